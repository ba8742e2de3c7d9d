"""Where two tables of one remedy part ways: both unfolded together over all that the facts can be.

As in the kernel (offers/tables.py) each split divides one fact at the edges that conditions draw, here those of both tables, so
that in the end both clauses are settled: a cell. Where the rows that can still decide are the same on both sides, nothing can
differ below, and nothing is divided further: of a table in which one row was edited, only what that row decides is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from leeway.difference.two import Told, Two
from leeway.offers.amounts import View
from leeway.offers.policy import Cond, Policy, Remedy
from leeway.offers.ranges import Choices, Cut, Domain, Range, Unsaid, parts
from leeway.offers.tables import ABSENT, HOLE, possible
from leeway.offers.truth import cuts, divided, holds
from leeway.offers.unknowns import open_facts
from leeway.offers.working import narrowed

MOST_CELLS = 2000
MOST_SPLITS = 40
Views = tuple[View, View]
Box = tuple[tuple[Told, Domain], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """Customers that are alike for both tables: the facts that tell them from others, and the clauses that can decide.

    Where `outside` is "old" or "new", that policy does not know such a value of the fact.
    """

    box: Box
    views: Views
    old: tuple[int, ...]
    new: tuple[int, ...]
    outside: str = ""

    @property
    def settled(self) -> bool:
        """Whether one clause is left on each side."""
        return len(self.old) == 1 and len(self.new) == 1


def cells(two: Two, remedies: tuple[Remedy, Remedy], told: tuple[Told, ...], alike: bool) -> tuple[Cell, ...]:
    """The cells in which the two may differ. `alike`: what stands around the tables is the same, so equal rows are too."""
    return tuple(_Unfolding(two, remedies, told, alike).cells((), two.everybody, 0))


class _Unfolding:
    """One unfolding; it counts its cells so that it ends, whatever the tables."""

    def __init__(self, two: Two, remedies: tuple[Remedy, Remedy], told: tuple[Told, ...], alike: bool) -> None:
        self.two, self.remedies, self.told, self.alike, self.count = two, remedies, told, alike, 0
        self.policies: tuple[Policy, Policy] = (two.old, two.new)
        self.widened = tuple(one for one in told if len(set(two.domains(one))) > 1)

    def cells(self, box: Box, views: Views, depth: int) -> Iterator[Cell]:
        named = {told for told, _ in box}
        outside = self.outside(box)
        if outside:
            self.count += 1
            yield Cell(box, views, (), (), outside)
            return
        first = next((one for one in self.widened if one not in named), None)
        if first is not None:
            yield from self.split(first, self.parts(first, views), box, views, depth)
            return
        (old, open_old), (new, open_new) = map(_decidable, self.remedies, views, self.policies)
        if self.alike and self.rows(0, old, views) == self.rows(1, new, views):
            return
        fact, values = self.next(views, open_old, open_new) if len(old) > 1 or len(new) > 1 else (None, ())
        if fact is None or self.count >= MOST_CELLS or depth >= MOST_SPLITS:
            self.count += 1
            yield Cell(box, views, old, new)
            return
        yield from self.split(fact, values, box, views, depth)

    def split(self, fact: Told, values: tuple[Domain, ...], box: Box, views: Views, depth: int) -> Iterator[Cell]:
        for part in values:
            old = narrowed(views[0], fact.name, part, self.two.old) if fact.old else views[0]
            new = narrowed(views[1], fact.name, part, self.two.new) if fact.new else views[1]
            own = tuple(one for one in box if one[0] != fact)
            yield from self.cells((*own, (fact, part)), (old, new), depth + 1)

    def next(self, views: Views, open_old: frozenset[str], open_new: frozenset[str]) -> tuple[Told | None, tuple[Domain, ...]]:
        """The fact to divide next: one that is told, else one that is worked out from facts that cannot be divided."""
        for fact in self.told:
            if (fact.old and fact.name in open_old) or (fact.new and fact.name in open_new):
                values = self.parts(fact, views)
                if len(values) > 1:
                    return fact, values
        return self.next_worked(views, open_old, open_new)

    def next_worked(
        self, views: Views, open_old: frozenset[str], open_new: frozenset[str]
    ) -> tuple[Told | None, tuple[Domain, ...]]:
        """The worked-out fact to divide next: on both sides at once, where both work it out in the same way."""
        for name in (one for one in self.two.new.worked if one in open_new | open_old and self.two.is_worked_alike(one)):
            values = self.parts(Told(name, True, True), views)
            if len(values) > 1:
                return Told(name, True, True), values
        for side, open_ in enumerate((open_old, open_new)):
            for name in (one for one in self.policies[side].worked if one in open_ and not self.two.is_worked_alike(one)):
                values = divided(self.remedies[side].conditions, name, views[side], self.policies[side])
                if len(values) > 1:
                    return Told(name, side == 0, side == 1), values
        return None, ()

    def parts(self, fact: Told, views: Views) -> tuple[Domain, ...]:
        """The parts of a fact's values that the conditions of both tables draw, and the ends of what each side knows."""
        sides = [side for side, known in enumerate((fact.old, fact.new)) if known]
        domains = [views[side][fact.name] for side in sides]
        if isinstance(domains[0], Unsaid):
            return (domains[0],)
        silent: tuple[Domain, ...] = (Unsaid(),) if domains[0].silent else ()
        if isinstance(domains[0], Choices):
            words = dict.fromkeys(word for domain in reversed(domains) if isinstance(domain, Choices) for word in domain.among)
            return (*(Choices((word,)) for word in words), *silent)
        spans = [domain for domain in domains if isinstance(domain, Range)]
        found: list[Cut] = []
        for side in sides:
            conditions = self.remedies[side].conditions
            found += [cut for cond in conditions for cut in cuts(cond, fact.name, views[side], self.policies[side])]
        return (*parts(_around(spans), (*found, *_ends(spans))), *silent)

    def outside(self, box: Box) -> str:
        """The side that does not know such customers; both do not matter."""
        for told, part in box:
            if told in self.widened:
                old, new = (is_inside(part, domain) for domain in self.two.domains(told))
                if not (old and new):
                    return "new" if old else "old"
        return ""

    def rows(self, side: int, clauses: tuple[int, ...], views: Views) -> list[object]:
        """What can still decide, in a form that is equal where it means the same."""
        remedy, view, policy = self.remedies[side], views[side], self.policies[side]
        found: list[object] = []
        if ABSENT in clauses:
            conds = (remedy.only_when, *(("not", one.when) for one in remedy.exclusions))
            found.append(frozenset(cond for cond in conds if cond and not _is_settled(cond, view, policy)))
        for index in (one for one in clauses if one >= 0):
            clause = remedy.clauses[index]
            levels = tuple(clause.values[place] for place in self.two.places[side])
            found.append((None if holds(clause.when, view, policy) else clause.when, levels))
        return [*found, ABSENT in clauses, HOLE in clauses]


def _decidable(remedy: Remedy, view: View, policy: Policy) -> tuple[tuple[int, ...], frozenset[str]]:
    """The clauses that can decide, and the unknown facts that keep it from being one.

    None does from the row on whose condition has no answer, whatever else is told.
    """
    clauses, open_ = possible(remedy, view, policy)
    if len(clauses) > 1 and not open_:
        return (HOLE,), open_
    for place, index in enumerate(clauses):
        when = remedy.clauses[index].when if index >= 0 else None
        if when and holds(when, view, policy) is None and not open_facts(when, view, policy):
            return tuple(dict.fromkeys((*clauses[:place], HOLE))), open_
    return clauses, open_


def _is_settled(cond: Cond, view: View, policy: Policy) -> bool:
    return holds(cond, view, policy) is True


def _around(spans: list[Range]) -> Range:
    """The range from the lowest to the highest end."""
    low = min(spans, key=lambda span: (span.low, span.low_open))
    high = max(spans, key=lambda span: (span.high is None, span.high or 0, not span.high_open))
    return Range(low.low, high.high, low.low_open, high.high_open, low.whole)


def _ends(spans: list[Range]) -> Iterator[Cut]:
    if len(set(spans)) > 1:
        for span in spans:
            yield span.low, span.low_open
            if span.high is not None:
                yield span.high, not span.high_open


def is_inside(part: Domain, domain: Domain) -> bool:
    """Whether a part of a fact's values is wholly among those that it can have."""
    if isinstance(part, Choices) and isinstance(domain, Choices):
        return set(part.among) <= set(domain.among)
    if isinstance(part, Range) and isinstance(domain, Range):
        below = (part.low, part.low_open) >= (domain.low, domain.low_open)
        if domain.high is None:
            return below
        return below and part.high is not None and (part.high, not part.high_open) <= (domain.high, not domain.high_open)
    return True
