"""`quick` answers as the slow path does: for random policies, at every edge and beside it, by whichever way it goes."""

from __future__ import annotations

import copy
import itertools
from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import prod
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leeway.offers import Policy, decide, read_policy
from leeway.offers import quick as module
from leeway.offers.case import read_case
from leeway.offers.expressions import TODAY
from leeway.offers.numbers import Number
from leeway.offers.policy import Remedy
from leeway.offers.quick import Answer, Facts, quick
from leeway.offers.ranges import Choices, Domain, Range
from leeway.offers.reading import everybody
from leeway.offers.tables import Leaf, Outcome, divide, outcomes, unfold
from leeway.offers.working import complete
from tests.offers.random_policies import LEVELS, ON, known_facts, policies
from tests.offers.small import POLICY
from tests.project import compiled

relaxed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _slow(policy: Policy, remedy: Remedy, view: Mapping[str, Domain], level: int) -> Answer:
    """The deciding clause and its amount by the functions that `decide` is made of."""
    leaf = unfold(remedy, view, policy)
    outcome = outcomes(leaf, remedy, level, policy)
    assert isinstance(leaf, Leaf) and isinstance(outcome, Outcome) and not outcome.open
    sure = len(leaf.clauses) == 1 and leaf.clauses[0] >= 0
    return remedy.clauses[leaf.clauses[0]].id if sure else None, outcome.amount.exact


def _view(policy: Policy, facts: Facts) -> dict[str, Domain]:
    view = everybody(policy)
    told = {name: _known(fact.domain, facts[name]) for name, fact in policy.facts.items() if name in facts and not fact.worked}
    return complete(view | told | {TODAY: _known(Range(1, 3652059, whole=True), facts[TODAY])}, policy)


def _known(domain: Domain, value: Any) -> Domain:
    if isinstance(domain, Choices):
        return Choices((value,))
    return Range(value, value, whole=isinstance(domain, Range) and domain.whole)


def _facts(view: Mapping[str, Domain]) -> Facts:
    known = {name: domain for name, domain in view.items() if domain.known}
    return {name: domain.among[0] if isinstance(domain, Choices) else domain.low for name, domain in known.items()}


def _values(policy: Policy, remedy: Remedy, name: str) -> list[Number | str]:
    """Every choice; or the ends of every part that the table draws, both numbers beside each, and one far up."""
    everyone = everybody(policy)
    domain = everyone[name]
    if isinstance(domain, Choices):
        return list(domain.among)
    step = 1 if domain.whole else Fraction(1, 12)
    parts = divide(remedy, name, everyone, policy)
    ends = {end for part in parts if isinstance(part, Range) for end in (part.low, part.high) if end is not None}
    found = {end + beside * step for end in ends for beside in (-1, 0, 1)} | {max(ends) + 1000}
    return sorted(value for value in found if value >= domain.low and (domain.high is None or value <= domain.high))


def _customers(policy: Policy, remedy: Remedy, on: Number, most: int) -> Iterator[Facts]:
    """Customers at every combination of edges, or at that many of them, the same every time."""
    each = [_values(policy, remedy, name) for name in remedy.needs]
    all_of_them: Iterator[tuple[Number | str, ...]] = itertools.product(*each)
    if prod(map(len, each)) > most:
        random = Random(20261122)
        all_of_them = (tuple(map(random.choice, each)) for _ in range(most))
    for values in all_of_them:
        yield dict(zip(remedy.needs, values)) | {TODAY: on}


@pytest.mark.slow
@relaxed
@given(policies(), known_facts, st.sampled_from(LEVELS), st.sampled_from(ON))
def test_it_answers_as_decide_does(policy: dict[str, Any], told: dict[str, str], level: str, on: str) -> None:
    read = read_policy(policy)
    raw = {"situation": "only", "level": level, "facts": told, "on": on}
    case, _ = read_case(read, raw)
    decision = decide(read, raw)
    assert case is not None
    listed = {one["remedy"]: one for one in (*decision["owed"], *decision["offers"], *decision["reserve"])}
    silent = {one["remedy"] for one in decision["undefined"]}
    for name in read.remedies:
        clause, amount = quick(read, name)(_facts(case.view), case.level)
        assert (amount is None) == (name in silent)
        assert (name in listed) == bool(amount)
        if name in listed:
            assert Fraction({"yes": 1, "no": 0}.get(listed[name]["least"], listed[name]["least"])) == amount
            assert [row["clause"] for row in listed[name]["because"]] == [clause]


@pytest.mark.slow
@relaxed
@given(policies(), st.sampled_from([733042, 739617, 739982]))
def test_it_answers_as_the_slow_path_does_at_every_edge(policy: dict[str, Any], on: int) -> None:
    read = read_policy(policy)
    for name, remedy in read.remedies.items():
        table = quick(read, name)
        for facts in _customers(read, remedy, on, most=150):
            view = _view(read, facts)
            for level in range(len(LEVELS)):
                assert table(facts, level) == _slow(read, remedy, view, level), (name, facts)


@pytest.mark.slow
def test_it_answers_as_the_slow_path_does_for_the_whole_default_policy() -> None:
    policy, seen = read_policy(compiled()), 0
    for name, remedy in policy.remedies.items():
        table = quick(policy, name)
        for facts in _customers(policy, remedy, 739942, most=200):
            assert table(facts) == _slow(policy, remedy, _view(policy, facts), 0), (name, facts)
            seen += 1
    assert seen > 1500


def _with_clauses(*conditions: Any) -> Policy:
    """The small policy, its months decided by these conditions: the first gives 1 month, the second 2 months, ..."""
    policy = copy.deepcopy(POLICY)
    policy["remedies"]["free_month"]["clauses"] = [
        {"id": f"free_month.{n}", "line": n, "when": when, "values": {level: ["lit", str(n), "months"] for level in LEVELS}}
        for n, when in enumerate(conditions, 1)
    ]
    return read_policy(policy)


def _counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A list that grows with every customer for whom the conditions themselves are asked."""
    asked: list[int] = []
    plain = module.possible

    def counting(remedy: Remedy, view: Any, policy: Policy) -> Any:
        asked.append(len(remedy.clauses))
        return plain(remedy, view, policy)

    monkeypatch.setattr(module, "possible", counting)
    return asked


def test_a_comparison_of_two_facts_is_settled_for_each_customer(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = _counted(monkeypatch)
    older = ["cmp", "visit_fee", ">", ["fact", "monthly_bill"]]
    policy = _with_clauses(["is", "fault", ["ours"]], older, ["is", "leaving", ["yes"]])
    table = quick(policy, "free_month")
    facts = {"fault": "ours", "leaving": "no", "visit_fee": 50, "monthly_bill": Fraction(99, 2), TODAY: 739942}
    assert table(facts) == ("free_month.1", 1)
    assert asked == [], "where the fault settles it, nothing is compared"
    assert table({**facts, "fault": "nobody"}) == ("free_month.2", 2)
    assert table({**facts, "fault": "nobody", "visit_fee": 49}) == (None, None)
    assert asked == [1, 1], "only the one clause that is still possible is read"
    for fee, bill, leaving in itertools.product([0, 49, 50, Fraction(99, 2)], [0, 50, Fraction(99, 2)], ["yes", "no"]):
        one = {**facts, "fault": "theirs", "visit_fee": fee, "monthly_bill": bill, "leaving": leaving}
        assert table(one) == _slow(policy, policy.remedies["free_month"], _view(policy, one), 0)


def test_a_table_that_is_too_large_to_unfold_is_settled_for_each_customer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three numbers with twenty edges each: 9261 combinations, more than are unfolded."""
    asked = _counted(monkeypatch)
    names = {"tenure": "years", "days_out": "days", "visit_fee": "money"}
    rows = [["all", [["cmp", name, ">=", ["lit", str(edge), unit]] for name, unit in names.items()]] for edge in range(40, 0, -2)]
    policy = _with_clauses(*rows)
    table, remedy = quick(policy, "free_month"), policy.remedies["free_month"]
    for tenure, days, fee in itertools.product([0, 2, 19, 38, 40, 60], [1, 7, 8, 40, 300], [0, 2, Fraction(77, 2), 10**6]):
        facts = {"tenure": tenure, "days_out": days, "visit_fee": fee, TODAY: 739942}
        assert table(facts) == _slow(policy, remedy, _view(policy, facts), 0), facts
    assert asked and max(asked) <= len(rows)


def test_edges_are_exact_on_either_side_of_every_number() -> None:
    """Cuts just before and just after a number in one table, whole numbers and fractions, small and large."""
    above = ["cmp", "visit_fee", ">", ["lit", "200.5", "money"]]
    policy = _with_clauses(
        above, ["cmp", "visit_fee", ">=", ["lit", "0.1", "money"]], ["cmp", "visit_fee", "=", ["lit", "0", "money"]]
    )
    table = quick(policy, "free_month")
    tiny = Fraction(1, 10**30)
    expected = {
        0: 3, tiny: None, Fraction(1, 10) - tiny: None, Fraction(1, 10): 2, 1: 2, 127: 2, 128: 2, 200: 2,
        Fraction(401, 2): 2, Fraction(401, 2) + tiny: 1, 201: 1, 10**29: 1,
    }  # fmt: skip
    assert {fee: table({"visit_fee": fee})[1] for fee in expected} == expected


@pytest.mark.parametrize(
    "wrong",
    [
        {"tenure": 61}, {"tenure": -1}, {"tenure": Fraction(-1, 9)}, {"tenure": Fraction(121, 2)}, {"tenure": 1.5},
        {"tenure": "1"}, {"days_out": Fraction(1, 2)}, {"days_out": -1}, {"fault": "mine"}, {"fault": 1},
    ],
)  # fmt: skip
def test_a_value_that_the_fact_cannot_have_is_refused(wrong: dict[str, Any]) -> None:
    policy = _with_clauses(
        ["all", [["cmp", "tenure", ">", ["lit", "9", "years"]], ["cmp", "days_out", ">", ["lit", "3", "days"]]]],
        ["is", "fault", ["ours"]],
    )
    table = quick(policy, "free_month")
    facts: dict[str, Any] = {"tenure": 10, "days_out": 4, "fault": "ours"}
    assert table(facts) == ("free_month.1", 1)
    with pytest.raises(KeyError):
        table({**facts, **wrong})


def test_what_is_missing_is_named() -> None:
    policy = read_policy(POLICY)
    facts: dict[str, Any] = {"tenure": 12, "fault": "nobody", "leaving": "no", "visit_fee": 100}
    assert quick(policy, "visit_discount")(facts, 2) == ("visit_discount.ten-years", 100)
    for name in facts:
        with pytest.raises(KeyError, match=name):
            quick(policy, "visit_discount")({one: facts[one] for one in facts if one != name})
    with pytest.raises(KeyError, match=TODAY):  # the credit a day changes with the date
        quick(policy, "outage_credit")({"days_out": 5, "monthly_bill": 60})
    assert quick(policy, "outage_credit")({"days_out": 5, "monthly_bill": 60, TODAY: 739942}) == ("outage_credit.always", 12)


@pytest.mark.parametrize("level", [-1, 3])
def test_a_level_that_is_not_there_is_refused(level: int) -> None:
    with pytest.raises(KeyError):
        quick(_with_clauses(None), "free_month")({}, level)


def test_a_remedy_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError, match="nothing"):
        quick(read_policy(POLICY), "nothing")


def test_asking_changes_nothing() -> None:
    """The same table answers the same customers alike in any order."""
    table = quick(_with_clauses(["cmp", "visit_fee", ">", ["lit", "9", "money"]], None), "free_month")
    customers = [{"visit_fee": fee} for fee in (0, 9, 10, 500, Fraction(19, 2), 10**20)]
    first = [table(one) for one in customers]
    assert [table(one) for one in reversed(customers)][::-1] == first
    assert len(set(first)) == 2
