"""A row of a table can never decide: rows above it take all its customers.

The first row that applies decides, so special cases stand on top. `at least $20` above `at least $100` leaves nobody for the
second. Put the narrower row first, or take it out.

Only what the conditions show by themselves is reported; a row behind facts that are worked out may escape.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from leeway.draft import Draft
from leeway.offers.amounts import View
from leeway.offers.policy import Policy, Remedy
from leeway.offers.reading import everybody
from leeway.offers.tables import ABSENT, MOST_LEAVES, Leaf, leaves, unfold
from leeway.problems import Problem, Span

ID = "dead-row"


def dead_rows(kernel: Policy, draft: Draft | None = None) -> tuple[Problem, ...]:
    """A warning for every row of a compiled policy that no customer reaches."""
    places = _places(draft) if draft else {}
    nobody = everybody(kernel)
    return tuple(problem for remedy in kernel.remedies.values() for problem in _of(remedy, nobody, kernel, places))


def _places(draft: Draft) -> dict[tuple[str, int], Span]:
    return {(remedy.id.text, index): row.span for remedy in draft.remedies for index, row in enumerate(remedy.clauses)}


def _of(remedy: Remedy, view: View, policy: Policy, places: Mapping[tuple[str, int], Span]) -> Iterator[Problem]:
    ends = [leaf for leaf in leaves(unfold(remedy, view, policy)) if isinstance(leaf, Leaf)]
    reached = {index for leaf in ends for index in leaf.clauses}
    if len(ends) >= MOST_LEAVES or reached == {ABSENT}:
        return
    for index, row in enumerate(remedy.clauses):
        if index not in reached and row.when is not None:  # an otherwise row that nobody needs does no harm
            message = f'this row of "{remedy.id}" never decides: the rows above it, or "only_when", take all its customers'
            yield Problem(ID, message, places.get((remedy.id, index), Span(row.line, 1, row.line + 1, 1)), severity="warning")
