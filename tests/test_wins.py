"""`leeway report`: files in, a folder with the report out, and plain words on whatever is wrong."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from tests import project
from tests.logs import entry, lines, sheet
from tests.project import compiled, leeway

REAL = compiled()
SIX = [entry(REAL, number, {"visit_discount": f"${number * 12}"}, ended="praised", words="Thanks!") for number in range(6)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project.full(tmp_path_factory.mktemp("playbook"))


@pytest.mark.slow
def test_files_of_all_kinds_become_one_report(folder: Path) -> None:
    logs = folder / "exports"
    logs.mkdir()
    (logs / "a.jsonl").write_text(lines(SIX[:2]), "utf-8")
    (logs / "b.csv").write_text(sheet(SIX[2:4], ";"), "utf-8")
    (logs / "c.jsonl.gz").write_bytes(gzip.compress(lines(SIX[4:]).encode()))
    run = leeway("report", "exports", "--month", "2026-11", "--out", "out", cwd=folder)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == "6 lines of 3 files: 6 entries, 0 set aside.\nout/index.html\n"
    page = (folder / "out" / "index.html").read_text("utf-8")
    assert "5 of 6 (83.3%) were within limits, 1 above" in page
    assert (folder / "out" / "set-aside.jsonl").read_bytes() == b""
    again = leeway("report", "exports", "--month", "2026-11", "--out", "other", cwd=folder)
    assert again.returncode == 0
    for path in sorted((folder / "out").iterdir()):
        assert path.read_bytes() == (folder / "other" / path.name).read_bytes(), path.name


def test_what_is_no_line_of_a_log_is_named_and_kept(folder: Path) -> None:
    (folder / "bad.jsonl").write_text(f"{lines(SIX[:1])}nonsense\n{lines(SIX[1:2])}{lines(SIX[:1])}", "utf-8")
    run = leeway("report", "bad.jsonl", "nowhere.csv", "--out", "bad", cwd=folder)
    assert run.returncode == 1 and "Traceback" not in run.stderr
    assert run.stderr.splitlines() == [
        "leeway: nowhere.csv: there is no such file.",
        "leeway: bad.jsonl:2: it is not JSON; it is set aside.",
    ]
    assert run.stdout.startswith("4 lines of 1 file: 3 entries, 1 of them came twice and count once, 1 set aside.\n")
    aside = [json.loads(line) for line in (folder / "bad" / "set-aside.jsonl").read_text("utf-8").splitlines()]
    assert aside[1] == {"place": "nowhere.csv", "why": "there is no such file", "line": ""}
    assert aside[0] == {"place": "bad.jsonl:2", "why": "it is not JSON", "line": "nonsense"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--month", "November"), '"November" is not a month: write it like 2026-11'),
        (("--from", "1.11.2026"), '"1.11.2026" is not a day: write it like 2026-11-20'),
        (("--from", "2026-11-02", "--to", "2026-11-01"), "--from 2026-11-02 is after --to 2026-11-01"),
        (("--month", "2026-11", "--to", "2026-11-01"), "--month names all of its days"),
        (("--sample", "-1"), "--sample is how many calls are drawn"),
    ],
)
def test_a_command_that_is_written_wrongly_says_how(arguments: tuple[str, ...], said: str, folder: Path) -> None:
    run = leeway("report", "exports", *arguments, cwd=folder)
    assert run.returncode == 2 and said in run.stderr


def test_where_nothing_can_be_written_it_says_so(folder: Path) -> None:
    (folder / "taken").write_text("a file", "utf-8")
    (folder / "one.jsonl").write_text(lines(SIX[:1]), "utf-8")
    run = leeway("report", "one.jsonl", "--out", "taken", cwd=folder)
    assert run.returncode == 1 and run.stderr.startswith("leeway: the report was not written:") and "Traceback" not in run.stderr


def test_without_a_policy_it_is_still_a_report(tmp_path: Path) -> None:
    (tmp_path / "one.jsonl").write_text(lines(SIX[:1]), "utf-8")
    run = leeway("report", "one.jsonl", cwd=tmp_path)
    assert run.returncode == 0 and "Traceback" not in run.stderr
    assert "is not recorded here" in (tmp_path / "leeway-report" / "report.md").read_text("utf-8")


def test_a_folder_without_logs_says_what_a_log_is_called(folder: Path) -> None:
    (folder / "pictures").mkdir()
    (folder / "pictures" / "a.png").write_bytes(b"PNG")
    run = leeway("report", "pictures", "--out", "none", cwd=folder)
    assert run.returncode == 1 and "no log was found. The names of logs end in .jsonl" in run.stderr
