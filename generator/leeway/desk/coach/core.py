"""The core of a wording: what it says by its senses, found in other words and, where it weighs enough, in another order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from leeway.desk.coach.sense import Said, Senses, said
from leeway.desk.coach.words import Word

_LEAST = 1.0  # what a core has to weigh; lighter wordings are found as rows of words alone
_DENIED = 0.3  # what a denial weighs, and what a "you" does
_BEFORE = 5  # words before a core in which a denial or a person belongs to it


class Core(NamedTuple):
    """What has to be said, and how: of which phrase (`number`), its senses in their order, their weight, and the rest."""

    number: int
    words: tuple[Word, ...]
    said: Said
    senses: tuple[str, ...]
    weight: float
    denied: frozenset[str]  # the senses behind its denials
    persons: frozenset[str]
    subjects: frozenset[str]
    stems: frozenset[str]
    meant: frozenset[str]  # the stems that its senses stand at

    @property
    def denials(self) -> int:
        """How often it denies."""
        return len(self.said.denials)


class Place(NamedTuple):
    """Where a core may stand: its first and last word, and the first word before it that may belong to it."""

    left: int
    first: int
    last: int


class Cores:
    """The cores of all wordings, by the sense of each that says most."""

    def __init__(self, wordings: Iterable[tuple[int, tuple[Word, ...]]], senses: Senses) -> None:
        self._senses = senses
        self._by: dict[str, list[Core]] = {}
        for number, words in wordings:
            core = _core(number, words, senses)
            if core.weight >= _LEAST and not senses.marks.issuperset(core.senses) and _says_two(core):
                rarest = min(core.senses, key=lambda sense: (-senses.weight(sense), sense))
                self._by.setdefault(rarest, []).append(core)

    def near(self, words: Sequence[Word]) -> Iterator[tuple[Core, Said, Place]]:
        """The cores whose senses all are in a sentence, outside of quotation marks, each at the shortest stretch."""
        heard = said(words, self._senses)
        places: dict[str, list[int]] = {}
        for sense, at in heard.senses:
            places.setdefault(sense, []).append(at)
        for sense in places:
            for core in self._by.get(sense, ()):
                if all(one in places for one in core.senses):
                    first, last = _shortest(core.senses, places)
                    if not any(start <= first < end for start, end in heard.quoted):
                        yield core, heard, Place(_left(words, first), first, heard.ends.get(last, last))


def _says_two(core: Core) -> bool:
    """Whether there is more in it than one word: two senses, or one that is denied, or that somebody is said to do."""
    return len(core.senses) + bool(core.denials) + bool(core.subjects & {"you", "they"}) > 1


def _core(number: int, words: tuple[Word, ...], senses: Senses) -> Core:
    heard = said(words, senses)
    meant = tuple(dict.fromkeys(sense for sense, _ in heard.senses))
    denied = (next((sense for sense, place in heard.senses if place >= at), "") for at in heard.denials)
    persons = frozenset(person for person, _ in heard.persons)
    asked = frozenset({"you"} if words and words[0].stem in senses.asking else ())
    weight = sum(map(senses.weight, meant)) + _DENIED * bool(heard.denials) + _DENIED * ("you" in persons)
    return Core(
        number,
        words,
        heard,
        meant,
        weight,
        frozenset(denied) - {""},
        persons,
        asked | {person for person, _ in heard.subjects},
        frozenset(word.stem for word in words),
        frozenset(words[at].stem for _, at in heard.senses),
    )


def _left(words: Sequence[Word], first: int) -> int:
    left = first
    while left > max(0, first - _BEFORE) and not words[left].paused:
        left -= 1
    return left


def _shortest(senses: Sequence[str], places: dict[str, list[int]]) -> tuple[int, int]:
    """The shortest stretch in which all senses are; of equals the first."""
    stretches = []
    for start in sorted(at for sense in senses for at in places[sense]):
        ends = [next((at for at in places[sense] if at >= start), None) for sense in senses]
        if None not in ends:
            stretches.append((start, max(at for at in ends if at is not None)))
    return min(stretches, key=lambda one: (one[1] - one[0], one))
