"""Where a clause begins and ends: each value that a table compares a fact with, and the one beside it; each choice it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from leeway.offers.case import read_value
from leeway.offers.link import value
from leeway.offers.numbers import Number, ends, text, whole_if_whole
from leeway.offers.policy import Cond, Fact, Policy, Remedy, tests_in
from leeway.offers.ranges import Choices, Range
from leeway.offers.units import MOMENT, convert, counted
from leeway.offers.values import Complaint

_SIDES = {">=": ("on", "below"), "<": ("on", "below"), ">": ("on", "above"), "<=": ("on", "above"), "=": ("on", "above")}
_FINER = {"years": "months", "weeks": "days", "hours": "minutes"}


@dataclass(frozen=True, slots=True)
class Edge:
    """Two neighbours, of which a clause of the remedy takes one and leaves the other; `beside`: the row's other tests."""

    remedy: str
    fact: str
    here: str
    there: str
    side: str
    beside: tuple[Cond, ...]

    @property
    def key(self) -> str:
        """What tells it from all others of its situation."""
        return f"{self.remedy}:{self.fact}:{self.here}:{self.side}"


def edges(remedy: Remedy, policy: Policy) -> tuple[Edge, ...]:
    """Every edge of a remedy's table, and of the condition under which it exists, in facts that are told, not worked out."""
    found: dict[str, Edge] = {}
    for cond in (remedy.only_when, *(row.when for row in remedy.clauses)):
        tests = tuple(tests_in(cond)) if cond else ()
        for test in tests:
            beside = tuple(one for one in tests if one[1] != test[1])
            for one in _edges_of(test, beside, remedy.id, policy):
                found.setdefault(one.key, one)
    return tuple(found.values())


def _edges_of(test: Cond, beside: tuple[Cond, ...], remedy: str, policy: Policy) -> Iterator[Edge]:
    fact = policy.facts.get(test[1])
    if fact is None or fact.worked:
        return
    for side, here, there in _choices(test, fact) if test[0] == "is" else _numbers(test, fact, policy):
        if all(not isinstance(read_value(fact, one, policy), Complaint) for one in (here, there)):
            yield Edge(remedy, fact.id, here, there, side, beside)


def _choices(test: Cond, fact: Fact) -> Iterator[tuple[str, str, str]]:
    """A word that the test takes with one that it leaves, and the other way round."""
    among = fact.domain.among if isinstance(fact.domain, Choices) else ()
    others = [word for word in among if word not in test[2]]
    if others:
        for word in test[2]:
            yield "choice", word, others[0]
        yield from (("choice", word, test[2][0]) for word in others)


def _numbers(test: Cond, fact: Fact, policy: Policy) -> Iterator[tuple[str, str, str]]:
    """The value that a fact is compared with, and its neighbour on the side that the comparison leaves out, both ways round."""
    if test[3][0] != "lit" or not isinstance(fact.domain, Range):
        return
    at, step = test[3][1], step_of(fact, test[3][1])
    for side in _SIDES[test[2]][1:]:
        beside = at - step if side == "below" else at + step
        texts = written(at, fact, policy), written(beside, fact, policy)
        if texts[0] and texts[1] and beside >= fact.domain.low:
            yield "on", texts[0], texts[1]
            yield side, texts[1], texts[0]


def step_of(fact: Fact, at: Number) -> Number:
    """How far from a value is just beside it, as people would say it: a month beside four years, a dollar beside $50."""
    if fact.unit in ("date", "time", MOMENT):
        return 1 if fact.unit == "date" else 15
    if isinstance(fact.domain, Range) and fact.domain.whole:
        return 1
    if fact.unit == "percent":
        return Fraction(1, 10 ** (2 + len(text(at * 100).partition(".")[2])))
    finer = _FINER.get(fact.unit)
    if finer:
        return _finer(fact.unit, finer, at)
    places = len(text(at).partition(".")[2])
    return whole_if_whole(Fraction(1, 10**places))


def _finer(unit: str, finer: str, at: Number) -> Number:
    """One of the next smaller unit; of minutes a quarter of an hour, where the value stands on one."""
    one = convert(15 if finer == "minutes" and (at * 4).denominator == 1 else 1, finer, unit)
    return one if one else 1


def written(number: Number, fact: Fact, policy: Policy) -> str | None:
    """A value of the fact as a case takes it; what has no end in its unit in the next smaller one, `47 months`."""
    found = value(number, fact.unit, policy)
    finer = _FINER.get(fact.unit)
    if finer and counted(fact.unit) and (found is None or number.denominator != 1):
        smaller = convert(number, fact.unit, finer)
        if smaller is not None and ends(smaller) and smaller.denominator == 1:
            return f"{text(smaller)} {finer}"
    return found


def satisfying(tests: Sequence[Cond], policy: Policy, turn: int) -> Iterator[tuple[str, str]]:
    """For each test of a told fact a value that fulfils it: of several words one by turns."""
    for test in tests:
        fact = policy.facts.get(test[1])
        if fact is None or fact.worked:
            continue
        if test[0] == "is":
            yield fact.id, test[2][turn % len(test[2])]
        elif test[3][0] == "lit":
            at, step = test[3][1], step_of(fact, test[3][1])
            number = {">": at + step, "<": at - step}.get(test[2], at)
            said = written(number, fact, policy)
            if said and not isinstance(read_value(fact, said, policy), Complaint):
                yield fact.id, said
