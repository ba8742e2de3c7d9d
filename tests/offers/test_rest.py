"""What "in every other case" comes to."""

from __future__ import annotations

from typing import Any

import pytest

from leeway.offers import read_policy, sentences
from tests.offers.random_policies import FACTS
from tests.offers.small import POLICY as SMALL

YEARS, DAYS, MONEY = "years", "days", "money"
RATE = {"per_day": {"name": "per day", "unit": "money", "values": [["2026-01-01", "4.00"]], "line": 1}}


def _cmp(fact: str, sign: str, number: str, unit: str) -> list[Any]:
    return ["cmp", fact, sign, ["lit", number, unit]]


def _said(*above: Any) -> str:
    """The sentence of a last row without a condition, below rows with these."""
    levels = [level["id"] for level in SMALL["levels"]]
    rows = [{"id": str(place), "line": 1, "when": when} for place, when in enumerate((*above, None))]
    clauses = [{**row, "values": {level: ["lit", "1", "months"] for level in levels}} for row in rows]
    remedy = {"name": "x", "kind": "credit", "basis": "goodwill", "unit": "months", "clauses": clauses, "line": 1}
    policy = read_policy({**SMALL, "facts": FACTS, "rates": RATE, "remedies": {"x": remedy}, "situations": {}})
    return sentences.clause(policy.remedies["x"], policy.remedies["x"].clauses[-1], policy)


@pytest.mark.parametrize(
    ("above", "said"),
    [
        ([_cmp("tenure", ">=", "10", YEARS), _cmp("tenure", ">=", "4", YEARS)], " (time with us is under 4 years)"),
        ([_cmp("tenure", ">", "10", YEARS)], " (time with us is at most 10 years)"),
        ([_cmp("tenure", "<=", "10", YEARS)], " (time with us is more than 10 years)"),
        (
            [_cmp("tenure", "<", "4", YEARS), _cmp("tenure", ">", "10", YEARS)],
            " (time with us is at least 4 years and at most 10 years)",
        ),
        ([_cmp("late", ">=", "7", DAYS)], " (days late is at most 6 days)"),
        ([["is", "fault", ["ours"]]], " (cause is “Nobody's” or “Theirs”)"),
        ([["not", ["is", "fault", ["ours"]]]], " (cause is “Ours”)"),
        ([["is", "leaving", ["yes"]]], " (leaving is no)"),
        # Two stretches, two facts, a bound that moves, and nobody at all: nothing simple can be said.
        ([_cmp("tenure", "=", "10", YEARS)], ""),
        ([["is", "fault", ["ours"]], _cmp("tenure", ">", "10", YEARS)], ""),
        ([["cmp", "bill", ">=", ["rate", "per_day"]]], ""),
        ([_cmp("tenure", ">=", "0", YEARS)], ""),
    ],
)
def test_the_last_row_says_which_stretch_is_left(above: list[Any], said: str) -> None:
    assert _said(*above) == f"In every other case{said}"
