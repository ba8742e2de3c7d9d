"""Amounts in everyday words, shown as a policy writes them: `25 per cent of fare`, `greater of a or b`, `2 fare`, `25 euros`."""

from __future__ import annotations

import re
from fractions import Fraction

from leeway.draft.words import short
from leeway.keys import TIME_UNITS
from leeway.offers.numbers import Number, number
from leeway.offers.numbers import text as plain
from leeway.offers.units import counted, stem
from leeway.offers.values import Complaint, Currency
from leeway.shape.reading import Reading

_CENT = re.compile(r"(\d)\s*(?:per\s?cent|percent|pct)\b", re.IGNORECASE)
_MOST = r"greater|greatest|higher|highest|larger|largest|bigger|maximum"
_LEAST = r"lesser|least|lower|lowest|smaller|smallest|minimum"
_EITHER = re.compile(rf"(?:the\s+)?(?:({_MOST})|(?:{_LEAST}))\s+of\s+(.+)", re.DOTALL)
_WHICHEVER = re.compile(rf"(.+?),?\s+whichever\s+is\s+(?:the\s+)?(?:({_MOST})|(?:{_LEAST}|less))", re.DOTALL)
_BOUND = re.compile(
    r"(.*\S),?\s+(?:(?:but\s+)?(?:up\s+to|at\s+most|not?\s+more\s+than|capped\s+at|max(?:imum)?\.?)"
    r"|((?:but\s+)?(?:at\s+least|not?\s+less\s+than|min(?:imum)?\.?)))\s+([^\s(].*)",
    re.DOTALL,
)
_TIMES = {*map(stem, TIME_UNITS), "time", "times"}
_SMALL_COINS = ("cent", "penny", "pence", "pennie")
_MONEY = ("euro", "dollar", "franc", "yen", "rupee", "krona", "krone", "kroner", "peso", "zloty", *_SMALL_COINS)
CODES = ("USD", "EUR", "GBP", "CHF", "JPY", "CAD", "AUD", "NZD", "INR", "SEK", "NOK", "DKK", "PLN", "CNY", "MXN", "BRL", "ZAR")


def phrased(text: str, alone: bool) -> tuple[str, str] | None:
    """The code and the message for an amount that is said in words; `alone`: it is no part of a comparison."""
    if _CENT.search(text):
        fixed = short(_CENT.sub(r"\1%", text), 80)
        return "bad-unit-word", f"a percentage is written with its sign. Write: {fixed}"
    whichever, either = _WHICHEVER.fullmatch(text), _EITHER.fullmatch(text)
    if whichever or either:
        most, rest = (whichever[2], whichever[1]) if whichever else (either[1], either[2]) if either else (None, "")
        parts = [one for one in re.split(r"\s*,\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+", rest) if one]
        shown = f"{'max' if most else 'min'}({short(', '.join(parts), 80)})"
        return "bad-amount", f"the {'greater' if most else 'lesser'} of several amounts is a function. Write: {shown}"
    bound = _BOUND.fullmatch(text)
    plain_ends = bound and bound[1][-1] not in "+-*/(," and bound[3][0] not in "+-*/),"
    if bound and alone and plain_ends and bound[1].count("(") == bound[1].count(")"):
        base = re.sub(r"^the\s+|,?\s*(?:\bbut)?$", "", bound[1])
        shown = f"{'max' if bound[2] else 'min'}({short(base, 60)}, {short(bound[3], 40)})"
        kind = "least" if bound[2] else "most"
        return "bad-amount", f"the {kind} that an amount can be is a function. Write: {shown}"
    return None


def factor(r: Reading, value: Number, unit: str) -> str | None:
    """`2 * fare` for `2 fare` and `2x fare`, where what stands as a unit is a fact or a rate."""
    match = re.fullmatch(r"(?:([x×])\s+)?([a-z]\w*)", unit)
    if match is None or match[2] not in r.names:
        return None
    name = match[2]
    fact = r.facts.get(name)
    measure = fact.measure if fact else r.rates.get(name, "unread")
    own = stem(name) in r.units or stem(name) in _TIMES or stem(measure) == stem(name)
    own = own or (measure == "number" and name.endswith("s"))  # `2 films`, where the fact films is a number
    if not match[1] and (value == 1 or own or measure in ("unread", "choice", "yes or no")):
        return None
    return f"{plain(value)} * {name}"


def in_coins(text: str, currency: Currency | None, word: str) -> Complaint | None:
    """What to say about `25 euros`, `25 pence`, `25 cents`; `word` is the policy's own word for its money."""
    match = re.fullmatch(r"(\d[\d.,]*)\s+([^\W\d_]+)(\s+per\s.+)?", text)
    if match is None or currency is None:
        return None
    said, value = stem(match[2]), number(match[1])
    if said not in _MONEY or said == word or value is None:
        return None
    own = {"dollar": ("cent",), "euro": ("cent",), "pound": _SMALL_COINS[1:]}.get(word, ())
    if said in own and currency.decimals == 2:
        sign = f"{currency.symbol}{_places(value)}{match[3] or ''}"
        return Complaint("bad-money", f'money is written with its sign: {sign}, not "{short(text)}"')
    return Complaint("other-currency", f'"{short(text)}" is not in the currency of this policy, {currency.code}')


def _places(value: Number) -> str:
    whole, cents = divmod(int(value), 100)
    return f"{whole}.{cents:02}" if Fraction(value).denominator == 1 else f"{plain(Fraction(value) / 100)}"


def money_unit(unit: str) -> bool:
    """Whether a unit is a word or a code for money."""
    return unit in CODES or (stem(unit) in _MONEY and counted(unit))


def finer(text: str, currency: Currency | None) -> str | None:
    """How money that is finer than a coin is written: as a division, or with a comma for its thousands."""
    match = re.match(r"([^\d]*)(\d+)\.(\d+)(?:\s+per\s+(.+))?$", text)
    if match is None or currency is None or len(match[3]) <= currency.decimals:
        return None
    if len(match[3]) == 3 and match[3][-1] == "0" and match[2][0] != "0" and len(match[2]) <= 3 and not match[4]:
        return f"a comma groups thousands. Write: {match[1]}{match[2]},{match[3]}"
    digits = match[3].rstrip("0")
    parts, whole = 10 ** (len(digits)), int(match[2] + digits) if digits else 0
    if not whole or len(digits) > 9:
        return None
    unit = f" {match[4]}s * {match[4]}s" if match[4] else ""
    return f"it is finer than the smallest coin. In an amount, a finer price is a division: {match[1]}{whole:,} / {parts:,}{unit}"
