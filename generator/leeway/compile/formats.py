"""How the policy's locale writes amounts, asked of Babel once; the kernel only applies it (`leeway.offers.formats`)."""

from __future__ import annotations

import unicodedata
from typing import Any

from babel import Locale
from babel.numbers import NumberPattern, get_decimal_symbol, get_group_symbol

from leeway.offers.values import Currency

_NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def number_format(currency: Currency, locale: str) -> dict[str, Any]:
    """The `format` of policy.json: the marks, the sizes of the groups, and where the signs of money and per cent stand.

    Digits are 0 to 9 in every locale, as in the policy file.
    """
    known = Locale.parse(locale)
    return {
        "point": get_decimal_symbol(known),
        "group": get_group_symbol(known),
        "grouping": list(known.decimal_formats[None].grouping),
        "money": _money(known.currency_formats["standard"], currency.symbol),
        "percent": _around(known.percent_formats[None], "%"),
    }


def _money(pattern: NumberPattern, symbol: str) -> str:
    """The symbol before or after, and never letters right at a digit: `KWD 1` where Babel writes KWD1 (CLDR has it so)."""
    before, after = _around(pattern, symbol).split("{}")
    if before and _needs_space(before[-1]):
        before += _NO_BREAK_SPACE
    if after and _needs_space(after[0]):
        after = _NO_BREAK_SPACE + after
    return f"{before}{{}}{after}"


def _around(pattern: NumberPattern, symbol: str) -> str:
    return f"{pattern.prefix[0]}{{}}{pattern.suffix[0]}".replace("¤", symbol)


def _needs_space(letter: str) -> bool:
    """Whether a digit would run into it: not a sign such as $, not a space, not a mark of direction that cannot be seen."""
    return unicodedata.category(letter)[0] not in "SZC"
