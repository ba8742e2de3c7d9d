"""Which clause decides, and how much that gives, when some facts are not known yet.

A table is unfolded over the unknown facts into a tree: each split takes one fact and divides its values at the edges that
the table's conditions draw, so that on every part each condition has one answer. Splitting always in the policy's order of
facts and joining equal branches gives one and the same tree for tables that mean the same (R. E. Bryant, "Graph-Based
Algorithms for Boolean Function Manipulation", 1986, here with many-valued splits): a fact is in the tree when it matters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Generic, TypeVar

from leeway.offers.amounts import (
    NOTHING,
    SILENT,
    Amount,
    View,
    amount,
    hull,
    larger,
    of_domain,
    rounded,
    smaller,
    times,
    unknown_in,
)
from leeway.offers.expressions import Expr
from leeway.offers.numbers import Number
from leeway.offers.policy import Policy, Remedy
from leeway.offers.ranges import Choices, Domain, parts
from leeway.offers.truth import cuts, holds, open_facts

HOLE = -1  # no clause applies: the policy says nothing
ABSENT = -2  # the remedy does not exist for this customer (its only_when is false)
# Beyond these a table is not unfolded further; the answer is wider, never wrong.
MOST_LEAVES = 2000
MOST_SPLITS = 50  # one below the other


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Leaf:
    """Where the clause is settled: the clauses it can be (one, unless the `open` facts cannot be divided further)."""

    clauses: tuple[int, ...]
    open: frozenset[str]
    view: View


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a level may give: the amount, its share of the base (percent measures), and the unknown facts in it.

    `formula` is there only while facts are unknown: two outcomes are the same when their formulas are.
    """

    amount: Amount
    share: Amount = field(compare=False)
    open: frozenset[str] = frozenset()
    formula: tuple[Expr, ...] = ()


@dataclass(frozen=True)
class Split(Generic[T]):
    """One unknown fact, and what follows for each part of its values."""

    fact: str
    branches: tuple[tuple[Domain, T | Split[T]], ...]


Unfolded = Leaf | Split[Leaf]
Outcomes = Outcome | Split[Outcome]


def unfold(remedy: Remedy, view: View, policy: Policy) -> Unfolded:
    """The remedy's table as a tree over the unknown facts; a single leaf when what is known settles the clause."""
    divided = {fact: divide(remedy, fact, view, policy) for fact in remedy.reads if not view[fact].known}
    return _Unfolding(remedy, policy, {fact: found for fact, found in divided.items() if len(found) > 1}).tree(view)


def divide(remedy: Remedy, fact: str, view: View, policy: Policy) -> tuple[Domain, ...]:
    """The parts of a fact's values on which every comparison with a known bound has one answer."""
    domain = view[fact]
    if isinstance(domain, Choices):
        return tuple(Choices((word,)) for word in domain.among)
    conditions = (remedy.only_when, *(clause.when for clause in remedy.clauses))
    return parts(domain, (cut for cond in conditions for cut in cuts(cond, fact, view, policy)))


class _Unfolding:
    """One unfolding: it counts its leaves so that it ends, whatever the table."""

    def __init__(self, remedy: Remedy, policy: Policy, divided: dict[str, tuple[Domain, ...]]) -> None:
        self.remedy, self.policy, self.divided, self.leaves = remedy, policy, divided, 0

    def tree(self, view: View, depth: int = 0) -> Unfolded:
        clauses, unsettled = possible(self.remedy, view, self.policy)
        fact = next((f for f in self.divided if f in unsettled and view[f] not in self.divided[f]), None)
        if len(clauses) == 1 or fact is None or self.leaves >= MOST_LEAVES or depth >= MOST_SPLITS:
            self.leaves += 1
            return Leaf(clauses, unsettled if len(clauses) > 1 else frozenset(), view)
        return Split(fact, tuple((part, self.tree({**view, fact: part}, depth + 1)) for part in self.divided[fact]))


def possible(remedy: Remedy, view: View, policy: Policy) -> tuple[tuple[int, ...], frozenset[str]]:
    """The clauses that can decide, read from the top, and the unknown facts that keep it from being one."""
    clauses: list[int] = []
    unsettled: frozenset[str] = frozenset()
    exists = holds(remedy.only_when, view, policy)
    if exists is not True:
        clauses.append(ABSENT)
        unsettled = open_facts(remedy.only_when, view, policy)
    if exists is False:
        return (ABSENT,), unsettled
    for index, clause in enumerate(remedy.clauses):
        answer = holds(clause.when, view, policy)
        if answer is not False:
            clauses.append(index)
        if answer is True:
            return tuple(clauses), unsettled
        if answer is None:
            unsettled |= open_facts(clause.when, view, policy)
    return (*clauses, HOLE), unsettled


def outcomes(tree: Unfolded, remedy: Remedy, level: int, policy: Policy) -> Outcomes:
    """What the level may give, over the unknown facts; a fact on which nothing depends is not in the tree."""
    if isinstance(tree, Leaf):
        return _outcome(tree, remedy, level, policy)
    branches = tuple((part, outcomes(below, remedy, level, policy)) for part, below in tree.branches)
    return _joined(tree.fact, branches)


def _joined(fact: str, branches: tuple[tuple[Domain, Outcomes], ...]) -> Outcomes:
    """The split, or what all its branches have in common: the same amount, out of whatever shares."""
    first = branches[0][1]
    if any(below != first for _, below in branches):
        return Split(fact, branches)
    if isinstance(first, Outcome):
        shares = [below.share for _, below in branches if isinstance(below, Outcome)]
        return replace(first, share=hull(shares))
    return first


def _outcome(leaf: Leaf, remedy: Remedy, level: int, policy: Policy) -> Outcome:
    each = [_given(index, remedy, level, leaf.view, policy) for index in leaf.clauses]
    amount_, share = hull([one.amount for one in each]), hull([one.share for one in each])
    if len(each) > 1 and not leaf.open:
        return Outcome(SILENT, NOTHING)  # a condition that nobody can answer, such as one that divides by zero
    unknown = leaf.open.union(*(one.open for one in each))
    if not unknown or amount_.exact is not None:
        return Outcome(amount_, share)
    return Outcome(amount_, share, unknown, sum((one.formula for one in each), ()))


def _given(index: int, remedy: Remedy, level: int, view: View, policy: Policy) -> Outcome:
    """What one clause gives at a level: its value, of the base, between floor and ceiling, rounded."""
    if index < 0:
        return Outcome(SILENT if index == HOLE else NOTHING, NOTHING)
    value = remedy.clauses[index].values[level]
    share = amount(value, view, policy) if remedy.share_of else NOTHING
    found = amount(value, view, policy)
    if remedy.share_of and found.exact != 0:
        found = times(found, amount(remedy.share_of, view, policy))
    found = rounded(_clamped(found, remedy, view, policy), *_rounding(remedy, policy))
    return Outcome(found, share, _unknown(remedy, value, view, policy), (value,))


def _clamped(found: Amount, remedy: Remedy, view: View, policy: Policy) -> Amount:
    """The amount between its floor (where there is any amount at all) and its ceiling, and at most what is left."""
    if remedy.at_least and (found.most is None or found.most > 0):
        raised = larger(found, amount(remedy.at_least, view, policy))
        positive = found.least is not None and found.least > 0
        found = raised if positive else Amount(found.least, raised.most, raised.silent)
    if remedy.at_most:
        found = smaller(found, amount(remedy.at_most, view, policy))
    if remedy.left:
        found = smaller(found, of_domain(view[remedy.left]))
    return found


def before_limits(remedy: Remedy, index: int, level: int, view: View, policy: Policy) -> Number | None:
    """What a clause comes to before floor, ceiling and what is left, when that is certain."""
    value = amount(remedy.clauses[index].values[level], view, policy)
    return (times(value, amount(remedy.share_of, view, policy)) if remedy.share_of else value).exact


def _rounding(remedy: Remedy, policy: Policy) -> tuple[Number, str]:
    """Money is rounded as the policy says; counts have at most two decimals."""
    mode, unit = policy.rounding
    return (unit, mode) if remedy.unit == "money" else (Fraction(1, 100), "half up")


def _unknown(remedy: Remedy, value: Expr, view: View, policy: Policy) -> frozenset[str]:
    left = frozenset((remedy.left,)) if remedy.left and not view[remedy.left].known else frozenset()
    in_amount = (value, remedy.share_of, remedy.at_most, remedy.at_least)
    return left.union(*(unknown_in(expr, view, policy) for expr in in_amount))


def leaves(tree: T | Split[T]) -> Iterator[T]:
    """The ends of a tree, in the order of its branches."""
    if isinstance(tree, Split):
        for _, below in tree.branches:
            yield from leaves(below)
    else:
        yield tree


def whole(tree: Outcomes) -> Amount:
    """Every amount that the tree still allows."""
    return hull([leaf.amount for leaf in leaves(tree)])


def asks(tree: Outcomes) -> frozenset[str]:
    """The unknown facts that the amount depends on."""
    if isinstance(tree, Outcome):
        return tree.open
    return frozenset((tree.fact,)).union(*(asks(below) for _, below in tree.branches))


def restricted(tree: Outcomes, fact: str, part: int) -> Outcomes:
    """The tree once the fact's value is known to lie in its part of that number."""
    if isinstance(tree, Outcome):
        return Outcome(tree.amount, tree.share, tree.open - {fact}, tree.formula)
    if tree.fact == fact:
        return restricted(tree.branches[part][1], fact, part)
    branches = tuple((domain, restricted(below, fact, part)) for domain, below in tree.branches)
    return _joined(tree.fact, branches)


def parts_of(tree: Outcomes, fact: str) -> int:
    """Into how many parts the tree divides the fact; 1 where it does not."""
    if isinstance(tree, Outcome):
        return 1
    if tree.fact == fact:
        return len(tree.branches)
    return max(parts_of(below, fact) for _, below in tree.branches)
