"""What the forms of guarantees share: their parts, and how a broken one is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from leeway.offers.amounts import View
from leeway.offers.intervals import Amount
from leeway.offers.policy import Remedy
from leeway.offers.words import listed
from leeway.prover.ground import Ground
from leeway.prover.tables import in_its_place

Json = Mapping[str, Any]
Row = tuple[str, int]
# What a guarantee is proved for: the situation, or "" for all alike; the remedy, or "" for all in it; then what was refused.
Part = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Broken:
    """A sentence on how a customer breaks a guarantee, and the rows that give the amounts, each with a few words."""

    message: str
    rows: tuple[tuple[str, Row], ...] = ()


def situations(guarantee: Json, ground: Ground) -> list[str]:
    """The situations that a guarantee is about: those it names, or all."""
    return list(guarantee.get("situations", ground.raw["situations"]))


def per_remedy(remedies: list[Remedy], ground: Ground) -> Iterator[Part]:
    """A part for each remedy; several for each situation where another remedy may stand in its place, refused or not."""
    for remedy in remedies:
        where = [name for name in ground.raw["situations"] if remedy.id in ground.names(name)]
        alone = [name for name in where if not in_its_place(name, remedy, ground.policy)]
        for name in where:
            if name not in alone:
                yield from ((name, remedy.id, *refused) for refused in refusals(name, [remedy.id], ground))
        if alone or not where:
            yield "", remedy.id


def refusals(situation: str, names: Iterable[str], ground: Ground, but: Iterable[str] = ()) -> Iterator[tuple[str, ...]]:
    """What the customer may have refused of all that stands in the place of these: nothing first, then every choice of it.

    What is refused stands in no place any more: the remedy behind it comes back. What is owed is never refused, nor is `but`.
    """
    remedies = (ground.policy.remedies[name] for name in names)
    others = (other for one in remedies for other in in_its_place(situation, one, ground.policy) if not other.owed)
    open_ = [name for name in dict.fromkeys(other.id for other in others) if name not in but]
    for count in range(len(open_) + 1):
        yield from combinations(open_, count)


def sight(part: Part, level: int, view: View, ground: Ground) -> Amount:
    """What the kernel says that the level may give of the part's remedy, in the part's situation."""
    situation, name, *refused = part
    if situation:
        return ground.standings(situation, view, refused=refused)[name].amount(level)
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


def placed(situation: str, ground: Ground, refused: Sequence[str] = ()) -> str:
    """` in “Picture or reception problem”`, with what was refused there; nothing where the situation does not matter."""
    after = listed([f"“{ground.policy.remedies[name].name}”" for name in refused])
    where = f" in “{ground.raw['situations'][situation]['name']}”" if situation else ""
    return where + (f" (once they have refused {after})" if after else "")
