"""What `leeway report` takes, beside DuckDB's plain reading of the same file.

    python -m tools.bench_report [--lines 1000000]

The log is a synthetic one (tools/make_log.py), with the kernel's own decisions and some wrong lines. The plain reading has two
columns and counts the lines by rep: the least that anybody who wants to know something of the file has to do.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from leeway.log import read
from tests.project import POLICY
from tools import make_log

LINES = 1_000_000
HEADS = ("the reps' log", "seconds", "lines a second", "x plain")
RULE = "|---|--:|--:|--:|"
NOTE = (
    "Plain: DuckDB reads two columns of the same file and counts its lines by rep. The report: everything, from reading to the "
    "written page, in a process of its own; every case is decided again, those that come to the same thing once."
)
_PLAIN = """
SELECT rep, count(*) FROM read_json('{path}', format = 'newline_delimited', columns = {{rep: 'VARCHAR', ended: 'VARCHAR'}},
  ignore_errors = true) GROUP BY rep
"""
Row = tuple[str, ...]


def measured(say: Callable[[str], None], lines: int = LINES) -> list[Row]:
    """Each way of reading with its seconds, lines a second, and how many times the plain reading that is."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "log.jsonl"
        say(f"writing a log of {lines:,} lines")
        make_log.write(path, lines)
        size = path.stat().st_size / 1e6
        say("reading it plainly")
        plain = min(_timed(lambda: _plain(path)) for _ in range(3))
        say("reading it as the report does")
        reading = _timed(lambda: _read(path, Path(folder)))
        say("reporting on it")
        whole = _timed(lambda: _report(path, Path(folder)))
    timed = (
        (f"{lines:,} lines, {size:,.0f} MB: DuckDB alone", plain),
        ("read, all lines checked", reading),
        ("the report", whole),
    )
    return [(what, f"{took:,.1f}", f"{lines / took:,.0f}", f"{took / plain:.1f}") for what, took in timed]


def _timed(do: Callable[[], object]) -> float:
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


def _plain(path: Path) -> None:
    duckdb.connect().execute(_PLAIN.format(path=path)).fetchall()


def _read(path: Path, folder: Path) -> None:
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        read([path], Path(scratch), lambda said: None).db.close()


def _report(path: Path, folder: Path) -> None:
    command = [sys.executable, "-m", "leeway", "report", str(path), "--policy", str(POLICY), "--out", str(folder / "out")]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", env=os.environ, check=False)
    if not (folder / "out" / "index.html").is_file():
        raise SystemExit(run.stderr)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.bench_report", description="What `leeway report` takes.")
    parser.add_argument("--lines", type=int, default=LINES)
    rows = measured(lambda said: print(f"{said} ...", file=sys.stderr), parser.parse_args().lines)
    print("\n".join("  ".join(row) for row in (HEADS, *rows)))


if __name__ == "__main__":
    main()
