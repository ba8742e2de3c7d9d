"""Where each remedy of a situation stands in a case: what every level may give, and what that still depends on."""

from __future__ import annotations

from dataclasses import dataclass

from leeway.offers.amounts import Amount, View, amount, hull, times
from leeway.offers.case import Case
from leeway.offers.policy import Policy, Remedy
from leeway.offers.tables import Leaf, Outcomes, Unfolded, asks, leaves, outcomes, unfold, whole


@dataclass(frozen=True, slots=True)
class Standing:
    """One remedy in a case. `step`: in which step of the situation it is offered, first 0."""

    remedy: Remedy
    step: int
    tree: Unfolded
    by_level: tuple[Outcomes, ...]

    def amount(self, level: int) -> Amount:
        """All that the level may still turn out to be able to give."""
        return whole(self.by_level[level])

    def asks(self, level: int) -> frozenset[str]:
        """The unknown facts that the level's amount depends on."""
        return asks(self.by_level[level])

    def clauses(self) -> tuple[int, ...]:
        """Every clause that can be the deciding one, in the order of the table."""
        return tuple(sorted({index for leaf in leaves(self.tree) if isinstance(leaf, Leaf) for index in leaf.clauses}))

    def share(self, level: int) -> Amount:
        """The share of the base that the level may give (percent measures)."""
        return hull([leaf.share for leaf in leaves(self.by_level[level])])


def stand(policy: Policy, case: Case) -> tuple[Standing, ...]:
    """Every remedy of the case's situation, in the order to offer them."""
    steps = policy.situations[case.situation]["steps"]
    return tuple(standing(policy, policy.remedies[name], step, case.view) for step, names in enumerate(steps) for name in names)


def standing(policy: Policy, remedy: Remedy, step: int, view: View) -> Standing:
    """One remedy under one view of the facts."""
    tree = unfold(remedy, view, policy)
    return Standing(remedy, step, tree, tuple(outcomes(tree, remedy, level, policy) for level in range(len(policy.levels))))


def worth(one: Standing, level: int, view: View, policy: Policy) -> Amount | None:
    """What the level's amount is worth to the customer in money, or None where the policy does not say."""
    found = one.amount(level)
    if one.remedy.unit == "money":
        return found
    return times(found, amount(one.remedy.worth, view, policy)) if one.remedy.worth else None
