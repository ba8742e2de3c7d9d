"""A table leaves customers out: no row applies to them.

The answer is then *undefined*, and says who to ask. That is honest where the policy really says nothing, and a trap where an
edge was forgotten: `more than 99%` and `less than 99%` leave exactly 99% out. The problem names one such customer. Add an
`otherwise` row, move the edge, or write `undefined` into a row of its own to say that it is meant.

Only what the conditions show by themselves is reported: every customer named here is tried before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, islice, product

from leeway.draft import Draft
from leeway.draft.words import MOST_PROBLEMS
from leeway.offers import words
from leeway.offers.amounts import View
from leeway.offers.expressions import NOW, TODAY, Expr
from leeway.offers.numbers import Number
from leeway.offers.policy import Clause, Fact, Policy, Remedy, facts_of, working_conditions
from leeway.offers.ranges import LOWEST, Choices, Domain, Range, Unsaid, meet
from leeway.offers.reading import everybody
from leeway.offers.sentences import part
from leeway.offers.tables import ABSENT, HOLE, Leaf, leaves, possible, unfold
from leeway.offers.units import MOMENT, convert, counted
from leeway.offers.values import DAY
from leeway.offers.words import listed
from leeway.offers.working import complete
from leeway.problems import Problem, Span

ID = "hole"
_MOST_OF_A_TABLE = 3
_MOST_TRIED = 200
_MOST_LEAVES = 500
_MOST_UNSETTLED = 5  # each is tried with many customers
_LATER = (30, 3, 6, 12, 60, 100, 124, 129, 130, 200)  # days after that, for dates
_TODAY = (130, 40, 400)
_SOME_DAY = 739617  # 2026-01-01, where no list of holidays says what is near


def holes(kernel: Policy, draft: Draft | None = None) -> tuple[Problem, ...]:
    """A warning for every hole in a table of a compiled policy, with a customer who falls into it."""
    places = {remedy.id.text: remedy.id.span for remedy in draft.remedies} if draft else {}
    places |= {fact.id.text: fact.id.span for fact in draft.facts} if draft else {}
    nobody = everybody(kernel)
    found = (problem for table in _tables(kernel) for problem in _of(table, nobody, kernel, places))
    return tuple(islice(found, MOST_PROBLEMS))


def _tables(policy: Policy) -> Iterator[Remedy]:
    """The tables that can have a hole: those whose last row has a condition."""
    tables = (*policy.remedies.values(), *(_as_remedy(policy.facts[name], policy) for name in policy.worked))
    return (one for one in tables if one.clauses and one.clauses[-1].when is not None)


def _as_remedy(fact: Fact, policy: Policy) -> Remedy:
    """The table by which a fact is worked out, as if it were a remedy's."""
    worked = fact.worked
    assert worked is not None
    nothing: Expr = ("lit", 0, fact.unit)
    clauses = tuple(Clause(fact.id, fact.texts["line"], when, None, (nothing,)) for when, _ in worked.rows)
    conditions = tuple(working_conditions((fact.id, *worked.behind), policy.facts))
    named = set().union(*map(facts_of, conditions))
    reads = tuple(name for name in policy.facts if name in named)
    return Remedy(
        id=fact.id,
        name=fact.name,
        owed=True,
        unit=fact.unit,
        share_of=None,
        only_when=None,
        clauses=clauses,
        at_most=None,
        at_least=None,
        bounds=(),
        exclusions=(),
        rounding=None,
        worth=None,
        conditions=conditions,
        reads=reads,
        needs=reads,
        texts=fact.texts,
    )


def _of(table: Remedy, view: View, policy: Policy, places: Mapping[str, Span]) -> Iterator[Problem]:
    ends = [leaf for leaf in islice(leaves(unfold(table, view, policy)), _MOST_LEAVES) if isinstance(leaf, Leaf)]
    unsettled = [leaf for leaf in ends if not _settled(leaf)][:_MOST_UNSETTLED]
    said = _customers(filter(_settled, ends), table, policy) or _customers(unsettled, table, policy)
    for who in islice(said, _MOST_OF_A_TABLE):
        more = f" (there are {len(said) - _MOST_OF_A_TABLE} more such cases)" if len(said) > _MOST_OF_A_TABLE else ""
        message = (
            f'no row of "{table.id}" says what holds for this customer: {who}{more}. Add an otherwise row, or one '
            'with "undefined" if the policy is meant to say nothing here'
        )
        line = table.texts["line"]
        yield Problem(ID, message, places.get(table.id, Span(line, 1, line + 1, 1)), severity="warning")


def _settled(leaf: Leaf) -> bool:
    """Whether the leaf is a hole for everybody in it; else it also depends on today, or on how facts compare."""
    return {HOLE, ABSENT}.issuperset(leaf.clauses)


def _customers(ends: Iterable[Leaf], table: Remedy, policy: Policy) -> dict[str, None]:
    """The customers that are found in those leaves that can be holes, each once."""
    searches = (_Search(leaf, table, policy) for leaf in ends if HOLE in leaf.clauses)
    return dict.fromkeys(who for search in searches if (who := search.customer()))


class _Search:
    """The search for a customer in a leaf of a table's tree: where facts are worked out, several are tried."""

    def __init__(self, leaf: Leaf, table: Remedy, policy: Policy) -> None:
        self.leaf, self.table, self.policy = leaf, table, policy
        worked = [policy.facts[name].worked for name in table.reads]
        told = frozenset(table.reads).union(*(one.base for one in worked if one)).difference(policy.worked)
        self.needed = [fact for name, fact in policy.facts.items() if name in told]
        self.narrowed = [fact for fact in self.needed if fact.id in table.reads and leaf.view[fact.id] != fact.domain]
        changed = [policy.facts[name] for name in policy.worked if leaf.view[name] != policy.facts[name].domain]
        self.near = [(fact.unit, value) for fact in changed for value in _ends(leaf.view[fact.id])]

    def customer(self) -> str | None:
        """The customer in words; None where trying shows nobody who falls into it."""
        free = [fact for fact in self.needed if fact not in self.narrowed]
        fixed = {name: _some(domain)[0] for name, domain in self.leaf.view.items()}
        first = self.policy.calendar.begin or _SOME_DAY
        todays: list[tuple[str, Domain]] = [(TODAY, Range(first + later, first + later, whole=True)) for later in _TODAY]
        for values in _variations([todays, *([(fact.id, one) for one in self.some(fact)] for fact in free)]):
            tried = fixed | dict(values)
            tried[NOW] = _at_noon(tried[TODAY])
            tried = complete(tried, self.policy)
            if possible(self.table, tried, self.policy)[0] == (HOLE,):
                return self.said(tried)
        return None

    def some(self, fact: Fact) -> list[Domain]:
        """A few values of a fact: those near which something that is worked out changes first."""
        near = [value for unit, value in self.near if unit == fact.unit]
        if fact.kind in ("date", MOMENT):
            day = DAY if fact.kind == MOMENT else 1
            days = [((self.policy.calendar.begin or _SOME_DAY) + later) * day for later in _LATER]
            step = "minutes" if fact.kind == MOMENT else "days"
            apart = [convert(value, unit, step) for unit, value in self.near if counted(unit)]
            near = [days[0], *(days[0] + one for one in apart if one is not None), *days[1:]]
        return _some(self.leaf.view[fact.id], near)

    def said(self, tried: View) -> str:
        """The customer, by the facts that the table narrows; where those are worked out, by them and an example of all behind."""
        view = self.leaf.view
        if not _settled(self.leaf):
            today = tried[TODAY]
            assert isinstance(today, Range)
            return f"{self.listed(self.needed, tried)}, on {words.value(today.low, 'date', self.policy)}"
        if not self.near and self.narrowed:
            return self.listed(self.narrowed, view)
        tested = set().union(*(facts_of(row.when) for row in self.table.clauses if row.when))
        worked = [self.policy.facts[name] for name in self.policy.worked if name in tested]
        edges = self.listed([fact for fact in worked if view[fact.id] != fact.domain and view[fact.id] != Unsaid()], view)
        example = self.listed(self.needed, tried) or "everybody"
        return f"{edges} (for example {example})" if edges else example

    def listed(self, facts: Sequence[Fact], view: View) -> str:
        """The facts with what they are."""
        return listed([_said(fact, view[fact.id], self.policy) for fact in facts])


def _variations(choices: list[list[tuple[str, Domain]]]) -> Iterator[list[tuple[str, Domain]]]:
    """The first value of everything, then with one other value, then with two; not without end."""
    return islice(_changed(choices), _MOST_TRIED)


def _changed(choices: list[list[tuple[str, Domain]]]) -> Iterator[list[tuple[str, Domain]]]:
    first = [one[0] for one in choices]
    for count in range(3):
        for places in combinations(range(len(choices)), count):
            for others in product(*(choices[place][1:] for place in places)):
                swapped = dict(zip(places, others))
                yield [swapped.get(place, one) for place, one in enumerate(first)]


def _at_noon(day: Domain) -> Range:
    """A moment of a day."""
    assert isinstance(day, Range)
    noon = day.low * DAY + DAY // 2
    return Range(noon, noon, whole=True)


def _ends(domain: Domain) -> list[Number]:
    """What a range begins and ends with, and its middle."""
    if not isinstance(domain, Range) or domain.high is None or domain.low <= LOWEST:
        return [domain.low + 1] if isinstance(domain, Range) and domain.low > LOWEST else []
    return list(dict.fromkeys((Fraction(domain.low + domain.high) / 2, domain.low, domain.high)))


def _some(domain: Domain, near: Sequence[Number] = ()) -> list[Domain]:
    """A few values of a domain: those that lie near, then the lowest ones."""
    if isinstance(domain, Choices):
        return [Choices((word,)) for word in domain.among]
    if not isinstance(domain, Range):
        return [domain]
    low = domain.low
    if domain.low_open:
        low = domain.low + 1 if domain.high is None else Fraction(domain.low + domain.high) / 2
    span = Range(low, domain.high, high_open=domain.high_open)
    inside = (meet(span, Range(value, value)) for value in dict.fromkeys((*near, low, low + 1, low + 10)))
    return [Range(one.low, one.low, whole=domain.whole) for one in inside if not one.empty]


def _said(fact: Fact, domain: Domain, policy: Policy) -> str:
    """`uptime at exactly 99%`, `the plan is “Free”`."""
    said = part(fact, domain, policy)
    return said.removeprefix("if ") if isinstance(domain, Choices) else f"{fact.name} {said}"
