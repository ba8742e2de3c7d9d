"""Customers to try, the simplest first: values that people would think of, at the edges and round, inside a cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import combinations, islice, product
from typing import Any

from leeway.difference.cells import Cell, Views
from leeway.difference.two import Told, Two
from leeway.offers import sentences, words
from leeway.offers.case import read_value
from leeway.offers.expressions import NOW, TODAY
from leeway.offers.numbers import Number, ends, text
from leeway.offers.policy import Fact, Policy
from leeway.offers.ranges import LOWEST, Choices, Domain, Range
from leeway.offers.units import MOMENT, convert, named
from leeway.offers.values import DAY, clock, iso, moment
from leeway.offers.working import complete

Known = tuple[tuple[Told, Domain], ...]
_ROUND = (10, 100, 1, 1000, 2, 5, 20, 50, 200, 500, 10000)
_ODD = (Fraction("99.99"), Fraction("12.34"), Fraction("7.77"))  # on which rounding shows
_POINTS = ("date", MOMENT, "time")
_TODAY, _NOW = Told(TODAY, True, True), Told(NOW, True, True)


@dataclass(frozen=True, slots=True)
class Trying:
    """What customers are made from: the facts that are needed, and numbers that stand in the tables, by their unit."""

    two: Two
    needed: tuple[Told, ...]
    literals: tuple[tuple[Number, str], ...]

    def customers(self, cell: Cell, most: int = 1000) -> Iterator[Known]:
        """Customers of a cell: the first value of everything, then with one other value, then with two; not without end."""
        among = [[(told, value) for value in self.values(told, cell)] for told in self.needed]
        return islice(_changed(among), most)

    def values(self, told: Told, cell: Cell) -> list[Domain]:
        """A few values of a fact inside a cell, the simplest first."""
        domain = cell.views[1 if told.new else 0][told.name]
        if isinstance(domain, Choices):
            first = self._usual(told)
            return sorted((Choices((word,)) for word in domain.among), key=lambda one: one not in first)
        assert isinstance(domain, Range)
        found = (*self._usual(told), *_simple(domain, self._near(told), self.two, told))
        inside = (one for one in found if isinstance(one, Range) and _is_in(one.low, domain) and self._is_written(one.low, told))
        return list(dict.fromkeys(inside)) or [Range(domain.low, domain.low, whole=domain.whole)]

    @property
    def day(self) -> int:
        """The day of a case where any day will do: the one from which the newer policy holds."""
        return _day(self.two.raw_new["updated"])

    def views(self, known: Known) -> Views:
        """What each policy knows of a customer; of all else what it assumes."""
        found = [self.assumed(side) for side in (0, 1)]
        for told, domain in at_one_time(known):
            for side, knows in enumerate((told.old, told.new)):
                if knows:
                    found[side][told.name] = domain
        return complete(found[0], self.two.old), complete(found[1], self.two.new)

    def assumed(self, side: int) -> dict[str, Domain]:
        """Everybody, with what the policy assumes of those of whom nothing else is said."""
        policy = (self.two.old, self.two.new)[side]
        found = dict(self.two.everybody[side])
        for fact in policy.facts.values():
            value = read_value(fact, fact.texts["assume"], policy) if "assume" in fact.texts else None
            if isinstance(value, Choices | Range):
                found[fact.id] = value
        return found

    def _usual(self, told: Told) -> tuple[Domain, ...]:
        """What the policy takes as usual; of the day the one from which the newer policy holds."""
        fact = self.two.fact(told)
        if fact is None:
            day = _day(self.two.raw_new["updated"])
            return (_point(day if told.name == TODAY else day * DAY + DAY // 2),)
        policy = self.two.new if told.new else self.two.old
        texts = (fact.texts[key] for key in ("usually", "assume", "if_unknown") if key in fact.texts)
        read = (read_value(fact, value, policy) for value in texts)
        return tuple(one for one in read if isinstance(one, Choices | Range) and one.known)

    def _near(self, told: Told) -> Iterator[Number]:
        """The numbers of the tables that are in the fact's unit."""
        fact = self.two.fact(told)
        unit = fact.unit if fact else "date" if told.name == TODAY else MOMENT
        for value, other in self.literals:
            found = value if unit == other else convert(value, other, unit)
            if found is not None:
                yield from (found, found + 1, found - 1)

    def _is_written(self, value: Number, told: Told) -> bool:
        """Whether a person can write the value: it ends, and money has no more decimals than its coins."""
        fact = self.two.fact(told)
        coins = 10**self.two.new.currency.decimals if fact and fact.unit == "money" else 10_000
        return ends(value) and (value * coins).denominator == 1


def _changed(choices: list[list[tuple[Told, Domain]]]) -> Iterator[Known]:
    first = [one[0] for one in choices]
    for count in range(3):
        for places in combinations(range(len(choices)), count):
            for others in product(*(choices[place][1:] for place in places)):
                swapped = dict(zip(places, others))
                yield tuple(swapped.get(place, one) for place, one in enumerate(first))


def at_one_time(known: Known) -> Known:
    """The same customer with day and moment in step: the day of the moment, or some moment of the day."""
    points = {told.name: domain for told, domain in known if told.name in (TODAY, NOW)}
    now, today = points.get(NOW), points.get(TODAY)
    rest = tuple(one for one in known if one[0].name not in points)
    if isinstance(now, Range):
        return (*rest, (_TODAY, Range(now.low // DAY, now.low // DAY, whole=True)), (_NOW, now))
    if isinstance(today, Range):
        return (*rest, (_TODAY, today), (_NOW, Range(today.low * DAY, today.low * DAY + DAY - 1, whole=True)))
    return known


def _point(value: Number) -> Range:
    return Range(value, value, whole=True)


def _day(written: str) -> int:

    return date.fromisoformat(written).toordinal()


def _is_in(value: Number, span: Range) -> bool:
    above = value > span.low or (value == span.low and not span.low_open)
    return above and (span.high is None or value < span.high or (value == span.high and not span.high_open))


def _simple(span: Range, near: Iterable[Number], two: Two, told: Told) -> Iterator[Range]:
    """Numbers of a range: the edge that draws it, round ones, those near which something changes, its middle."""
    fact = two.fact(told)
    points = fact is None or fact.kind in _POINTS
    whole = next(one for one in two.domains(told) if isinstance(one, Range))
    found: list[Number] = [span.low] if span.low != whole.low and span.low > LOWEST else []
    if not points:
        found += (*_ROUND, *_ODD)
    elif told.name != NOW and (fact is None or fact.kind == "date"):
        found += [_day(two.raw_new["updated"]) + later for later in (0, -10, -1, 1, -100, 30)]
    elif fact is None or fact.kind == MOMENT:
        found += [_day(two.raw_new["updated"]) * DAY + DAY // 2 + later * 60 for later in (0, -1, -3, -24, -72, 24)]
    else:
        found += [12 * 60, 9 * 60, 18 * 60]
    found += [*near, span.low + 1, *([] if points else [span.low])]
    if span.high is not None:
        found += [Fraction(span.low + span.high) / 2, span.high]
    for value in found:
        if not span.whole or value.denominator == 1:
            yield Range(
                int(value) if value.denominator == 1 else value, int(value) if value.denominator == 1 else value, whole=span.whole
            )


def literals(trees: Iterable[Any]) -> Iterator[tuple[Number, str]]:
    """Every number in conditions and amounts, with its unit."""
    for tree in trees:
        if isinstance(tree, tuple) and tree:
            if tree[0] == "lit":
                if not isinstance(tree[1], str):
                    yield tree[1], tree[2]
            elif tree[0] != "is":
                yield from literals(tree)


def written(fact: Fact | None, name: str, domain: Domain, policy: Policy) -> str:
    """A value as a policy file or a case writes it: `$100`, `10 years`, `nobody`, `2026-11-20`."""
    if isinstance(domain, Choices):
        return domain.among[0]
    assert isinstance(domain, Range)
    value = domain.low
    kind = fact.kind if fact else "date" if name == TODAY else MOMENT
    if kind in _POINTS:
        return {"date": iso, MOMENT: moment, "time": clock}[kind](value)
    if kind == "money":
        return policy.currency.symbol + text(value, policy.currency.decimals if value.denominator > 1 else 0)
    if kind == "percent":
        return f"{text(value * 100)}%"
    assert fact is not None
    return text(value) if fact.unit == "number" else f"{text(value)} {named(value, fact.unit)}"


def said(fact: Fact, domain: Domain, policy: Policy) -> str:
    """A fact with its value, in words: "time with us 10 years", "the mistake is “Nobody's”"."""
    if isinstance(domain, Choices):
        return sentences.condition(("is", fact.id, domain.among), policy)
    return f"{fact.name} {words.fact_value(fact, domain, policy)}"
