"""Readers of days, lengths of time, and the windows that something is counted over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from leeway.draft import Duration
from leeway.draft.terms import Lit, Word
from leeway.draft.words import listed, nearest, short
from leeway.keys import CALENDAR, PERIODS, TIME_UNITS, TYPES, WEEKDAYS
from leeway.nodes import Node
from leeway.offers.numbers import text as plain
from leeway.offers.units import MOMENT, stem
from leeway.offers.values import Complaint, Literal, literal
from leeway.shape.reading import Reading, read_list
from leeway.shape.simple import NO_CURRENCY, complain, one_of, scalar


def date(r: Reading, node: Node) -> Lit | None:
    """A day of the calendar."""
    return _day(r, node, ("date",))


def moment(r: Reading, node: Node) -> Lit | None:
    """A day of the calendar, or a day with a time."""
    return _day(r, node, ("date", MOMENT))


def _day(r: Reading, node: Node, units: tuple[str, ...]) -> Lit | None:
    found = scalar(r, node, "date", "2026-11-20")
    if found is None:
        return None
    read = literal(found.text, NO_CURRENCY)
    if isinstance(read, Literal) and read.unit in units:
        return Lit(read.value, read.unit, found.text, found.span)
    bad = read if isinstance(read, Complaint) and read.code in ("bad-date", "bad-time") else Complaint("bad-value", "")
    if bad.code == "bad-value":
        r.say("bad-date", f'"{short(found.text)}" is not a date. Write year, month and day like this: 2026-11-20', found.span)
    else:
        complain(r, bad, found, "a date", "2026-11-20")
    return None


def duration(r: Reading, node: Node) -> Duration | None:
    """A length of time."""
    found = scalar(r, node, "duration", "2 working days")
    if found is None:
        return None
    read = literal(found.text, NO_CURRENCY)
    unit = next((u for u in TIME_UNITS if isinstance(read, Literal) and stem(u) == stem(read.unit)), None)
    if isinstance(read, Literal) and unit:
        return Duration(plain(read.value), unit)
    message = f'"{short(found.text)}" is no length of time: a number and one of {listed(TIME_UNITS)}. Write for example: 2 days'
    near = nearest(read.unit, TIME_UNITS) if isinstance(read, Literal) else None
    r.say("bad-duration", message, found.span, near=near)
    return None


def window(r: Reading, node: Node) -> Word | Duration | None:
    """A period of the calendar, or a rolling length of time."""
    return _window(r, node, "window", PERIODS)


def log_window(r: Reading, node: Node) -> Word | Duration | None:
    """This day, week, month, quarter or year, or a rolling length of time."""
    return _window(r, node, "log window", CALENDAR)


def _window(r: Reading, node: Node, type_: str, words: tuple[str, ...]) -> Word | Duration | None:
    found = scalar(r, node, type_, words[-1])
    if found is None or found.text in words:
        return found
    if found.text[:1].isdigit():
        return duration(r, node)
    last = found.text.split()[-1]
    near = "12 months" if found.text.startswith(("rolling", "running", "any ")) else None
    near = near or next((one for one in words if stem(last) == one.split()[-1]), None) or nearest(found.text, words)
    r.say("unknown-word", f'"{short(found.text)}" is not {TYPES[type_]}', found.span, near=near)
    return None


def week(r: Reading, node: Node) -> tuple[int, ...]:
    """The numbers of some days of the week; 1 is Monday."""
    found = read_list(r, node, "week", "[monday, tuesday]", one_of("week", WEEKDAYS))
    return tuple(sorted({WEEKDAYS.index(one.text) + 1 for one in found}))


TIMES: Mapping[str, Callable[[Reading, Node], Any]] = {
    "date": date,
    "moment": moment,
    "duration": duration,
    "window": window,
    "log window": log_window,
    "week": week,
}
