"""What the forms of guarantees share: their parts, and how a broken one is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from leeway.offers.amounts import View
from leeway.offers.intervals import Amount
from leeway.offers.policy import Remedy
from leeway.prover.ground import Ground
from leeway.prover.tables import in_its_place

Json = Mapping[str, Any]
Row = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Broken:
    """A sentence on how a customer breaks a guarantee, and the rows that give the amounts, each with a few words."""

    message: str
    rows: tuple[tuple[str, Row], ...] = ()


def situations(guarantee: Json, ground: Ground) -> list[str]:
    """The situations that a guarantee is about: those it names, or all."""
    return list(guarantee.get("situations", ground.raw["situations"]))


def per_remedy(remedies: list[Remedy], ground: Ground) -> Iterator[tuple[str, str]]:
    """A part for each remedy; one for each situation where another remedy may stand in its place."""
    for remedy in remedies:
        where = [name for name in ground.raw["situations"] if remedy.id in ground.names(name)]
        alone = [name for name in where if not in_its_place(name, remedy, ground.policy)]
        yield from ((name, remedy.id) for name in where if name not in alone)
        if alone or not where:
            yield "", remedy.id


def sight(part: tuple[str, str], level: int, view: View, ground: Ground) -> Amount:
    """What the kernel says that the level may give of the part's remedy, in the part's situation."""
    situation, name = part
    if situation:
        return ground.standings(situation, view)[name].amount(level)
    return ground.seen(ground.policy.remedies[name], level, view)


def distinct(remedies: list[Remedy], levels: list[int]) -> list[int]:
    """The levels among these that do not all do just what a lower one of them may do."""
    found: list[int] = []
    for level in levels:
        if not any(all(_same(remedy, level, below) for remedy in remedies) for below in found):
            found.append(level)
    return found


def _same(remedy: Remedy, level: int, other: int) -> bool:
    return all(row.values[level] == row.values[other] for row in remedy.clauses)


def rows(names: list[str], view: View, ground: Ground, said: str = "the row that decides") -> tuple[tuple[str, Row], ...]:
    """The rows that decide for a customer, of each of some remedies."""
    found = ((name, ground.decided(ground.policy.remedies[name], view)) for name in names)
    return tuple((said, (name, indexes[0])) for name, indexes in found if len(indexes) == 1 and indexes[0] >= 0)


def placed(situation: str, ground: Ground) -> str:
    """` in “Picture or reception problem”`, or nothing where the situation does not matter."""
    return f" in “{ground.raw['situations'][situation]['name']}”" if situation else ""
