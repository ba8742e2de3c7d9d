"""A row that can never decide is told, with a customer whom rows above take; a row that decides for one customer is not."""

from __future__ import annotations

import pytest

from tests.proofs.policies import at, credit, owed, policy, problems, said

TAKEN = 'this row of "credit" never decides: rows above it take all its customers, for example this one: '


@pytest.mark.parametrize(
    ("rows", "who"),
    [
        (["{when: {price: at least $20}, rep: $5}", "{when: {price: at least $100}, rep: $5}"], "the price is $100"),
        (
            ["{when: {price: at least $20}, rep: $9}", "{when: {price: at least $20, tenure: at least 1 year}, rep: $5}"],
            "time with us is 1 year and the price is $20",
        ),
        (
            ["{when: {price: at least $50}, rep: $9}", "{when: {price: under $50}, rep: $9}", "{when: {leaving: yes}, rep: $4}"],
            "they may leave",
        ),
        (["{when: {days_late: under 3 days}, rep: $9}", "{when: {days_late: at most 2 days}, rep: $9}"], "the delay is 0 days"),
        (["{when: {price: under $50}, rep: $9}", "{when: {price: at most $49.99}, rep: $9}"], "the price is $0"),
    ],
)
def test_whom_rows_above_take(rows: list[str], who: str) -> None:
    text = policy(credit(*rows, "{otherwise: , rep: $1}"))
    (found,) = (one for one in problems(text) if one.code == "dead-row")
    assert found.message == TAKEN + who and found.severity == "warning"
    assert at(text, found) == rows[-1]


def test_the_row_that_takes_them_is_shown() -> None:
    rows = ("{when: {price: at least $20}, rep: $5}", "{when: {price: at least $100}, rep: $5}", "{otherwise: , rep: $1}")
    text = policy(credit(*rows))
    (found,) = problems(text)
    assert [(one.message, at(text, found.__class__("", "", one.span))) for one in found.related] == [
        ("this one decides for them", rows[0])
    ]


def test_a_condition_that_nobody_meets() -> None:
    row = "{when: {all: [{price: at least $50}, {price: under $50}]}, rep: $5}"
    message = 'this row of "credit" never decides: there is no customer who meets its condition'
    assert said(policy(credit(row, "{otherwise: , rep: $1}")), "dead-row") == [message]


@pytest.mark.parametrize(
    "rows",
    [
        ["{when: {price: at least $100}, rep: $9}", "{when: {price: at least $20}, rep: $5}"],
        ["{when: {price: at least $20.01}, rep: $9}", "{when: {price: at least $20}, rep: $5}"],  # $20 exactly
        ["{when: {days_late: under 3 days}, rep: $9}", "{when: {days_late: at most 3 days}, rep: $5}"],
        ["{when: {price: at least $50}, rep: $9}", "{when: {price: under $49.99}, rep: $9}", "{when: {leaving: yes}, rep: $4}"],
    ],
)
def test_a_row_that_decides_for_somebody(rows: list[str]) -> None:
    assert said(policy(credit(*rows, "{otherwise: , rep: $1}")), "dead-row") == []


def test_an_otherwise_that_nobody_needs_does_no_harm() -> None:
    rows = ("{when: {leaving: yes}, rep: $5}", "{when: {leaving: no}, rep: $4}", "{otherwise: , rep: $1}")
    assert said(policy(credit(*rows))) == []


def test_the_rows_of_a_worked_out_fact() -> None:
    facts = """
  price: {name: the price, ask: What?, unit: money}
  size:
    choices: {big: Big, small: Small}
    is: [{when: {price: at least $10}, amount: big}, {when: {price: over $20}, amount: small}, {otherwise: , amount: small}]
"""
    found = said(policy(owed("{when: {size: big}, amount: $2}", "{otherwise: , amount: $1}"), facts=facts), "dead-row")
    assert found == [TAKEN.replace("credit", "size") + "the price is $30"]


def test_where_the_remedy_is_for_nobody_that_is_told_instead() -> None:
    rows = ("{when: {price: at least $20}, rep: $5}", "{otherwise: , rep: $1}")
    never = "    only_when: {all: [{leaving: yes}, {leaving: no}]}\n"
    assert [one.code for one in problems(policy(credit(*rows, more=never), owed("price")))] == ["never-matters", "never-given"]
