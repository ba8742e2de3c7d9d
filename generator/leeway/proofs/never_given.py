"""A remedy that nobody ever gets: for every customer and at every level it comes to nothing.

Perhaps `only_when` asks for what cannot be, a ceiling is nothing, or every row says `none`. A representative who reads of it
would look for it in vain. Proved for every possible customer.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.offers.amounts import View
from leeway.problems import Problem
from leeway.proofs.places import Places
from leeway.prover.finding import Finding, Study
from leeway.prover.ground import Ground
from leeway.prover.search import Example, Nobody
from leeway.prover.tables import outcome, something
from leeway.prover.terms import either

ID = "never-given"


def find(study: Study) -> Iterator[Finding]:
    """The remedy, where no level may ever give any of it."""
    ground, remedy = study.ground, study.ground.policy.remedies[study.subject]
    levels = range(len(ground.policy.levels))
    if ground.is_given(study.subject):
        return

    def shows(view: View) -> bool:
        return any(ground.seen(remedy, level, view).sure > 0 for level in levels)

    answer = study.ask(lambda: either(*(something(outcome(remedy, level, study.customer)) for level in levels)), shows)
    finding = Finding(ID, study.subject)
    if isinstance(answer, Nobody):
        yield finding
    elif not isinstance(answer, Example):
        yield from filter(None, (finding.with_answer(answer),))


def claim(found: Finding, ground: Ground) -> str:
    """What would have been proved."""
    return f'somebody can get "{found.subject}"'


def tell(found: Finding, ground: Ground, places: Places) -> Problem:
    """The remedy that nobody gets."""
    owed = ground.policy.remedies[found.subject].owed
    whom = "no customer is ever owed any of it" if owed else "no level may ever give any of it, to whatever customer"
    return Problem(
        ID, f'"{found.subject}" comes to nothing for everybody: {whom}', places.table(found.subject), severity="warning"
    )
