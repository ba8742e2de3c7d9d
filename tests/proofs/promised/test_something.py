"""When a condition holds there is always something to offer."""

from __future__ import annotations

import pytest

from tests.proofs.policies import FACTS, credit, owed
from tests.proofs.promises import SHARE, broken, rows

OURS = "when fault is ours, there is always something to offer"
REST = "{otherwise: , rep: none}"
NOBODY = "In “Only one” the Representative has nothing to offer them"


def test_who_gets_nothing_and_the_row_that_says_so() -> None:
    row = "{when: {fault: ours, price: at least $1}, rep: $5}"
    assert broken(OURS, credit(row, REST)) == [f"the mistake is “Ours” and the price is $0. {NOBODY}"]
    assert rows(OURS, credit(row, REST)) == [("this row gives nothing, of credit", REST)]


@pytest.mark.parametrize(
    ("row", "holds"),
    [
        ("{when: {fault: ours}, rep: $0.01}", True),
        ("{when: {fault: ours}, rep: undefined}", False),
        ("{when: {fault: ours}, rep: none, winback: $5}", False),
        ("{when: {fault: ours, leaving: yes}, rep: $5}", False),
        ("{when: {any: [{fault: ours}, {leaving: yes}]}, rep: $5}", True),
    ],
)
def test_each_customer_of_the_condition(row: str, holds: bool) -> None:
    assert (broken(OURS, credit(row, REST)) == []) is holds


def test_a_level_that_is_named() -> None:
    row = credit("{when: {fault: ours}, rep: none, winback: $5}", REST)
    assert broken(f"at the winback, {OURS}", row) == []
    assert len(broken(f"at the boss, {OURS}", row)) == 1


@pytest.mark.parametrize(
    ("from_", "rounding", "who"),
    [
        ("$0.50", "half up to $0.01", None),  # 1% of it is half a cent
        ("$0.49", "half up to $0.01", "$0.49"),
        ("$0.50", "half even to $0.01", "$0.50"),
        ("$0.01", "up to $0.01", None),
        ("$0.99", "down to $0.01", "$0.99"),
        ("$1", "down to $0.01", None),
        ("$0.01", "exact", None),
    ],
)
def test_a_cent_is_something_and_half_a_cent_may_be(from_: str, rounding: str, who: str | None) -> None:
    facts = FACTS.replace("did it cost?, unit: money", f"did it cost?, unit: money, from: {from_}")
    row = credit("{when: {fault: ours}, rep: 1%}", REST, goodwill=SHARE)
    found = broken(OURS, row, facts=facts, rounding=rounding)
    assert found == ([] if who is None else [f"the mistake is “Ours” and the price is {who}. {NOBODY}"])


def test_one_remedy_steps_in_for_another() -> None:
    small = credit("{when: {fault: ours, price: under $50}, rep: $5}", REST)
    large = owed("{when: {price: at least $50}, amount: $9}", "{otherwise: , amount: none}")
    assert broken(OURS, small, large) == []
    assert broken(OURS, small, large.replace("at least $50", "over $50")) == [
        f"the mistake is “Ours” and the price is $50. {NOBODY}"
    ]
