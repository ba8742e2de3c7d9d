"""A level may do less for a customer than the level below it.

Levels stand in the order of their authority, lowest first: whoever is brought in may do at least as much. Limits that are
written as plain values are compared as they stand (`falling-limit`); here the amounts are compared as they come out, for every
possible customer: formulas, shares, floors, ceilings and rounding included.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.offers.amounts import View
from leeway.offers.policy import Remedy
from leeway.problems import Problem
from leeway.proofs.places import Places
from leeway.prover.finding import Finding, Study
from leeway.prover.ground import Ground
from leeway.prover.tables import deciding, given, outcome
from leeway.prover.terms import Bool, Number, both, either, opposite

ID = "level-falls"


def find(study: Study) -> Iterator[Finding]:
    """The customer for whom a level may do less, for each such level."""
    remedy = study.ground.policy.remedies[study.subject]
    for above in range(1, len(study.ground.policy.levels)):
        if any(_may_fall(row.values[above - 1], row.values[above]) for row in remedy.clauses):
            yield from _level(remedy, above, study)


def _may_fall(below: tuple[object, ...], above: tuple[object, ...]) -> bool:
    """Whether a written limit of one row does not plainly stay or rise. What is worked out from it rises with it."""
    if below == above:
        return False
    plain = below[0] == above[0] == "lit"
    return not (plain and above[1] >= below[1])  # type: ignore[operator]


def _level(remedy: Remedy, above: int, study: Study) -> Iterator[Finding]:
    ground = study.ground

    def wanted() -> Bool:
        return _falls(outcome(remedy, above - 1, study.customer), outcome(remedy, above, study.customer))

    def split() -> tuple[Bool, ...]:
        levels = (above - 1, above)
        rows = enumerate(deciding(remedy, study.customer).rows)
        return tuple(both(row, _falls(*(given(remedy, index, level, study.customer) for level in levels))) for index, row in rows)

    def shows(view: View) -> bool:
        one, other = ground.seen(remedy, above - 1, view), ground.seen(remedy, above, view)
        return one.sure > 0 and (other.mute or (other.most is not None and not other.silent and other.most < one.sure))

    yield from study.find(Finding(ID, study.subject, levels=(above - 1, above)), wanted, shows, split)


def _falls(one: Number, other: Number) -> Bool:
    less = either(both(other.silent, one.term > 0), both(opposite(other.silent), one.term > other.term))
    return both(opposite(one.silent), less)


def claim(found: Finding, ground: Ground) -> str:
    """What would have been proved."""
    below, above = map(ground.level, found.levels)
    return f'the {above} may always give at least as much of "{found.subject}" as the {below}'


def tell(found: Finding, ground: Ground, places: Places) -> Problem:
    """Both levels with their amounts, and the customer."""
    remedy, view = ground.policy.remedies[found.subject], ground.view(found.known)
    below, above = found.levels
    one, other = (ground.amount(ground.seen(remedy, level, view), remedy) for level in found.levels)
    message = (
        f'the {ground.level(above)} is above the {ground.level(below)}, but may give less of "{found.subject}" to this customer: '
        f"{ground.who(found.known)}. {other} against {one}"
    )
    row = next((index for index in ground.decided(remedy, view) if index >= 0), None)
    span = places.table(found.subject) if row is None else places.row(found.subject, row)
    return Problem(ID, message, span)
