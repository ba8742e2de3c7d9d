"""The part of a draft that says what is known: facts, how they are worked out, rates; and the clauses of all tables."""

from __future__ import annotations

from dataclasses import dataclass

from leeway.draft.terms import Cond, Expr, Lit, Word
from leeway.problems import Span


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: a plain number and its unit."""

    n: str
    unit: str


@dataclass(frozen=True, slots=True)
class Clause:
    """One row. `when` is None for `otherwise` and for a plain amount; `slug` is the row's own part of its id.

    `starts` has where a level's range begins, for the levels whose limit is a range; `values` has its end.
    """

    span: Span
    when: Cond | None
    values: tuple[tuple[Word, Expr], ...]
    slug: str
    id: Word | None = None
    why: Word | None = None
    otherwise: Word | None = None
    starts: tuple[tuple[Word, Expr], ...] = ()


@dataclass(frozen=True, slots=True)
class FromLog:
    """What a log of what was given will say about a fact; `over` is a calendar's word, a rolling length, or ever."""

    of: tuple[Word, ...]
    per: Word
    over: Word | Duration | None = None


@dataclass(frozen=True, slots=True)
class Worked:
    """How a fact is worked out: an amount, a table of clauses, or a condition; none of them where it could not be read."""

    span: Span
    amount: Expr | None = None
    clauses: tuple[Clause, ...] = ()
    when: Cond | None = None

    @property
    def amounts(self) -> tuple[Expr, ...]:
        """Every amount that it can be."""
        rows = tuple(amount for clause in self.clauses for _, amount in clause.values)
        return rows if self.amount is None else (self.amount,)

    @property
    def conditions(self) -> tuple[Cond, ...]:
        """Its conditions."""
        rows = tuple(clause.when for clause in self.clauses if clause.when is not None)
        return rows if self.when is None else (self.when,)


@dataclass(frozen=True, slots=True)
class Fact:
    """One typed thing to know. `kind` is the unit's kind; `unit` the word that is written after its numbers.

    A fact with `worked` is never asked; its kind follows from how it is worked out, where `unit` is not given.
    """

    id: Word
    ask: Word
    kind: str
    unit: Word | None = None
    name: Word | None = None
    look_in: Word | None = None
    choices: tuple[tuple[Word, Word], ...] = ()
    low: Word | None = None
    high: Word | None = None
    whole: bool | None = None
    usually: Word | None = None
    assume: Word | None = None
    if_unknown: Word | None = None
    when_yes: Word | None = None
    when_no: Word | None = None
    worked: Worked | None = None
    verify: Word | None = None
    from_log: FromLog | None = None

    @property
    def measure(self) -> str:
        """The unit of its values: `years`, `money`, `choice`; `unread` where the policy has it wrong."""
        return self.unit.text if self.kind == "count" and self.unit else self.kind


@dataclass(frozen=True, slots=True)
class Rate:
    """A value that changes on dates."""

    id: Word
    values: tuple[tuple[Lit, Lit], ...]
    name: Word | None = None
    by: Word | None = None
