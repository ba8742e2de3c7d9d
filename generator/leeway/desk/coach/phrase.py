"""A phrase of the policy, made ready to be found: which of its words must be there, and what may stand before and behind."""

from __future__ import annotations

import re
from dataclasses import dataclass

from leeway.desk.coach.rules import Rules
from leeway.desk.coach.words import Word

_REMARK = re.compile(r"\s*\([^()]*\)\s*$")
_LONGEST = 60  # words of a phrase; of a longer one its beginning is looked for
_SIGN = 3  # words of a sign up to which they are found only by themselves: "Closed (sign)"
_STOPPED = 4  # words up to which a full stop behind them says that they are a sentence of their own: "Hold the line."


@dataclass(frozen=True, slots=True)
class Piece:
    """A word of a phrase; `must`: 2 it has to be there, 1 a few like it may be missing, 0 it may be missing."""

    said: str
    stem: str
    must: int = 2


@dataclass(frozen=True, slots=True)
class Phrase:
    """What to look for. `opening`: so many pieces at the start may be left out where a clause begins.

    `alone`: it is a sentence of its own. `loose`: its words may be other forms of themselves. `needed` are stems that have to be
    there wherever. `but`: a few words may stand before its last.
    """

    pieces: tuple[Piece, ...]
    opening: int
    alone: bool
    loose: bool
    needed: frozenset[str]
    but: bool

    @property
    def asked(self) -> tuple[int, ...]:
        """The numbers of the pieces that have to be there, however it begins."""
        return tuple(number for number, one in enumerate(self.pieces) if one.must == 2 and number >= self.opening)


def without_remark(text: str) -> str:
    """A phrase without the remark in brackets at its end, which says where it stands: "(sign)"."""
    return _REMARK.sub("", text).strip()


def phrases(avoid: str, found: tuple[Word, ...], rules: Rules) -> tuple[Phrase, ...]:
    """The phrase, of which these are the words without its remark, in the orders that they may have; none where it has none."""
    said = without_remark(avoid)
    found = _said_at_all(found[:_LONGEST], rules)
    if not found:
        return ()
    signed = said != avoid.strip() and len(found) <= _SIGN
    stopped = len(found) <= _STOPPED and said[-1] in ".!"
    if len(found) < 3:
        pieces = tuple(Piece(one.said, one.stem) for one in found)
        return (Phrase(pieces, 0, signed or stopped, False, frozenset(), _ends_in_but(found, rules)),)
    first = _longer(found, signed or stopped, rules)
    return (first, *_swapped(first)) if rules.swaps and len(first.pieces) > 3 else (first,)


def _said_at_all(found: tuple[Word, ...], rules: Rules) -> tuple[Word, ...]:
    """Without an end that stands for whatever was asked: "I'm not allowed to do that"."""
    end = len(rules.anything)
    if end and len(found) > end + 1 and tuple(one.stem for one in found[-end:]) == rules.anything:
        return found[: 1 - end]
    return found


def _longer(found: tuple[Word, ...], signed: bool, rules: Rules) -> Phrase:
    needed = frozenset(one.stem for one in found if one.stem in rules.needed)
    kept = [one for one in found if one.stem not in needed]
    kept, needed = (list(found), frozenset()) if len(kept) < 3 else (kept, needed)
    pieces = tuple(Piece(one.said, one.stem, _must(kept, number, rules)) for number, one in enumerate(kept))
    return Phrase(pieces, _opening(pieces, rules), signed, True, needed, _ends_in_but(found, rules))


def _must(found: list[Word], number: int, rules: Rules) -> int:
    stem, last = found[number].stem, number == len(found) - 1
    if stem in rules.articles:
        return 0
    inside = number > 0 and not last
    if stem in rules.helping and inside and len(found) > 3 and found[number - 1].stem not in rules.modal:
        return 0
    return 1 if number > 0 and len(found) > 5 and stem in rules.little else 2


def _opening(pieces: tuple[Piece, ...], rules: Rules) -> int:
    """How many pieces at the start may be left out: "I'm sorry, but" is "sorry, but" too."""
    stems = tuple(one.stem for one in pieces)
    for opener in rules.openers:
        if stems[: len(opener)] == opener and len(stems) - len(opener) >= (2 if len(opener) > 1 else 3):
            return len(opener)
    return 0


def _ends_in_but(found: tuple[Word, ...], rules: Rules) -> bool:
    return len(found) > 1 and found[-1].stem in rules.buts and found[-1].paused


def _swapped(phrase: Phrase) -> tuple[Phrase, ...]:
    """The phrase with its subject first, and with its verb first, as after another word."""
    first, verb, subject, *rest = phrase.pieces
    orders = ((subject, verb, first, *rest), (verb, subject, first, *rest))
    return tuple(Phrase(one, 0, phrase.alone, phrase.loose, phrase.needed, phrase.but) for one in orders if not phrase.alone)
