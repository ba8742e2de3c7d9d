"""What the worked examples reach, and what becomes of the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from leeway.coverage.aims import KINDS, Aim, Json
from leeway.coverage.clauses import Row, rows
from leeway.coverage.completing import Telling, look_at
from leeway.coverage.edges import edges
from leeway.coverage.looks import Look
from leeway.coverage.outcomes import outcomes
from leeway.coverage.search import search
from leeway.coverage.tables import Table, shown_by
from leeway.coverage.written import Suggestion, of_answer, title
from leeway.offers.policy import Remedy
from leeway.prover.ground import Ground
from leeway.prover.search import Nobody, Unsettled

Say = Callable[[str], None]
State = Literal["reached", "missing", "nobody", "unsettled"]


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that examples can show, and whether they do; where none does, the example that would, or why there is none."""

    kind: str
    table: Table
    what: str
    line: int
    state: State
    remedy: str | None = None
    example: Suggestion | None = None
    why: str | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every part of a policy, in its order, clauses first."""

    parts: tuple[Part, ...]

    def of(self, kind: str, *states: State) -> tuple[Part, ...]:
        """The parts of a kind that are in one of the states; all of them where none is named."""
        return tuple(part for part in self.parts if part.kind == kind and (not states or part.state in states))

    @property
    def examples(self) -> tuple[Suggestion, ...]:
        """The examples that are suggested, each once, in the order of the parts that they show first."""
        return tuple({(one.situation, one.name): one for part in self.parts if (one := part.example)}.values())

    @property
    def complete(self) -> bool:
        """Whether every clause that anybody can come to has an example."""
        return not self.of(KINDS[0], "missing", "unsettled")


def cover(policy: Json, say: Say | None = None) -> Coverage:
    """What the worked examples of a compiled policy reach, and an example for all else that somebody can reach."""
    ground = Ground(policy)
    found = Covering(ground, (*rows(ground), *edges(ground), *outcomes(ground)))
    return Coverage(tuple(found.parts(say)))


class Covering:
    """The aims of a policy, what its examples show of them, and the examples suggested so far, which show others, too."""

    def __init__(self, ground: Ground, aims: Iterable[Aim]) -> None:
        self.ground, self.aims = ground, tuple(aims)
        self.suggested: dict[Aim, tuple[Suggestion, Remedy]] = {}
        self.names = {
            name: {str(example["name"]) for example in one["examples"]} for name, one in ground.raw["situations"].items()
        }
        self._of_table: dict[Table, list[Aim]] = {}
        for aim in self.aims:
            self._of_table.setdefault(aim.table, []).append(aim)
        self._near: dict[tuple[str, str], tuple[Aim, ...]] = {}

    @cached_property
    def reached(self) -> frozenset[Aim]:
        """What the worked examples of the policy show."""
        found: set[Aim] = set()
        for situation in self.ground.raw["situations"].values():
            for example in situation["examples"]:
                look = look_at(example["case"], self.ground)
                for name in example["expect"] if look else ():
                    found.update(self.shown(look, self.ground.policy.remedies[name], found)) if look else None
        return frozenset(found)

    def shown(self, look: Look, remedy: Remedy, known: Iterable[Aim] = ()) -> Iterator[Aim]:
        """What an example shows that expects the remedy, beside what is known already."""
        if look.answer(remedy) is not None:
            near = [aim for aim in self.near(look.situation, remedy) if aim not in known]
            yield from (aim for aim in near if aim.shown(look, remedy))

    def near(self, situation: str, remedy: Remedy) -> tuple[Aim, ...]:
        """What an example of the situation could show that expects the remedy."""
        if (situation, remedy.id) not in self._near:
            own = shown_by(situation, remedy, self.ground)
            self._near[situation, remedy.id] = tuple(aim for table in own for aim in self._of_table.get(table, ()))
        return self._near[situation, remedy.id]

    def parts(self, say: Say | None = None) -> Iterator[Part]:
        """Every aim with what became of it, in their order."""
        for number, aim in enumerate(self.aims, 1):
            if say and aim not in self.reached and aim not in self.suggested:
                say(f"Looking for examples: {number} of {len(self.aims)}")
            yield self.part(aim)

    def part(self, aim: Aim) -> Part:
        """What became of an aim."""
        if aim in self.reached:
            return self._part(aim, "reached")
        if aim not in self.suggested:
            found = search(aim, self.ground)
            if isinstance(found, Nobody):
                return self._part(aim, "nobody")
            if isinstance(found, Unsettled):
                return self._part(aim, "unsettled", why=found.why)
            self._suggest(aim, found)
        example, remedy = self.suggested[aim]
        return self._part(aim, "missing", remedy.id, example)

    def _part(
        self, aim: Aim, state: State, remedy: str | None = None, example: Suggestion | None = None, why: str | None = None
    ) -> Part:
        said, line, row = aim.said(self.ground), aim.line(self.ground), aim.place if isinstance(aim, Row) else None
        return Part(aim.kind, aim.table, said, line, state, remedy, example, why, row)

    def _suggest(self, aim: Aim, telling: Telling) -> None:
        """Make an example of it, which expects all remedies that show something new, and note what it shows."""
        ground, where, look = self.ground, telling.where, telling.look(self.ground)
        assert look is not None
        shown = {where.remedy.id: {aim: where.remedy}}
        for remedy in (where.remedy, *ground.remedies(where.situation)):
            known = {*self.reached, *self.suggested, *(each for one in shown.values() for each in one)}
            new = dict.fromkeys(self.shown(look, remedy, known), remedy)
            if new:
                shown.setdefault(remedy.id, {}).update(new)
        expect = {
            remedy.id: of_answer(answer, remedy.unit, ground.policy)
            for remedy in ground.remedies(where.situation)
            if remedy.id in shown and (answer := look.answer(remedy)) is not None
        }
        name = title(aim.title(ground), where.remedy.id, self.names[where.situation])
        self.names[where.situation].add(name)
        level = ground.raw["levels"][where.level]["id"] if where.level else None
        example = Suggestion(where.situation, name, telling.given, expect, level, telling.on)
        self.suggested |= {each: (example, remedy) for one in shown.values() for each, remedy in one.items()}
