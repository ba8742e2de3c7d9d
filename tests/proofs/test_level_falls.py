"""A level that may do less for a customer than the one below it is an error; one that may do the same is not."""

from __future__ import annotations

import pytest

from tests.proofs.policies import at, credit, policy, problems, said


@pytest.mark.parametrize(
    ("row", "who", "against"),
    [
        ("{otherwise: , rep: $5, boss: 10% of price}", "the price is $0", "nothing against $5"),
        ("{otherwise: , rep: $5, boss: $5, winback: 10% of price}", "the price is $0", "nothing against $5"),
        ('{otherwise: , rep: 10% of price, boss: "min($9, 20% of price)"}', "the price is $100", "$9 against $10"),
        (
            '{otherwise: , rep: 10% of price, boss: "10% of price * min(1, days_late / 1 day)"}',
            "the price is $1 and the delay is 0 days",
            "nothing against $0.10",
        ),
    ],
)
def test_a_level_that_may_do_less(row: str, who: str, against: str) -> None:
    text = policy(credit(row))
    (found,) = (one for one in problems(text) if one.code == "level-falls")
    above, below = ("Win-back team", "Supervisor") if "winback" in row else ("Supervisor", "Representative")
    assert found.message == (
        f'the {above} is above the {below}, but may give less of "credit" to this customer: {who}. {against}'
    )
    assert found.severity == "error" and at(text, found) == row


@pytest.mark.parametrize(
    "row",
    [
        '{otherwise: , rep: $5, boss: "max($5, 10% of price)"}',
        "{otherwise: , rep: 10% of price, boss: 10% of price}",
        "{otherwise: , rep: 10% of price, boss: 20% of price}",
        "{otherwise: , rep: price, boss: price - $4 / 1000}",  # less by what rounding takes back
    ],
)
def test_a_level_that_may_do_as_much(row: str) -> None:
    assert said(policy(credit(row)), "level-falls") == []


@pytest.mark.parametrize(
    ("rounding", "falls"),
    [("half up to $0.01", True), ("half even to $0.01", True), ("up to $0.01", False), ("down to $0.01", True), ("exact", True)],
)
def test_a_fall_by_a_part_of_a_cent_counts_where_rounding_makes_it_a_cent(rounding: str, falls: bool) -> None:
    """A tenth of the price less a hundredth of a cent: 0.5 cents become 0.49, and 1 cent 0.99; of 0.1 cents up is 1 cent."""
    row = "{otherwise: , rep: 10% of price, boss: 10% of price - $1 / 10000}"
    assert bool(said(policy(credit(row), rounding=rounding), "level-falls")) is falls


def test_a_level_for_which_the_policy_is_silent_falls() -> None:
    row = "{otherwise: , rep: $5, boss: $60 / days_late * 1 day}"
    found = said(policy(credit(row)), "level-falls")
    assert found == [
        'the Supervisor is above the Representative, but may give less of "credit" to this customer: the delay is 0 days. '
        "undefined against $5"
    ]
