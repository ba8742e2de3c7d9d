"""What comes of calculating with two units, or None where it has no meaning. Loader and kernel both ask here."""

from __future__ import annotations

from collections.abc import Sequence

from leeway.offers.units import MOMENT, counted, factor, parts_of, per, stem

_NO_NUMBERS = ("yes or no", "choice")
_POINTS = ("date", MOMENT, "time")  # places in time: they have an order, and no sum
_DATE_STEPS = ("day", "week", "month", "year", "working day")
_MOMENT_STEPS = ("minute", "hour", "day", "week", "month", "year")
# What a span can be counted in, between dates and between dates with times; a month has no exact length, so only in periods.
SPANS = {
    "date": {
        "to": ("days", "weeks", "working days"),
        "through": ("days", "working days"),
        "periods": ("weeks", "months", "years"),
    },
    MOMENT: {
        "to": ("minutes", "hours", "days", "weeks"),
        "through": (),
        "periods": ("hours", "days", "weeks", "months", "years"),
    },
}


def fits(unit: str, wanted: str) -> bool:
    """Whether a value of one unit can stand where another is wanted; a bare number takes on anything counted."""
    if unit == wanted or stem(unit) == stem(wanted):
        return True
    return counted(wanted) if unit == "number" else factor(unit, wanted) is not None


def alike(units: Sequence[str]) -> str | None:
    """The one unit of several amounts of which the smallest or greatest is taken."""
    unit = next((one for one in units if one != "number"), "number")
    return unit if unit not in _NO_NUMBERS and all(fits(one, unit) for one in units) else None


def moved(unit: str, by: str) -> bool:
    """Whether a date, or a date with its time, can be moved by that unit."""
    return (unit == "date" and stem(by) in _DATE_STEPS) or (unit == MOMENT and stem(by) in _MOMENT_STEPS)


def total(sign: str, left: str, right: str) -> str | None:
    """The unit of a sum or a difference: a date is moved by a length of time; anything else needs one unit."""
    if moved(left, right):
        return left
    if sign == "+" and moved(right, left):
        return right
    unit = alike((left, right))
    return None if unit in _POINTS else unit


def product(left: str, right: str) -> str | None:
    """The unit of a product. Money times something counted is money: a price for each."""
    for one, other in ((left, right), (right, left)):
        rate = parts_of(one)
        if rate and counted(other) and factor(other, rate[1]) is not None:
            return rate[0]
    for one, other in ((left, right), (right, left)):
        if one == "number" and calculable(other):
            return other
    for one, other in ((left, right), (right, left)):
        if one == "percent" and calculable(other):
            return other
        if one == "money" and counted(other):
            return "money"
    return None


def quotient(left: str, right: str) -> str | None:
    """The unit of a quotient: like by like is a number, anything by something counted so much for each."""
    if not calculable(left) or not calculable(right):
        return None
    if right in ("number", "percent"):
        return left
    if factor(right, left) is not None:
        return "number"
    return per(left, right) if left != "number" and parts_of(left) is None and counted(right) else None


def calculable(unit: str) -> bool:
    """Whether amounts of the unit can be multiplied and divided at all."""
    return unit not in _NO_NUMBERS and unit not in _POINTS


def span(unit: str, how: str, since: str, until: str) -> bool:
    """Whether a span can be counted so: `how` is to, through, completed or started."""
    kinds = SPANS.get(since)
    if kinds is None or since != until:
        return False
    return stem(unit) in map(stem, kinds["periods" if how in ("completed", "started") else how])


def stepped(unit: str, step: str) -> bool:
    """Whether an amount can be rounded to steps, or cut into periods, of that unit."""
    return calculable(unit) and fits(step, unit)
