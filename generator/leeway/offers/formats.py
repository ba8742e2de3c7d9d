"""How amounts are written for people: the policy's own marks and groups, as its locale has them.

Which way that is, the compiler has found out once and written into policy.json (`currency.format`); here it is only
applied, to exact numbers, so that the pages, the checker and the command line say the same in the same characters.
What people type in the policy file and in a case is another matter: that is always English (`values`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from leeway.offers.numbers import Number, text


@dataclass(frozen=True, slots=True)
class Format:
    """One way of writing numbers. In `money` and `percent` the digits stand in the place of `{}`.

    `grouping` is the size of the last group of digits, then that of all before it: 3 and 2 write 12,34,567.
    """

    point: str = "."
    group: str = ","
    grouping: tuple[int, int] = (3, 3)
    money: str = "{}"
    percent: str = "{}%"


ENGLISH = Format()


def read_format(written: Mapping[str, Any] | None, symbol: str) -> Format:
    """The format of a policy.json value; the English one, with the symbol at the amount, where there is none."""
    if written is None:
        return Format(money=f"{{}} {symbol}" if any(map(str.isalpha, symbol)) else f"{symbol}{{}}")
    last, before = written["grouping"]
    return Format(written["point"], written["group"], (last, before), written["money"], written["percent"])


def money(number: Number, decimals: int, format: Format) -> str:
    """An amount of money: whole without decimals (`$50`), else with all that its currency has (`$12.50`)."""
    return _placed(format.money, _written(text(number, 0 if number.denominator == 1 else decimals), format))


def percent(number: Number, format: Format) -> str:
    """A share: 1/2 is `50%`."""
    return _placed(format.percent, _written(text(number * 100), format))


def plain(number: Number, format: Format) -> str:
    """A number alone, with the decimals that it has."""
    return _written(text(number), format)


def _placed(pattern: str, digits: str) -> str:
    return pattern.replace("{}", digits)


def _written(digits: str, format: Format) -> str:
    """Plain decimal text with the format's marks."""
    whole, point, rest = digits.partition(".")
    last, before = format.grouping
    groups = [whole[-last:]]
    whole = whole[:-last]
    while whole:
        groups.append(whole[-before:])
        whole = whole[:-before]
    return format.group.join(reversed(groups)) + (format.point + rest if point else "")
