"""Whether a sentence with all senses of a core says what its wording says: denied alike, of the same person, in one stretch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from leeway.desk.coach.core import Core, Cores, Place
from leeway.desk.coach.sense import Said, Senses
from leeway.desk.coach.words import Word

_LONGEST, _MORE = 12, 4  # words that are underlined, and how many more they may be than the wording has
_OTHER = 1.0  # what else may be said in the stretch, by its weight
# The lighter a core, the more has to agree; from the last on its order is free.
_STRICT, _CLOSE, _PRESENT, _FREE = 1.3, 1.5, 1.8, 2.0
_ALIKE = 0.6  # of the words of a light wording so many are there


@dataclass(frozen=True, slots=True)
class _Look:
    core: Core
    words: Sequence[Word]
    heard: Said
    place: Place
    senses: Senses

    @property
    def after(self) -> str:
        """The word behind it."""
        end = self.place.last + 1
        return self.words[end].said if end < len(self.words) else ""

    @property
    def inner(self) -> list[tuple[str, int]]:
        return [one for one in self.heard.senses if self.place.first <= one[1] <= self.place.last]

    @property
    def denials(self) -> list[int]:
        more = 2 if self.core.denials and not self.core.denied else 0  # "I'm afraid not"
        return [at for at in self.heard.denials if self.place.left <= at <= self.place.last + more]

    def those(self, found: Iterable[tuple[str, int]], left: int, behind: int) -> set[str]:
        """The persons from a word up to some behind the core."""
        return {person for person, at in found if left <= at <= self.place.last + behind}

    def said(self, left: int) -> set[str]:
        return {word.said for word in self.words[left : self.place.last + 1]}


def found(cores: Cores, words: Sequence[Word], senses: Senses) -> Iterator[tuple[int, int, int]]:
    """The first and the last word, and the number of the phrase, of each core that a sentence says."""
    for core, heard, place in cores.near(words):
        look = _Look(core, words, heard, place, senses)
        if all(agrees(look) for agrees in (_stretch, _denied, _others, _light, _persons, _single, _around)):
            near = [at for at in look.denials if place.first - 3 <= at <= place.last]
            yield min([place.first, *near]), place.last, core.number


def _stretch(look: _Look) -> bool:
    """In one stretch, not longer than a rep sees at once, and not across a comma."""
    core, (_, first, last) = look.core, look.place
    if last - first + 1 > min(_LONGEST, len(core.words) + _MORE):
        return False
    may_pause = core.denials > 1 or any(word.paused for word in core.words[1:])
    return may_pause or not any(word.paused for word in look.words[first + 1 : last + 1])


def _denied(look: _Look) -> bool:
    """The same is denied as often; what need not be done is not denied, and what leads on to a way forward is no refusal."""
    core, denials = look.core, look.denials
    if len(denials) < 2 if core.denials > 1 else len(denials) % 2 != core.denials:
        return False
    if core.denials == 1:
        last = look.place.last
        what = next((sense for sense, at in look.heard.senses if denials[0] <= at <= last and sense in core.senses), None)
        if (what not in core.denied) if core.denied else what is not None:
            return False
    if denials and _needless(look.words[look.place.left : look.place.last + 1], look) and not _needless(core.words, look):
        return False
    return not core.denials or not (look.after in look.senses.exceptions or _goes_forward(look))


def _needless(words: Sequence[Word], look: _Look) -> bool:
    must, nots = look.senses.must, look.senses.denials
    behind = any(one.said in nots and other.stem in must for one, other in pairwise(words))
    return behind or any(word.said in look.senses.needless for word in words)


def _goes_forward(look: _Look) -> bool:
    """Whether the sentence goes on with what the writer will do: ", so I'll call"."""
    words, senses = look.words, look.senses
    for at in range(look.place.last + 1, len(words)):
        if words[at].paused or words[at].said in senses.joining:
            rest = [word.said for word in words[at + (words[at].said in senses.joining) : at + 4]]
            if len(rest) > 1 and senses.persons.get(rest[0]) == "i":
                return not senses.denials.intersection(rest) and (rest[1] in senses.willing or senses.is_past(rest[1]))
    return False


def _others(look: _Look) -> bool:
    """Little else is said in the stretch, and the senses stand in their order where they say little."""
    core = look.core
    other = sum(look.senses.weight(sense) for sense, _ in look.inner if sense not in core.senses)
    if other > (0 if core.weight < _STRICT else _OTHER):
        return False
    rest = iter([sense for sense, _ in look.inner if sense in core.senses])
    return core.weight >= _FREE or all(any(one == other for other in rest) for one in core.senses)


def _light(look: _Look) -> bool:
    """A light core needs its small words, its time, and no object of its own."""
    core, (left, first, last), senses = look.core, look.place, look.senses
    if core.weight < _CLOSE:
        there = {word.stem for word in look.words[left : last + 2]}
        if len(core.stems & there | core.meant) < _ALIKE * len(core.stems):
            return False
        ends = core.said.senses[-1][1] == len(core.words) - 1 or core.words[-1].said in senses.pointless
        if ends and look.after in senses.objects:
            return False
    if core.weight < _STRICT:
        span = core.said.senses[-1][1] - core.said.senses[0][1]
        near = not core.denials or any(at >= first - 2 for at in look.denials)
        if last - first > span + 2 or not near or not look.those(look.heard.subjects, left, 0) <= core.subjects:
            return False
    if len(core.senses) > 2 and core.weight >= _PRESENT or any(senses.is_past(core.words[at].said) for _, at in core.said.senses):
        return True
    return not any(_was(look, at) for sense, at in look.inner if sense in core.senses)


def _was(look: _Look, at: int) -> bool:
    """Whether it is told of as past: what is rightly said of one day is no rule."""
    words, senses = look.words, look.senses
    if at and words[at - 1].said in senses.done:
        return True
    helped = any(word.said in senses.perfect or word.stem in senses.helped for word in words[max(0, at - 3) : at])
    return senses.is_past(words[at].said) and not helped


def _persons(look: _Look) -> bool:
    """Of the same person: what the writer does is not what is asked of the customer."""
    core, left, heard = look.core, look.place.left, look.heard
    subjects, persons = look.those(heard.subjects, left, 0), look.those(heard.persons, left, 2)
    owned = any(word.said in look.senses.yours for word in core.words)
    if ("you" in core.subjects or owned) and "you" not in persons:
        return False
    if len(core.senses) == 2 and not core.denials and not core.persons <= persons:
        return False
    if core.subjects and subjects:
        if not subjects & core.subjects or core.weight < _FREE and not subjects <= core.subjects:
            return False
        return "you" not in core.subjects or "you" in subjects
    if core.subjects:
        return True
    told = "you" in subjects and "you" not in core.persons and len(core.senses) < 3
    return not told and ("i" not in subjects or core.denials > 0)


def _single(look: _Look) -> bool:
    """One sense alone has to be said of exactly those of whom the wording says it."""
    core, (left, first, last), heard = look.core, look.place, look.heard
    if len(core.senses) > 1:
        return True
    if not core.persons <= look.those(heard.persons, left, 2) or not look.those(heard.subjects, left, 1) <= core.subjects:
        return False
    if first and look.words[first - 1].said in look.senses.objects:
        return False  # "an impossible morning"
    others = (one for one in heard.persons if one[1] <= last or one not in heard.subjects)
    return look.those(others, first - 2, 1) <= core.persons


def _around(look: _Look) -> bool:
    """Neither a condition nor an "it" that points at what comes; those that say much are found all the same."""
    core, (left, first, _), senses = look.core, look.place, look.senses
    if any(word.said in senses.unfinished for word in core.words) and look.said(left) & senses.done:
        return False
    if core.weight >= _FREE:
        return True
    empty = any(word.said in senses.pointless for word in look.words[max(0, first - 2) : first + 1])
    if empty and look.after in senses.comes:
        return False
    if any(word.said in senses.conditions for word in core.words):
        return True
    before = chain((word.said for word in look.words[left : first + 1]), () if core.denials else (look.after,))
    return not senses.conditions.intersection(before)
