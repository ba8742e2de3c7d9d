"""Logs in CSV, as a browser or a spreadsheet saved them: a JSON line for each row, on the line on which the row begins."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TextIO

from leeway.cells import plain
from leeway.log.form import COLUMNS, LONGEST, Aside

_DELIMITERS = ",;\t|"  # a spreadsheet may have saved the file anew
_MOST_LINES = 100  # of one row; more, and a quote was left open
_NEEDED = tuple(name for name in COLUMNS if name not in ("changed", "owed", "words", "fix", "promises", "rep", "ended"))

csv.field_size_limit(2 * LONGEST)

Row = tuple[int, str]  # the line on which it begins, and its text


def as_lines(text: Iterable[str], to: TextIO, name: str) -> list[Aside]:
    """Write a JSON line for each row, with empty lines where there is none; what is no row is given back."""
    lines = iter(text)
    head = next(lines, "")
    delimiter = max(_DELIMITERS, key=head.count)
    columns = [one.strip() for one in _cells(head, delimiter) or []]
    missing = [one for one in _NEEDED if one not in columns]
    if missing:
        why = (
            f"the first line must name the columns of a log; {', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing"
        )
        return [Aside(f"{name}:1", why, head.rstrip("\r\n"))]
    aside: list[Aside] = []
    written = 0
    for number, row in _rows(lines, delimiter, len(columns)):
        cells = _cells(row, delimiter)
        if cells is None or (len(cells) != len(columns) and any(cells)):
            aside.append(Aside(f"{name}:{number}", _why(cells, columns), row.rstrip("\r\n")))
        elif any(cells):
            line = _json(columns, cells)
            if len(line.encode("utf-8", "replace")) > LONGEST:
                aside.append(Aside(f"{name}:{number}", "the row is too long", row.rstrip("\r\n")))
                continue
            to.write("\n" * (number - 1 - written) + line + "\n")
            written = number
    return aside


def _rows(lines: Iterator[str], delimiter: str, columns: int) -> Iterator[Row]:
    """The rows, each with the line on which it begins. A quote that is never closed spoils its own line and no other."""
    waiting: list[Row] = []
    for number, line in enumerate(lines, 2):
        waiting.append((number, line))
        if len(waiting) == 1 and _closed(line):
            yield waiting.pop()
            continue
        joined = "".join(text for _, text in waiting)
        cells = _cells(joined, delimiter) if _closed(joined) else None
        if cells is not None and len(cells) == columns:
            yield waiting[0][0], joined
            waiting.clear()
        elif cells is not None or len(waiting) > _MOST_LINES:
            yield from waiting
            waiting.clear()
    yield from waiting


def _closed(text: str) -> bool:
    return text.count('"') % 2 == 0


def _cells(row: str, delimiter: str) -> list[str] | None:
    """The cells of a row; None where it is none."""
    if not _closed(row):
        return None
    try:
        return next(csv.reader([row] if row.count("\n") < 2 else row.splitlines(keepends=True), delimiter=delimiter), [])
    except csv.Error:
        return None


def _why(cells: Sequence[str] | None, columns: Sequence[str]) -> str:
    if cells is None:
        return "it cannot be read as CSV: a quote is left open"
    return f"it has {len(cells)} cells in the place of {len(columns)}"


def _json(columns: Sequence[str], cells: Sequence[str]) -> str:
    row: Mapping[str, str] = dict(zip(columns, map(plain, cells)))
    return json.dumps({key: row[key] for key in COLUMNS if key in row}, ensure_ascii=False)
