"""A wording stands twice among the phrases.

What stands under `also` is another wording of its phrase. Where the same words, whatever their capitals, are the `avoid` of a
phrase or stand under `also` once more, nobody could say which better turn is meant. Delete one of the two.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.draft import Draft
from leeway.draft.terms import Word
from leeway.problems import Problem, Related, Span

ID = "wording-twice"


def check(draft: Draft) -> Iterator[Problem]:
    """Every wording under `also` that is there already."""
    first: dict[str, Span] = {}
    for phrase in draft.phrases:
        first.setdefault(_said(phrase.avoid), phrase.avoid.span)
    for wording in (one for phrase in draft.phrases for one in phrase.also):
        said = _said(wording)
        if said in first:
            related = Related("the same wording", first[said])
            yield Problem(ID, "this wording is there already. Delete one of the two", wording.span, related=(related,))
        first.setdefault(said, wording.span)


def _said(wording: Word) -> str:
    return " ".join(wording.text.casefold().split())
