"""No worked example tries a row of a table, an exclusion, or a row by which a fact is worked out: nobody would hear of an edit.

An example tries a row that decides what the example expects. Paste the one that the message shows, or write your own: a customer
for whom this row decides. What nobody can come to needs no example. `leeway coverage` lists all that is not tried, edges and
outcomes too, and prints every example that is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from leeway.coverage.clauses import rows
from leeway.coverage.cover import Covering, Part, Say
from leeway.draft import Draft
from leeway.problems import Problem, Span
from leeway.prover.ground import Ground

ID = "clause-not-tried"
MOST = 10  # warnings of one check; the rest is counted


def untried(policy: Mapping[str, Any], draft: Draft | None, say: Say | None = None) -> tuple[Problem, ...]:
    """A warning for each clause that somebody can come to and no worked example tries; at most ten, and one for the rest."""
    ground = Ground(policy)
    covering = Covering(ground, rows(ground))
    return tuple(_problems(covering, draft, say))


def _problems(covering: Covering, draft: Draft | None, say: Say | None) -> Iterator[Problem]:
    left = [aim for aim in covering.aims if aim not in covering.reached]
    told = 0
    for number, aim in enumerate(left):
        if told == MOST:
            yield _rest(len(left) - number)
            return
        if say:
            say(f"Looking for examples: {number + 1} of {len(left)}")
        part = covering.part(aim)
        if part.example:
            told += 1
            yield _problem(part, draft)


def _problem(part: Part, draft: Draft | None) -> Problem:
    assert part.example is not None
    message = f'no worked example tries {part.what}. Add one to the examples of "{part.example.situation}": {part.example.yaml}'
    return Problem(ID, message, _span(part, draft), severity="warning")


def _rest(count: int) -> Problem:
    """What stands for the clauses that are not told one by one; whether anybody comes to them was not looked at."""
    those = "1 more clause" if count == 1 else f"{count} more clauses"
    message = f"no worked example tries {those}. `leeway coverage` lists them, and with --paste prints the examples that would"
    return Problem(ID, message, severity="warning")


def _span(part: Part, draft: Draft | None) -> Span:
    """The row; of an exclusion its name."""
    line, row = Span(part.line, 1, part.line + 1, 1), part.row
    if draft is None or row is None:
        return line
    if part.table.of == "exclusion":
        return next((one.id.span for one in draft.exclusions if one.id.text == part.table.id), line)
    if part.table.of == "remedy":
        return next((one.clauses[row].span for one in draft.remedies if one.id.text == part.table.id), line)
    return next((one.worked.clauses[row].span for one in draft.facts if one.id.text == part.table.id and one.worked), line)
