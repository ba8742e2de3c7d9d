"""What an expression comes to when some facts are not known yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from leeway.offers.calendar import earliest, latest, moved, span
from leeway.offers.expressions import TODAY, Expr, operands
from leeway.offers.intervals import OPERATIONS, SILENT, Amount, apply
from leeway.offers.numbers import Number
from leeway.offers.policy import Policy
from leeway.offers.ranges import LOWEST, Choices, Domain, Range
from leeway.offers.values import DAY, LAST_DAY

View = Mapping[str, Domain]  # what each fact can be, worked-out ones, today and now included
_LONGEST = (LAST_DAY + 1) * DAY  # no length of time goes further than the calendar


def amount(expr: Expr, view: View, policy: Policy) -> Amount:
    """What the expression can come to, before any rounding."""
    kind = expr[0]
    if kind == "lit":
        return Amount(expr[1], expr[1])
    if kind == "fact":
        return of_domain(view[expr[1]])
    if kind == "rate":
        return _rate(expr[1], view, policy)
    if kind == "undefined":
        return SILENT
    if kind == "undisclosed":
        return Amount(0, 1 if expr[1] == "yes or no" else None)
    parts = [amount(part, view, policy) for part in operands(expr)]
    if kind in OPERATIONS:
        return apply(OPERATIONS[kind], parts)
    return apply(lambda ends: _IN_TIME[kind](expr, ends, policy), parts)


def of_domain(domain: Domain) -> Amount:
    """The numbers of a domain; yes counts 1 and no 0."""
    if isinstance(domain, Range):
        return Amount(None if domain.low <= LOWEST else domain.low, domain.high, domain.silent)
    if not isinstance(domain, Choices):
        return SILENT
    numbers = [int(word == "yes") for word in domain.among]
    return Amount(min(numbers), max(numbers), domain.silent)


def _rate(name: str, view: View, policy: Policy) -> Amount:
    """The values of the rate on the days that the deciding date can be."""
    rate = policy.rates[name]
    days = view[rate.by or TODAY]
    if not isinstance(days, Range) or days.high is None:
        return SILENT
    in_force = [
        value
        for (day, value), (last, _) in zip(rate.values, (*rate.values[1:], (days.high + 1, 0)))
        if day <= days.high and last > days.low
    ]
    silent = days.silent or not rate.values or days.low < rate.values[0][0]
    return Amount(min(in_force), max(in_force), silent) if in_force else SILENT


def _ends(one: Amount) -> tuple[Number, Number]:
    """The ends of a length or a place in time; none of them goes further than the calendar."""
    low = -_LONGEST if one.least is None else max(-_LONGEST, one.least)
    return low, _LONGEST if one.most is None else min(_LONGEST, one.most)


def _moved(expr: Expr, parts: list[Amount], policy: Policy) -> Amount:
    """A date some time later or earlier; undefined where holidays are counted that nobody has listed."""
    _, _, _, sign, unit, kind = expr
    (first, last), (least, most) = _ends(parts[0]), _ends(parts[1])
    shorter, longer = (least, most) if sign > 0 else (-most, -least)
    ends = moved(first, shorter, unit, kind, policy.calendar), moved(last, longer, unit, kind, policy.calendar)
    return _as_listed(unit, ends, min(first, ends[0]), max(last, ends[1]), policy)


def _span(expr: Expr, parts: list[Amount], policy: Policy) -> Amount:
    _, _, _, unit, how, kind = expr
    (since, since_last), (until, until_last) = _ends(parts[0]), _ends(parts[1])
    least = span(since_last, until, unit, how, kind, policy.calendar)
    most = span(since, until_last, unit, how, kind, policy.calendar)
    return _as_listed(unit, (least, most), min(since, until), max(since_last, until_last), policy)


def _ago(expr: Expr, parts: list[Amount], policy: Policy) -> Amount:
    _, _, _, which, unit, kind = expr
    (first, last), (least, most) = _ends(parts[0]), _ends(parts[1])
    found = earliest if which == "first" else latest
    ends = found(first, most, unit, kind, policy.calendar), found(last, least, unit, kind, policy.calendar)
    return _as_listed(unit, ends, min(first, ends[0]), max(last, ends[1]), policy)


def _as_listed(unit: str, ends: tuple[Number, Number], first: Number, last: Number, policy: Policy) -> Amount:
    """The amount; of working days only what the list of holidays covers is certain."""
    least, most = ends
    if unit not in ("working day", "working days") or policy.calendar.knows(first, last):
        return Amount(least, most)
    return SILENT if least == most else Amount(least, most, silent=True)


def _day(expr: Expr, parts: list[Amount], policy: Policy) -> Amount:
    first, last = _ends(parts[0])
    return Amount(first // DAY, last // DAY)


def _time(expr: Expr, parts: list[Amount], policy: Policy) -> Amount:
    first, last = _ends(parts[0])
    return Amount(first % DAY, last % DAY) if first // DAY == last // DAY else Amount(0, DAY - 1)


_IN_TIME: Mapping[str, Callable[[Expr, list[Amount], Policy], Amount]] = {
    "moved": _moved,
    "span": _span,
    "ago": _ago,
    "day": _day,
    "time": _time,
}
