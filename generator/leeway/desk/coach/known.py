"""The phrases of a policy, ready to be found: by a word of each that few others have, so that most need no look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from leeway.desk.coach.agree import found
from leeway.desk.coach.core import Cores
from leeway.desk.coach.english import ENGLISH
from leeway.desk.coach.english_senses import SENSES
from leeway.desk.coach.german import GERMAN
from leeway.desk.coach.match import Text
from leeway.desk.coach.phrase import Phrase, phrases, without_remark
from leeway.desk.coach.rules import PLAIN, Rules
from leeway.desk.coach.spelling import Spelling
from leeway.desk.coach.words import Word, words

_RULES = {"": ENGLISH, "en": ENGLISH, "de": GERMAN}
Wordings = tuple[tuple[str, ...], ...]  # of each phrase, the one that it is named by first


class Asked(NamedTuple):
    """A phrase to look for, the number of the policy's that it is one of, and the words without which it is nowhere."""

    number: int
    phrase: Phrase
    words: frozenset[str]


class Known:
    """All wordings of a policy in its language."""

    def __init__(self, rules: Rules, wordings: Wordings) -> None:
        self.rules = rules
        self.senses = SENSES if rules is ENGLISH else None
        written = [(number, text, words(without_remark(text), rules)) for number, said in enumerate(wordings) for text in said]
        remarks = (words(text, rules) for _, text, _ in written if text != without_remark(text))
        plain = (word.said for found in chain((found for _, _, found in written), remarks) for word in found)
        self.mend = Spelling([*plain, *rules.known]).mend
        read = [(number, found, phrases(text, found, rules)) for number, text, found in written]
        asked = [_asked(number, one) for number, _, made in read for one in made]
        # Those that are a sentence of their own are found by themselves only.
        others = ((number, found) for number, found, made in read if not any(one.alone for one in made))
        self._cores = Cores(others, self.senses) if self.senses else None
        often = Counter(word for one in asked for word in one.words)
        self._rarest: dict[str, list[Asked]] = {}
        for one in asked:
            self._rarest.setdefault(min(one.words, key=lambda word: (often[word], word), default=""), []).append(one)

    def asked(self, text: Text) -> Iterator[Asked]:
        """The phrases whose words all are in a text, by chance or because they stand there."""
        there = {
            "",
            *text.stems,
            *(f"={word}" for word in text.said),
            *(f"={word[:-1]}" for word in text.said if word[-1] == "s"),
        }
        for word in there & self._rarest.keys():
            yield from (one for one in self._rarest[word] if one.words <= there)

    def meant(self, said: Sequence[Word]) -> Iterator[tuple[int, int, int]]:
        """The first and the last word, and the number of the phrase, of what says the same in other words."""
        if self._cores is None or self.senses is None:
            return
        begins = [0, *(at for at, word in enumerate(said) if word.begins and at), len(said)]
        for start, end in pairwise(begins):
            for first, last, number in found(self._cores, said[start:end], self.senses):
                yield start + first, start + last, number


def known(locale: str, wordings: Wordings) -> Known:
    """A policy's wordings, made ready once."""
    return _known(_RULES.get(locale.partition("_")[0].lower(), PLAIN), wordings)


@lru_cache(maxsize=8)
def _known(rules: Rules, wordings: Wordings) -> Known:
    return Known(rules, wordings)


def _asked(number: int, phrase: Phrase) -> Asked:
    must = (phrase.pieces[at] for at in phrase.asked)
    return Asked(number, phrase, frozenset(one.stem if phrase.loose else f"={one.said}" for one in must))
