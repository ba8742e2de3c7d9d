"""Files of confirmations, CSV or JSON: what is right in them, and what is set aside, each with its place and the reason."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from leeway.cells import plain

COLUMNS = ("version", "hash", "confirmed_at", "reader")
_FORMS = {"version": re.compile(r"[0-9a-f]{12}"), "hash": re.compile(r"[0-9a-f]{16}")}
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_LONGEST = 200  # letters of a name
_SHOWN = 40  # letters of what is wrong
_DELIMITERS = ",;\t"  # a spreadsheet may have saved the file anew


@dataclass(frozen=True, slots=True, order=True)
class Confirmation:
    """What one reader confirmed: the version, the hash of what was shown of it, when (UTC), and who they say they are."""

    version: str
    hash: str
    confirmed_at: str
    reader: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A line that is no confirmation, or an unknown one: where it stands, and why."""

    place: str
    why: str


Read = tuple[tuple[Confirmation, ...], tuple[SetAside, ...]]


def read(data: bytes, name: str) -> Read:
    """The confirmations of a file called `name`. Total: whatever is wrong is set aside, and never more than its own line."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        return (), (SetAside(f"{name}:{data.count(b'%c' % 10, 0, wrong.start) + 1}", "the file is not in UTF-8"),)
    try:
        rows = tuple(_of_json(text, name) if text.lstrip()[:1] in ("{", "[") else _of_csv(text, name))
    except _Unreadable as wrong:
        return (), (SetAside(wrong.place, wrong.why),)
    found = [row if isinstance(row, SetAside) else _checked(*row) for row in rows]
    return tuple(one for one in found if isinstance(one, Confirmation)), tuple(one for one in found if isinstance(one, SetAside))


def names(text: str) -> tuple[str, ...]:
    """The names of a list, one a line; empty lines and repeats count for nothing."""
    found = (shown(line) for line in text.removeprefix("\ufeff").splitlines())
    return tuple({same(one): one for one in found if one}.values())


def same(name: str) -> str:
    """The name as it is compared: without regard to capitals, spaces, and ways to write the same letter."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def shown(text: str) -> str:
    """The text on one line, without what a terminal would act on."""
    plain = "".join(" " if unicodedata.category(letter) in ("Cc", "Cf", "Zl", "Zp", "Cs") else letter for letter in text)
    return " ".join(plain.split())


class _Unreadable(Exception):
    def __init__(self, place: str, why: str) -> None:
        self.place, self.why = place, why


_Row = tuple[str, Mapping[str, Any]]


def _of_csv(text: str, name: str) -> Iterator[_Row | SetAside]:
    first = text.splitlines()[0] if text.strip() else ""
    delimiter = max(_DELIMITERS, key=first.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        head = [one.strip() for one in next(lines, [])]
        missing = [one for one in COLUMNS if one not in head]
        if missing:
            raise _Unreadable(f"{name}:1", f"the first line must name the columns {', '.join(COLUMNS)}")
        before = lines.line_num
        for cells in lines:
            place, before = f"{name}:{before + 1}", lines.line_num
            if len(cells) == len(head):
                yield place, dict(zip(head, map(plain, cells)))
            elif any(cells):
                yield SetAside(place, f"it has {len(cells)} cells in the place of {len(head)}")
    except csv.Error as wrong:
        yield SetAside(f"{name}:{lines.line_num}", f"it cannot be read as CSV: {wrong}")


def _of_json(text: str, name: str) -> Iterator[_Row | SetAside]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as wrong:
        raise _Unreadable(f"{name}:{getattr(wrong, 'lineno', 1)}", "it cannot be read as JSON") from wrong
    rows = found.get("confirmations") if isinstance(found, dict) else None
    if not isinstance(rows, list) or found.get("leeway_confirmations") != 1:
        raise _Unreadable(f"{name}:1", 'it is no file of confirmations: "leeway_confirmations" must be 1')
    for number, row in enumerate(rows, 1):
        place = f"{name}: confirmation {number}"
        yield (place, row) if isinstance(row, dict) else SetAside(place, "it is no confirmation")


def _checked(place: str, row: Mapping[str, Any]) -> Confirmation | SetAside:
    for column in COLUMNS:
        value = row.get(column)
        if not isinstance(value, str) or not _is_right(column, value.strip()):
            return SetAside(place, f'{column} cannot be "{_short(value)}"')
    version, digest, at, reader = (str(row[column]).strip() for column in COLUMNS)
    return Confirmation(version, digest, at, shown(reader)[:_LONGEST], place)


def _is_right(column: str, value: str) -> bool:
    if column == "confirmed_at":
        return _TIME.fullmatch(value) is not None and _is_moment(value)
    return column not in _FORMS or _FORMS[column].fullmatch(value) is not None


def _is_moment(value: str) -> bool:
    try:
        datetime.strptime(value, "%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return False
    return True


def _short(value: object) -> str:
    text = shown(value) if isinstance(value, str) else "" if value is None else shown(str(value))
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def in_order(found: Iterable[Confirmation]) -> tuple[Confirmation, ...]:
    """By version, then the first of each reader; a reader without a name is somebody each time."""
    first: dict[tuple[str, str], Confirmation] = {}
    for one in sorted(found, key=lambda one: (one.confirmed_at, one.reader, one.place)):
        first.setdefault((one.version, same(one.reader) or f"\n{one.confirmed_at}"), one)
    return tuple(first.values())
