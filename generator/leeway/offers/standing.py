"""Where each remedy of a situation stands in a case: what every level may give, and what that still depends on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leeway.offers.amounts import View, amount
from leeway.offers.case import Case
from leeway.offers.expressions import Expr
from leeway.offers.intervals import NOTHING, Amount, hull, times
from leeway.offers.policy import Policy, Remedy
from leeway.offers.tables import Leaf, Outcome, Outcomes, Unfolded, asks, leaves, outcomes, unfold, whole


@dataclass(frozen=True, slots=True)
class Standing:
    """One remedy in a case. `step`: in which step of the situation it is offered, first 0.

    `amounts` is all that each level may still turn out to be able to give, `open` the unknown facts that it depends on.
    `beside`: the remedy in whose place this one would stand, where it gives nothing because of that.
    """

    remedy: Remedy
    step: int
    tree: Unfolded
    by_level: tuple[Outcomes, ...]
    amounts: tuple[Amount, ...]
    open: tuple[frozenset[str], ...]
    beside: str | None = None

    def amount(self, level: int) -> Amount:
        """All that the level may still turn out to be able to give."""
        return self.amounts[level]

    def asks(self, level: int) -> frozenset[str]:
        """The unknown facts that the level's amount depends on."""
        return self.open[level]

    def clauses(self) -> tuple[int, ...]:
        """Every clause that can be the deciding one, in the order of the table."""
        return tuple(sorted({index for leaf in leaves(self.tree) if isinstance(leaf, Leaf) for index in leaf.clauses}))

    def share(self, level: int) -> Amount:
        """The share of the base that the level may give (percent measures)."""
        return hull([leaf.share for leaf in leaves(self.by_level[level])])


def stand(policy: Policy, case: Case) -> tuple[Standing, ...]:
    """Every remedy of the case's situation, in the order to offer them."""
    steps = policy.situations[case.situation]["steps"]
    found = [standing(policy, policy.remedies[name], step, case.view) for step, names in enumerate(steps) for name in names]
    return tuple(_displaced(one, found, case, policy) for one in found)


def standing(policy: Policy, remedy: Remedy, step: int, view: View) -> Standing:
    """One remedy under one view of the facts."""
    tree = unfold(remedy, view, policy)
    by_values: dict[tuple[Expr, ...], Outcomes] = {}  # levels that may do the same are worked out once
    by_level = []
    for level in range(len(policy.levels)):
        values = tuple(clause.values[level] for clause in remedy.clauses)
        if values not in by_values:
            by_values[values] = outcomes(tree, remedy, level, policy)
        by_level.append(by_values[values])
    return _standing(remedy, step, tree, tuple(by_level))


def _standing(remedy: Remedy, step: int, tree: Unfolded, by_level: tuple[Outcomes, ...], beside: str | None = None) -> Standing:
    return Standing(remedy, step, tree, by_level, tuple(map(whole, by_level)), tuple(map(asks, by_level)), beside)


def _displaced(one: Standing, every: Sequence[Standing], case: Case, policy: Policy) -> Standing:
    """The remedy without what others leave no room for: an accepted one of its group, or one that replaces it."""
    if one.remedy.id in case.accepted:
        return one
    for other in _in_its_place(one, every, case, policy):
        by_level = tuple(_behind(own, other, level) for level, own in enumerate(one.by_level))
        if by_level != one.by_level:
            gone = by_level[case.level] == Outcome(NOTHING, NOTHING)
            one = _standing(one.remedy, one.step, one.tree, by_level, other.remedy.id if gone else one.beside)
    return one


def _in_its_place(one: Standing, every: Sequence[Standing], case: Case, policy: Policy) -> Iterator[Standing]:
    groups = policy.situations[case.situation].get("one_of", ())
    for other in every:
        name = other.remedy.id
        accepted = name in case.accepted and any({name, one.remedy.id} <= set(group) for group in groups)
        replaces = one.remedy.id in other.remedy.texts.get("replaces", ()) and (other.remedy.owed or name not in case.refused)
        if other is not one and (accepted or replaces):
            given = (Outcome(Amount(1, 1), NOTHING),) * len(policy.levels)
            yield _standing(other.remedy, other.step, other.tree, given) if accepted else other


def _behind(own: Outcomes, other: Standing, level: int) -> Outcomes:
    """What is left of an outcome where another remedy takes its place as soon as it gives anything."""
    there, mine = other.amount(level), whole(own)
    if there.sure > 0:
        return Outcome(NOTHING, NOTHING)
    if there.mute or there.most == 0 or mine == NOTHING:
        return own
    share = Amount(0, hull([leaf.share for leaf in leaves(own)]).most)
    return Outcome(Amount(0, mine.most, mine.silent or there.silent), share, asks(own) | other.asks(level), ())


def worth(one: Standing, level: int, view: View, policy: Policy) -> Amount | None:
    """What the level's amount is worth to the customer in money, or None where the policy does not say."""
    found = one.amount(level)
    if one.remedy.unit == "money":
        return found
    return times(found, amount(one.remedy.worth, view, policy)) if one.remedy.worth else None
