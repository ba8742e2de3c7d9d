"""Slips of the keys, mended before anything is looked for: a word that nobody knows becomes the known one it is a slip of."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from leeway.desk.coach.alike import slipped

_SHORT = 4  # letters of a word in which two may have changed places; longer ones may have any slip


class Spelling:
    """The words that are known, and which of them a slip was meant to be."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = frozenset(known)
        self._short: dict[str, str] = {}
        for word in sorted(self._known):
            for less in _less(word):
                self._short.setdefault(less, word)
        self._mended: dict[str, str] = {}

    def mend(self, word: str) -> str:
        """The word itself where it is known or like no other; always the same one for the same word."""
        if word in self._known or len(word) < _SHORT:
            return word
        if word not in self._mended:
            if len(self._mended) > 20_000:
                self._mended.clear()
            self._mended[word] = self._meant(word)
        return self._mended[word]

    def _meant(self, word: str) -> str:
        swapped = (f"{word[:at]}{two}{one}{word[at + 2 :]}" for at, (one, two) in enumerate(pairwise(word)) if at)
        found = next((one for one in swapped if one in self._known), "")
        if found:
            return found
        fewer = tuple(word[:at] + word[at + 1 :] for at in range(1, len(word)))
        near = (
            self._short.get(word, ""),
            *(one for one in fewer if one in self._known),
            *(self._short.get(one, "") for one in fewer),
        )
        return next((one for one in near if self._is_slip(one, word)), word)

    @staticmethod
    def _is_slip(one: str, word: str) -> bool:
        """Not where it is only the beginning, which may still be written; in a short one a double letter is missing."""
        if not one or one.startswith(word):
            return False
        return slipped(one, word) and (len(word) > _SHORT or any(a == b for a, b in pairwise(one)))


def _less(word: str) -> Iterable[str]:
    """A word without one of its letters; a long one also without two that stand together."""
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]
        if len(word) >= 8:
            yield word[:at] + word[at + 2 :]
