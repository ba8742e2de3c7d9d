"""Random policies, one edited into another: what differs for a customer is said, and what is said can be seen on its customer."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from leeway.difference import Difference, difference
from leeway.offers import decide, read_policy
from leeway.offers.case import read_case
from leeway.offers.policy import Policy
from leeway.offers.standing import stand
from tests.difference.test_edits import amount_of
from tests.offers.random_policies import ABOUT, FACTS, LEVELS, ON, RATE, SITUATION, VALUES, known_facts, policies

Json = dict[str, Any]
_QUIET = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def edits(draw: st.DrawFn) -> tuple[Json, Json]:
    """A policy, and the same with one part of one remedy, of a rate, or of a fact, taken from another policy."""
    old, other = draw(policies()), draw(policies())
    new = copy.deepcopy(old)
    names = [name for name in new["remedies"] if name in other["remedies"]]
    name = draw(st.sampled_from(names))
    mine, theirs = new["remedies"][name], other["remedies"][name]
    part = draw(st.sampled_from(["value", "when", "row", "only_when", "bounds", "rate", "rounding", "fact", "exclusion"]))
    if part in ("value", "when", "row"):
        assume(
            mine["unit"] == theirs["unit"] and mine["basis"] == theirs["basis"] and ("share_of" in mine) == ("share_of" in theirs)
        )
        row = draw(st.integers(0, len(mine["clauses"]) - 1))
        assume(row < len(theirs["clauses"]))
        if part == "row":
            del mine["clauses"][row]
            assume(mine["clauses"])
        else:
            key = {"value": "values", "when": "when"}[part]
            mine["clauses"][row][key] = theirs["clauses"][row][key]
    elif part == "only_when":
        new["remedies"][name] = {key: value for key, value in mine.items() if key != "only_when"}
        new["remedies"][name] |= {"only_when": theirs["only_when"]} if "only_when" in theirs else {}
    elif part == "bounds":
        assume(mine["unit"] == theirs["unit"] == "money")
        new["remedies"][name] |= {key: theirs[key] for key in ("at_most", "at_least") if key in theirs}
    elif part == "rate":
        new["rates"]["per_day"]["values"][-1][1] = draw(st.sampled_from(["4.00", "5.00"]))
    elif part == "rounding":
        new["rounding"] = other["rounding"]
    elif part == "fact":
        fact = draw(st.sampled_from(["grade", "eligible", "share"]))
        new["facts"][fact] = other["facts"][fact]
    else:
        new["exclusions"] = {"out": new["exclusions"]["out"] | {"when": other["exclusions"]["out"]["when"]}}
    old["version"], new["version"] = "old", "new"
    return old, new


def amounts(policy: Policy, facts: dict[str, str], on: str) -> dict[tuple[str, str], object]:
    """What every level may give of every remedy to a customer, "undefined" where the policy says nothing."""
    found: dict[tuple[str, str], object] = {}
    case, problems = read_case(policy, {"situation": "only", "facts": facts, "on": on})
    assert case is not None and not problems
    for one in stand(policy, case):
        for index, level in enumerate(LEVELS):
            there = one.amount(index)
            found[one.remedy.id, level] = "undefined" if there.mute else there.exact
    return found


@pytest.mark.slow
@_QUIET
@given(edits(), st.lists(st.tuples(known_facts, st.sampled_from(ON)), min_size=5, max_size=15))
def test_what_differs_for_a_customer_is_said(pair: tuple[Json, Json], customers: list[tuple[dict[str, str], str]]) -> None:
    old, new = pair
    found = difference(old, new)
    sides = read_policy(old), read_policy(new)
    said = {
        (remedy, level) for change in found.changes for remedy in change.remedies for level in _levels(change.parts, new, remedy)
    }
    open_ = " ".join(found.unsettled)
    for facts, on in customers:
        was, becomes = (amounts(policy, facts, on) for policy in sides)
        for key in was:
            if was[key] != becomes[key]:
                name = new["remedies"][key[0]]["name"]
                assert key in said or f" - {name}: " in open_, (key, was[key], becomes[key], facts, on)
                assert not found.nothing
                kind = _kind(was[key], becomes[key])
                assert kind in _kinds(found, *key) or f" - {name}: " in open_, (kind, key, was[key], becomes[key], facts, on)


def _levels(parts: Any, policy: Json, remedy: str) -> set[str]:
    """The levels that are spoken of; of what is owed every level has the same."""
    owed = policy["remedies"][remedy]["basis"] == "owed"
    return set(LEVELS) if owed else {level for part in parts for level in part.levels}


def _kind(was: object, becomes: object) -> str:
    if "undefined" in (was, becomes):
        return "defined" if was == "undefined" else "undefined"
    return "more" if becomes > was else "less"  # type: ignore[operator]


def _kinds(found: Difference, remedy: str, level: str) -> set[str]:
    """In which ways the remedy is said to change at the level: as shown by the examples of that change."""
    changes = [change for change in found.changes if remedy in change.remedies]
    every: set[str] = set()
    for part in (part for change in changes for part in change.parts):
        shown = {_kind(_number(one.was), _number(one.becomes)) for one in part.examples}
        every |= shown | {part.kind} | ({"more", "less"} if part.kind == "more or less" else set())
    return every


def _number(text: str) -> object:
    if text in ("yes", "no"):
        return int(text == "yes")
    return text if text == "undefined" else float(text)


@pytest.mark.slow
@_QUIET
@given(edits())
def test_every_example_shows_both_of_its_amounts(pair: tuple[Json, Json]) -> None:
    old, new = pair
    found = difference(old, new)
    for example in (example for change in found.changes for part in change.parts for example in part.examples):
        on = {"on": example.on} if example.on else {}
        for policy, facts, amount in ((old, example.old_facts, example.was), (new, example.new_facts, example.becomes)):
            case = {"situation": example.situation, "level": example.level, "facts": dict(facts), **on}
            there = amount_of(decide(read_policy(policy), case), example.remedy)
            assert there == amount or (there == "none" and amount in ("0", "0.00", "no")), example.who


@_QUIET
@given(policies())
def test_a_policy_does_not_differ_from_itself(policy: Json) -> None:
    found = difference(policy, copy.deepcopy(policy))
    assert (found.changes, found.notes, found.unsettled) == ((), (), ())
    assert found.nothing


def test_the_days_of_random_cases_are_days() -> None:
    assert all(date.fromisoformat(day) for day in ON)


def test_nothing_under_a_ceiling_that_is_left_open_differs_from_nothing() -> None:
    """Found by chance: 0 % is undefined where its ceiling is, so an exclusion, which gives nothing, changes it."""
    old, new = (_excluding(when) for when in (["cmp", "today", ">=", ["lit", "2027-01-01", "date"]], _SOME_TIME))
    old["version"], new["version"] = "old", "new"
    facts, on = {name: values[-1] for name, values in VALUES.items()} | {"tenure": "4 years", "late": "3 days"}, ON[0]
    key = ("one", LEVELS[0])
    assert tuple(amounts(read_policy(policy), facts, on)[key] for policy in (old, new)) == ("undefined", 0)
    found = difference(old, new)
    assert "defined" in _kinds(found, *key) and not found.nothing


_SOME_TIME = ["not", ["cmp", "tenure", "<=", ["lit", "18", "months"]]]


def _excluding(when: Any) -> Json:
    """A remedy of 0 % whose ceiling is a rate that begins after the first day of cases, and whom it leaves out."""
    clause = {"id": "one.0", "line": 1, "when": None, "values": {level: ["lit", "0", "percent"] for level in LEVELS}}
    ceiling = ["*", ["rate", "per_day"], ["fact", "late"]]
    about = {"kind": "credit", "basis": "goodwill", "unit": "money", "share_of": ["fact", "bill"], "at_most": ceiling}
    remedy = {"name": "one", **about, "clauses": [clause], "line": 1}
    return {
        **ABOUT,
        "rounding": {"mode": "half up", "to": "0.01"},
        "facts": {name: fact for name, fact in FACTS.items() if "is" not in fact},
        "rates": {"per_day": {"name": "per day", "unit": "money", "values": [list(row) for row in RATE], "line": 1}},
        "remedies": {"one": remedy},
        "exclusions": {"out": {"when": when, "why": "x", "remedies": ["one"], "line": 1}},
        "situations": {"only": {**SITUATION, "steps": [["one"]]}},
    }
