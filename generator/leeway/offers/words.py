"""Values and small words for people: amounts, units, lists, the first letters and the ends of sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from leeway.offers import formats
from leeway.offers.expressions import Unit
from leeway.offers.intervals import Amount
from leeway.offers.language import ENGLISH, Language
from leeway.offers.numbers import Number, ends, text
from leeway.offers.policy import Fact, Policy
from leeway.offers.ranges import Choices, Domain, Range
from leeway.offers.units import MOMENT, counted, own, parts_of, singular, spoken
from leeway.offers.values import FIRST_DAY, NEVER, clock, iso, moment


def value(number: Number, unit: Unit, policy: Policy) -> str:
    """One value with its unit: `$50`, `$12.50`, `50%`, `2 months`, `yes`, `2026-11-20`."""
    if unit == "money":
        return formats.money(number, policy.currency.decimals, policy.currency.format)
    if unit == "percent":
        return formats.percent(number, policy.currency.format)
    if unit == "yes or no":
        return policy.language.say("yes" if number else "no")
    if unit in _POINTS:
        return _POINTS[unit](number, policy)
    rate = parts_of(unit)
    if rate:
        each = unit_word(1, rate[1], policy.language)
        return policy.language.say("each", amount=value(number, rate[0], policy), unit=each)
    if not counted(unit):
        return formats.plain(number, policy.currency.format)
    return " ".join(_counted(said, word, policy) for said, word in spoken(number, unit))


def _counted(number: Number, unit: Unit, policy: Policy) -> str:
    written = formats.plain(number, policy.currency.format)
    return policy.language.say("counted", n=written, unit=unit_word(number, unit, policy.language))


def unit_word(number: Number, unit: str, language: Language) -> str:
    """The unit's word for that many: `1 year`, `2 years`. Of what only the policy counts it is the policy's own word."""
    known = own(unit)
    if known:
        return language.many(f"unit.{known}", number)
    return singular(unit, language.lowers) if number == 1 else unit


def day(ordinal: Number, policy: Policy) -> str:
    """A day as people read it beside others: `20.11.2026`; `2026-11-20` where the policy's language has that."""
    return _day(iso(ordinal), policy)


def _day(written: str, policy: Policy) -> str:
    if not policy.dates:
        return written
    year, month, number = written.split("-")
    return policy.dates.replace("{d}", number).replace("{m}", month).replace("{y}", year)


def when(written: str, policy: Policy) -> str:
    """A day, or a moment, that is written as a machine reads it: `2026-11-20 12:30`."""
    date, _, time = written.partition(" ")
    said = _day(date, policy)
    return policy.language.say("moment", day=said, clock=time) if time else said


_POINTS: Mapping[str, Callable[[Number, Policy], str]] = {
    "date": day,
    MOMENT: lambda minutes, policy: when(moment(minutes), policy),
    "time": lambda minutes, policy: policy.language.say("time", clock=clock(minutes)),
}


def unrounded(number: Number, policy: Policy) -> str:
    """An amount of money with all its decimals, or where it has no end with dots: `$6.225`, `$33.3333...`."""
    if ends(number):
        return value(number, "money", policy)
    cut = Fraction(int(number * 10_000), 10_000)
    return policy.language.say("amount.unrounded", amount=value(cut, "money", policy))


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
    say = policy.language.say
    if found.exact is not None:
        return value(found.exact, unit, policy)
    if unit == "yes or no" or found.mute or found.most == 0:
        return say("amount.depends")
    low = say("amount.least", amount=value(found.sure, unit, policy)) if found.sure > 0 else ""
    high = say("amount.most", amount=value(found.most, unit, policy)) if found.most is not None else ""
    return ", ".join(part for part in (low, high) if part) or say("amount.depends")


def fact_value(fact: Fact, domain: Domain, policy: Policy) -> str:
    """What a known fact is: the choice's own words, or the value with its unit."""
    if isinstance(domain, Choices):
        word = domain.among[0]
        return str(fact.texts["choices"][word]) if fact.kind == "choice" else policy.language.say(word)
    assert isinstance(domain, Range)
    if fact.kind == "date" and domain.low == FIRST_DAY and "from_log" in fact.texts:
        return policy.language.say(NEVER)
    return value(domain.low, fact.unit, policy)


_KINDS = {
    "money": "kind.money",
    "percent": "kind.percent",
    "number": "kind.number",
    "date": "kind.date",
    "time": "kind.time",
    MOMENT: "kind.moment",
}


def kind(unit: str, policy: Policy) -> str:
    """What a value of the unit is: "an amount of money", "counted in years"."""
    say = policy.language.say
    return say(_KINDS[unit]) if unit in _KINDS else say("kind.counted", unit=unit_word(2, unit, policy.language))


def quoted(name: str, policy: Policy) -> str:
    """A name of the policy in a sentence: “Free month”."""
    return policy.language.say("quoted", text=name)


def capital(sentence: str) -> str:
    """The sentence with its first letter large, behind a bracket or quote too."""
    start = next((place for place, letter in enumerate(sentence) if letter not in "(“„\"'"), 0)
    return sentence[:start] + sentence[start : start + 1].upper() + sentence[start + 1 :]


def sentence(said: str) -> str:
    """The text ended like a sentence."""
    return said if said.endswith((".", "!", "?")) else said + "."


def said(text: str) -> str:
    """A policy's own words as a sentence of an answer: with a capital, and an end."""
    return capital(sentence(text))


def lower(said: str, language: Language = ENGLISH) -> str:
    """The text with a small first letter, for within a sentence; an abbreviation keeps its capital, a noun in German too."""
    return said if not language.lowers or said[1:2].isupper() else said[:1].lower() + said[1:]


def listed(said: Sequence[str], language: Language = ENGLISH, joint: str = "listed.and") -> str:
    """Several things in a row: "a", "a and b", "a, b and c"; `joint` is the key of what stands before the last."""
    return language.say(joint).join(part for part in (language.say("listed.comma").join(said[:-1]), *said[-1:]) if part)
