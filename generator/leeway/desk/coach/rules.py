"""How words of a language vary: the little that the coach knows of it. No dictionary, no grammar; the policy has the phrases."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Rules:
    """What varies without changing what is said. Words are in small letters, their stems as `stem` makes them."""

    stem: Callable[[str], str]
    whole: Mapping[str, tuple[str, ...]]  # words that are several: `dont`, `cannot`
    tails: Mapping[str, str]  # endings with an apostrophe, as words of their own
    turns: Mapping[tuple[str, ...], tuple[str, ...]]  # stems in a row that count as others
    negated: frozenset[str] = _NONE  # stems that count as one before `nots`
    nots: str = ""
    between: frozenset[str] = _NONE  # stems that may stand between the words of a phrase
    strangers: int = 0  # words of a phrase from which on one that nobody knows may stand in it; 0: never
    turning: frozenset[str] = _NONE  # stems that are never such a word
    articles: frozenset[str] = _NONE  # may be there or not, in phrases of three words and more
    pointing: str = ""  # the stem of "this" and "that", which may stand for an article
    helping: frozenset[str] = _NONE  # forms of be and have: may be there or not within a longer phrase, but behind `modal`
    modal: frozenset[str] = _NONE
    little: frozenset[str] = _NONE  # a few of them may be missing from a long phrase
    needed: frozenset[str] = _NONE  # must be there, wherever in the phrase or right behind it
    openers: tuple[tuple[str, ...], ...] = ()  # beginnings that may be left out at the start of a clause
    conditions: frozenset[str] = _NONE  # behind them nothing is said yet
    before: frozenset[str] = _NONE  # words behind which a clause begins, beside those of `between`
    objects: frozenset[str] = _NONE  # behind a phrase of two words they make something else of it
    buts: frozenset[str] = _NONE  # in a phrase that ends in a comma and one of them, a few words may stand before it
    about: frozenset[str] = _NONE  # what such words begin with
    anything: tuple[str, ...] = ()  # the end of a phrase that stands for whatever was asked
    empty: tuple[str, frozenset[str]] = (
        "",
        _NONE,
    )  # a word for "that" that may point at nothing: "it is impossible to"
    blames: Callable[[str, str | None], bool] | None = None  # whether a phrase that ends in a stem still says it before a word
    known: frozenset[str] = _NONE  # words that are no slips, beside those of the policy
    swaps: bool = False  # whether subject and first word change places around the verb

    @cached_property
    def opens(self) -> frozenset[str]:
        """The stems behind which a clause begins."""
        return (self.between | self.before) - self.helping


def _as_it_is(word: str) -> str:
    return word


PLAIN = Rules(_as_it_is, {}, {}, {})


def stems(stem: Callable[[str], str], words: str) -> frozenset[str]:
    """The stems of words."""
    return frozenset(map(stem, words.split()))


def turns(stem: Callable[[str], str], *lines: str) -> dict[tuple[str, ...], tuple[str, ...]]:
    """`to hear that = that` a line: the stems of the first words count as those of the others."""
    sides = (line.partition("=") for line in lines)
    return {tuple(map(stem, left.split())): tuple(map(stem, right.split())) for left, _, right in sides}


def forms(*lines: str) -> dict[str, str]:
    """`a: b c` a line: all of them count as the first."""
    found: dict[str, str] = {}
    for line in lines:
        first, _, others = line.partition(":")
        found |= dict.fromkeys((first, *others.split()), first)
    return found
