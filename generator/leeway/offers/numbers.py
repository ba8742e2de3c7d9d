"""Exact numbers: whole numbers and fractions inside, plain decimal text outside, never binary floating point.

A number is an `int`, or a `Fraction` where it is not whole. `round_to` is the one place where an amount loses digits.
"""

from __future__ import annotations

import re
from fractions import Fraction

Number = int | Fraction

_PLAIN = re.compile(r"(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?", re.ASCII)
MOST_DIGITS = 30


def number(text: str) -> Number | None:
    """The number that plain decimal text states ("1,250.50", "007", "0.5"), or None.

    No sign, no exponent; commas only between groups of three; at most 30 digits.
    """
    return _plain(text, MOST_DIGITS)


def _plain(text: str, most: int) -> Number | None:
    if len(text) > 2 * most or not _PLAIN.fullmatch(text):
        return None
    digits = text.replace(",", "")
    return None if len(digits.replace(".", "")) > most else whole_if_whole(Fraction(digits))


def whole_if_whole(value: Number) -> Number:
    """The same number as an `int` where it is whole: comparing ints is several times faster."""
    return value.numerator if value.denominator == 1 else value


def round_to(value: Number, unit: Number, mode: str) -> Number:
    """`value` as a multiple of `unit`. Modes: half up, half even, up, down (value >= 0); exact leaves it alone."""
    if mode == "exact":
        return value
    over = value.denominator * unit.numerator
    below, rest = divmod(value.numerator * unit.denominator, over)
    if not rest:
        return value
    if mode == "up":
        below += 1
    elif mode == "half up":
        below += 2 * rest >= over
    elif mode == "half even":
        below += 2 * rest > over or (2 * rest == over and below % 2 == 1)
    return whole_if_whole(Fraction(below * unit.numerator, unit.denominator))


def text(value: Number, decimals: int = 0) -> str:
    """Plain decimal text with at least `decimals` places; exact where the number ends, else cut to 10 places.

    Only amounts that no rounding was stated for can fail to end (a third of a month).
    """
    places = max(decimals, _places(value))
    scaled = abs(value) * 10**places
    digits = str(scaled.numerator // scaled.denominator).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def exact(value: Number) -> str:
    """The number as text that loses nothing: plain decimals where it ends ("0.5"), else a fraction ("7/12")."""
    return text(value) if ends(value) else f"{value.numerator}/{value.denominator}"


def read_exact(written: str) -> Number | None:
    """The number that `exact` wrote, or None. It may have a few digits more than people may write: 0.5% is 0.005."""
    above, slash, below = written.partition("/")
    if not slash:
        return _plain(written, MOST_DIGITS + 10)
    whole = above.isascii() and below.isascii() and above.isdigit() and below.isdigit() and int(below) > 0
    return whole_if_whole(Fraction(int(above), int(below))) if whole else None


def ends(value: Number) -> bool:
    """Whether the number ends in decimals: a half does, a third does not."""
    return value.denominator == 1 or pow(10, value.denominator.bit_length(), value.denominator) == 0


def _places(value: Number) -> int:
    """How many decimal places the number has, 10 where it has no end."""
    if not ends(value):
        return 10
    return next(places for places in range(value.denominator.bit_length() + 1) if 10**places % value.denominator == 0)
