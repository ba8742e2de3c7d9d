"""A moment on the clock on somebody's wall, and windows of time that end with such a moment."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from leeway.offers.calendar import Calendar, moved
from leeway.offers.numbers import number
from leeway.offers.units import MOMENT, stem
from leeway.offers.values import DAY, FIRST_DAY, LAST_DAY

_AT = re.compile(r"(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)Z", re.ASCII)
_ZONE = re.compile(r"([+-])(0\d|1[0-4]):([0-5]\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Local:
    """A day (a proleptic ordinal) and a minute of it on a wall's clock; `instant` are the minutes since day 0 in UTC."""

    day: int
    minute: int
    instant: int


def local(told: Any) -> Local | None:
    """The moment of a JSON object with `at` and `zone`, as docs/reference/log.md has them; None where it is none. Total."""
    if not isinstance(told, Mapping):
        return None
    at, zone = told.get("at"), told.get("zone")
    moment = _AT.fullmatch(at) if isinstance(at, str) else None
    away = _ZONE.fullmatch(zone) if isinstance(zone, str) else None
    if moment is None or away is None:
        return None
    try:
        day = datetime.date.fromisoformat(moment[1]).toordinal()
    except ValueError:
        return None
    instant = day * DAY + int(moment[2]) * 60 + int(moment[3])
    ahead = int(away[2]) * 60 + int(away[3])
    day, minute = divmod(instant + (ahead if away[1] == "+" else -ahead), DAY)
    return Local(day, minute, instant) if FIRST_DAY <= day <= LAST_DAY else None


def in_window(at: Local, now: Local, over: Any, calendar: Calendar) -> bool:
    """Whether a moment lies in a window: always, where there is none.

    The calendar's `day`, `week`, `month`, `quarter` or `year` is that of now, both by the clocks on their walls; in a running
    one, `{n, unit}`, lies what is not yet so long ago.
    """
    if over is None:
        return True
    if isinstance(over, str):
        return period(at.day, over) == period(now.day, over)
    length, unit = number(over["n"]) or 0, over["unit"]
    if by_the_clock(unit):
        return moved(at.instant, length, unit, MOMENT, calendar) > now.instant
    return moved(at.day, length, unit, "date", calendar) > now.day


def by_the_clock(unit: str) -> bool:
    """Whether the clock counts a unit of time, not the calendar."""
    return stem(unit) in ("minute", "hour")


def period(day: int, name: str) -> tuple[int, int]:
    """Which day, week, month, quarter or year a day is in. A week begins on Monday."""
    if name in ("day", "week"):
        return 0, day if name == "day" else (day - 1) // 7  # day 1 was a Monday
    date = datetime.date.fromordinal(day)
    if name == "year":
        return date.year, 0
    return date.year, date.month if name == "month" else (date.month + 2) // 3
