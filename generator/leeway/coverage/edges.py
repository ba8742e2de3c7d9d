"""Edges: every value that a condition compares a fact with has an example on it, and one just on its other side.

So a threshold that is moved, or `more than` where `at least` was meant, is noticed. An example counts only where the comparison
is what settles the condition: with the answer the other way round, the row would decide otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from leeway.coverage.aims import Where
from leeway.coverage.looks import Look
from leeway.coverage.tables import Table, come_to, conditions, exclusions, tables
from leeway.coverage.written import in_file
from leeway.offers.expressions import NOW, TODAY, Expr
from leeway.offers.numbers import Number, text
from leeway.offers.policy import Cond, Fact, Remedy, tests_in
from leeway.offers.ranges import Range
from leeway.offers.truth import holds as shown
from leeway.offers.units import MOMENT, convert, counted
from leeway.prover.customer import Customer
from leeway.prover.ground import Ground
from leeway.prover.terms import Bool, both, either, opposite, real
from leeway.prover.truth import holds

ON = "on"
_BESIDE = {">=": "below", "<": "below", ">": "above", "<=": "above", "=": "beside"}
_WORDS = {
    False: {"on": "exactly", "below": "just under", "above": "just over", "beside": "nearly"},
    True: {"on": "exactly", "below": "just before", "above": "just after", "beside": "next to"},
}
_TRUE, _FALSE = ("all", ()), ("any", ())
_STEPS: Mapping[str, Number] = {"date": 1, "time": 60, MOMENT: 60}  # days, or minutes


@dataclass(frozen=True, slots=True)
class Edge:
    """One side of a value that a table compares a fact with, as it is written; `near`: how far its other side goes."""

    table: Table
    fact: str
    value: Number
    side: str
    written: str = field(compare=False)
    near: tuple[Number, Number] = field(compare=False)
    tests: tuple[tuple[int, Cond, Cond], ...] = field(compare=False)

    @property
    def kind(self) -> str:
        return "edge"

    def shown(self, look: Look, remedy: Remedy) -> bool:
        """Whether the customer certainly stands there, and it matters."""
        known = look.view[self.fact]
        if not isinstance(known, Range) or not known.known or not self._holds(known.low) or not look.is_placed(remedy):
            return False
        policy, view = look.ground.policy, look.view
        return any(
            {shown(so, view, policy), shown(not_so, view, policy)} == {True, False} and look.come_to(self.table, place, remedy)
            for place, so, not_so in self.tests
        )

    def _holds(self, number: Number) -> bool:
        low, high = self.near
        return number == self.value if self.side == ON else low <= number <= high and number != self.value

    def wanted(self, where: Where, customer: Customer, ground: Ground) -> Bool:
        """When the customer stands there, and it matters."""
        number = customer.number(self.fact)
        at = number.term == real(self.value)
        if self.side != ON:
            low, high = map(real, self.near)
            at = both(number.term >= low, number.term <= high, opposite(at))
        matters = (
            both(come_to(self.table, place, where.remedy, customer, ground), _settles(so, not_so, customer))
            for place, so, not_so in self.tests
        )
        return both(opposite(number.silent), at, either(*matters))

    def levels(self, remedy: Remedy, ground: Ground) -> Iterable[int]:
        """The lowest level to which any row gives something, then the others."""
        every = range(len(ground.policy.levels))
        first = next((level for level in every if any(row.values[level][:2] != ("lit", 0) for row in remedy.clauses)), 0)
        return (first, *(level for level in every if level != first))

    def said(self, ground: Ground) -> str:
        """Where one stands, and in which table that matters."""
        of = f'the exclusion "{self.table.id}"' if self.table.of == "exclusion" else f'"{self.table.id}"'
        return f"{_name(self.fact, ground)} {self._words(ground)} {self.written}, in {of}"

    def title(self, ground: Ground) -> str:
        """The name of an example that shows it."""
        return f"{_name(self.fact, ground)}: {self._words(ground)} {self.written}"

    def _words(self, ground: Ground) -> str:
        return _WORDS[ground.policy.kind_of(self.fact) in _STEPS][self.side]

    def line(self, ground: Ground) -> int:
        """The line of the first row that compares with it."""
        place = max(0, self.tests[0][0])
        if self.table.of == "exclusion":
            return exclusions(ground)[self.table.id].line
        if self.table.of == "remedy" and self.tests[0][0] >= 0:
            return ground.policy.remedies[self.table.id].clauses[place].line
        return int((ground.raw["remedies" if self.table.of == "remedy" else "facts"])[self.table.id]["line"])


def _settles(so: Cond, not_so: Cond, customer: Customer) -> Bool:
    one, other = holds(so, customer), holds(not_so, customer)
    return either(both(one.yes, other.no), both(one.no, other.yes))


def _name(fact: str, ground: Ground) -> str:
    return "the day of the case" if fact == TODAY else "the time of the case" if fact == NOW else ground.policy.name_of(fact)


def edges(ground: Ground) -> Iterator[Edge]:
    """Every edge of every table: on it, and on the side that the comparison leaves out."""
    for table in tables(ground):
        found = [(place, cond, test) for place, cond in conditions(table, ground) for test in _tests(cond)]
        for fact, value in dict.fromkeys((test[1], test[3][1]) for *_, test in found):
            here = [one for one in found if (one[2][1], one[2][3][1]) == (fact, value)]
            others = {test[3][1] for *_, test in found if test[1] == fact}
            yield from _sides(table, fact, value, here, others, ground)


def _tests(cond: Cond) -> Iterator[Cond]:
    """The comparisons with a written value in a condition."""
    return (one for one in tests_in(cond) if one[0] == "cmp" and one[3][0] == "lit")


def _sides(
    table: Table, fact: str, value: Number, here: list[tuple[int, Cond, Cond]], others: set[Number], ground: Ground
) -> Iterator[Edge]:
    known = ground.policy.facts.get(fact)
    lit, unit = here[0][2][3], known.unit if known else ground.policy.kind_of(fact)
    written, step = in_file(*_as_written(lit, unit), ground.policy), _step(lit, unit, known is not None and _is_whole(known))
    low = max([value - step, *(other for other in others if other < value)])
    high = min([value + step, *(other for other in others if other > value)])
    near = {"below": (low, value), "above": (value, high), "beside": (low, high), ON: (value, value)}
    for side in dict.fromkeys((ON, *(_BESIDE[test[2]] for *_, test in here))):
        tests = [(place, cond, test) for place, cond, test in here if side in (ON, _BESIDE[test[2]])]
        both_ways = ((place, _with(cond, test, _TRUE), _with(cond, test, _FALSE)) for place, cond, test in tests)
        yield Edge(table, fact, value, side, written, near[side], tuple(dict.fromkeys(both_ways)))


def _with(cond: Cond, test: Cond, instead: Cond) -> Cond:
    """The condition with another one in the place of a comparison."""
    if cond == test:
        return instead
    if cond[0] in ("all", "any"):
        return (cond[0], tuple(_with(part, test, instead) for part in cond[1]))
    return ("not", _with(cond[1], test, instead)) if cond[0] == "not" else cond


def _as_written(lit: Expr, unit: str) -> tuple[Number, str]:
    """The number that was written, with its unit; of a bare number the fact's."""
    number, written = lit[-2:]
    return number, unit if written == "number" else written


def _is_whole(fact: Fact) -> bool:
    return isinstance(fact.domain, Range) and fact.domain.whole


def _step(lit: Expr, unit: str, whole: bool) -> Number:
    """How far from an edge is still just beside it: one of the unit, or of the last decimal that it is written with."""
    if unit in _STEPS:
        return _STEPS[unit]
    number, written = _as_written(lit, unit)
    scale = 100 if unit == "percent" else 1
    one: Number = Fraction(1, scale * 10 ** len(text(number * scale).partition(".")[2]))
    if counted(unit) and written != unit:
        one = min(convert(one, written, unit) or one, 1)
    return max(one, 1) if whole else one
