"""The problem of a guarantee whose words are all understood, but which asks for what cannot be."""

from __future__ import annotations

from collections.abc import Iterator

from leeway.draft import Draft, Level, Remedy
from leeway.draft.guarantees import Guarantee
from leeway.problems import Problem, Related, Span

CODE = "senseless-guarantee"


def senseless(message: str, span: Span, *related: Related) -> Problem:
    """A problem of a guarantee, at the words that make no sense."""
    return Problem(CODE, message, span, related=related)


def levels(draft: Draft) -> dict[str, tuple[int, Level]]:
    """The levels by their names, each with its place in the order of authority."""
    return {level.id.text: (place, level) for place, level in enumerate(draft.levels)}


def owed(found: Guarantee, draft: Draft) -> Iterator[Problem]:
    """Every remedy of a guarantee about levels that is owed, so that levels make no difference to it."""
    by_name: dict[str, Remedy] = {remedy.id.text: remedy for remedy in draft.remedies}
    for word in found.remedies:
        remedy = by_name.get(word.text)
        if remedy is not None and remedy.goodwill is None:
            message = f'"{word.text}" is owed: everybody gives it in full, whatever their level. Name goodwill remedies'
            yield senseless(message, word.span, Related(f'"{word.text}" is declared here', remedy.id.span))
