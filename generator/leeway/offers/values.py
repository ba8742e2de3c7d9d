"""Reading one value that a person wrote: `$25`, `50%`, `12 years`, `2026-11-20`, `yes`.

The policy's loader and a case's facts are read by the same functions, so that a word means the same in both.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from fractions import Fraction

from leeway.offers.formats import ENGLISH, Format
from leeway.offers.numbers import Number, number, whole_if_whole

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_COUNTED = re.compile(r"([\d.,]+)\s*([^\W\d_][^\d]*)")
_OTHER_MONEY = re.compile(r"(?:[A-Z]{3}|[$€£¥₹₩₽₺฿])\s*[\d.,]+|[\d.,]+\s*(?:[A-Z]{3}|[$€£¥₹₩₽₺฿])")
NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Currency:
    """The policy's currency: ISO code, the symbol its people write, and how many decimals its smallest unit has.

    `format` is how amounts are shown to people; reading one needs none.
    """

    code: str
    symbol: str
    decimals: int
    format: Format = ENGLISH


@dataclass(frozen=True, slots=True)
class Literal:
    """One written value: a number with its unit. A date counts days (proleptic Gregorian ordinal); yes is 1, no is 0."""

    value: Number
    unit: str


@dataclass(frozen=True, slots=True)
class Complaint:
    """Why a text is no value: a code, and a sentence without the place (the caller knows where it stood)."""

    code: str
    message: str


def literal(text: str, currency: Currency) -> Literal | Complaint:
    """The value that `text` writes, with its unit as written; a bare number has the unit `number`."""
    text = text.strip()
    if text in ("yes", "no"):
        return Literal(int(text == "yes"), "yes or no")
    if _DATE.fullmatch(text):
        return _date(text)
    if text.endswith("%"):
        return _number(text[:-1].rstrip(), text, "percent")
    money = _money_digits(text, currency)
    if money is not None:
        return _money(money, text, currency)
    counted = _COUNTED.fullmatch(text)
    if _OTHER_MONEY.fullmatch(text):
        return Complaint("other-currency", f'"{text}" is not in the currency of this policy, {currency.code}')
    if counted:
        return _number(counted[1], text, " ".join(counted[2].split()))
    return _number(text, text, "number")


def iso(ordinal: Number) -> str:
    """The ISO text of a date value."""
    return datetime.date.fromordinal(int(ordinal)).isoformat()


def _date(text: str) -> Literal | Complaint:
    try:
        return Literal(datetime.date.fromisoformat(text).toordinal(), "date")
    except ValueError:
        return Complaint("bad-date", f'there is no day "{text}" in the calendar')


def _money_digits(text: str, currency: Currency) -> str | None:
    """The digits of an amount of the policy's currency, written with its symbol or code, before or after."""
    for mark in (currency.code, currency.symbol):
        for rest in (text.removeprefix(mark), text.removesuffix(mark)):
            if rest != text and (rest == "" or not rest.strip(" ")[:1].isalpha()):
                return rest.strip()
    return None


def _money(digits: str, text: str, currency: Currency) -> Literal | Complaint:
    found = _number(digits, text, "money")
    if isinstance(found, Literal) and len(digits.partition(".")[2]) > currency.decimals:
        places = f"{currency.decimals} decimals" if currency.decimals else "no decimals"
        return Complaint("bad-money", f'"{text}" is finer than {currency.code} can pay, which has {places}')
    return found


def _number(digits: str, text: str, unit: str) -> Literal | Complaint:
    value = number(digits)
    if value is None:
        shown = text if len(text) <= 40 else text[:37] + "..."
        return Complaint("bad-value", f'"{shown}" is not a value: write for example 25, 50%, 12 years or 2026-11-20')
    if unit == "percent":
        value = whole_if_whole(Fraction(value) / 100)
    return Literal(value, unit)
