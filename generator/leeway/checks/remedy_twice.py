"""A situation names the same remedy twice in its steps.

The steps say in which order to offer remedies; each has one place in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.draft import Draft
from leeway.draft.terms import Word
from leeway.problems import Problem, Related

ID = "remedy-twice"


def check(draft: Draft) -> Iterator[Problem]:
    """Every remedy that a step above has already."""
    for situation in draft.situations:
        first: dict[str, Word] = {}
        for word in (one for step in situation.remedies for one in step):
            if word.text in first:
                message = f'"{word.text}" has its place in the steps of this situation already'
                yield Problem(ID, message, word.span, related=(Related("its first place", first[word.text].span),))
            first.setdefault(word.text, word)
