"""A row of a table can never decide: no customer meets its condition, or rows above it take all who do.

The first row that applies decides, so special cases stand on top. `at least $20` above `at least $100` leaves nobody for the
second. Put the narrower row first, or take it out. The rows that take the customers are shown, and one of the customers.

Proved for every possible customer. An `otherwise` row that nobody needs does no harm, and is not told.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.offers.policy import Remedy
from leeway.offers.tables import possible, there
from leeway.offers.truth import holds as shown
from leeway.problems import Problem, Related
from leeway.proofs.places import Places
from leeway.prover.finding import Finding, Study
from leeway.prover.ground import Ground
from leeway.prover.search import Example, Nobody
from leeway.prover.tables import deciding
from leeway.prover.terms import both, opposite
from leeway.prover.truth import holds

ID = "dead-row"


def find(study: Study) -> Iterator[Finding]:
    """Every row that decides for nobody; with it the customer whom rows above take, if there is one, and those rows."""
    table = study.ground.table(study.subject)
    reached = study.ground.reached(study.subject)
    open_ = [index for index, row in enumerate(table.clauses) if row.when is not None and index not in reached]
    found = [one for index in open_ for one in _row(index, table, study)]
    if found and not _is_never_there(table, study):
        yield from found


def _is_never_there(table: Remedy, study: Study) -> bool:
    """Whether the remedy exists for nobody at all, which another check tells."""
    policy = study.ground.policy
    wanted = study.ask(lambda: opposite(deciding(table, study.customer).absent), lambda view: there(table, view, policy) is True)
    return isinstance(wanted, Nobody)


def _row(index: int, table: Remedy, study: Study) -> Iterator[Finding]:
    policy, row = study.ground.policy, table.clauses[index]
    answer = study.ask(
        lambda: deciding(table, study.customer).rows[index], lambda view: possible(table, view, policy)[0] == (index,)
    )
    if isinstance(answer, Example):
        return
    finding = Finding(ID, study.subject, (index,))
    if not isinstance(answer, Nobody):
        yield from filter(None, (finding.with_answer(answer),))
        return
    taken = study.ask(
        lambda: both(opposite(deciding(table, study.customer).absent), holds(row.when, study.customer).yes),
        lambda view: there(table, view, policy) is True and shown(row.when, view, policy) is True,
        simplify=True,
    )
    yield finding.with_answer(taken) or finding


def claim(found: Finding, ground: Ground) -> str:
    """What would have been proved."""
    return f'row {found.rows[0] + 1} of "{found.subject}" decides for somebody'


def tell(found: Finding, ground: Ground, places: Places) -> Problem:
    """The row that never decides, why, and the row above it that takes the customer."""
    (index,) = found.rows
    span = places.row(found.subject, index)
    if not found.known:
        message = f'this row of "{found.subject}" never decides: there is no customer who meets its condition'
        return Problem(ID, message, span, severity="warning")
    message = (
        f'this row of "{found.subject}" never decides: rows above it take all its customers, for example this one: '
        f"{ground.who(found.known)}"
    )
    takers = _takers(found, ground)
    said = "this one decides for them" if len(takers) == 1 else "one of those that decide for them"
    related = (Related(said, places.row(found.subject, taker)) for taker in takers)
    return Problem(ID, message, span, severity="warning", related=tuple(related))


def _takers(found: Finding, ground: Ground) -> tuple[int, ...]:
    """The rows that the customer falls under instead, as far as the facts that are named settle it."""
    clauses = possible(ground.table(found.subject), ground.view(found.known), ground.policy)[0]
    return tuple(index for index in clauses if 0 <= index < found.rows[0])
