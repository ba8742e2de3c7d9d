"""Lines of a log of wins for tests, as a rep's browser writes them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from leeway.log import COLUMNS
from leeway.offers import read_policy
from leeway.offers.case import read_case
from leeway.offers.check_code import code
from leeway.offers.link import line

Json = dict[str, Any]
CASE: Json = {
    "situation": "reception",
    "facts": {"tenure": "12 years", "fault": "nobody", "leaving": "no", "visit_fee": "$100"},
    "on": "2026-11-22",
}


def entry(policy: Json, number: int, accepted: Json | None = None, case: Json = CASE, **more: Any) -> Json:
    """An entry of a case, right in every part; `more` are columns to have otherwise."""
    read = read_policy(policy)
    known, problems = read_case(read, case | {"accepted": accepted or {}})
    assert known is not None and not problems, problems
    written = line(known, read)
    return {
        "leeway_log": 1,
        "id": f"00000000-0000-4000-8000-{number:012}",
        "at": f"2026-11-{number % 28 + 1:02}T14:02:11Z",
        "zone": "+01:00",
        "changed": "",
        "rep": "Ann",
        "policy": policy["version"],
        "case": written,
        "code": code(policy["version"], written),
        "owed": "",
        "ended": "stayed",
        "words": "",
        "fix": "",
        "promises": [],
    } | more


def lines(entries: Iterable[Json]) -> str:
    """The entries as JSON lines."""
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in entries)


def sheet(entries: Iterable[Json], delimiter: str = ",") -> str:
    """The entries as CSV."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in entries:
        cells = [json.dumps(one[name]) if name == "promises" else str(one[name]) for name in COLUMNS]
        writer.writerow([f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell for cell in cells])
    return file.getvalue()
