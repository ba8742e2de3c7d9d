"""Amounts: precedence, units beside numbers, and places."""

from __future__ import annotations

import pytest

from leeway.compile.terms import expr, scope
from leeway.draft.terms import Expr, Lit, Op
from leeway.problems import Span
from tests.stages import changed, codes, draft

OWED = "outage_day * max(0, days_out - 2)"


def _amount(text: str) -> Expr:
    return draft(changed(OWED, text)).remedies[0].clauses[0].values[0][1]


def _json(text: str) -> object:
    made = draft(changed(OWED, text))
    assert made.currency is not None
    return expr(made.remedies[0].clauses[0].values[0][1], scope(made, made.currency))


AMOUNTS = [
    ("$25", ["lit", "25", "money"]),
    ("$1,250.50", ["lit", "1250.50", "money"]),
    ("25 USD", ["lit", "25", "money"]),
    ("USD 25", ["lit", "25", "money"]),
    ("50% of fee", ["*", ["lit", "0.5", "percent"], ["fact", "fee"]]),
    ("12.5% of fee", ["*", ["lit", "0.125", "percent"], ["fact", "fee"]]),
    ("fee + 50% of fee", ["+", ["fact", "fee"], ["*", ["lit", "0.5", "percent"], ["fact", "fee"]]]),
    ("fee - $1 - $2", ["-", ["-", ["fact", "fee"], ["lit", "1", "money"]], ["lit", "2", "money"]]),
    ("fee * 2 / 3", ["/", ["*", ["fact", "fee"], ["lit", "2", "number"]], ["lit", "3", "number"]]),
    ("2 * (fee + $1)", ["*", ["lit", "2", "number"], ["+", ["fact", "fee"], ["lit", "1", "money"]]]),
    ("min(fee, $1,250, $9)", ["min", ["fact", "fee"], ["lit", "1250", "money"], ["lit", "9", "money"]]),
    ("outage_day * 1 day", ["*", ["rate", "outage_day"], ["lit", "1", "days"]]),
    ("outage_day * 2 working days", ["*", ["rate", "outage_day"], ["lit", "2", "working days"]]),
    ("2 months per day * days_out", ["*", ["lit", "2", "months per day"], ["fact", "days_out"]]),
    ("1 bag per day * days_out", ["*", ["lit", "1", "bag per day"], ["fact", "days_out"]]),
    ("20 points per month * 3 months", ["*", ["lit", "20", "points per month"], ["lit", "3", "months"]]),
    ("yes", ["lit", "yes", "yes or no"]),
    ("2 months", ["lit", "2", "months"]),
]


@pytest.mark.parametrize(("text", "compiled"), AMOUNTS)
def test_an_amount_is_read_with_the_usual_precedence(text: str, compiled: object) -> None:
    assert _json(text) == compiled


def test_every_part_of_an_amount_has_its_place() -> None:
    found = _amount("fee + 50% of fee")
    assert isinstance(found, Op) and found.span == Span(22, 11, 22, 27)
    share = found.parts[1]
    assert isinstance(share, Op) and share.span == Span(22, 17, 22, 27)
    assert isinstance(share.parts[0], Lit) and share.parts[0].span == Span(22, 17, 22, 20)


WRONG = [
    "fee +",
    "+ fee",
    "fee fee",
    "(fee",
    "fee)",
    "max(fee)",
    "max fee",
    "max(fee,)",
    "5 of fee",
    "-fee",
    "fee % 2",
    "fee ^ 2",
]


@pytest.mark.parametrize("text", [*WRONG, "Fee", "fee = 2", "if fee", "1.2.3", "$", "$-5", "1e5"])
def test_what_is_no_amount_is_one_problem(text: str) -> None:
    found = codes(changed(f"owed: {OWED}", f"owed: '{text}'"))
    assert len(found) == 1 and found[0] in ("bad-amount", "bad-value"), found
