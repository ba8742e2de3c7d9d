"""What changes of one remedy, in each place where both policies offer it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from leeway.difference.asking import UNKNOWN, Answers, Asking, Level, Pair, Shown, Stage
from leeway.difference.cells import Cell, cells, is_inside
from leeway.difference.customers import Trying, literals
from leeway.difference.labels import NOTHING, SEVERAL, SILENT, Labels, Sameness, label_of, meaning, words_of
from leeway.difference.two import Cause, Told, Two, around, differing, needed, trees
from leeway.difference.values import DEFINED, GONE, MIXED, NEW, UNDEFINED, kind_of
from leeway.difference.who import Who
from leeway.offers.policy import Remedy
from leeway.offers.ranges import Domain
from leeway.offers.tables import ABSENT
from leeway.prover.tables import in_its_place

_OF_TABLE = "what its table gives"
_KINDS = {
    ("nothing", "several"): NEW,
    ("several", "nothing"): GONE,
    ("nothing", "value"): NEW,
    ("value", "nothing"): GONE,
    ("zero", "value"): NEW,
    ("value", "zero"): GONE,
    ("undefined", "nothing"): DEFINED,
    ("undefined", "zero"): DEFINED,
    ("undefined", "value"): DEFINED,
    ("nothing", "undefined"): UNDEFINED,
    ("zero", "undefined"): UNDEFINED,
    ("value", "undefined"): UNDEFINED,
}


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of one remedy for some customers at one level, before it is put into words.

    `causes` is empty where the table itself gives something else. `was` and `becomes` are words.
    """

    remedy: str
    situations: tuple[str, ...]
    level: str
    causes: tuple[Cause, ...]
    who: str
    kind: str
    was: str
    becomes: str
    answers: Answers


def found(two: Two, name: str) -> Iterator[Found]:
    """Everything that is found of a remedy that both policies have, measured in the same unit."""
    remedies = two.old.remedies[name], two.new.remedies[name]
    for situations in _places(two, remedies):
        yield from _Place(two, remedies, situations).found()


def _places(two: Two, remedies: tuple[Remedy, Remedy]) -> tuple[tuple[str, ...], ...]:
    """The situations of both policies with the remedy, together where the same remedies may stand in its place."""
    groups: dict[object, list[str]] = {}
    for id_, new in two.raw_new["situations"].items():
        old = two.raw_old["situations"].get(id_)
        if old and all(remedies[0].id in (name for step in one["steps"] for name in step) for one in (old, new)):
            before = (in_its_place(id_, one, policy) for one, policy in zip(remedies, (two.old, two.new)))
            groups.setdefault(tuple(tuple(other.id for other in one) for one in before), []).append(id_)
    return tuple(map(tuple, groups.values()))


def domains(two: Two, told: Sequence[Told]) -> bool:
    """Whether the facts can be the same in both policies."""
    return all(len(set(two.domains(one))) == 1 and one.old and one.new for one in told)


class _Place:
    """One remedy in situations that are alike for it."""

    def __init__(self, two: Two, remedies: tuple[Remedy, Remedy], situations: tuple[str, ...]) -> None:
        self.two, self.remedies, self.situations = two, remedies, situations
        policies = two.old, two.new
        old, new = (Stage(one, policy, in_its_place(situations[0], one, policy)) for one, policy in zip(remedies, policies))
        self.stages = old, new
        every = [(one, stage.policy) for stage in self.stages for one in (stage.remedy, *stage.before)]
        sides = [
            frozenset().union(*(needed(one, stage.policy) for one in (stage.remedy, *stage.before))) for stage in self.stages
        ]
        self.needed = two.told(*sides)
        self.own = two.told(*(needed(stage.remedy, stage.policy) for stage in self.stages))
        numbers = dict.fromkeys(literals(tree for one, policy in every for tree in trees(one, policy)))
        rates = {(value, "date") for _, policy in every for rate in policy.rates.values() for value, _ in rate.values}
        self.trying = Trying(two, self.needed, (*numbers, *sorted(rates)))
        self.causes = self._causes()
        self.same = Sameness(two, remedies, self.causes, domains(two, self.own))

    def _causes(self) -> tuple[Cause, ...]:
        two = self.two
        own = differing(around(self.remedies[0], two.old), around(self.remedies[1], two.new))
        old, new = (
            {other.id: meaning(other, stage.policy, places) for other in stage.before}
            for stage, places in zip(self.stages, two.places)
        )
        return (*own, *(("before", name) for name in dict.fromkeys((*old, *new)) if old.get(name) != new.get(name)))

    def found(self) -> Iterator[Found]:
        if self.same.everything and not self.causes and domains(self.two, self.needed):
            return
        each = cells(self.two, self.remedies, self.own, alike=not self.causes)
        yield from self._outside(each)
        inside = [cell for cell in each if not cell.outside]
        asking = Asking(self.two, self.stages, self.trying)
        who = Who(self.two, *self.remedies, alike=not self.same.is_moved)
        asked: dict[object, Answers] = {}
        for (labels, customers), levels in self._grouped(inside).items():
            chosen = tuple(inside[place] for place in customers)
            for level in levels:
                key = (labels, customers, level if self._is_shared() or labels is None or SEVERAL in labels else None)
                if key not in asked:
                    asked[key] = asking.answers(chosen, self._pairs(chosen, labels, level), level)
                if asked[key].shown or asked[key].unsettled:
                    yield self._one(labels, chosen, level, asked[key], who)

    def _is_shared(self) -> bool:
        """Whether others may stand in its place here."""
        return any(stage.before for stage in self.stages)

    def _grouped(self, inside: Sequence[Cell]) -> Mapping[tuple[Labels | None, tuple[int, ...]], list[Level]]:
        """By what was given and is given, and to whom: the levels at which it is so.

        Where the table is the same, and only what it is made of changed, all customers are together, without labels.
        """
        if self.causes and self.same.table:
            levels = self.two.levels[:1] if self.remedies[1].owed else self.two.levels
            return {(None, tuple(range(len(inside)))): list(levels)}
        groups: dict[tuple[Labels | None, tuple[int, ...]], list[Level]] = {}
        for level in self.two.levels:
            labelled: dict[Labels, list[int]] = {}
            for place, cell in enumerate(inside):
                for labels in dict.fromkeys(self._labelled(pair, level) for pair in self._possible(cell)):
                    if labels[0] != labels[1] or (self.causes and labels[0] not in (NOTHING, SILENT)):
                        labelled.setdefault(labels, []).append(place)
            for labels, customers in labelled.items():
                groups.setdefault((labels, tuple(customers)), []).append(level)
        return groups

    def _possible(self, cell: Cell) -> Iterator[Pair]:
        """The pairs of clauses that can decide in a cell."""
        return ((i, j) for i, j in product(cell.old, cell.new) if self.same.is_possible(i, j))

    def _is_clear(self, chosen: Sequence[Cell], pairs: frozenset[Pair]) -> bool:
        """Whether no other clauses decide in these cells, but for customers who have no such remedy before and now."""
        others = (pair for cell in chosen for pair in self._possible(cell) if pair not in pairs)
        return all(old == new < 0 for old, new in others)

    def _pairs(self, chosen: Sequence[Cell], labels: Labels | None, level: Level) -> frozenset[Pair]:
        """The pairs of clauses that give what the labels say; all of them without labels."""
        pairs = frozenset(pair for cell in chosen for pair in self._possible(cell))
        return frozenset(pair for pair in pairs if labels is None or self._labelled(pair, level) == labels)

    def _labelled(self, pair: Pair, level: Level) -> Labels:
        old = label_of(self.remedies[0], pair[0], level[1], self.two.old)
        new = label_of(self.remedies[1], pair[1], level[2], self.two.new)
        if self.same.only_existence and ABSENT in pair and old != new and SILENT not in (old, new):
            return (NOTHING, SEVERAL) if pair[0] == ABSENT else (SEVERAL, NOTHING)
        return old, new

    def _one(self, labels: Labels | None, chosen: Sequence[Cell], level: Level, answers: Answers, who: Who) -> Found:
        shown = kind_of([way for way, _ in answers.shown]) if answers.shown else MIXED
        if labels is None or labels[0] == labels[1]:
            return Found(self.remedies[1].id, self.situations, level[0], self.causes, "", shown, "", "", answers)
        pairs = self._pairs(chosen, labels, level)
        old, new = min(pairs)
        was = words_of(self.remedies[0], old, level[1], self.two.old)
        becomes = words_of(self.remedies[1], new, level[2], self.two.new)
        was, becomes = (_OF_TABLE if label == SEVERAL else said for label, said in zip(labels, (was, becomes)))
        kind = _KINDS.get((labels[0][0], labels[1][0]), shown)
        return Found(
            self.remedies[1].id,
            self.situations,
            level[0],
            (),
            who.words(chosen, pairs, self._is_clear(chosen, pairs)),
            kind,
            was,
            becomes,
            answers,
        )

    def _outside(self, each: Sequence[Cell]) -> Iterator[Found]:
        """Customers whom only one of the policies knows, because a fact has other values there: what they get."""
        said: set[Cause] = set()
        for cell in (one for one in each if one.outside):
            knowing = 1 if cell.outside == "old" else 0
            told, _ = next(one for one in cell.box if part_is_only(self.two, one, knowing))
            cause = ("range", told.name)
            if cause in said:
                continue
            for level in self.two.levels[:1] if self.remedies[1].owed else self.two.levels:
                shown = self._somebody(cell, knowing, level)
                if shown:
                    said.add(cause)
                    kind = NEW if knowing else GONE
                    answers = Answers(((kind, shown),))
                    yield Found(self.remedies[1].id, self.situations, level[0], (cause,), "", kind, "", "", answers)

    def _somebody(self, cell: Cell, knowing: int, level: Level) -> Shown | None:
        """A customer of the cell who gets something, by the one policy that knows such customers."""
        return somebody(self.stages[knowing], self.trying, cell, knowing, level[2] if knowing else level[1])


def somebody(stage: Stage, trying: Trying, cell: Cell, side: int, level: int) -> Shown | None:
    """A customer of the cell to whom one of the policies gives something; of those that are tried."""
    drawn = {told for told, _ in cell.box}
    for known in trying.customers(cell):
        _, there = stage.quick(trying.views(known)[side], level)
        if there is not None and not isinstance(there, str) and there > 0:
            for told, _ in reversed(known):
                less = tuple(one for one in known if one[0] != told)
                if told not in drawn and stage.amount(trying.views(less)[side], level) == there:
                    known = less
            return Shown(known, *((UNKNOWN, there) if side else (there, UNKNOWN)))
    return None


def part_is_only(two: Two, one: tuple[Told, Domain], side: int) -> bool:
    """Whether only that side knows such a value of the fact."""
    told, part = one
    if not (told.old and told.new) or len(set(two.domains(told))) == 1:
        return False
    return not is_inside(part, two.domains(told)[1 - side])
