"""Somebody who practises: a desk for each policy, answers that are right by the kernel, and answers that are wrong."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from leeway.desk import Desk
from leeway.desk.practice import deal, grade
from leeway.desk.practice.dealing import Question, question
from leeway.desk.practice.rounds import Round, read_round
from leeway.offers import decide, read_policy
from leeway.offers.numbers import exact
from tests.project import CHECKOUT, compiled

Json = dict[str, Any]
GERMAN = CHECKOUT / "tests" / "languages" / "policy-de.yml"
SMALL = CHECKOUT / "tests" / "good" / "small.yml"
POLICIES = (CHECKOUT / "policy" / "policy.yml", *sorted((CHECKOUT / "policy" / "examples").glob("*.yml")))


@cache
def desk_of(path: Path) -> Desk:
    """The desk of a policy file."""
    raw = compiled(path)
    return Desk(read_policy(raw), raw)


def asked(desk: Desk, one: Json) -> tuple[Question, Round]:
    """The question as Python has it, with what is right."""
    found = read_round(desk, one)
    assert isinstance(found, Round), found
    made = question(desk, found)
    assert made is not None
    return made, found


def right_answers(desk: Desk, one: Json) -> Json:
    """What is right by the kernel's own decision on the case; of words and proposals as the policy says."""
    made, _ = asked(desk, one)
    decision = decide(desk.policy, made.dealt.case) if made.dealt else {}
    found: Json = {}
    for part in made.parts:
        kind, _, remedy = part.id.partition(":")
        if kind in ("owed", "limit"):
            found[part.id] = _given(decision, remedy) or ("no" if part.kind == "choice" else "0")
        elif kind == "first":
            found[part.id] = next((each["remedy"] for each in decision["offers"]), "nothing")
        else:
            found[part.id] = _other_kind(part)
    return found


def _given(decision: Json, remedy: str) -> str | None:
    every = (each for key in ("owed", "offers", "reserve") for each in decision[key])
    return next((each["amount"] for each in every if each["remedy"] == remedy), None)


def _other_kind(part: Any) -> Any:
    if part.kind == "marks":
        return sorted(part.rights)
    return part.answer if part.kind == "text" else min(part.rights)


def wrong_answers(desk: Desk, one: Json) -> Json:
    """For every part something that is wrong."""
    made, _ = asked(desk, one)
    return {part.id: _wrong(part, desk) for part in made.parts}


def _wrong(part: Any, desk: Desk) -> Any:
    if part.kind == "amount":
        return exact(part.exact + 1)
    if part.kind == "marks":
        return [value for value, _ in part.options if value not in part.rights]
    if part.kind == "text":
        return f"Well. {part.quote}. That is how it is."
    return next((value for value, _ in part.options if value not in part.rights), "something else")


def practised(desk: Desk, one: Json, count: int, answers: Any = right_answers) -> list[tuple[Json, Json]]:
    """So many questions in a row with their grades."""
    found = []
    for _ in range(count):
        told, problems = deal(desk, {"round": one})
        assert told is not None and not problems, problems
        graded, problems = grade(desk, {"round": one, "answers": answers(desk, one)})
        assert graded is not None and not problems, problems
        found.append((told, graded))
        one = graded["round"]
    return found


def passed(desk: Desk, one: Json, answers: Any = right_answers) -> Json:
    """The round of a step with everything answered."""
    while True:
        graded, problems = grade(desk, {"round": one, "answers": answers(desk, one)})
        assert graded is not None, problems
        one = graded["round"]
        if graded["score"]["over"]:
            return one
