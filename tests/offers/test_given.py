"""Whether what was given was within limits: as the decision of that moment says, also beside what else was given."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from leeway import pipeline
from leeway.offers import decide, read_policy
from leeway.offers.case import read_case
from leeway.offers.given import given, read_amount
from leeway.offers.numbers import read_exact
from tests.cases import generated
from tests.project import CHECKOUT, compiled

RECEPTION = {"situation": "reception", "facts": {"tenure": "12 years", "fault": "nobody", "visit_fee": "$100"}}


def verdicts(accepted: dict[str, str], **more: Any) -> dict[str, str]:
    policy = read_policy(compiled())
    case, problems = read_case(policy, RECEPTION | {"accepted": accepted} | more)
    assert case is not None and not problems, problems
    return {one.remedy: one.verdict for one in given(policy, case)}


@pytest.mark.slow
@pytest.mark.parametrize(("amount", "verdict"), [("$1", "within"), ("$50", "within"), ("$50.01", "above"), ("$500", "above")])
def test_the_limit_itself_is_within_and_a_cent_more_is_above(amount: str, verdict: str) -> None:
    assert verdicts({"visit_discount": amount}) == {"visit_discount": verdict}


@pytest.mark.slow
def test_a_limit_that_depends_on_what_is_not_told_is_open() -> None:
    untold = {"situation": "reception", "facts": {"fault": "nobody", "visit_fee": "$100"}}
    assert verdicts({"visit_discount": "$50"}, **untold) == {"visit_discount": "open"}
    assert verdicts({"visit_discount": "$500"}, **untold) == {"visit_discount": "above"}


@pytest.mark.slow
def test_what_the_situation_does_not_offer_is_above() -> None:
    assert verdicts({"price_match": "$1"}) == {"price_match": "above"}


@pytest.mark.slow
def test_having_been_refused_before_changes_nothing() -> None:
    assert verdicts({"visit_discount": "$50"}, refused=["visit_discount"]) == {"visit_discount": "within"}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["policy", "examples/airline-desk", "examples/broadband", "examples/shop"])
def test_whatever_a_decision_offers_is_within_and_more_is_above(name: str) -> None:
    json_policy, _ = pipeline.compiled((CHECKOUT / "policy" / f"{name}.yml").read_bytes())
    assert json_policy is not None
    policy = read_policy(json_policy)
    tried = 0
    for raw in generated(json_policy, 200):
        told = {key: value for key, value in raw.items() if key not in ("accepted", "refused", "fair")}
        if decide(policy, told).get("problems", [1]):
            continue
        for offer in [one for one in decide(policy, told)["offers"] if one["certain"] and one["unit"] != "yes or no"]:
            amount = read_exact(offer["amount"])
            assert amount is not None
            for much, verdict in ((amount, "within"), (amount + 1, "above")):
                unit = policy.currency.code if offer["unit"] == "money" else offer["unit"]
                case, problems = read_case(policy, told | {"accepted": {offer["remedy"]: f"{float(much):.2f} {unit}"}})
                assert case is not None and not problems
                assert [one.verdict for one in given(policy, case)] == [verdict], (told, offer["remedy"])
                tried += 1
    assert tried > 5


@pytest.mark.slow
def test_amounts_are_read_in_the_unit_of_the_remedy() -> None:
    policy = read_policy(compiled())
    assert read_amount(policy.remedies["visit_discount"], "$12.50", policy) == Fraction(25, 2)
    assert read_amount(policy.remedies["small_gift"], "2", policy) == 2
    assert read_amount(policy.remedies["small_gift"], "$2", policy) is None
    assert read_amount(policy.remedies["small_gift"], "many", policy) is None
