"""`leeway report`: make the report of a month from the logs of wins that reps saved.

Every line is decided again under the version of the policy that it names. Lines that are none are set aside in a file.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from leeway import log, pipeline, wins
from leeway.commands.shared import Commands, Progress, about, add_policy, show
from leeway.put import put
from leeway.wins.period import Period, day, month
from leeway.wins.writers import PAGE

EXAMPLE = "Example: leeway report exports/ --month 2026-11"
ASIDE = "set-aside.jsonl"
_SAMPLE = 20


def add(commands: Commands) -> None:
    """Declare the command."""
    ends = " Ends with 1 where anything was set aside, or nothing could be read."
    parser = commands.add_parser("report", help="report on the reps' logs", description=about(__doc__) + ends, epilog=EXAMPLE)
    meaning = "a log, CSV or JSON lines, also compressed (.gz), or a folder of them"
    parser.add_argument("logs", type=Path, nargs="+", metavar="LOG", help=meaning)
    add_policy(parser, option=True)
    parser.add_argument("--month", metavar="MONTH", help="count this month alone, like 2026-11")
    parser.add_argument("--from", dest="first", metavar="DATE", help="count this day and later ones, like 2026-11-01")
    parser.add_argument("--to", dest="last", metavar="DATE", help="count this day and earlier ones")
    meaning = f"how many calls to listen in on are drawn (default: {_SAMPLE})"
    parser.add_argument("--sample", type=int, default=_SAMPLE, metavar="N", help=meaning)
    meaning = "the folder that the report is written to (default: leeway-report)"
    parser.add_argument("--out", type=Path, default=Path("leeway-report"), metavar="DIR", help=meaning)
    parser.set_defaults(run=run, wrong=parser.error)


def run(chosen: argparse.Namespace) -> int:
    """Read, replay, count and write; 1 where anything was set aside."""
    import duckdb  # late: it takes a tenth of a second, and most commands read no log

    period = _period(chosen)
    progress = Progress(sys.stderr)
    current, _ = pipeline.compiled(pipeline.read(chosen.policy)[0])
    try:
        with TemporaryDirectory(prefix="leeway-", ignore_cleanup_errors=True) as folder:
            found, made = _made(chosen, period, current, Path(folder), progress)
        progress("Writing")
        for name, data in {**made, ASIDE: _aside(found.aside)}.items():
            put(chosen.out / name, data)
    except (OSError, duckdb.IOException, duckdb.OutOfMemoryException) as failure:
        progress("")
        print(f"leeway: the report was not written: {str(failure).splitlines()[0]}.", file=sys.stderr)
        return 1
    progress("")
    return _told(found, chosen.out)


def _made(
    chosen: argparse.Namespace, period: Period, current: dict[str, object] | None, folder: Path, say: Progress
) -> tuple[log.Log, dict[str, bytes]]:
    """What was read, and the files of the report."""
    found = log.read(chosen.logs, folder, say)
    wanted = sorted(row[0] for row in found.db.execute("SELECT DISTINCT policy FROM entry").fetchall())
    known, problems = log.versions(wanted, chosen.policy, current)
    show(problems, b"", chosen.policy)
    log.replay(found.db, known, folder, say, os.cpu_count() or 1)
    files = wins.files(wins.report(found, known, current, period, chosen.sample, say))
    found.db.close()
    return found, files


def _period(chosen: argparse.Namespace) -> Period:
    """The days that are meant; ends the command with 2 where they are none."""
    if chosen.month and (chosen.first or chosen.last):
        chosen.wrong("--month names all of its days; give no --from or --to beside it")
    if chosen.sample < 0:
        chosen.wrong("--sample is how many calls are drawn: 0 or more")
    try:
        if chosen.month:
            return month(chosen.month)
        found = Period(day(chosen.first) if chosen.first else None, day(chosen.last) if chosen.last else None)
    except ValueError as reason:
        chosen.wrong(str(reason))
    if found.first and found.last and found.first > found.last:
        chosen.wrong(f"--from {found.first} is after --to {found.last}")
    return found


def _aside(asides: Iterable[log.Aside]) -> bytes:
    """What was set aside, a JSON line each."""
    rows = ({"place": one.place, "why": one.why, "line": one.line} for one in asides)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode("utf-8", "replace")


def _told(found: log.Log, out: Path) -> int:
    """What became of the lines, and where the report is."""
    if not found.files:
        print(f"leeway: no log was found. The names of logs end in {', '.join(log.ENDINGS)}, also with .gz.", file=sys.stderr)
    for one in [one for one in found.aside if not one.line][:20]:
        print(f"leeway: {one.place}: {one.why}.", file=sys.stderr)
    lines = [one for one in found.aside if one.line]
    for one in lines[:5]:
        print(f"leeway: {one.place}: {one.why}; it is set aside.", file=sys.stderr)
    if len(lines) > 5:
        print(f"leeway: {len(lines) - 5:,} more lines are set aside; {out / ASIDE} has all of them.", file=sys.stderr)
    twice = f", {found.repeats:,} of them came twice and count once" if found.repeats else ""
    right = f"{found.entries + found.repeats:,} entries{twice}"
    several = "file" if found.files == 1 else "files"
    print(f"{found.lines:,} lines of {found.files:,} {several}: {right}, {len(lines):,} set aside.")
    print(out / PAGE)
    return 1 if found.aside or not found.entries else 0
