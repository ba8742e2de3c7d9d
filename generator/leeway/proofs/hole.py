"""A table leaves customers out: for the one that is named, no row applies, and the policy says nothing.

Write an `otherwise` row, or one whose amount is `undefined` if the policy is meant to be silent there. A number must fall under
a row on both sides of every edge: `more than 99%` and `less than 99%` leave out exactly 99%.

Proved for every possible customer; who is named is the simplest of those who are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.offers.tables import HOLE, possible
from leeway.problems import Problem
from leeway.proofs.places import Places
from leeway.prover.finding import Finding, Study
from leeway.prover.ground import Ground
from leeway.prover.tables import deciding

ID = "hole"


def find(study: Study) -> Iterator[Finding]:
    """The customer for whom the table has no row."""
    ground, table = study.ground, study.ground.table(study.subject)
    if table.clauses[-1].when is not None:
        yield from study.find(
            Finding(ID, study.subject),
            lambda: deciding(table, study.customer).hole,
            lambda view: possible(table, view, ground.policy)[0] == (HOLE,),
        )


def claim(found: Finding, ground: Ground) -> str:
    """What would have been proved."""
    return f'every customer finds a row in "{found.subject}"'


def tell(found: Finding, ground: Ground, places: Places) -> Problem:
    """The hole, with the customer who falls into it."""
    message = (
        f'no row of "{found.subject}" says what holds for this customer: {ground.who(found.known)}. Add an otherwise row, '
        'or one with "undefined" if the policy is meant to say nothing here'
    )
    return Problem(ID, message, places.table(found.subject), severity="warning")
