"""Practice: every question can be answered, what the kernel decides is right, anything else is wrong, and a seed is a seed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leeway.audience import reduced
from leeway.compile import dump
from leeway.desk import Desk, desk
from leeway.desk.practice import deal, grade
from leeway.desk.practice.cases import dealt
from leeway.desk.practice.edges import edges
from leeway.desk.practice.filling import filled_for, standing_of
from leeway.desk.practice.rounds import Round, read_round
from leeway.offers import decide, read_policy
from leeway.offers.link import read_line
from tests.desk.practice.learner import GERMAN, POLICIES, SMALL, asked, desk_of, practised, right_answers, wrong_answers
from tests.project import CHECKOUT

EVERY = (*POLICIES, GERMAN, SMALL)
SEEDS = st.text("0123456789ABCDEFGHJKMNPQRSTVWXYZ", min_size=1, max_size=6)


def _name(path: Path) -> str:
    return path.stem


@pytest.mark.slow
@pytest.mark.parametrize("path", EVERY, ids=_name)
@settings(max_examples=3, deadline=None)
@given(seed=SEEDS)
def test_right_answers_are_right_and_wrong_ones_are_wrong(path: Path, seed: str) -> None:
    at = desk_of(path)
    for _, graded in practised(at, {"seed": seed}, 6, right_answers):
        assert graded["right"] == graded["of"] == len(graded["parts"]), graded
    for _, graded in practised(at, {"seed": seed}, 6, wrong_answers):
        assert graded["right"] == 0, graded


@pytest.mark.slow
@pytest.mark.parametrize("path", EVERY, ids=_name)
@settings(max_examples=2, deadline=None)
@given(seed=SEEDS)
def test_the_case_is_one_that_the_kernel_can_decide_and_tells_no_more_than_it_needs(path: Path, seed: str) -> None:
    at = desk_of(path)
    for told, graded in practised(at, {"seed": seed, "kind": "case"}, 6):
        raw, problems = read_line(graded["line"])
        assert raw is not None and not problems
        decision = decide(at.policy, raw)
        assert not decision["problems"] and not decision["ask"] and not decision["undefined"]
        assert all(one["certain"] for key in ("owed", "offers", "reserve") for one in decision[key])
        assert [one["fact"] for one in told["facts"] if one["fact"] != "on"] == [one["fact"] for one in decision["facts"]]
        assert raw.get("refused", []) == [] or told["told"]


@pytest.mark.slow
@pytest.mark.parametrize("path", EVERY, ids=_name)
def test_nothing_is_dealt_twice_in_a_row(path: Path) -> None:
    for seed in range(2):
        keys = [told["key"] for told, _ in practised(desk_of(path), {"seed": str(seed)}, 16, wrong_answers)]
        assert all(one != other for one, other in pairwise(keys)), keys


@pytest.mark.slow
@pytest.mark.parametrize("path", POLICIES, ids=_name)
def test_edges_are_dealt_as_well_as_examples(path: Path) -> None:
    rounds = [practised(desk_of(path), {"seed": str(seed), "kind": "case"}, 8) for seed in range(5)]
    kinds = Counter(told["key"].partition(":")[0] for one in rounds for told, _ in one)
    assert kinds["edge"] >= 10 and kinds["example"] >= 10


@pytest.mark.parametrize("path", POLICIES, ids=_name)
def test_a_customer_at_an_edge_stands_right_beside_one_who_gets_something_else(path: Path) -> None:
    """Moved across the edge, all else the same, the remedy comes to another amount."""
    at, seen = desk_of(path), 0
    for seed in range(12):
        one = read_round(at, {"seed": str(seed), "kind": "case"})
        assert isinstance(one, Round)
        found = dealt(at, one)
        assert found is not None
        if not found.key.startswith("edge:"):
            continue
        name = found.key.split(":")[2]
        edge = next(each for each in edges(at.policy.remedies[name], at.policy) if found.key.endswith(f":{each.key}"))
        assert found.case["facts"][edge.fact] == edge.here
        across = {**found.case, "facts": {**found.case["facts"], edge.fact: edge.there}}
        amount = _amount(name, found.case, at)
        others = {_amount(name, filled_for(name, across, at.policy, turn), at) for turn in range(6)} - {None}
        assert amount is not None and others - {amount}, found.key
        seen += 1
    assert seen >= 3


def _amount(name: str, case: Any, at: Desk) -> Any:
    found = standing_of(name, case, at.policy)
    return found[0].amount(0).exact if found else None


def test_a_question_tells_no_answer() -> None:
    for told, _ in practised(desk_of(POLICIES[0]), {"seed": "quiet"}, 16):
        allowed = {"id", "kind", "ask", "hint", "unit", "options", "quote"}
        assert all(set(part) <= allowed for part in told["parts"])
        assert all(set(option) == {"value", "name"} for part in told["parts"] for option in part.get("options", ()))


def test_what_went_wrong_is_dealt_more_often() -> None:
    at, topic = desk_of(POLICIES[0]), "remedy:visit_discount"

    def count(wrong: list[str]) -> int:
        first = (deal(at, {"round": {"seed": str(seed), "kind": "case", "wrong": wrong}})[0] for seed in range(40))
        return sum("visit_discount" in json.dumps(one["parts"]) for one in first)

    assert count([topic] * 4) > 2 * count([])


def test_a_topic_leaves_the_list_when_it_goes_right() -> None:
    at = desk_of(POLICIES[0])
    ((_, graded),) = practised(at, {"seed": "1", "kind": "case"}, 1, wrong_answers)
    wrong = graded["round"]["wrong"]
    assert wrong and graded["round"]["start"] == []
    ((_, again),) = practised(at, {"seed": "1", "kind": "case", "wrong": wrong}, 1, right_answers)
    assert len(again["round"]["wrong"]) < len(wrong) and again["round"]["start"] == wrong


def test_a_step_asks_as_much_as_it_says_and_no_more() -> None:
    at = desk_of(POLICIES[0])
    found = practised(at, {"seed": "7", "step": "your_room"}, 10)
    kinds = Counter(told["kind"] for told, _ in found)
    assert kinds["case"] == 8 and kinds["words"] + kinds["turn"] == 2
    score = found[-1][1]["score"]
    assert score["over"] and score["passed"] and score["percent"] == 100
    assert [one["score"]["over"] for _, one in found[:-1]] == [False] * 9
    value, problems = deal(at, {"round": found[-1][1]["round"]})
    assert value is None and problems[0].code == "round-over"
    situations = set(desk_of(POLICIES[0]).raw["training"][2]["situations"])
    assert {told["situation"]["id"] for told, _ in found if told["situation"]} <= situations


def test_words_are_graded_by_the_phrases_of_the_policy() -> None:
    at = desk_of(POLICIES[0])
    found = practised(at, {"seed": "W", "kind": "phrase"}, 8)
    assert [told["kind"] for told, _ in found] == ["words", "turn"] * 4
    words, turn = found[0][1]["parts"][0], found[1][1]["parts"][0]
    assert all(mark["right"] and mark["instead"] for mark in words["marks"]) and words["note"]
    assert turn["findings"] == [] and turn["note"]
    ((_, poor),) = practised(at, found[0][1]["round"], 1, wrong_answers)
    assert not poor["parts"][0]["right"] and poor["parts"][0]["findings"]


def test_words_that_say_nothing_are_no_turn() -> None:
    at = desk_of(POLICIES[0])
    one = practised(at, {"seed": "W", "kind": "phrase"}, 1)[0][1]["round"]
    for said in ("", "ok", None, 3, ["a"]):
        graded, _ = grade(at, {"round": one, "answers": {"turn": said}})
        assert graded["parts"][0]["right"] is False


@pytest.mark.slow
def test_who_can_say_yes_is_the_nearest_level_that_may() -> None:
    """Ten years with us: $50 of a $100 visit, the supervisor has $75, the win-back team all of it."""
    at = desk_of(POLICIES[0])
    rights: dict[str, set[str]] = {}
    one = {"situations": ["reception"], "kind": "case", "wrong": ["remedy:visit_discount"] * 9}
    for seed in range(150):
        made, _ = asked(at, {"seed": str(seed), **one})
        facts = made.dealt.case["facts"] if made.dealt else {}
        part = next((each for each in made.parts if each.id == "bring_in" and each.remedy == "visit_discount"), None)
        if part and (facts.get("tenure"), facts.get("fault"), facts.get("visit_fee")) == ("10 years", "nobody", "$100"):
            rights[part.ask.split("say: ")[1].split(" as ")[0]] = set(part.rights)
    assert rights.get("$50") == {"self"} and rights.get("$75") == {"supervisor"} and rights.get("$100") == {"winback"}


def test_a_policy_for_one_level_can_be_practised() -> None:
    raw, _ = reduced(desk_of(POLICIES[0]).raw, "representative")
    assert raw is not None
    at = Desk(read_policy(raw), raw)
    for seed in range(3):
        for _, graded in practised(at, {"seed": str(seed)}, 8):
            assert graded["right"] == graded["of"]


@pytest.mark.slow
@pytest.mark.parametrize("hash_seed", ["0", "1", "4711"])
def test_the_same_seed_is_the_same_practice_whatever_the_hashes(hash_seed: str) -> None:
    code = (
        "from tests.desk.practice.learner import *; import hashlib, json;"
        "found = [practised(desk_of(path), {'seed': 'K3F9'}, 8, wrong_answers) for path in POLICIES[:2]];"
        "print(hashlib.sha256(json.dumps(found).encode()).hexdigest())"
    )
    environment = os.environ | {"PYTHONHASHSEED": hash_seed}
    run = subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=True)
    assert run.stdout == _first(run.stdout)


_SEEN: list[str] = []


def _first(said: str) -> str:
    _SEEN.append(said)
    return _SEEN[0]


@pytest.mark.parametrize(
    ("one", "code"),
    [
        (None, "bad-told"),
        ({}, "bad-told"),
        ({"seed": ""}, "bad-told"),
        ({"seed": "a b"}, "bad-told"),
        ({"seed": "x" * 41}, "bad-told"),
        ({"seed": "1", "step": "nowhere"}, "unknown-step"),
        ({"seed": "1", "step": 3}, "unknown-step"),
        ({"seed": "1", "situations": ["nowhere"]}, "unknown-situation"),
    ],
)
def test_a_round_that_is_none_is_a_problem(one: Any, code: str) -> None:
    value, problems = deal(desk_of(POLICIES[0]), {"round": one})
    assert value is None and [each.code for each in problems] == [code]
    assert grade(desk_of(POLICIES[0]), {"round": one})[1] == problems


_SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=9)
_ANY = st.recursive(_SCALARS, lambda one: st.lists(one, max_size=3), max_leaves=6)
_KEYS = ("step", "situations", "kind", "wrong", "done", "answers", "right", "of")


@settings(max_examples=25, deadline=None)
@given(
    st.fixed_dictionaries({"seed": SEEDS}, optional=dict.fromkeys(_KEYS, _ANY)),
    st.dictionaries(st.sampled_from(["first", "bring_in", "words", "turn"]), _ANY),
)
def test_whatever_a_page_tells_is_answered(one: dict[str, Any], answers: dict[str, Any]) -> None:
    text = dump(desk_of(SMALL).raw).decode()
    for call in ("deal", "grade"):
        assert json.loads(desk(text, call, json.dumps({"round": one, "answers": answers}))).keys() == {"value", "problems"}
