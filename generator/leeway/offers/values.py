"""Reading one value that a person wrote: `$25`, `50%`, `12 years`, `2026-11-20`, `yes`.

The policy's loader and a case's facts are read by the same functions, so that a word means the same in both.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from fractions import Fraction

from leeway.offers import formats
from leeway.offers.language import ENGLISH, Language
from leeway.offers.numbers import Number, number, whole_if_whole
from leeway.offers.units import MOMENT, TIMES, counted, factor, per

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(r"(\d{1,2}):(\d{2})", re.ASCII)
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T]+(\d{1,2}:\d{2})", re.ASCII)
_COMPOUND = re.compile(r"(?:[\d.,]+\s*[^\W\d_]+\s+)+[\d.,]+\s*[^\W\d_]+")
_PIECE = re.compile(r"([\d.,]+)\s*([^\W\d_]+)")
_COUNTED = re.compile(r"([\d.,]+)\s*([^\W\d_][^\d]*)")
_OTHER_MONEY = re.compile(r"(?:[A-Z]{3}|[$€£¥₹₩₽₺฿])\s*[\d.,]+|[\d.,]+\s*(?:[A-Z]{3}|[$€£¥₹₩₽₺฿])")
NOT_KNOWN = "not known"
NEVER = "never"
DAY = 24 * 60  # minutes
FIRST_DAY, LAST_DAY = 1, 3652059  # 0001-01-01 and 9999-12-31, the calendar's ends


@dataclass(frozen=True, slots=True)
class Currency:
    """The policy's currency: ISO code, the symbol its people write, and how many decimals its smallest unit has.

    `format` is how amounts are shown to people; reading one needs none.
    """

    code: str
    symbol: str
    decimals: int
    format: formats.Format = formats.ENGLISH


@dataclass(frozen=True, slots=True)
class Literal:
    """One written value: a number with its unit.

    A date counts days (proleptic Gregorian ordinal), a time of day the minutes since midnight, a date with its time the
    minutes since day 0; yes is 1, no is 0.
    """

    value: Number
    unit: str


@dataclass(frozen=True, slots=True)
class Complaint:
    """Why a text is no value: a code, and a sentence without the place (the caller knows where it stood).

    `message` is in English; `key` and `parts` are what it is made of in any language, where the catalogue has it.
    """

    code: str
    message: str
    key: str = ""
    parts: tuple[tuple[str, str], ...] = ()

    def said(self, language: Language) -> str:
        """The sentence in a language; as it is where it has no key."""
        return language.say(self.key, **dict(self.parts)) if self.key else self.message


def complaint(code: str, key: str, /, **parts: str) -> Complaint:
    """A complaint whose sentence stands in the catalogue."""
    return Complaint(code, ENGLISH.say(key, **parts), key, tuple(parts.items()))


def literal(text: str, currency: Currency) -> Literal | Complaint:
    """The value that `text` writes, with its unit as written; a bare number has the unit `number`."""
    text = text.strip()
    if text in ("yes", "no"):
        return Literal(int(text == "yes"), "yes or no")
    point = _point(text)
    if point is not None:
        return point
    rate, mark, each = text.partition(" per ")
    if mark:
        return _rate(rate, " ".join(each.split()), text, currency)
    if text.endswith("%"):
        return _number(text[:-1].rstrip(), text, "percent")
    money = _money_digits(text, currency)
    if money is not None:
        return _money(money, text, currency)
    found = _COUNTED.fullmatch(text)
    if _OTHER_MONEY.fullmatch(text):
        return complaint("other-currency", "value.other_currency", text=text, code=currency.code)
    if found:
        unit = " ".join(found[2].split())
        return _number(found[1], text, TIMES if unit.lower() == "time" else unit)
    return _compound(text) if _COMPOUND.fullmatch(text) else _number(text, text, "number")


def iso(ordinal: Number) -> str:
    """The ISO text of a date value."""
    return datetime.date.fromordinal(int(ordinal)).isoformat()


def clock(minutes: Number) -> str:
    """The text of a time of day: `09:05`."""
    return f"{int(minutes) // 60:02}:{int(minutes) % 60:02}"


def moment(minutes: Number) -> str:
    """The text of a date with its time: `2026-11-20 12:30`."""
    return f"{iso(int(minutes) // DAY)} {clock(int(minutes) % DAY)}"


def _point(text: str) -> Literal | Complaint | None:
    """A date, a time of day, or both."""
    if _DATE.fullmatch(text):
        return _date(text)
    if _TIME.fullmatch(text):
        return _time(text)
    both = _MOMENT.fullmatch(text)
    if both is None:
        return None
    day, time = _date(both[1]), _time(both[2])
    if isinstance(day, Complaint) or isinstance(time, Complaint):
        return day if isinstance(day, Complaint) else time
    return Literal(day.value * DAY + time.value, MOMENT)


def _time(text: str) -> Literal | Complaint:
    hours, _, minutes = text.partition(":")
    if int(hours) > 23 or int(minutes) > 59:
        return complaint("bad-time", "value.bad_time", text=text)
    return Literal(int(hours) * 60 + int(minutes), "time")


def _rate(amount: str, each: str, text: str, currency: Currency) -> Literal | Complaint:
    """So much for each: `$4.00 per day`, `2 bags per passenger`."""
    above = literal(amount, currency)
    if isinstance(above, Complaint):
        return above
    priced = above.unit in ("money", "percent") or counted(above.unit)
    if not priced or not each or not counted(each) or any(map(str.isdigit, each)):
        return complaint("bad-value", "value.bad_rate", text=_short(text))
    return Literal(above.value, per(above.unit, each))


def _compound(text: str) -> Literal | Complaint:
    """Several counts of one family, the greater first: `3 hours 10 minutes`, in the unit that comes last."""
    pieces = [(number(digits), unit) for digits, unit in _PIECE.findall(text)]
    last = pieces[-1][1]
    total: Number = 0
    bigger: Fraction | None = None
    for value, unit in pieces:
        times = factor(unit, last)
        if value is None or times is None or (bigger is not None and times >= bigger):
            return complaint("bad-value", "value.bad_compound", text=_short(text))
        total, bigger = total + value * times, times
    return Literal(whole_if_whole(total), last)


def _date(text: str) -> Literal | Complaint:
    try:
        return Literal(datetime.date.fromisoformat(text).toordinal(), "date")
    except ValueError:
        return complaint("bad-date", "value.bad_date", text=text)


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
        if not currency.decimals:
            return complaint("bad-money", "value.no_decimals", text=text, code=currency.code)
        return complaint("bad-money", "value.too_fine", text=text, code=currency.code, decimals=str(currency.decimals))
    return found


def _number(digits: str, text: str, unit: str) -> Literal | Complaint:
    value = number(digits)
    if value is None:
        return complaint("bad-value", "value.bad", text=_short(text))
    if unit == "percent":
        value = whole_if_whole(Fraction(value) / 100)
    return Literal(value, unit)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."
