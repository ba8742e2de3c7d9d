"""Conditions inside sentences: `fault is ours and tenure is at least 4 years and under 10 years`.

What stands behind `is` is what stands behind the colon of a condition elsewhere, and is read by the same reader.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from leeway.draft import Fact
from leeway.draft.terms import Broken, Cond, Word, part
from leeway.draft.words import short
from leeway.guarantees.pattern import Slot
from leeway.nodes import Entry, Mapping, Scalar, piece
from leeway.shape import conditions
from leeway.shape.called import plain
from leeway.shape.comparisons import example_of
from leeway.shape.reading import Reading

_AND = re.compile(r"\s+and\s+")
_IS = re.compile(r"\s+(?:is|are)\s+", re.IGNORECASE)
_OR = re.compile(r"\s+or\s+(?=(.+?)\s+(?:is|are)\s)")


@dataclass(frozen=True, slots=True)
class _Test:
    """Places in the sentence: of the fact's name, and of what it must be."""

    start: int
    name_end: int
    value: int
    end: int


def condition(r: Reading, sentence: Word, slot: Slot) -> Cond:
    """The condition in a slot: one fact with what it must be, or several joined by `and`."""
    tests = _tests(r, sentence, slot)
    if tests is None or sentence.node is None:
        return Broken(sentence.span)
    lead = len(sentence.node.text) - len(sentence.node.text.lstrip())
    entries = []
    for one in tests:
        key = piece(sentence.node, lead + one.start, lead + one.name_end)
        value = piece(sentence.node, lead + one.value, lead + one.end)
        entries.append(Entry(replace(key, text=_id(r, sentence, one, key)), value))
    return conditions.condition(r, Mapping(tuple(entries), part(sentence, slot.start, slot.end)))


def _id(r: Reading, sentence: Word, one: _Test, key: Scalar) -> str:
    """The fact's id; the name as it is written where no fact, or more than one, is called so."""
    ids = _facts(r, key.text)
    if len(ids) > 1:
        message = f'"{short(key.text)}" is the name of more than one fact. Say which one by its own word: {" or ".join(ids)}'
        r.say("bad-guarantee", message, part(sentence, one.start, one.name_end))
    return ids[0] if ids else " ".join(key.text.split())


def _facts(r: Reading, text: str) -> tuple[str, ...]:
    moment = plain(text) if r.fact(plain(text)) else ""
    return r.called.get("facts", {}).get(plain(text)) or ((moment,) if moment else ())


def _fact(r: Reading, text: str) -> Fact | None:
    ids = _facts(r, text)
    return r.fact(ids[0]) if ids else None


def _tests(r: Reading, sentence: Word, slot: Slot) -> list[_Test] | None:
    """The tests of a condition; None and a problem where it is none.

    An `and` within what a fact must be joins its comparisons.
    """
    text = sentence.text
    joints = [(found.start(), found.end()) for found in _AND.finditer(text, slot.start, slot.end)]
    starts, ends = [slot.start, *(end for _, end in joints)], [*(start for start, _ in joints), slot.end]
    tests: list[_Test] = []
    for start, end in zip(starts, ends):
        found = _IS.search(text, start, end)
        if found and found.end() < end:
            tests.append(_Test(start, found.start(), found.end(), end))
        elif tests and not _fact(r, text[start:end]):
            tests[-1] = replace(tests[-1], end=end)
        else:
            _no_test(r, sentence, start, end)
            return None
    return None if any(_alternative(r, sentence, one) for one in tests) else tests


def _no_test(r: Reading, sentence: Word, start: int, end: int) -> None:
    """Report words that say no fact and what it must be."""
    words = sentence.text[start:end].split()
    cut = next((at for at in range(len(words), 0, -1) if _fact(r, " ".join(words[:at]))), 0)
    fact = _fact(r, " ".join(words[:cut])) if cut else next(iter(r.facts.values()), None)
    rest = " ".join(words[cut:]).lstrip(":=").strip() if cut else ""
    shown = f"{fact.id.text} is {rest or example_of(r, fact)}" if fact else "fault is ours"
    message = 'a condition in a sentence is a fact, then "is", then what it must be; "and" joins several'
    r.say("bad-guarantee", f"{message}. Write for example: {short(shown, 80)}", part(sentence, start, end))


def _alternative(r: Reading, sentence: Word, one: _Test) -> bool:
    """Report `fault is ours or leaving is yes`: two conditions of which one is enough are two guarantees."""
    found = next((m for m in _OR.finditer(sentence.text, one.value, one.end) if _fact(r, m[1])), None)
    if found is None:
        return False
    message = '"or" joins what one fact can be, not two facts. Where one of two conditions is enough, write a sentence for each'
    r.say("bad-guarantee", message, part(sentence, found.start() + 1, one.end))
    return True
