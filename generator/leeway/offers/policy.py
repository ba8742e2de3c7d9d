"""The compiled policy as the kernel holds it: numbers parsed, units made equal, once, so that many cases are cheap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from leeway.offers.expressions import Expr, Unit, read_expr
from leeway.offers.formats import read_format
from leeway.offers.numbers import Number, read_exact
from leeway.offers.ranges import Choices, Domain, Range, whole_range
from leeway.offers.values import Currency, Literal, literal

Json = Mapping[str, Any]
Cond = tuple[Any, ...]

FIRST_DAY, LAST_DAY = 1, 3652059  # 0001-01-01 and 9999-12-31, the calendar's ends


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


def read_policy(compiled: Json) -> Policy:
    """The policy of a policy.json value. Raises KeyError, TypeError or ValueError on anything the compiler would not write."""
    money = compiled["currency"]
    currency = Currency(money["code"], money["symbol"], money["decimals"], read_format(money.get("format"), money["symbol"]))
    facts = {name: _fact(name, one, currency) for name, one in compiled["facts"].items()}
    rates = {name: _rate(one) for name, one in compiled.get("rates", {}).items()}
    units = {name: fact.unit for name, fact in facts.items()} | {name: rate.unit for name, rate in rates.items()}
    levels = tuple(compiled["levels"])
    reading = _Reading(tuple(level["id"] for level in levels), units, tuple(facts), rates)
    return Policy(
        version=compiled["version"],
        currency=currency,
        rounding=(compiled["rounding"]["mode"], _number(compiled["rounding"]["to"])),
        levels=levels,
        facts=facts,
        rates=rates,
        remedies={name: _remedy(name, one, reading) for name, one in compiled["remedies"].items()},
        situations=compiled["situations"],
    )


def _number(text: str) -> Number:
    value = read_exact(text)
    if value is None:
        raise ValueError(f"not a number: {text}")
    return value


def _fact(name: str, one: Json, currency: Currency) -> Fact:
    kind = one["kind"]
    unit = one["unit"] if kind == "count" else kind
    return Fact(name, one["name"], kind, unit, _domain(kind, one, currency), one)


def _domain(kind: str, one: Json, currency: Currency) -> Domain:
    if kind == "choice":
        return Choices(tuple(one["choices"]))
    if kind == "yes or no":
        return Choices(("yes", "no"))
    if kind == "date":
        ends = [_end(one.get(key), currency, far) for key, far in (("from", FIRST_DAY), ("to", LAST_DAY))]
        return Range(ends[0], ends[1], whole=True)
    low = _number(one["from"]) if "from" in one else 0
    high = _number(one["to"]) if "to" in one else None
    return whole_range(Range(low, high, whole=bool(one.get("whole"))))


def _end(text: str | None, currency: Currency, far: int) -> Number:
    found = literal(text, currency) if text else None
    return found.value if isinstance(found, Literal) else far


def _rate(one: Json) -> Rate:
    days = [(literal(day, Currency("", "\0", 0)), _number(value)) for day, value in one["values"]]
    values = tuple((int(day.value), value) for day, value in days if isinstance(day, Literal))
    return Rate(one["name"], one["unit"], one.get("by"), values)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the remedies are read against."""

    levels: tuple[str, ...]
    units: Mapping[str, Unit]
    facts: tuple[str, ...]
    rates: Mapping[str, Rate]

    def in_order(self, names: set[str]) -> tuple[str, ...]:
        return tuple(fact for fact in self.facts if fact in names)


def _remedy(name: str, one: Json, reading: _Reading) -> Remedy:
    unit = one["unit"]
    wanted = "percent" if "share_of" in one else unit
    clauses = tuple(_clause(row, reading.levels, wanted, reading.units) for row in one["clauses"])
    only_when = _cond(one.get("only_when"), reading.units)
    left = one.get("budget", {}).get("left")

    def amount(tree: Any, wanted: Unit = unit) -> Expr | None:
        return read_expr(tree, reading.units, wanted) if tree is not None else None

    parts = {key: amount(one.get(key)) for key in ("share_of", "at_most", "at_least")}
    reads = set().union(*(facts_of(cond) for cond in (only_when, *(c.when for c in clauses)) if cond))
    amounts = [*parts.values(), *(value for clause in clauses for value in clause.values)]
    needs = reads.union({left} if left else (), *(_behind(expr, reading.rates) for expr in amounts if expr))
    return Remedy(
        id=name,
        name=one["name"],
        owed=one["basis"] == "owed",
        unit=unit,
        only_when=only_when,
        clauses=clauses,
        **parts,
        left=left,
        worth=amount(one.get("worth"), "money"),
        reads=reading.in_order(reads),
        needs=reading.in_order(needs),
        texts=one,
    )


def _behind(expr: Expr, rates: Mapping[str, Rate]) -> set[str]:
    """The facts in an amount, the date facts behind its rates included."""
    if expr[0] == "rate":
        by = rates[expr[1]].by
        return {by} if by else set()
    if expr[0] in ("lit", "fact"):
        return {expr[1]} if expr[0] == "fact" else set()
    return set().union(*(_behind(part, rates) for part in expr[1:]))


def _clause(row: Json, levels: tuple[str, ...], unit: Unit, units: Mapping[str, Unit]) -> Clause:
    values = tuple(read_expr(row["values"][level], units, unit) for level in levels)
    return Clause(row["id"], row["line"], _cond(row["when"], units), row.get("why"), values)


def _cond(cond: Any, units: Mapping[str, Unit]) -> Cond | None:
    """The condition with its literals in the unit of the fact they are compared with."""
    if cond is None:
        return None
    kind = cond[0]
    if kind in ("all", "any"):
        return (kind, tuple(_cond(part, units) for part in cond[1]))
    if kind == "not":
        return (kind, _cond(cond[1], units))
    if kind == "is":
        return (kind, cond[1], tuple(cond[2]))
    return (kind, cond[1], cond[2], read_expr(cond[3], units, units[cond[1]]))


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
