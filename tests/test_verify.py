"""`leeway verify`: a note, a code with its case, a code that is looked up; and whatever was changed is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from leeway import history, pipeline
from leeway.compile import dump
from leeway.desk import Desk
from leeway.desk.practice import certificate
from leeway.offers import read_policy
from tests import project
from tests.desk.practice.learner import passed
from tests.logs import CASE, entry, lines
from tests.project import compiled, leeway

REAL = compiled()
ONE = entry(REAL, 1, {"visit_discount": "$30"})
PROVES = "This proves arithmetic: not who wrote it, nor what the customer is.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = project.full(tmp_path_factory.mktemp("playbook"))
    (folder / "log.jsonl").write_text(lines([ONE, entry(REAL, 2)]), "utf-8")
    return folder


def note(one: dict[str, str]) -> str:
    return f"Picture problem\nCheck: {one['code']} {one['policy']} {one['case']}\n"


@pytest.mark.slow
def test_a_note_says_what_was_decided(folder: Path) -> None:
    (folder / "note.txt").write_text(note(ONE), "utf-8")
    run = leeway("verify", "note.txt", cwd=folder)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.splitlines() == [
        f"{ONE['code']}: Picture or reception problem (policy {REAL['version']}, 2026-11-22), decided by Representative",
        "  time with us: 12 years",
        "  the mistake: Nobody's",
        "  thinking of leaving: no",
        "  the visit fee: $100",
        "  given: Discount on the technician's visit, $30 - within the limit: $50",
        "Within limits.",
        PROVES.strip(),
    ]
    assert leeway("verify", "-", cwd=folder, text=note(ONE)).stdout == run.stdout


def test_above_the_limit_ends_with_1(folder: Path) -> None:
    run = leeway("verify", "-", cwd=folder, text=note(entry(REAL, 1, {"visit_discount": "$51"})))
    assert run.returncode == 1 and "$51 - above the limit: $50" in run.stdout and "Above the limits." in run.stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new"), [("30+USD", "31+USD"), (REAL["version"][:4], "ffff"), (ONE["code"][-4:], ONE["code"][:-5:-1])]
)
def test_a_changed_digit_is_refused(old: str, new: str, folder: Path) -> None:
    assert old in note(ONE)
    run = leeway("verify", "-", cwd=folder, text=note(ONE).replace(old, new))
    assert (run.returncode, run.stdout) == (1, "") and "it is refused" in run.stderr


def test_what_it_proves_is_said_once_and_where_something_was_decided(folder: Path) -> None:
    wrong = note(ONE).replace("30+USD", "31+USD")
    run = leeway("verify", "-", cwd=folder, text=wrong + note(ONE))
    assert run.returncode == 1 and run.stdout.count(PROVES) == 1 and run.stderr.count("it is refused") == 1
    run = leeway("verify", "-", cwd=folder, text=wrong + wrong)
    assert (run.returncode, run.stdout) == (1, "") and run.stderr.count("it is refused") == 2


@pytest.mark.slow
def test_a_code_with_its_case_in_whatever_way_it_was_typed(folder: Path) -> None:
    typed = ONE["case"].replace("12+years", "144+months").replace("100+USD", "$100.00")
    for code, case in ((ONE["code"], ONE["case"]), (ONE["code"].lower().replace("-", " "), f"#{typed}")):
        run = leeway("verify", code, "--case", case, cwd=folder)
        assert run.returncode == 0 and "Within limits." in run.stdout
    run = leeway("verify", ONE["code"], "--case", ONE["case"].replace("12+years", "13+years"), cwd=folder)
    assert run.returncode == 1 and "is not the code of this case" in run.stderr


@pytest.mark.slow
def test_a_code_that_was_read_out_is_looked_up(folder: Path) -> None:
    run = leeway("verify", ONE["code"], "--log", "log.jsonl", cwd=folder)
    assert run.returncode == 0 and "Within limits." in run.stdout
    other = entry(REAL, 9, case=CASE | {"on": "2026-11-23"})
    run = leeway("verify", other["code"], "--log", "log.jsonl", cwd=folder)
    assert run.returncode == 1 and "no line of log.jsonl has the code" in run.stderr


@pytest.mark.slow
def test_a_code_alone_is_whole_or_refused(folder: Path) -> None:
    run = leeway("verify", ONE["code"], cwd=folder)
    assert run.returncode == 1 and "nothing in it was changed" in run.stderr
    run = leeway("verify", f"{ONE['code'][:-1]}{'0' if ONE['code'][-1] != '0' else '1'}", cwd=folder)
    assert run.returncode == 1 and "is no check code" in run.stderr
    run = leeway("verify", "nowhere.txt", cwd=folder)
    assert run.returncode == 1 and "nowhere.txt is no file, and no check code" in run.stderr
    run = leeway("verify", "-", cwd=folder, text="nothing here")
    assert run.returncode == 1 and "no line with a check code was found" in run.stderr


@pytest.mark.slow
def test_what_goes_with_a_code_does_not_go_with_a_note(folder: Path) -> None:
    run = leeway("verify", "-", "--case", ONE["case"], cwd=folder, text="")
    assert run.returncode == 2 and "go with a check code" in run.stderr
    run = leeway("verify", ONE["code"], "--case", ONE["case"], "--log", "log.jsonl", cwd=folder)
    assert run.returncode == 2 and "not both" in run.stderr


@pytest.mark.slow
def test_old_versions_are_remembered_for_years_and_unknown_ones_said(folder: Path) -> None:
    policy = folder / "policy" / "policy.yml"
    old, _ = pipeline.compiled(policy.read_bytes().replace(b"updated: 2026-11-20", b"updated: 2026-01-20"))
    assert old is not None
    one = entry(old, 1, {"visit_discount": "$50"})
    run = leeway("verify", "-", cwd=folder, text=note(one))
    assert run.returncode == 1 and f"version {old['version']} of the policy is not recorded here" in run.stderr
    history.record(policy, old["version"], dump(old))
    run = leeway("verify", "-", cwd=folder, text=note(one))
    assert (run.returncode, run.stderr) == (0, "") and f"policy {old['version']}" in run.stdout


@pytest.mark.slow
def test_the_note_of_a_decision_is_right_as_it_is_copied(folder: Path) -> None:
    case = {**CASE, "accepted": {"visit_discount": "$30"}}
    (folder / "case.jsonl").write_text(json.dumps(case), "utf-8")
    notes = json.loads(leeway("offer", "--cases", "case.jsonl", cwd=folder).stdout)["notes"]
    for text in (notes["ticket"], notes["markdown"]["ticket"]):
        run = leeway("verify", "-", cwd=folder, text=text)
        assert run.returncode == 0 and ONE["code"] in run.stdout


def test_a_certificate_of_practice_is_dealt_and_graded_again(folder: Path) -> None:
    at = Desk(read_policy(REAL), REAL)
    over = passed(at, {"seed": "K3F9", "step": "first_day"})
    value, _ = certificate(at, {"rounds": [over], "name": "Ada", "on": "2026-11-30"})
    assert value is not None
    (folder / "certificate.txt").write_text(value["text"], "utf-8")
    run = leeway("verify", "certificate.txt", cwd=folder)
    assert (run.returncode, run.stderr) == (0, "")
    assert "practice of “How we work, and good words”" in run.stdout and "8 of 8 right, 100%" in run.stdout
    assert "Ada" in run.stdout
    (folder / "certificate.txt").write_text(value["text"].replace("name=Ada", "name=Eve"), "utf-8")
    run = leeway("verify", "certificate.txt", cwd=folder)
    assert run.returncode == 1 and "it is refused" in run.stderr and "Passed" not in run.stdout


@pytest.mark.slow
def test_practice_in_the_terminal_ends_with_a_certificate_or_says_what_was_missing(folder: Path) -> None:
    run = leeway("practice", "--step", "first_day", "--seed", "K3F9", "--name", "Ada", cwd=folder, text="\n" * 8)
    assert run.returncode == 1 and "not passed yet" in run.stderr and run.stdout.count("--- ") == 8
    run = leeway("practice", "--seed", "K3F9", cwd=folder, text="1\n")
    assert run.returncode == 0 and "What would you offer first?" in run.stdout
    run = leeway("practice", "--step", "nowhere", cwd=folder)
    assert run.returncode == 1 and "first_day, what_is_owed" in run.stderr
