"""Promises as a calendar file (iCalendar, RFC 5545): what, the ticket's number, by when, and a reminder. Nothing else."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from leeway.desk.base import Answer, Desk, Json
from leeway.desk.clock import local
from leeway.offers.case import CaseProblem

_MOST = 1000  # promises of one file
_OCTETS = 75  # of a line; what is more is folded
_BY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T([01]\d|2[0-3]):([0-5]\d))?", re.ASCII)
_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\u2028\u2029]")
_HALF_AN_HOUR_BEFORE, _AT_NINE = "TRIGGER:-PT30M", "TRIGGER:PT9H"


def calendar(desk: Desk, told: Json) -> Answer:
    """The promises `told["promises"]` as the text of a calendar file.

    Of each: `id` of its entry, its `number` in it, `what`, `ticket`, `by`, and where that has a minute, `at`, the moment in UTC.
    A day is a whole day with a reminder at nine, a minute one with a reminder half an hour before.
    The same promise has the same UID always, so that a calendar that has it already takes the newer one.
    """
    say, now, listed = desk.policy.language.say, told.get("now"), told.get("promises")
    if local(now) is None or not isinstance(now, Mapping):
        return None, (CaseProblem("no-now", "now", say("budget.no_now")),)
    if not isinstance(listed, list) or len(listed) > _MOST or not all(map(_whole, listed)):
        return None, (CaseProblem("bad-promises", "promises", say("due.bad_promises", most=_MOST)),)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Leeway//Promises//{desk.policy.language.code.upper()}"]
    for one in listed:
        lines += _event(one, _utc(str(now["at"])))
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in _folded(line)), ()


def _whole(promise: Any) -> bool:
    """Whether it is a promise of which a calendar can be told."""
    if not isinstance(promise, Mapping) or not all(isinstance(promise.get(key), str) for key in ("id", "what", "ticket", "by")):
        return False
    number, at = promise.get("number"), promise.get("at")
    by = _BY.fullmatch(promise["by"])
    counted = isinstance(number, int) and not isinstance(number, bool)
    if not counted or by is None or not _is_day(by):
        return False
    return by[4] is None or local({"at": at, "zone": "+00:00"}) is not None


def _is_day(by: re.Match[str]) -> bool:
    try:
        return datetime.date(int(by[1]), int(by[2]), int(by[3])) <= datetime.date.max
    except ValueError:
        return False


def _event(promise: Mapping[str, Any], stamp: str) -> Iterator[str]:
    ticket = f" ({promise['ticket']})" if promise["ticket"].strip() else ""
    said = _text(f"{promise['what']}{ticket}")
    timed = "T" in promise["by"]
    start = f"DTSTART:{_utc(promise['at'])}" if timed else f"DTSTART;VALUE=DATE:{promise['by'].replace('-', '')}"
    yield from ("BEGIN:VEVENT", f"UID:{_uid(promise)}", f"DTSTAMP:{stamp}", start, f"SUMMARY:{said}", "TRANSP:TRANSPARENT")
    yield from (
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{said}",
        _HALF_AN_HOUR_BEFORE if timed else _AT_NINE,
        "END:VALARM",
    )
    yield "END:VEVENT"


def _uid(promise: Mapping[str, Any]) -> str:
    told = f"leeway promise 1\n{promise['id']}\n{promise['number']}"
    return f"{sha256(told.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}@leeway"


def _utc(at: str) -> str:
    return at.replace("-", "").replace(":", "")


def _text(said: str) -> str:
    """A text as the value of a property: RFC 5545, 3.3.11."""
    plain = _NO_TEXT.sub(" ", said.replace("\r\n", "\n").replace("\r", "\n"))
    for sign in ("\\", ";", ","):
        plain = plain.replace(sign, f"\\{sign}")
    return plain.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of 75 octets at most, each but the first behind a space; no letter is cut in two."""
    piece, size = "", 0
    for letter in line:
        octets = len(letter.encode("utf-8"))
        if size + octets > _OCTETS:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + octets
    yield piece
