"""The simplest customer who shows something: the fewest facts, each with the roundest value that still shows it.

Whatever is tried, the kernel decides whether it is still shown, so that a simpler example is as right as the first one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from math import ceil, floor

from leeway.offers.amounts import View
from leeway.offers.expressions import NOW, TODAY
from leeway.offers.numbers import Number, ends, text, whole_if_whole
from leeway.offers.policy import Cond, Policy
from leeway.offers.ranges import LOWEST, Choices, Domain, Range
from leeway.offers.reading import untold
from leeway.offers.units import MOMENT, counted, factor
from leeway.offers.values import DAY, FIRST_DAY, LAST_DAY
from leeway.offers.working import complete

Known = Mapping[str, Domain]
Shows = Callable[[tuple[View, ...]], bool]
_ROUND = (0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 75, 80, 100, 120, 150, 200, 250, 300, 400, 500, 1000)
_MORE = (2000, 5000, 10_000, 100_000, 1_000_000)
_APART = (0, 1, 2, 3, 5, 7, 10, 14, 20, 30, 31, 60, 90, 100, 365, 366)  # days between two dates of a simple example
_MOST_TRIED = 150  # values of one fact
_DECIMALS = 6  # the most that a value may have to be said


def view_of(policy: Policy, known: Known) -> View:
    """The kernel's view of a customer of whom so much is known. A day without its time leaves the time open."""
    told = {name: domain for name, domain in known.items() if name in policy.facts or name in (TODAY, NOW)}
    view = {**untold(policy), **told}
    now, today = view[NOW], view[TODAY]
    assert isinstance(now, Range) and isinstance(today, Range)
    if NOW in known:
        view[TODAY] = Range(now.low // DAY, now.low // DAY, whole=True)
    elif TODAY in known:
        view[NOW] = Range(today.low * DAY, today.low * DAY + DAY - 1, whole=True)
    return complete(view, policy)


def views(policies: tuple[Policy, ...], known: Known, other: Known) -> tuple[View, ...]:
    """The view of each customer: of the first by what is known, of the second where `other` says otherwise."""
    return tuple(view_of(policy, {**known, **other} if place else known) for place, policy in enumerate(policies))


def simplest(policies: tuple[Policy, ...], known: Known, other: Known, shows: Shows, day: int) -> tuple[Known, Known]:
    """A simpler customer, or pair, that shows the same; in the policy's order of facts."""
    return _Simplifying(policies, shows, day).done(dict(known), dict(other))


class _Simplifying:
    def __init__(self, policies: tuple[Policy, ...], shows: Shows, day: int) -> None:
        self.policies, self.shows, self.day = policies, shows, day

    def done(self, known: dict[str, Domain], other: dict[str, Domain]) -> tuple[Known, Known]:
        known = self.near(self.fewest(known, other), other)
        for _ in range(2):
            before = dict(known), dict(other)
            for name in self.order(known):
                known = self.rounder(name, known, other, first=True)
            for name in self.order(other):
                other = self.rounder(name, known, other, first=False)
            if before == (known, other):
                break
        known = self.fewest(known, other)
        return {name: known[name] for name in self.order(known)}, other

    def holds(self, known: Known, other: Known) -> bool:
        return self.shows(views(self.policies, known, other))

    def order(self, known: Known) -> list[str]:
        facts = [name for policy in self.policies for name in policy.facts]
        return [name for name in dict.fromkeys((*facts, TODAY, NOW)) if name in known]

    def fewest(self, known: dict[str, Domain], other: Known) -> dict[str, Domain]:
        """Without each fact that makes no difference to what is shown."""
        for name in reversed(self.order(known)):
            less = {each: domain for each, domain in known.items() if each != name}
            if name not in other and self.holds(less, other):
                known = less
        return known

    def near(self, known: dict[str, Domain], other: dict[str, Domain]) -> dict[str, Domain]:
        """All dates moved together to where the case is of today."""
        points = [name for name in (TODAY, NOW, *known) if name in known and self.is_point(name)]
        first = known[points[0]] if points else None
        if other or not isinstance(first, Range):
            return known
        later = self.day - first.low // self.each(points[0])
        moved = {
            name: _moved(domain, later * self.each(name)) if self.is_point(name) else domain for name, domain in known.items()
        }
        return moved if all(moved.values()) and self.holds(moved, other) else known  # type: ignore[arg-type,return-value]

    def is_point(self, name: str) -> bool:
        return self.kind(name) in ("date", MOMENT)

    def each(self, name: str) -> int:
        return DAY if self.kind(name) == MOMENT else 1

    def kind(self, name: str) -> str:
        return next((policy.kind_of(name) for policy in self.policies if name in policy.facts or name in (TODAY, NOW)), "")

    def rounder(self, name: str, known: dict[str, Domain], other: dict[str, Domain], first: bool) -> dict[str, Domain]:
        """With the roundest value of that fact that shows the same."""
        own = known if first else other
        for value in self.values(name, own[name], known):
            changed = {**own, name: value}
            if value == own[name] or self.holds(*((changed, other) if first else (known, changed))):
                return changed
        return own

    def values(self, name: str, now: Domain, known: Known) -> Iterator[Domain]:
        """Values to try, the simplest first, up to the one that it has."""
        policy = next((one for one in self.policies if name in one.facts), self.policies[0])
        if isinstance(now, Choices):
            domain = policy.facts[name].domain
            words = domain.among if isinstance(domain, Choices) else ()
            yield from (Choices((word,)) for word in words)
            return
        assert isinstance(now, Range)
        span = (
            policy.facts[name].domain if name in policy.facts else Range(FIRST_DAY * self.each(name), LAST_DAY * self.each(name))
        )
        assert isinstance(span, Range)
        tried = self.points(name, now.low, known) if self.is_point(name) else self.numbers(name, now.low, policy)
        for value in tried:
            if span.low <= value and (span.high is None or value <= span.high) and not (now.whole and value.denominator > 1):
                yield Range(value, value, whole=now.whole)

    def numbers(self, name: str, now: Number, policy: Policy) -> list[Number]:
        """Round numbers, the edges of the policy and what lies next to them, and ever rougher forms of the number itself."""
        edges = {edge for one in self.policies for edge in edges_of(one, name)}
        step = Fraction(1, 10**policy.currency.decimals) if policy.facts[name].unit == "money" else 1
        step = Fraction(1, 100) if policy.facts[name].unit == "percent" else step
        beside = {edge + sign * step for edge in edges for sign in (-1, 1)}
        between = {Fraction(one + other) / 2 for one in edges for other in edges if one < other}
        round_ = {Fraction(one, 100) if policy.facts[name].unit == "percent" else one for one in (*_ROUND, *_MORE)}
        tens = [Fraction(10) ** places for places in range(-3, _DECIMALS)]
        rough = {way(now * ten) / ten for ten in tens for way in (floor, ceil)}
        found = {whole_if_whole(Fraction(one)) for one in (*edges, *beside, *between, *round_, *rough)}
        scale = 100 if policy.facts[name].unit == "percent" else 1
        sayable = sorted((one for one in found if ends(one)), key=lambda one: _plainness(one * scale))
        near = [one for one in sayable if _plainness(one * scale) < _plainness(now * scale)]
        return [*near[:_MOST_TRIED], *([now] if _is_sayable(now, policy.facts[name].unit) else sayable[len(near) :]), now]

    def points(self, name: str, now: Number, known: Known) -> Iterator[Number]:
        """Days in a simple distance from the day of the case, and from the edges of the policy."""
        each = self.each(name)
        noon = DAY // 2 if each == DAY else 0
        today = known.get(TODAY)
        day = today.low if isinstance(today, Range) and name != TODAY else self.day
        edges = sorted({edge for one in self.policies for edge in edges_of(one, name)})
        yield from (day * each + noon - apart * each for apart in _APART)
        yield from (edge + later * each for edge in edges for later in (0, -1, 1))
        yield from (day * each + noon + apart * each for apart in _APART[1:])
        yield now


def _moved(domain: Domain, by: Number) -> Domain | None:
    """A day, or a moment, so much later; None where that is beyond the calendar."""
    assert isinstance(domain, Range)
    inside = FIRST_DAY <= domain.low + by <= (LAST_DAY + 1) * DAY - 1
    return Range(domain.low + by, domain.low + by, whole=True) if inside else None


def _plainness(value: Number) -> tuple[int, int, Number]:
    """How little there is to say of a number: decimals, then digits before the zeros at its end, then its size."""
    if not ends(value):
        return (99, 99, value)
    written = text(value)
    whole, _, decimals = written.partition(".")
    return (len(decimals), len((whole + decimals).strip("0")), max(value, -value))


def _is_sayable(value: Number, unit: str) -> bool:
    """Whether people can write the number: with few decimals, or a part of a year as months."""
    if ends(value):
        return len(text(value).partition(".")[2]) <= _DECIMALS
    finer = {"year": "months", "years": "months"}.get(unit)
    return bool(finer and counted(unit) and (factor(unit, finer) or 0) * value % 1 == 0)


def edges_of(policy: Policy, fact: str) -> frozenset[Number]:
    """The written values that the policy compares a fact with, and the first days of rates that go by it."""
    conditions: list[Cond] = [cond for one in policy.remedies.values() for cond in one.conditions]
    conditions += [cond for conds in policy.routes.values() for cond in conds if cond]
    found = {edge for cond in conditions for edge in _edges(cond, fact)}
    found |= {day for rate in policy.rates.values() if (rate.by or TODAY) == fact for day, _ in rate.values}
    return frozenset(edge for edge in found if edge > LOWEST)


def _edges(cond: Cond, fact: str) -> Iterable[Number]:
    kind = cond[0]
    if kind in ("all", "any"):
        return [edge for part in cond[1] for edge in _edges(part, fact)]
    if kind == "not":
        return _edges(cond[1], fact)
    return [cond[3][1]] if kind == "cmp" and cond[1] == fact and cond[3][0] == "lit" else []
