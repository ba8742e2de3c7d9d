"""A fact that is asked for and changes nothing is told; one that makes a cent of difference to one customer is not."""

from __future__ import annotations

import pytest

from tests.proofs.policies import at, credit, policy, problems, said


@pytest.mark.parametrize(
    ("rows", "fact"),
    [
        (["{when: {leaving: yes}, rep: $5}", "{otherwise: , rep: $5}"], "leaving"),
        (["{when: {leaving: yes}, rep: $5}", "{otherwise: , rep: $5 + $4 / 1000}"], "leaving"),  # the same after rounding
        (
            ["{when: {tenure: at least 4 years, price: at least $5}, rep: $6}", "{when: {price: at least $5}, rep: $6}"],
            "tenure",
        ),
        (["{when: {days_late: at most 400 days}, rep: $5}", "{otherwise: , rep: $9}"], "days_late"),  # all of its range
    ],
)
def test_a_fact_that_changes_nothing(rows: list[str], fact: str) -> None:
    text = policy(credit(*rows, *([] if "otherwise" in rows[-1] else ["{otherwise: , rep: $1}"])))
    (found,) = (one for one in problems(text) if one.code == "never-matters")
    assert found.message == (f'"{fact}" is asked for, but no answer to it ever changes what anybody gets (it is read by credit)')
    assert found.severity == "warning" and at(text, found) == fact


@pytest.mark.parametrize(
    "rows",
    [
        ["{when: {leaving: yes}, rep: $5}", "{otherwise: , rep: $5.01}"],
        ["{when: {leaving: yes}, rep: $5}", "{otherwise: , rep: $5 + $5 / 1000}"],  # half a cent is one
        ["{when: {leaving: yes}, rep: $5}", "{otherwise: , rep: $5, winback: $6}"],
        ["{when: {leaving: yes}, rep: none}", "{otherwise: , rep: undefined}"],
        ["{when: {days_late: at most 399 days}, rep: $5}", "{otherwise: , rep: $9}"],
        ['{otherwise: , rep: "min($5, price)"}'],
    ],
)
def test_a_fact_that_changes_something(rows: list[str]) -> None:
    assert said(policy(credit(*rows)), "never-matters") == []


def test_a_fact_that_only_decides_whom_to_bring_in_matters() -> None:
    text = policy(credit("{otherwise: , rep: $5}"))
    route = "bring_in: {level: boss, when: the limit is not enough}"
    routes = "bring_in: [{level: winback, when: x, only_when: {leaving: yes}}, {level: boss, when: the limit is not enough}]"
    assert route in text
    assert said(text.replace(route, routes), "never-matters") == []
