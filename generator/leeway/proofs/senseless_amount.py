"""An amount divides by zero, or comes out below zero, for some customer.

Where an amount divides by zero the policy says nothing, and where it is below zero nothing is given: neither stops the checker,
and neither is often meant. Give the fact a range (`from: 1 day`), put a row for the special case above, or write `max($0, ...)`.

Proved for every possible customer, for each amount where it decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from leeway.offers.amounts import View
from leeway.offers.amounts import amount as seen_amount
from leeway.offers.expressions import Expr, operands
from leeway.offers.policy import Remedy
from leeway.offers.sentences import formula
from leeway.offers.tables import possible
from leeway.problems import Problem
from leeway.proofs.places import Places
from leeway.prover.amounts import amount
from leeway.prover.finding import Finding, Study
from leeway.prover.ground import Ground
from leeway.prover.tables import deciding
from leeway.prover.terms import Bool, Number, both, opposite, real

ID = "senseless-amount"


def find(study: Study) -> Iterator[Finding]:
    """Each amount of a row, or beside the table, that divides by zero or falls below it, with the customer."""
    table = study.ground.table(study.subject)
    for row, clause in enumerate(table.clauses):
        for level, expr in enumerate(clause.values):
            if expr not in clause.values[:level]:
                yield from _amount(expr, row, level, table, study)
    for beside in (table.share_of, table.at_most, table.at_least):
        if beside is not None:
            yield from _amount(beside, None, 0, table, study)


def _amount(expr: Expr, row: int | None, level: int, table: Remedy, study: Study) -> Iterator[Finding]:
    ground = study.ground
    rows = range(len(table.clauses)) if row is None else (row,)
    place = (-1 if row is None else row,)

    def decided(view: View) -> bool:
        return set(possible(table, view, ground.policy)[0]) <= set(rows)

    def there() -> Bool:
        table_ = deciding(table, study.customer)
        return table_.rows[row] if row is not None else opposite(table_.absent)

    for number, divisor in enumerate(_divisors(expr)):
        if not _is_above_zero(divisor, ground):
            yield from study.find(
                Finding(ID, study.subject, place, (level,), ("divides", _path(expr, row, table), str(number))),
                partial(_wanted, divisor, True, there, study),
                partial(_is_nothing, divisor, decided, ground),
            )
    if not _is_never_below(expr, ground) and table.unit not in _PLACES:
        yield from study.find(
            Finding(ID, study.subject, place, (level,), ("below", _path(expr, row, table), "")),
            partial(_wanted, expr, False, there, study),
            lambda view: decided(view) and _is_certainly_below(expr, view, ground),
        )


_PLACES = ("date", "date and time", "time")


def _wanted(expr: Expr, zero: bool, there: Callable[[], Bool], study: Study) -> Bool:
    return both(there(), _is(amount(expr, study.customer), zero))


def _is_nothing(expr: Expr, decided: Callable[[View], bool], ground: Ground, view: View) -> bool:
    return decided(view) and seen_amount(expr, view, ground.policy).exact == 0


def _is(found: Number, zero: bool) -> Bool:
    return both(opposite(found.silent), found.term == real(0) if zero else found.term < real(0))


def _divisors(expr: Expr) -> Iterator[Expr]:
    """What an amount is divided by, innermost first; written numbers left out."""
    for part in operands(expr):
        yield from _divisors(part)
    if expr[0] == "/" and expr[2][0] != "lit":
        yield expr[2]


def _is_above_zero(expr: Expr, ground: Ground) -> bool:
    least = seen_amount(expr, ground.anybody, ground.policy).least
    return least is not None and least > 0


def _is_never_below(expr: Expr, ground: Ground) -> bool:
    """Whether the bounds of the facts show it already; a length that is not positive is nothing in a sum, and told nowhere."""
    least = seen_amount(expr, ground.anybody, ground.policy).least
    return expr[0] in ("undefined", "lit") or (least is not None and least >= 0)


def _is_certainly_below(expr: Expr, view: View, ground: Ground) -> bool:
    most = seen_amount(expr, view, ground.policy)
    return most.most is not None and most.most < 0 and not most.silent


def _path(expr: Expr, row: int | None, table: Remedy) -> str:
    """Which amount it is, so that it is found again: a row's, or one beside the table."""
    if row is not None:
        return "row"
    return next(name for name in ("share_of", "at_most", "at_least") if getattr(table, name) == expr)


def _expr(found: Finding, ground: Ground) -> Expr:
    table, path = ground.table(found.subject), found.more[1]
    expr: Expr = table.clauses[found.rows[0]].values[found.levels[0]] if path == "row" else getattr(table, path)
    return tuple(_divisors(expr))[int(found.more[2])] if found.more[0] == "divides" else expr


def claim(found: Finding, ground: Ground) -> str:
    """What would have been proved."""
    said = formula(_expr(found, ground), ground.policy)
    return f'in "{found.subject}", {said} is never {"0" if found.more[0] == "divides" else "below 0"}'


def tell(found: Finding, ground: Ground, places: Places) -> Problem:
    """The amount, the customer, and what becomes of it."""
    said = formula(_expr(found, ground), ground.policy)
    if found.more[0] == "divides":
        message = f'"{found.subject}" divides by {said}, which is 0, so the policy says nothing, for this customer: '
    else:
        message = f'{said}, in "{found.subject}", is below 0, which gives nothing, for this customer: '
    span = places.row(found.subject, found.rows[0]) if found.rows[0] >= 0 else places.table(found.subject)
    return Problem(ID, message + ground.who(found.known), span, severity="warning")
