"""When a promise is due, and promises as a calendar file."""

from __future__ import annotations

import json
import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeway.compile import dump
from leeway.desk import desk
from leeway.desk.clock import local
from leeway.desk.promises import due_by
from leeway.offers import read_policy
from tests.project import CHECKOUT, compiled

JSON = compiled()
POLICY = dump(JSON).decode()
BROADBAND = read_policy(compiled(CHECKOUT / "policy" / "examples" / "broadband.yml"))
DAY = {"id": "11111111-2222", "number": 0, "what": "A technician on site", "ticket": "T-1041", "by": "2026-12-02"}
MINUTE = {**DAY, "number": 1, "what": "A call", "by": "2026-12-02T15:30", "at": "2026-12-02T14:30:00Z"}
WRONG: list[dict[str, Any]] = [{"by": "2026-02-30"}, {"by": "2026-02-03T10:00"}, {"by": ""}, {"number": True}, {"what": None}]
NOW = {"at": "2026-11-30T14:02:11Z", "zone": "+01:00"}


def ask(call: str, told: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(desk(POLICY, call, json.dumps(told)))
    return found


def by(at: str, zone: str, n: int, unit: str, policy: Any = BROADBAND) -> tuple[str, str]:
    now = local({"at": at, "zone": zone})
    assert now is not None
    return due_by(now, n, unit, policy)


@pytest.mark.parametrize(
    ("at", "zone", "n", "unit", "due"),
    [
        ("2026-11-30T14:02:11Z", "+01:00", 2, "working days", "2026-12-02"),
        ("2026-12-04T09:00:00Z", "+00:00", 1, "working days", "2026-12-07"),  # a Friday
        ("2026-12-05T09:00:00Z", "+00:00", 1, "working days", "2026-12-07"),  # a Saturday
        ("2026-12-24T09:00:00Z", "+00:00", 1, "working days", "2026-12-29"),  # two bank holidays, one of them moved
        ("2026-11-30T23:30:00Z", "+01:00", 1, "days", "2026-12-02"),  # it is December already where the rep is
        ("2026-12-01T00:30:00Z", "-05:00", 1, "days", "2026-12-01"),  # and November still
        ("2027-01-31T12:00:00Z", "+00:00", 1, "months", "2027-02-28"),
        ("2026-11-30T14:02:11Z", "+01:00", 2, "weeks", "2026-12-14"),
        ("2026-11-30T14:02:11Z", "+01:00", 4, "hours", "2026-11-30T19:02"),
        ("2026-11-30T22:30:59Z", "+00:00", 90, "minutes", "2026-12-01T00:00"),
        ("9999-12-31T12:00:00Z", "+00:00", 5, "working days", "9999-12-31"),
    ],
)
def test_a_promise_is_due_on_the_reps_own_calendar(at: str, zone: str, n: int, unit: str, due: str) -> None:
    assert by(at, zone, n, unit)[0] == due


def test_where_the_list_of_holidays_ends_before_it_says_so() -> None:
    ordinal = BROADBAND.calendar.until
    assert ordinal is not None
    last = date.fromordinal(ordinal)
    before, after = last - timedelta(days=40), last - timedelta(days=1)
    assert by(f"{before}T12:00:00Z", "+00:00", 5, "working days")[1] == ""
    assert "holidays until" in by(f"{after}T12:00:00Z", "+00:00", 5, "working days")[1]
    assert by(f"{after}T12:00:00Z", "+00:00", 5, "days")[1] == "", "days need no list"


def test_what_a_situation_promises_is_offered_with_its_days() -> None:
    found = ask("due", {"now": NOW, "situation": "late_delivery"})["value"]
    promised = JSON["situations"]["late_delivery"]["promises"]
    assert [one["what"] for one in found] == [one["what"] for one in promised]
    assert [(one["within"], one["by"]) for one in found] == [("4 hours", "2026-11-30T19:02"), ("1 working day", "2026-12-01")]


@pytest.mark.parametrize(
    ("call", "told", "code"),
    [
        ("due", {"situation": "leaving"}, "no-now"),
        ("due", {"now": {"at": "2026-02-30T00:00:00Z", "zone": "+00:00"}, "situation": "leaving"}, "no-now"),
        ("due", {"now": NOW, "situation": "x"}, "unknown-situation"),
        ("due", {"now": NOW, "situation": ["leaving"]}, "unknown-situation"),
        ("calendar", {"promises": []}, "no-now"),
        ("calendar", {"now": NOW}, "bad-promises"),
        ("calendar", {"now": NOW, "promises": [{}] * 2}, "bad-promises"),
        *(("calendar", {"now": NOW, "promises": [{**DAY, **wrong}]}, "bad-promises") for wrong in WRONG),
    ],
)
def test_what_cannot_be_told_is_a_problem(call: str, told: dict[str, Any], code: str) -> None:
    found = ask(call, told)
    assert (found["value"], [one["code"] for one in found["problems"]]) == (None, [code])


# A parser that takes nothing but what RFC 5545 has: lines end in CR LF, none is longer than 75 octets, a line that begins with a
# space goes on with the one before, names are letters and hyphens, what begins is ended.
Component = tuple[str, list[tuple[str, dict[str, str], str]], list[Any]]
_LINE = re.compile(r"([A-Z-]+)((?:;[A-Z-]+=[A-Z0-9-]+)*):(.*)", re.DOTALL)


def parsed(text: str) -> Component:
    data = text.encode("utf-8")
    assert data.endswith(b"\r\n") and b"\n" not in data.replace(b"\r\n", b"") and b"\r" not in data.replace(b"\r\n", b"")
    pieces = data.split(b"\r\n")[:-1]
    assert all(len(one) <= 75 for one in pieces)
    for one in pieces:
        one.decode("utf-8")  # no letter is cut in two
    lines = data.decode("utf-8").replace("\r\n ", "").split("\r\n")[:-1]
    component, rest = component_in(lines)
    assert rest == []
    return component


def component_in(lines: list[str]) -> tuple[Component, list[str]]:
    begin, lines = lines[0], lines[1:]
    assert begin.startswith("BEGIN:")
    name, properties, inside = begin.removeprefix("BEGIN:"), [], []
    while lines[0] != f"END:{name}":
        if lines[0].startswith("BEGIN:"):
            one, lines = component_in(lines)
            inside.append(one)
            continue
        match = _LINE.fullmatch(lines[0])
        assert match, lines[0]
        properties.append((match[1], dict(part.split("=") for part in match[2].split(";")[1:]), match[3]))
        lines = lines[1:]
    return (name, properties, inside), lines[1:]


def text_of(value: str) -> str:
    assert re.fullmatch(r"(?:[^\\;,\x00-\x08\x0a-\x1f]|\\[\\;,n])*", value), value
    return re.sub(r"\\(.)", lambda found: {"n": "\n"}.get(found[1], found[1]), value)


def values(component: Component) -> dict[str, str]:
    names = [name for name, _, _ in component[1]]
    assert len(names) == len(set(names))
    return {name: value for name, _, value in component[1]}


def events(promises: list[dict[str, Any]], now: dict[str, str] = NOW) -> list[Component]:
    calendar = parsed(ask("calendar", {"now": now, "promises": promises})["value"])
    assert calendar[0] == "VCALENDAR" and values(calendar)["VERSION"] == "2.0" and values(calendar)["PRODID"]
    return calendar[2]


def test_a_day_is_a_whole_day_and_a_minute_a_moment_each_with_a_reminder() -> None:
    day, minute = events([DAY, MINUTE])
    assert ("DTSTART", {"VALUE": "DATE"}, "20261202") in day[1]
    assert ("DTSTART", {}, "20261202T143000Z") in minute[1]
    assert values(day)["DTSTAMP"] == "20261130T140211Z"
    assert text_of(values(day)["SUMMARY"]) == "A technician on site (T-1041)"
    for event, trigger in ((day, "PT9H"), (minute, "-PT30M")):
        (alarm,) = event[2]
        assert alarm[0] == "VALARM" and values(alarm)["ACTION"] == "DISPLAY" and values(alarm)["TRIGGER"] == trigger


def test_the_same_promise_has_the_same_uid_and_no_other_has_it() -> None:
    later = {"at": "2026-12-24T00:00:00Z", "zone": "-03:00"}
    (one,), (moved,) = events([DAY]), events([{**DAY, "by": "2026-12-09", "what": "Another word"}], later)
    others = events([MINUTE, {**DAY, "id": "11111111-2223"}])
    uids = [values(event)["UID"] for event in (one, moved, *others)]
    assert uids[0] == uids[1] and len(set(uids)) == 3


def test_nothing_goes_into_it_but_what_the_ticket_and_when() -> None:
    told = {**DAY, "entry": {"rep": "Ann", "words": "secret"}, "rep": "Ann"}
    text = ask("calendar", {"now": NOW, "promises": [told]})["value"]
    assert "Ann" not in text and "secret" not in text
    assert "()" not in ask("calendar", {"now": NOW, "promises": [{**DAY, "ticket": " "}]})["value"]


@given(st.lists(st.tuples(st.text(max_size=120), st.text(max_size=20), st.dates()), max_size=4))
def test_whatever_is_promised_the_file_is_right(told: list[tuple[str, str, date]]) -> None:
    promises = [
        {"id": "a" * 8, "number": number, "what": what, "ticket": ticket, "by": day.isoformat()}
        for number, (what, ticket, day) in enumerate(told)
    ]
    found = events(promises)
    assert len(found) == len(told)
    for event, (what, _, day) in zip(found, told, strict=True):
        summary = text_of(values(event)["SUMMARY"])
        plain = re.sub("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\u2028\u2029]", " ", what.replace("\r\n", "\n").replace("\r", "\n"))
        assert summary.startswith(plain) and datetime.strptime(day.strftime("%Y%m%d").zfill(8), "%Y%m%d")
