"""Amounts as people type them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from leeway.desk.practice.amounts import read_amount, short
from leeway.offers.numbers import Number
from tests.desk.practice.learner import GERMAN, POLICIES, desk_of


@pytest.mark.parametrize(
    ("said", "unit", "number"),
    [
        ("$50", "money", 50),
        (" 50 ", "money", 50),
        ("50 USD", "money", 50),
        ("1,250.50", "money", Fraction("1250.5")),
        ("nothing", "money", 0),
        ("0", "money", 0),
        ("no", "money", 0),
        ("2 months", "months", 2),
        ("2", "months", 2),
        ("1 year", "months", 12),
        ("50%", "percent", Fraction(1, 2)),
        ("50", "percent", Fraction(1, 2)),
        ("yes", "yes or no", 1),
        ("No", "yes or no", 0),
        ("7/12", "years", Fraction(7, 12)),
        ("", "money", None),
        ("a lot", "money", None),
        ("€50", "money", None),
        ("5 gifts", "months", None),
        ("-5", "money", None),
        ("1e9", "money", None),
        ("maybe", "yes or no", None),
    ],
)
def test_an_amount_is_read_as_in_a_case(said: str, unit: str, number: Number | None) -> None:
    assert read_amount(said, unit, desk_of(POLICIES[0]).policy) == number


@pytest.mark.parametrize(
    ("said", "unit", "number"),
    [
        ("12,50 €", "money", Fraction("12.5")),
        ("1.250,50 €", "money", Fraction("1250.5")),
        ("1.250", "money", 1250),
        ("12.5", "money", Fraction("12.5")),
        ("€ 45", "money", 45),
        ("nichts", "money", 0),
        ("2 Monate", "months", 2),
        ("1 Monat", "months", 1),
        ("2 months", "months", 2),
        ("ja", "yes or no", 1),
        ("Nein", "yes or no", 0),
    ],
)
def test_in_german_it_is_read_with_german_marks(said: str, unit: str, number: Number) -> None:
    assert read_amount(said, unit, desk_of(GERMAN).policy) == number


@pytest.mark.parametrize(
    ("number", "unit"),
    [(50, "money"), (Fraction("12.5"), "money"), (Fraction(7, 12), "years"), (Fraction(1, 2), "percent"), (1, "yes or no")],
)
def test_what_is_kept_of_it_is_read_again(number: Number, unit: str) -> None:
    assert read_amount(short(number, unit), unit, desk_of(POLICIES[0]).policy) == number
