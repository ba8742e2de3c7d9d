"""Customers of a policy of whom everything is known, for the tests of the proofs: drawn at and beside every edge."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from random import Random

from leeway.offers.expressions import NOW, TODAY
from leeway.offers.numbers import Number, whole_if_whole
from leeway.offers.policy import Fact, Policy
from leeway.offers.ranges import Choices, Domain, Range
from leeway.offers.units import MOMENT
from leeway.offers.values import DAY, FIRST_DAY
from leeway.prover.ground import Ground
from leeway.prover.simplest import edges_of

Known = dict[str, Domain]
FIRST, LAST = date(1900, 1, 1).toordinal(), date(2199, 12, 31).toordinal()
_SPECIAL = ("1900-02-28", "2000-02-29", "2024-02-29", "2025-12-31", "2026-01-31", "2026-12-24", "2026-12-31", "2100-03-01")
_APART = (0, 1, 2, 3, 5, 7, 10, 14, 15, 29, 30, 31, 60, 61, 90, 91, 180, 181, 182, 183, 184, 365, 366, 730)


def drawn(ground: Ground, count: int, seed: int) -> Iterator[Known]:
    """So many customers, the same every time; what they were told of stands in the policy's order, then the day or the moment."""
    random, policy = Random(seed), ground.policy
    reads_now = "now" in repr([one.conditions for one in policy.remedies.values()])
    values = {name: values_of(fact, policy) for name, fact in policy.facts.items() if not fact.worked}
    for _ in range(count):
        today = random.choice(days(policy, TODAY))
        known: Known = {name: _one(policy.facts[name], each, today, random) for name, each in values.items()}
        if reads_now:
            minute = today * DAY + random.choice((0, 1, 9 * DAY // 24, DAY // 2, DAY - 1))
            yield {**known, NOW: Range(minute, minute, whole=True)}
        else:
            yield {**known, TODAY: Range(today, today, whole=True)}


def _one(fact: Fact, values: list[Domain], today: int, random: Random) -> Domain:
    """A value of its own, or for a day, or a moment, one that lies in a telling distance from the day of the case."""
    if fact.kind in ("date", MOMENT) and random.random() < 0.6:
        day = today + random.choice((-1, -1, -1, 1)) * random.choice(_APART)
        day = min(max(day, FIRST), LAST)
        value = day if fact.kind == "date" else day * DAY + random.choice((0, 1, DAY // 2, DAY - 1))
        domain = fact.domain
        assert isinstance(domain, Range)
        if domain.low <= value and (domain.high is None or value <= domain.high):
            return Range(value, value, whole=True)
    return random.choice(values)


def values_of(fact: Fact, policy: Policy) -> list[Domain]:
    """Every word; or the ends of the range, every edge, and on both sides of each what is next to it; a few round numbers."""
    domain = fact.domain
    if isinstance(domain, Choices):
        return [Choices((word,)) for word in domain.among]
    assert isinstance(domain, Range)
    found = days(policy, fact.id) if fact.kind in ("date", MOMENT) else _numbers(fact, domain, policy)
    inside = (value for value in sorted(found) if _is_inside(value, domain))
    points: list[Domain] = [Range(value, value, whole=domain.whole) for value in inside]
    never = [Range(FIRST_DAY, FIRST_DAY, whole=True)] if "from_log" in fact.texts and fact.kind == "date" else []
    return [*points, *never]


def _numbers(fact: Fact, domain: Range, policy: Policy) -> set[Number]:
    step = step_of(fact, policy)
    edges = {*edges_of(policy, fact.id), domain.low, *(() if domain.high is None else (domain.high,))}
    beside = {edge + sign * step for edge in edges for sign in (-1, 0, 1)}
    scale = Fraction(1, 100) if fact.unit == "percent" else 1
    found = {whole_if_whole(Fraction(one)) for one in (*beside, *(number * scale for number in (1, 7, 12, 80, 100)))}
    return {one for one in found if one % step == 0} if domain.whole or fact.unit == "money" else found


def step_of(fact: Fact, policy: Policy) -> Number:
    """How far apart two values are that are next to each other, as people would write them."""
    domain = fact.domain
    if isinstance(domain, Range) and domain.whole:
        return 1
    if fact.unit == "money":
        return Fraction(1, 10**policy.currency.decimals)
    return Fraction(1, 12) if fact.unit == "years" else Fraction(1, 1000)


def _is_inside(value: Number, domain: Range) -> bool:
    if value < domain.low or (domain.low_open and value == domain.low):
        return False
    return domain.high is None or value < domain.high or (value == domain.high and not domain.high_open)


def days(policy: Policy, fact: str) -> list[int]:
    """Days, or moments, of a fact: on both sides of each edge, and where months and years are odd."""
    each = DAY if fact in policy.facts and policy.kind_of(fact) == MOMENT else 1
    special = {date.fromisoformat(text).toordinal() * each for text in _SPECIAL}
    edges = {int(edge) + later for edge in edges_of(policy, fact) for later in (-1, 0, 1)}
    return sorted(one for one in special | edges if FIRST * each <= one < (LAST + 1) * each)
