"""Counting days: working days with holidays, months with their last days, spans and deadlines.

A day is its proleptic Gregorian ordinal, a moment its minutes since day 0. What would lie outside of the years 1 to 9999 stops at
their ends. A day moved by months keeps its number in the month, or takes the month's last day where there is none.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import trunc

from leeway.offers.numbers import Number, whole_if_whole
from leeway.offers.units import MOMENT, convert, stem
from leeway.offers.values import DAY, FIRST_DAY, LAST_DAY

_MONTHS = {"month": 1, "year": 12}
_MINUTES = {"minute": 1, "hour": 60, "day": DAY, "week": 7 * DAY}


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are worked: weekdays (Monday 0), without `free`, the holidays that fall on one of them, ascending.

    What is known of holidays goes from `begin` to `until`; None: there are no holidays.
    """

    week: frozenset[int] = frozenset(range(5))
    free: tuple[int, ...] = ()
    begin: int | None = None
    until: int | None = None

    def knows(self, first: Number, last: Number) -> bool:
        """Whether the list of holidays covers these days."""
        return (self.begin is None or self.begin <= first) and (self.until is None or last <= self.until)

    def worked(self, day: int) -> int:
        """How many working days there are from the calendar's first day to this one, itself included."""
        weeks, rest = divmod(day, 7)  # day 1 was a Monday
        return weeks * len(self.week) + sum(number in self.week for number in range(rest)) - bisect_right(self.free, day)

    def moved(self, day: int, by: int) -> int:
        """The working day that many working days after (before, when negative) a day; 0 is the day itself."""
        if by == 0:
            return day
        wanted = self.worked(day) + by if by > 0 else self.worked(day - 1) + by + 1
        if wanted < 1:
            return FIRST_DAY
        return _first(lambda one: self.worked(one) >= wanted, FIRST_DAY, LAST_DAY)


def calendar(week: Sequence[int], holidays: Sequence[int], until: int) -> Calendar:
    """The calendar of a list of holidays that is complete from January 1 of its first year to `until`."""
    days = frozenset(week)
    begin = datetime.date.fromordinal(min(holidays, default=until)).replace(month=1, day=1).toordinal()
    return Calendar(days, tuple(day for day in sorted(set(holidays)) if (day - 1) % 7 in days), begin, until)


def _first(holds: Callable[[int], bool], low: int, high: int) -> int:
    """The first number for which a condition holds that stays true once it is; `high` where it never is."""
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low


def moved(point: Number, by: Number, unit: str, kind: str, calendar: Calendar) -> Number:
    """A date, or a moment, moved by a length of time. Of a date only whole days count."""
    step = stem(unit)
    if kind == MOMENT:
        return _moment_moved(point, by, step)
    day, steps = int(point), trunc(max(-LAST_DAY, min(LAST_DAY, by)))
    if step in _MONTHS:
        return _months_later(day, steps * _MONTHS[step])
    if step == "working day":
        return calendar.moved(day, steps)
    whole = trunc(max(-LAST_DAY, min(LAST_DAY, by)) * (7 if step == "week" else 1))
    return _inside(day + whole)


def _moment_moved(point: Number, by: Number, step: str) -> Number:
    if step in _MONTHS:
        months = trunc(max(-LAST_DAY, min(LAST_DAY, by)) * _MONTHS[step])
        day, minutes = divmod(int(point), DAY)
        return _months_later(day, months) * DAY + minutes
    later = int(point) + trunc(max(-LAST_DAY * DAY, min(LAST_DAY * DAY, by * _MINUTES[step])))
    return max(FIRST_DAY * DAY, min((LAST_DAY + 1) * DAY - 1, later))


def _inside(day: int) -> int:
    return max(FIRST_DAY, min(LAST_DAY, day))


def _months_later(day: int, months: int) -> int:
    date = datetime.date.fromordinal(day)
    month = date.year * 12 + date.month - 1 + months
    if month < 12:
        return FIRST_DAY
    if month >= 10_000 * 12:
        return LAST_DAY
    year, index = divmod(month, 12)
    return datetime.date(year, index + 1, min(date.day, monthrange(year, index + 1)[1])).toordinal()


def span(since: Number, until: Number, unit: str, how: str, kind: str, calendar: Calendar) -> Number:
    """How much time lies between two dates or moments, in the unit; 0 where the second is not after the first.

    `to` leaves the first day out and counts the last, `through` counts both, `completed` counts periods that are over and
    `started` those that have begun.
    """
    if until < since:
        return 0
    step = stem(unit)
    if how in ("to", "through"):
        days = int(until) - int(since)
        if step == "working day":
            first = int(since) - (how == "through")
            return calendar.worked(int(until)) - calendar.worked(first)
        found = convert(days + (how == "through"), "minutes" if kind == MOMENT else "days", unit)
        return 0 if found is None else found
    done = _completed(since, until, unit, kind, calendar)
    return done + 1 if how == "started" and moved(since, done, unit, kind, calendar) < until else done


def _completed(since: Number, until: Number, unit: str, kind: str, calendar: Calendar) -> int:
    """How many whole periods fit in: the deadline of the last one is not after `until`."""
    most = LAST_DAY if stem(unit) in (*_MONTHS, "week", "day") else LAST_DAY * DAY
    return _first(lambda n: moved(since, n, unit, kind, calendar) > until, 1, most + 1) - 1 if since <= until else 0


@lru_cache(maxsize=10_000)
def earliest(point: Number, by: Number, unit: str, kind: str, calendar: Calendar) -> Number:
    """The earliest date or moment that, moved on by a length of time, reaches `point`."""
    low, high = _ends(kind)
    steps = _steps(by, unit, kind)
    if steps is not None:
        return max(low, point - steps)
    return _first(lambda one: moved(one, by, unit, kind, calendar) >= point, low, high)


@lru_cache(maxsize=10_000)
def latest(point: Number, by: Number, unit: str, kind: str, calendar: Calendar) -> Number:
    """The latest date or moment that, moved on by a length of time, is not after `point`; the first day where there is none."""
    low, high = _ends(kind)
    steps = _steps(by, unit, kind)
    if steps is not None:
        return high if point >= high else max(low, point - steps)
    return max(low, _first(lambda one: moved(one, by, unit, kind, calendar) > point, low, high + 1) - 1)


def _steps(by: Number, unit: str, kind: str) -> int | None:
    """How many days, or minutes, a length of time always has; None for those that depend on the calendar."""
    each = _MINUTES.get(stem(unit))
    if each is None or by < 0:
        return None
    return trunc(by * each) if kind == MOMENT else trunc(Fraction(by) * each / DAY)


def _ends(kind: str) -> tuple[int, int]:
    return (FIRST_DAY * DAY, (LAST_DAY + 1) * DAY - 1) if kind == MOMENT else (FIRST_DAY, LAST_DAY)


def stepped(value: Number, step: Number, up: bool) -> Number:
    """How many steps a value is, a started one counted or not; 0 below zero."""
    return max(0, -((-value) // step) if up else whole_if_whole(value // step))
