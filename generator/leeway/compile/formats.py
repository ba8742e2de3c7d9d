"""How the policy's locale writes amounts, asked of Babel once; the kernel only applies it (`leeway.offers.formats`)."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from babel import Locale
from babel.numbers import NumberPattern, get_decimal_symbol, get_group_symbol

from leeway.offers.language import language_of
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


def dates(locale: str) -> dict[str, str]:
    """The `dates` of policy.json: how a day is written with digits, `{d}.{m}.{y}`; nothing where English is spoken.

    There a day stays as it is in the policy file: 04/05 is a day in April for some who read English, and in May for others.
    """
    if language_of(locale) == "en":
        return {}
    pattern = str(Locale.parse(locale).datetime_skeletons["yMd"].pattern)
    places = {"d": "{d}", "M": "{m}", "y": "{y}"}
    return {"dates": re.sub(r"([dMy])\1*", lambda found: places[found[1]], pattern)}


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
