"""A text as words with their places: contractions taken apart, each word with its stem and with what stands before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from leeway.desk.coach.rules import Rules

_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u201b\u02bc\u00b4`", "'"))
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*|&")
_QUOTED = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
_ENDS = re.compile(r"[.!?;:\u2026]|\n\s*\n|\n\s*[-*\u2022\u00b7\u2013]\s")
_PAUSES = re.compile(r"[,\u2013\u2014()]|(?<!\w)-|-(?!\w)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word in small letters, its stem, where it stands (`start` to `end`, in characters), and what stands before it."""

    said: str
    stem: str
    start: int
    end: int
    gap: str

    @property
    def begins(self) -> bool:
        """Whether a sentence, or another part of a list, begins with it."""
        return bool(_ENDS.search(self.gap))

    @property
    def paused(self) -> bool:
        """Whether there is a comma, a dash or a bracket before it."""
        return bool(_PAUSES.search(self.gap))


def words(text: str, rules: Rules) -> tuple[Word, ...]:
    """The words of a text, without the lines that are quoted from a mail (`> ...`)."""
    plain = _QUOTED.sub(lambda line: "\n" * len(line[0]), text).translate(_APOSTROPHES)
    return tuple(_turned(_negated([*_apart(plain, rules)], rules), rules))


def _apart(text: str, rules: Rules) -> Iterator[Word]:
    behind, before = 0, "\n\n"
    for found in _WORD.finditer(text):
        parts = _parts(found[0].lower(), rules)
        for number, part in enumerate(parts):
            gap = "" if number else before + text[behind : found.start()]
            yield Word(part, rules.stem(part), found.start(), found.end(), gap)
        behind, before = found.end(), ""


def _parts(word: str, rules: Rules) -> tuple[str, ...]:
    if word in rules.whole:
        return rules.whole[word]
    tail = next((one for one in rules.tails if len(word) > len(one) and word.endswith(one)), None)
    return (word.removesuffix(tail), rules.tails[tail]) if tail else (word,)


def _negated(found: list[Word], rules: Rules) -> list[Word]:
    """`don't`, `won't` and `can't` as one."""
    if not rules.negated:
        return found
    first = min(rules.negated)
    behind = [*(word.stem for word in found[1:]), ""]
    return [
        replace(word, stem=first) if word.stem in rules.negated and after == rules.nots else word
        for word, after in zip(found, behind, strict=False)
    ]


def _turned(found: Sequence[Word], rules: Rules) -> Iterator[Word]:
    """Words in a row that count as others; those keep the place of the whole row."""
    longest = max(map(len, rules.turns), default=0)
    at = 0
    while at < len(found):
        row = _row(found, at, longest, rules)
        if row is None:
            yield found[at]
            at += 1
            continue
        first, last = found[at], found[at + len(row) - 1]
        for number, stem in enumerate(rules.turns[row]):
            gap = "" if number else first.gap
            yield Word(stem, stem, first.start, last.end, gap)
        at += len(row)


def _row(found: Sequence[Word], at: int, longest: int, rules: Rules) -> tuple[str, ...] | None:
    for length in range(longest, 1, -1):
        stems = tuple(word.stem for word in found[at : at + length])
        if stems in rules.turns and not any(word.begins or word.paused for word in found[at + 1 : at + length]):
            return stems
    return None
