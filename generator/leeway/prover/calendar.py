"""Counting days as z3 terms: the kernel's `calendar`.

A day is a whole number, and where a year or a month begins is arithmetic on it. What the kernel finds by search (the working day
so many later, the number of whole months between two days) is a new variable here, with a definition that exactly one value
fulfils for every customer: it takes nothing away from what is possible.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

import z3

from leeway.offers.calendar import Calendar
from leeway.offers.expressions import Expr
from leeway.offers.units import MOMENT, convert, stem
from leeway.offers.values import DAY, FIRST_DAY, LAST_DAY
from leeway.prover.terms import Arith, Bool, Number, either, real

if TYPE_CHECKING:
    from leeway.prover.customer import Customer

_MONTHS = {"month": 1, "year": 12}
_MINUTES = {"minute": 1, "hour": 60, "day": DAY, "week": 7 * DAY}
_MEAN_MONTH = z3.Q(146_097, 4800)  # days: 400 years have as many
_WITHIN = 8  # days; no number of months is further from so many mean ones, as `apart` shows
_BEFORE_MONTH = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)  # days of a common year before each month


def whole(term: Arith) -> Arith:
    """The largest whole number that is not above a number: for places in time, which are whole, the number itself."""
    return term if term.is_int() else z3.ToInt(term)


def _truncated(term: Arith) -> Arith:
    """The number without its decimals, towards 0."""
    return term if term.is_int() else z3.If(term >= 0, z3.ToInt(term), -z3.ToInt(-term))


def _between(low: int, term: Arith, high: int) -> Arith:
    return z3.If(term < low, low, z3.If(term > high, high, term))


def moved(point: Arith, by: Arith, unit: str, kind: str, customer: Customer) -> Arith:
    """A date, or a moment, moved by a length of time."""
    step = stem(unit)
    if kind == MOMENT:
        return _moment_moved(point, by, step, customer)
    steps = _truncated(_between(-LAST_DAY, by, LAST_DAY))
    if step in _MONTHS:
        return _months_later(point, steps * _MONTHS[step], customer)
    if step == "working day":
        return _working_days_later(point, steps, customer)
    each = 7 if step == "week" else 1
    return _between(FIRST_DAY, point + _truncated(_between(-LAST_DAY, by, LAST_DAY) * each), LAST_DAY)


def _moment_moved(point: Arith, by: Arith, step: str, customer: Customer) -> Arith:
    if step in _MONTHS:
        months = _truncated(_between(-LAST_DAY, by, LAST_DAY) * _MONTHS[step])
        return _months_later(point / DAY, months, customer) * DAY + point % DAY
    later = point + _truncated(_between(-LAST_DAY * DAY, by * _MINUTES[step], LAST_DAY * DAY))
    return _between(FIRST_DAY * DAY, later, (LAST_DAY + 1) * DAY - 1)


def _is_leap(year: Arith) -> Bool:
    return z3.And(year % 4 == 0, z3.Or(year % 100 != 0, year % 400 == 0))


def _month_length(year: Arith, month: Arith) -> Arith:
    found = z3.IntVal(31)
    for number in (4, 6, 9, 11):
        found = z3.If(month == number, 30, found)
    return z3.If(month == 2, z3.If(_is_leap(year), 29, 28), found)


def _ordinal(year: Arith, month: Arith, day: Arith) -> Arith:
    """The ordinal of a day of the proleptic Gregorian calendar."""
    past = year - 1
    found = z3.IntVal(_BEFORE_MONTH[-1])
    for number in range(11, 0, -1):
        found = z3.If(month == number, _BEFORE_MONTH[number - 1], found)
    leap = z3.If(z3.And(month > 2, _is_leap(year)), 1, 0)
    return 365 * past + past / 4 - past / 100 + past / 400 + found + leap + day


def _parts(day: Arith, customer: Customer) -> tuple[Arith, Arith, Arith]:
    """Year, month and day of the month of a day."""

    def define() -> tuple[Arith, ...]:
        year, month, number = (customer.new(name) for name in ("year", "month", "day"))
        within = z3.And(year >= 1, year <= 9999, month >= 1, month <= 12, number >= 1, number <= _month_length(year, month))
        customer.definitions += [within, _ordinal(year, month, number) == day, 365 * (year - 1) < day, day <= 366 * year]
        return year, month, number

    year, month, number = customer.defined(("parts", day), define)
    return year, month, number


def _months_later(day: Arith, months: Arith, customer: Customer) -> Arith:
    """The day so many months later, its exact definition apart from what always holds of it (see `Customer.definitions`)."""

    def define() -> tuple[Arith, ...]:
        year, month, number = _parts(day, customer)
        total = year * 12 + month - 1 + months
        then, index = total / 12, total % 12 + 1
        last = _month_length(then, index)
        within = _ordinal(then, index, z3.If(number < last, number, last))
        found = customer.new("months later")
        customer.definitions.append(found == z3.If(total < 12, FIRST_DAY, z3.If(total >= 120_000, LAST_DAY, within)))
        customer.rules += [found >= FIRST_DAY, found <= LAST_DAY, *_about(day, months, found)]
        customer.rules += [rule for other in customer.moves for rule in _in_order((day, months, found), other)]
        customer.moves.append((day, months, found))
        return (found,)

    return customer.defined(("months later", day, months), define)[0]


def _about(day: Arith, months: Arith, found: Arith) -> Iterator[Bool]:
    """How far away the day is, as far as the number of months alone tells, but for the ends of the calendar."""
    number = z3.simplify(months)
    if z3.is_int_value(number) and abs(number.as_long()) <= 1200:
        least, most = (z3.IntVal(end) for end in apart(number.as_long()))
    else:
        least, most = _MEAN_MONTH * months - _WITHIN, _MEAN_MONTH * months + _WITHIN
    yield z3.Or(found >= day + least, found == LAST_DAY)
    yield z3.Or(found <= day + most, found == FIRST_DAY)


@lru_cache(maxsize=256)
def apart(months: int) -> tuple[int, int]:
    """The fewest and the most days that so many months can be, over a cycle of the calendar, which is 400 years."""
    lengths = [monthrange(2000 + index // 12, index % 12 + 1)[1] for index in range(4800)]
    starts = [0, *accumulate(lengths)]
    found = []
    for index, length in enumerate(lengths):
        cycles, then = divmod(index + months, 4800)
        for number in {1, 28, min(29, length), min(30, length), length}:
            found.append(cycles * starts[-1] + starts[then] + min(number, lengths[then]) - starts[index] - number)
    return min(found), max(found)


def _in_order(one: tuple[Arith, Arith, Arith], other: tuple[Arith, Arith, Arith]) -> Iterator[Bool]:
    """A later day stays later, and more months lead further."""
    (day, months, found), (day_, months_, found_) = one, other
    yield z3.Implies(z3.And(day <= day_, months <= months_), found <= found_)
    yield z3.Implies(z3.And(day >= day_, months >= months_), found >= found_)


def worked(day: Arith, calendar: Calendar) -> Arith:
    """How many working days there are up to a day, itself included."""
    weeks, rest = day / 7, day % 7
    found = z3.IntVal(sum(number in calendar.week for number in range(6)))
    for number in range(5, -1, -1):
        found = z3.If(rest == number, sum(each in calendar.week for each in range(number)), found)
    free = [z3.If(day >= one, 1, 0) for one in calendar.free]
    return weeks * len(calendar.week) + found - (z3.Sum(free) if free else 0)


def _working_days_later(day: Arith, by: Arith, customer: Customer) -> Arith:
    calendar = customer.policy.calendar

    def define() -> tuple[Arith, ...]:
        found = customer.new("working day")
        wanted = z3.If(by > 0, worked(day, calendar) + by, worked(day - 1, calendar) + by + 1)
        early, late = wanted < 1, wanted > worked(z3.IntVal(LAST_DAY), calendar)
        reached = z3.And(worked(found, calendar) >= wanted, worked(found - 1, calendar) < wanted)
        later = z3.If(early, found == FIRST_DAY, z3.If(late, found == LAST_DAY, reached))
        customer.rules += [found >= FIRST_DAY, found <= LAST_DAY, z3.If(by == 0, found == day, later)]
        return (found,)

    return customer.defined(("working days later", day, by), define)[0]


def span(since: Arith, until: Arith, unit: str, how: str, kind: str, customer: Customer) -> Arith:
    """How much time lies between two dates or moments, in the unit; 0 where the second is not after the first."""
    step = stem(unit)
    if how in ("to", "through"):
        days = until - since + (how == "through")
        if step == "working day":
            first = since - (how == "through")
            days = worked(until, customer.policy.calendar) - worked(first, customer.policy.calendar)
            return z3.If(until < since, 0, days)
        each = convert(1, "minutes" if kind == MOMENT else "days", unit)
        assert each is not None
        return z3.If(until < since, real(0), z3.ToReal(days) * real(each))
    done = _completed(since, until, unit, kind, customer)
    begun = z3.If(moved(since, done, unit, kind, customer) < until, done + 1, done) if how == "started" else done
    return z3.If(until < since, 0, begun)


def _completed(since: Arith, until: Arith, unit: str, kind: str, customer: Customer) -> Arith:
    """How many whole periods fit in."""
    most = LAST_DAY if stem(unit) in (*_MONTHS, "week", "day") else LAST_DAY * DAY

    def define() -> tuple[Arith, ...]:
        done = customer.new("completed")
        fits = z3.Or(done == 0, moved(since, done, unit, kind, customer) <= until)
        full = z3.Or(done == most, moved(since, done + 1, unit, kind, customer) > until)
        customer.rules.append(z3.If(until < since, done == 0, z3.And(done >= 0, done <= most, fits, full)))
        return (done,)

    return customer.defined(("completed", since, until, unit, kind), define)[0]


def _first_point(
    name: str, key: tuple[object, ...], holds: Callable[[Arith], Bool], low: int, high: int, customer: Customer
) -> Arith:
    """The first place in time for which something holds that stays true once it is; `high` where it never is."""

    def define() -> tuple[Arith, ...]:
        found = customer.new(name)
        reached = z3.Or(found == high, holds(found))
        customer.rules.append(z3.And(low <= found, found <= high, reached, z3.Or(found == low, z3.Not(holds(found - 1)))))
        return (found,)

    return customer.defined((name, *key), define)[0]


def ends(kind: str) -> tuple[int, int]:
    """The first and the last place in time that the calendar has."""
    return (FIRST_DAY * DAY, (LAST_DAY + 1) * DAY - 1) if kind == MOMENT else (FIRST_DAY, LAST_DAY)


def ago(point: Arith, by: Arith, which: str, unit: str, kind: str, customer: Customer) -> Arith:
    """The first, or the last, date or moment that is so long before another."""
    low, high = ends(kind)
    key = (point, by, unit, kind)
    if stem(unit) in _MINUTES:
        steps = _truncated(by * _MINUTES[stem(unit)]) if kind == MOMENT else _truncated(by * real(1) * _MINUTES[stem(unit)] / DAY)
        plain = z3.If(point - steps < low, low, point - steps)
        plain = plain if which == "first" else z3.If(point >= high, high, plain)
        if z3.is_true(z3.simplify(by >= 0)):
            return plain

    def later(one: Arith) -> Arith:
        # The places beside the first and the last one are looked at too; they have no month that they could be moved by.
        return moved(_between(low, one, high), by, unit, kind, customer)

    if which == "first":
        return _first_point("earliest", key, lambda one: later(one) >= point, low, high, customer)
    after = _first_point("latest", key, lambda one: later(one) > point, low, high + 1, customer) - 1
    return z3.If(after < low, low, after)


def _as_listed(unit: str, found: Arith, ends: tuple[Arith, ...], silent: Bool, customer: Customer) -> Number:
    """The result; of working days only what the list of holidays covers is said."""
    begin, until = customer.policy.calendar.begin, customer.policy.calendar.until
    if stem(unit) != "working day" or begin is None or until is None:
        return Number(found, silent)
    return Number(found, either(silent, *(one < begin for one in ends), *(one > until for one in ends)))


def length(one: Number) -> Arith:
    """A length of time; z3 need not turn one that is written out as a whole number."""
    return z3.IntVal(int(one.only)) if one.only is not None and one.only.denominator == 1 else one.term


def _moved(expr: Expr, one: Number, other: Number, customer: Customer) -> Number:
    _, _, _, sign, unit, kind = expr
    point = whole(one.term)
    found = moved(point, length(other) if sign > 0 else -length(other), unit, kind, customer)
    return _as_listed(unit, found, (point, found), either(one.silent, other.silent), customer)


def _span(expr: Expr, one: Number, other: Number, customer: Customer) -> Number:
    _, _, _, unit, how, kind = expr
    since, until = whole(one.term), whole(other.term)
    found = span(since, until, unit, how, kind, customer)
    return _as_listed(unit, found, (since, until), either(one.silent, other.silent), customer)


def _ago(expr: Expr, one: Number, other: Number, customer: Customer) -> Number:
    _, _, _, which, unit, kind = expr
    point = whole(one.term)
    found = ago(point, length(other), which, unit, kind, customer)
    return _as_listed(unit, found, (point, found), either(one.silent, other.silent), customer)


IN_TIME: Mapping[str, Callable[[Expr, Number, Number, Customer], Number]] = {"moved": _moved, "span": _span, "ago": _ago}
