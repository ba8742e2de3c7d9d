"""Faults as managers make them, one at a time, in the sample policy: the check finds every one, most of them by proofs alone.

For "by proofs alone" the policy has no worked examples at all. What only an example can show is marked: a limit that is other than it was,
and breaks nothing that is promised, is an edit like any other to everybody who does not know what was meant.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from leeway import pipeline
from leeway.problems import Problem
from leeway.proofs import Proving, prove
from tests.stages import REAL

TEXT = REAL.read_text(encoding="utf-8")
_10 = "- when: {tenure: at least 10 years}\n"
_OURS = "- when: {fault: ours}\n"


def _rep(value: str) -> str:
    return f"        representative: {value}\n"


# The remedy (or "" for the whole file), what stands there, and what a slip of the hand makes of it.
PROVED: tuple[tuple[str, str, str], ...] = (
    # A level's number: halved, swapped, mistyped.
    ("make_good_credit", _rep("$20"), _rep("$10")),
    ("visit_discount", _rep("50%") + "        supervisor: 75%", _rep("25%") + "        supervisor: 75%"),
    ("visit_discount", _rep("50%") + "        supervisor: 75%", _rep("45%") + "        supervisor: 75%"),
    ("visit_discount", _rep("25%"), _rep("15%")),
    ("visit_discount", "        winback: 40%", "        winback: 60%"),
    ("visit_discount", _rep("100%"), _rep("150%")),
    ("free_month", "        winback: 3 months", "        winback: 5 months"),
    ("free_month", _rep("2 months"), _rep("1 month")),
    ("free_month", _rep("none"), _rep("2 months") + "        supervisor: 3 months\n"),
    ("extra_channels", _rep("2 months"), _rep("1 month")),
    ("loyalty_discount", _rep("30%"), _rep("20%")),
    ("loyalty_discount", _rep("25%"), _rep("12%")),
    ("price_match", _rep("50% of max($0, monthly_bill - rival_price)"), _rep("40% of max($0, monthly_bill - rival_price)")),
    ("price_match", "75% of max($0, monthly_bill - rival_price)", "max($0, monthly_bill - rival_price - $10)"),
    ("price_match", "winback: max($0, monthly_bill - rival_price)", "winback: monthly_bill - rival_price"),
    ("late_fee_waiver", _rep("50%"), _rep("30%")),
    (
        "late_fee_waiver",
        "- when: {tenure: at least 1 year}\n" + _rep("100%"),
        "- when: {tenure: at least 1 year}\n" + _rep("50%"),
    ),
    ("payment_extension", "        winback: 45 days", "        winback: 90 days"),
    ("payment_extension", _rep("14 days"), _rep("10 days")),
    ("late_order_discount", "        winback: 25%", "        winback: 35%"),
    ("shop_coupon", _rep("$10"), _rep("$5")),
    ("discretion", _rep("$50"), _rep("$5")),
    ("discretion", "        winback: $50", "        winback: $60"),
    # The edge of a band.
    ("visit_discount", "tenure: at least 10 years", "tenure: at most 10 years"),
    ("loyalty_discount", "tenure: at least 10 years", "tenure: at least 3 years"),
    ("extra_channels", "tenure: at least 10 years", "tenure: under 10 years"),
    ("price_match", "tenure: at least 2 years", "tenure: under 2 years"),
    ("exchange", "at most 120 days", "at most 80 days"),
    ("reply_credit", "{days_waiting: at most 5 working days}", "{days_waiting: at most 1 working day}"),
    # A clause that is gone, or stands in another place.
    ("payment_extension", "      - otherwise:\n" + _rep("14 days") + "        winback: 21 days\n", ""),
    ("late_fee_waiver", "      - otherwise:\n" + _rep("50%") + "        winback: 100%\n", ""),
    ("missed_visit_credit", "      - otherwise:\n        amount: $0\n", ""),
    ("warranty_replacement", "      - otherwise:\n        amount: no\n", ""),
    ("exchange", "{days_since_delivery: at most 90 days}", "{days_since_delivery: at most 150 days}"),
    # Bounds.
    ("late_order_discount", "at_least: min($5, price_paid)", "at_least: $5"),
    ("loyalty_discount", "at_most: $40", "at_most: $400"),
    ("price_match", "at_most: $45", "at_most: $145"),
    ("late_order_discount", "at_most: $50", "at_most: $0"),
    ("billing_refund", "max($0, amount_billed - amount_due)", "(amount_billed - amount_due)"),
    # What the whole remedy depends on.
    ("price_match", "only_when: {leaving: yes, rival_offer: lower_price}", "only_when: {leaving: yes}"),
    ("price_match", "rival_offer: lower_price}", "rival_offer: not lower_price}"),
    ("late_replacement", "only_when: {product_age: more than 24 months}", "only_when: {product_age: more than 240 months}"),
    # Beside the tables.
    ("", "rounding: half up to $0.01", "rounding: down to $1"),
)
# Only a worked example knows what was meant.
BY_EXAMPLE: tuple[tuple[str, str, str], ...] = (
    ("outage_credit", "at most 2 days}", "at most 3 days}"),
    ("missed_visit_credit", "amount: 50% of missed_visit", "amount: 25% of missed_visit"),
    ("order_refund", "more than 10 working days", "more than 12 working days"),
    ("return_refund", "at most 90 days", "at most 60 days"),
    ("reply_credit", "amount: $5\n", "amount: $4\n"),
    ("warranty_replacement", "at most 24 months", "at most 12 months"),
)


def _mutated(remedy: str, old: str, new: str) -> str:
    """The policy with one place changed, the first one inside of that remedy."""
    start = TEXT.index(f"\n  {remedy}:\n") if remedy else 0
    place = TEXT.find(old, start)
    end = re.search(r"\n  \w+:\n", TEXT[start + 4 :]) if remedy else None
    assert place >= 0 and (end is None or place < start + 4 + end.start()), (remedy, old)
    return TEXT[:place] + new + TEXT[place + len(old) :]


@pytest.fixture(scope="module")
def proving(tmp_path_factory: pytest.TempPathFactory) -> Proving:
    return Proving(tmp_path_factory.mktemp("proofs") / "proofs.json")


def _alone(text: str, proving: Proving) -> tuple[Problem, ...]:
    """What proofs say of the policy without its worked examples."""
    policy, problems = pipeline.compiled(text.encode())
    assert policy is not None, problems  # else it was found before any proof, and is no fault for this test
    for situation in policy["situations"].values():
        situation["examples"] = []
    return prove(policy, None, proving)


@pytest.mark.slow
@pytest.mark.parametrize("fault", PROVED, ids=lambda fault: f"{fault[0]}: {fault[1].strip()[:40]} -> {fault[2].strip()[:40]}")
def test_a_fault_is_found_without_any_worked_example(fault: tuple[str, str, str], proving: Proving) -> None:
    assert _alone(_mutated(*fault), proving)


@pytest.mark.slow
@pytest.mark.parametrize("fault", BY_EXAMPLE, ids=lambda fault: f"{fault[0]}: {fault[2].strip()[:40]}")
def test_a_fault_that_breaks_no_promise_is_found_by_an_example(fault: tuple[str, str, str], proving: Proving) -> None:
    _, problems = pipeline.checked(_mutated(*fault).encode(), None, proving)
    assert "example-fails" in {one.code for one in problems}


def test_there_are_enough_faults_and_the_policy_itself_has_none(proving: Proving) -> None:
    print(f"{len(PROVED)} faults are found by proofs alone, {len(BY_EXAMPLE)} more by a worked example")
    assert len(PROVED) >= 40 and len(set(PROVED)) == len(PROVED)
    assert _alone(TEXT, proving) == ()
    assert Path(proving.memory or "").is_file()
