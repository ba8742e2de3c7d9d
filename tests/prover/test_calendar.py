"""Days are counted in the translation as the kernel counts them: every unit and kind, where months, years and holidays are odd.

What the kernel finds by search is a variable with a definition here. That its value fulfils the definition is shown for a few
thousand points by working the terms out; that no other value does is asked of z3 for some of them, which takes far longer.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from itertools import accumulate
from random import Random
from typing import Any

import pytest
import z3

from leeway.offers import calendar as kernel
from leeway.offers import read_policy
from leeway.offers.policy import Policy
from leeway.offers.units import MOMENT
from leeway.offers.values import DAY, FIRST_DAY, LAST_DAY
from leeway.prover import calendar
from leeway.prover.customer import Customer
from leeway.prover.terms import real
from tests.offers.small import POLICY
from tests.prover import searched

Build = Callable[[Customer], Any]
_HOLIDAYS = ["2026-01-01", "2026-12-25", "2026-12-26", "2026-12-28", "2027-01-01"]
_ODD = (
    *(
        "0001-01-01",
        "0001-01-31",
        "1900-01-31",
        "1900-02-28",
        "1900-03-01",
        "1999-12-31",
        "2000-02-28",
        "2000-02-29",
        "2000-03-01",
    ),
    *(
        "2024-02-29",
        "2026-01-01",
        "2026-01-30",
        "2026-01-31",
        "2026-02-28",
        "2026-03-31",
        "2026-08-31",
        "2026-12-24",
        "2026-12-25",
    ),
    *(
        "2026-12-26",
        "2026-12-27",
        "2026-12-28",
        "2026-12-31",
        "2027-12-30",
        "2027-12-31",
        "2028-02-29",
        "2100-02-28",
        "2100-03-01",
    ),
    *("2199-12-31", "9998-12-31", "9999-12-31"),
)
_POINTS = [date.fromisoformat(text).toordinal() for text in _ODD]
_LENGTHS = (0, 1, 2, 3, 5, 7, 11, 12, 13, 24, 29, 30, 31, 90, 365, 1199, 1200)
UNITS = ("days", "weeks", "months", "years", "working days")
MINUTES = ("minutes", "hours", *UNITS[:-1])


def _policy(week: list[int], holidays: list[str]) -> Policy:
    written = {"week": week, "holidays": [[day, "Holiday"] for day in holidays], "until": "2027-12-31"}
    return read_policy(POLICY | {"working_days": written})


MONDAY_TO_FRIDAY = _policy([1, 2, 3, 4, 5], _HOLIDAYS)
TUESDAY_TO_SATURDAY = _policy([2, 3, 4, 5, 6], _HOLIDAYS)
SUNDAYS = _policy([7], [])


def _worked_out(build: Build, policy: Policy = MONDAY_TO_FRIDAY) -> Any:
    """What a term comes to with the kernel's value for every definition; that the definitions hold then is asserted."""
    customer = Customer(policy)
    term = build(customer)
    values = searched.values(customer, [])
    for rule in (*customer.rules, *customer.definitions):
        assert z3.is_true(searched.put_in(rule, values)), rule
    return searched.number(searched.put_in(term, values))


def _only(build: Build, value: Any, policy: Policy = MONDAY_TO_FRIDAY) -> None:
    """That the definitions leave the value, and no other one."""
    customer, solver = Customer(policy), z3.Solver()
    term = build(customer)
    solver.add(*customer.rules, *customer.definitions)
    solver.push()
    solver.add(term == real(value))
    assert solver.check() == z3.sat
    solver.pop()
    solver.add(term != real(value))
    assert solver.check() == z3.unsat


def _points(kind: str, random: Random, count: int) -> Iterator[tuple[int, int, int]]:
    """A place in time, a length, and a later or an earlier place: the odd ones all, then any."""
    days = [*_POINTS, *(random.randint(FIRST_DAY, LAST_DAY) for _ in range(count))]
    for day in days:
        other = random.choice(
            [*_POINTS, day + random.choice(_LENGTHS), day - random.choice(_LENGTHS), day + random.randint(0, 900)]
        )
        minute, other_minute = (random.choice((0, 1, 719, DAY - 1)) if kind == MOMENT else 0 for _ in range(2))
        each = DAY if kind == MOMENT else 1
        other = max(FIRST_DAY, min(LAST_DAY, other))
        yield day * each + minute, random.choice((*_LENGTHS, random.randint(0, 60))), other * each + other_minute


KINDS = [("date", unit) for unit in UNITS] + [(MOMENT, unit) for unit in MINUTES]
POLICIES = (MONDAY_TO_FRIDAY, TUESDAY_TO_SATURDAY, SUNDAYS)


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "unit"), KINDS)
def test_moving_on_and_back(kind: str, unit: str) -> None:
    for policy in POLICIES if unit == "working days" else POLICIES[:1]:
        for point, by, _ in _points(kind, Random(1), 60):
            for length in (by, -by):
                found = _worked_out(lambda one: calendar.moved(z3.IntVal(point), z3.IntVal(length), unit, kind, one), policy)
                assert found == kernel.moved(point, length, unit, kind, policy.calendar), (point, length)


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "unit"), [one for one in KINDS if one[1] != "working days"])
def test_moving_by_a_part_of_a_unit(kind: str, unit: str) -> None:
    for point, by, _ in _points(kind, Random(2), 20):
        for length in (by + Fraction(1, 2), -by - Fraction(1, 3), Fraction(7, 12)):
            found = _worked_out(lambda one: calendar.moved(z3.IntVal(point), real(length), unit, kind, one))
            assert found == kernel.moved(point, length, unit, kind, MONDAY_TO_FRIDAY.calendar), (point, length)


@pytest.mark.slow
@pytest.mark.parametrize("how", ["to", "through", "started", "completed"])
@pytest.mark.parametrize(("kind", "unit"), KINDS)
def test_the_time_between_two_places(kind: str, unit: str, how: str) -> None:
    if (how == "through" and kind == MOMENT) or (how in ("to", "through") and unit in ("months", "years")):
        return  # these are not written: months between two days are completed or started
    if how in ("started", "completed") and unit == "working days":
        return
    for policy in POLICIES if unit == "working days" else POLICIES[:1]:
        for since, _, until in _points(kind, Random(3), 40):
            found = _worked_out(lambda one: calendar.span(z3.IntVal(since), z3.IntVal(until), unit, how, kind, one), policy)
            assert found == kernel.span(since, until, unit, how, kind, policy.calendar), (since, until)


@pytest.mark.slow
@pytest.mark.parametrize("which", ["first", "last"])
@pytest.mark.parametrize(("kind", "unit"), KINDS)
def test_the_first_and_the_last_place_so_long_ago(kind: str, unit: str, which: str) -> None:
    told = kernel.earliest if which == "first" else kernel.latest
    for policy in POLICIES if unit == "working days" else POLICIES[:1]:
        for point, by, _ in _points(kind, Random(4), 30):
            for length in (by, -by):
                found = _worked_out(lambda one: calendar.ago(z3.IntVal(point), z3.IntVal(length), which, unit, kind, one), policy)
                assert found == told(point, length, unit, kind, policy.calendar), (point, length)


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_a_day_so_much_later_is_the_only_one(unit: str) -> None:
    for day in (_POINTS[3], _POINTS[7], _POINTS[12], _POINTS[19]):
        for by in (1, -13):
            value = kernel.moved(day, by, unit, "date", MONDAY_TO_FRIDAY.calendar)
            _only(lambda one: calendar.moved(z3.IntVal(day), z3.IntVal(by), unit, "date", one), value)


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["days", "weeks", "years"])
def test_a_number_of_periods_is_the_only_one(unit: str) -> None:
    since = date(2024, 2, 29).toordinal()
    for until in (since - 1, since, date(2026, 2, 28).toordinal()):
        for how in ("completed", "started"):
            value = kernel.span(since, until, unit, how, "date", MONDAY_TO_FRIDAY.calendar)
            _only(lambda one: calendar.span(z3.IntVal(since), z3.IntVal(until), unit, how, "date", one), value)


@pytest.mark.slow
@pytest.mark.parametrize("which", ["first", "last"])
def test_a_working_day_so_long_ago_is_the_only_one(which: str) -> None:
    told = kernel.earliest if which == "first" else kernel.latest
    for day in (date(2026, 12, 28).toordinal(), date(2027, 1, 4).toordinal()):
        value = told(day, 3, "working days", "date", MONDAY_TO_FRIDAY.calendar)
        _only(lambda one: calendar.ago(z3.IntVal(day), z3.IntVal(3), which, "working days", "date", one), value)


def _brute(months: int) -> tuple[int, int]:
    """The fewest and the most days between a day and so many months later, for each day of 400 years one by one."""
    lengths = [monthrange(year, month)[1] for year in range(2000, 2400 + months // 12 + 2) for month in range(1, 13)]
    starts = [0, *accumulate(lengths)]
    apart = [
        starts[index + months] + min(day, lengths[index + months]) - starts[index] - day
        for index in range(4800)
        for day in range(1, lengths[index] + 1)
    ]
    return min(apart), max(apart)


@pytest.mark.parametrize("months", [0, 1, 2, 3, 5, 6, 11, 12, 13, 18, 24, 47, 48, 49, 120, 1199, 1200])
def test_how_far_apart_so_many_months_are(months: int) -> None:
    assert calendar.apart(months) == _brute(months)


@pytest.mark.slow
def test_no_number_of_months_is_far_from_so_many_mean_ones() -> None:
    mean = Fraction(146_097, 4800)
    for months in range(-1200, 1201, 31):
        least, most = calendar.apart(months)
        assert mean * months - calendar._WITHIN <= least <= most <= mean * months + calendar._WITHIN, months


@pytest.mark.slow
def test_a_month_back_mirrors_a_month_on() -> None:
    """Not exactly: from March 31 a month back leads to February 28, and on again to March 28."""
    for months in (1, 6, 12, 13):
        least, most = calendar.apart(-months)
        days = [
            kernel._months_later(day, -months) - day for day in range(date(2000, 1, 1).toordinal(), date(2400, 1, 1).toordinal())
        ]
        assert (least, most) == (min(days), max(days))


def test_what_the_list_of_holidays_does_not_cover_is_not_said() -> None:
    policy = MONDAY_TO_FRIDAY
    for text in ("2025-12-31", "2026-01-01", "2027-12-31", "2028-01-01"):
        day = date.fromisoformat(text).toordinal()
        customer = Customer(policy)
        number = calendar._as_listed("working days", z3.IntVal(3), (z3.IntVal(day),), z3.BoolVal(False), customer)
        assert z3.is_true(z3.simplify(number.silent)) == (not policy.calendar.knows(day, day)), text
