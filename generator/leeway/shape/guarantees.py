"""Reading guarantees: the form that a sentence has, and what stands in the slots of its pattern."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from leeway.draft import Guarantee
from leeway.draft.terms import Broken, Expr, Lit, Word, part
from leeway.draft.words import listed, short
from leeway.draft.written import written
from leeway.guarantees import reading
from leeway.guarantees.pattern import Slot
from leeway.nodes import Node, Scalar
from leeway.offers.numbers import text as number_text
from leeway.shape.amounts import read_amount
from leeway.shape.called import NAMED, plain
from leeway.shape.reading import Reading, nothing_in, read_list, word, wrong_kind
from leeway.shape.sentences import condition
from leeway.shape.simple import LONGEST_VALUE
from leeway.shape.slug import slug
from leeway.shape.strays import stray

_EXAMPLE = "[a longer tenure never gets less]"
_JOINT = re.compile(r"\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or)\s+")
_PARTS = {what: part_ for part_, what in NAMED.items()}


def guarantees(r: Reading, node: Node) -> tuple[Guarantee, ...]:
    """Every sentence by the form that it fits; one that fits none is reported and left out."""
    return read_list(r, node, "guarantees", _EXAMPLE, _guarantee)


def _guarantee(r: Reading, node: Node) -> Guarantee | None:
    sentence = _sentence(r, node)
    if sentence is None or sentence.node is None:
        return None
    found = reading(sentence.text)
    if found is None:
        stray(r, sentence)
        return None
    form, fit = found
    parts: dict[str, Any] = {}
    for slot in fit.slots:
        key, read = _SLOTS[slot.name]
        value = read(r, sentence, slot)
        parts[key] = parts[key] + value if key == "remedies" and key in parts else value
    return Guarantee(sentence, slug(sentence.node), form, fit.pattern.said, **parts)


def _sentence(r: Reading, node: Node) -> Word | None:
    if not isinstance(node, Scalar) or nothing_in(node):
        wrong_kind(r, node, "a guarantee, which is a sentence", _EXAMPLE.strip("[]"))
        return None
    if len(node.text) > LONGEST_VALUE:
        r.say("too-long", f"a guarantee is one sentence, but this has {len(node.text):,} characters", node.span)
        return None
    return word(node)


def _one(what: str) -> Callable[[Reading, Word, Slot], Word]:
    """A reader of one name: of a level, of a fact."""
    return lambda r, sentence, slot: name(r, what, sentence, slot.start, slot.end)


def _several(what: str) -> Callable[[Reading, Word, Slot], tuple[Word, ...]]:
    """A reader of several names in a row: `a`, `a and b`, `a, b and c`."""
    return lambda r, sentence, slot: tuple(_names(r, what, sentence, slot))


def name(r: Reading, what: str, sentence: Word, start: int, end: int) -> Word:
    """The id of what a stretch of the sentence names, by id or by name; what is not known stays as it is written.

    What two are called is reported.
    """
    text, span = " ".join(sentence.text[start:end].split()), part(sentence, start, end)
    ids = _known(r, what, text)
    if len(ids) > 1:
        message = f'"{short(text)}" is the name of more than one {what}. Say which one by its own word: {listed(ids)}'
        r.say("bad-guarantee", message, span)
    return Word(ids[0] if ids else text, span)


def _known(r: Reading, what: str, text: str) -> tuple[str, ...]:
    return r.called.get(_PARTS[what], {}).get(plain(text), ())


def _names(r: Reading, what: str, sentence: Word, slot: Slot) -> Iterator[Word]:
    """The names of a row, each as long as it can be: a name may have an `and` of its own."""
    text = sentence.text[slot.start : slot.end]
    joints = [(found.start(), found.end()) for found in _JOINT.finditer(text)]
    starts, ends = [0, *(end for _, end in joints)], [*(start for start, _ in joints), len(text)]
    at = 0
    while at < len(starts):
        until = next((one for one in range(len(ends) - 1, at, -1) if _known(r, what, text[starts[at] : ends[one]])), at)
        if text[starts[at] : ends[until]].strip():
            yield name(r, what, sentence, slot.start + starts[at], slot.start + ends[until])
        at = until + 1


def _share(r: Reading, sentence: Word, slot: Slot) -> Lit | Broken:
    """A share, which is a written percentage."""
    text = sentence.text[slot.start : slot.end]
    said = {"half": "50%", "a half": "50%", "a third": "33%", "a quarter": "25%", "all": "100%"}.get(text.lower())
    found: Expr = Broken(sentence.span) if said else read_amount(r, sentence, slot.start, slot.end)
    if isinstance(found, Lit) and found.unit == "percent":
        return found
    if said or not isinstance(found, Broken):
        near = said or (f"{number_text(found.value * 100)}%" if isinstance(found, Lit) and found.unit == "number" else "50%")
        shown = text if said else written(found)
        message = f'the share of a guarantee is a written percentage, and "{short(shown)}" is none. Write for example: {near}'
        r.say("bad-guarantee", message, part(sentence, slot.start, slot.end))
    return Broken(sentence.span)


def _amount(r: Reading, sentence: Word, slot: Slot) -> Expr:
    return read_amount(r, sentence, slot.start, slot.end)


# What each slot of a pattern becomes in the draft, and how it is read.
_SLOTS: Mapping[str, tuple[str, Callable[[Reading, Word, Slot], Any]]] = {
    "level": ("level", _one("level")),
    "of": ("of", _one("level")),
    "share": ("share", _share),
    "fact": ("fact", _one("fact")),
    "remedies": ("remedies", _several("remedy")),
    "situations": ("situations", _several("situation")),
    "condition": ("when", condition),
    "amount": ("at_most", _amount),
}
