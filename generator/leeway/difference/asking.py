"""Is there a customer who gets more, or less? A few simple ones are tried, then z3 finds one or proves that there is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import product

from leeway.difference.cells import Cell, Views
from leeway.difference.customers import Known, Trying
from leeway.difference.two import Told, Two
from leeway.difference.values import DEFINED, LESS, MORE, UNDEFINED
from leeway.offers.amounts import View
from leeway.offers.expressions import Expr
from leeway.offers.numbers import Number
from leeway.offers.policy import Policy, Remedy
from leeway.offers.ranges import Domain, Range
from leeway.offers.tables import HOLE, Leaf, Outcome, asks, outcomes, possible, rounding, unfold, whole
from leeway.prover.amounts import amount
from leeway.prover.customer import Customer
from leeway.prover.search import Example, Nobody, Question, Unsettled, ask
from leeway.prover.tables import deciding, given, outcome, something
from leeway.prover.terms import FALSE, NONE, TRUE, Bool, both, constant, either, of_cases, opposite
from leeway.prover.terms import Number as Formula

KINDS = (MORE, LESS, DEFINED, UNDEFINED)
MOST_CELLS = 12  # in which customers are tried, before z3 is asked about all of them
MOST_TRIED = 2400  # customers that are tried for one question
MOST_AFTER = 150  # and how many more, once one is found
MOST_UNSETTLED = 1  # question of one remedy that may run out of time; after that no more are asked
EFFORT = 2_000_000
OUT_OF_TIME = "the proof ran out of time"
SILENT, UNKNOWN = "undefined", "unknown"
Amount = Number | str | None  # None: not certain
Pair = tuple[int, int]
Level = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Shown:
    """A customer for whom the two differ, by the fewest facts, and what each of the two gives."""

    known: Known
    was: Number | str
    becomes: Number | str


@dataclass(frozen=True, slots=True)
class Answers:
    """A customer for each way in which the two differ for anybody; and why it is not certain that these are all."""

    shown: tuple[tuple[str, Shown], ...]
    unsettled: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """A remedy on one side, with those that take its place as soon as they give anything."""

    remedy: Remedy
    policy: Policy
    before: tuple[Remedy, ...]

    def amount(self, view: View, level: int) -> Amount:
        """What the level may give, where that is certain."""
        for other in self.before:
            there = whole(outcomes(unfold(other, view, self.policy), other, level, self.policy))
            if there.sure > 0:
                return 0
            if not (there.mute or there.most == 0):
                return None
        tree = outcomes(unfold(self.remedy, view, self.policy), self.remedy, level, self.policy)
        found = whole(tree)
        if found.mute:
            return None if asks(tree) else SILENT
        return found.exact

    def quick(self, view: View, level: int) -> tuple[int | None, Amount]:
        """The clause and the amount for a customer of whom everything is known."""
        clauses, _ = possible(self.remedy, view, self.policy)
        if self.before:
            return (clauses[0] if len(clauses) == 1 else None), self.amount(view, level)
        found = outcomes(Leaf(clauses, frozenset(), view), self.remedy, level, self.policy)
        if not isinstance(found, Outcome) or found.open:
            return None, None
        return (clauses[0] if len(clauses) == 1 else None), SILENT if found.amount.mute else found.amount.exact

    def unrounded(self) -> Stage:
        """The same without rounding."""
        return replace(self, remedy=replace(self.remedy, rounding=("exact", 1)))

    def decides(self, index: int, customer: Customer) -> Bool:
        """That the clause decides for the customer; HOLE: that none does, ABSENT: that the remedy does not exist."""
        found = deciding(self.remedy, customer)
        if index >= 0:
            return found.rows[index]
        return either(found.hole, found.open) if index == HOLE else found.absent

    def given(self, index: int, customer: Customer, level: int) -> Formula:
        """What the clause gives the customer, where nothing takes its place."""
        if index < 0:
            return NONE if index == HOLE else constant(0)
        found = given(self.remedy, index, level, customer)
        for other in self.before:
            there = something(outcome(other, level, customer))
            found = of_cases(((there, constant(0)), (opposite(there), found)), FALSE)
        return found

    def ceilings(self, customer: Customer) -> dict[object, Formula]:
        """What the amount never exceeds, by what it is."""
        exprs: dict[object, Expr] = {"at_most": self.remedy.at_most} if self.remedy.at_most else {}
        exprs |= {(bound.kind, bound.id): bound.left for bound in self.remedy.bounds if not bound.times}
        return {key: amount(expr, customer) for key, expr in exprs.items()}


class Asking:
    """Questions about one remedy in one place. After some that ran out of time it asks no more of z3."""

    def __init__(self, two: Two, stages: tuple[Stage, Stage], trying: Trying) -> None:
        self.two, self.stages, self.trying = two, stages, trying
        self._customers: tuple[Customer, Customer] | None = None
        self._given_up = 0

    def answers(self, cells: Sequence[Cell], pairs: frozenset[Pair], level: Level) -> Answers:
        """How the two differ for the customers of these cells of whom one of these pairs of clauses decides.

        THE question of this room: everything that is said asks it.
        """
        return self._proved(self._tried(cells, pairs, level), pairs, level)

    def _tried(self, cells: Sequence[Cell], pairs: frozenset[Pair], level: Level) -> dict[str, Shown]:
        shown: dict[str, Shown] = {}
        left = MOST_TRIED
        for cell in _various(cells)[:MOST_CELLS]:
            for known in self.trying.customers(cell, max(left, 0) // 2):
                left -= 1
                views = self.trying.views(known)
                (old, was), (new, becomes) = (one.quick(view, at) for one, view, at in zip(self.stages, views, level[1:]))
                kind = _kind(was, becomes)
                if kind and kind not in shown and (old, new) in pairs and _is_in(known, cell, views):
                    shown[kind] = self._fewest(known, kind, pairs, level)
                    left = min(left, MOST_AFTER)
        return shown

    def _fewest(self, known: Known, kind: str, pairs: frozenset[Pair], level: Level) -> Shown:
        """The customer without each fact that makes no difference."""
        for told, _ in reversed(known):
            less = tuple(one for one in known if one[0] != told)
            if self._shows(self.trying.views(less), (kind,), pairs, level):
                known = less
        return self._shown(known, level)

    def _shown(self, known: Known, level: Level) -> Shown:
        was, becomes = (one.amount(view, place) for one, view, place in zip(self.stages, self.trying.views(known), level[1:]))
        assert was is not None and becomes is not None
        return Shown(known, was, becomes)

    def _shows(self, views: Sequence[View], kinds: Sequence[str], pairs: frozenset[Pair], level: Level) -> bool:
        """Whether the kernel is certain that the two differ so, for all who are like that."""
        each = [possible(one.remedy, view, one.policy)[0] for one, view in zip(self.stages, views)]
        if not pairs.issuperset(product(*each)):
            return False
        was, becomes = (one.amount(view, place) for one, view, place in zip(self.stages, views, level[1:]))
        return _kind(was, becomes) in kinds

    def _proved(self, shown: dict[str, Shown], pairs: frozenset[Pair], level: Level) -> Answers:
        """With what z3 finds beside that, for one pair of clauses after the other: until it proves that there is nobody else."""
        whys = [why for pair in sorted(pairs) for kind in KINDS if (why := self._settle(kind, shown, pair, level))]
        return Answers(tuple((kind, shown[kind]) for kind in KINDS if kind in shown), "".join(whys[:1]))

    def _settle(self, kind: str, shown: dict[str, Shown], pair: Pair, level: Level) -> str:
        """Looks for a customer of whom a pair of clauses decides and who shows this kind; why that is open, where it is.

        The easier questions come first: whether the amounts can differ so at all, and then whether they can before rounding.
        """
        if kind in shown or isinstance(ask(partial(self._question, kind, pair, level, True, False), EFFORT // 4), Nobody):
            return ""
        if self._given_up >= MOST_UNSETTLED:
            return OUT_OF_TIME
        answer = ask(partial(self._question, kind, pair, level, True, True), EFFORT)
        if not isinstance(answer, Nobody) and kind in (MORE, LESS) and getattr(answer, "why", "") != OUT_OF_TIME:
            answer = ask(partial(self._question, kind, pair, level, False, True), EFFORT)
        if isinstance(answer, Example):
            shown[kind] = self._shown(self._told(answer), level)
        if not isinstance(answer, Unsettled):
            return ""
        self._given_up += 1
        return answer.why

    def _question(self, kind: str, pair: Pair, level: Level, loosely: bool, decided: bool) -> Question:
        """`loosely`: of amounts before they are rounded. Rounding never turns two amounts round: that nobody shows it is enough.

        `decided`: of customers of whom the pair decides, not of everybody.
        """
        self._customers = self._customers or pair_of(self.two)
        sides = tuple(zip(self.stages, self._customers, pair, level[1:]))
        when = both(*(one.decides(index, customer) for one, customer, index, _ in sides)) if decided else TRUE
        if loosely and kind in (MORE, LESS) and self._is_rounded_alike():
            wanted = self._apart(kind, pair, level)
        else:
            was, becomes = (one.given(index, customer, place) for one, customer, index, place in sides)
            wanted = _way(kind, was, becomes)

        def shows(views: tuple[View, ...]) -> bool:
            return self._shows(views, (kind,), frozenset((pair,)), level)

        return Question(self._customers, both(when, wanted), shows, self.trying.day)

    def _is_rounded_alike(self) -> bool:
        one, other = (rounding(stage.remedy, stage.policy) for stage in self.stages)
        return one == other and self.two.old.currency.decimals == self.two.new.currency.decimals

    def _apart(self, kind: str, pair: Pair, level: Level) -> Bool:
        """The amounts, or the ceilings at which rounding ends, are apart in that direction before they are rounded."""
        assert self._customers is not None
        sides = tuple(zip(self.stages, self._customers, pair, level[1:]))
        was, becomes = (one.unrounded().given(index, customer, place) for one, customer, index, place in sides)
        old, new = (one.ceilings(customer) for one, customer, _, _ in sides)
        if kind == LESS:
            was, becomes, old, new = becomes, was, new, old
        higher = (becomes.term > was.term, *_raised(old, new))
        return both(opposite(was.silent), opposite(becomes.silent), either(*higher))

    def _told(self, answer: Example) -> Known:
        """What z3 found, by the facts of this room."""
        needed = {told.name: told for told in self.trying.needed}
        return tuple((needed.get(name) or Told(name, True, True), domain) for name, domain in answer.known.items())


def _various(cells: Sequence[Cell]) -> list[Cell]:
    """The cells so that the first ones differ most: settled ones first, and each pair of clauses once before any comes again."""
    count: dict[object, int] = {}
    turns = []
    for cell in cells:
        key = (cell.old, cell.new)
        count[key] = count.get(key, 0) + 1
        turns.append((not cell.settled, count[key]))
    return [cell for _, cell in sorted(zip(turns, cells), key=lambda one: one[0])]


def pair_of(two: Two) -> tuple[Customer, Customer]:
    """Any customer, as the two policies see them."""
    old = Customer(two.old, " before")
    return old, Customer(two.new, " after", like=old)


def _way(kind: str, was: Formula, becomes: Formula) -> Bool:
    """That two amounts differ in this way."""
    if kind in (DEFINED, UNDEFINED):
        quiet, spoken = (was, becomes) if kind == DEFINED else (becomes, was)
        return both(quiet.silent, opposite(spoken.silent))
    apart = becomes.term > was.term if kind == MORE else becomes.term < was.term
    return both(opposite(was.silent), opposite(becomes.silent), apart)


def _raised(old: Mapping[object, Formula], new: Mapping[object, Formula]) -> Iterator[Bool]:
    """That a ceiling is higher, or gone."""
    for key, ceiling in old.items():
        yield new[key].term > ceiling.term if key in new else TRUE


def _kind(was: Amount, becomes: Amount) -> str | None:
    """In which way two amounts differ; None where they do not, or where that is not certain."""
    if was is None or becomes is None or was == becomes:
        return None
    if isinstance(was, str):
        return DEFINED
    if isinstance(becomes, str):
        return UNDEFINED
    return MORE if becomes > was else LESS


def _is_in(known: Known, cell: Cell, views: Views) -> bool:
    """Whether the customer is one of the cell, where the cell is drawn by facts that are worked out."""
    told = {one for one, _ in known}
    worked = ((one, part) for one, part in cell.box if one not in told)
    return all(_within(views[0 if one.old else 1][one.name], part) for one, part in worked)


def _within(domain: Domain, part: Domain) -> bool:
    if isinstance(domain, Range) and isinstance(part, Range):
        above = (domain.low, domain.low_open) >= (part.low, part.low_open)
        return above and (part.high is None or (domain.high is not None and domain.high <= part.high))
    return domain == part or not isinstance(domain, Range)
