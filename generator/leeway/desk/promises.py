"""When a promise is due that is made now: working days and holidays are counted as the policy's tables count them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from leeway.desk.base import Answer, Desk, Json
from leeway.desk.clock import Local, by_the_clock, local
from leeway.offers import words
from leeway.offers.calendar import moved
from leeway.offers.case import CaseProblem
from leeway.offers.numbers import Number, number
from leeway.offers.policy import Policy
from leeway.offers.units import MOMENT, stem
from leeway.offers.values import DAY

_WORKING = "working day"


def due(desk: Desk, told: Json) -> Answer:
    """What the situation `told["situation"]` promises, and by when, if it is promised at `told["now"]` (`at`, `zone`).

    The value: for each promise `what`, `owner`, `within` in words, and `by` with its `note`, as `due_by` has them.
    """
    now, say = local(told.get("now")), desk.policy.language.say
    situation = told.get("situation")
    if now is None:
        return None, (CaseProblem("no-now", "now", say("budget.no_now")),)
    if situation not in list(desk.policy.situations):
        return None, (CaseProblem("unknown-situation", "situation", say("coach.no_situation")),)
    return [_told(one, now, desk.policy) for one in desk.policy.situations[situation].get("promises", ())], ()


def _told(promise: Mapping[str, Any], now: Local, policy: Policy) -> dict[str, str]:
    n, unit = number(promise["within"]["n"]) or 0, promise["within"]["unit"]
    by, note = due_by(now, n, unit, policy)
    return {
        "what": promise["what"],
        "owner": promise.get("owner", ""),
        "within": words.value(n, unit, policy),
        "by": by,
        "note": note,
    }


def due_by(now: Local, n: Number, unit: str, policy: Policy) -> tuple[str, str]:
    """By when that is kept which is promised within a time from now, and a note.

    The last day (`2026-12-02`), or the minute (`2026-11-30T18:02`) where hours or less are counted; a day, a month or a working
    day ends with its day. The note says where the policy's list of holidays ends before, which may make the day too early. The
    clock is the one that now is told by: what changes on it meanwhile is not known here.
    """
    if by_the_clock(unit) or (int(n) != n and stem(unit) in ("day", "week")):
        moment = int(moved(now.day * DAY + now.minute, n, unit, MOMENT, policy.calendar))
        return written(moment), ""
    day = int(moved(now.day, n, unit, "date", policy.calendar))
    until = policy.calendar.until
    if stem(unit) != _WORKING or until is None or day <= until:
        return _day(day), ""
    return _day(day), policy.language.say("due.holidays_end", day=words.day(until, policy))


def written(moment: int) -> str:
    """A moment, in minutes since day 0, as a log has it: `2026-11-30T18:02`."""
    day, minute = divmod(moment, DAY)
    return f"{_day(day)}T{minute // 60:02}:{minute % 60:02}"


def _day(day: int) -> str:
    return datetime.date.fromordinal(day).isoformat()
