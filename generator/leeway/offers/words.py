"""Values and small words in English: amounts, units, lists, the first letters and the ends of sentences."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from leeway.offers import formats
from leeway.offers.expressions import Unit
from leeway.offers.intervals import Amount
from leeway.offers.numbers import Number, ends, text
from leeway.offers.policy import Fact, Policy
from leeway.offers.ranges import Choices, Domain, Range
from leeway.offers.units import MOMENT, counted, named, parts_of, spoken
from leeway.offers.values import FIRST_DAY, NEVER, clock, iso, moment

_POINTS = {"date": iso, MOMENT: moment, "time": clock}


def value(number: Number, unit: Unit, policy: Policy) -> str:
    """One value with its unit: `$50`, `$12.50`, `50%`, `2 months`, `yes`, `2026-11-20`."""
    if unit == "money":
        return formats.money(number, policy.currency.decimals, policy.currency.format)
    if unit == "percent":
        return formats.percent(number, policy.currency.format)
    if unit == "yes or no":
        return "yes" if number else "no"
    if unit in _POINTS:
        return _POINTS[unit](number)
    rate = parts_of(unit)
    if rate:
        return f"{value(number, rate[0], policy)} per {rate[1]}"
    if not counted(unit):
        return formats.plain(number, policy.currency.format)
    pieces = spoken(number, unit)
    return " ".join(f"{formats.plain(said, policy.currency.format)} {named(said, word)}" for said, word in pieces)


def unrounded(number: Number, policy: Policy) -> str:
    """An amount of money with all its decimals, or where it has no end with dots: `$6.225`, `$33.3333...`."""
    if ends(number):
        return value(number, "money", policy)
    cut = Fraction(int(number * 10_000), 10_000)
    return f"{value(cut, 'money', policy)}..."


def bare(number: Number, unit: Unit, policy: Policy) -> str:
    """The value without the word of what is counted, where that follows: `1` of 2 gifts, but `$20` of $50."""
    return formats.plain(number, policy.currency.format) if counted(unit) else value(number, unit, policy)


def exact(number: Number, unit: Unit, policy: Policy) -> str:
    """The value as a machine reads it: `50.00`, `2`, `yes`."""
    if unit == "yes or no":
        return "yes" if number else "no"
    return text(number, policy.currency.decimals if unit == "money" else 0)


def amount(found: Amount, unit: Unit, policy: Policy) -> str:
    """An amount that may not be known yet: `$50`, `at least $25, at most $50`, `at most $50`, `depends`."""
    if found.exact is not None:
        return value(found.exact, unit, policy)
    if unit == "yes or no" or found.mute or found.most == 0:
        return "depends"
    low = f"at least {value(found.sure, unit, policy)}" if found.sure > 0 else ""
    high = f"at most {value(found.most, unit, policy)}" if found.most is not None else ""
    return ", ".join(part for part in (low, high) if part) or "depends"


def fact_value(fact: Fact, domain: Domain, policy: Policy) -> str:
    """What a known fact is: the choice's own words, or the value with its unit."""
    if isinstance(domain, Choices):
        word = domain.among[0]
        return str(fact.texts["choices"][word]) if fact.kind == "choice" else word
    assert isinstance(domain, Range)
    if fact.kind == "date" and domain.low == FIRST_DAY and "from_log" in fact.texts:
        return NEVER
    return value(domain.low, fact.unit, policy)


def capital(sentence: str) -> str:
    """The sentence with its first letter large, behind a bracket or quote too."""
    start = next((place for place, letter in enumerate(sentence) if letter not in "(“\"'"), 0)
    return sentence[:start] + sentence[start : start + 1].upper() + sentence[start + 1 :]


def sentence(said: str) -> str:
    """The text ended like a sentence."""
    return said if said.endswith((".", "!", "?")) else said + "."


def said(text: str) -> str:
    """A policy's own words as a sentence of an answer: with a capital, and an end."""
    return capital(sentence(text))


def lower(said: str) -> str:
    """The text with a small first letter, for the middle of a sentence; an abbreviation keeps its capitals."""
    return said if said[1:2].isupper() else said[:1].lower() + said[1:]


def listed(said: Sequence[str]) -> str:
    """Several things in a row: "a", "a and b", "a, b and c"."""
    return " and ".join(part for part in (", ".join(said[:-1]), *said[-1:]) if part)
