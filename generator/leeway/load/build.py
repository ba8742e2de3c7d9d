"""Events of the YAML parser to located nodes, with a stack of our own: depth is limited, never the interpreter's."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

import yaml
from yaml._yaml import CParser

from leeway.draft.words import MOST_PROBLEMS, too_many_problems
from leeway.load.scalars import control, cut_number, goes_on, is_number
from leeway.load.syntax import explain
from leeway.nodes import Entry, Hole, Mapping, Node, Scalar, Sequence
from leeway.problems import Problem, Related, Span

DEEPEST = 40
MOST_VALUES = 150_000


@dataclass(frozen=True, slots=True)
class Built:
    """What came of one text: `broken` is the syntax error that ended it."""

    node: Node | None
    problems: tuple[Problem, ...]
    broken: Problem | None = None


@dataclass(slots=True)
class _Frame:
    """One mapping or list that is still open. In a mapping, `key` waits for its value; `drop` throws the value away."""

    mapping: bool
    flow: bool
    span: Span
    entries: dict[str, Entry] = field(default_factory=dict)
    items: list[Node] = field(default_factory=list)
    key: Scalar | None = None
    drop: bool = False
    partial: bool = False
    number: Span | None = None  # the last one that its comma cut


def build(text: str) -> Built:
    """The nodes of a text, and its problems."""
    builder = _Builder(text)
    try:
        builder.run(CParser(text))
    except yaml.MarkedYAMLError as error:
        return Built(None, (), explain(text, error))
    except _Enough as enough:
        return Built(None, (*builder.problems, enough.problem))
    return Built(None if builder.documents > 1 else builder.root, tuple(builder.problems))


class _Enough(Exception):
    """Reading stops here; the problem says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


class _Builder:
    """The state of one reading: the open frames, and the problems found so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.stack: list[_Frame] = []
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self.documents = 0
        self.values = 0

    def run(self, parser: Any) -> None:
        """Read event by event; a second document ends the reading."""
        while parser.check_event():
            event = parser.get_event()
            if isinstance(event, yaml.DocumentStartEvent):
                self.documents += 1
                if self.documents > 1:
                    self.problems.append(_second_document(_span(event)))
                    return
            else:
                self.take(event)

    def take(self, event: yaml.Event) -> None:
        """One event that is part of a node."""
        self.values += 1
        if self.values > MOST_VALUES:
            raise _Enough(_too_many_values(_span(event)))
        if len(self.problems) >= MOST_PROBLEMS:
            raise _Enough(too_many_problems(_span(event)))
        if isinstance(event, yaml.ScalarEvent):
            self.scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self.decorations(event)
            self.open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.close(event)
        elif isinstance(event, yaml.AliasEvent):
            self.problems.append(_alias(event))
            self.put(Hole(_span(event)))

    def scalar(self, event: yaml.ScalarEvent) -> None:
        """A text; an empty file has one, too, which does not count."""
        if event.anchor is not None or event.tag is not None:
            self.decorations(event)
        raw = self.text[_mark(event).index : _mark(event, True).index]
        if raw or self.stack or event.value:
            found = Scalar(event.value, _span(event), raw, event.style or "")
            problem = control(found)
            self.problems += [problem] if problem else []
            self.put(Hole(found.span) if problem else found)

    def open(self, event: yaml.CollectionStartEvent) -> None:
        """A mapping or list begins."""
        if len(self.stack) >= DEEPEST:
            raise _Enough(_too_deep(_stretch(event, 1)))
        mapping = isinstance(event, yaml.MappingStartEvent)
        self.stack.append(_Frame(mapping, bool(event.flow_style), _stretch(event, 1)))

    def close(self, event: yaml.CollectionEndEvent) -> None:
        """A mapping or list is complete."""
        frame = self.stack.pop()
        span = frame.span
        if frame.flow:
            span = replace(span, end_line=_mark(event, True).line + 1, end_column=_mark(event, True).column + 1)
        if frame.mapping:
            entries = tuple(frame.entries.values())
            if entries and not frame.flow:
                span = entries[0].key.span
            self.put(Mapping(entries, span, frame.flow, frame.partial))
        else:
            self.put(Sequence(tuple(frame.items), span, frame.partial))

    def put(self, node: Node) -> None:
        """Hand a complete node to whatever is open around it."""
        if not self.stack:
            self.root = node
            return
        frame = self.stack[-1]
        if not frame.mapping:
            frame.items.append(node)
        elif frame.key is None and not frame.drop:
            self.put_key(frame, node)
        else:
            if frame.key is not None and not frame.drop:
                frame.entries[frame.key.text] = Entry(frame.key, node)
            frame.key, frame.drop = None, False

    def put_key(self, frame: _Frame, node: Node) -> None:
        """A key: its value is still to come, and is thrown away where the key cannot stand."""
        if frame.flow and isinstance(node, Scalar) and frame.entries and self.cut(frame, node):
            return
        refused = self.refused(frame, node)
        if isinstance(node, Scalar) and refused is None:
            frame.key = node
            return
        frame.drop = True
        if refused is not None:
            self.problems.append(refused)
            frame.partial = frame.partial or refused.code != "duplicate-key"

    def cut(self, frame: _Frame, key: Scalar) -> bool:
        """Whether the key is the rest of a number that its comma cut off (`$1,250`, `1,000,000`); told once."""
        last = next(reversed(frame.entries.values()))
        again = isinstance(last.value, Hole) and last.value.span == frame.number
        if not goes_on(last.value, key) or not (again or is_number(last.value)):
            return False
        span = last.value.span
        if not again:
            self.problems.append(cut_number(self.text.split("\n", span.end_line)[span.end_line - 1], span))
        frame.number = replace(span, end_column=key.span.end_column)
        frame.entries[last.key.text] = Entry(last.key, Hole(frame.number))
        frame.drop = frame.partial = True
        return True

    def refused(self, frame: _Frame, node: Node) -> Problem | None:
        """Why this node cannot be a key here, if so."""
        if isinstance(node, Hole):
            frame.partial = True
            return None
        if not isinstance(node, Scalar):
            return Problem("key-is-no-word", "a key is one word before a colon, not a list or a mapping", node.span)
        if node.text == "<<" and not node.style:
            return Problem("merge-key", _MERGE, node.span)
        first = frame.entries.get(node.text)
        return None if first is None else _duplicate(node, first.key)

    def decorations(self, event: yaml.NodeEvent) -> None:
        """Anchors and tags: refused, and the value under them is read as if they were not there."""
        tag = getattr(event, "tag", None)
        if event.anchor is None and tag is None:
            return
        span = _decoration_span(self.text, event)
        if event.anchor is not None:
            self.problems.append(Problem("anchor", _ANCHOR.format(event.anchor[:40]), span))
        if tag is not None:
            self.problems.append(Problem("tag", _TAG, span))


_MERGE = "the key << copies keys from elsewhere; a policy says each thing where it stands. Write the keys out here"
_ANCHOR = (
    "&{} marks a value for copying; a policy says each thing where it stands. Delete the mark; a text "
    "that begins with & needs quotes"
)
_TAG = "! gives a value a type by hand, which a policy never needs. Delete it; a text that begins with ! needs quotes"


def _mark(event: yaml.Event, end: bool = False) -> Any:
    """Where an event begins or ends; libyaml always says."""
    return event.end_mark if end else event.start_mark


def _span(event: yaml.Event) -> Span:
    start, end = _mark(event), _mark(event, True)
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _stretch(event: yaml.Event, width: int) -> Span:
    """So many characters from where an event begins."""
    start = _mark(event)
    return Span(start.line + 1, start.column + 1, start.line + 1, start.column + 1 + width)


def _decoration_span(text: str, event: yaml.NodeEvent) -> Span:
    """The word that begins with & or !, at which libyaml lets the event begin."""
    start = _mark(event).index
    word = re.compile(r"\S{1,60}").match(text, start)
    return _stretch(event, len(word[0]) if word else 1)


def _alias(event: yaml.AliasEvent) -> Problem:
    name = str(event.anchor)[:40]
    message = (
        f"*{name} copies a value from elsewhere; a policy says each thing where it stands. Write the value out "
        "here; a text that begins with * needs quotes"
    )
    return Problem("alias", message, _span(event))


def _second_document(span: Span) -> Problem:
    message = "--- begins a second document; a policy is one document in one file. Delete this line or what follows it"
    return Problem("several-documents", message, span)


def _duplicate(again: Scalar, first: Scalar) -> Problem:
    message = f'"{again.text[:60]}" stands here a second time; each key is given once'
    related = Related("it was first given here", first.span)
    return Problem("duplicate-key", message, again.span, related=(related,))


def _too_deep(span: Span) -> Problem:
    message = f"values are nested more than {DEEPEST} deep here; no part of a policy needs that. Is a bracket left open?"
    return Problem("nested-too-deeply", message, span)


def _too_many_values(span: Span) -> Problem:
    return Problem("too-large", f"a policy file holds at most {MOST_VALUES:,} keys and values; here they are used up", span)
