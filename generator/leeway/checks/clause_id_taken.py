"""Two rows of one table have the same id.

The id of a row names it in answers and in comparisons of policies; each row needs its own. A row without an `id` gets one that
is made of its condition.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.draft import Draft
from leeway.draft.terms import Word
from leeway.draft.walk import tables
from leeway.problems import Problem, Related

ID = "clause-id-taken"


def check(draft: Draft) -> Iterator[Problem]:
    """Every id that a row above has already."""
    for name, clauses in tables(draft):
        first: dict[str, Word] = {}
        for word in (clause.id for clause in clauses if clause.id):
            if word.text in first:
                message = f'another row of "{name}" has the id "{word.text}" already'
                yield Problem(ID, message, word.span, related=(Related("the other row", first[word.text].span),))
            first.setdefault(word.text, word)
