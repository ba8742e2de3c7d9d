"""An amount that divides by nothing or falls below it is told, where somebody gets it."""

from __future__ import annotations

import pytest

from tests.proofs.policies import FACTS, credit, owed, policy, problems, said

RATED = "rates:\n  each: {2026-01-01: $1, 2027-01-01: $0}\n"


@pytest.mark.parametrize(
    ("amount", "message"),
    [
        (
            "$10 / days_late * 1 day",
            '"due" divides by the delay, which is 0, so the policy says nothing, for this customer: the delay is 0 days',
        ),
        ("price - $10", 'the price − $10, in "due", is below 0, which gives nothing, for this customer: the price is $0'),
        (
            "$100 - 50% of price",
            '$100 − 50% of the price, in "due", is below 0, which gives nothing, for this customer: the price is $300',
        ),
    ],
)
def test_an_amount_without_sense_for_somebody(amount: str, message: str) -> None:
    (found,) = problems(policy(owed(amount)))
    assert (found.code, found.severity, found.message) == ("senseless-amount", "warning", message)


@pytest.mark.parametrize(
    "amount",
    [
        "$10 / max(1 day, days_late) * 1 day",
        "max($0, price - $10)",
        "price - 50% of price",
        "$400 - days_late / 1 day * $1",
        "$10 / 4",
    ],
)
def test_an_amount_that_makes_sense_for_everybody(amount: str) -> None:
    assert said(policy(owed(amount)), "senseless-amount") == []


def test_one_day_more_is_below_zero() -> None:
    assert len(said(policy(owed("$399.99 - days_late / 1 day * $1")), "senseless-amount")) == 1


def test_a_row_above_may_take_the_customers_for_whom_there_is_no_sense() -> None:
    rows = ("{when: {days_late: under 1 day}, amount: none}", "{otherwise: , amount: $10 / days_late * 1 day}")
    assert said(policy(owed(*rows)), "senseless-amount") == []
    halves = FACTS.replace(", whole: yes", "")
    late = ("{when: {days_late: over 0 days, leaving: yes}, amount: none}", rows[1])
    found = said(policy(owed(*late), facts=halves), "senseless-amount")
    assert found == ['"due" divides by the delay, which is 0, so the policy says nothing, for this customer: the delay is 0 days']


def test_a_ceiling_below_zero() -> None:
    found = said(policy(credit("{otherwise: , rep: $5}", more="    at_most: price - $10\n")), "senseless-amount")
    assert found == ['the price − $10, in "credit", is below 0, which gives nothing, for this customer: the price is $0']


def test_a_worked_out_fact_that_divides_by_nothing() -> None:
    facts = FACTS + '  per_day: {name: the price of a day, is: "price / max(0 days, days_late - 1 day) * 1 day"}\n'
    (found,) = said(policy(owed("per_day"), facts=facts), "senseless-amount")
    assert found.startswith('"per_day" divides by ') and found.endswith("for this customer: the delay is 0 days")


def test_one_amount_can_be_both() -> None:
    assert said(policy(owed("$10 / (days_late - 3 days) * 1 day")), "senseless-amount") == [
        '"due" divides by the delay − 3 days, which is 0, so the policy says nothing, for this customer: the delay is 3 days',
        '$10 ÷ (the delay − 3 days) × 1 day, in "due", is below 0, which gives nothing, for this customer: the delay is 0 days',
    ]
