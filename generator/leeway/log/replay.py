"""Every distinct case of a log, judged once, on all processors; the verdicts go into tables beside the entries.

verdict   key, verdict, why, situation, level, fair, used, ruled      a row for each distinct case
part      key, remedy, basis, unit, amount, top, verdict              a row for each thing that was given in it
"""

from __future__ import annotations

import csv
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leeway.log.judge import Judge, Judged
from leeway.log.versions import Known
from leeway.offers.numbers import Number, text

if TYPE_CHECKING:
    import duckdb

Say = Callable[[str], None]
Case = tuple[str, str, str, str, str]  # key, version, line, code, owed
Rows = tuple[list[tuple[str, ...]], list[tuple[str, ...]]]
_WORTH_IT = 3_000  # cases to judge; for fewer, starting other processes takes longer than they save
_PORTION = 2_000
_EVERY = 0.2  # seconds between two words on how far it is
_TABLES = """
CREATE TABLE verdict (key UHUGEINT, verdict VARCHAR, why VARCHAR, situation VARCHAR, level VARCHAR, fair VARCHAR, used VARCHAR,
  ruled VARCHAR);
CREATE TABLE part (key UHUGEINT, remedy VARCHAR, basis VARCHAR, unit VARCHAR, amount DECIMAL(24, 6), top DECIMAL(24, 6),
  verdict VARCHAR);
"""
_CASES = """
SELECT key::VARCHAR, any_value(policy), any_value("case"), any_value(code), any_value(owed) FROM entry GROUP BY key
"""
_FORM = "delim = ',', quote = '\"', escape = '\"', auto_detect = false, columns = {columns}"


def replay(db: duckdb.DuckDBPyConnection, known: Known, folder: Path, say: Say, processors: int) -> int:
    """Fill the tables; the number of distinct cases."""
    db.execute(_TABLES)
    (count,) = db.execute("SELECT count(DISTINCT key) FROM entry").fetchone() or (0,)
    cases = db.cursor()
    cases.execute(_CASES)
    done, told = 0, 0.0
    files = {name: folder / f"{name}.csv" for name in ("verdict", "part")}
    with files["verdict"].open("w", newline="") as one, files["part"].open("w", newline="") as other:
        verdicts, parts = csv.writer(one), csv.writer(other)
        for rows in _judged(_portions(cases), known, processors if count >= _WORTH_IT else 1):
            verdicts.writerows(rows[0])
            parts.writerows(rows[1])
            done += len(rows[0])
            if time.monotonic() - told > _EVERY:
                told = time.monotonic()
                say(f"Replaying cases: {done:,} of {count:,}")
    for table, path in files.items():
        _load(db, table, path)
    return int(count)


def _portions(cases: duckdb.DuckDBPyConnection) -> Iterator[list[Case]]:
    while portion := cases.fetchmany(_PORTION):
        yield portion


def _judged(portions: Iterator[list[Case]], known: Known, processors: int) -> Iterator[Rows]:
    """The rows of each portion, in their order; only a few portions wait at a time."""
    if processors < 2:
        judge = Judge(known)
        yield from (_rows(judge, portion) for portion in portions)
        return
    with ProcessPoolExecutor(processors, get_context("spawn"), _start, (known,)) as pool:
        waiting: deque[Future[Rows]] = deque()
        for portion in portions:
            waiting.append(pool.submit(_portion, portion))
            if len(waiting) > 3 * processors:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


_JUDGE: list[Judge] = []  # of a process that judges for another one


def _start(known: Known) -> None:
    _JUDGE[:] = [Judge(known)]


def _portion(cases: Sequence[Case]) -> Rows:
    return _rows(_JUDGE[0], cases)


def _rows(judge: Judge, cases: Sequence[Case]) -> Rows:
    verdicts: list[tuple[str, ...]] = []
    parts: list[tuple[str, ...]] = []
    for key, version, line, check, owed in cases:
        found = judge(version, line, check, owed)
        verdicts.append(_verdict(key, found))
        for one in found.parts:
            limit = "\\N" if one.limit is None else _number(one.limit)
            parts.append((key, one.remedy, one.basis, one.unit, _number(one.amount), limit, one.verdict))
    return verdicts, parts


def _verdict(key: str, found: Judged) -> tuple[str, ...]:
    why = " ".join(found.why.split())
    return (key, found.verdict, why, found.situation, found.level, found.fair, " ".join(found.used), " ".join(found.ruled))


def _number(value: Number) -> str:
    """With six decimals at most, and no more digits than the tables hold: it is for sums, the verdict was made before."""
    whole, point, rest = text(min(value, 10**17)).partition(".")
    return f"{whole}{point}{rest[:6]}"


def _load(db: duckdb.DuckDBPyConnection, table: str, path: Path) -> None:
    if not path.stat().st_size:
        return
    names: list[Any] = [row[0] for row in db.execute(f"SELECT column_name FROM (DESCRIBE {table})").fetchall()]
    columns = str(dict.fromkeys(names, "VARCHAR"))
    place = str(path).replace("'", "''")
    db.execute(
        f"INSERT INTO {table} SELECT * FROM read_csv('{place}', header = false, nullstr = '\\N', {_FORM.format(columns=columns)})"
    )
