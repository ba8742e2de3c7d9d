"""Two policies side by side: which levels, situations and facts they share, and what stands around a remedy's table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from leeway.offers.amounts import View
from leeway.offers.expressions import NOW, TODAY
from leeway.offers.policy import Fact, Json, Policy, Remedy
from leeway.offers.ranges import Domain
from leeway.offers.reading import everybody, read_policy
from leeway.offers.tables import rounding

Cause = tuple[str, str]  # what an amount depends on beside the table: ("rate", id), ("at_most", ""), ("fact", id) ...


@dataclass(frozen=True, slots=True)
class Told:
    """A fact that is told, or the day or the moment of the case; which of the two policies know it as this fact."""

    name: str
    old: bool
    new: bool


@dataclass(frozen=True)
class Two:
    """Two policies, as they are compiled and as the kernel holds them."""

    raw_old: Json
    raw_new: Json

    @cached_property
    def old(self) -> Policy:
        return read_policy(self.raw_old).in_english()

    @cached_property
    def new(self) -> Policy:
        return read_policy(self.raw_new).in_english()

    @cached_property
    def everybody(self) -> tuple[View, View]:
        """The views of customers of whom nothing is known."""
        return everybody(self.old), everybody(self.new)

    @cached_property
    def levels(self) -> tuple[tuple[str, int, int], ...]:
        """The levels of both: id, place in the old policy, place in the new one."""
        places = {level["id"]: index for index, level in enumerate(self.old.levels)}
        return tuple((one["id"], places[one["id"]], index) for index, one in enumerate(self.new.levels) if one["id"] in places)

    @cached_property
    def places(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Where the shared levels stand in the old policy, and in the new one."""
        return tuple(old for _, old, _ in self.levels), tuple(new for _, _, new in self.levels)

    def is_shared(self, name: str) -> bool:
        """Whether both policies mean the same by the name of a told fact: kind and unit are the same."""
        if name in (TODAY, NOW):
            return True
        old, new = self.old.facts.get(name), self.new.facts.get(name)
        if old is None or new is None or old.worked or new.worked or (old.kind, old.unit) != (new.kind, new.unit):
            return False
        return getattr(old.domain, "whole", None) == getattr(new.domain, "whole", None)

    @cached_property
    def _worked_alike(self) -> frozenset[str]:
        """The facts that are worked out in the same way from the same facts."""
        found: set[str] = set()
        for name in (one for one in self.new.worked if one in self.old.worked):
            old, new = self.old.facts[name], self.new.facts[name]
            if old.worked is None or new.worked is None or _meaning(old) != _meaning(new):
                continue
            base = all(self.is_shared(one) and self._is_everything_shared(one) for one in new.worked.base)
            inner = all(one in found for one in new.worked.behind if one in self.new.worked)
            if base and inner and self._is_made_alike((new.worked.rows, new.worked.when)):
                found.add(name)
        return frozenset(found)

    def _is_made_alike(self, tree: object) -> bool:
        """Whether the rates and the calendar behind an amount are the same."""
        rates = {one for kind, one in named_in(tree) if kind == "rate"}
        same = all(self.old.rates.get(one) == self.new.rates.get(one) for one in rates)
        return same and (self.old.calendar == self.new.calendar or "'working day" not in repr(tree))

    def is_worked_alike(self, name: str) -> bool:
        """Whether both policies work a fact out, and to the same value for everybody."""
        return name in self._worked_alike

    def _is_everything_shared(self, name: str) -> bool:
        """Whether a fact can be the same in both."""
        old, new = self.everybody
        return old[name] == new[name]

    def told(self, old: frozenset[str], new: frozenset[str]) -> tuple[Told, ...]:
        """The told facts among those that the old and the new side need, in the order of the new policy."""
        order = dict.fromkeys((*self.new.facts, *self.old.facts, TODAY, NOW))
        found = []
        for name in (one for one in order if one in old | new):
            if self.is_shared(name):
                found.append(Told(name, True, True))
                continue
            found += [Told(name, True, False)] if name in old and not is_worked(name, self.old) else []
            found += [Told(name, False, True)] if name in new and not is_worked(name, self.new) else []
        return tuple(found)

    def fact(self, told: Told) -> Fact | None:
        """The fact, as the newer policy that knows it has it; None for the day and the moment of the case."""
        return (self.new if told.new else self.old).facts.get(told.name)

    def domains(self, told: Told) -> tuple[Domain, ...]:
        """What the fact can be, in each policy that knows it."""
        old, new = self.everybody
        return (*((old[told.name],) if told.old else ()), *((new[told.name],) if told.new else ()))


def is_worked(name: str, policy: Policy) -> bool:
    """Whether the policy works the fact out."""
    return name in policy.facts and policy.facts[name].worked is not None


def trees(remedy: Remedy, policy: Policy) -> Iterator[tuple[Any, ...]]:
    """Every condition and amount that the remedy's outcome is made of, those of worked-out facts included."""
    yield from remedy.conditions
    for clause in remedy.clauses:
        yield from clause.values
    yield from (one for one in (remedy.share_of, remedy.at_most, remedy.at_least) if one)
    yield from (bound.left for bound in remedy.bounds)
    for name in remedy.needs:
        worked = policy.facts[name].worked
        yield from (expr for _, expr in worked.rows) if worked else ()


def needed(remedy: Remedy, policy: Policy) -> frozenset[str]:
    """The facts that the outcome is made of, today and now included."""
    found = set(remedy.needs)
    for tree in trees(remedy, policy):
        found |= {name for kind, name in named_in(tree) if kind == "fact"}
        found |= {policy.rates[name].by or TODAY for kind, name in named_in(tree) if kind == "rate"}
    return frozenset(name for name in found if name in policy.facts or name in (TODAY, NOW))


def named_in(tree: Any) -> Iterator[tuple[str, str]]:
    """Every fact and rate in a condition or an amount."""
    if not isinstance(tree, tuple) or not tree:
        return
    if tree[0] in ("fact", "rate"):
        yield tree[0], tree[1]
    elif tree[0] in ("is", "cmp"):
        yield "fact", tree[1]
        yield from named_in(tree[3]) if tree[0] == "cmp" else ()
    elif tree[0] != "lit":
        for part in tree:
            yield from named_in(part)


def around(remedy: Remedy, policy: Policy) -> Mapping[Cause, object]:
    """What the amounts depend on beside the table: by what it is, a value that is equal where it means the same."""
    every = tuple(trees(remedy, policy))
    found: dict[Cause, object] = {(key, ""): getattr(remedy, key) for key in ("share_of", "at_most", "at_least")}
    found |= {(bound.kind, bound.id): (bound.left, bound.times) for bound in remedy.bounds}
    found[("rounding", "")] = (*rounding(remedy, policy), policy.currency.decimals) if remedy.unit == "money" else None
    rates = {name: policy.rates[name] for tree in every for kind, name in named_in(tree) if kind == "rate"}
    found |= {("rate", name): (rate.unit, rate.by, rate.values) for name, rate in rates.items()}
    found |= {("fact", name): _meaning(policy.facts[name]) for name in remedy.needs if policy.facts[name].worked}
    if "'working day" in repr(every):
        found[("working_days", "")] = policy.calendar
    return found


def _meaning(fact: Fact) -> object:
    worked = fact.worked
    assert worked is not None
    return fact.unit, worked.rows, worked.when


def differing(old: Mapping[Cause, object], new: Mapping[Cause, object]) -> tuple[Cause, ...]:
    """Of what amounts depend on, what is not the same. What only one table names is no edit of that: the table was edited."""
    keys = dict.fromkeys((*old, *new))
    named = (key for key in keys if key[0] not in ("fact", "rate", "working_days") or (key in old and key in new))
    return tuple(key for key in named if old.get(key) != new.get(key))
