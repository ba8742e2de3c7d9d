"""The compiled policy as the kernel holds it; `reading` makes it of policy.json."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from leeway.offers.expressions import Expr, Unit
from leeway.offers.numbers import Number
from leeway.offers.ranges import Domain
from leeway.offers.values import Currency

Json = Mapping[str, Any]
Cond = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: what is asked, and every value it can have (`domain`)."""

    id: str
    name: str
    kind: str
    unit: Unit
    domain: Domain
    texts: Json


@dataclass(frozen=True, slots=True)
class Rate:
    """Values that change on a date: (ordinal of the first day, value), ascending; `by` is the date fact that decides."""

    name: str
    unit: Unit
    by: str | None
    values: tuple[tuple[int, Number], ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """One row: its condition (None: always), and the value for each level, in the order of the levels."""

    id: str
    line: int
    when: Cond | None
    why: str | None
    values: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Remedy:
    """One remedy with its table, facts in the policy's order.

    `reads` are the facts its conditions name, `needs` those and the ones in its amounts.
    """

    id: str
    name: str
    owed: bool
    unit: Unit
    share_of: Expr | None
    only_when: Cond | None
    clauses: tuple[Clause, ...]
    at_most: Expr | None
    at_least: Expr | None
    left: str | None
    worth: Expr | None
    reads: tuple[str, ...]
    needs: tuple[str, ...]
    texts: Json


@dataclass(frozen=True, slots=True)
class Policy:
    """A whole policy, ready to decide cases."""

    version: str
    currency: Currency
    rounding: tuple[str, Number]
    levels: tuple[Json, ...]
    facts: Mapping[str, Fact]
    rates: Mapping[str, Rate]
    remedies: Mapping[str, Remedy]
    situations: Mapping[str, Json]

    def level_index(self, level: str) -> int | None:
        """Where the level stands, lowest authority 0, or None when there is no such level."""
        return next((i for i, one in enumerate(self.levels) if one["id"] == level), None)


def facts_of(cond: Cond) -> set[str]:
    """The facts that a condition tests or compares with."""
    kind = cond[0]
    if kind in ("all", "any"):
        return set().union(*map(facts_of, cond[1]))
    if kind == "not":
        return facts_of(cond[1])
    return {cond[1]} if kind == "is" else {cond[1]} | facts_in(cond[3])


def facts_in(expr: Expr) -> set[str]:
    """The facts that an amount is made of (not those behind a rate's date)."""
    if expr[0] == "fact":
        return {expr[1]}
    if expr[0] in ("lit", "rate"):
        return set()
    return set().union(*map(facts_in, expr[1:]))
