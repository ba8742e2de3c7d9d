"""What the shape stage carries along while it reads, and how every mapping is read: by the tables in `leeway.keys`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from leeway.draft import Fact
from leeway.draft.terms import Word
from leeway.draft.words import MOST_PROBLEMS, listed, meant, short, too_many_problems
from leeway.keys import KINDS, MOMENTS, TYPES, Key
from leeway.nodes import Entry, Hole, Node, Scalar, Sequence
from leeway.nodes import Mapping as MappingNode
from leeway.offers.values import Currency
from leeway.problems import Problem, Related, Span

NOWHERE = Span(1, 1, 1, 2)
Reader = Callable[["Reading", Node], Any]


_POINTS = {name: Fact(Word(name, NOWHERE), Word("", NOWHERE), kind) for name, kind in MOMENTS.items()}


# What other words for a key mean, where no spelling tells.
_KEYS: Mapping[str, Mapping[str, str]] = {
    "remedy": {
        **dict.fromkeys(("minimum", "min", "at_minimum", "floor"), "at_least"),
        **dict.fromkeys(("maximum", "max", "cap", "at_maximum", "ceiling", "up_to"), "at_most"),
        **dict.fromkeys(("if", "when", "only_if", "condition", "unless", "except", "not_when"), "only_when"),
    },
}


class Enough(Exception):
    """There are more problems than anybody reads."""


class Reading:
    """One reading of one policy: the problems so far, and what later parts need to know of earlier ones.

    `rates` has the unit of every rate, `names` every fact and rate, `units` the stems of what is
    counted, `called` what people call the entries of a part (see `leeway.shape.called`): all known before any of them is read.
    """

    def __init__(self, readers: Mapping[str, Reader]) -> None:
        self.readers = readers
        self.problems: list[Problem] = []
        self.currency: Currency | None = None
        self.money_word = ""
        self.facts: dict[str, Fact] = {}
        self.rates: dict[str, str] = {}
        self.names: frozenset[str] = frozenset()
        self.unread: set[str] = set()
        self.units: frozenset[str] = frozenset()
        self.levels: tuple[str, ...] = ()
        self.called: dict[str, dict[str, tuple[str, ...]]] = {}
        self.complete = True

    def fact(self, name: str) -> Fact | None:
        """The fact of a name; `today` and `now` are facts that nobody declares."""
        return self.facts.get(name) or _POINTS.get(name)

    def say(self, code: str, message: str, span: Span, related: tuple[Related, ...] = (), near: str | None = None) -> None:
        """Report a problem. After a hundred the reading ends: nobody reads more, and a hostile file could have a million."""
        if len(self.problems) == MOST_PROBLEMS:
            self.problems.append(too_many_problems(span))
            raise Enough
        self.problems.append(Problem(code, message, span, related=related, nearest=near))


def wrong_kind(r: Reading, node: Node, wanted: str, example: str) -> None:
    """Report that a node is a list, mapping or text where something else belongs; a hole was reported already."""
    if isinstance(node, Hole):
        return
    if isinstance(node, Scalar):
        found = "there is nothing" if node.empty else f'"{short(node.text)}" is a text'
    else:
        found = "this is a list" if isinstance(node, Sequence) else "this is a mapping (keys with colons)"
    hint = f". Write for example: {example}" if example else ""
    r.say("wrong-kind", f"here belongs {wanted}, but {found}{hint}", node.span)


def entries_of(r: Reading, node: Node, wanted: str, example: str) -> tuple[Entry, ...]:
    """The entries of a mapping, or none and a problem."""
    if isinstance(node, MappingNode):
        r.complete = r.complete and not node.partial
        return node.entries
    wrong_kind(r, node, wanted, example)
    return ()


def items_of(r: Reading, node: Node, wanted: str, example: str) -> tuple[Node, ...]:
    """The items of a list, or none and a problem."""
    if isinstance(node, Sequence):
        if not node.items and not node.partial:
            r.say("empty-list", f"this list is empty. Write for example: {example}", node.span)
        return node.items
    wrong_kind(r, node, wanted, example)
    return ()


def read_mapping(r: Reading, node: Node, kind: str, owner: Span, extra: tuple[str, ...] = ()) -> dict[str, Any]:
    """The values of a mapping by the draft's names. What is missing or wrong is reported and left out.

    `owner` is the place that a missing key is reported at; keys named in `extra` are the caller's.
    """
    table = KINDS[kind]
    example = f"{table.keys[0].name}: {table.keys[0].example}"
    entries = entries_of(r, node, f"{table.name} with its keys", example)
    if not isinstance(node, MappingNode):
        return {}
    rows = {key.name: key for key in table.keys}
    probably = _unknown_keys(r, node, kind, (*rows, *extra))
    present = {entry.key.text for entry in entries} | probably
    for row in table.keys:
        if row.required and row.name not in present and not node.partial:
            r.say("missing-key", f'{table.name} needs "{row.name}": {row.doc}. {_write(row)}', owner)
    found = ((rows[e.key.text], value(r, e, rows[e.key.text])) for e in entries if e.key.text in rows)
    return {row.field or row.name: read for row, read in found if read is not None}


def value(r: Reading, entry: Entry, row: Key) -> Any:
    """The value under one key, read by its type; None where it cannot be read."""
    node = entry.value
    if isinstance(node, Scalar) and nothing_in(node) and row.type != "nothing":
        r.say("missing-value", f'"{row.name}" has no value. {_write(row)}', entry.key.span)
        return None
    return r.readers[row.type](r, node)


def _write(row: Key) -> str:
    return f"Write for example: {row.name}: {row.example}"


def _unknown_keys(r: Reading, node: MappingNode, kind: str, known: tuple[str, ...]) -> set[str]:
    """Report the keys that this kind does not have; the words they were probably meant to be."""
    given = {entry.key.text for entry in node.entries}
    probably = set()
    for entry in node.entries:
        if entry.key.text not in known:
            word = entry.key.text.lower()
            near = _KEYS.get(kind, {}).get(word) or meant(entry.key.text, [word for word in known if word not in given])
            turned = kind == "remedy" and word in ("unless", "except", "not_when")
            code, message, span = _unknown_key(entry, node, kind, known)
            message = f"{message}. What must not hold is written: only_when: {{not: {{leaving: yes}}}}" if turned else message
            r.say(code, message, span, near=near if ":" not in word and not turned else None)
            probably |= {near} if near else set()
    return probably


def _unknown_key(entry: Entry, node: MappingNode, kind: str, known: tuple[str, ...]) -> tuple[str, str, Span]:
    key = entry.key
    valueless = isinstance(entry.value, Scalar) and entry.value.empty
    if valueless and node.flow and ":" not in key.text and not meant(key.text, known):
        message = (
            "this stands behind a comma inside { }, where a comma begins the next key. Put a text with a comma in "
            'quotes, for example: "Is it ours, or theirs?"'
        )
        return "comma-in-text", message, key.span
    if valueless and ":" in key.text:
        return "missing-space", f'a space is missing after the colon in "{short(key.text)}"', key.span
    return "unknown-key", f'{KINDS[kind].name} has no key "{short(key.text)}". It has: {listed(known, "and", 30)}', key.span


def nothing_in(node: Scalar) -> bool:
    """Whether a scalar says nothing: empty, white space, or the words that YAML has for nothing."""
    return not node.text.strip() or (not node.style and node.text in ("~", "null", "Null", "NULL"))


def key_word(node: Scalar) -> Word:
    """A key as a word, exactly as it stands."""
    return Word(node.text, node.span, node)


def word(node: Scalar) -> Word:
    """A scalar as a word, without white space around it."""
    return Word(node.text.strip(), node.span, node)


def places_of(node: Node) -> dict[str, Span]:
    """Which keys a mapping has, and where; none of anything else."""
    return {entry.key.text: entry.key.span for entry in node.entries} if isinstance(node, MappingNode) else {}


def read_entries(r: Reading, node: Node, type_: str, example: str, read: Callable[[Reading, Entry], Any]) -> tuple[Any, ...]:
    """Every entry of a mapping by one reader; what cannot be read is left out."""
    found = [read(r, entry) for entry in entries_of(r, node, TYPES[type_], example)]
    return tuple(one for one in found if one is not None)


def read_list(r: Reading, node: Node, type_: str, example: str, read: Callable[[Reading, Node], Any]) -> tuple[Any, ...]:
    """Every item of a list by one reader; what cannot be read is left out."""
    found = [read(r, item) for item in items_of(r, node, TYPES[type_], example)]
    return tuple(one for one in found if one is not None)
