"""Reading numbers, units and values as people write them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from leeway.offers.numbers import number, round_to, text
from leeway.offers.units import convert, stem
from leeway.offers.values import Complaint, Currency, Literal, literal

DOLLARS = Currency("USD", "$", 2)


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("$25", 25, "money"),
        ("$1,250.50", Fraction(2501, 2), "money"),
        ("25 USD", 25, "money"),
        ("USD 25", 25, "money"),
        ("50%", Fraction(1, 2), "percent"),
        ("12.5 %", Fraction(1, 8), "percent"),
        ("12 years", 12, "years"),
        ("2  working   days", 2, "working days"),
        ("010", 10, "number"),
        ("yes", 1, "yes or no"),
        ("2024-02-29", 738945, "date"),
    ],
)
def test_a_value_means_what_it_says(written: str, value: int | Fraction, unit: str) -> None:
    assert literal(written, DOLLARS) == Literal(value, unit)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", "bad-value"),
        ("-3", "bad-value"),
        ("1e5", "bad-value"),
        ("$1,25", "bad-value"),
        ("$", "bad-value"),
        ("٣", "bad-value"),
        ("9" * 31, "bad-value"),
        ("9" * 1_000_000, "bad-value"),
        ("2026-02-30", "bad-date"),
        ("$0.005", "bad-money"),
        ("€40", "other-currency"),
        ("40 EUR", "other-currency"),
        ("nan", "bad-value"),
        ("Infinity", "bad-value"),
    ],
)
def test_what_is_no_value_is_refused(written: str, code: str) -> None:
    found = literal(written, DOLLARS)
    assert isinstance(found, Complaint)
    assert found.code == code
    assert len(found.message) < 150


def test_a_currency_without_decimals_takes_none() -> None:
    yen = Currency("JPY", "¥", 0)
    assert literal("¥1,000", yen) == Literal(1000, "money")
    assert isinstance(literal("¥10.5", yen), Complaint)


@pytest.mark.parametrize(
    ("word", "singular"),
    [
        ("years", "year"),
        ("Working  Days", "working day"),
        ("boxes", "box"),
        ("batteries", "battery"),
        ("glass", "glass"),
        ("passes", "pass"),
        ("money", "money"),
        ("s", "s"),
    ],
)
def test_two_spellings_of_a_unit_share_a_stem(word: str, singular: str) -> None:
    assert stem(word) == singular


@pytest.mark.parametrize(
    ("value", "unit", "other", "there"),
    [
        (18, "months", "years", Fraction(3, 2)),
        (2, "weeks", "days", 14),
        (36, "hours", "days", Fraction(3, 2)),
        (1, "month", "days", None),
        (1, "working day", "days", None),
        (3, "gifts", "gift", 3),
    ],
)
def test_units_convert_exactly_or_not_at_all(value: int, unit: str, other: str, there: int | Fraction | None) -> None:
    assert convert(value, unit, other) == there


@pytest.mark.parametrize(
    ("mode", "cents"),
    [
        ("half up", ["0.12", "0.13", "0.14"]),
        ("half even", ["0.12", "0.12", "0.14"]),
        ("up", ["0.12", "0.13", "0.14"]),
        ("down", ["0.12", "0.12", "0.13"]),
    ],
)
def test_rounding_does_what_its_name_says(mode: str, cents: list[str]) -> None:
    amounts = [Fraction("0.12"), Fraction("0.125"), Fraction("0.135")]
    assert [text(round_to(amount, Fraction("0.01"), mode), 2) for amount in amounts] == cents
    assert round_to(Fraction(1, 3), Fraction("0.01"), "exact") == Fraction(1, 3)


def test_rounding_can_be_to_any_unit() -> None:
    assert round_to(37, 25, "half up") == 25
    assert round_to(Fraction("37.5"), 25, "half up") == 50
    assert round_to(1, 25, "up") == 25


def test_plain_text_of_numbers_is_exact() -> None:
    assert text(Fraction(1, 2**20)) == "0.00000095367431640625"
    assert text(50, 2) == "50.00"
    assert text(Fraction(1, 3)) == "0.3333333333"
    assert number("1,234") == 1234
    assert number("1234,567") is None
