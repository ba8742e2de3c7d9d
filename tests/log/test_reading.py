"""Reading logs: whatever comes, every line of it is an entry, a repeat, or set aside with its place."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leeway.log import Log, read
from tests.logs import entry, lines, sheet
from tests.project import compiled

POLICY = compiled()
THREE = [entry(POLICY, number, words=f"words {number}, “ü”") for number in range(3)]


def read_all(folder: Path, *paths: Path) -> Log:
    scratch = folder / "scratch"
    scratch.mkdir(exist_ok=True)
    for old in scratch.iterdir():
        old.unlink()
    return read(paths or (folder / "in",), scratch, lambda said: None)


def ids(log: Log) -> list[str]:
    return [row[0] for row in log.db.execute("SELECT id FROM entry ORDER BY id").fetchall()]


def put(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / "in" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


WAYS: dict[str, tuple[str, bytes]] = {
    "json lines": ("a.jsonl", lines(THREE).encode()),
    "without the last line break": ("a.jsonl", lines(THREE).rstrip("\n").encode()),
    "with returns": ("a.jsonl", lines(THREE).replace("\n", "\r\n").encode()),
    "only returns": ("a.jsonl", lines(THREE).replace("\n", "\r").encode()),
    "with a mark in front": ("a.jsonl", b"\xef\xbb\xbf" + lines(THREE).encode()),
    "empty lines between": ("a.jsonl", lines(THREE).replace("\n", "\n\n  \n").encode()),
    "escaped": ("a.json", "".join(json.dumps(one) + "\n" for one in THREE).encode()),
    "in other order and spaced": (
        "a.txt",
        "".join(json.dumps(one, sort_keys=True, indent=None) + "  \n" for one in THREE).encode(),
    ),
    "utf-16": ("a.jsonl", lines(THREE).encode("utf-16")),
    "gzip": ("a.jsonl.gz", gzip.compress(lines(THREE).encode())),
    "gzip under another name": ("a.jsonl", gzip.compress(lines(THREE).encode())),
    "csv": ("a.csv", sheet(THREE).encode()),
    "csv as spreadsheets save it": ("a.csv", b"\xef\xbb\xbf" + sheet(THREE, ";").replace("\n", "\r\n").encode()),
    "tabs": ("a.tsv", sheet(THREE, "\t").encode()),
    "csv in utf-16": ("a.csv", sheet(THREE, "\t").encode("utf-16")),
    "csv, compressed": ("a.csv.gz", gzip.compress(sheet(THREE).encode())),
}


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_however_it_is_saved_the_same_entries_are_read(way: str, tmp_path: Path) -> None:
    put(tmp_path, *WAYS[way])
    log = read_all(tmp_path)
    assert ids(log) == [one["id"] for one in THREE]
    assert (log.files, log.lines, log.entries, log.repeats, log.aside) == (1, 3, 3, 0, [])
    asked = 'SELECT rep, policy, "case", code, ended, words, promises FROM entry ORDER BY id'
    first = log.db.execute(asked).fetchall()[0]
    assert first == ("Ann", POLICY["version"], THREE[0]["case"], THREE[0]["code"], "stayed", "words 0, “ü”", "[]")
    assert str(log.db.execute("SELECT min(local) FROM entry").fetchone()) == "(datetime.datetime(2026, 11, 1, 15, 2, 11),)"


def test_the_day_is_that_of_the_reps_clock(tmp_path: Path) -> None:
    late = [
        entry(POLICY, 1, at="2026-11-30T23:30:00Z", zone="+01:00"),
        entry(POLICY, 2, at="2026-12-01T01:00:00Z", zone="-05:30"),
    ]
    put(tmp_path, "a.jsonl", lines(late))
    found = read_all(tmp_path).db.execute("SELECT strftime(local, '%Y-%m-%d %H:%M') FROM entry ORDER BY id").fetchall()
    assert found == [("2026-12-01 00:30",), ("2026-11-30 19:30",)]


WRONG: list[tuple[Any, str]] = [
    ("{not json", "it is not JSON"),
    ('{"id": "\\ud800"}', "it is not JSON"),
    ("[1, 2]", "it is no line of a log: leeway_log must be 1"),
    ('{"leeway_log": 2}', "it is no line of a log: leeway_log must be 1"),
    ({"id": "x"}, 'id cannot be "x"'),
    ({"at": "2026-02-30T10:00:00Z"}, 'at cannot be "2026-02-30T10:00:00Z"'),
    ({"at": "yesterday"}, 'at cannot be "yesterday"'),
    ({"zone": "+99:00"}, 'zone cannot be "+99:00"'),
    ({"policy": "latest"}, 'policy cannot be "latest"'),
    ({"case": "hello"}, 'case cannot be "hello"'),
    ({"ended": "happily"}, 'ended cannot be "happily"'),
    ({"rep": "x" * 81}, f'rep cannot be "{"x" * 40}"'),
    ({"promises": "soon"}, 'promises cannot be "soon"'),
    ({"promises": {"what": "x"}}, 'promises cannot be "{"what":"x"}"'),
]


@pytest.mark.parametrize(("wrong", "why"), WRONG)
def test_what_is_wrong_is_set_aside_where_it_stands(wrong: Any, why: str, tmp_path: Path) -> None:
    line = wrong if isinstance(wrong, str) else json.dumps(THREE[1] | wrong)
    put(tmp_path, "a.jsonl", f"{lines(THREE[:1])}\n{line}\n{lines(THREE[2:])}")
    log = read_all(tmp_path)
    (aside,) = log.aside
    assert (aside.place, aside.why) == (f"{(tmp_path / 'in' / 'a.jsonl').as_posix()}:3", why)
    assert aside.line == line
    assert (log.lines, log.entries) == (3, 2)


def test_lines_that_no_engine_takes_spoil_nothing_else(tmp_path: Path) -> None:
    long, latin = b'{"leeway_log": 1, "words": "' + b"x" * 70_000 + b'"}', "{“ü”}".encode("utf-16-le")
    data = lines(THREE[:1]).encode() + long + b"\n" + b'{"\xfc": 1}\n' + latin + b"\n" + lines(THREE[1:]).encode()
    path = put(tmp_path, "a.jsonl", data)
    log = read_all(tmp_path)
    assert ids(log) == [one["id"] for one in THREE]
    assert [(one.place.removeprefix(f"{path.as_posix()}:"), one.why) for one in log.aside][:2] == [
        ("2", "the line is too long"),
        ("3", "the line is not in UTF-8"),
    ]
    assert len(log.aside[0].line) == len(long)


def test_of_a_damaged_archive_is_read_what_came_before(tmp_path: Path) -> None:
    many = [entry(POLICY, number) for number in range(200)]
    packed = gzip.compress(lines(many).encode())
    put(tmp_path, "a.jsonl.gz", packed[: len(packed) // 2])
    put(tmp_path, "b.jsonl.gz", packed[:-8] + b"damaged!")
    put(tmp_path, "c.jsonl", lines([entry(POLICY, 999)]))
    log = read_all(tmp_path)
    assert log.entries == 201  # b has all of them, whatever its sum says
    told = [one for one in log.aside if "the compressed file is damaged" in one.why]
    assert [one.place.rpartition("/")[2] for one in told] == ["a.jsonl.gz", "b.jsonl.gz"]


def test_the_same_id_counts_once_and_the_last_change_counts(tmp_path: Path) -> None:
    later = THREE[0] | {"changed": "2026-11-29T08:00:00Z", "ended": "praised"}
    put(tmp_path, "a.jsonl", lines([*THREE, later, THREE[0]]))
    put(tmp_path, "b.csv", sheet(THREE))
    log = read_all(tmp_path)
    assert (log.lines, log.entries, log.repeats) == (8, 3, 5)
    assert log.db.execute("SELECT ended FROM entry ORDER BY id").fetchall() == [("praised",), ("stayed",), ("stayed",)]


def test_folders_are_searched_and_other_files_passed_over(tmp_path: Path) -> None:
    put(tmp_path, "a.jsonl", lines(THREE[:1]))
    put(tmp_path, "picture.png", b"\x89PNG\r\n")
    put(tmp_path, ".hidden.jsonl", "nonsense")
    (tmp_path / "in" / "deeper").mkdir()
    (tmp_path / "in" / "deeper" / "b.jsonl").write_text(lines(THREE[1:]), "utf-8")
    log = read_all(tmp_path, tmp_path / "in", tmp_path / "in" / "a.jsonl", tmp_path / "nowhere.jsonl")
    assert (log.files, log.entries, log.repeats) == (2, 3, 0)
    assert [one.rpartition("/")[2] for one in log.passed] == ["picture.png"]
    assert [(one.place.rpartition("/")[2], one.why) for one in log.aside] == [("nowhere.jsonl", "there is no such file")]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\x00" * 100, b"\x1f\x8b", b"%PDF-1.7\n", b"a;b\n1;2\n", b'"\n' * 500])
def test_files_that_are_no_logs_hold_no_entries(data: bytes, tmp_path: Path) -> None:
    put(tmp_path, "a.csv", data)
    log = read_all(tmp_path)
    assert log.entries == 0
    assert log.aside or not data.strip()


def test_a_quote_that_is_left_open_spoils_its_own_row(tmp_path: Path) -> None:
    rows = sheet([THREE[0] | {"words": "two\nlines, “ü”"}, *THREE[1:]]).splitlines(keepends=True)
    broken = '1,"never closed\n'
    path = put(tmp_path, "a.csv", "".join([*rows[:3], broken, "1,2\n", *rows[3:]]))
    log = read_all(tmp_path)
    assert ids(log) == [one["id"] for one in THREE]
    assert [one.place for one in log.aside] == [f"{path.as_posix()}:4", f"{path.as_posix()}:5"]
    assert log.aside[0].line == broken.rstrip("\n") and log.aside[1].why == "it has 2 cells in the place of 14"
    assert log.db.execute("SELECT words FROM entry ORDER BY id LIMIT 1").fetchall() == [("two\nlines, “ü”",)]


def test_a_row_that_is_too_long_spoils_no_other(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", sheet([THREE[0], THREE[1] | {"words": "\n".join(["x" * 40_000] * 2)}, THREE[2]]))
    log = read_all(tmp_path)
    assert ids(log) == [THREE[0]["id"], THREE[2]["id"]]
    assert [(one.place, one.why) for one in log.aside] == [(f"{path.as_posix()}:3", "the row is too long")]


def test_a_path_may_have_any_name(tmp_path: Path) -> None:
    put(tmp_path, "it's [a] log; DROP TABLE line.jsonl", lines(THREE))
    assert read_all(tmp_path).entries == 3


_LINES = st.one_of(
    st.sampled_from([json.dumps(one) for one in THREE]),
    st.sampled_from([json.dumps(one)[:-9] for one in THREE]),
    st.text(st.characters(blacklist_characters="\n\r", blacklist_categories=("Cs",))).map(str),
)


@pytest.mark.slow
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(written=st.lists(_LINES, max_size=12))
def test_nothing_is_lost(written: list[str], tmp_path: Path) -> None:
    path = put(tmp_path, "a.jsonl", "{}\n" + "".join(f"{one}\n" for one in written))
    log = read_all(tmp_path)
    some = [number for number, one in enumerate(written, 2) if one.strip(" \t\n\r\x0b\x0c")]
    aside = {int(one.place.rpartition(":")[2]) for one in log.aside if one.line} - {1}
    right = [number for number, one in enumerate(written, 2) if one in {json.dumps(entry) for entry in THREE}]
    assert path.exists() and aside >= {number for number in some if number not in right and written[number - 2].strip()}
    assert log.entries == len({written[number - 2] for number in right})
    assert log.entries + log.repeats == len(right)
    assert log.lines == log.entries + log.repeats + sum(bool(one.line) for one in log.aside)
