"""What a proof found: a customer who shows that something does not hold, or that it could not be settled."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from leeway.offers.amounts import View
from leeway.offers.ranges import Domain
from leeway.prover.customer import Customer
from leeway.prover.ground import Ground
from leeway.prover.search import Answer, Nobody, Question, Unsettled, ask
from leeway.prover.terms import Bool

Wanted = Callable[[], Bool]
Shows = Callable[[View], bool]
Split = Callable[[], tuple[Bool, ...]]


@dataclass(frozen=True)
class Finding:
    """One thing found by a check of `subject` (a remedy, a fact, a situation or a guarantee).

    `rows` and `levels` are the clauses and levels it is about, by their places; `more` what else its check needs to tell it.
    `known` is the customer, `other` what is different of a second one. `unsettled`: why there is neither customer nor proof.
    """

    check: str
    subject: str
    rows: tuple[int, ...] = ()
    levels: tuple[int, ...] = ()
    more: tuple[str, ...] = ()
    known: Mapping[str, Domain] = field(default_factory=dict)
    other: Mapping[str, Domain] = field(default_factory=dict)
    unsettled: str | None = None

    def with_answer(self, answer: Answer) -> Finding | None:
        """The finding with the customer that was found; None where it is proved that there is nobody."""
        if isinstance(answer, Nobody):
            return None
        if isinstance(answer, Unsettled):
            return Finding(self.check, self.subject, self.rows, self.levels, self.more, unsettled=answer.why)
        return Finding(self.check, self.subject, self.rows, self.levels, self.more, answer.known, answer.other)


class Study:
    """One table, or situation, with a customer about whom several things are asked."""

    def __init__(self, ground: Ground, subject: str) -> None:
        self.ground, self.subject = ground, subject
        self.customer = Customer(ground.policy)

    def ask(self, wanted: Wanted, shows: Shows, simplify: bool = False, split: Split | None = None) -> Answer:
        """Whether there is a customer for whom that holds; `split`: what it is any of, should the whole be too hard."""
        return ask(lambda: Question((self.customer,), wanted(), lambda views: shows(views[0]), self.ground.day, simplify, split))

    def find(self, finding: Finding, wanted: Wanted, shows: Shows, split: Split | None = None) -> Iterator[Finding]:
        """The finding, where there is such a customer or it cannot be settled whether there is."""
        found = finding.with_answer(self.ask(wanted, shows, simplify=True, split=split))
        if found is not None:
            yield found
