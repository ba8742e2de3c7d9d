"""Amounts and conditions of a draft as the lists of policy.json."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from leeway.draft import Draft, Duration, Fact, Note, Rounding
from leeway.draft.terms import Ago, Compare, Cond, Expr, Group, Is, Lit, Not, Nothing, Op, Ref, Stretch, Undefined, Word
from leeway.draft.units import environment
from leeway.keys import MOMENTS, TIME_UNITS
from leeway.offers.numbers import Number, exact
from leeway.offers.numbers import text as plain
from leeway.offers.units import MOMENT, convert, counted, parts_of, per, stem
from leeway.offers.values import Currency, Literal, clock, iso, literal, moment

Json = dict[str, Any]
_POINTS = {"date": iso, "time": clock, MOMENT: moment}


@dataclass(frozen=True, slots=True)
class Scope:
    """What the terms of one policy are written with: currency, levels, units, and the plural of every counted unit."""

    currency: Currency
    levels: tuple[str, ...]
    facts: Mapping[str, Fact]
    units: Mapping[str, str]
    plurals: Mapping[str, str]

    def plural(self, unit: str) -> str:
        """The policy's own word for a unit: `years` where somebody wrote `1 year`."""
        rate = parts_of(unit)
        if rate:
            return per(self.plural(rate[0]), rate[1])
        return self.plurals.get(stem(unit), unit) if counted(unit) else unit

    def converted(self, value: Number, unit: str, wanted: str) -> Number:
        """A value in another unit; a bare number takes any counted unit as it stands."""
        found = value if unit == "number" else convert(value, unit, wanted)
        if found is None:
            raise ValueError(f"{unit} cannot be read as {wanted}")
        return found

    def digits(self, lit: Lit) -> str:
        """The number of a literal as plain decimal text, with the decimals it was written with."""
        if lit.unit in _POINTS:
            return _POINTS[lit.unit](lit.value)
        if lit.unit == "choice":
            return lit.text
        if lit.unit == "yes or no":
            return "yes" if lit.value else "no"
        written = re.search(r"\d[\d,]*(?:\.(\d+))?", lit.text)
        places = len(written[1] or "") if written and lit.unit != "percent" else 0
        return plain(lit.value, places)

    def amount(self, lit: Lit, unit: str) -> str:
        """The number of a literal in a unit, with the decimals it was written with where it is in that unit."""
        same = lit.unit == "number" or self.plural(lit.unit) == self.plural(unit)
        return self.digits(lit) if same else exact(self.converted(lit.value, lit.unit, unit))

    def case_text(self, text: str, fact: Fact) -> str:
        """A fact's value as a case gives it: as written, with the unit where a bare number stood."""
        found = literal(text, self.currency) if fact.kind == "count" else None
        bare = isinstance(found, Literal) and found.unit == "number"
        return f"{text} {fact.measure}" if bare else text


def scope(draft: Draft, currency: Currency) -> Scope:
    """The scope of a draft."""
    facts = {fact.id.text: fact for fact in draft.facts}
    measures = (remedy.goodwill.unit for remedy in draft.remedies if remedy.goodwill)
    worked = (fact.measure for fact in draft.facts if fact.worked)
    own = (*worked, *measures, *(fact.measure for fact in draft.facts if not fact.worked))
    plurals = {stem(unit): unit for unit in (*(u for u in own if counted(u)), *TIME_UNITS)}
    return Scope(currency, tuple(level.id.text for level in draft.levels), facts, environment(draft), plurals)


def expr(found: Expr, s: Scope, wanted: str = "") -> list[Any]:
    """An amount; `none` is 0 (or no) of the unit that is wanted."""
    if isinstance(found, Lit):
        return ["lit", s.digits(found), s.plural(found.unit)]
    if isinstance(found, Ref):
        return ["fact" if found.name in s.facts or found.name in MOMENTS else "rate", found.name]
    if isinstance(found, Stretch):
        return ["span", found.unit, found.how, *(expr(part, s) for part in found.parts)]
    if isinstance(found, Ago):
        return ["ago", found.which, *(expr(part, s) for part in found.parts)]
    if isinstance(found, Undefined):
        return ["undefined"]
    if isinstance(found, Op):
        return ["*" if found.op == "of" else found.op, *_operands(found, s, wanted)]
    if isinstance(found, Nothing):
        return nothing(wanted)
    raise ValueError("an amount with problems cannot be compiled")


def _operands(found: Op, s: Scope, wanted: str) -> list[Any]:
    """`a + b + c` stays two by two; min and max keep all their operands."""
    return [expr(part, s, wanted) for part in found.parts]


def nothing(unit: str) -> list[Any]:
    """No amount at all."""
    return ["lit", "no", unit] if unit == "yes or no" else ["lit", "0", unit]


def cond(found: Cond, s: Scope) -> list[Any]:
    """A condition."""
    if isinstance(found, Group):
        return [found.kind, [cond(part, s) for part in found.parts]]
    if isinstance(found, Not):
        return ["not", cond(found.part, s)]
    if isinstance(found, Is):
        return ["is", found.fact.text, list(found.words)]
    if isinstance(found, Compare):
        return ["cmp", found.fact.text, found.sign, expr(found.amount, s)]
    raise ValueError("a condition with problems cannot be compiled")


def word(key: str, found: Word | None) -> Json:
    """A text under its key, or nothing."""
    return {key: found.text} if found else {}


def notes(found: tuple[Note, ...]) -> Json:
    """The notes, each with the lowest level that reads it; or nothing."""
    return {"notes": [{"for": one.level.text, "text": one.text.text} for one in found]} if found else {}


def duration(found: Duration) -> Json:
    """A length of time."""
    return {"n": found.n, "unit": found.unit}


def window(found: Word | Duration) -> str | Json:
    """A period of the calendar as its word, or a rolling length of time."""
    return found.text.removeprefix("this ") if isinstance(found, Word) else duration(found)


def rounded(found: Rounding, s: Scope) -> Json:
    """Mode and step of a rounding; the smallest coin where no step is written."""
    smallest = "1" if s.currency.decimals == 0 else "0." + "0" * (s.currency.decimals - 1) + "1"
    return {"mode": found.mode, "to": plain(found.to.value) if found.to else smallest}
