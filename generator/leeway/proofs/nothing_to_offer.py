"""A situation in which nobody is ever offered anything: no remedy comes to anything for any customer, at any level.

A representative who opens its page would find a checker that always answers with nothing. Add a remedy, or loosen the
conditions of those that are there. Proved for every possible customer.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.offers.amounts import View
from leeway.problems import Problem
from leeway.proofs.places import Places
from leeway.prover.finding import Finding, Study
from leeway.prover.ground import Ground
from leeway.prover.search import Example, Nobody
from leeway.prover.tables import offered, something
from leeway.prover.terms import Bool, either

ID = "nothing-to-offer"


def find(study: Study) -> Iterator[Finding]:
    """The situation, where it has nothing for anybody."""
    ground, situation = study.ground, study.subject
    remedies = ground.remedies(situation)
    if not any("replaces" in one.texts for one in remedies) and any(ground.is_given(one.id) for one in remedies):
        return
    levels = range(len(ground.policy.levels))

    def shows(view: View) -> bool:
        return any(one.amount(level).sure > 0 for one in ground.standings(situation, view).values() for level in levels)

    def wanted() -> Bool:
        return either(*(something(offered(situation, one, level, study.customer)) for one in remedies for level in levels))

    answer = study.ask(wanted, shows)
    finding = Finding(ID, situation)
    if isinstance(answer, Nobody):
        yield finding
    elif not isinstance(answer, Example):
        yield from filter(None, (finding.with_answer(answer),))


def claim(found: Finding, ground: Ground) -> str:
    """What would have been proved."""
    return f'somebody is offered something in "{found.subject}"'


def tell(found: Finding, ground: Ground, places: Places) -> Problem:
    """The situation with nothing in it."""
    message = f'there is nothing to offer in "{found.subject}": none of its remedies ever comes to anything, for anybody'
    return Problem(ID, message, places.situation(found.subject), severity="warning")
