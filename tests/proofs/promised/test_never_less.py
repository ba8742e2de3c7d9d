"""Of two customers who differ in one fact alone, the one with more of it never gets less."""

from __future__ import annotations

import pytest

from tests.proofs.policies import FACTS, credit, owed
from tests.proofs.promises import SHARE, broken, rows

LONGER = "a longer tenure never gets less"
REST = "{otherwise: , rep: $1}"


def test_both_customers_with_their_amounts_and_rows() -> None:
    ten, four = "{when: {tenure: at least 10 years}, rep: $5}", "{when: {tenure: at least 4 years}, rep: $9}"
    assert broken(LONGER, credit(ten, four, REST)) == [
        "time with us is 4 years. Of “credit” the Representative may give them $9, but $5 if time with us is 10 years"
    ]
    assert rows(LONGER, credit(ten, four, REST)) == [
        ("this row gives $9, of credit", four),
        ("this row gives $5, of credit", ten),
    ]


@pytest.mark.parametrize(
    ("rows_", "holds"),
    [
        (["{when: {tenure: at least 10 years}, rep: $9}", "{when: {tenure: at least 4 years}, rep: $5}", REST], True),
        (["{when: {tenure: at most 4 years}, rep: $1}", "{otherwise: , rep: $5}"], True),
        (["{when: {tenure: exactly 4 years}, rep: $5}", REST], False),
        (["{when: {tenure: at least 10 years}, rep: undefined}", REST], False),  # an answer that is open is none
        (["{when: {tenure: under 10 years}, rep: undefined}", REST], True),
        (["{when: {leaving: yes}, rep: $5}", REST], True),
    ],
)
def test_bands(rows_: list[str], holds: bool) -> None:
    assert (broken(LONGER, credit(*rows_)) == []) is holds


def test_the_lowest_level_at_which_it_happens() -> None:
    rows_ = ("{when: {tenure: at least 10 years}, rep: $5, winback: $6}", "{otherwise: , rep: $5, winback: $7}")
    (found,) = broken(LONGER, credit(*rows_))
    assert "the Win-back team may give them $7, but $6 if time with us is 10 years" in found


def test_less_of_a_fact() -> None:
    amount = "max($0, $20 - days_late / 1 day * $1)"
    assert broken("a longer days_late never gets less", owed(amount)) == [
        "the delay is 0 days. Of “due” the Representative may give them $20, but $19 if the delay is 1 day"
    ]
    assert broken("a shorter days_late never gets less", owed(amount)) == []


def test_it_must_hold_at_every_coin_and_after_rounding() -> None:
    """The price less a tenth of a cent for each day: exactly less, and to the cent only from five days on; half up."""
    amount = "$10 - days_late / 1 day * $1 / 1000"
    facts = FACTS.replace("to: 400", "to: 5")
    assert broken("a longer days_late never gets less", owed(amount), facts=facts) == []
    (found,) = broken("a longer days_late never gets less", owed(amount), facts=facts.replace("to: 5", "to: 6"))
    assert found.endswith("may give them $10, but $9.99 if the delay is 6 days")
    (found,) = broken("a longer days_late never gets less", owed(amount), facts=facts, rounding="down to $0.01")
    assert found.endswith("may give them $10, but $9.99 if the delay is 1 day")


def test_rows_that_rise_exactly_may_fall_when_one_is_rounded_in_large_steps() -> None:
    rows_ = ('{when: {tenure: at least 10 years}, rep: "round_down($9, $5)"}', "{otherwise: , rep: $6}")
    (found,) = broken(LONGER, credit(*rows_))
    assert "may give them $6, but $5 if" in found


ODD = ("33%", "33.3%", "66.7%")


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["half up", "half even", "up", "down"])
@pytest.mark.parametrize("step", ["$0.01", "$5"])
def test_rounding_keeps_the_order_of_amounts(mode: str, step: str) -> None:
    """Which z3 does not find out on its own, for shares that leave odd parts of a cent."""
    for share in ODD:
        row = credit(f"{{otherwise: , rep: {share}}}", goodwill=SHARE, more="    at_most: 17% of price + $20\n")
        assert broken("a higher price never gets less", row, rounding=f"{mode} to {step}") == []


def test_a_share_that_is_smaller_above_a_price() -> None:
    capped = credit("{when: {price: over $100}, rep: 30%}", "{otherwise: , rep: 33%}", goodwill=SHARE)
    (found,) = broken("a higher price never gets less", capped)
    assert found == ("the price is $100. Of “credit” the Representative may give them $33, but $30.30 if the price is $101")


def test_a_fact_that_only_counts_behind_another() -> None:
    facts = FACTS + "  loyal: {name: loyal, is: {tenure: at least 5 years}}\n"
    rows_ = ("{when: {loyal: yes}, rep: $5}", "{otherwise: , rep: $9}")
    (found,) = broken(LONGER, credit(*rows_), facts=facts)
    assert found == "time with us is 0 years. Of “credit” the Representative may give them $9, but $5 if time with us is 5 years"
