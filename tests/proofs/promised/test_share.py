"""What a lower level may give is at least a share of what a higher one may: broken by a cent, and held to the cent."""

from __future__ import annotations

import pytest

from tests.proofs.policies import credit
from tests.proofs.promises import SHARE, broken, rows

ANY = "what the rep may give is at least 50% of what any higher level may give"
ONE = "what the rep may give is at least 50% of what the boss may give"
HALF = "{otherwise: , rep: 50%, boss: 100%}"


def test_both_amounts_and_what_the_share_would_be() -> None:
    lower = "{when: {leaving: yes}, rep: 49%, boss: 100%}"
    assert broken(ANY, credit(lower, HALF, goodwill=SHARE)) == [
        "they may leave and the price is $1. Of “credit” the Representative may give $0.49, the Win-back team $1, of which 50% "
        "is $0.50"
    ]
    assert rows(ANY, credit(lower, HALF, goodwill=SHARE)) == [("the row that decides, of credit", lower)]


def test_only_the_levels_that_are_named() -> None:
    row = credit("{otherwise: , rep: $5, boss: $10, winback: $10.01}")
    assert broken(ONE, row) == []
    assert broken(ANY, row) == [
        "It makes no difference who the customer is. Of “credit” the Representative may give $5, the Win-back team $10.01, of which 50% is $5.005"
    ]


def test_only_the_remedies_that_are_named_and_nothing_that_is_owed() -> None:
    fine, bad = credit(HALF, goodwill=SHARE), credit("{otherwise: , rep: $1, boss: $9}", name="other")
    assert broken(f"{ANY}".replace("may give is", "may give of credit is"), fine, bad) == []
    assert len(broken(ANY, fine, bad)) == 1


@pytest.mark.parametrize(
    ("currency", "rounding", "who"),
    [
        ("USD", "half up to $0.01", None),
        ("USD", "up to $0.01", None),
        ("USD", "exact", None),
        ("USD", "half even to $0.01", "$0.01"),  # half a cent is rounded to the even number, which is none
        ("USD", "down to $0.01", "$0.01"),
        ("USD", "down to $5", "$5"),
        ("JPY", "half up to 1 JPY", None),
        ("JPY", "down to 1 JPY", "¥1"),
        ("KWD", "half up to 0.001 KWD", None),
        ("KWD", "down to 0.001 KWD", "KWD\N{NO-BREAK SPACE}0.001"),
    ],
)
def test_half_of_what_it_is_holds_exactly_and_may_fail_by_a_coin(currency: str, rounding: str, who: str | None) -> None:
    found = broken(ANY, credit(HALF, goodwill=SHARE), currency=currency, rounding=rounding)
    assert [one.partition(". Of")[0] for one in found] == ([] if who is None else [f"the price is {who}"])


def test_a_share_that_fails_exactly_may_hold_after_rounding() -> None:
    """A little less than half of a whole number of dollars is a half, to the dollar."""
    facts = "\n  price: {name: the price, ask: What?, unit: money}\n"
    row = credit("{otherwise: , rep: $1 + 49 / 100 * $1, boss: $3}")
    assert len(broken(ANY, row, facts=facts)) == 1
    assert broken(ANY, row.replace("49 / 100", "1499 / 3000"), facts=facts, rounding="half up to $0.50") == []


def test_yes_or_no() -> None:
    assert broken(ANY, credit("{otherwise: , rep: no, boss: yes}", goodwill="yes or no")) == [
        "It makes no difference who the customer is. Of “credit” the Representative may give nothing, the Win-back team yes"
    ]
    assert broken(ANY, credit("{otherwise: , rep: yes}", goodwill="yes or no")) == []


def test_where_the_policy_is_silent_for_the_lower_level_it_gives_nothing() -> None:
    assert len(broken(ANY, credit("{otherwise: , rep: undefined, boss: $5}"))) == 1
    assert broken(ANY, credit("{otherwise: , rep: undefined, boss: undefined}")) == []


def test_what_comes_back_when_the_other_is_refused_counts_too() -> None:
    first = credit("{otherwise: , rep: $1, boss: $9}")
    other = credit("{otherwise: , rep: $5}", name="other", more="    replaces: [credit]\n")
    (found,) = broken(ANY, first, other)
    assert "Of “credit” in “Only one” (once they have refused “other”) the Representative may give $1" in found
    owed = other.replace("goodwill: money", "owed:").replace("    limits:\n", "").replace("rep: $5", "amount: $5")
    assert broken(ANY, first, owed) == []  # what is owed is not refused
