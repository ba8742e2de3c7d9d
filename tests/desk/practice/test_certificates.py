"""Certificates: what was passed is accepted, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leeway.desk.practice import certificate, certificates_in, certified, path
from leeway.offers.check_code import code
from tests.desk.practice.learner import GERMAN, POLICIES, SMALL, desk_of, passed, practised, right_answers, wrong_answers

AT = desk_of(POLICIES[0])
STEP = "first_day"
ROUND = passed(AT, {"seed": "K3F9", "step": STEP})


def _certificate(rounds: list[Any], name: str = "Ada Lovelace") -> Any:
    value, problems = certificate(AT, {"rounds": rounds, "name": name, "on": "2026-11-30"})
    assert value is not None and not problems, problems
    return value


def test_what_was_passed_is_accepted() -> None:
    (line,) = certificates_in(_certificate([ROUND])["text"])
    value, problems = certified(AT, line)
    assert value is not None and not problems
    assert {key: value[key] for key in ("name", "on", "seed", "percent", "passed")} == {
        "name": "Ada Lovelace",
        "on": "2026-11-30",
        "seed": "K3F9",
        "percent": 100,
        "passed": True,
    }


def test_it_says_what_it_proves_and_what_it_does_not() -> None:
    text = _certificate([ROUND])["text"]
    assert "Not who gave them" in text and "Ada Lovelace" in text and AT.policy.version in text


@pytest.mark.parametrize(
    ("old", "new"),
    [("Ada", "Eve"), ("K3F9", "K3F8"), ("2026-11-30", "2026-11-29"), ("score=8of8", "score=7of8"), (STEP, "your_room")],
)
def test_a_changed_line_is_refused(old: str, new: str) -> None:
    text = _certificate([ROUND])["text"]
    line = certificates_in(text)[0]
    assert old in line.practice
    value, problems = certified(AT, replace(line, practice=line.practice.replace(old, new)))
    assert value is None and problems[0].code == "other-case"


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_any_changed_character_of_the_line_is_refused(data: st.DataObject) -> None:
    line = certificates_in(_certificate([ROUND])["text"])[0]
    place = data.draw(st.integers(0, len(line.practice) - 1))
    sign = data.draw(st.sampled_from("0aZ7").filter(lambda one: one != line.practice[place]))
    changed = line.practice[:place] + sign + line.practice[place + 1 :]
    assert certified(AT, replace(line, practice=changed))[0] is None


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("K3F9", "K3F8", "other-score"),  # other questions: the answers do not fit them
        ("score=8of8", "score=9of8", "other-score"),
        (f"practice={STEP}", "practice=nowhere", "bad-line"),
        ("dealt=1", "dealt=2", "bad-line"),
        ("&on=", "&on=&on=", "bad-line"),
    ],
)
def test_with_a_code_worked_out_anew_the_answers_are_graded_again(old: str, new: str, why: str) -> None:
    """There is no secret in the code: whoever changes the line can work out its code, and then it is the answers that tell."""
    line = certificates_in(_certificate([ROUND])["text"])[0]
    practice = line.practice.replace(old, new)
    value, problems = certified(AT, replace(line, practice=practice, code=code(line.version, practice)))
    assert value is None and problems[0].code == why


def test_another_version_is_another_policy() -> None:
    line = certificates_in(_certificate([ROUND])["text"])[0]
    other = replace(line, version="0" * 12, code=code("0" * 12, line.practice))
    assert certified(AT, other)[1][0].code == "other-version"
    assert certified(AT, replace(line, code="LW-0000-0000-0001"))[1][0].code == "bad-code"


def test_a_round_that_is_not_over_or_not_passed_has_no_certificate() -> None:
    open_ = practised(AT, {"seed": "1", "step": STEP}, 3)[-1][1]["round"]
    poor = passed(AT, {"seed": "1", "step": STEP}, wrong_answers)
    free = practised(AT, {"seed": "1"}, 2)[-1][1]["round"]
    for one, why in ((open_, "round-open"), (poor, "not-passed"), (free, "no-step"), ({"seed": ""}, "bad-told")):
        value, problems = certificate(AT, {"rounds": [one], "name": "", "on": "2026-11-30"})
        assert value is None and [each.code for each in problems] == [why]
    for told in ({}, {"rounds": []}, {"rounds": [ROUND], "on": "today"}, {"rounds": "x"}):
        assert certificate(AT, told)[1][0].code == "bad-told"


def test_a_score_that_is_told_counts_for_nothing() -> None:
    poor = passed(AT, {"seed": "1", "step": STEP}, wrong_answers)
    assert certificate(AT, {"rounds": [{**poor, "right": 999, "of": 999}], "name": "", "on": "2026-11-30"})[0] is None


def test_the_whole_path_is_a_certificate_with_a_line_for_each_step() -> None:
    rounds = [passed(AT, {"seed": f"S{place}", "step": step.id}) for place, step in enumerate(path(AT.raw))]
    text = _certificate(rounds)["text"]
    lines = certificates_in(text)
    assert len(lines) == len(path(AT.raw)) == 5
    assert all(certified(AT, one)[0] for one in lines)
    assert len(text) < 8_000


@pytest.mark.parametrize("name", ["", "Zoë O'Brien & Söhne", "a" * 300, "two\nlines & score=1of1", "😀 \ud83d"])
def test_any_name_stands_in_it_as_data(name: str) -> None:
    (line,) = certificates_in(_certificate([ROUND], name)["text"])
    value, problems = certified(AT, line)
    assert value is not None and not problems and len(value["name"]) <= 80


@pytest.mark.slow
@pytest.mark.parametrize("policy", [*POLICIES, GERMAN, SMALL], ids=lambda one: one.stem)
def test_every_policy_has_a_path_that_can_be_passed(policy: Any) -> None:
    at = desk_of(policy)
    for step in path(at.raw):
        if step.all:
            round_ = passed(at, {"seed": "Q", "step": step.id}, right_answers)
            value, problems = certificate(at, {"rounds": [round_], "name": "N", "on": "2026-11-30"})
            assert value is not None, problems
            assert certified(at, certificates_in(value["text"])[0])[0], step.id


def test_answers_that_are_partly_wrong_come_to_the_same_score_again() -> None:
    turn = iter(range(1000))

    def mixed(desk: Any, one: Any) -> Any:
        return wrong_answers(desk, one) if next(turn) % 6 == 5 else right_answers(desk, one)

    round_ = passed(AT, {"seed": "MIX", "step": "on_your_own"}, mixed)
    value, problems = certificate(AT, {"rounds": [round_], "name": "", "on": "2026-11-30"})
    if value is None:
        assert problems[0].code == "not-passed"
        return
    found, _ = certified(AT, certificates_in(value["text"])[0])
    assert found is not None and found["right"] == round_["right"] and found["of"] == round_["of"]
