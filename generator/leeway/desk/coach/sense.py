"""What a row of words says, whatever its words are: things, denials, and whose they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from leeway.desk.coach.words import Word

_DENIES = "!"
_NO = "-"  # names what says nothing
_QUOTES = '"\u201c\u201d'
Turns = tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


@dataclass(frozen=True, eq=False)
class Senses:
    """What words of a language stand for, and how much each says. Stems are as the language's rules make them."""

    turns: Mapping[str, Turns]  # by the first stem, the longest first
    nothing: frozenset[str]  # stems that say nothing alone
    marks: frozenset[str]  # senses that say how something is meant, and little of what
    little: frozenset[str]  # senses that are in every other reply
    usual: frozenset[str]  # senses that are common words
    helping: frozenset[str]  # words that say nothing, whatever their stem
    denials: frozenset[str]
    persons: Mapping[str, str]
    subjects: frozenset[str]  # persons that do what is done, wherever they stand
    behind: frozenset[str]  # stems before which a "you" is no subject
    being: frozenset[str]  # words behind a subject that does nothing: "I am"
    asking: frozenset[str]  # stems with which a wording asks the customer to do something
    yours: frozenset[str]
    pasts: frozenset[str]  # words that are past, beside those with an ending
    ending: str
    done: frozenset[str]  # "been": what was done to something
    unfinished: frozenset[str]  # words of a wording that is not said of what was done
    perfect: frozenset[str]  # words and stems behind which a word is not past, only finished
    helped: frozenset[str]
    conditions: frozenset[str]
    exceptions: frozenset[str]  # words behind a denial that take it back
    needless: frozenset[str]
    must: frozenset[str]  # stems
    joining: frozenset[str]
    willing: frozenset[str]  # words behind an "I" that does something about it
    objects: frozenset[str]
    pointless: frozenset[str]  # "it"
    comes: frozenset[str]  # words behind which comes what an "it" points at

    def weight(self, sense: str) -> float:
        """How much is known of a sentence by it, from 0 to 1."""
        if sense in self.marks:
            return 0.2
        return 0.4 if sense in self.little else 0.7 if sense in self.usual else 1.0

    def is_past(self, word: str) -> bool:
        """Whether the word is a past form."""
        return word in self.pasts or word.endswith(self.ending)


@dataclass(slots=True)
class Said:
    """The senses with the words that they stand at, in their order; the words that deny; persons by word; which of them act.

    `quoted`: from which word to the one behind the last somebody else speaks. `ends`: the last word of a sense of several.
    """

    senses: list[tuple[str, int]] = field(default_factory=list)
    denials: list[int] = field(default_factory=list)
    persons: list[tuple[str, int]] = field(default_factory=list)
    subjects: list[tuple[str, int]] = field(default_factory=list)
    quoted: list[tuple[int, int]] = field(default_factory=list)
    ends: dict[int, int] = field(default_factory=dict)


def said(words: Sequence[Word], senses: Senses) -> Said:
    """What the words of a sentence say."""
    found = Said()
    marks = [at for at, word in enumerate(words) for mark in word.gap if mark in _QUOTES]
    found.quoted = list(zip(marks[::2], [*marks[1::2], len(words)], strict=False))
    for at, word in enumerate(words):
        if word.said in senses.persons:
            _person(found, words, at, senses)
    stems, at = tuple(word.stem for word in words), 0
    while at < len(words):
        length, meant = _meant(words[at], stems, at, senses)
        for one in meant:
            if one == _DENIES:
                found.denials.append(at)
            else:
                found.senses.append((one, at))
                found.ends[at] = at + length - 1
        at += length
    return found


def _meant(word: Word, stems: tuple[str, ...], at: int, senses: Senses) -> tuple[int, tuple[str, ...]]:
    """How many words it is, and what they stand for."""
    if word.said in senses.denials:
        return 1, (_DENIES,)
    if word.said in senses.helping:
        return 1, ()
    for turn, meant in senses.turns.get(stems[at], ()):
        if stems[at : at + len(turn)] == turn:
            return len(turn), meant
    return 1, () if stems[at] in senses.nothing else (stems[at],)


def _person(found: Said, words: Sequence[Word], at: int, senses: Senses) -> None:
    word = words[at].said
    found.persons.append((senses.persons[word], at))
    after = words[at + 1] if at + 1 < len(words) else None
    if after is not None and after.said in senses.being:
        return
    goes_on = after is not None and not after.begins and not after.paused and after.stem not in senses.behind
    if word in senses.subjects or word == "you" and goes_on:
        found.subjects.append((senses.persons[word], at))


def turns(stem: Callable[[str], str], sets: str) -> dict[str, Turns]:
    """`name: word other+word` a line: all of them stand for the name; behind `!name` for its denial; behind `-` for nothing."""
    lines = [line.partition(":") for line in sets.strip().splitlines()]
    rows: dict[tuple[str, ...], tuple[str, ...]] = {(stem(name),): (name,) for name, _, _ in lines if name[:1].isalpha()}
    for head, _, others in lines:
        name = head.removeprefix(_DENIES).removeprefix(_NO)
        meant = ((_DENIES,) if head[0] == _DENIES else ()) + ((name,) if name else ())
        for one in others.split():
            rows.setdefault(tuple(map(stem, one.split("+"))), meant)
    found: dict[str, Turns] = {}
    for turn in sorted(rows, key=lambda turn: (-len(turn), turn)):
        found[turn[0]] = (*found.get(turn[0], ()), (turn, rows[turn]))
    return found
