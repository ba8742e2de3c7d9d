"""When two tables, or two clauses, mean the same, and what a clause gives in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from leeway.difference.two import Cause, Two, around, is_worked, named_in
from leeway.offers import sentences
from leeway.offers.policy import Policy, Remedy
from leeway.offers.tables import ABSENT

Label = tuple[Any, ...]  # what a clause gives, equal where it is worked out in the same way
Labels = tuple[Label, Label]
NOTHING: Label = ("nothing",)
SILENT: Label = ("undefined",)
ZERO: Label = ("zero",)  # nothing, but where what limits it has no answer


def label_of(remedy: Remedy, index: int, level: int, policy: Policy) -> Label:
    """What a clause, or none, gives at a level."""
    if index < 0:
        return NOTHING if index == ABSENT else SILENT
    expr = remedy.clauses[index].values[level]
    if expr[0] == "undefined":
        return SILENT
    if expr[0] == "lit" and expr[1] == 0:
        return ZERO if _may_be_left_open(remedy, policy) else NOTHING
    return "value", expr


def _may_be_left_open(remedy: Remedy, policy: Policy) -> bool:
    """Whether there may be no answer although a clause decides: its ceiling is a rate before its first day, say."""
    around = (remedy.share_of, remedy.at_most, remedy.at_least, *(bound.left for bound in remedy.bounds))
    named = named_in(around)
    return any(kind == "rate" or (kind == "fact" and is_worked(name, policy)) for kind, name in named)


def words_of(remedy: Remedy, index: int, level: int, policy: Policy) -> str:
    """The same in words: "50% of the visit fee", "nothing", "undefined"."""
    label = label_of(remedy, index, level, policy)
    if label == SILENT:
        return "undefined"
    if label == ZERO:
        return "nothing, or undefined"
    if label == NOTHING:
        return "no" if remedy.unit == "yes or no" else "nothing"
    return sentences.given(remedy, remedy.clauses[index], level, policy)


SEVERAL: Label = ("several",)  # whatever the table gives


def existence(remedy: Remedy) -> tuple[object, ...]:
    """What decides whether a customer can have the remedy at all."""
    return remedy.only_when, tuple(one.when for one in remedy.exclusions)


def table(remedy: Remedy, levels: Sequence[int]) -> tuple[object, ...]:
    """The table, as far as it decides anything; ids, lines and words are not in it."""
    rows = tuple((row.when, tuple(row.values[level] for level in levels)) for row in remedy.clauses)
    return remedy.unit, existence(remedy), rows


def meaning(remedy: Remedy, policy: Policy, levels: Sequence[int]) -> object:
    """A value that is equal for remedies that give everybody the same."""
    return table(remedy, levels), tuple(around(remedy, policy).items())


def _first_alike(one: Remedy, other: Remedy) -> dict[int, int]:
    first: dict[object, int] = {}
    for index, row in enumerate(other.clauses):
        first.setdefault(row.when, index)
    return {index: first[row.when] for index, row in enumerate(one.clauses) if row.when in first}


@dataclass(frozen=True)
class Sameness:
    """How far a remedy is the same on both sides. `domains`: whether its facts can be the same."""

    two: Two
    remedies: tuple[Remedy, Remedy]
    causes: tuple[Cause, ...]
    domains: bool

    @cached_property
    def everything(self) -> bool:
        """Whether it gives everybody the same, as far as its facts can be the same."""
        places = self.two.places
        old, new = (meaning(one, policy, place) for one, policy, place in zip(self.remedies, self._policies, places))
        return old == new

    @property
    def _policies(self) -> tuple[Policy, Policy]:
        return self.two.old, self.two.new

    @cached_property
    def table(self) -> bool:
        """Whether the tables themselves are the same."""
        old, new = (table(one, place) for one, place in zip(self.remedies, self.two.places))
        return old == new

    @cached_property
    def is_moved(self) -> bool:
        """Whether the same condition may hold for other customers, because of what it is made of."""
        conditions = repr([remedy.conditions for remedy in self.remedies])
        rates = (name for kind, name in self.causes if kind == "rate")
        worked = any(kind in ("fact", "working_days") for kind, _ in self.causes)
        return worked or any(f"('rate', {name!r})" in conditions for name in rates)

    @cached_property
    def only_existence(self) -> bool:
        """Whether only who can have the remedy at all was edited, of a table of several rows."""
        old, new = (table(one, place) for one, place in zip(self.remedies, self.two.places))
        return old[2] == new[2] and old[1] != new[1] and len(self.remedies[1].clauses) > 1

    def is_possible(self, old: int, new: int) -> bool:
        """Whether one clause can decide now where another did before, as far as equal conditions show.

        Where a row decided, its condition holds: no row below the one with the same condition can decide now. Nor can none
        decide now, unless a row above that one is come to which may have no answer. The same holds the other way round.
        """
        if self.is_moved or not self.domains or ABSENT in (old, new):
            return old == new or self.is_moved or not self.domains or not self._is_same_existence
        return self._is_reached(old, new, 0) and self._is_reached(new, old, 1)

    @property
    def _is_same_existence(self) -> bool:
        return existence(self.remedies[0]) == existence(self.remedies[1])

    def _is_reached(self, one: int, other: int, side: int) -> bool:
        match = self._matching[side].get(one)
        if match is None or other >= 0:
            return match is None or other <= match
        above = [row.when for row in self.remedies[side].clauses[:one]]
        new = [row.when for row in self.remedies[1 - side].clauses[:match]]
        return not self._is_same_existence or any(when not in above for when in new)

    @cached_property
    def _matching(self) -> tuple[dict[int, int], dict[int, int]]:
        """For each row of one table the first of the other with the same condition, both ways."""
        return _first_alike(*self.remedies), _first_alike(self.remedies[1], self.remedies[0])
