"""Reading the path for new hires."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from leeway.draft.terms import Word
from leeway.draft.training import Practise, Step
from leeway.draft.words import short
from leeway.keys import LESSONS, MOST_PRACTISED, PAGES, TYPES
from leeway.nodes import Entry, Node
from leeway.nodes import Mapping as MappingNode
from leeway.shape.reading import Reading, places_of, read_entries, read_list, read_mapping, wrong_kind
from leeway.shape.simple import declared, one_of, scalar, whole

_PRACTISE = "{cases: 6, phrases: 2, pass: 80%}"


def training(r: Reading, node: Node) -> tuple[Step, ...]:
    """The steps, in the order in which they are taken."""
    steps = read_entries(r, node, "training", "{first_day: {name: The first day, read: [stance]}}", _step)
    if isinstance(node, MappingNode) and not node.entries and not node.partial:
        r.say("empty-list", "a path has at least one step; without this key it is made from the policy", node.span)
    return steps


def _step(r: Reading, entry: Entry) -> Step | None:
    id_ = declared(r, entry.key, "step", ())
    values = read_mapping(r, entry.value, "step", entry.key.span)
    return None if id_ is None else Step(id=id_, **({"name": id_} | values))


def practise(r: Reading, node: Node) -> Practise | None:
    """What is practised; at least cases or phrases."""
    if not isinstance(node, MappingNode):
        wrong_kind(r, node, TYPES["practise"], _PRACTISE)
        return None
    if not {"cases", "phrases"} & places_of(node).keys() and not node.partial:
        message = f'practice needs "cases" or "phrases", and how many of them. Write for example: {_PRACTISE}'
        r.say("missing-key", message, node.span)
    return Practise(**read_mapping(r, node, "practise", node.span))


# Above zero, and no more than anybody has patience for.
practised = whole("practised", 1, MOST_PRACTISED, "cases: 6")


def pass_mark(r: Reading, node: Node) -> int | None:
    """How much must be right: a whole percentage of something."""
    found = scalar(r, node, "pass mark", "80%")
    if found is None:
        return None
    match = re.fullmatch(r"(\d{1,9})(\s*%)?", found.text, re.ASCII)
    number = int(match[1]) if match else 0
    if match and match[2] and 1 <= number <= 100:
        return number
    more = ": nobody can have more right than everything" if number > 100 else ""
    near = f"{number}%" if match and not match[2] and 1 <= number <= 100 else None
    message = f'"{short(found.text)}" is not {TYPES["pass mark"]}{more}. Write for example: pass: 80%'
    r.say("bad-pass-mark", message, found.span, near=near)
    return None


def _words(type_: str, words: tuple[str, ...]) -> Callable[[Reading, Node], tuple[Word, ...]]:
    """A reader of a list of words out of a fixed list."""
    word = one_of(type_, words)

    def read(r: Reading, node: Node) -> tuple[Word, ...]:
        return read_list(r, node, type_, f"[{words[0]}, {words[1]}]", word)

    return read


TRAINING: Mapping[str, Callable[[Reading, Node], Any]] = {
    "training": training,
    "practise": practise,
    "practised": practised,
    "pass mark": pass_mark,
    "pages": _words("pages", PAGES),
    "lessons": _words("lessons", LESSONS),
}
