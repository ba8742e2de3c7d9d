"""What a rep's log leaves of their budgets: over midnights, ends of months, leap days, changes of the clock, and journeys."""

from __future__ import annotations

import copy
import datetime as dt
import json
from calendar import monthrange
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leeway.desk import Desk
from leeway.desk.counting import counted
from leeway.offers import decide, read_policy
from tests.project import CHECKOUT, compiled

POLICY = compiled()
NOW = {"at": "2026-11-30T14:02:11Z", "zone": "+02:00"}
Json = dict[str, Any]


def desk_of(changes: Json | None = None, **budget: Any) -> Desk:
    """The sample policy, with the budget of its gifts, and facts, changed."""
    raw = copy.deepcopy(POLICY)
    raw["remedies"]["small_gift"]["budget"] |= budget
    raw["facts"] |= changes or {}
    return Desk(read_policy(raw), raw)


DESK = desk_of()


def entry(at: str, zone: str = "+00:00", gifts: str = "1 gift", **more: Any) -> Json:
    said = gifts.replace(" ", "+")
    line = f"case=small_disappointment&fault=ours&.level=representative&.accepted=small_gift:{said}&.on=2026-11-22"
    return {"id": f"entry-{at}", "at": at, "zone": zone, "case": line, "owed": "", **more}


def asked(entries: list[Json], now: Json | None = None, desk: Desk = DESK) -> Json:
    value, problems = counted(desk, {"entries": entries, "now": now or NOW})
    assert problems == () and value is not None
    return dict(value)


def left(entries: list[Json], now: Json | None = None, desk: Desk = DESK) -> str:
    return str(asked(entries, now, desk)["facts"]["gifts_left"]["value"])


def test_nothing_is_counted_before_anybody_has_logged() -> None:
    assert asked([]) == {"facts": {}, "budgets": [], "unclear": [], "unread": []}


def test_a_log_without_gifts_leaves_all_of_them() -> None:
    found = asked([entry("2026-11-30T10:00:00Z", case="case=reception&.level=representative&.on=2026-11-30")])
    assert found["facts"] == {"gifts_left": {"value": "20 gifts", "text": "20 gifts", "how": "left"}}
    texts = {one["remedy"]: one["text"] for one in found["budgets"]}
    assert texts["small_gift"] == "20 of 20 gifts left this month" and texts["film_voucher"] == "60 of 60 films left this month"
    assert "extra_channels" not in texts, "that budget is the team's"


def test_what_was_given_is_taken_off_and_a_case_takes_the_answer() -> None:
    found = asked([entry("2026-11-02T10:00:00Z", gifts="2 gifts"), entry("2026-11-30T10:00:00Z")])
    value = found["facts"]["gifts_left"]["value"]
    case = {"situation": "small_disappointment", "facts": {"gifts_left": value}, "on": "2026-11-30"}
    decision = decide(DESK.policy, case)
    assert value == "17 gifts" and decision["problems"] == []
    assert "gifts_left=17+gifts" in decision["check"]["case"]


def test_whoever_gave_more_than_there_was_has_none_left_and_is_told() -> None:
    found = asked([entry("2026-11-02T10:00:00Z", gifts="12 gifts"), entry("2026-11-30T10:00:00Z", gifts="11 gifts")])
    assert found["facts"]["gifts_left"]["value"] == "0 gifts"
    assert found["budgets"][0]["text"] == "23 gifts given, 20 gifts were there to give this month"


@pytest.mark.parametrize(
    ("at", "zone", "now", "now_zone", "counts"),
    [
        ("2026-10-31T22:59:59Z", "+01:00", "2026-11-30T10:00:00Z", "+01:00", False),  # a second before midnight there
        ("2026-10-31T23:00:00Z", "+01:00", "2026-11-30T10:00:00Z", "+01:00", True),  # midnight
        ("2026-11-01T04:00:00Z", "-05:00", "2026-11-30T10:00:00Z", "-05:00", False),  # still October in New York
        ("2026-10-31T10:00:00Z", "+14:00", "2026-11-15T10:00:00Z", "+14:00", True),  # already November on Kiritimati
        ("2026-11-30T23:30:00Z", "-01:00", "2026-12-01T00:30:00Z", "-01:00", True),  # it is November still, there
        ("2026-11-30T23:30:00Z", "+00:00", "2026-12-01T00:30:00Z", "+00:00", False),
        ("2026-10-25T00:30:00Z", "+02:00", "2026-10-25T01:30:00Z", "+01:00", True),  # the hour that comes twice
        ("2026-03-31T22:30:00Z", "+02:00", "2026-03-31T23:30:00Z", "+00:00", False),  # April in Berlin, March after a flight
        ("2026-04-01T05:00:00Z", "+09:00", "2026-04-01T08:00:00Z", "-07:00", True),  # both in April
        ("2024-02-29T23:59:59Z", "+00:00", "2024-02-29T23:59:59Z", "+00:00", True),
        ("2024-02-29T23:59:59Z", "+00:00", "2024-03-01T00:00:00Z", "+00:00", False),
        ("2025-11-30T10:00:00Z", "+00:00", "2026-11-30T10:00:00Z", "+00:00", False),  # the same month of another year
    ],
)
def test_a_month_is_that_of_the_clock_on_the_wall(at: str, zone: str, now: str, now_zone: str, counts: bool) -> None:
    assert left([entry(at, zone)], {"at": now, "zone": now_zone}) == ("19 gifts" if counts else "20 gifts")


@pytest.mark.parametrize(
    ("each", "counted_days", "others"),
    [
        ("day", ["2026-11-30"], ["2026-11-29", "2025-11-30"]),
        ("week", ["2026-11-30"], ["2026-11-29"]),  # a Monday
        ("month", ["2026-11-01"], ["2026-10-31"]),
        ("quarter", ["2026-10-01"], ["2026-09-30", "2025-11-30"]),
        ("year", ["2026-01-01"], ["2025-12-31"]),
        ({"n": "12", "unit": "months"}, ["2025-12-01"], ["2025-11-30"]),
        ({"n": "1", "unit": "month"}, ["2026-11-01"], ["2026-10-31"]),
        ({"n": "30", "unit": "days"}, ["2026-11-01"], ["2026-10-31"]),
        ({"n": "2", "unit": "weeks"}, ["2026-11-17"], ["2026-11-16"]),
        ({"n": "5", "unit": "working days"}, ["2026-11-24"], ["2026-11-23"]),
    ],
)
def test_windows_begin_where_they_say(each: Any, counted_days: list[str], others: list[str]) -> None:
    desk = desk_of(each=each)
    noon = [entry(f"{day}T11:00:00Z") for day in (*counted_days, *others)]
    assert left(noon, desk=desk) == f"{20 - len(counted_days)} gifts"


def test_hours_run_by_the_clock_and_not_by_the_calendar() -> None:
    desk = desk_of(each={"n": "24", "unit": "hours"})
    entries = [entry("2026-11-29T14:03:00Z", "-08:00"), entry("2026-11-29T14:02:00Z", "+13:00")]
    assert left(entries, desk=desk) == "19 gifts"


def test_a_leap_day_is_over_after_a_year() -> None:
    desk = desk_of(each={"n": "1", "unit": "year"})
    one = [entry("2024-02-29T12:00:00Z")]
    assert left(one, {"at": "2025-02-27T12:00:00Z", "zone": "+00:00"}, desk) == "19 gifts"
    assert left(one, {"at": "2025-02-28T12:00:00Z", "zone": "+00:00"}, desk) == "20 gifts"


def test_what_was_owed_and_given_counts_unless_it_was_accepted_as_well() -> None:
    owed = {"owed": "small_gift:2 gifts; outage_credit:12 USD"}
    assert left([entry("2026-11-02T10:00:00Z", **owed)]) == "19 gifts"
    plain = {"case": "case=reception&.level=representative&.on=2026-11-02"}
    assert left([entry("2026-11-02T10:00:00Z", **owed, **plain)]) == "18 gifts"


def test_what_cannot_be_read_is_said_and_not_guessed() -> None:
    entries: list[Any] = [
        entry("2026-11-02T10:00:00Z", gifts="3 films"),
        entry("2026-11-02T10:00:00Z", case="hello"),
        entry("2026-02-30T10:00:00Z"),
        entry("2026-11-02T10:00:00Z", zone="CET"),
        {"id": 7},
        None,
        entry("2026-11-02T10:00:00Z", gifts="2 gifts"),
        entry("2026-10-02T10:00:00Z", gifts="3 films"),  # long over, so that it is all the same
    ]
    found = asked(entries)
    assert found["facts"]["gifts_left"]["value"] == "18 gifts"
    assert [one["entry"] for one in found["unread"]] == [0, 1, 2, 3, 4, 5]
    assert found["unread"][0]["why"] == "“3 films” of A small gift, across the counter or by post cannot be counted."
    assert found["unread"][4]["id"] == ""


@pytest.mark.parametrize(
    "now", [None, {}, "now", {"at": "2026-11-30", "zone": "+00:00"}, {"at": "2026-11-30T25:00:00Z", "zone": "+00:00"}]
)
def test_without_a_moment_nothing_is_said(now: Any) -> None:
    value, (problem,) = counted(DESK, {"entries": [], "now": now})
    assert value is None and problem.code == "bad-now"


LOGGED: Json = {
    "kind": "count", "unit": "times", "name": "how often", "ask": "How often?", "whole": True, "line": 1,
    "from_log": {"of": ["small_gift", "late_fee_waiver"], "per": "representative", "over": "month"},
}  # fmt: skip


def with_fact(**changes: Any) -> Desk:
    """The sample policy with one more fact; what is None is not there."""
    return desk_of({"asked": {key: one for key, one in {**LOGGED, **changes}.items() if one is not None}})


def log(**changes: Any) -> Json:
    return {"from_log": {**LOGGED["from_log"], **changes}}


GIVEN = [entry("2026-11-02T22:30:00Z", "+02:00", gifts="2 gifts"), entry("2026-11-20T10:00:00Z"), entry("2026-06-20T10:00:00Z")]


@pytest.mark.parametrize(
    ("changes", "value"),
    [
        ({}, "2 times"),
        (log(over="year"), "3 times"),
        ({"from_log": {"of": ["small_gift"], "per": "representative"}}, "3 times"),
        ({"unit": "gifts", **log(of=["small_gift"])}, "3 gifts"),
        ({"kind": "number", "unit": None, **log(of=["small_gift"])}, "2"),
        ({"kind": "date", "unit": None, **log(of=["small_gift"])}, "2026-11-20"),
        ({"kind": "date", "unit": None, **log(of=["late_fee_waiver"])}, "never"),
        ({"kind": "money", "unit": None, **log(of=["make_good_credit"])}, "0 USD"),
        ({"to": "1"}, "1 times"),  # as much as the fact can be
    ],
)
def test_a_fact_counts_what_its_unit_says(changes: Json, value: str) -> None:
    assert asked(GIVEN, desk=with_fact(**changes))["facts"]["asked"]["value"] == value


def test_money_is_added_up_to_the_cent() -> None:
    desk = with_fact(kind="money", unit=None, whole=None, **log(of=["make_good_credit", "discretion"]))
    line = "case=reception&.level=representative&.accepted=make_good_credit:12.10+USD&.accepted=discretion:0.95+USD"
    found = asked([entry("2026-11-02T10:00:00Z", case=line)] * 3, desk=desk)
    assert found["facts"]["asked"]["value"] == "39.15 USD"


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "money", "unit": None, **log(of=["make_good_credit", "small_gift"])},  # no sum of dollars and gifts
        {"unit": "gifts", **log(of=["small_gift", "film_voucher"])},  # nor of gifts and films
    ],
)
def test_what_cannot_be_added_up_is_unclear(changes: Json) -> None:
    found = asked(GIVEN, desk=with_fact(**changes))
    assert found["unclear"] == ["asked"] and "asked" not in found["facts"]


def test_what_is_counted_for_a_customer_or_a_team_is_not_in_one_reps_log() -> None:
    for per in ("customer", "team", "account", "case"):
        assert "asked" not in asked(GIVEN, desk=with_fact(**log(per=per)))["facts"]
        assert asked(GIVEN, desk=desk_of(per=per))["facts"] == {}


def test_a_budget_that_says_what_is_used_gets_that() -> None:
    raw = copy.deepcopy(POLICY)
    budget = raw["remedies"]["small_gift"]["budget"]
    budget["used"] = budget.pop("left")
    found = asked(GIVEN, desk=Desk(read_policy(raw), raw))
    assert found["facts"]["gifts_left"] == {"value": "3 gifts", "text": "3 gifts", "how": "used"}


def test_a_shelf_that_two_remedies_share_is_emptied_by_both() -> None:
    raw = copy.deepcopy(POLICY)
    raw["remedies"]["film_voucher"] = json.loads(json.dumps(raw["remedies"]["film_voucher"]).replace("films", "gifts"))
    raw["remedies"]["film_voucher"]["budget"] = dict(raw["remedies"]["small_gift"]["budget"])
    desk = Desk(read_policy(raw), raw)
    line = "case=reception&.level=representative&.accepted=small_gift:1+gift&.accepted=film_voucher:2+gifts"
    assert left([entry("2026-11-02T10:00:00Z", case=line)], desk=desk) == "17 gifts"
    raw["remedies"]["film_voucher"]["budget"]["each"] = "week"
    assert asked(GIVEN, desk=Desk(read_policy(raw), raw))["unclear"] == ["gifts_left"]


_ZONES = st.sampled_from([f"{sign}{hour:02}:{minute:02}" for sign in "+-" for hour in range(13) for minute in (0, 30, 45)])
_MOMENTS = st.datetimes(dt.datetime(2023, 11, 1), dt.datetime(2025, 3, 31)).map(lambda one: one.replace(microsecond=0))
_WINDOWS = st.sampled_from(
    [
        "day",
        "week",
        "month",
        "quarter",
        "year",
        {"n": "30", "unit": "days"},
        {"n": "12", "unit": "months"},
        {"n": "3", "unit": "weeks"},
    ]
)


def wall(moment: dt.datetime, zone: str) -> dt.date:
    away = dt.timedelta(hours=int(zone[1:3]), minutes=int(zone[4:]))
    return (moment + (away if zone[0] == "+" else -away)).date()


def months_later(day: dt.date, months: int) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def simply(day: dt.date, today: dt.date, each: Any) -> bool:
    """Whether a day counts, in the plainest words there are."""
    if isinstance(each, dict):
        length = int(each["n"])
        over = (
            months_later(day, length)
            if each["unit"] == "months"
            else day + dt.timedelta(length * (7 if each["unit"] == "weeks" else 1))
        )
        return over > today
    names: dict[str, Any] = {
        "day": lambda one: one,
        "week": lambda one: one.isocalendar()[:2],
        "month": lambda one: (one.year, one.month),
        "quarter": lambda one: (one.year, (one.month - 1) // 3),
        "year": lambda one: one.year,
    }
    return bool(names[each](day) == names[each](today))


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(_MOMENTS, _ZONES, st.integers(1, 3)), min_size=1, max_size=6), st.tuples(_MOMENTS, _ZONES), _WINDOWS)
def test_as_the_plainest_words_count(given: list[tuple[dt.datetime, str, int]], now: tuple[dt.datetime, str], each: Any) -> None:
    entries = [entry(f"{at.isoformat()}Z", zone, gifts=f"{count} gifts") for at, zone, count in given]
    today = wall(*now)
    used = sum(count for at, zone, count in given if simply(wall(at, zone), today, each))
    desk = desk_of(each=each)
    assert left(entries, {"at": f"{now[0].isoformat()}Z", "zone": now[1]}, desk) == f"{max(0, 20 - used)} gifts"


@pytest.mark.slow
@pytest.mark.parametrize("path", sorted(CHECKOUT.glob("policy/examples/*.yml")), ids=lambda path: path.stem)
def test_every_policy_can_be_counted(path: Any) -> None:
    raw = compiled(path)
    desk = Desk(read_policy(raw), raw)
    value, problems = counted(desk, {"entries": [entry("2026-11-02T10:00:00Z")], "now": NOW})
    assert problems == () and value is not None
    own = {name for name, one in raw["remedies"].items() if one.get("budget", {}).get("per") == "representative"}
    assert {one["remedy"] for one in value["budgets"]} == own
