"""`quick`: one remedy's table made ready once, to answer at once for many customers of whom everything is known.

The table is unfolded over all that its facts can be (see tables.py), and the tree laid out as look-ups, always in the same
order of facts: a dictionary for a fact with few values, a dictionary of small whole numbers with a binary search behind it for
any other. The work for a customer grows with the number of facts, and hardly with the number of clauses. Pages do not load this
module.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from math import ceil, lcm
from sys import intern
from typing import Any, Protocol

from leeway.offers.amounts import View
from leeway.offers.expressions import TODAY
from leeway.offers.numbers import Number, whole_if_whole
from leeway.offers.policy import Policy, Remedy
from leeway.offers.ranges import Choices, Cut, Domain, Range
from leeway.offers.reading import everybody
from leeway.offers.tables import Leaf, Outcome, Split, Unfolded, leaves, outcomes, possible, unfold
from leeway.offers.working import complete

# So many whole numbers, from a fact's lowest on, are found by one look-up.
SMALL = 128

Facts = Mapping[str, Number | str]
Answer = tuple[str | None, Number | None]
# A leaf: the answer at each level, or where it depends on more facts, what works it out.
Answers = dict[int, Answer | Callable[[Facts], Answer]]
# By the value of one fact a node of the next one, in the end a leaf; as deep as there are facts.
Node = dict[Any, Any]


class Table(Protocol):
    """A table that is ready to answer: see `quick`."""

    def __call__(self, facts: Facts, level: int = 0) -> Answer:
        """The deciding clause and what it gives at the level (0 is the lowest)."""


def quick(policy: Policy, remedy: str) -> Table:
    """A function from facts and level to the deciding clause and its amount, always the ones that `decide` comes to.

    Facts are exact numbers (`int`, or `Fraction` where not whole) in the fact's own unit, dates as day ordinals, and the words
    of choices; the day of the case, where a rate needs it, stands under `TODAY`. Whatever the table may need has to be there:
    nothing is assumed. (None, 0): this customer cannot have the remedy. (None, None): the policy says nothing. A clause with
    None: the clause decides and its amount cannot be worked out. Raises KeyError for a fact that is missing, for a value that
    the fact cannot have, and for a level that is not there.
    """
    return _Making(policy, policy.remedies[remedy]).table()


class _Numbers(Node):
    """The node of a fact with any number of values: small whole numbers are laid out, `between` finds the branch of any other."""

    __slots__ = ("between",)

    def __init__(self, branches: tuple[tuple[Range, Node], ...]) -> None:
        first, last = branches[0][0], branches[-1][0]
        cuts = [(part.low, part.low_open) for part, _ in branches]
        if last.high is not None:
            cuts.append((last.high, not last.high_open))
        self.between = _between(cuts, (None, *(node for _, node in branches), None), first.whole)
        lowest = ceil(first.low)
        for value in range(lowest, lowest + SMALL):
            with suppress(KeyError):
                self[value] = self.between(value)

    def __missing__(self, value: Number) -> Node:
        return self.between(value)


def _between(cuts: list[Cut], cells: tuple[Node | None, ...], whole: bool) -> Callable[[Number], Node]:
    """What finds a number among the cuts and gives the cell there; KeyError where the fact cannot have it.

    A cut is marked by twice its number, scaled to be whole, and one more where it is just after it. A number itself is looked
    for as the sum of the whole ones next to it: all is exact, and whole numbers are quick to compare.
    """
    scale = lcm(*(place.denominator for place, _ in cuts))
    marks = [int(2 * place * scale) + after for place, after in cuts]

    def between(value: Number) -> Node:
        if value.__class__ is not Fraction and value.__class__ is not int:
            raise KeyError(value)
        above, below = value.as_integer_ratio()
        above *= scale
        node = cells[bisect_right(marks, above // below - -above // below)]
        if node is None or (whole and below > 1):
            raise KeyError(value)
        return node

    return between


class _Making:
    """One table in the making. Facts that are searched stand before those that are listed: the look-ups need fewer tests."""

    def __init__(self, policy: Policy, remedy: Remedy) -> None:
        self.everybody = everybody(policy)
        order = sorted(remedy.reads, key=lambda name: _is_listed(self.everybody[name]))
        self.policy, self.remedy = policy, replace(remedy, reads=tuple(order))
        self.settled = True  # until a leaf does not hold its answers ready

    def table(self) -> Table:
        tree = unfold(self.remedy, self.everybody, self.policy)
        split = _facts_of(tree) - set(self.policy.worked)
        names = tuple(name for name in self.remedy.reads if name in split)
        node = self.node(tree, names)
        found = _look_ups(tuple((name, _is_listed(self.everybody[name])) for name in names), node)
        return found if self.settled else _working_out(found)

    def node(self, tree: Unfolded, names: tuple[str, ...]) -> Node:
        """The tree as look-ups; where it does not split at a fact, all the fact's values lead to the same node."""
        if not names:
            return self.answers(tree)
        domain = self.everybody[names[0]]
        branches: tuple[tuple[Domain, Unfolded], ...] = ((domain, tree),)
        if isinstance(tree, Split) and tree.fact == names[0]:
            branches = tree.branches
        below = [(part, self.node(one, names[1:])) for part, one in branches]
        if isinstance(domain, Choices):
            return {intern(word): node for part, node in below if isinstance(part, Choices) for word in part.among}
        numbers = _Numbers(tuple((part, node) for part, node in below if isinstance(part, Range)))
        return dict(numbers) if _is_listed(domain) else numbers

    def answers(self, tree: Unfolded) -> Answers:
        """The answer at every level. A subtree that is still left over is settled for each customer."""
        return {level: self.answer(tree, level) for level in range(self.policy.audience + 1)}

    def answer(self, tree: Unfolded, level: int) -> Answer | Callable[[Facts], Answer]:
        if isinstance(tree, Leaf) and len(tree.clauses) == 1:
            outcome = outcomes(tree, self.remedy, level, self.policy)
            if isinstance(outcome, Outcome) and not outcome.open:
                return self.named(tree.clauses, self.remedy), _exact(outcome)
        self.settled = False
        candidates = sorted({index for leaf in leaves(tree) if isinstance(leaf, Leaf) for index in leaf.clauses if index >= 0})
        narrow = replace(self.remedy, clauses=tuple(self.remedy.clauses[index] for index in candidates))
        return lambda facts: self.one(narrow, self.known(facts), level)

    def one(self, remedy: Remedy, view: View, level: int) -> Answer:
        """The answer for one customer by way of the conditions themselves, with the clauses that are still possible."""
        leaf = Leaf(possible(remedy, view, self.policy)[0], frozenset(), view)
        outcome = outcomes(leaf, remedy, level, self.policy)
        assert isinstance(outcome, Outcome)
        if outcome.open:
            raise KeyError(min(outcome.open))
        return self.named(leaf.clauses, remedy), _exact(outcome)

    def named(self, clauses: tuple[int, ...], remedy: Remedy) -> str | None:
        return remedy.clauses[clauses[0]].id if len(clauses) == 1 and clauses[0] >= 0 else None

    def known(self, facts: Facts) -> View:
        """The view of one customer. The one place where facts are taken over."""
        view = dict(self.everybody)
        for name in (*self.remedy.needs, *((TODAY,) if TODAY in facts else ())):
            if name not in self.policy.worked:
                view[name] = _known(self.everybody[name], facts[name])
        return complete(view, self.policy)


def _is_listed(domain: Domain) -> bool:
    """Whether every value that the fact can have is laid out."""
    if not isinstance(domain, Range):
        return isinstance(domain, Choices)
    return domain.whole and domain.high is not None and domain.high - ceil(domain.low) < SMALL


def _known(domain: Domain, value: Number | str) -> Domain:
    """The domain of a fact that has this value; KeyError where it cannot have it."""
    if isinstance(domain, Choices):
        if value not in domain.among:
            raise KeyError(value)
        return Choices((str(value),))
    if not isinstance(domain, Range) or not isinstance(value, int | Fraction):
        raise KeyError(value)
    if value < domain.low or (domain.high is not None and value > domain.high):
        raise KeyError(value)
    if domain.whole and value.denominator > 1:
        raise KeyError(value)
    return Range(value, value, whole=domain.whole)


def _exact(outcome: Outcome) -> Number | None:
    found = outcome.amount.exact
    return None if found is None else whole_if_whole(found)


def _facts_of(tree: Unfolded) -> frozenset[str]:
    """The facts at which the tree splits."""
    if not isinstance(tree, Split):
        return frozenset()
    return frozenset((tree.fact,)).union(*(_facts_of(below) for _, below in tree.branches))


# What follows is written for speed. Hashing a fraction is slow, so fractions are searched for without a look-up first. Names and
# words are interned: one that is the very key of a dictionary is not compared letter by letter.


def _look_ups(names: tuple[tuple[str, bool], ...], node: Any) -> Table:
    """The function that follows the facts down to the answer; each comes with whether its values are listed."""
    searched = tuple(intern(name) for name, listed in names if not listed)
    listed = tuple(intern(name) for name, listed in names if listed)
    if (len(searched), len(listed)) == (0, 2):
        return _two_listed(listed[0], listed[1], node)
    if (len(searched), len(listed)) == (1, 1):
        return _searched_and_listed(searched[0], listed[0], node)
    return _any_facts(searched, listed, node)


def _two_listed(first: str, second: str, node: Any) -> Table:
    def table(facts: Facts, level: int = 0) -> Any:
        return node[facts[first]][facts[second]][level]

    return table


def _searched_and_listed(first: str, second: str, node: Any) -> Table:
    between = node.between

    def table(facts: Facts, level: int = 0) -> Any:
        value = facts[first]
        return (between(value) if value.__class__ is Fraction else node[value])[facts[second]][level]

    return table


def _any_facts(searched: tuple[str, ...], listed: tuple[str, ...], root: Any) -> Table:
    def table(facts: Facts, level: int = 0) -> Any:
        node = root
        for name in searched:
            value = facts[name]
            node = node.between(value) if value.__class__ is Fraction else node[value]
        for name in listed:
            node = node[facts[name]]
        return node[level]

    return table


def _working_out(table: Callable[..., Any]) -> Table:
    def worked_out(facts: Facts, level: int = 0) -> Answer:
        found = table(facts, level)
        answer: Answer = found if found.__class__ is tuple else found(facts)
        return answer

    return worked_out
