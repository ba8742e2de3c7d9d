"""The command line: exit codes, plain words instead of tracebacks, and what each command writes."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from leeway.cli import main, parser
from leeway.manual import manual
from tests import project
from tests.project import hears_ctrl_c, leeway
from tests.stages import SMALL

CASE = {"situation": "late_order", "facts": {"days_late": "5 days", "fault": "ours", "price_paid": "$80"}}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return project.small(tmp_path)


def broken(folder: Path) -> Path:
    policy = folder / "policy" / "policy.yml"
    policy.write_text(policy.read_text("utf-8").replace("unit: money", "unit: mony"), "utf-8")
    return policy


@pytest.mark.slow
def test_the_default_policy_has_no_error() -> None:
    run = leeway("check", project.POLICY)
    assert (run.returncode, "no errors" in run.stdout) == (0, True), run.stderr


@pytest.mark.slow
def test_check_says_where_a_mistake_stands_in_each_format(folder: Path) -> None:
    broken(folder)
    text, data, annotations = (leeway("check", "--format", one, cwd=folder) for one in ("text", "json", "github"))
    assert {text.returncode, data.returncode, annotations.returncode} == {1}
    assert re.search(r"policy/policy\.yml:\d+:\d+:", text.stderr) and "mony" in text.stderr
    assert json.loads(data.stdout)["problems"]
    assert annotations.stdout.startswith("::error file=policy/policy.yml")


def test_what_is_overdue_warns_and_does_not_fail(folder: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "leeway", "check"],
        cwd=folder,
        env=os.environ | {"SOURCE_DATE_EPOCH": "4102444800"},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0
    assert "should have been reviewed by 2027-11-01" in run.stderr


@pytest.mark.slow
@pytest.mark.parametrize("command", [("check",), ("build",), ("offer", "late_order", "--policy")])
def test_a_policy_that_cannot_be_read_is_told_in_plain_words(command: tuple[str, ...], folder: Path) -> None:
    (folder / "binary.yml").write_bytes(bytes(range(256)))
    (folder / "empty.yml").write_bytes(b"")
    for path, said in (("gone.yml", "no such file"), ("policy", "folder"), ("binary.yml", ""), ("empty.yml", "empty")):
        run = leeway(*command, path, cwd=folder)
        assert run.returncode == 1
        assert said in run.stderr and "Traceback" not in run.stderr and run.stderr.strip()


def test_a_policy_one_may_not_read(folder: Path) -> None:
    (folder / "policy" / "policy.yml").chmod(0)
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    assert "cannot be read" in leeway("check", cwd=folder).stderr


@pytest.mark.slow
def test_build_makes_a_site_and_a_broken_policy_leaves_it_alone(folder: Path) -> None:
    assert leeway("build", cwd=folder).returncode == 0
    page = folder / "site" / "index.html"
    before = page.read_bytes()
    broken(folder)
    run = leeway("build", cwd=folder)
    assert (run.returncode, page.read_bytes()) == (1, before)
    assert "is as it was before" in run.stderr


@pytest.mark.slow
def test_build_twice_gives_the_same_site(folder: Path) -> None:
    assert leeway("build", cwd=folder).returncode == 0
    first = {path.relative_to(folder): path.read_bytes() for path in sorted((folder / "site").rglob("*.html"))}
    assert leeway("build", "--site", "other", cwd=folder).returncode == 0
    for path, data in first.items():
        assert (folder / "other" / path.relative_to("site")).read_bytes() == data


@pytest.mark.slow
def test_build_does_not_replace_what_is_no_site(folder: Path) -> None:
    for site in (".", "policy", "docs", "README.md"):
        run = leeway("build", "--site", site, cwd=folder)
        assert (run.returncode, "will not replace it" in run.stderr) == (1, True), site
    assert (folder / "policy" / "policy.yml").exists() and (folder / "README.md").exists()


@pytest.mark.slow
def test_a_missing_mkdocs_yml_is_told(folder: Path) -> None:
    (folder / "mkdocs.yml").unlink()
    run = leeway("build", "policy/policy.yml", cwd=folder)
    assert (run.returncode, "mkdocs.yml is missing" in run.stderr) == (1, True)


@pytest.mark.slow
def test_coverage_says_what_the_examples_try_and_writes_the_others(folder: Path) -> None:
    run = leeway("coverage", cwd=folder)
    assert (run.returncode, run.stderr) == (0, ""), "all rows of the starting policy are tried"
    assert run.stdout.startswith("policy/policy.yml: clauses 5 of 5, ")
    examples = leeway("coverage", "--paste", cwd=folder).stdout
    assert "\n      - {name: " in examples and leeway("coverage", "--format", "markdown", cwd=folder).stdout.startswith("| |")
    data = json.loads(leeway("coverage", "--format", "json", cwd=folder).stdout)
    assert examples.count("- {name: ") == len(data["examples"]) > 0


@pytest.mark.slow
def test_coverage_ends_with_1_while_a_row_is_not_tried(folder: Path) -> None:
    (folder / "small.yml").write_text(SMALL, "utf-8")
    run = leeway("coverage", "small.yml", cwd=folder)
    assert (run.returncode, run.stdout.startswith("small.yml: clauses 2 of 4, ")) == (1, True)
    checked = leeway("check", "small.yml", cwd=folder)
    assert (checked.returncode, checked.stderr.count("[clause-not-tried]")) == (0, 2)
    broken(folder)
    run = leeway("coverage", cwd=folder)
    assert (run.returncode, run.stdout, "mony" in run.stderr) == (1, "", True)


@pytest.mark.slow
def test_offer_answers_in_words_and_in_json(folder: Path) -> None:
    given = ("late_order", "days_late=5 days", "fault=ours", "price_paid=$80")
    words = leeway("offer", *given, "--fair", "any=$20", "--refused", "small_gift", cwd=folder)
    assert words.returncode == 0
    assert "Credit for a late order: $8" in words.stdout and "What they think would be fair" in words.stdout
    decision = json.loads(leeway("offer", *given, "--level", "manager", "--on", "2026-11-22", "--json", cwd=folder).stdout)
    assert decision["owed"][0]["amount"] == "8.00"
    assert (decision["level"], decision["on"]) == ("manager", "2026-11-22")


@pytest.mark.slow
def test_offer_names_what_is_wrong_with_a_case(folder: Path) -> None:
    run = leeway("offer", "late_ordr", cwd=folder)
    assert (run.returncode, "Did you mean late_order?" in run.stdout) == (1, True)
    run = leeway("offer", "late_order", "days_late=five", cwd=folder)
    assert (run.returncode, "\n! facts.days_late:" in run.stdout[-200:]) == (1, True)
    run = leeway("offer", "late_order", "--json", "days_late=5 days", cwd=folder)
    assert (run.returncode, json.loads(run.stdout)["facts"][0]["fact"]) == (0, "days_late")


@pytest.mark.slow
def test_offer_decides_a_case_a_line(folder: Path) -> None:
    good, other = json.dumps(CASE), json.dumps(CASE | {"level": "manager"})
    for argument, text in (("-", f"{good}\n\n{other}"), ("cases.jsonl", None)):
        (folder / "cases.jsonl").write_text(f"{good}\n\n{other}\n", "utf-8")
        run = leeway("offer", "--cases", argument, cwd=folder, text=text)
        answers = [json.loads(line) for line in run.stdout.splitlines()]
        assert run.returncode == 0
        assert [one["level"] for one in answers] == ["representative", "manager"]


@pytest.mark.slow
def test_a_malformed_line_gives_a_line_with_problems(folder: Path) -> None:
    lines = [
        json.dumps(CASE).encode(),
        b"{",
        b"\xff\xfe",
        b"[1]",
        b'"x"',
        b"[" * 100_000,
        b'{"situation": "nope"}',
        b"x" * 3_000_000,
    ]
    (folder / "cases").write_bytes(b"\n".join(lines) + b"\n" + json.dumps(CASE).encode())
    run = leeway("offer", "--cases", "cases", cwd=folder)
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert run.returncode == 1 and run.stderr == ""
    assert [bool(one["problems"]) for one in answers] == [False] + [True] * 7 + [False]


def test_cases_that_cannot_be_read(folder: Path) -> None:
    for path in ("gone", "policy"):
        run = leeway("offer", "--cases", path, cwd=folder)
        assert (run.returncode, "cannot be read" in run.stderr) == (1, True)


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("nothing",),
        ("check", "--format", "xml"),
        ("check", "one", "two"),
        ("coverage", "--format", "xml"),
        ("coverage", "--paste", "--format", "json"),
        ("build", "--builder", "hugo"),
        ("serve", "--port", "many"),
        ("serve", "--port", "70000"),
        ("offer",),
        ("offer", "late_order", "days_late"),
        ("offer", "late_order", "=5"),
        ("offer", "late_order", "a=1", "a=2"),
        ("offer", "late_order", "--cases", "x"),
        ("offer", "late_order", "--fair", "$40"),
        ("new",),
    ],
)
def test_a_command_written_wrongly_ends_with_2(arguments: tuple[str, ...]) -> None:
    run = leeway(*arguments)
    assert (run.returncode, run.stderr.startswith("usage: leeway")) == (2, True), run.stderr


def test_version_schema_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (
        ["--version"],
        ["--help"],
        *([name, "--help"] for name in ("check", "build", "serve", "coverage", "offer", "new", "schema")),
    ):
        with pytest.raises(SystemExit) as end:
            main(arguments)
        assert end.value.code == 0
    assert re.match(r"leeway \d+\.\d+", capsys.readouterr().out)
    assert main(["schema"]) == 0
    assert isinstance(json.loads(capsys.readouterr().out), dict)


def test_a_reader_that_goes_away_is_no_failure_of_ours(folder: Path) -> None:
    (folder / "cases").write_text((json.dumps(CASE) + "\n") * 2000, "utf-8")
    command = [sys.executable, "-m", "leeway", "offer", "--cases", "cases"]
    run = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert run.stdout is not None and run.stderr is not None
    run.stdout.readline()
    run.stdout.close()
    assert run.wait(60) == 141
    assert run.stderr.read() == b""
    run.stderr.close()


def test_ctrl_c_ends_quietly(folder: Path) -> None:
    command = [sys.executable, "-m", "leeway", "offer", "--cases", "-"]
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    run = subprocess.Popen(command, cwd=folder, text=True, preexec_fn=hears_ctrl_c, **pipes)
    assert run.stdin is not None and run.stdout is not None
    run.stdin.write(json.dumps(CASE) + "\n")
    run.stdin.flush()
    run.stdout.readline()
    time.sleep(0.2)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert (run.returncode, said.strip()) == (130, "")


def test_a_mistake_of_ours_is_told_in_two_lines(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("no such luck")

    monkeypatch.setattr("leeway.pipeline.check", fails)
    assert main(["check"]) == 1
    said = capsys.readouterr().err
    assert "RuntimeError: no such luck" in said and "Traceback" not in said


@pytest.mark.slow
def test_progress_shows_on_a_terminal_only(folder: Path) -> None:
    assert "\r" not in leeway("build", cwd=folder).stderr
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    run = subprocess.Popen([sys.executable, "-m", "leeway", "build"], cwd=folder, stderr=theirs, stdout=subprocess.PIPE)
    run.communicate(timeout=120)
    os.close(theirs)
    assert b"Building the site with mkdocs" in os.read(ours, 100_000)
    os.close(ours)


def test_the_manual_is_what_the_commands_say_of_themselves() -> None:
    page = project.CHECKOUT / "docs" / "reference" / "commands.md"
    wanted = manual(parser())
    assert wanted.count("## leeway ") >= 6 and wanted.count("| `--") >= 10
    assert page.read_text("utf-8") == wanted, "write it anew: python -m leeway.manual > docs/reference/commands.md"
