"""Every broken policy in tests/bad gives exactly the text beside it. `pytest --renew` writes the texts anew.

A file whose name begins with `ten-` has ten mistakes, one in `warnings/` is only warned of, every other has one mistake. The
name begins with the code of the problem.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from leeway import report
from leeway.cli import main
from leeway.codes import OUTPUT, codes
from leeway.problems import Problem, errors
from tests import stages

BAD = Path(__file__).parent / "bad"
ONE = sorted(path for path in BAD.glob("*.yml") if not path.name.startswith("ten-"))
TEN = sorted(BAD.glob("ten-*.yml"))
WARNED = sorted((BAD / "warnings").glob("*.yml"))
# Too large to keep as files: tests/load/test_hostile.py pins them. Asked for by commands only: tests/coverage, tests/proofs.
# Never alone, or only where a proof takes too long: tests/proofs.
ELSEWHERE = {"too-large", "many-problems", "clause-not-tried", "nothing-proved", "nothing-to-offer", "not-proved"}


@cache
def problems(path: Path) -> tuple[Problem, ...]:
    return stages.problems(path.read_bytes())


def _name(path: Path) -> str:
    return path.stem


@pytest.mark.slow
@pytest.mark.parametrize("path", [*ONE, *TEN, *WARNED], ids=_name)
def test_the_text_for_a_broken_policy_is_the_expected_one(path: Path, renew: bool) -> None:
    data = path.read_bytes()
    text = report.text(problems(path), data, path.name)
    expected = path.with_suffix(".txt")
    if renew:
        expected.write_text(text, encoding="utf-8", newline="\n")
    assert text == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ONE, ids=_name)
def test_one_mistake_gives_one_error_and_nothing_else(path: Path) -> None:
    found = problems(path)
    assert len(found) == 1 and found[0].severity == "error"
    assert path.stem.startswith(found[0].code)


@pytest.mark.parametrize("path", TEN, ids=_name)
def test_ten_mistakes_show_in_one_run(path: Path) -> None:
    assert len(errors(problems(path))) == 10


@pytest.mark.parametrize("path", WARNED, ids=_name)
def test_a_warning_is_no_error(path: Path) -> None:
    found = problems(path)
    assert [problem.code for problem in found] == [path.stem] and not errors(found)


@pytest.mark.slow
def test_the_command_ends_with_1_for_errors_and_with_0_for_warnings(capsys: pytest.CaptureFixture[str]) -> None:
    assert [path.name for path in (*ONE, *TEN) if main(["check", str(path)]) != 1] == []
    assert [path.name for path in WARNED if main(["check", str(path)]) != 0] == []


def test_there_are_enough_broken_policies() -> None:
    assert len(ONE) >= 60 and len(TEN) >= 4 and len(WARNED) >= 3


def test_no_expected_text_is_left_over() -> None:
    policies = {path.with_suffix(".txt") for path in (*ONE, *TEN, *WARNED)}
    assert set(BAD.rglob("*.txt")) == policies


def test_every_documented_code_is_pinned_by_a_broken_policy() -> None:
    pinned = {problem.code for path in (*ONE, *WARNED) for problem in problems(path)}
    assert set(codes()) - set(OUTPUT) - pinned == ELSEWHERE


def test_every_error_stands_at_a_place_of_the_file_or_concerns_all_of_it() -> None:
    for path in ONE:
        lines = path.read_bytes().decode("utf-8", "replace").split("\n")
        for span in (problem.span for problem in problems(path) if problem.span):
            assert 1 <= span.line <= len(lines) and 1 <= span.column <= len(lines[span.line - 1]) + 1
