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
from typing import Any, Generic, TypeVar

from leeway.offers.amounts import View, amount
from leeway.offers.expressions import Expr
from leeway.offers.intervals import NOTHING, SILENT, Amount, hull, larger, rounded, smaller, times
from leeway.offers.numbers import Number
from leeway.offers.policy import Policy, Remedy
from leeway.offers.ranges import Domain
from leeway.offers.truth import divided, holds, unanswerable
from leeway.offers.unknowns import asked_for, open_facts, unknown_in
from leeway.offers.working import narrowed

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
    """One unknown fact, what follows for each part of its values, and what to ask to know it (a worked-out one is not asked)."""

    fact: str
    branches: tuple[tuple[Domain, T | Split[T]], ...]
    asks: frozenset[str]


Unfolded = Leaf | Split[Leaf]
Outcomes = Outcome | Split[Outcome]


def unfold(remedy: Remedy, view: View, policy: Policy) -> Unfolded:
    """The remedy's table as a tree over the unknown facts; a single leaf when what is known settles the clause."""
    told = (fact for fact in remedy.reads if not view[fact].known and fact not in policy.worked)
    each = {fact: divide(remedy, fact, view, policy) for fact in told}
    return _Unfolding(remedy, policy, {fact: found for fact, found in each.items() if len(found) > 1}).tree(view)


def divide(remedy: Remedy, fact: str, view: View, policy: Policy) -> tuple[Domain, ...]:
    """The parts of a fact's values that the remedy's table draws."""
    return divided(remedy.conditions, fact, view, policy)


class _Unfolding:
    """One unfolding: it counts its leaves so that it ends, whatever the table."""

    def __init__(self, remedy: Remedy, policy: Policy, divided: dict[str, tuple[Domain, ...]]) -> None:
        self.remedy, self.policy, self.divided, self.leaves = remedy, policy, divided, 0

    def tree(self, view: View, depth: int = 0) -> Unfolded:
        clauses, unsettled = possible(self.remedy, view, self.policy)
        fact, values = (None, ()) if len(clauses) == 1 else self.next(view, unsettled)
        if fact is None or self.leaves >= MOST_LEAVES or depth >= MOST_SPLITS:
            self.leaves += 1
            open_ = frozenset().union(*(asked_for(name, view, self.policy) for name in unsettled))
            return Leaf(clauses, open_ if len(clauses) > 1 else frozenset(), view)
        branches = ((part, self.tree(narrowed(view, fact, part, self.policy), depth + 1)) for part in values)
        return Split(fact, tuple(branches), asked_for(fact, view, self.policy))

    def next(self, view: View, unsettled: frozenset[str]) -> tuple[str | None, tuple[Domain, ...]]:
        """The fact to divide next: one that is told, else one that is worked out from facts that cannot be divided."""
        for fact, values in self.divided.items():
            if fact in unsettled and view[fact] not in values:
                return fact, values
        for fact in self.policy.worked:
            if fact in unsettled:
                values = divide(self.remedy, fact, view, self.policy)
                if len(values) > 1:
                    return fact, values
        return None, ()


def possible(remedy: Remedy, view: View, policy: Policy) -> tuple[tuple[int, ...], frozenset[str]]:
    """The clauses that can decide, read from the top, and the unknown facts that keep it from being one."""
    clauses: list[int] = []
    unsettled: frozenset[str] = frozenset()
    exists = there(remedy, view, policy)
    if exists is False:
        return (ABSENT,), unsettled
    if exists is None:
        clauses.append(ABSENT)
        conditions = (remedy.only_when, *(one.when for one in remedy.exclusions))
        unsettled = frozenset().union(*(open_facts(cond, view, policy) for cond in conditions))
        clauses += [HOLE for cond in conditions if unanswerable(cond, view, policy)][:1]
    for index, clause in enumerate(remedy.clauses):
        answer = holds(clause.when, view, policy)
        if answer is not False:
            clauses.append(index)
        if answer is True:
            return tuple(clauses), unsettled
        if answer is None:
            unsettled |= open_facts(clause.when, view, policy)
            clauses += [HOLE] if HOLE not in clauses and unanswerable(clause.when, view, policy) else []
    return (*clauses, *(() if HOLE in clauses else (HOLE,))), unsettled


def there(remedy: Remedy, view: View, policy: Policy) -> bool | None:
    """Whether the remedy exists for the customer at all: its `only_when` holds, and no exclusion does."""
    answers = [holds(remedy.only_when, view, policy)]
    for one in remedy.exclusions:
        excluded = holds(one.when, view, policy)
        answers.append(None if excluded is None else not excluded)
    return False if False in answers else None if None in answers else True


def outcomes(tree: Unfolded, remedy: Remedy, level: int, policy: Policy) -> Outcomes:
    """What the level may give, over the unknown facts; a fact on which nothing depends is not in the tree."""
    if isinstance(tree, Leaf):
        return _outcome(tree, remedy, level, policy)
    branches = tuple((part, outcomes(below, remedy, level, policy)) for part, below in tree.branches)
    return _joined(tree, branches)


def _joined(tree: Split[Any], branches: tuple[tuple[Domain, Outcomes], ...]) -> Outcomes:
    """The split, or what all its branches have in common: the same amount, out of whatever shares."""
    first = branches[0][1]
    if any(below != first for _, below in branches):
        return Split(tree.fact, branches, tree.asks)
    if isinstance(first, Outcome):
        shares = [below.share for _, below in branches if isinstance(below, Outcome)]
        # Where facts that cannot be divided leave several clauses open, equal branches do not show that the fact is idle.
        return replace(first, share=hull(shares), open=first.open | (tree.asks if len(first.formula) > 1 else frozenset()))
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
        return Outcome(SILENT if index == HOLE else NOTHING, NOTHING, formula=(("undefined" if index == HOLE else "none",),))
    value = remedy.clauses[index].values[level]
    found = amount(value, view, policy)
    share = found if remedy.share_of else NOTHING
    if remedy.share_of and found.exact != 0:
        found = times(found, amount(remedy.share_of, view, policy))
    ceilings = _ceilings(remedy, view, policy)
    found = _rounded(_clamped(found, ceilings, remedy, view, policy), ceilings, remedy, policy)
    unknown = _unknown(remedy, value, view, policy) if found.exact is None else frozenset()
    return Outcome(found, share, unknown, (value,))


def _ceilings(remedy: Remedy, view: View, policy: Policy) -> list[Amount]:
    """What the amount never exceeds: `at_most`, and what is left of its budget and of caps."""
    exprs = [remedy.at_most] if remedy.at_most else []
    return [amount(expr, view, policy) for expr in (*exprs, *(bound.left for bound in remedy.bounds if not bound.times))]


def _clamped(found: Amount, ceilings: list[Amount], remedy: Remedy, view: View, policy: Policy) -> Amount:
    """The amount between its floor (where there is any at all) and its ceilings, and nothing once the times are used up."""
    if remedy.at_least and (found.most is None or found.most > 0):
        raised = larger(found, amount(remedy.at_least, view, policy))
        positive = found.least is not None and found.least > 0
        found = raised if positive else Amount(found.least, raised.most, raised.silent)
    for ceiling in ceilings:
        found = smaller(found, ceiling)
    for bound in remedy.bounds:
        if bound.times:
            found = _while_left(found, amount(bound.left, view, policy))
    return found


def _while_left(found: Amount, left: Amount) -> Amount:
    """All of it while it may be given once more, else nothing."""
    if left.most is not None and left.most < 1:
        return NOTHING
    return found if left.sure >= 1 else Amount(0, found.most, found.silent or left.silent)


def _rounded(found: Amount, ceilings: list[Amount], remedy: Remedy, policy: Policy) -> Amount:
    """The amount rounded, which lifts nothing above a ceiling: there it ends, be it between two steps.

    A ceiling itself counts to the nearest smallest coin: 20% of $299.99 allows $60.
    """
    step, mode = rounding(remedy, policy)
    coin = Fraction(1, 10**policy.currency.decimals) if remedy.unit == "money" else step
    ends = rounded(found, step, mode)
    if mode not in ("down", "exact"):
        for ceiling in ceilings:
            ends = smaller(ends, rounded(ceiling, coin, "half up"))
    return ends


def rounding(remedy: Remedy, policy: Policy) -> tuple[Number, str]:
    """Money is rounded as the remedy or the policy says; counts have at most two decimals."""
    mode, unit = remedy.rounding or policy.rounding
    return (unit, mode) if remedy.unit == "money" else (Fraction(1, 100), "half up")


def before_limits(remedy: Remedy, index: int, level: int, view: View, policy: Policy) -> Number | None:
    """What a clause comes to before floor, ceiling and what is left, when that is certain."""
    value = amount(remedy.clauses[index].values[level], view, policy)
    return (times(value, amount(remedy.share_of, view, policy)) if remedy.share_of else value).exact


def _unknown(remedy: Remedy, value: Expr, view: View, policy: Policy) -> frozenset[str]:
    in_amount = (value, remedy.share_of, remedy.at_most, remedy.at_least, *(bound.left for bound in remedy.bounds))
    return frozenset().union(*(unknown_in(expr, view, policy) for expr in in_amount))


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
    return tree.asks.union(*(asks(below) for _, below in tree.branches))


def restricted(tree: Outcomes, fact: str, part: int) -> Outcomes:
    """The tree once the fact's value is known to lie in its part of that number."""
    if isinstance(tree, Outcome):
        return Outcome(tree.amount, tree.share, tree.open - {fact}, tree.formula)
    if tree.fact == fact:
        return restricted(tree.branches[part][1], fact, part)
    branches = tuple((domain, restricted(below, fact, part)) for domain, below in tree.branches)
    return _joined(replace(tree, asks=tree.asks - {fact}), branches)


def parts_of(tree: Outcomes, fact: str) -> int:
    """Into how many parts the tree divides the fact; 1 where it does not."""
    if isinstance(tree, Outcome):
        return 1
    if tree.fact == fact:
        return len(tree.branches)
    return max(parts_of(below, fact) for _, below in tree.branches)
