"""What was found, put to the public `decide`: a case as somebody would type it, with texts as in a policy file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from leeway.offers import decide
from leeway.offers.case import read_case
from leeway.offers.expressions import NOW, TODAY
from leeway.offers.numbers import Number, text
from leeway.offers.policy import Fact, Policy
from leeway.offers.ranges import Choices, Domain, Range
from leeway.offers.units import MOMENT, factor
from leeway.offers.values import FIRST_DAY, clock, iso, moment
from leeway.prover.ground import Ground
from leeway.prover.tables import in_its_place

Json = dict[str, Any]
Known = Mapping[str, Domain]


def typed(fact: Fact, domain: Domain, policy: Policy) -> str:
    """A value of a fact as a person types it."""
    if isinstance(domain, Choices):
        (word,) = domain.among
        return word
    assert isinstance(domain, Range) and domain.known
    value = domain.low
    if fact.kind == "date":
        return "never" if value == FIRST_DAY and "from_log" in fact.texts else iso(value)
    if fact.kind in ("time", MOMENT):
        return clock(value) if fact.kind == "time" else moment(value)
    if fact.unit == "percent":
        return f"{text(value * 100)}%"
    if fact.unit == "money":
        return f"{text(value)} {policy.currency.code}"
    finer = "months" if fact.unit in ("years", "year") and value.denominator > 1 else ""
    return f"{text(value * (factor(fact.unit, finer) or 1))} {finer}" if finer else _counted(fact, value)


def _counted(fact: Fact, value: Number) -> str:
    return text(value) if fact.unit == "number" else f"{text(value)} {fact.unit}"


@dataclass(frozen=True)
class Before:
    """What happened in the case already: how much of what was accepted, as it is typed, and what was refused."""

    accepted: Mapping[str, str] = field(default_factory=dict)
    refused: tuple[str, ...] = ()


NOTHING_YET = Before()


def case(ground: Ground, known: Known, situation: str, level: int = 0, before: Before = NOTHING_YET) -> Json:
    """The case of a customer of whom so much is known."""
    policy = ground.policy
    facts = {name: typed(policy.facts[name], domain, policy) for name, domain in known.items() if name in policy.facts}
    now, today = known.get(NOW), known.get(TODAY)
    on = moment(now.low) if isinstance(now, Range) else iso(today.low) if isinstance(today, Range) else None
    found: Json = {"situation": situation, "level": policy.levels[level]["id"], "facts": facts}
    found |= {"accepted": dict(before.accepted), "refused": list(before.refused)}
    return found | ({"on": on} if on else {})


def given(ground: Ground, remedy: str, value: Number) -> str:
    """An amount that is accepted, as it is typed."""
    unit = ground.policy.remedies[remedy].unit
    if unit == "yes or no":
        return "yes" if value else "no"
    return f"{text(value)} {ground.policy.currency.code if unit == 'money' else unit}"


def situations_of(ground: Ground, remedy: str) -> list[str]:
    """The situations with the remedy in which nothing stands in its place."""
    one = ground.policy.remedies[remedy]
    where = (name for name in ground.raw["situations"] if remedy in ground.names(name))
    return [name for name in where if not in_its_place(name, one, ground.policy)]


@dataclass(frozen=True)
class Told:
    """What a decision says of one remedy: what it is between (`most` None: no bound), or that the policy is silent."""

    least: Number
    most: Number | None
    silent: bool
    clauses: tuple[str, ...]

    @property
    def exact(self) -> Number | None:
        return None if self.silent or self.least != self.most else self.least


def told(ground: Ground, known: Known, remedy: str, level: int, situation: str = "", before: Before = NOTHING_YET) -> Told:
    """What `decide` says of a remedy. That the case can be read as it is typed is asserted."""
    situation = situation or situations_of(ground, remedy)[0]
    decision = decide(ground.policy, case(ground, known, situation, level, before))
    assert decision["problems"] == []
    listed = {one["remedy"]: one for one in (*decision["owed"], *decision["offers"], *decision["reserve"])}
    if remedy in listed:
        one = listed[remedy]
        return Told(_number(one["least"]) or 0, _number(one["most"]), False, tuple(each["clause"] for each in one["because"]))
    if remedy in [one["remedy"] for one in decision["undefined"]]:
        return Told(0, 0, True, ())
    return Told(0, 0, False, next((tuple(one["clauses"]) for one in decision["none"] if one["remedy"] == remedy), ()))


def _number(written: str | None) -> Number | None:
    return None if written is None else Fraction({"yes": "1", "no": "0"}.get(written, written))


def view(ground: Ground, known: Known, situation: str) -> Mapping[str, Domain]:
    """What the kernel reads out of the typed case."""
    found, problems = read_case(ground.policy, case(ground, known, situation))
    assert found is not None and not problems
    return found.view
