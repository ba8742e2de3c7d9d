"""What to ask next: only facts that still matter, the one that settles most first."""

from __future__ import annotations

from collections.abc import Container, Sequence
from fractions import Fraction

from leeway.offers.policy import Policy
from leeway.offers.standing import Standing
from leeway.offers.tables import Outcomes, asks, parts_of, restricted


def questions(standings: Sequence[Standing], level: int, policy: Policy, but: Container[str] = ()) -> list[str]:
    """The unknown facts on which an amount at this level depends, best first; those in `but` are asked already.

    Best is the one whose answer is expected to leave the fewest open questions, each part of its values taken as equally
    likely, counted over all remedies; of equals, the one that stands first in the policy.
    """
    open_facts = frozenset().union(*(one.asks(level) for one in standings))
    order = [name for name in policy.facts if name in open_facts and name not in but]
    if len(order) < 2:
        return order
    trees = [one.by_level[level] for one in standings if one.asks(level)]
    return sorted(order, key=lambda name: -sum(_saved(tree, name) for tree in trees))


def _saved(tree: Outcomes, fact: str) -> Fraction:
    """How many of the tree's open questions an answer about the fact is expected to settle."""
    open_now = asks(tree)
    if fact not in open_now:
        return Fraction(0)
    count = parts_of(tree, fact)
    left = sum(len(asks(restricted(tree, fact, part))) for part in range(count))
    return len(open_now) - Fraction(left, count)
