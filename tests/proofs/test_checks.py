"""Each check of all customers: a policy that it refuses with the customer who shows it, and its near miss that passes."""

from __future__ import annotations

import pytest

from leeway import pipeline
from leeway.problems import Problem
from leeway.proofs import Proving, prove
from leeway.prover import search
from tests.stages import REAL, SMALL, changed

_LIMITS = """\
      - {when: {fault: ours}, rep: 100%}
      - {when: {tenure: at least 10 years, leaving: yes}, rep: 50%, boss: 75%}
      - {otherwise: , rep: 25%}
"""


def _proved(text: str) -> tuple[Problem, ...]:
    policy, problems = pipeline.compiled(text.encode())
    assert policy is not None, problems
    return prove(policy, None, Proving())


def _limits(rows: str) -> str:
    return changed(_LIMITS, rows)


CASES = {
    "hole": (
        "{otherwise: , rep: 25%}",
        "{when: {tenure: under 9 years}, rep: 25%}",
        "{when: {tenure: at least 0 years}, rep: 25%}",
    ),
    "dead-row": (
        "{when: {tenure: at least 10 years, leaving: yes}, rep: 50%, boss: 75%}",
        "{when: {fault: ours, leaving: yes}, rep: 100%}",
        "{when: {tenure: at least 10 years}, rep: 50%, boss: 75%}",
    ),
    "overlap": ("{when: {fault: ours}, rep: 100%}", "{when: {fault: ours}, rep: 40%}", "{when: {fault: ours}, rep: 75%}"),
    "level-falls": ("boss: 75%}", "boss: 50% - 10%}", "boss: 50% + 10%}"),
    "above-bound": ("{when: {fault: ours}, rep: 100%}", "{when: {fault: ours}, rep: 101%}", "{when: {fault: ours}, rep: 99%}"),
    "senseless-amount": ("max(0, days_out - 2)", "(days_out - 2)", "max(0, days_out - 3)"),
}


@pytest.mark.parametrize("code", CASES)
def test_a_check_refuses_what_is_wrong_and_lets_its_near_miss_pass(code: str) -> None:
    old, wrong, right = CASES[code]
    assert code in [one.code for one in _proved(changed(old, wrong))]
    assert code not in [one.code for one in _proved(changed(old, right))]


def test_a_hole_names_the_simplest_customer_who_falls_into_it() -> None:
    (hole,) = _proved(
        _limits("      - {when: {tenure: more than 9 years}, rep: 50%}\n      - {when: {tenure: under 9 years}, rep: 25%}\n")
    )
    assert hole.code == "hole" and "this customer: tenure is 9 years. Add" in hole.message


def test_a_dead_row_shows_the_rows_that_take_its_customers() -> None:
    rows = "      - {when: {tenure: at least 4 years}, rep: 50%}\n      - {when: {tenure: at least 10 years}, rep: 100%}\n"
    found = _proved(_limits(rows + "      - {otherwise: , rep: 25%}\n"))
    (dead,) = [one for one in found if one.code == "dead-row"]
    assert "for example this one: tenure is 10 years" in dead.message and len(dead.related) == 1


def test_a_remedy_that_nobody_gets_is_told() -> None:
    found = _proved(_limits("      - {when: {fault: ours}, rep: none}\n      - {otherwise: , rep: none}\n"))
    assert "never-given" in [one.code for one in found]


def test_a_fact_that_changes_nothing_is_told() -> None:
    rows = "      - {when: {leaving: yes}, rep: 25%}\n      - {otherwise: , rep: 25%}\n"
    assert "never-matters" in [one.code for one in _proved(_limits(rows))]
    assert "never-matters" not in [one.code for one in _proved(SMALL)]


def test_what_is_not_settled_is_never_a_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """With no steps to reason with, a guarantee is an error and a check a warning."""
    monkeypatch.setattr(search.ask, "__defaults__", (10,))
    text = changed("boss: 75%}", "boss: 50% + 10%}") + "guarantees: [a higher fee never gets less]\n"
    severity = {one.code: one.severity for one in _proved(text)}
    assert severity.get("guarantee-not-proved") == "error" and severity.get("not-proved") == "warning"


_GUARANTEES = {
    "a longer tenure never gets less": ("rep: 50%, boss: 75%}", "rep: 20%, boss: 75%}"),
    "what the rep may give is at least 50% of what any higher level may give": ("rep: 50%, boss: 75%}", "rep: 30%, boss: 75%}"),
    "when fault is ours, there is always something to offer": ("{fault: ours}, rep: 100%", "{fault: ours}, rep: none"),
    "goodwill in one case is never more than fee": ("{fault: ours}, rep: 100%", "{fault: ours}, rep: 120%"),
    "visit_discount is never given when fee is $0": ("at least 10 years, leaving: yes}, rep: 50%", "at least 1 year}, rep: 50%"),
}


@pytest.mark.parametrize("sentence", list(_GUARANTEES)[:4])
def test_a_guarantee_holds_or_is_refuted_with_a_customer_and_both_amounts(sentence: str) -> None:
    old, new = _GUARANTEES[sentence]
    line = f"guarantees: ['{sentence}']\n"
    # Between no fee and one cent all shares round to nothing: "something" is then promised from a dollar on.
    policy = (SMALL + line).replace("unit: money}", "unit: money, from: $1}")
    assert [one.code for one in _proved(policy)] == []
    broken = [one for one in _proved(changed(old, new, policy)) if one.code == "guarantee-broken"]
    assert len(broken) == 1 and broken[0].severity == "error" and "One for whom it does not:" in broken[0].message


def test_two_remedies_together_and_one_of() -> None:
    line = "guarantees: [outage_credit and visit_discount are never given together]\n"
    assert "guarantee-broken" in [one.code for one in _proved(SMALL + line)]
    apart = changed(
        "bring_in: {level: boss", "one_of: [[outage_credit, visit_discount]]\n    bring_in: {level: boss", SMALL + line
    )
    assert "guarantee-broken" not in [one.code for one in _proved(apart)]


@pytest.mark.parametrize(("mode", "holds"), [("half up", False), ("up", True), ("down", False), ("exact", True)])
def test_rounding_is_part_of_what_is_proved(mode: str, holds: bool) -> None:
    """A quarter is half of a half, and after rounding it may be a cent less."""
    rounding = "rounding: exact\n" if mode == "exact" else f"rounding: {mode} to $0.01\n"
    limits = _limits("      - {otherwise: , rep: 25%, boss: 50%}\n").replace("updated:", f"{rounding}updated:", 1)
    line = "guarantees: [what the rep may give is at least 50% of what the boss may give]\n"
    assert ("guarantee-broken" not in [one.code for one in _proved(limits + line)]) == holds


@pytest.mark.slow
def test_a_guarantee_that_is_broken_in_many_places_is_told_three_times_with_a_count() -> None:
    line = "guarantees:\n  - goodwill in one case is never more than $1\n"
    text = REAL.read_text(encoding="utf-8").replace("guarantees:\n", line, 1)
    found = [one for one in _proved(text) if one.code == "guarantee-broken"]
    assert len(found) == 3 and [" more places)" in one.message for one in found] == [False, False, True]


def test_where_it_makes_no_difference_who_the_customer_is_that_is_said() -> None:
    text = SMALL.replace(
        "{otherwise: , rep: 25%}",
        "{otherwise: , rep: 25%}\n  card:\n    name: Card\n    kind: gift\n    goodwill: cards\n    limits: [{otherwise: , rep: 1 card, boss: 3 cards}]",
    )
    text = text.replace("[outage_credit, visit_discount]", "[outage_credit, visit_discount, card]")
    (broken,) = _proved(text + "guarantees: [what the rep may give of card is at least 50% of what the boss may give]\n")
    assert "It makes no difference who the customer is. Of “Card”" in broken.message
