"""A text as words with their places: contractions taken apart, each word with its stem and with what stands before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from leeway.desk.coach.rules import Rules

_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u201b\u02bc\u00b4`", "'"))
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*|&")
_QUOTED = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
_ENDS = re.compile(r"[.!?;:\u2026]|\n\s*\n|\n\s*[-*\u2022\u00b7\u2013]\s")
_PAUSES = re.compile(r"[,\u2013\u2014()]|(?<!\w)-|-(?!\w)")


class Word(NamedTuple):
    """A word in small letters, its stem, where it stands (`start` to `end`, in characters), and what stands before it.

    `begins`: a sentence, or another part of a list, begins with it; `paused`: there is a comma, a dash or a bracket before it.
    """

    said: str
    stem: str
    start: int
    end: int
    gap: str = ""
    begins: bool = False
    paused: bool = False


def words(text: str, rules: Rules, mend: Callable[[str], str] = str) -> tuple[Word, ...]:
    """The words of a text, without the lines that are quoted from a mail (`> ...`); slips of the keys as `mend` has them."""
    plain = _QUOTED.sub(lambda line: "\n" * len(line[0]), text).translate(_APOSTROPHES)
    return tuple(_turned(_negated([*_apart(plain, rules, mend)], rules), rules))


def _apart(text: str, rules: Rules, mend: Callable[[str], str]) -> Iterator[Word]:
    behind, before = 0, "\n\n"
    for found in _WORD.finditer(text):
        start, end = found.span()
        gap = before + text[behind:start]
        for part in _parts(found[0].lower(), rules):
            said = mend(part)
            yield Word(said, rules.stem(said), start, end, gap, *_breaks(gap))
            gap = ""
        behind, before = end, ""


@lru_cache(maxsize=1 << 10)
def _breaks(gap: str) -> tuple[bool, bool]:
    return bool(_ENDS.search(gap)), bool(_PAUSES.search(gap))


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
        word._replace(stem=first) if word.stem in rules.negated and after == rules.nots else word
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
            breaks = ("", False, False) if number else (first.gap, first.begins, first.paused)
            yield Word(stem, stem, first.start, last.end, *breaks)
        at += len(row)


def _row(found: Sequence[Word], at: int, longest: int, rules: Rules) -> tuple[str, ...] | None:
    for length in range(longest, 1, -1):
        stems = tuple(word.stem for word in found[at : at + length])
        if stems in rules.turns and not any(word.begins or word.paused for word in found[at + 1 : at + length]):
            return stems
    return None
