"""Where a phrase stands in a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from leeway.desk.coach.alike import alike, same_form
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
    known: dict[tuple[bool, str, str, str, str], bool] = field(default_factory=dict)
    there: dict[Piece, bool] = field(default_factory=dict)

    def has(self, piece: Piece) -> bool:
        """Whether a word of a phrase can be anywhere in the text: most are not, and their phrases need no further look."""
        if piece not in self.there:
            self.there[piece] = self._has(piece)
        return self.there[piece]

    def _has(self, piece: Piece) -> bool:
        return any(
            word.stem == piece.stem
            or word.said[0] == piece.said[0]
            and (same_form(piece.said, word.said) or alike(piece.said, piece.stem, word.said, word.stem, self.rules))
            for word in self.words
        )

    def fits(self, piece: Piece, at: int, loose: bool) -> bool:
        """Whether a word is the phrase's; asked once for each pair."""
        word = self.words[at]
        key = (loose, piece.said, piece.stem, word.said, word.stem)
        if key not in self.known:
            same = same_form(piece.said, word.said)
            self.known[key] = alike(piece.said, piece.stem, word.said, word.stem, self.rules) if loose else same
        return self.known[key]

    def gap(self, at: int) -> str:
        """What stands before a word; behind the last one, what is left."""
        return self.words[at].gap if at < len(self.words) else self.tail

    def goes_on(self, at: int) -> bool:
        """Whether the sentence goes on with this word."""
        return at < len(self.words) and not self.words[at].begins

    def clause_begins(self, at: int) -> bool:
        """Whether a clause begins with this word, as far as that shows."""
        word = self.words[at]
        before = (self.rules.between | self.rules.before) - self.rules.helping
        return word.begins or word.paused or self.words[at - 1].stem in before


def stands(phrase: Phrase, text: Text) -> Iterator[Span]:
    """Every place where a phrase stands, from the left, none in another."""
    at = 0 if all(text.has(one) for one in phrase.pieces[phrase.opening :] if one.must == 2) else len(text.words)
    while at < len(text.words):
        end = _from(phrase, text, at)
        if end is None:
            at += 1
            continue
        yield at, end
        at = end


def _from(phrase: Phrase, text: Text, at: int) -> int | None:
    """Where the phrase ends that begins with this word; None where there is none."""
    for first in _firsts(phrase, text, at):
        if text.fits(phrase.pieces[first], at, phrase.loose):
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
    ways, seen = [(first + 1, at + 1, 0, 0)], set()
    between = min(_BETWEEN, len(pieces) - 1)
    while ways:
        way = ways.pop()
        piece, word, more, less = way
        if way in seen:
            continue
        seen.add(way)
        if piece == len(pieces):
            return word
        one = pieces[piece]
        if one.must < 2 and (less < some or not one.must):
            ways.append((piece + 1, word, more, less + one.must))
        if not text.goes_on(word):
            continue
        if more < between and (text.words[word].stem in rules.between):
            ways.append((piece, word + 1, more + 1, less))
        if phrase.but and piece == len(pieces) - 1:
            ways.extend((piece + 1, behind, more, less) for behind in _behind_but(one, text, word))
        if text.fits(one, word, phrase.loose):
            ways.append((piece + 1, word + 1, more, less))
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
    if text.words[at].said == text.rules.empty[0] and after is not None and after.said in text.rules.empty[1]:
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
