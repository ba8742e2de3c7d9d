"""Reading a log: DuckDB takes the lines apart, and every one of them is an entry, a repeat, or set aside with its place.

DuckDB, as it reads more than memory holds, lets a broken line be one broken line, and sorts and joins what was read
(docs/decisions/0035-log-of-wins.md). What it is asked is asked in SQL; no text of a log ever becomes part of a question.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from leeway.log.files import Ready, Source, in_place, ready, sources
from leeway.log.form import COLUMNS, LONGEST, Aside, why

if TYPE_CHECKING:
    import duckdb

Say = Callable[[str], None]
_EVERY = 0.3  # seconds between two words on how far it is
_EACH = ", ".join(f"""coalesce(f."{name}", '') AS "{name}\"""" for name in COLUMNS)
_FORM = json.dumps(dict.fromkeys(COLUMNS, "VARCHAR"))
# A line is taken whole, as the one cell of a table whose cells are divided by a sign that no text has.
_LINES = (
    "read_csv($1, delim = '\x1f', quote = '', escape = '', header = false, auto_detect = false, strict_mode = false, "
    f"columns = {{'line': 'VARCHAR'}}, max_line_size = {4 * LONGEST})"
)
# `wrong` is null for an entry; `line` is kept only of what is wrong.
_READ = f"""
INSERT INTO line
SELECT $2, n, wrong, CASE WHEN wrong IS NULL THEN NULL ELSE line END, id, greatest("at", changed),
  try_strptime("at", '%Y-%m-%dT%H:%M:%SZ') + to_minutes(
    (CASE WHEN zone[1] = '-' THEN -1 ELSE 1 END) * (try_cast(zone[2:3] AS INTEGER) * 60 + try_cast(zone[5:6] AS INTEGER))),
  trim(rep), md5_number(concat_ws(chr(31), policy, "case", code, owed)), policy, "case", code, owed, ended,
  trim(words), trim(fix), promises
FROM (
  SELECT *, CASE WHEN is_json THEN {why()} ELSE 'it is not JSON' END AS wrong
  FROM (
    SELECT n, line, is_json, {_EACH}
    FROM (
      SELECT n, line, is_json, CASE WHEN is_json THEN from_json(line, '{_FORM}') END AS f
      FROM (
        SELECT row_number() OVER () AS n, line, json_valid(line) AS is_json FROM {_LINES}
      ) WHERE trim(line) <> ''
    )
  )
)
"""
_TABLES = """
CREATE TABLE line (
  file INTEGER, n BIGINT, wrong VARCHAR, line VARCHAR, id VARCHAR, changed VARCHAR, local TIMESTAMP, rep VARCHAR,
  key UHUGEINT, policy VARCHAR, "case" VARCHAR, code VARCHAR, owed VARCHAR, ended VARCHAR, words VARCHAR, fix VARCHAR,
  promises VARCHAR
);
"""
# Of lines with one id, the one that was changed last counts; of those that were not, whichever comes first by what it says, so
# that the order of files and lines is all the same.
_REPEATS = """
DELETE FROM line WHERE rowid IN (
  SELECT place FROM (
    SELECT rowid AS place, row_number() OVER (
      PARTITION BY id ORDER BY changed DESC, policy, "case", code, owed, ended, words, fix, promises, rep, local, file, n
    ) AS nth
    FROM line WHERE wrong IS NULL AND id IN (SELECT id FROM line WHERE wrong IS NULL GROUP BY id HAVING count(*) > 1)
  ) WHERE nth > 1
)
"""


@dataclass(slots=True)
class Log:
    """What was read: the connection with the table `entry`, how many lines there were, and what became of them.

    `lines` = entries + `repeats` + the lines among `aside`; lines that hold nothing are not counted. `passed` are files of
    folders that are no logs.
    """

    db: duckdb.DuckDBPyConnection
    files: int = 0
    lines: int = 0
    entries: int = 0
    repeats: int = 0
    aside: list[Aside] = field(default_factory=list)
    passed: tuple[str, ...] = ()


def read(paths: Iterable[Path], folder: Path, say: Say) -> Log:
    """Read files and folders of logs. `folder` is for what does not fit into memory, and may be deleted afterwards. Total."""
    import duckdb  # late: it takes a tenth of a second, and most commands read no log

    named, missing, passed = sources(paths)
    db = duckdb.connect(str(folder / "log.db"))
    db.execute(f"SET temp_directory = '{_quoted(folder)}'")
    for setting in ("enable_progress_bar = true", "enable_progress_bar_print = false", "progress_bar_time = 0"):
        db.execute(f"SET {setting}")
    db.execute(_TABLES)
    log = Log(db, len(named), aside=list(missing), passed=passed)
    for number, source in enumerate(named):
        far = partial(_far, say, f"Reading {source.name} ({number + 1} of {len(named)})")
        far(0)
        _add(log, number, source, folder, far)
    _settle(log, named, say)
    return log


def _far(say: Say, doing: str, share: float) -> None:
    say(f"{doing}: {share:.0f}%")


def _add(log: Log, number: int, source: Source, folder: Path, far: Callable[[float], None]) -> None:
    import duckdb

    made = ready(source, folder, number)
    log.aside += made.aside
    log.lines += sum(bool(one.line) for one in made.aside)
    try:
        _followed(log.db, lambda: _insert(log.db, made, number), far)
    except duckdb.Error as failure:  # what no check before has foreseen: the file is set aside, and the others are read
        log.db.execute("DELETE FROM line WHERE file = $1", [number])
        log.aside.append(Aside(source.name, f"it cannot be read: {str(failure).splitlines()[0][:200]}", ""))
    if made.path != source.path:
        for path in folder.glob(f"{number}.*"):
            path.unlink()


def _followed(db: duckdb.DuckDBPyConnection, work: Callable[[], None], far: Callable[[float], None]) -> None:
    """Do it in a thread of its own, and say meanwhile how far it is, in per cent."""
    with ThreadPoolExecutor(1) as pool:
        job = pool.submit(work)
        try:
            while not wait([job], _EVERY).done:
                far(max(0.0, db.query_progress()))
        except BaseException:  # Ctrl-C
            db.interrupt()
            raise
        job.result()


def _insert(db: duckdb.DuckDBPyConnection, made: Ready, number: int) -> None:
    if made.path.stat().st_size:
        db.execute(_READ.replace("$1", f"'{_quoted(made.path)}'").replace("$2", str(number)))


def _quoted(path: Path) -> str:
    """A path within the quotes of SQL: the one thing that it cannot be given in another way."""
    return str(path).replace("'", "''")


def _settle(log: Log, named: Sequence[Source], say: Say) -> None:
    """Sort the lines into entries, repeats, and what is set aside."""
    say("Looking for lines that came twice")
    db = log.db
    wrong = db.execute("SELECT file, n, wrong, line FROM line WHERE wrong IS NOT NULL ORDER BY file, n").fetchall()
    log.aside += [Aside(f"{named[file].name}:{n}", said, text) for file, n, said, text in wrong]
    log.aside = in_place(log.aside)
    db.execute("DELETE FROM line WHERE wrong IS NOT NULL")
    right = _one(db, "SELECT count(*) FROM line")
    db.execute(_REPEATS)
    db.execute("ALTER TABLE line RENAME TO entry")
    log.entries = _one(db, "SELECT count(*) FROM entry")
    log.lines += right + len(wrong)
    log.repeats = right - log.entries


def _one(db: duckdb.DuckDBPyConnection, asked: str) -> int:
    found = db.execute(asked).fetchone()
    return int(found[0]) if found else 0
