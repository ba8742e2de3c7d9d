"""An offer can come out above what it is a part of, or above its ceiling.

A discount of the visit fee that is more than the visit fee gives money away. It happens where a floor (`at_least`) is higher than
the amount of a small order, where a share is above 100%, or where an amount is rounded up in large steps. Give the floor a
condition, or write it as the smaller of two amounts: `at_least: min($5, price_paid)`.

Proved for every possible customer, at every level. What ends at the nearest smallest coin does not count as above.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from leeway.offers.amounts import View
from leeway.offers.amounts import amount as seen_amount
from leeway.offers.expressions import Expr
from leeway.offers.intervals import larger
from leeway.offers.intervals import rounded as seen_rounded
from leeway.offers.policy import Policy, Remedy
from leeway.offers.sentences import formula
from leeway.problems import Problem
from leeway.proofs.places import Places
from leeway.prover.amounts import amount
from leeway.prover.finding import Finding, Study
from leeway.prover.ground import Ground
from leeway.prover.tables import outcome
from leeway.prover.terms import Bool, both, constant, most, opposite, rounded

ID = "above-bound"


def bounds(remedy: Remedy) -> dict[str, Expr]:
    """What the amount should never be above: the base that it is a share of, the ceiling, what is left of budgets and caps."""
    found = {"base": remedy.share_of, "at_most": remedy.at_most} if remedy.unit == "money" else {"at_most": remedy.at_most}
    left = {bound.id: bound.left for bound in remedy.bounds if not bound.times}
    return {name: expr for name, expr in {**found, **left}.items() if expr}


def find(study: Study) -> Iterator[Finding]:
    """For each bound, the customer whose offer is above it, at the highest level: the others may do less."""
    remedy = study.ground.policy.remedies[study.subject]
    for name, expr in bounds(remedy).items():
        yield from _bound(remedy, name, expr, study)


def _bound(remedy: Remedy, name: str, expr: Expr, study: Study) -> Iterator[Finding]:
    ground, level = study.ground, len(study.ground.policy.levels) - 1
    coin = _coin(remedy, ground.policy)

    def wanted() -> Bool:
        found = outcome(remedy, level, study.customer)
        whole = most(constant(0), amount(expr, study.customer))
        bound = most(whole, rounded(whole, coin, "half up"))
        return both(opposite(found.silent), opposite(bound.silent), found.term > bound.term)

    def shows(view: View) -> bool:
        whole = seen_amount(expr, view, ground.policy)
        bound = larger(whole, seen_rounded(whole, coin, "half up"))
        return bound.most is not None and not bound.silent and ground.seen(remedy, level, view).sure > bound.most

    yield from study.find(Finding(ID, study.subject, levels=(level,), more=(name,)), wanted, shows)


def _coin(remedy: Remedy, policy: Policy) -> Fraction:
    return Fraction(1, 10**policy.currency.decimals) if remedy.unit == "money" else Fraction(1, 100)


def claim(found: Finding, ground: Ground) -> str:
    """What would have been proved."""
    return f'"{found.subject}" is never more than {_said(found, ground)}'


def _said(found: Finding, ground: Ground) -> str:
    remedy, (name,) = ground.policy.remedies[found.subject], found.more
    if name in ("base", "at_most"):
        return formula(bounds(remedy)[name], ground.policy)
    return f"what is left of “{next(bound.name for bound in remedy.bounds if bound.id == name)}”"


def tell(found: Finding, ground: Ground, places: Places) -> Problem:
    """The bound, the customer, and both amounts."""
    remedy, view = ground.policy.remedies[found.subject], ground.view(found.known)
    given = ground.amount(ground.seen(remedy, found.levels[0], view), remedy)
    bound = ground.amount(seen_amount(bounds(remedy)[found.more[0]], view, ground.policy), remedy)
    message = (
        f'"{found.subject}" can be more than {_said(found, ground)}: {given} against {bound} for this customer: '
        f"{ground.who(found.known)}"
    )
    return Problem(ID, message, places.table(found.subject), severity="warning")
