"""The unit of an amount: what may be added, multiplied and compared, and what comes of it.

`+ - min max` need one unit (a bare number takes any counted unit); `*` with a number or a percentage keeps the other's
unit; money times something counted is money; anything by a number keeps its unit; like by like is a number; money by
something counted is money. Nothing else has a meaning.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from leeway.draft import Clause, Draft, Remedy
from leeway.draft.terms import Expr, Lit, Op, Ref
from leeway.draft.words import kind_of
from leeway.offers.units import counted, factor, stem
from leeway.problems import Span

Wrong = Callable[[str, Span], None]
_ODD = ("date", "yes or no", "choice")


def environment(draft: Draft) -> dict[str, str]:
    """The unit of every fact and rate by its name; what could not be read is not in it."""
    found = {fact.id.text: fact.measure for fact in draft.facts if fact.measure != "unread"}
    return found | {rate.id.text: rate.values[0][1].unit for rate in draft.rates if rate.values}


def silent(message: str, span: Span) -> None:
    """For callers that only want the unit."""


def unit_of(expr: Expr, units: Mapping[str, str], wrong: Wrong = silent) -> str | None:
    """The unit of an amount, or None where it has none or cannot be known; `wrong` is told what cannot be calculated."""
    if isinstance(expr, Lit):
        return expr.unit
    if isinstance(expr, Ref):
        return units.get(expr.name)
    if not isinstance(expr, Op):
        return None
    found = [unit_of(part, units, wrong) for part in expr.parts]
    known = [unit for unit in found if unit is not None]
    if len(known) < len(found):
        return None
    if expr.op in ("+", "-", "min", "max"):
        return _joined(expr, known, wrong)
    return (_quotient if expr.op == "/" else _product)(expr, known, wrong)


def _joined(expr: Op, units: list[str], wrong: Wrong) -> str | None:
    unit = next((one for one in units if one != "number"), "number")
    for part, one in zip(expr.parts, units):
        if not fits(one, unit):
            wrong(f"{_verb(expr.op)} of {_kind(unit)} and {_kind(one)} has no meaning; both need one unit", part.span)
            return None
    if unit in ("yes or no", "choice") or (unit == "date" and expr.op in "+-"):
        wrong(f"nothing can be calculated from {_kind(unit)}", expr.span)
        return None
    return unit


def _product(expr: Op, units: list[str], wrong: Wrong) -> str | None:
    left, right = units
    for one, other in ((left, right), (right, left)):
        if one in ("number", "percent") and other not in _ODD:
            return other
        if one == "money" and counted(other):
            return "money"
    wrong(f"{_kind(left)} times {_kind(right)} has no meaning", expr.span)
    return None


def _quotient(expr: Op, units: list[str], wrong: Wrong) -> str | None:
    left, right = units
    if left not in _ODD:
        if right in ("number", "percent"):
            return left
        if left == "money" and counted(right):
            return "money"
        if right not in _ODD and factor(right, left) is not None:
            return "number"
    wrong(f"{_kind(left)} divided by {_kind(right)} has no meaning", expr.span)
    return None


def fits(unit: str, wanted: str) -> bool:
    """Whether an amount of one unit can stand where another is wanted."""
    if stem(unit) == stem(wanted):
        return True
    if unit == "number":
        return counted(wanted)
    return counted(unit) and counted(wanted) and factor(unit, wanted) is not None


def _verb(op: str) -> str:
    return {"+": "the sum", "-": "the difference", "min": "the lesser", "max": "the greater"}[op]


def _kind(unit: str) -> str:
    return unit if counted(unit) else kind_of(unit)


def unit_of_remedy(remedy: Remedy, units: Mapping[str, str]) -> str | None:
    """The unit of what a remedy gives: of its measure, or of the first amount owed that has one; None where unreadable."""
    if remedy.goodwill is not None and remedy.goodwill.unit == "unread":
        return None
    if remedy.goodwill is not None:
        return "money" if remedy.goodwill.unit == "percent" else remedy.goodwill.unit
    found = (unit_of(amount, units) for clause in remedy.clauses for _, amount in clause.values)
    return next((unit for unit in found if unit is not None), None)


def unit_of_values(remedy: Remedy, units: Mapping[str, str]) -> str | None:
    """The unit that the clauses' values are written in: `percent` for a share of a base."""
    if remedy.goodwill is not None and remedy.goodwill.unit != "unread":
        return remedy.goodwill.unit
    return unit_of_remedy(remedy, units)


def inherited(clause: Clause, levels: tuple[str, ...]) -> dict[str, Expr | None]:
    """The value of each level: its own, or that of the nearest named level below it, or None (nothing)."""
    named = {level.text: amount for level, amount in clause.values}
    found: dict[str, Expr | None] = {}
    value: Expr | None = None
    for level in levels:
        value = named.get("amount", named.get(level, value))
        found[level] = value
    return found
