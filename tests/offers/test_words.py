"""The policy in English: no doubt on an edge."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from leeway.offers import read_policy, sentences, words
from leeway.offers.expressions import read_expr
from leeway.offers.policy import facts_of
from leeway.offers.ranges import Range
from tests.offers.small import OUTAGE, POLICY

policy = read_policy(POLICY)
YEARS = {name: fact.unit for name, fact in policy.facts.items()} | {"outage_day": "money"}


def _cmp(sign: str, years: str) -> tuple[Any, ...]:
    return ("cmp", "tenure", sign, read_expr(["lit", years, "years"], YEARS, "years"))


@pytest.mark.parametrize(
    ("cond", "said"),
    [
        (_cmp(">=", "10"), "time with us is at least 10 years"),
        (_cmp(">", "1"), "time with us is more than 1 year"),
        (("all", (_cmp(">=", "4"), _cmp("<", "10"))), "time with us is at least 4 years and under 10 years"),
        (("is", "fault", ("ours", "nobody")), "what went wrong is “Our mistake” or “Nobody's fault”"),
        (("is", "leaving", ("yes",)), "they may leave"),
        (("is", "leaving", ("no",)), "leaving is no"),
        (("not", ("is", "leaving", ("yes",))), "leaving is no"),
        (("not", ("is", "leaving", ("no",))), "they may leave"),
        (
            ("not", ("all", (_cmp(">=", "5"), ("is", "leaving", ("yes",))))),
            "it is not so that (time with us is at least 5 years and they may leave)",
        ),
        (
            ("all", (("not", ("is", "fault", ("ours",))), ("is", "leaving", ("yes",)))),
            "what went wrong is not “Our mistake” and they may leave",
        ),
        (("not", ("is", "fault", ("ours",))), "what went wrong is not “Our mistake”"),
        (("not", ("is", "fault", ("ours", "theirs"))), "what went wrong is neither “Our mistake” nor “The customer's mistake”"),
        (
            ("any", (_cmp("=", "4"), ("all", (_cmp(">", "5"), ("is", "leaving", ("yes",)))))),
            "either time with us is exactly 4 years or (time with us is more than 5 years and they may leave)",
        ),
    ],
)
def test_conditions_read_as_sentences(cond: tuple[Any, ...], said: str) -> None:
    assert sentences.condition(cond, policy) == said
    assert facts_of(cond) <= set(policy.facts)


@pytest.mark.parametrize(
    ("tree", "said"),
    [
        (OUTAGE, "outage day rate × (the larger of 0 and (days out − 2))"),
        (["*", ["lit", "0.5", "percent"], ["fact", "visit_fee"]], "50% of visit fee"),
        (["-", ["fact", "visit_fee"], ["-", ["lit", "5", "money"], ["lit", "1", "money"]]], "visit fee − ($5 − $1)"),
        (["/", ["fact", "visit_fee"], ["*", ["lit", "2", "number"], ["lit", "3", "number"]]], "visit fee ÷ (2 × 3)"),
    ],
)
def test_formulas_read_as_sums_with_their_brackets(tree: Any, said: str) -> None:
    assert sentences.formula(read_expr(tree, YEARS, "money"), policy) == said


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (Range(10, 60), "from 10 years on"),
        (Range(10, 60, low_open=True), "over 10 years"),
        (Range(0, 4, high_open=True), "under 4 years"),
        (Range(0, 4), "up to 4 years"),
        (Range(4, 10, high_open=True), "from 4 years to under 10 years"),
        (Range(4, 10, low_open=True), "over 4 years to 10 years"),
        (Range(4, 4), "at exactly 4 years"),
    ],
)
def test_parts_of_a_fact_say_which_edge_belongs_to_them(span: Range, said: str) -> None:
    assert sentences.part(policy.facts["tenure"], span, policy) == said


@pytest.mark.parametrize(
    ("number", "unit", "said"),
    [
        (Fraction(5, 12), "years", "5 months"),
        (Fraction(119, 12), "years", "9 years 11 months"),
        (Fraction(3, 2), "years", "1.5 years"),
        (Fraction(1, 3), "days", "8 hours"),
        (Fraction(1, 3), "months", "0.3333333333 months"),
        (1, "months", "1 month"),
    ],
)
def test_a_count_is_said_in_a_unit_in_which_it_ends(number: Fraction, unit: str, said: str) -> None:
    assert words.value(number, unit, policy) == said
