"""Two remedies are never given together."""

from __future__ import annotations

import pytest

from tests.proofs.policies import credit
from tests.proofs.promises import broken, rows

APART = "credit and other are never given together"
REST = "{otherwise: , rep: none}"
EIGHT = "{otherwise: , rep: $8}"
CAP = "caps:\n  most: {name: Most, over: goodwill, at_most: AMOUNT}\n"


def test_who_can_get_both_and_by_which_rows() -> None:
    row = "{when: {leaving: yes}, rep: $5}"
    two = (credit(EIGHT), credit(row, REST, name="other"))
    assert broken(APART, *two) == [
        "they may leave. In “Only one” the Representative may give them both: “credit” ($8), then “other” ($5)"
    ]
    assert rows(APART, *two) == [("the row that decides, of credit", EIGHT), ("the row that decides, of other", row)]


@pytest.mark.parametrize(
    ("one", "other", "holds"),
    [
        ("{when: {leaving: no}, rep: $5}", "{when: {leaving: yes}, rep: $5}", True),
        ("{when: {price: under $50}, rep: $5}", "{when: {price: at least $50}, rep: $5}", True),
        ("{when: {price: at most $50}, rep: $5}", "{when: {price: at least $50}, rep: $5}", False),
        ("{when: {leaving: no}, rep: none, winback: $5}", "{when: {tenure: over 1 year}, rep: none, winback: $5}", False),
        ("{when: {leaving: no}, rep: none, winback: $5}", "{when: {leaving: yes}, rep: $5}", True),
    ],
)
def test_conditions_that_keep_them_apart(one: str, other: str, holds: bool) -> None:
    assert (broken(APART, credit(one, REST), credit(other, REST, name="other")) == []) is holds


def test_a_group_of_which_one_is_given() -> None:
    assert broken(APART, credit(EIGHT), credit(EIGHT, name="other"), one_of="[credit, other]") == []


def test_one_in_the_place_of_the_other() -> None:
    assert broken(APART, credit(EIGHT), credit(EIGHT, name="other", more="    replaces: [credit]\n")) == []


def test_a_third_one_in_the_place_of_one_of_them_may_be_refused() -> None:
    third = credit(EIGHT, name="third", more="    replaces: [credit]\n")
    (found,) = broken(APART, credit(EIGHT), credit(EIGHT, name="other"), third)
    assert found.startswith(
        "It makes no difference who the customer is. In “Only one” (once they have refused “third”) the Representative may give them both"
    )


@pytest.mark.parametrize(
    ("cap", "both"),
    [("$20", "“credit” ($8), then “other” ($8)"), ("$8", "“credit” ($0.01), then “other” ($7.99)"), ("$0.01", None)],
)
def test_of_what_a_cap_leaves_a_little_of_each_may_be_given(cap: str, both: str | None) -> None:
    found = broken(APART, credit(EIGHT), credit(EIGHT, name="other"), more=CAP.replace("AMOUNT", cap))
    assert [one.partition("them both: ")[2] for one in found] == ([] if both is None else [both])
