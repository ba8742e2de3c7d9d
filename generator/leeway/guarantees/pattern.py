"""Sentence patterns, and the matcher that reads a sentence by them.

A pattern is written as it reads: `what [the] {level} may give [of {remedies}]`. A word stands for itself, `is|are` for one of
several words, `{level}` is a slot for one word or more, and what stands in brackets may be left out. Commas may always be
left out; the case of letters and the width of white space say nothing.

Matching is the cheapest alignment of the sentence's words with the pattern's steps. An alignment without a wrong word is a
match; otherwise its first wrong words are where the sentence departs from the pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(r"[^\s,]+(?:,[^\s,]+)*|,")
_PART = re.compile(r"[\[\],]|\{(\w+)\}|[^\s\[\],{}]+")
# A word that departs from the pattern costs more than any number of words in a slot, of which fewer are better.
_WRONG = 10_000
_NEVER = 1 << 60


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to write a form; `said` is what choosing it says, by the keys of the compiled guarantee."""

    text: str
    said: tuple[tuple[str, bool | str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a comma of a sentence, in small letters, with its place in the text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Slot:
    """What a sentence has in a slot of a pattern: the characters `start` to `end` of its text."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Departure:
    """Where a sentence departs from a pattern: it has the characters `start` to `end` where the pattern has `wanted`.

    With `start` = `end` nothing stands there; with nothing wanted, what stands there has no place.
    """

    start: int
    end: int
    wanted: str


@dataclass(frozen=True, slots=True)
class Fit:
    """A sentence read by a pattern: its slots where it fits, otherwise where it departs first.

    `wrong` is how much of the pattern's own words are wrong or missing, of 1 for all of them.
    """

    pattern: Pattern
    slots: tuple[Slot, ...]
    wrong: float
    cost: int
    departure: Departure | None = None


@dataclass(frozen=True, slots=True)
class _Step:
    """One word of a pattern (any of `words`) or a slot; `skips` are the steps that one may go on with instead."""

    words: tuple[str, ...]
    slot: str = ""
    skips: tuple[int, ...] = ()
    needed: bool = True


def fit(pattern: Pattern, text: str) -> Fit:
    """The sentence read by the pattern, as well as it can be."""
    steps, words = _steps(pattern.text), tokens(text)
    moves, cost = _aligned(steps, words)
    slots = tuple(_slots(moves, steps, words))
    if cost < _WRONG:
        return Fit(pattern, slots, 0, cost)
    return Fit(pattern, slots, cost // _WRONG / sum(step.needed for step in steps), cost, _departure(moves, steps, words))


def possible(pattern: Pattern, text: str) -> bool:
    """Whether a sentence has all the words that the pattern needs, so that it may fit; quick to tell."""
    found = {token.text for token in tokens(text)}
    return all(not step.words or not step.needed or not found.isdisjoint(step.words) for step in _steps(pattern.text))


def words_of(pattern: Pattern) -> Iterator[str]:
    """Every word of the pattern, also of those of which one is written; no commas."""
    yield from (word for step in _steps(pattern.text) for word in step.words if word != ",")


@lru_cache(maxsize=64)
def tokens(text: str) -> tuple[Token, ...]:
    """The words and commas of a sentence; a full stop at its end is none of them."""
    end = len(text.rstrip()) - text.rstrip().endswith(".")
    return tuple(Token(found[0].lower(), found.start(), found.end()) for found in _TOKEN.finditer(text[:end]))


@lru_cache(maxsize=64)
def _steps(text: str) -> tuple[_Step, ...]:
    steps: list[_Step] = []
    skips: dict[int, list[int]] = {}
    opened: list[int] = []
    for part in _PART.finditer(text):
        if part[0] == "[":
            opened.append(len(steps))
        elif part[0] == "]":
            skips.setdefault(opened.pop(), []).append(len(steps))
        else:
            if part[0] == ",":
                skips.setdefault(len(steps), []).append(len(steps) + 1)
            needed = not opened and part[0] != ","
            steps.append(_Step(() if part[1] else tuple(part[0].split("|")), part[1] or "", needed=needed))
    return tuple(_Step(one.words, one.slot, tuple(skips.get(at, ())), one.needed) for at, one in enumerate(steps))


# A move of an alignment: how, and the token and the step that it takes (or stands before).
_Move = tuple[str, int, int]


def _aligned(steps: Sequence[_Step], words: Sequence[Token]) -> tuple[list[_Move], int]:
    """The cheapest way through the words and the steps, and what it costs."""
    costs = [[_NEVER] * (len(steps) + 1) for _ in range(len(words) + 1)]
    came: dict[tuple[int, int], tuple[str, int, int]] = {}
    costs[0][0] = 0
    for at, row in enumerate(costs):
        for step, cost in enumerate(row):
            for how, next_at, next_step, price in _moves(steps, words, at, step):
                if cost + price < costs[next_at][next_step]:
                    costs[next_at][next_step] = cost + price
                    came[next_at, next_step] = (how, at, step)
    moves, here = [], (len(words), len(steps))
    while here in came:
        moves.append(came[here])
        here = came[here][1:]
    return moves[::-1], costs[-1][-1]


def _moves(steps: Sequence[_Step], words: Sequence[Token], at: int, step: int) -> Iterator[tuple[str, int, int, int]]:
    if step < len(steps):
        one = steps[step]
        yield from (("skip", at, other, 0) for other in one.skips)
        if at < len(words) and one.slot:
            yield "slot", at + 1, step + 1, 1
            yield "slot", at + 1, step, 1
        elif at < len(words):
            right = words[at].text in one.words
            yield "word" if right else "other", at + 1, step + 1, 0 if right else _WRONG
        yield "missing", at, step + 1, _WRONG
    if at < len(words):
        yield "extra", at + 1, step, _WRONG


def _slots(moves: Sequence[_Move], steps: Sequence[_Step], words: Sequence[Token]) -> Iterator[Slot]:
    places: dict[int, list[int]] = {}
    for how, at, step in moves:
        if how == "slot":
            places.setdefault(step, []).append(at)
    yield from (Slot(steps[step].slot, words[found[0]].start, words[found[-1]].end) for step, found in places.items())


def _departure(moves: Sequence[_Move], steps: Sequence[_Step], words: Sequence[Token]) -> Departure:
    """The first run of wrong moves."""
    first = next(index for index, (how, _, _) in enumerate(moves) if how in ("other", "missing", "extra"))
    run = []
    for how, at, step in moves[first:]:
        if how in ("word", "slot"):
            break
        run += [(how, at, step)] if how != "skip" else []
    found = [words[at] for how, at, _ in run if how != "missing"]
    wanted = [steps[step] for how, _, step in run if how != "extra"]
    said = " ".join(one.slot.upper() if one.slot else one.words[0] for one in wanted)
    if found:
        return Departure(found[0].start, found[-1].end, said)
    before = words[run[0][1] - 1].end if run[0][1] else 0
    return Departure(before, before, said)
