"""Reading policy.json: numbers parsed, units made equal, once, so that many cases are cheap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from leeway.offers.bounds import accepted, bounds
from leeway.offers.calendar import Calendar, calendar
from leeway.offers.expressions import NOW, TODAY, Expr, Unit, operands, read_expr
from leeway.offers.formats import read_format
from leeway.offers.language import language
from leeway.offers.numbers import Number, read_exact
from leeway.offers.policy import (
    Clause,
    Cond,
    Exclusion,
    Fact,
    Json,
    Policy,
    Rate,
    Remedy,
    Worked,
    facts_of,
    with_behind,
    working_conditions,
)
from leeway.offers.ranges import Choices, Domain, Range, whole_range
from leeway.offers.rest import with_rest
from leeway.offers.units import MOMENT
from leeway.offers.values import DAY, FIRST_DAY, LAST_DAY, Currency, Literal, literal
from leeway.offers.working import complete

_NO_CURRENCY = Currency("", "\0", 0)
EVER: dict[str, Domain] = {
    TODAY: Range(FIRST_DAY, LAST_DAY, whole=True),
    NOW: Range(FIRST_DAY * DAY, (LAST_DAY + 1) * DAY - 1, whole=True),
}


def read_policy(compiled: Json) -> Policy:
    """The policy of a policy.json value. Raises KeyError, TypeError or ValueError on anything the compiler would not write."""
    money = compiled["currency"]
    shown = read_format(money.get("format"), money["symbol"])
    currency = Currency(money["code"], money["symbol"], money["decimals"], shown)
    facts = {name: _fact(name, one, currency) for name, one in compiled["facts"].items()}
    rates = {name: _rate(one) for name, one in compiled.get("rates", {}).items()}
    units = {name: fact.unit for name, fact in facts.items()} | {name: rate.unit for name, rate in rates.items()}
    levels = tuple(compiled["levels"])
    reading = Reading(tuple(level["id"] for level in levels), units | {TODAY: "date", NOW: MOMENT}, facts, rates, compiled)
    worked = worked_facts(reading)
    facts |= worked
    policy = Policy(
        version=compiled["version"],
        currency=currency,
        rounding=(compiled["rounding"]["mode"], _number(compiled["rounding"]["to"])),
        levels=levels,
        facts=facts,
        worked=tuple(worked),
        calendar=_calendar(compiled.get("working_days")),
        rates=rates,
        remedies={name: _remedy(name, one, reading) for name, one in compiled["remedies"].items()},
        situations=compiled["situations"],
        routes={name: _routes(one, reading) for name, one in compiled["situations"].items()},
        audience=_audience(compiled, reading.levels),
        language=language(compiled.get("locale", "")),
        dates=compiled.get("dates", ""),
    )
    ever = everybody(policy)
    facts |= {name: replace(facts[name], domain=ever[name]) for name in worked}
    return replace(policy, remedies={name: with_rest(one, policy) for name, one in policy.remedies.items()})


def _audience(compiled: Json, levels: tuple[str, ...]) -> int:
    """Up to which level the limits are disclosed: all of them, unless the policy was reduced for an audience."""
    return levels.index(compiled["audience"]["level"]) if "audience" in compiled else len(levels) - 1


NONE_YET = Range(0, 0)  # of a remedy that was not accepted; one for all of them, as policies may have hundreds


def everybody(policy: Policy) -> dict[str, Domain]:
    """The view of a case of which nothing is known, not even the day."""
    return complete(untold(policy), policy)


def untold(policy: Policy) -> dict[str, Domain]:
    """The same before anything is worked out: to be completed once more is known."""
    told = {name: fact.domain for name, fact in policy.facts.items()}
    nothing = dict.fromkeys(map(accepted, policy.remedies), NONE_YET)
    return {**EVER, **nothing, **told}


def _number(text: str) -> Number:
    value = read_exact(text)
    if value is None:
        raise ValueError(f"not a number: {text}")
    return value


def _fact(name: str, one: Json, currency: Currency) -> Fact:
    kind = one["kind"]
    unit = one["unit"] if kind == "count" else kind
    return Fact(name, one["name"], kind, unit, _domain(kind, one, currency), one)


_ENDS = {
    "date": (FIRST_DAY, LAST_DAY),
    MOMENT: (FIRST_DAY * DAY, (LAST_DAY + 1) * DAY - 1),
    "time": (0, DAY - 1),
}


def _domain(kind: str, one: Json, currency: Currency) -> Domain:
    if kind == "choice":
        return Choices(tuple(one["choices"]))
    if kind == "yes or no":
        return Choices(("yes", "no"))
    if kind in _ENDS:
        ends = [_end(one.get(key), currency, far) for key, far in zip(("from", "to"), _ENDS[kind])]
        return Range(ends[0], ends[1], whole=True)
    low = _number(one["from"]) if "from" in one else 0
    high = _number(one["to"]) if "to" in one else None
    return whole_range(Range(low, high, whole=bool(one.get("whole"))))


def _end(text: str | None, currency: Currency, far: int) -> Number:
    found = literal(text, currency) if text else None
    return found.value if isinstance(found, Literal) else far


def _rate(one: Json) -> Rate:
    days = [(literal(day, _NO_CURRENCY), _number(value)) for day, value in one["values"]]
    values = tuple((int(day.value), value) for day, value in days if isinstance(day, Literal))
    return Rate(one["name"], one["unit"], one.get("by"), values)


def _calendar(written: Json | None) -> Calendar:
    if written is None:
        return Calendar()
    days = [literal(day, _NO_CURRENCY) for day, _ in written.get("holidays", ())]
    until = literal(written["until"], _NO_CURRENCY) if "until" in written else None
    week = [number - 1 for number in written["week"]]
    if not isinstance(until, Literal):
        return Calendar(frozenset(week))
    return calendar(week, [int(day.value) for day in days if isinstance(day, Literal)], int(until.value))


@dataclass(frozen=True, slots=True)
class Reading:
    """What the parts of a policy are read against. `facts` gains the worked-out ones as they are read."""

    levels: tuple[str, ...]
    units: Mapping[str, Unit]
    facts: dict[str, Fact]
    rates: Mapping[str, Rate]
    compiled: Json

    def in_order(self, names: set[str]) -> tuple[str, ...]:
        """The facts among the names, in the policy's order."""
        return tuple(fact for fact in self.facts if fact in names)


def worked_facts(reading: Reading) -> dict[str, Fact]:
    """The facts that are worked out, each after those it is made of. Raises ValueError where one is made of itself."""
    waiting = {name: one for name, one in reading.compiled["facts"].items() if "is" in one}
    found: dict[str, Fact] = {}
    while waiting:
        ready = [name for name, one in waiting.items() if not waiting.keys() & _made_of(one["is"], reading.rates)]
        if not ready:
            raise ValueError("facts are worked out from one another")
        for name in ready:
            one = waiting.pop(name)
            fact = replace(reading.facts[name], worked=_worked(one, reading.facts[name].unit, reading))
            found[name] = reading.facts[name] = fact
    return found


def _made_of(how: Json, rates: Mapping[str, Rate]) -> set[str]:
    """The facts that one is worked out from, as its part of policy.json names them; the dates behind rates included."""
    rows = how["table"] if "table" in how else [[how.get("when"), how.get("expr", ["undefined"])]]
    conds, trees = [row[0] for row in rows if row[0]], [row[1] for row in rows]
    for cond in conds:
        if cond[0] in ("all", "any"):
            conds += cond[1]
        elif cond[0] == "not":
            conds.append(cond[1])
        elif cond[0] == "cmp":
            trees.append(cond[3])
    named = {cond[1] for cond in conds if cond[0] in ("is", "cmp")}
    for tree in trees:
        if tree[0] in ("fact", "rate"):
            named.add(tree[1] if tree[0] == "fact" else rates[tree[1]].by or TODAY)
        elif tree[0] != "lit":
            trees += [part for part in tree[1:] if isinstance(part, list)]
    return named


def _worked(one: Json, unit: Unit, reading: Reading) -> Worked:
    how = one["is"]
    rows = how["table"] if "table" in how else [[None, how["expr"]]] if "expr" in how else []
    when = read_cond(how["when"], reading.units) if "when" in how else None
    table = tuple((read_cond(cond, reading.units), _row(tree, unit, reading)) for cond, tree, *_ in rows)
    whys = tuple(row[2] if len(row) > 2 else None for row in rows)
    names = set().union(facts_of(when) if when else set(), *(facts_of(cond) for cond, _ in table if cond))
    names |= set().union(*(behind(expr, reading.rates) for _, expr in table))
    every = frozenset().union(*(with_behind(name, reading.facts) for name in names))
    return Worked(table, whys, when, every, frozenset(name for name in every if name in EVER or not reading.facts[name].worked))


def _row(tree: Any, unit: Unit, reading: Reading) -> Expr:
    if unit == "choice":
        return ("undefined",) if tree[0] == "undefined" else ("lit", tree[1], "choice")
    return read_expr(tree, reading.units, unit)


def _routes(situation: Json, reading: Reading) -> tuple[Cond | None, ...]:
    return tuple(read_cond(route.get("only_when"), reading.units) for route in situation["bring_in"])


def _remedy(name: str, one: Json, reading: Reading) -> Remedy:
    unit = one["unit"]
    clauses = tuple(_clause(row, "percent" if "share_of" in one else unit, reading) for row in one["clauses"])
    only_when = read_cond(one.get("only_when"), reading.units)
    exclusions = tuple(_exclusions(name, reading))
    parts = {key: _part(one.get(key), unit, reading) for key in ("share_of", "at_most", "at_least")}
    limits = bounds(name, one, reading.compiled, reading.units)
    own = [cond for cond in (only_when, *(e.when for e in exclusions), *(c.when for c in clauses)) if cond]
    values = [*(value for clause in clauses for value in (*clause.values, *clause.starts)), *(limit.left for limit in limits)]
    in_amounts = set().union(*(behind(expr, reading.rates) for expr in (*parts.values(), *values) if expr))
    needs = set().union(*(with_behind(fact, reading.facts) for fact in in_amounts.union(*map(facts_of, own))))
    conditions = (*own, *working_conditions(reading.in_order(needs), reading.facts))
    rounding = one.get("rounding")
    return Remedy(
        id=name,
        name=one["name"],
        owed=one["basis"] == "owed",
        unit=unit,
        only_when=only_when,
        clauses=clauses,
        **parts,
        bounds=limits,
        exclusions=exclusions,
        rounding=(rounding["mode"], _number(rounding["to"])) if rounding else None,
        worth=_part(one.get("worth"), "money", reading),
        conditions=conditions,
        reads=reading.in_order(set().union(*map(facts_of, conditions))),
        needs=reading.in_order(needs),
        texts=one,
    )


def _part(tree: Any, unit: Unit, reading: Reading) -> Expr | None:
    return None if tree is None else read_expr(tree, reading.units, unit)


def _exclusions(remedy: str, reading: Reading) -> Iterator[Exclusion]:
    for id_, one in reading.compiled.get("exclusions", {}).items():
        when = read_cond(one["when"], reading.units)
        if remedy in one["remedies"] and when:
            yield Exclusion(id_, when, one["why"], one["line"])


def behind(expr: Expr, rates: Mapping[str, Rate]) -> set[str]:
    """The facts in an amount, the date facts behind its rates included."""
    if expr[0] == "rate":
        by = rates[expr[1]].by
        return {by} if by else {TODAY}
    if expr[0] == "fact":
        return {expr[1]}
    return set().union(*(behind(part, rates) for part in operands(expr)))


def _clause(row: Json, unit: Unit, reading: Reading) -> Clause:
    values = tuple(read_expr(row["values"][level], reading.units, unit) for level in reading.levels)
    starts = row.get("starts", {})
    begins = (read_expr(starts[level], reading.units, unit) if level in starts else None for level in reading.levels)
    return Clause(row["id"], row["line"], read_cond(row["when"], reading.units), row.get("why"), values, tuple(begins))


def read_cond(cond: Any, units: Mapping[str, Unit]) -> Cond | None:
    """The condition with its literals in the unit of the fact they are compared with."""
    if cond is None:
        return None
    kind = cond[0]
    if kind in ("all", "any"):
        return (kind, tuple(read_cond(part, units) for part in cond[1]))
    if kind == "not":
        return (kind, read_cond(cond[1], units))
    if kind == "is":
        return (kind, cond[1], tuple(cond[2]))
    return (kind, cond[1], cond[2], read_expr(cond[3], units, units[cond[1]]))
