"""What `decide` promises, for random policies and cases."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from leeway.offers import Decision, decide, read_policy, wire
from tests.offers.random_policies import LEVELS, ON, VALUES, known_facts, policies, some_facts
from tests.offers.settled import settled

relaxed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
every_customer = settings(relaxed, max_examples=40)  # these go through a thousand customers each
levels = st.sampled_from(LEVELS)
days = st.sampled_from(ON)


def _decide(policy: dict[str, Any], facts: dict[str, str], level: str, on: str, **more: Any) -> Decision:
    decision = decide(read_policy(policy), {"situation": "only", "level": level, "facts": facts, "on": on, **more})
    assert decision["problems"] == []
    return decision


def _amounts(decision: Decision) -> dict[str, tuple[Fraction, Fraction | None]]:
    """Least and most of every remedy that the decision lists."""
    listed = [*decision["owed"], *decision["offers"], *decision["reserve"]]
    return {one["remedy"]: (_number(one["least"]), None if one["most"] is None else _number(one["most"])) for one in listed}


def _number(text: str) -> Fraction:
    return Fraction({"yes": 1, "no": 0}.get(text, text))


def _completions(facts: dict[str, str]) -> list[dict[str, str]]:
    free = [name for name in VALUES if name not in facts]
    return [{**facts, **dict(zip(free, values))} for values in itertools.product(*(VALUES[name] for name in free))]


@pytest.mark.slow
@relaxed
@given(policies(), known_facts, levels, days)
def test_a_case_of_which_everything_is_known_is_decided_as_the_policy_reads(
    policy: dict[str, Any], facts: dict[str, str], level: str, on: str
) -> None:
    decision = _decide(policy, facts, level, on)
    found = _amounts(decision)
    silent = {one["remedy"] for one in decision["undefined"]}
    for name, remedy in policy["remedies"].items():
        amount = settled(policy, remedy, level, facts, on)
        assert (amount is None) == (name in silent), name
        assert found.get(name, (0, 0)) == (amount or 0, amount or 0), name
    assert decision["ask"] == []


@pytest.mark.slow
@every_customer
@given(
    policies(),
    st.fixed_dictionaries(
        {"bill": st.sampled_from(VALUES["bill"])},
        optional={name: st.sampled_from(VALUES[name]) for name in ("tenure", "late", "fault", "leaving", "began")},
    ),
    levels,
    days,
)
def test_an_unknown_fact_never_gives_more_nor_promises_more_than_its_values(
    policy: dict[str, Any], facts: dict[str, str], level: str, on: str
) -> None:
    found = _amounts(_decide(policy, facts, level, on))
    for name, remedy in policy["remedies"].items():
        least, most = found.get(name, (Fraction(0), Fraction(0)))
        each = [settled(policy, remedy, level, whole, on) or 0 for whole in _completions(facts)]
        assert least <= min(each), name
        assert most is None or max(each) <= most, name


@pytest.mark.slow
@every_customer
@given(policies(), levels, days)
def test_the_most_for_an_unknown_condition_is_what_some_customer_gets(policy: dict[str, Any], level: str, on: str) -> None:
    """With literal amounts the bounds are not only safe but exact."""
    literal = {name: one for name, one in policy["remedies"].items() if _divisible(policy, name)}
    found = _amounts(_decide(policy, {}, level, on))
    for name, remedy in literal.items():
        each = [settled(policy, remedy, level, whole, on) for whole in _completions({})]
        assert found.get(name, (0, 0))[1] == max(one or 0 for one in each), name


@pytest.mark.slow
@every_customer
@given(policies(), some_facts, levels, days)
def test_a_fact_is_asked_exactly_when_it_still_matters(
    policy: dict[str, Any], facts: dict[str, str], level: str, on: str
) -> None:
    """Exactly, where amounts are literal; never too few anywhere."""
    decision = _decide(policy, facts, level, on)
    asked = {one["fact"] for one in decision["ask"]}
    assert asked <= set(VALUES) - set(facts)
    for name, one in policy["remedies"].items():
        listed = next((o for o in [*decision["owed"], *decision["offers"], *decision["reserve"]] if o["remedy"] == name), None)
        each = [(whole, settled(policy, one, level, whole, on)) for whole in _completions(facts)]
        matter = {fact for fact in VALUES if fact not in facts and _matters(fact, each)}
        if listed:
            assert matter <= set(listed["asks"]), name
            if _divisible(policy, name):
                assert matter == set(listed["asks"]), name


def _divisible(policy: dict[str, Any], name: str) -> bool:
    """Whether the remedy's amounts are literal, and its conditions ask for nothing that dates and amounts are made of."""
    one = policy["remedies"][name]
    asked = json.dumps([one, policy["exclusions"]["out"] if name in policy["exclusions"]["out"]["remedies"] else None])
    grade = json.dumps(policy["facts"]["grade"]) if '"grade"' in asked else ""
    made = ('"delay"', '"ended"', '"began"', '"share"', '"today"')
    return one["unit"] in ("months", "yes or no") and not any(word in asked + grade for word in made)


def _matters(fact: str, each: list[tuple[dict[str, str], Fraction | None]]) -> bool:
    """Whether two customers that differ in nothing else get different amounts."""
    groups: dict[tuple[Any, ...], set[Fraction | None]] = {}
    for whole, amount in each:
        groups.setdefault(tuple(value for name, value in whole.items() if name != fact), set()).add(amount)
    return any(len(amounts) > 1 for amounts in groups.values())


@pytest.mark.slow
@relaxed
@given(policies(), known_facts, st.permutations(list(VALUES)), levels, days)
def test_a_further_fact_never_contradicts_what_was_certain(
    policy: dict[str, Any], facts: dict[str, str], order: list[str], level: str, on: str
) -> None:
    told: dict[str, str] = {}
    before = _amounts(_decide(policy, told, level, on))
    for fact in order:
        told[fact] = facts[fact]
        now = _amounts(_decide(policy, told, level, on))
        for name in policy["remedies"]:
            was, now_is = before.get(name, (0, 0)), now.get(name, (0, 0))
            assert now_is[0] >= was[0], (name, fact)
            assert was[1] is None or (now_is[1] is not None and now_is[1] <= was[1]), (name, fact)
        before = now


@pytest.mark.slow
@relaxed
@given(policies(), some_facts, levels, days, st.sets(st.sampled_from(["one", "two", "three"])))
def test_a_refused_offer_does_not_come_back(
    policy: dict[str, Any], facts: dict[str, str], level: str, on: str, refused: set[str]
) -> None:
    names = sorted(refused & set(policy["remedies"]))
    decision = _decide(policy, facts, level, on, refused=names)
    assert not refused & {one["remedy"] for one in (*decision["offers"], *decision["reserve"])}
    assert decision["refused"] == names
    if decision["reserve"]:
        assert decision["offers"], "the reserve waits behind something"


@pytest.mark.slow
@relaxed
@given(policies(), some_facts, levels, days)
def test_no_offer_is_above_the_limit_of_the_clause_it_names(
    policy: dict[str, Any], facts: dict[str, str], level: str, on: str
) -> None:
    decision = _decide(policy, facts, level, on)
    for one in [*decision["offers"], *decision["reserve"]]:
        rows = {row["id"]: row for row in policy["remedies"][one["remedy"]]["clauses"]}
        for reason in one["because"]:
            limit = rows[reason["clause"]]["values"][level]
            if limit[0] == "lit" and limit[2] in ("months", "money"):
                floor = "at_least" in policy["remedies"][one["remedy"]]
                assert floor or _number(one["amount"]) <= Fraction(limit[1])
        assert bool(one["because"]) == one["certain"]


@relaxed
@given(policies(), known_facts, levels, days)
def test_what_would_change_it_is_true(policy: dict[str, Any], facts: dict[str, str], level: str, on: str) -> None:
    decision = _decide(policy, facts, level, on)
    for one in [*decision["owed"], *decision["offers"], *decision["reserve"]]:
        for change in one["change"]:
            if change["fact"] not in VALUES:
                continue  # a worked-out fact cannot be told
            amounts = [
                settled(policy, policy["remedies"][one["remedy"]], level, {**facts, change["fact"]: value}, on)
                for value in VALUES[change["fact"]]
            ]
            reached = _number(change["amount"]) in amounts
            assert reached or change["fact"] in ("tenure", "late", "bill", "began"), "no value of the fact gives that"
            assert change["more"] == (_number(change["amount"]) > _number(one["amount"]))


@pytest.mark.slow
@relaxed
@given(policies(), known_facts, levels, days, st.sampled_from(["$0", "$5", "$12.34", "$40", "$1000000"]))
def test_yes_to_what_the_customer_thinks_fair_keeps_within_what_may_be_given(
    policy: dict[str, Any], facts: dict[str, str], level: str, on: str, asked: str
) -> None:
    decision = _decide(policy, facts, level, on, fair={"any": asked})
    (answer,) = decision["fair"]
    money = [one for one in [*decision["owed"], *decision["offers"], *decision["reserve"]] if one["unit"] == "money"]
    owed = sum(_number(one["least"]) for one in money if one["basis"] == "owed")
    most = max((_number(one["most"]) for one in money if one["basis"] == "goodwill"), default=0)
    assert (answer["answer"] == "yes") == (Fraction(asked[1:]) <= owed + most)


@pytest.mark.slow
@relaxed
@given(policies(), some_facts, levels, days)
def test_the_same_case_gives_the_same_bytes(policy: dict[str, Any], facts: dict[str, str], level: str, on: str) -> None:
    text = json.dumps(policy)
    case = {"situation": "only", "level": level, "facts": facts, "on": on}
    turned = {**case, "facts": dict(reversed(facts.items()))}
    assert wire(text, json.dumps(case)) == wire(text, json.dumps(turned)) == wire(json.dumps(policy), json.dumps(case))


def _a_policy() -> dict[str, Any]:
    """One of the random policies, the same each time."""
    found: list[dict[str, Any]] = []

    @seed(7)
    @settings(database=None, max_examples=20)
    @given(policies())
    def collect(policy: dict[str, Any]) -> None:
        found.append(policy)

    collect()
    return max(found, key=lambda policy: len(json.dumps(policy)))


def test_the_hash_seed_does_not_show() -> None:
    code = (
        "import json,sys;from leeway.offers import wire;"
        "text=sys.stdin.read();"
        "print(wire(text,json.dumps({'situation':'only','facts':{},'fair':{'any':'$5'}})))"
    )
    policy = json.dumps(_a_policy())
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            input=policy,
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": number},
        ).stdout
        for number in ("0", "1", "2", "3")
    }
    assert len(said) == 1
