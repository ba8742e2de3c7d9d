"""The unit of an amount, and what to say where it has none.

What may be added, multiplied and compared, and what comes of it, stands in `leeway.offers.algebra`; here are the sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from leeway.draft import Clause, Draft, Fact, Rate, Remedy
from leeway.draft.senseless import dressed, no_product, no_quotient, no_span, no_step, no_total, not_alike, not_moved
from leeway.draft.terms import Ago, Expr, Lit, Nothing, Op, Ref, Stretch, Undefined
from leeway.draft.words import kind_of
from leeway.draft.written import written
from leeway.keys import MOMENTS
from leeway.offers import algebra
from leeway.offers.algebra import fits
from leeway.offers.units import MOMENT
from leeway.problems import Span

__all__ = [
    "environment",
    "fits",
    "goodwill_of_money",
    "inherited",
    "known_units",
    "silent",
    "starts",
    "unit_of",
    "unit_of_remedy",
    "unit_of_values",
]

Wrong = Callable[[str, Span], None]
Units = Mapping[str, str]


def environment(draft: Draft) -> dict[str, str]:
    """The unit of every fact and rate by its name; what could not be read is not in it."""
    return known_units(draft.facts, draft.rates)


def known_units(facts: Sequence[Fact], rates: Sequence[Rate]) -> dict[str, str]:
    """The units of some facts and rates, and of `today` and `now`."""
    found = MOMENTS | {fact.id.text: fact.measure for fact in facts if fact.measure != "unread"}
    return found | {rate.id.text: rate.values[0][1].unit for rate in rates if rate.values}


def silent(message: str, span: Span) -> None:
    """For callers that only want the unit."""


def unit_of(expr: Expr, units: Units, wrong: Wrong = silent) -> str | None:
    """The unit of an amount, or None where it has none or cannot be known; `wrong` is told what cannot be calculated."""
    if isinstance(expr, Lit):
        return expr.unit
    if isinstance(expr, Ref):
        return units.get(expr.name)
    if not isinstance(expr, (Op, Stretch, Ago)):
        return None
    found = [unit_of(part, units, wrong) for part in expr.parts]
    known = [unit for unit in found if unit is not None]
    if len(known) < len(found):
        return None
    if isinstance(expr, Stretch):
        return _stretch(expr, known, wrong)
    if isinstance(expr, Ago):
        return known[0] if algebra.moved(*known) else _told(wrong, not_moved(*known), expr.parts[1].span)
    return _READERS[expr.op](expr, known, wrong)


def _told(wrong: Wrong, message: str, span: Span) -> str | None:
    """Tell what is wrong; there is no unit then."""
    wrong(message, span)
    return None


def _alike(expr: Op, units: list[str], wrong: Wrong) -> str | None:
    unit = algebra.alike(units)
    if unit is None:
        first = next((one for one in units if one != "number"), "number")
        place = next((part for part, one in zip(expr.parts, units) if not fits(one, first)), expr)
        other = next((one for one in units if not fits(one, first)), first)
        wrong(not_alike(expr.op, first, other) + dressed(expr, units), place.span)
    return unit


def _total(expr: Op, units: list[str], wrong: Wrong) -> str | None:
    left, right = units
    unit = algebra.total(expr.op, left, right)
    if unit is None:
        message, whole = no_total(expr, left, right)
        wrong(message, expr.span if whole else expr.parts[1].span)
    return unit


def _product(expr: Op, units: list[str], wrong: Wrong) -> str | None:
    left, right = units
    unit = algebra.product(left, right)
    return _told(wrong, no_product(left, right), expr.span) if unit is None else unit


def _quotient(expr: Op, units: list[str], wrong: Wrong) -> str | None:
    left, right = units
    unit = algebra.quotient(left, right)
    return _told(wrong, no_quotient(left, right), expr.span) if unit is None else unit


def _stepped(expr: Op, units: list[str], wrong: Wrong) -> str | None:
    unit, step = units
    if not algebra.stepped(unit, step):
        return _told(wrong, no_step(expr.op, unit, step), expr.parts[1].span)
    return "number" if expr.op in ("started", "completed") else unit


def _clock(expr: Op, units: list[str], wrong: Wrong) -> str | None:
    if units[0] == MOMENT:
        return "date" if expr.op == "day" else "time"
    what = "day" if expr.op == "day" else "time of day"
    text = written(expr.parts[0])
    already = f". Write: {text}" if units[0] == {"day": "date"}.get(expr.op, "time") else ""
    message = f"{expr.op}() takes the {what} of a date with its time, but {text} is {kind_of(units[0])}{already}"
    return _told(wrong, message, expr.parts[0].span)


def _stretch(expr: Stretch, units: list[str], wrong: Wrong) -> str | None:
    since, until = units
    if algebra.span(expr.unit, expr.how, since, until):
        return expr.unit
    message, at = no_span(expr, since, until)
    return _told(wrong, message, expr.unit_span if at is None else expr.parts[at].span)


_READERS: Mapping[str, Callable[[Op, list[str], Wrong], str | None]] = {
    "+": _total,
    "-": _total,
    "min": _alike,
    "max": _alike,
    "*": _product,
    "of": _product,
    "/": _quotient,
    **dict.fromkeys(("round", "round_up", "round_down", "started", "completed"), _stepped),
    **dict.fromkeys(("day", "time"), _clock),
}


def unit_of_remedy(remedy: Remedy, units: Mapping[str, str]) -> str | None:
    """The unit of what a remedy gives: of its measure, or of the first amount owed that has one; None where unreadable.

    Where nothing is ever owed it is money.
    """
    if remedy.goodwill is not None and remedy.goodwill.unit == "unread":
        return None
    if remedy.goodwill is not None:
        return "money" if remedy.goodwill.unit == "percent" else remedy.goodwill.unit
    owed = [amount for clause in remedy.clauses for _, amount in clause.values]
    if owed and all(isinstance(amount, (Nothing, Undefined)) for amount in owed):
        return "money"
    return next((unit for amount in owed if (unit := unit_of(amount, units)) is not None), None)


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


def starts(clause: Clause, levels: tuple[str, ...]) -> dict[str, Expr]:
    """Where the range of each level begins; a level that a clause does not name has the range of the level below it."""
    named = {level.text for level, _ in clause.values}
    given = {level.text: amount for level, amount in clause.starts}
    found: dict[str, Expr] = {}
    start: Expr | None = None
    for level in levels:
        start = given.get(level) if level in named else start
        if start is not None:
            found[level] = start
    return found


def goodwill_of_money(draft: Draft) -> frozenset[str]:
    """The goodwill remedies that are measured in money, or in per cent of some."""
    return frozenset(one.id.text for one in draft.remedies if one.goodwill and one.goodwill.unit in ("money", "percent"))
