"""Where a phrase stands in a text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from leeway.desk.coach.phrase import Phrase, Piece
from leeway.desk.coach.rules import Rules
from leeway.desk.coach.words import Word

_BETWEEN = 3  # words that may stand between those of a phrase
_BEFORE_BUT = 4
_SOME = 5  # of so many words of a phrase a little one may be missing

Span = tuple[int, int]  # the first word, and the one behind the last


@dataclass(slots=True)
class Text:
    """The words of a text, with what was found out of them: which words are those of a phrase."""

    words: Sequence[Word]
    tail: str  # what stands behind the last word
    rules: Rules
    said: dict[str, list[int]] = field(default_factory=dict)
    stems: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for at, word in enumerate(self.words):
            self.said.setdefault(word.said, []).append(at)
            self.stems.setdefault(word.stem, []).append(at)

    def at(self, piece: Piece, loose: bool) -> list[int]:
        """Which words are a phrase's."""
        if not loose:
            return self.said.get(piece.said, []) + self.said.get(f"{piece.said}s", [])
        found = self.stems.get(piece.stem, [])
        if self.rules.pointing and piece.stem in self.rules.articles:
            return found + self.stems.get(self.rules.pointing, [])
        return found

    def is_one(self, piece: Piece, at: int, loose: bool) -> bool:
        """Whether a word is a phrase's."""
        word = self.words[at]
        if not loose:
            return word.said in (piece.said, f"{piece.said}s")
        return word.stem == piece.stem or word.stem == self.rules.pointing != "" and piece.stem in self.rules.articles

    def gap(self, at: int) -> str:
        """What stands before a word; behind the last one, what is left."""
        return self.words[at].gap if at < len(self.words) else self.tail

    def goes_on(self, at: int) -> bool:
        """Whether the sentence goes on with this word."""
        return at < len(self.words) and not self.words[at].begins

    def says_little(self, at: int) -> bool:
        """Whether a word may stand within a long phrase though nothing is known of it: it neither turns it round nor parts it."""
        word, rules = self.words[at], self.rules
        return not word.paused and word.stem not in rules.turning

    def clause_begins(self, at: int) -> bool:
        """Whether a clause begins with this word, as far as that shows."""
        word = self.words[at]
        return word.begins or word.paused or self.words[at - 1].stem in self.rules.opens


def stands(phrase: Phrase, text: Text) -> Iterator[Span]:
    """Every place where a phrase stands, from the left, none in another."""
    rarest: tuple[list[int], int] | None = None
    for number in phrase.asked:
        found = text.at(phrase.pieces[number], phrase.loose)
        if not found:
            return
        if rarest is None or len(found) < len(rarest[0]):
            rarest = found, number
    first, behind = (phrase.pieces[0], phrase.pieces[phrase.opening], phrase.pieces[min(1, len(phrase.pieces) - 1)]), 0
    starts = {at for one in first for at in text.at(one, phrase.loose)}
    for at in sorted(_in_reach(starts, *rarest) if rarest else starts):
        end = _from(phrase, text, at) if at >= behind else None
        if end is not None:
            yield at, end
            behind = end


def _in_reach(starts: Collection[int], places: list[int], number: int) -> list[int]:
    """Those words with which a phrase may begin whose rarest word, its piece `number`, has these places: most begin with "I"."""
    reach = number + _BETWEEN + _BEFORE_BUT + 2  # one more for a word that nothing is known of
    return [at for at in starts if any(at <= place <= at + reach for place in places)]


def _from(phrase: Phrase, text: Text, at: int) -> int | None:
    """Where the phrase ends that begins with this word; None where there is none."""
    for first in _firsts(phrase, text, at):
        if text.is_one(phrase.pieces[first], at, phrase.loose):
            end = _end(phrase, text, first, at)
            if end is not None and _meant(phrase, text, at, end):
                return _with_needed(phrase, text, at, end)
    return None


def _firsts(phrase: Phrase, text: Text, at: int) -> Iterator[int]:
    """The pieces of the phrase that it may begin with."""
    yield 0
    if phrase.opening and text.clause_begins(at):
        yield phrase.opening
    if phrase.pieces[0].must == 0 and len(phrase.pieces) > 1:
        yield 1


def _end(phrase: Phrase, text: Text, first: int, at: int) -> int | None:
    """The word behind the phrase's last, once its piece `first` is the word `at`: the shortest way, each looked at once."""
    pieces, rules, some = phrase.pieces, text.rules, len(phrase.pieces) // _SOME
    strange = int(0 < rules.strangers <= len(pieces) - first)
    ways, seen = [(first + 1, at + 1, 0, 0, strange)], set()
    between = min(_BETWEEN, len(pieces) - 1)
    while ways:
        way = ways.pop()
        piece, word, more, less, strange = way
        if way in seen:
            continue
        seen.add(way)
        if piece == len(pieces):
            return word
        one = pieces[piece]
        if one.must < 2 and (less < some or not one.must):
            ways.append((piece + 1, word, more, less + one.must, strange))
        if not text.goes_on(word):
            continue
        if strange and text.says_little(word):
            ways.append((piece, word + 1, more, less, 0))
        if more < between and (text.words[word].stem in rules.between):
            ways.append((piece, word + 1, more + 1, less, strange))
        if phrase.but and piece == len(pieces) - 1:
            ways.extend((piece + 1, behind, more, less, strange) for behind in _behind_but(one, text, word))
        if text.is_one(one, word, phrase.loose):
            ways.append((piece + 1, word + 1, more, less, strange))
    return None


def _behind_but(piece: Piece, text: Text, at: int) -> Iterator[int]:
    """Where "but" stands a few words on: "I'm sorry about the delay, but"."""
    if text.words[at].stem not in text.rules.about:
        return
    for but in range(at + 1, min(at + 1 + _BEFORE_BUT, len(text.words))):
        if not text.goes_on(but):
            return
        if text.words[but].paused or text.words[but].stem == piece.stem:
            if text.words[but].stem == piece.stem:
                yield but + 1
            return


def _meant(phrase: Phrase, text: Text, at: int, end: int) -> bool:
    """Whether the words say what the phrase says, by what stands around them."""
    if phrase.alone:
        return _alone(text, at, end)
    if not text.words[at].begins and text.words[at - 1].stem in text.rules.conditions:
        return False
    after = text.words[end] if text.goes_on(end) else None
    if len(phrase.pieces) == 2 and not phrase.but and text.rules.objects:
        return text.clause_begins(at) and (after is None or after.stem not in text.rules.objects)
    if (
        text.words[at].said == text.rules.empty[0] != phrase.pieces[0].said
        and after is not None
        and after.said in text.rules.empty[1]
    ):
        return False
    blames = text.rules.blames
    return blames is None or blames(phrase.pieces[-1].stem, after.said if after else None)


def _alone(text: Text, at: int, end: int) -> bool:
    """Whether the words are a sentence of their own: no answer to one's own question, nothing of a list, no number behind."""
    before, behind = text.gap(at).rstrip(" \t\"'\u201c\u201d"), text.gap(end).lstrip("\"'\u201c\u201d")
    number = end < len(text.words) and text.words[end].stem == "#" and end - at == 1 and "\n" not in behind
    listed = at > 0 and text.words[at - 1].stem == "#" and "\n" not in before
    last = end == len(text.words) and not behind.strip()
    ended = last or behind.lstrip(" \t").startswith((".", "!", "\n", "\r", "\u2026"))
    began = before.strip() == "" and "\n" in before or before[-1:] in (".", "!", "\u2026", "\n")
    return began and ended and not number and not listed and "?" not in before


def _with_needed(phrase: Phrase, text: Text, at: int, end: int) -> int | None:
    """The end, with a word behind it where that is one that the phrase needs; None where such a word is missing."""
    if not phrase.needed:
        return end
    reach = end + 1 if text.goes_on(end) and text.words[end].stem in phrase.needed else end
    before = at - 1 if at > 0 and not text.words[at].begins else at
    there = {word.stem for word in text.words[before:reach]}
    return reach if phrase.needed <= there else None
