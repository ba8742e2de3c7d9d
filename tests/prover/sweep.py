"""Every combination of breakpoints, by the kernel alone: where z3 says that there is nobody, none of them may be one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import product
from math import prod
from random import Random
from typing import Any

from leeway.offers.expressions import NOW, TODAY
from leeway.offers.numbers import Number
from leeway.offers.policy import Remedy
from leeway.offers.ranges import Choices, Domain, Range
from leeway.offers.tables import divide, possible
from leeway.offers.values import DAY
from leeway.prover.ground import Ground
from tests.prover.customers import FIRST, LAST, days, step_of, values_of

Known = dict[str, Domain]


@dataclass(frozen=True)
class Seen:
    """One customer, which row decides (below 0: see `tables`; None: a condition has no answer), what each level may give."""

    known: Known
    view: Mapping[str, Domain]
    row: int | None
    amounts: tuple[Number | None, ...]


def sweep(remedy: Remedy, ground: Ground, most: int, more: tuple[str, ...] = ()) -> list[Seen]:
    """Customers at every breakpoint of the facts that a remedy needs, and of `more`; that many of them where there are too many."""
    return [_seen(known, remedy, ground) for known in combinations((*remedy.needs, *more), ground, most, (remedy,))]


def _seen(known: Known, remedy: Remedy, ground: Ground) -> Seen:
    view = ground.view(known)
    rows = possible(remedy, view, ground.policy)[0]
    amounts = [ground.seen(remedy, level, view) for level in range(len(ground.policy.levels))]
    assert all(one.exact is not None or one.mute for one in amounts), "everything that counts is known"
    return Seen(known, view, rows[0] if len(rows) == 1 else None, tuple(one.exact for one in amounts))


def combinations(names: tuple[str, ...], ground: Ground, most: int, remedies: tuple[Remedy, ...]) -> Iterator[Known]:
    """Every combination of breakpoints of some facts and of the day, or as many of them, drawn the same way every time."""
    told = {name for name in names if name in ground.policy.facts and not ground.policy.facts[name].worked}
    names = (*(name for name in ground.policy.facts if name in told), TODAY)
    each = [breakpoints(name, ground, remedies) for name in names]
    rows: Iterator[tuple[Domain, ...]] = product(*each)
    if prod(map(len, each)) > most:
        random = Random(20261125)
        rows = (tuple(map(random.choice, each)) for _ in range(most))
    for row in rows:
        known = dict(zip(names, row, strict=True))
        yield {**known, **_noon(known[TODAY])}


def _noon(today: Domain) -> Known:
    assert isinstance(today, Range)
    return {NOW: Range(today.low * DAY + DAY // 2, today.low * DAY + DAY // 2, whole=True)}


def breakpoints(name: str, ground: Ground, remedies: tuple[Remedy, ...]) -> list[Domain]:
    """Values at and on both sides of each edge that a table draws, or an amount has by a written value; and the ends."""
    policy = ground.policy
    if name == TODAY:
        special = {*days(policy, TODAY), *_drawn(name, ground, remedies, 1), ground.day, date(2026, 3, 15).toordinal()}
        return [Range(day, day, whole=True) for day in sorted(special) if FIRST <= day <= LAST]
    fact = policy.facts[name]
    if isinstance(fact.domain, Choices):
        return values_of(fact, policy)
    assert isinstance(fact.domain, Range)
    step = step_of(fact, policy)
    found = {one.low for one in values_of(fact, policy) if isinstance(one, Range)} | _drawn(name, ground, remedies, step)
    if fact.kind == "date":
        found = {one for one in found if FIRST <= one <= LAST}
    if fact.unit == "money":
        found |= {value + sign * step for value in _written(remedies) for sign in (-1, 0, 1)}
        found = {value for value in found if value % step == 0}  # nobody pays a part of the smallest coin
    high = fact.domain.high
    inside = sorted(value for value in found if fact.domain.low <= value and (high is None or value <= high))
    return [Range(value, value, whole=fact.domain.whole) for value in inside]


def _drawn(name: str, ground: Ground, remedies: tuple[Remedy, ...], step: Number) -> set[Number]:
    """The ends of the parts that the tables draw, with what worked-out facts make of them."""
    parts = [part for one in remedies for part in divide(one, name, ground.anybody, ground.policy)]
    ends = {end for part in parts if isinstance(part, Range) for end in (part.low, part.high) if end is not None}
    return {end + sign * step for end in ends for sign in (-1, 0, 1)}


def _written(remedies: tuple[Remedy, ...]) -> set[Number]:
    """The written amounts of some remedies, and the double of each: where a floor or a ceiling of a share may lie."""
    values = {
        value for one in remedies for value in _literals([clause.values for clause in one.clauses] + [one.at_most, one.at_least])
    }
    return {Fraction(value) * times for value in values for times in (1, 2, 4)}


def _literals(value: Any) -> Iterator[Number]:
    if isinstance(value, tuple) and len(value) > 1 and value[0] == "lit":
        yield value[1]
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _literals(part)
