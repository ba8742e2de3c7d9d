"""An amount's text cut into tokens: values, names, signs, brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from leeway.offers.values import Currency

MOST_TOKENS = 200

_KEYWORD = (
    r"(?:of|and|or|min|max|to|from|through|per|ago|between|until|since|before|after|plus|minus)\b"
    r"|times\b(?=\s+(?!and\b)[\w($])"  # `2 times 3` is a mistake, `2 times` a count
)
_NUMBER = r"\d[\d.]*(?:,\d{3}(?!\d)[\d.]*)*"
_UNIT_WORD = rf"(?!{_KEYWORD})[^\W\d_]+(?![\w(])"
_UNIT = rf"{_UNIT_WORD}(?:[ -]{_UNIT_WORD})*"
_POINT = r"\d{4}-\d{2}-\d{2}(?:[ T]+\d{1,2}:\d{2})?(?!\d)|\d{1,2}:\d{2}(?!\d)"
_COMPOUND = rf"{_NUMBER}\s*{_UNIT_WORD}(?:\s+{_NUMBER}\s*{_UNIT_WORD})+"


@dataclass(frozen=True, slots=True)
class Token:
    """kind: value, name, sign (+ - * /), "(", ")", ",", bad, end."""

    kind: str
    text: str
    start: int
    end: int


@lru_cache(maxsize=8)
def _pattern(currency: Currency | None) -> re.Pattern[str]:
    marks = "|".join(re.escape(mark) for mark in (currency.symbol, currency.code) if mark) if currency else ""
    money = rf"(?:{marks}|[A-Z]{{3}}(?=\s*\d)|[$€£¥₹₩₽₺฿])" if marks else r"(?:[A-Z]{3}(?=\s*\d)|[$€£¥₹₩₽₺฿])"
    each = rf"(?:\s+per\s+{_UNIT})?"
    value = (
        rf"{_POINT}|{money}\s*{_NUMBER}{each}|{_NUMBER}\s*(?:%|{money}|[A-Z]{{3}}\b){each}"
        rf"|{_COMPOUND}|{_NUMBER}(?:\s*{_UNIT}{each})?"
    )
    return re.compile(
        rf"(?P<value>{value})|(?P<name>[^\W\d]\w*)|(?P<sign>[-+*/])|(?P<open>\()|(?P<close>\))|(?P<comma>,)|(?P<bad>\S)"
    )


_KINDS = {"open": "(", "close": ")", "comma": ","}


def tokens(text: str, currency: Currency | None) -> tuple[Token, ...]:
    """The tokens of a text, `end` last; no more than `MOST_TOKENS` and the end."""
    found: list[Token] = []
    for match in _pattern(currency).finditer(text):
        kind = match.lastgroup or "bad"
        if len(found) > MOST_TOKENS:
            break
        found.append(Token(_KINDS.get(kind, kind), match[0], match.start(), match.end()))
    return (*found, Token("end", "", len(text), len(text)))
