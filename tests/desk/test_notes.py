"""What is pasted to be checked is a note, or the lines of a certificate."""

from __future__ import annotations

import json
from typing import Any

from leeway.compile import dump
from leeway.desk import desk
from leeway.desk.practice import certificate, path
from leeway.offers import decide
from tests.cases import worked_examples
from tests.desk.practice.learner import POLICIES, desk_of, passed

AT = desk_of(POLICIES[0])
POLICY = dump(dict(AT.raw)).decode()
ROUNDS = [passed(AT, {"seed": "K3F9", "step": step.id}) for step in path(AT.raw)[:2]]
TEXT = certificate(AT, {"rounds": ROUNDS, "name": "Zoë Ada", "on": "2026-11-30"})[0]["text"]


def check(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(desk(POLICY, "verify", json.dumps({"note": text})))
    return found


def test_every_line_of_a_certificate_is_dealt_and_graded_again() -> None:
    found = check(f"My certificate:\n{TEXT}\n")
    steps = [step.name for step in path(AT.raw)[:2]]
    assert len(steps) == 2 and [one["step"] for one in found["value"]["certificates"]] == steps
    assert all(one["passed"] and one["name"] == "Zoë Ada" for one in found["value"]["certificates"])


def test_one_line_that_was_changed_refuses_all_of_it() -> None:
    lines = TEXT.splitlines()
    lines[-1] = lines[-1].replace("seed=K3F9", "seed=K3F8")
    assert lines[-1] != TEXT.splitlines()[-1]
    found = check("\n".join(lines))
    assert (found["value"], [one["code"] for one in found["problems"]]) == (None, ["other-case"])


def test_a_note_with_a_certificate_behind_it_is_a_note() -> None:
    note = decide(AT.policy, worked_examples(dict(AT.raw))[0])["notes"]["ticket"]
    assert check(f"{note}\n{TEXT}")["value"]["within"] is True
