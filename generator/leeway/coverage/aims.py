"""What worked examples can show of a policy: a row that decides, an edge that is stood on, an outcome that is come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from leeway.coverage.looks import Look
from leeway.coverage.tables import Table
from leeway.offers.policy import Remedy
from leeway.prover.customer import Customer
from leeway.prover.ground import Ground
from leeway.prover.terms import Bool

Json = Mapping[str, Any]
KINDS = ("clause", "edge", "outcome")


@dataclass(frozen=True, slots=True)
class Where:
    """Where an example can show something: in a situation, decided at a level, expecting a remedy."""

    situation: str
    level: int
    remedy: Remedy


class Aim(Protocol):
    """One thing that an example can show."""

    @property
    def table(self) -> Table:
        """The table it is a part of."""

    @property
    def kind(self) -> str:
        """One of KINDS."""

    def shown(self, look: Look, remedy: Remedy) -> bool:
        """Whether the customer shows it for certain, by what is known of them, in an example that expects the remedy."""

    def wanted(self, where: Where, customer: Customer, ground: Ground) -> Bool:
        """The same as a term of z3."""

    def levels(self, remedy: Remedy, ground: Ground) -> Iterable[int]:
        """The levels at which an example can show it, the one to take first."""

    def said(self, ground: Ground) -> str:
        """What it is, in words that follow a place in the file."""

    def title(self, ground: Ground) -> str:
        """The name of an example that shows it."""

    def line(self, ground: Ground) -> int:
        """Where it stands in the file."""
