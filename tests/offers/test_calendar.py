"""Counting days, against counting them one by one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeway.offers.calendar import Calendar, calendar, earliest, latest, moved, span
from leeway.offers.units import MOMENT
from leeway.offers.values import DAY, FIRST_DAY, LAST_DAY


def _day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


HOLIDAYS = [_day(text) for text in ("2026-12-25", "2026-12-26", "2026-12-28", "2027-01-01")]
WORK = calendar(range(5), HOLIDAYS, _day("2027-12-31"))
SHOP = calendar((1, 2, 3, 4, 5), HOLIDAYS, _day("2027-12-31"))  # Tuesday to Saturday
days = st.integers(_day("2026-11-01"), _day("2027-03-01"))
counts = st.integers(0, 40)
UNITS = ("days", "weeks", "working days", "months", "years")


def _worked(day: int, week: tuple[int, ...]) -> bool:
    return date.fromordinal(day).weekday() in week and day not in HOLIDAYS


@given(days, counts, st.sampled_from([(WORK, (0, 1, 2, 3, 4)), (SHOP, (1, 2, 3, 4, 5))]))
def test_working_days_are_counted_one_by_one(day: int, count: int, of: tuple[Calendar, tuple[int, ...]]) -> None:
    work, week = of
    later, before = day, day
    for _ in range(count):
        later += 1
        while not _worked(later, week):
            later += 1
        before -= 1
        while not _worked(before, week):
            before -= 1
    assert moved(day, count, "working days", "date", work) == later
    assert moved(day, -count, "working days", "date", work) == before
    assert span(day, day + count, "working days", "to", "date", work) == sum(
        _worked(one, week) for one in range(day + 1, day + count + 1)
    )
    assert span(day, day + count, "working days", "through", "date", work) == sum(
        _worked(one, week) for one in range(day, day + count + 1)
    )


@given(days, st.integers(0, 200), st.sampled_from(["weeks", "months", "years"]))
def test_a_period_is_completed_on_its_corresponding_day_and_started_right_after(day: int, later: int, unit: str) -> None:
    until = day + later
    done = span(day, until, unit, "completed", "date", WORK)
    assert moved(day, done, unit, "date", WORK) <= until < moved(day, done + 1, unit, "date", WORK)
    begun = span(day, until, unit, "started", "date", WORK)
    assert begun == done + (moved(day, done, unit, "date", WORK) < until)


@given(days, counts, st.sampled_from(UNITS))
def test_how_long_ago_something_may_be_is_counted_forwards(today: int, count: int, unit: str) -> None:
    first = earliest(today, count, unit, "date", WORK)
    assert moved(first, count, unit, "date", WORK) >= today > moved(first - 1, count, unit, "date", WORK)
    last = latest(today, count, unit, "date", WORK)
    assert moved(last, count, unit, "date", WORK) <= today < moved(last + 1, count, unit, "date", WORK)


@pytest.mark.parametrize(
    ("unit", "how", "count"),
    [("days", "to", 4), ("days", "through", 5), ("working days", "to", 4), ("working days", "through", 5)],
)
def test_monday_to_friday(unit: str, how: str, count: int) -> None:
    assert span(_day("2026-11-02"), _day("2026-11-06"), unit, how, "date", WORK) == count
    assert span(_day("2026-11-06"), _day("2026-11-02"), unit, how, "date", WORK) == 0


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2027-01-31", 1, "2027-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2027-02-28", 1, "2027-03-28"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("9999-12-01", 1, "9999-12-31"),
        ("0001-01-15", -1, "0001-01-01"),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last(day: str, months: int, later: str) -> None:
    assert moved(_day(day), months, "months", "date", WORK) == _day(later)


def test_a_claim_on_the_last_day_of_a_month_is_not_late_because_february_is_short() -> None:
    assert earliest(_day("2027-02-28"), 6, "months", "date", WORK) == _day("2026-08-28")
    assert earliest(_day("2027-03-01"), 6, "months", "date", WORK) == _day("2026-09-01")


def test_moments_are_moved_by_the_minute_and_keep_their_time_of_day_over_months() -> None:
    at = _day("2026-11-20") * DAY + 12 * 60 + 30
    assert moved(at, 24, "hours", MOMENT, WORK) == at + DAY
    assert moved(at, 1, "months", MOMENT, WORK) == _day("2026-12-20") * DAY + 12 * 60 + 30
    assert span(at, at + 90, "hours", "completed", MOMENT, WORK) == 1
    assert span(at, at + 90, "hours", "started", MOMENT, WORK) == 2
    assert span(at, at + 120, "hours", "started", MOMENT, WORK) == 2
    assert span(at, at + 90, "minutes", "to", MOMENT, WORK) == 90


@given(st.integers(FIRST_DAY, LAST_DAY), st.integers(-(10**30), 10**30), st.sampled_from(UNITS))
def test_nothing_leaves_the_calendar(day: int, count: int, unit: str) -> None:
    assert FIRST_DAY <= moved(day, count, unit, "date", WORK) <= LAST_DAY


def test_what_the_list_of_holidays_covers() -> None:
    assert WORK.knows(_day("2026-01-01"), _day("2027-12-31"))
    assert not WORK.knows(_day("2025-12-31"), _day("2026-01-05"))
    assert not WORK.knows(_day("2027-12-31"), _day("2028-01-01"))
    assert Calendar().knows(FIRST_DAY, LAST_DAY)
