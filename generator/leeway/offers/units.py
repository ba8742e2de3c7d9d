"""Units: which words mean the same one, and which convert into each other exactly.

A unit is a word: `money`, `percent`, `number`, `date`, `date and time`, `time`, `yes or no`, `choice`, or the plural of whatever
is counted (`years`, `working days`, `passengers`). What each of something counted is worth has a unit of both: `money per day`.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from leeway.offers.numbers import Number, ends, whole_if_whole

NOT_COUNTED = ("money", "percent", "number", "date", "date and time", "time", "yes or no", "choice")
MOMENT = "date and time"
TIMES = "times"  # how often; its singular is also the word for a time of day
_PER = " per "

# How many of the family's smallest unit. A month has no exact number of days: no way from one family to the other.
_FAMILIES: tuple[dict[str, int], ...] = (
    {"month": 1, "year": 12},
    {"minute": 1, "hour": 60, "day": 24 * 60, "week": 7 * 24 * 60},
)
# What Leeway has words for, by the name that they have in the texts.
_OWN = {one: one.replace(" ", "_") for one in (*_FAMILIES[0], *_FAMILIES[1], "working day", TIMES)}

# Plurals in -ies whose singular ends in -ie, not -y.
_IE = frozenset(("movies", "cookies", "calories", "brownies", "smoothies", "hoodies", "selfies", "freebies", "pixies"))


@lru_cache(maxsize=1_000)
def stem(unit: str) -> str:
    """The singular that two spellings of a unit share: `year` for year and years, `working day` for working days."""
    unit = " ".join(unit.split()).lower()
    if unit in NOT_COUNTED or unit == TIMES:
        return unit
    if unit in _IE:
        return unit[:-1]
    for ending, instead in (("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("ies", "y")):
        if unit.endswith(ending) and len(unit) > len(ending) + 1:
            return unit[: -len(ending)] + instead
    return unit[:-1] if unit.endswith("s") and not unit.endswith("ss") and len(unit) > 1 else unit


def counted(unit: str) -> bool:
    """Whether the unit is something counted, like years or passengers."""
    return unit not in NOT_COUNTED and _PER not in unit


def per(above: str, below: str) -> str:
    """The unit of what one of something counted is worth: `money per day`."""
    return f"{above}{_PER}{stem(below)}"


def parts_of(unit: str) -> tuple[str, str] | None:
    """`money` and `day` of `money per day`; None for any other unit."""
    above, mark, below = unit.partition(_PER)
    return (above, below) if mark else None


def factor(from_unit: str, to_unit: str) -> Fraction | None:
    """How many `to_unit` one `from_unit` is, exactly, or None where there is no exact way."""
    rates = parts_of(from_unit), parts_of(to_unit)
    if rates[0] and rates[1]:
        inverse = factor(rates[0][1], rates[1][1])
        return 1 / inverse if inverse and stem(rates[0][0]) == stem(rates[1][0]) else None
    one, other = stem(from_unit), stem(to_unit)
    if one == other:
        return Fraction(1)
    for family in _FAMILIES:
        if one in family and other in family:
            return Fraction(family[one], family[other])
    return None


def convert(value: Number, from_unit: str, to_unit: str) -> Number | None:
    """`value` in another unit, exactly, or None where there is no exact way."""
    times = factor(from_unit, to_unit)
    return None if times is None else whole_if_whole(value * times)


def spoken(value: Number, unit: str) -> tuple[tuple[Number, str], ...]:
    """The value in the units to say it in: one without an end (7/12 years) with the next finer unit in which it has one.

    That is `2 years` and `7 months`; of what has no finer unit the value as it is.
    """
    family = next((family for family in _FAMILIES if stem(unit) in family), {})
    for other in sorted(family, key=lambda word: -family[word]):
        if family[other] < family[stem(unit)] and not ends(value):
            whole = value // 1
            finer = whole_if_whole((value - whole) * Fraction(family[stem(unit)], family[other]))
            if ends(finer):
                return ((whole, unit), (finer, f"{other}s")) if whole else ((finer, f"{other}s"),)
    return ((value, unit),)


def named(value: Number, unit: str) -> str:
    """The unit's word for that many, as a policy file has it: `1 year`, `2 years`. Uses the policy's own plural."""
    if value == 1 and unit == TIMES:
        return "time"
    return stem(unit) if value == 1 else unit


def own(unit: str) -> str | None:
    """The name of a unit that is not the policy's: `year` for years, `working_day` for working days."""
    return _OWN.get(stem(unit))


def singular(unit: str, lowers: bool) -> str:
    """One of what a policy counts in words of its own; where nouns keep their capital, so does the policy's word."""
    one = stem(unit)
    if lowers:
        return one
    kept = unit[: len(one)] if unit.lower().startswith(one) else one
    return kept[:1].upper() + kept[1:]
