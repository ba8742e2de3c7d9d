"""What a step chart shows: how a remedy's limits rise with one fact, by level, as the kernel decides it.

There is a chart where the rows of a table go by exactly one number (tenure, days late), and by nothing else but a few choices.
Each way of limits that the choices make is a panel of its own; choices that make no difference are not told apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import prod

from leeway.offers import sentences
from leeway.offers.amounts import View, amount
from leeway.offers.numbers import Number
from leeway.offers.policy import Cond, Fact, Policy, Remedy, facts_of
from leeway.offers.ranges import Choices, Range
from leeway.offers.reading import everybody
from leeway.offers.tables import before_limits, divide, possible
from leeway.offers.units import MOMENT
from leeway.offers.working import narrowed

_PLACES = ("date", "time", MOMENT)  # in time: how far off they are depends on the day of the case
_MOST_CUSTOMERS = 24  # ways in which the other facts can be, that are tried
_MOST_PANELS = 4
_MOST_BANDS = 8

# By level, for each band of the fact: the limit.
Limits = tuple[tuple[Number, ...], ...]
# Each way of limits with the customers it is for, by a word for each of the other facts.
Ways = dict[Limits, list[tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Panel:
    """One way of limits, and for whom it is, in words (nothing where it is for everybody) and by the words of the other facts."""

    whom: str
    customers: tuple[tuple[tuple[str, str], ...], ...]
    limits: Limits


@dataclass(frozen=True, slots=True)
class Steps:
    """The limits of a remedy over the bands of one fact, lowest first."""

    fact: Fact
    bands: tuple[Range, ...]
    unit: str
    panels: tuple[Panel, ...]


def steps(policy: Policy, name: str, levels: int) -> Steps | None:
    """The chart of a remedy for its first `levels` levels (for something owed: for the amount); None where it makes no sense.

    Shown is what the table says, before anything else bounds it, for customers who can have the remedy at all.
    """
    remedy = policy.remedies[name]
    conditions = tuple(clause.when for clause in remedy.clauses if clause.when)
    named = set().union(*map(facts_of, conditions))
    facts = [policy.facts[one] for one in policy.facts if one in named]
    numbers = [fact for fact in facts if isinstance(fact.domain, Range) and fact.kind not in _PLACES]
    others = [fact for fact in facts if isinstance(fact.domain, Choices)]
    if len(numbers) != 1 or len(others) + 1 < len(named) or any(fact.worked for fact in facts) or remedy.unit == "yes or no":
        return None
    if prod(len(_words(fact)) for fact in others) > _MOST_CUSTOMERS:
        return None
    table = replace(remedy, only_when=None, exclusions=(), conditions=conditions)
    return _charted(table, numbers[0], others, 1 if remedy.owed else levels, policy)


def _charted(table: Remedy, fact: Fact, others: Sequence[Fact], levels: int, policy: Policy) -> Steps | None:
    start = everybody(policy)
    bands = [band for band in divide(table, fact.id, start, policy) if isinstance(band, Range)]
    if not 1 < len(bands) <= _MOST_BANDS:
        return None
    ways: Ways = {}
    for words in product(*map(_words, others)):
        view = start
        for other, word in zip(others, words, strict=True):
            view = narrowed(view, other.id, Choices((word,)), policy)
        limits = _limits(table, view, fact, bands, levels, policy)
        if limits is None:
            return None
        ways.setdefault(limits, []).append(words)
    joined = _joined(bands, ways)
    if joined is None:
        return None
    panels = tuple(_panel(limits, customers, others, policy) for limits, customers in joined[1].items())
    return Steps(fact, joined[0], "percent" if table.share_of else table.unit, panels)


def _panel(limits: Limits, customers: Sequence[tuple[str, ...]], others: Sequence[Fact], policy: Policy) -> Panel:
    names = [fact.id for fact in others]
    return Panel(whom(customers, others, policy), tuple(tuple(zip(names, words, strict=True)) for words in customers), limits)


def _words(fact: Fact) -> tuple[str, ...]:
    assert isinstance(fact.domain, Choices)
    return fact.domain.among


def _limits(table: Remedy, view: View, fact: Fact, bands: Sequence[Range], levels: int, policy: Policy) -> Limits | None:
    """What each level may give in each band; None where that is not a number, or nobody can say which clause decides."""
    found: list[list[Number]] = [[] for _ in range(levels)]
    for band in bands:
        there = narrowed(view, fact.id, band, policy)
        clauses, _ = possible(table, there, policy)
        if len(clauses) != 1 or clauses[0] < 0:
            return None
        for level in range(levels):
            limit = _limit(table, clauses[0], level, there, policy)
            if limit is None:
                return None
            found[level].append(limit)
    return tuple(map(tuple, found))


def _limit(table: Remedy, clause: int, level: int, view: View, policy: Policy) -> Number | None:
    if table.share_of:
        return amount(table.clauses[clause].values[level], view, policy).exact
    return before_limits(table, clause, level, view, policy)


def _joined(bands: Sequence[Range], ways: Ways) -> tuple[tuple[Range, ...], Ways] | None:
    """Bands joined where nothing changes for anybody, and the limits in those; None where no two are left, or too much."""
    starts = [0, *(at for at in range(1, len(bands)) if any(line[at] != line[at - 1] for way in ways for line in way))]
    if len(starts) < 2 or len(ways) > _MOST_PANELS:
        return None
    ends = [*(at - 1 for at in starts[1:]), len(bands) - 1]
    joined = tuple(
        replace(bands[first], high=bands[last].high, high_open=bands[last].high_open)
        for first, last in zip(starts, ends, strict=True)
    )
    return joined, {tuple(tuple(line[at] for at in starts) for line in way): words for way, words in ways.items()}


def whom(customers: Iterable[tuple[str, ...]], facts: Sequence[Fact], policy: Policy) -> str:
    """Customers, each by a word for every fact, in one phrase; what makes no difference among them is left out."""
    said = ([sentences.condition(cond, policy) for cond in conds] for conds in _said(tuple(customers), facts))
    say = policy.language.say
    return say("condition.or_else").join(say("condition.and").join(one) for one in said)


def _said(customers: tuple[tuple[str, ...], ...], facts: Sequence[Fact]) -> Iterator[tuple[Cond, ...]]:
    if not facts:
        yield ()
        return
    rests: dict[tuple[tuple[str, ...], ...], list[str]] = {}
    for word in dict.fromkeys(first for first, *_ in customers):
        rests.setdefault(tuple(tuple(rest) for first, *rest in customers if first == word), []).append(word)
    for rest, words in rests.items():
        own: tuple[Cond, ...] = () if tuple(words) == _words(facts[0]) else (("is", facts[0].id, tuple(words)),)
        for more in _said(rest, facts[1:]):
            yield (*own, *more)
