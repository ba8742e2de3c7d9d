"""Clauses: every row of a table has an example for which it decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from leeway.coverage.aims import Where
from leeway.coverage.looks import Look
from leeway.coverage.tables import Table, come_to, conditions, exclusions, tables
from leeway.offers.policy import Remedy
from leeway.offers.truth import holds as shown
from leeway.prover.customer import Customer
from leeway.prover.ground import Ground
from leeway.prover.tables import deciding
from leeway.prover.terms import Bool, both
from leeway.prover.truth import holds


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, by its place. An example shows it that expects what the row decides, so that an edit of it is noticed."""

    table: Table
    place: int

    @property
    def kind(self) -> str:
        return "clause"

    def shown(self, look: Look, remedy: Remedy) -> bool:
        """Whether this row certainly decides."""
        ground = look.ground
        if self.table.of == "exclusion":
            out = shown(exclusions(ground)[self.table.id].when, look.view, ground.policy) is True
            return out and look.come_to(self.table, 0, remedy)
        owner = remedy if self.table.of == "remedy" else ground.tables[self.table.id]
        return ground.decided(owner, look.view) == (self.place,) and look.is_placed(remedy)

    def wanted(self, where: Where, customer: Customer, ground: Ground) -> Bool:
        """When this row decides."""
        if self.table.of == "remedy":
            return deciding(where.remedy, customer).rows[self.place]
        own = [cond for place, cond in conditions(self.table, ground) if place == self.place]
        reached = come_to(self.table, self.place, where.remedy, customer, ground)
        return both(reached, *(holds(cond, customer).yes for cond in own))

    def levels(self, remedy: Remedy, ground: Ground) -> Iterable[int]:
        """The lowest level to which the row gives anything, then the others."""
        every = range(len(ground.policy.levels))
        if self.table.of != "remedy" or remedy.owed:
            return every
        values = remedy.clauses[self.place].values
        first = next((level for level in every if values[level][:2] != ("lit", 0)), 0)
        return (first, *(level for level in every if level != first))

    def said(self, ground: Ground) -> str:
        """The row by its id, or its number."""
        if self.table.of == "remedy":
            return f'the row "{_slug(self, ground)}" of "{self.table.id}"'
        if self.table.of == "fact":
            return f'row {self.place + 1} of "{self.table.id}"'
        return f'the exclusion "{self.table.id}"'

    def title(self, ground: Ground) -> str:
        """The name of an example that shows it."""
        if self.table.of == "remedy":
            return f"the row {_slug(self, ground)} of {self.table.id} decides"
        if self.table.of == "fact":
            return f"row {self.place + 1} of {self.table.id} decides"
        return f"the exclusion {self.table.id} holds"

    def line(self, ground: Ground) -> int:
        """The line of the row; of a fact's the fact's."""
        if self.table.of == "remedy":
            return ground.policy.remedies[self.table.id].clauses[self.place].line
        if self.table.of == "exclusion":
            return exclusions(ground)[self.table.id].line
        return int(ground.raw["facts"][self.table.id]["line"])


def _slug(row: Row, ground: Ground) -> str:
    return ground.policy.remedies[row.table.id].clauses[row.place].id.partition(".")[2]


def rows(ground: Ground) -> Iterator[Row]:
    """Every row of the policy. A fact that is a single amount or condition has none."""
    for table in tables(ground):
        if table.of == "remedy":
            yield from (Row(table, place) for place in range(len(ground.policy.remedies[table.id].clauses)))
        elif table.of == "exclusion":
            yield Row(table, 0)
        else:
            listed = ground.raw["facts"][table.id]["is"].get("table", ())
            yield from (Row(table, place) for place in range(len(listed)))
