"""All goodwill in one case together is never more than an amount."""

from __future__ import annotations

import pytest

from tests.proofs.policies import credit, owed, policy, said
from tests.proofs.promises import SHARE, broken, rows

TEN = "goodwill in one case is never more than $10"
CAP = "caps:\n  most: {name: Most, over: goodwill, at_most: AMOUNT}\n"


def _two(one: str = "$8", other: str = "$8", more: str = "") -> tuple[str, str]:
    return credit(f"{{otherwise: , rep: {one}}}"), credit(f"{{otherwise: , rep: {other}}}", name="other", more=more)


def test_what_it_comes_to_and_of_what() -> None:
    first, second = credit("{otherwise: , rep: $5}"), credit("{otherwise: , rep: $5, boss: $5.01}", name="other")
    assert broken(TEN, first, second) == [
        "It makes no difference who the customer is. In “Only one” what the Supervisor may give may come to $10.01 together, more than $10: $5 of “credit”, "
        "$5.01 of “other”"
    ]
    assert [said for said, _ in rows(TEN, first, second)] == ["the row that decides, of credit", "the row that decides, of other"]
    assert broken(TEN, first, second.replace("$5.01", "$5")) == []


def test_what_is_owed_is_not_counted() -> None:
    assert broken(TEN, _two("$10")[0], owed("$500")) == []


def test_of_a_group_only_one_is_given() -> None:
    assert broken(TEN, *_two(), one_of="[credit, other]") == []
    (found,) = broken(TEN, *_two("$8", "$10.01"), one_of="[credit, other]")
    assert found.endswith("may come to $10.01 together, more than $10: $10.01 of “other”")


def test_of_groups_that_share_a_remedy_the_best_choice_counts() -> None:
    three = (*_two("$4", "$9"), credit("{otherwise: , rep: $5}", name="third"))
    groups = "[credit, other], [other, third]"
    nine = "goodwill in one case is never more than $9"
    assert broken(nine, *three, one_of=groups) == []  # $4 and $5, or $9
    (found,) = broken(nine, *(one.replace("$5", "$6") for one in three), one_of=groups)
    assert found.endswith("may come to $10 together, more than $9: $4 of “credit”, $6 of “third”")


@pytest.mark.parametrize(("cap", "holds"), [("$10", True), ("$10.01", False)])
def test_a_cap_over_all_of_it(cap: str, holds: bool) -> None:
    assert (broken(TEN, *_two(), more=CAP.replace("AMOUNT", cap)) == []) is holds


def test_under_a_cap_the_order_counts_where_one_is_rounded_in_large_steps() -> None:
    """$6 and then the rest of $12 down to five dollars are $11; the ten first, and then the rest of it, $12."""
    two = _two("$6", "$10", "    rounding: down to $5\n")
    cap = CAP.replace("AMOUNT", "$12")
    assert broken("goodwill in one case is never more than $12", *two, more=cap) == []
    (found,) = broken("goodwill in one case is never more than $11", *two, more=cap)
    assert found.endswith("may come to $12 together, more than $11: $10 of “other”, $2 of “credit”")


def test_with_too_many_orders_nothing_is_promised() -> None:
    names = ("one", "two", "three", "four", "five")
    many = [credit("{otherwise: , rep: $6}", name=name, more="    rounding: down to $5\n") for name in names]
    (found,) = said(policy(*many, more=CAP.replace("AMOUNT", "$12"), guarantees=(TEN,)), "guarantee-not-proved")
    assert found.startswith("it could not be proved that this holds for every customer (for")


def test_what_replaces_another_is_not_added_and_comes_back_when_it_is_refused() -> None:
    assert broken(TEN, *_two(more="    replaces: [credit]\n")) == []
    (found,) = broken(TEN, *_two("$80", "$5", "    replaces: [credit]\n"))
    assert found == (
        "It makes no difference who the customer is. In “Only one” (once they have refused “other”) what the Representative may give may come to $80 together, "
        "more than $10: $80 of “credit”"
    )


@pytest.mark.parametrize(
    ("rounding", "who"),
    [
        ("half up to $0.01", "the price is $0.05. In “Only one” what the Representative may give may come to $0.01 together"),
        ("up to $0.01", "the price is $0.01. In “Only one” what the Representative may give may come to $0.01 together"),
        ("half even to $0.01", "the price is $0.15. In “Only one” what the Representative may give may come to $0.02 together"),
        ("down to $0.01", None),
        ("exact", None),
    ],
)
def test_a_tenth_holds_exactly_and_fails_where_it_is_rounded_up(rounding: str, who: str | None) -> None:
    sentence = "goodwill in one case is never more than 10% of price"
    found = broken(sentence, credit("{otherwise: , rep: 10%}", goodwill=SHARE), rounding=rounding)
    assert [one.partition(", more than ")[0] for one in found] == ([] if who is None else [who])


def test_it_fails_exactly_and_holds_after_rounding() -> None:
    row = credit("{otherwise: , rep: $10 + $4 / 1000}")
    assert broken(TEN, row) == []
    assert len(broken(TEN, row, rounding="exact")) == 1
    assert len(broken(TEN, row, rounding="up to $0.01")) == 1


def test_worth() -> None:
    months = credit("{otherwise: , rep: 2 months}", goodwill="months", more="    worth: price\n")
    assert broken("goodwill in one case is never more than $0", months) == []
    (found,) = broken("goodwill in one case is never worth more than price", months)
    assert "may be worth $2 together, more than $1: 2 months of “credit”" in found
    assert broken("goodwill in one case is never worth more than 2 * price", months) == []
