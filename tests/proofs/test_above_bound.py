"""An offer above its base or its ceiling is told; one that ends at the nearest coin is not."""

from __future__ import annotations

import pytest

from tests.proofs.policies import at, credit, policy, problems, said

SHARE = "percent of price"


@pytest.mark.parametrize(
    ("row", "goodwill", "more", "rounding", "against"),
    [
        ("{otherwise: , rep: 10%}", SHARE, "    at_least: $5\n", "half up to $0.01", "$5 against $1"),
        ("{otherwise: , rep: 150%}", SHARE, "", "half up to $0.01", "$1.50 against $1"),
        ("{otherwise: , rep: 100%}", SHARE, "", "up to $5", "$5 against $1"),
        ("{otherwise: , rep: 60%}", SHARE, "", "half up to $5", "$5 against $4.20"),
        ("{otherwise: , rep: 10%, winback: 110%}", SHARE, "", "half up to $0.01", "$1.10 against $1"),
    ],
)
def test_more_than_what_it_is_a_part_of(row: str, goodwill: str, more: str, rounding: str, against: str) -> None:
    text = policy(credit(row, goodwill=goodwill, more=more), rounding=rounding)
    (found,) = problems(text)
    bound = against.partition(" against ")[2]
    assert found.message == f'"credit" can be more than the price: {against} for this customer: the price is {bound}'
    assert (found.code, found.severity, at(text, found)) == ("above-bound", "warning", "credit")


@pytest.mark.parametrize(
    ("row", "goodwill", "more", "rounding"),
    [
        ("{otherwise: , rep: 10%}", SHARE, "    at_least: min($5, price)\n", "half up to $0.01"),
        ("{otherwise: , rep: 100%}", SHARE, "", "up to $0.01"),
        ("{otherwise: , rep: 20%}", SHARE, "", "half up to $0.05"),
        ("{otherwise: , rep: 100%}", SHARE, "", "down to $5"),
        ("{otherwise: , rep: $20}", "money", "    at_most: 50% of price\n", "up to $5"),  # rounding stops at a ceiling
        ("{otherwise: , rep: $20}", "money", "    at_most: price / 3\n", "half up to $0.01"),  # which is the nearest coin
        ("{otherwise: , rep: $20}", "money", "    at_most: price / 3\n", "exact"),
        ("{otherwise: , rep: 100%}", "percent of price / 3", "", "exact"),
    ],
)
def test_at_most_its_bound(row: str, goodwill: str, more: str, rounding: str) -> None:
    assert said(policy(credit(row, goodwill=goodwill, more=more), rounding=rounding), "above-bound") == []
