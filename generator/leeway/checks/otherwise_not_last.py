"""`otherwise` is not the last row of its table.

The first row that applies decides, and `otherwise` always applies: rows below it could never decide anything. Move it to the
end.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.draft import Draft
from leeway.draft.walk import tables
from leeway.problems import Problem, Related

ID = "otherwise-not-last"


def check(draft: Draft) -> Iterator[Problem]:
    """The first row of each table that has rows below it and no condition."""
    for _, clauses in tables(draft):
        rows = [clause for clause in clauses[:-1] if clause.otherwise]
        if rows:
            below = clauses[clauses.index(rows[0]) + 1]
            message = '"otherwise" applies to everybody, so the rows below it could never decide. Move it to the end of the list'
            yield Problem(ID, message, rows[0].span, related=(Related("a row that could never decide", below.span),))
