"""Outcomes: every remedy has an example that gives something, one that gives nothing, and one where the policy is silent, as far
as anybody can come to that; and one for each level at which there can be another amount than at the level below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from leeway.coverage.aims import Where
from leeway.coverage.looks import UNDEFINED, Look
from leeway.coverage.tables import Table
from leeway.offers.policy import Remedy
from leeway.prover.customer import Customer
from leeway.prover.ground import Ground
from leeway.prover.tables import offered, something
from leeway.prover.terms import Bool, both, opposite, real

SOMETHING, NOTHING, OTHER = "something", "nothing", "another amount"
_SAID = {SOMETHING: "something of {}", NOTHING: "nothing of {}", UNDEFINED: "undefined: the policy says nothing about {}"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a remedy comes to; `level`: the one that may give another amount than the level below."""

    table: Table
    what: str
    level: int = 0

    @property
    def kind(self) -> str:
        return "outcome"

    def shown(self, look: Look, remedy: Remedy) -> bool:
        """Whether it certainly comes to that."""
        if look.case is not None and remedy.id in look.case.gone:
            return False
        answer = look.answer(remedy)
        if self.what == OTHER:
            below = look.standing(remedy).amount(self.level - 1)
            numbers = not isinstance(answer, str | None) and below.exact is not None and not below.silent
            return look.level == self.level and numbers and answer != below.exact
        if isinstance(answer, str | None):
            return answer == self.what
        return (answer > 0) == (self.what == SOMETHING) and self.what != UNDEFINED

    def wanted(self, where: Where, customer: Customer, ground: Ground) -> Bool:
        """When it comes to that."""
        found = offered(where.situation, where.remedy, where.level, customer)
        if self.what == OTHER:
            below = offered(where.situation, where.remedy, where.level - 1, customer)
            return both(opposite(found.silent), opposite(below.silent), found.term != below.term)
        if self.what == SOMETHING:
            return something(found)
        return found.silent if self.what == UNDEFINED else both(opposite(found.silent), found.term == real(0))

    def levels(self, remedy: Remedy, ground: Ground) -> Iterable[int]:
        """The one level, or any of them."""
        return (self.level,) if self.what == OTHER else range(len(ground.policy.levels))

    def said(self, ground: Ground) -> str:
        """What it comes to."""
        if self.what == OTHER:
            return f'another amount of "{self.table.id}" for {ground.level(self.level)} than for {ground.level(self.level - 1)}'
        return _SAID[self.what].format(f'"{self.table.id}"')

    def title(self, ground: Ground) -> str:
        """The name of an example that shows it."""
        if self.what == OTHER:
            return f"{ground.level(self.level)}: another amount of {self.table.id}"
        return _SAID[self.what].format(self.table.id)

    def line(self, ground: Ground) -> int:
        """The line of the remedy."""
        return int(ground.raw["remedies"][self.table.id]["line"])


def outcomes(ground: Ground) -> Iterator[Outcome]:
    """Every outcome of every remedy that is in some situation."""
    used = {name for one in ground.raw["situations"].values() for step in one["steps"] for name in step}
    for remedy in (one for one in ground.policy.remedies.values() if one.id in used):
        table = Table("remedy", remedy.id)
        yield from (Outcome(table, what) for what in (SOMETHING, NOTHING, UNDEFINED))
        for level in range(1, len(ground.policy.levels)):
            if any(row.values[level] != row.values[level - 1] for row in remedy.clauses):
                yield Outcome(table, OTHER, level)
