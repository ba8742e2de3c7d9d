"""Whether what a customer was given was within the limits: of each remedy, what the level could have given at that moment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from leeway.offers.bounds import accepted
from leeway.offers.case import Case
from leeway.offers.intervals import NOTHING, Amount
from leeway.offers.numbers import Number
from leeway.offers.policy import Policy, Remedy
from leeway.offers.ranges import Range
from leeway.offers.standing import stand
from leeway.offers.units import convert, counted
from leeway.offers.values import Complaint, literal

Verdict = Literal["within", "above", "open"]


@dataclass(frozen=True, slots=True)
class Given:
    """So much of a remedy, held against the limit; `asks` are the facts that an open limit depends on."""

    remedy: str
    amount: Number
    limit: Amount
    asks: tuple[str, ...]

    @property
    def verdict(self) -> Verdict:
        """Within, above, or open: the limit depends on facts that the case does not tell."""
        if self.amount <= self.limit.sure:
            return "within"
        return "above" if self.limit.mute or (self.limit.most is not None and self.amount > self.limit.most) else "open"


def given(policy: Policy, case: Case) -> tuple[Given, ...]:
    """What the customer accepted, remedy by remedy in the case's order, beside what the case's level could give."""
    return tuple(hold(policy, case, remedy, amount) for remedy, amount in case.accepted.items())


def hold(policy: Policy, case: Case, remedy: str, amount: Number) -> Given:
    """So much of one remedy, beside its limit in the case; what else was accepted counts, as in a decision."""
    before = without(case, remedy)
    one = next((one for one in stand(policy, before) if one.remedy.id == remedy), None)
    if one is None:  # not offered in this situation
        return Given(remedy, amount, NOTHING, ())
    return Given(remedy, amount, one.amount(case.level), tuple(sorted(one.asks(case.level))))


def without(case: Case, remedy: str) -> Case:
    """The case as it stood before this remedy was accepted."""
    others = {name: amount for name, amount in case.accepted.items() if name != remedy}
    refused = tuple(name for name in case.refused if name != remedy)
    return replace(case, accepted=others, refused=refused, view={**case.view, accepted(remedy): Range(0, 0)})


def read_amount(remedy: Remedy, written: str, policy: Policy) -> Number | None:
    """How much of a remedy a text says, in its unit; None where that is not what it is given in."""
    found = literal(written, policy.currency)
    if isinstance(found, Complaint):
        return None
    if found.unit == "number" and counted(remedy.unit):
        return found.value
    return convert(found.value, found.unit, remedy.unit)
