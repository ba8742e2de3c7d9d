"""Rounding and bounds: what is paid is a multiple of the step, or where that would be too much the bound itself."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeway.offers import decide, read_policy
from tests.offers.small import POLICY as SMALL

LEVELS = [level["id"] for level in SMALL["levels"]]


def _amount(bill: str, mode: str, to: str, **more: Any) -> Fraction:
    clause = {"id": "x", "line": 1, "when": None, "values": {level: ["fact", "monthly_bill"] for level in LEVELS}}
    remedy = {"name": "x", "kind": "credit", "basis": "goodwill", "unit": "money", "clauses": [clause], "line": 1}
    caps = (
        {"all": {"name": "All", "over": ["x"], "at_most": ["lit", more.pop("cap"), "money"], "line": 1}} if "cap" in more else {}
    )
    remedy |= {"rounding": {"mode": mode, "to": to}} | more
    situation = {**next(iter(SMALL["situations"].values())), "steps": [["x"]], "one_of": [], "examples": []}
    policy = read_policy({**SMALL, "remedies": {"x": remedy}, "situations": {"only": situation}, "caps": caps})
    decision = decide(policy, {"situation": "only", "facts": {"monthly_bill": f"${bill}"}, "on": "2026-11-20"})
    return Fraction(decision["offers"][0]["amount"]) if decision["offers"] else Fraction(0)


@pytest.mark.parametrize(
    ("bill", "mode", "to", "more", "gives"),
    [
        ("41", "up", "25", {}, "50"),
        ("41", "up", "25", {"cap": "40"}, "40"),
        ("41", "up", "25", {"at_most": ["lit", "40", "money"]}, "40"),
        ("3", "up", "5", {"at_most": ["lit", "4", "money"]}, "4"),
        ("41", "half up", "25", {"at_most": ["lit", "50", "money"]}, "50"),
        ("10.20", "up", "1", {"at_most": ["lit", "10.50", "money"]}, "10.50"),
        ("10.20", "down", "1", {"at_most": ["lit", "10.50", "money"]}, "10"),
        ("80", "half up", "0.01", {"at_most": ["*", ["lit", "0.2", "percent"], ["lit", "299.99", "money"]]}, "60"),
    ],
)
def test_rounding_never_passes_a_bound(bill: str, mode: str, to: str, more: dict[str, Any], gives: str) -> None:
    assert _amount(bill, mode, to, **more) == Fraction(gives)


@given(
    st.integers(0, 20_000),
    st.sampled_from(["up", "down", "half up", "half even"]),
    st.sampled_from(["0.01", "0.05", "1", "5", "25"]),
    st.integers(1, 15_000),
)
def test_what_is_paid_is_the_rounded_amount_as_far_as_the_bound_goes(cents: int, mode: str, to: str, cap: int) -> None:
    paid = _amount(f"{cents / 100:.2f}", mode, to, cap=f"{cap / 100:.2f}")
    step, limit, bill = Fraction(to), Fraction(cap, 100), Fraction(cents, 100)
    assert paid <= limit and abs(paid - min(limit, bill)) < step
    assert paid % step == 0 or paid == limit
    if mode == "up":
        assert paid >= min(limit, bill), "rounding up takes nothing away"
