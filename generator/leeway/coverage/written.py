"""Worked examples as people write them in a policy file: values with their units, and a whole example in one line of YAML.

A policy file is always written in English, whatever its locale shows: decimal points, and no marks between thousands.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace

from leeway.coverage.looks import UNDEFINED
from leeway.offers import words
from leeway.offers.formats import Format
from leeway.offers.numbers import Number
from leeway.offers.policy import Fact, Policy
from leeway.offers.ranges import Choices, Domain, Range
from leeway.offers.values import FIRST_DAY, NEVER

_LONGEST_TITLE = 150
_PLAIN = frozenset(" .:%_/-")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A worked example that could be added to a situation. `level` and `on` are None where they need not be written."""

    situation: str
    name: str
    given: Mapping[str, str]
    expect: Mapping[str, str]
    level: str | None = None
    on: str | None = None

    @property
    def yaml(self) -> str:
        """The example in one line, as an item of the list `examples`."""
        parts = [f"name: {quoted(self.name)}", f"given: {_mapping(self.given)}"]
        parts += [f"{key}: {scalar(value)}" for key, value in (("level", self.level), ("on", self.on)) if value]
        return f"- {{{', '.join([*parts, f'expect: {_mapping(self.expect)}'])}}}"


def in_file(number: Number, unit: str, policy: Policy) -> str:
    """A value as a policy file says it: `$1250.50`, `50%`, `7 months`, `2026-11-20`."""
    symbol = policy.currency.symbol
    money = f"{{}} {symbol}" if any(map(str.isalpha, symbol)) else f"{symbol}{{}}"
    plain = replace(policy.currency, format=Format(group="", money=money))
    return words.value(number, unit, replace(policy.in_english(), currency=plain))


def of_fact(fact: Fact, domain: Domain, policy: Policy) -> str:
    """A known fact as an example gives it."""
    if isinstance(domain, Choices):
        return domain.among[0]
    assert isinstance(domain, Range)
    never = fact.kind == "date" and domain.low == FIRST_DAY and "from_log" in fact.texts
    return NEVER if never else in_file(domain.low, fact.unit, policy)


def of_answer(answer: Number | str, unit: str, policy: Policy) -> str:
    """What an example expects."""
    if isinstance(answer, str):
        return UNDEFINED
    return "none" if answer == 0 and unit != "yes or no" else in_file(answer, unit, policy)


def title(said: str, more: str, taken: set[str]) -> str:
    """A name that no other example of the situation has: with `more` where it is taken, with a number where that is, too."""
    said = " ".join(said.split())
    short = said if len(said) <= _LONGEST_TITLE else f"{said[: _LONGEST_TITLE - 3]}..."
    if short not in taken:
        return short
    longer = f"{short}, {more}"
    number = 2
    while longer in taken:
        longer, number = f"{short}, {more} ({number})", number + 1
    return longer


def scalar(text: str) -> str:
    """A text as YAML takes it inside { }, in quotes only where it needs them."""
    known = all(letter.isalnum() or letter in _PLAIN or unicodedata.category(letter) == "Sc" for letter in text)
    begins = text[:1].isalnum() or unicodedata.category(text[:1] or " ") == "Sc"
    whole = ": " not in text and not text.endswith((":", " "))
    return text if known and begins and whole else quoted(text)


def quoted(text: str) -> str:
    """A text in quotes."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _mapping(values: Mapping[str, str]) -> str:
    return f"{{{', '.join(f'{name}: {scalar(value)}' for name, value in values.items())}}}"
