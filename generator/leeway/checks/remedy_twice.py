"""A situation names the same remedy twice in its steps, or in one group of `one_of`; or a guarantee names one twice.

The steps say in which order to offer remedies; each has one place in it. Of a group at most one remedy is given, so that a
second mention says nothing. Nor does a second mention in a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leeway.draft import Draft
from leeway.draft.terms import Word
from leeway.problems import Problem, Related

ID = "remedy-twice"


def check(draft: Draft) -> Iterator[Problem]:
    """Every remedy that a step above, its own group, or its sentence has already."""
    for situation in draft.situations:
        yield from _twice((one for step in situation.remedies for one in step), "the steps of this situation")
        for group in situation.one_of:
            yield from _twice(group, "this group")
    for guarantee in draft.guarantees:
        yield from _twice(guarantee.remedies, "this guarantee")


def _twice(words: Iterable[Word], where: str) -> Iterator[Problem]:
    first: dict[str, Word] = {}
    for word in words:
        if word.text in first:
            message = f'"{word.text}" has its place in {where} already'
            yield Problem(ID, message, word.span, related=(Related("its first place", first[word.text].span),))
        first.setdefault(word.text, word)
