"""What it would take to break a guarantee, a form a file: the sentence of the same name is read in `leeway.guarantees`.

A guarantee is proved part by part, for one remedy or one situation at a time. What breaks it is told at the guarantee, with the
customer, the amounts, and the rows that give them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from leeway.proofs.promised import never_less, never_together, never_when, share, something, total
from leeway.proofs.promised.broken import Broken, Part
from leeway.prover.finding import Finding, Study
from leeway.prover.ground import Ground

Json = Mapping[str, Any]


class Promise(Protocol):
    """How a form of guarantee is proved."""

    def parts(self, guarantee: Json, ground: Ground) -> Iterator[Part]:
        """What it is proved for, one after the other."""

    def find(self, guarantee: Json, part: Part, study: Study) -> Iterator[Finding]:
        """The customer who breaks a part, or that it could not be settled. `more` of a finding begins with the part."""

    def tell(self, guarantee: Json, found: Finding, ground: Ground) -> Broken:
        """How the customer breaks it."""


PROMISES: Mapping[str, Promise] = {
    "share": share,
    "never_less": never_less,
    "something": something,
    "total": total,
    "never_when": never_when,
    "never_together": never_together,
}
