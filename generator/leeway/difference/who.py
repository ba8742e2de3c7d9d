"""Whom a change concerns, in words: by the row of the table, or by what the customers of its cells have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from leeway.difference.cells import Box, Cell
from leeway.difference.two import Told, Two
from leeway.offers import sentences
from leeway.offers.policy import Clause, Cond, Remedy
from leeway.offers.ranges import LOWEST, Choices, Domain, Range, Unsaid, joined
from leeway.offers.tables import ABSENT, HOLE, leaves, unfold
from leeway.offers.words import listed, lower

MOST_BOXES = 2
_MOST_MERGED = 250


class Who:
    """The words for the customers of some cells of a remedy's two tables."""

    def __init__(self, two: Two, old: Remedy, new: Remedy, alike: bool) -> None:
        self.two, self.old, self.new, self.alike = two, old, new, alike

    def words(self, cells: Sequence[Cell], pairs: frozenset[tuple[int, int]], clear: bool) -> str:
        """`when time with us is at least 10 years, unless an earlier line applies`; "" for everybody.

        `pairs` are the clauses of the old and the new table that decide for them; `clear`: and no others do in these cells.
        """
        row = self._row(cells)
        if row is not None:
            return self._by_row(row)
        if clear and len(cells) <= _MOST_MERGED:
            boxes = merged([cell.box for cell in cells], self.two)
            if len(boxes) <= MOST_BOXES and not any(map(self._is_one_sided, boxes)):
                return "; or ".join(filter(None, map(self._by_box, boxes)))
        return self._by_pairs(sorted(pairs))

    def _is_one_sided(self, box: Box) -> bool:
        """Whether the box is drawn by something that the two policies work out in different ways."""
        worked = (*self.two.new.worked, *self.two.old.worked)
        return any(told.old != told.new and told.name in worked for told, _ in box)

    def _row(self, cells: Sequence[Cell]) -> int | None:
        """The one row that decides in all of them, before and now, where it and all above it have kept their conditions."""
        pairs = {(cell.old, cell.new) for cell in cells}
        if not self.alike or len(pairs) != 1 or not all(cell.settled for cell in cells):
            return None
        old, new = cells[0].old[0], cells[0].new[0]
        if min(old, new) < 0 or old != new or self._existence(self.old) != self._existence(self.new):
            return None
        above = [tuple(row.when for row in one.clauses[: new + 1]) for one in (self.old, self.new)]
        return new if above[0] == above[1] else None

    def _existence(self, remedy: Remedy) -> tuple[object, ...]:
        return remedy.only_when, tuple(one.when for one in remedy.exclusions)

    def _by_row(self, index: int) -> str:
        row = self.new.clauses[index]
        said = lower(sentences.clause(self.new, row, self.two.new)) if row.when or len(self.new.clauses) > 1 else ""
        if not row.when:
            only = f"when {sentences.condition(self.new.only_when, self.two.new)}, " if self.new.only_when and said else ""
            rest = f" ({sentences.condition(row.rest, self.two.new)})" if row.rest else ""
            alone = f"when {sentences.condition(self.new.only_when, self.two.new)}" if self.new.only_when else ""
            return f"{only}in every other case{rest}" if len(self.new.clauses) > 1 else alone
        return f"when {said}{', unless an earlier line applies' if self._is_overlapped(index) else ''}"

    def _is_overlapped(self, index: int) -> bool:
        """Whether somebody to whom the row applies is decided by a row above it."""
        own = self.new.clauses[index].when
        both = [("all", (own, row.when)) for row in self.new.clauses[:index] if row.when]
        return any(self._is_possible(cond) for cond in both)

    def _is_possible(self, cond: Cond) -> bool:
        row = Clause("", 0, cond, None, self.new.clauses[0].values)
        alone = replace(self.new, clauses=(row,), only_when=None, exclusions=())
        return any(0 in leaf.clauses for leaf in leaves(unfold(alone, self.two.everybody[1], self.two.new)))

    def _by_box(self, box: Box) -> str:
        order = {name: place for place, name in enumerate((*self.two.new.facts, *self.two.old.facts))}
        conds = [(told, cond) for told, part in box if (cond := self._cond(told, part)) is not None]
        found = sorted(conds, key=lambda one: order.get(one[0].name, 999))
        new = tuple(cond for told, cond in found if told.new)
        old = tuple(cond for told, cond in found if not told.new)
        said = [sentences.condition(("all", new), self.two.new)] if new else []
        said += [sentences.condition(("all", old), self.two.old)] if old else []
        silent = (told for told, part in box if isinstance(part, Unsaid))
        said += [f"the policy says nothing of {fact.name}" for told in silent if (fact := self.two.fact(told))]
        return f"when {' and '.join(said)}" if said else ""

    def _cond(self, told: Told, part: Domain) -> Cond | None:
        """The part of a fact's values as a condition; None for all of them."""
        if isinstance(part, Choices):
            every = [domain for domain in self.two.domains(told) if isinstance(domain, Choices)]
            rest = tuple(word for word in (every[-1].among if every else ()) if word not in part.among)
            if not rest:
                return None
            return ("not", ("is", told.name, rest)) if len(rest) < len(part.among) else ("is", told.name, part.among)
        if not isinstance(part, Range):
            return None
        return _between(told.name, self._unit(told), part, next(iter(reversed(self.two.domains(told)))))

    def _unit(self, told: Told) -> str:
        fact = self.two.fact(told)
        return fact.unit if fact else "date" if told.name == "today" else "date and time"

    def _by_pairs(self, pairs: Sequence[tuple[int, int]]) -> str:
        """By the rows that decide now, and decided before."""
        olds = list(dict.fromkeys(self._named(self.old, i, False) for i, _ in pairs))
        news = list(dict.fromkeys(self._named(self.new, j, True) for _, j in pairs))
        if len(olds) > 2 or len(news) > 2:
            return "where another line decides now"
        if olds == news:
            return f"where {listed(news)} decides"
        return f"where {listed(news)} decides now, and {listed(olds)} did before"

    def _named(self, remedy: Remedy, index: int, is_new: bool) -> str:
        policy = self.two.new if is_new else self.two.old
        if index == ABSENT:
            return "what rules the remedy out"
        if index == HOLE:
            return "no line"
        return f"the line “{lower(sentences.clause(remedy, remedy.clauses[index], policy))}”"


def _between(fact: str, unit: str, span: Range, whole: Domain) -> Cond | None:
    """A stretch of numbers as comparisons; None where it is everything."""
    assert isinstance(whole, Range)
    if span.known:
        return ("cmp", fact, "=", ("lit", span.low, unit))
    found = []
    if span.low > max(whole.low, LOWEST) or (span.low_open and not whole.low_open):
        found.append(("cmp", fact, ">" if span.low_open else ">=", ("lit", span.low, unit)))
    if span.high is not None and (span.high != whole.high or span.high_open):
        found.append(("cmp", fact, "<" if span.high_open else "<=", ("lit", span.high, unit)))
    return ("all", tuple(found)) if len(found) > 1 else found[0] if found else None


def merged(boxes: Iterable[Box], two: Two) -> list[Box]:
    """As few boxes as merging neighbours gives, which together hold the same customers."""
    found = [dict(box) for box in dict.fromkeys(boxes)]
    again = True
    while again:
        again = False
        for place, one in enumerate(found):
            for other_place in range(len(found) - 1, place, -1):
                wider = _wider(one, found[other_place], two)
                if wider is not None:
                    found[place] = one = wider
                    del found[other_place]
                    again = True
    return [tuple(box.items()) for box in found]


def _wider(one: dict[Told, Domain], other: dict[Told, Domain], two: Two) -> dict[Told, Domain] | None:
    """One box for two that differ in one fact, in which they touch; also where one of them lies within the other."""
    facts = dict.fromkeys((*one, *other))
    apart = [told for told in facts if one.get(told) != other.get(told)]
    if not apart:
        return one
    if len(apart) > 1:
        return None
    told = apart[0]
    if told not in one or told not in other:
        return {fact: domain for fact, domain in one.items() if fact != told}
    both = _union(one[told], other[told], two, told)
    if both is None:
        return None
    rest = {fact: domain for fact, domain in one.items() if fact != told}
    return rest if both in two.domains(told) else {**one, told: both}


def _union(one: Domain, other: Domain, two: Two, told: Told) -> Domain | None:
    if isinstance(one, Choices) and isinstance(other, Choices):
        words = set(one.among) | set(other.among)
        order = dict.fromkeys(word for domain in two.domains(told)[::-1] if isinstance(domain, Choices) for word in domain.among)
        return Choices(tuple(word for word in order if word in words))
    return joined(one, other) or joined(other, one)
