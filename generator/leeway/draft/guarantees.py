"""The part of a draft that must hold for every possible customer."""

from __future__ import annotations

from dataclasses import dataclass

from leeway.draft.terms import Broken, Cond, Expr, Lit, Word
from leeway.problems import Span


@dataclass(frozen=True, slots=True)
class Guarantee:
    """One sentence, as its form reads it. `form` is the name of the form; which of the parts there are follows from it.

    `said` is what the choice among the form's patterns says: (("more", True),) of `a longer tenure never gets less`. `of` is
    the level that another one is compared with; without remedies or situations all of them are meant.
    """

    text: Word
    slug: str
    form: str
    said: tuple[tuple[str, bool | str | None], ...] = ()
    level: Word | None = None
    of: Word | None = None
    share: Lit | Broken | None = None
    fact: Word | None = None
    when: Cond | None = None
    at_most: Expr | None = None
    remedies: tuple[Word, ...] = ()
    situations: tuple[Word, ...] = ()

    @property
    def span(self) -> Span:
        """Where the whole sentence stands."""
        return self.text.span
