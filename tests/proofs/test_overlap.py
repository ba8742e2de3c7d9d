"""Two rows that apply to one customer, of which the upper gives less, are told; exceptions that are meant are not."""

from __future__ import annotations

import pytest

from tests.proofs.policies import at, credit, policy, problems, said

REST = "{otherwise: , rep: $1}"


@pytest.mark.parametrize(
    ("upper", "lower", "who", "amounts"),
    [
        (
            "{when: {tenure: at most 4 years}, rep: $5}",
            "{when: {tenure: at least 4 years}, rep: $9}",
            "time with us is 4 years",
            "$5 $9",
        ),
        (
            "{when: {tenure: at most 4 years}, rep: $9}",
            "{when: {tenure: at least 4 years}, rep: $5}",
            "time with us is 4 years",
            "$9 $5",
        ),
        (
            "{when: {leaving: yes}, rep: $5}",
            "{when: {tenure: at least 4 years}, rep: $9}",
            "time with us is 4 years and they may leave",
            "$5 $9",
        ),
        (
            "{when: {leaving: yes}, rep: $5}",
            "{when: {tenure: at least 4 years}, rep: 10% of price}",
            "time with us is 4 years, they may leave and the price is $60",
            "$5 $6",
        ),
    ],
)
def test_the_better_row_comes_too_late(upper: str, lower: str, who: str, amounts: str) -> None:
    text = policy(credit(upper, lower, REST))
    (found,) = problems(text)
    one, other = amounts.split()
    assert found.message == (
        f'two rows of "credit" apply to this customer: {who}. This one decides, as it comes first, and gives the Representative '
        f"{one}; the other one would give {other}"
    )
    assert (found.code, found.severity, at(text, found)) == ("overlap", "warning", upper)
    assert [at(text, found.__class__("", "", related.span)) for related in found.related] == [lower]


def test_the_level_is_named_for_which_it_makes_a_difference() -> None:
    upper = "{when: {leaving: yes}, rep: $5, boss: $6}"
    lower = "{when: {tenure: at least 4 years}, rep: $5, boss: $9}"
    (found,) = said(policy(credit(upper, lower, REST)), "overlap")
    assert "gives the Supervisor $6; the other one would give $9" in found


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("{when: {tenure: under 4 years}, rep: $5}", "{when: {tenure: at least 4 years}, rep: $9}"),
        ("{when: {leaving: yes}, rep: $9}", "{when: {tenure: at least 4 years}, rep: $5}"),  # the better one on top
        (
            "{when: {leaving: yes, tenure: at least 4 years}, rep: $5}",
            "{when: {tenure: at least 4 years}, rep: $9}",
        ),  # an exception
        ("{when: {leaving: yes}, rep: none}", "{when: {tenure: at least 4 years}, rep: $9}"),  # a refusal
        ("{when: {leaving: yes}, rep: undefined}", "{when: {tenure: at least 4 years}, rep: $9}"),
        ("{when: {leaving: yes}, rep: $5}", "{when: {tenure: at least 4 years}, rep: $5}"),
        ("{when: {leaving: yes}, rep: $5}", "{when: {leaving: no, tenure: at least 4 years}, rep: $9}"),
        ("{when: {price: under $50, leaving: yes}, rep: $5}", "{when: {price: over $49.99}, rep: $9}"),
    ],
)
def test_rows_that_stand_as_they_should(upper: str, lower: str) -> None:
    assert said(policy(credit(upper, lower, REST)), "overlap") == []


@pytest.mark.parametrize(("rounding", "told"), [("half up to $0.01", False), ("half up to $1", True), ("down to $1", False)])
def test_less_is_what_is_less_after_rounding(rounding: str, told: bool) -> None:
    """$4.75 is less than $5.25: rounded half up to a dollar both are $5, unless the upper one falls to $4."""
    upper, lower = "{when: {leaving: yes}, rep: $4.49}", "{when: {tenure: at least 4 years}, rep: $4.51}"
    if rounding == "half up to $0.01":
        lower = lower.replace("$4.51", "$4 + $495 / 1000")  # $4.495 comes to $4.50
        upper = upper.replace("$4.49", "$4.50")
    assert bool(said(policy(credit(upper, lower, REST), rounding=rounding), "overlap")) is told
