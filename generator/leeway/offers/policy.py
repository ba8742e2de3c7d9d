"""The compiled policy as the kernel holds it; `reading` makes it of policy.json."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from leeway.offers.calendar import Calendar
from leeway.offers.expressions import NOW, TODAY, Expr, Unit, operands
from leeway.offers.language import ENGLISH, Language
from leeway.offers.numbers import Number
from leeway.offers.ranges import Domain
from leeway.offers.units import MOMENT
from leeway.offers.values import Currency

Json = Mapping[str, Any]
Cond = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Worked:
    """How a fact is worked out: a table whose first row that applies decides, or for yes and no the condition for yes.

    `whys` are the rows' reasons. `behind` are the facts that it is made of, directly or through others that are worked out,
    today and now included; `base` are those of them that are told.
    """

    rows: tuple[tuple[Cond | None, Expr], ...]
    whys: tuple[str | None, ...]
    when: Cond | None
    behind: frozenset[str]
    base: frozenset[str]


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: what is asked, or how it is worked out, and every value it can have (`domain`)."""

    id: str
    name: str
    kind: str
    unit: Unit
    domain: Domain
    texts: Json
    worked: Worked | None = None


@dataclass(frozen=True, slots=True)
class Rate:
    """Values that change on a date: (ordinal of the first day, value), ascending; `by` is the date fact that decides."""

    name: str
    unit: Unit
    by: str | None
    values: tuple[tuple[int, Number], ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """One row: its condition (None: always), and the value for each level, in the order of the levels.

    `starts`: where a level's offer begins, if the policy says so. `rest`: what "otherwise" comes to, if that is simple.
    """

    id: str
    line: int
    when: Cond | None
    why: str | None
    values: tuple[Expr, ...]
    starts: tuple[Expr | None, ...] = ()
    rest: Cond | None = None


@dataclass(frozen=True, slots=True)
class Bound:
    """What limits a remedy beside its table: what is left of its budget, or of a cap over several remedies.

    `left` is in the remedy's unit; for `times` it says how often it may still be given. `used` is the fact that counts.
    """

    kind: str
    id: str
    name: str
    left: Expr
    of: Expr | None
    times: bool
    texts: Json


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A condition under which some remedies do not exist, and why."""

    id: str
    when: Cond
    why: str
    line: int


@dataclass(frozen=True, slots=True)
class Remedy:
    """One remedy with its table, facts in the policy's order.

    `conditions` are those of its table, and those of the facts that are worked out for it. `reads` are the facts that they
    name, `needs` those, the ones in its amounts, and all behind them.
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
    bounds: tuple[Bound, ...]
    exclusions: tuple[Exclusion, ...]
    rounding: tuple[str, Number] | None
    worth: Expr | None
    conditions: tuple[Cond, ...]
    reads: tuple[str, ...]
    needs: tuple[str, ...]
    texts: Json


@dataclass(frozen=True, slots=True)
class Policy:
    """A whole policy, ready to decide cases. `worked`: the facts that are worked out, each after those it is made of.

    `audience`: the highest level whose limits are there. Those of the levels above it are undisclosed: they are there, with how
    to reach them, and what they may give is not. `language` is the one that is spoken to its readers, `dates` how it shows a day.
    """

    version: str
    currency: Currency
    rounding: tuple[str, Number]
    levels: tuple[Json, ...]
    facts: Mapping[str, Fact]
    worked: tuple[str, ...]
    calendar: Calendar
    rates: Mapping[str, Rate]
    remedies: Mapping[str, Remedy]
    situations: Mapping[str, Json]
    routes: Mapping[str, tuple[Cond | None, ...]]
    audience: int
    language: Language = ENGLISH
    dates: str = ""

    def discloses(self, level: int) -> bool:
        """Whether what the level may give is in the policy."""
        return level <= self.audience

    def in_english(self) -> Policy:
        """The same policy for whoever keeps it: what is said of it to them is English, whatever its readers are told."""
        return replace(self, language=ENGLISH, dates="")

    def name_of(self, fact: str) -> str:
        """What people call a fact, or the day or the moment of the case."""
        return self.language.say(fact) if fact in (TODAY, NOW) else self.facts[fact].name

    def kind_of(self, fact: str) -> str:
        """What kind a fact is; also of today and now."""
        return {TODAY: "date", NOW: MOMENT}.get(fact) or self.facts[fact].kind

    def level_index(self, level: str) -> int | None:
        """Where the level stands, lowest authority 0, or None when there is no such level."""
        return next((i for i, one in enumerate(self.levels) if one["id"] == level), None)


def worked_by(name: str, facts: Mapping[str, Fact]) -> Worked | None:
    """How a fact is worked out; None for one that is told, for today and for now."""
    return facts[name].worked if name in facts else None


def with_behind(name: str, facts: Mapping[str, Fact]) -> frozenset[str]:
    """A fact with all that it is worked out from."""
    worked = worked_by(name, facts)
    return frozenset((name,)) | (worked.behind if worked else frozenset())


def working_conditions(names: Iterable[str], facts: Mapping[str, Fact]) -> Iterator[Cond]:
    """The conditions by which those of the facts are worked out that are."""
    for name in names:
        worked = worked_by(name, facts)
        if worked:
            yield from (cond for cond in (worked.when, *(when for when, _ in worked.rows)) if cond)


def tests_in(cond: Cond) -> Iterator[Cond]:
    """The single tests that a condition is made of."""
    if cond[0] in ("all", "any"):
        for part in cond[1]:
            yield from tests_in(part)
    elif cond[0] == "not":
        yield from tests_in(cond[1])
    else:
        yield cond


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
    return set().union(*map(facts_in, operands(expr)))
