"""The draft: a policy with its keys, units and expressions read, each piece with its place. Shape makes it, checks and
compile read it.

Where something could not be read stands a blank (an empty word, a `Broken` amount), so that the rest can still be
checked; a draft is only compiled when no problem is open.
"""

from __future__ import annotations

from dataclasses import dataclass

from leeway.draft.terms import Cond, Expr, Lit, Word
from leeway.offers.values import Currency
from leeway.problems import Span


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: a plain number and its unit."""

    n: str
    unit: str


@dataclass(frozen=True, slots=True)
class Level:
    """Who can say yes."""

    id: Word
    name: Word
    reach: Word | None = None
    answers_within: Duration | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One typed thing to know. `kind` is the unit's kind; `unit` the word that is written after its numbers."""

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


@dataclass(frozen=True, slots=True)
class Clause:
    """One row. `when` is None for `otherwise` and for a plain amount; `slug` is the row's own part of its id."""

    span: Span
    when: Cond | None
    values: tuple[tuple[Word, Expr], ...]
    slug: str
    id: Word | None = None
    why: Word | None = None
    otherwise: Word | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """What a goodwill remedy is counted in: a unit, or per cent of an amount of money (`share_of`)."""

    unit: str
    span: Span
    share_of: Expr | None = None


@dataclass(frozen=True, slots=True)
class Cost:
    """What a remedy costs the company: a share of its worth, or an amount for each unit."""

    share: Lit | None
    amount: Expr | None


@dataclass(frozen=True, slots=True)
class Budget:
    """How many of a remedy there are, for whom, and the fact that says how many are left."""

    how_many: Lit
    each: Word
    per: Word
    left: Word | None = None


@dataclass(frozen=True, slots=True)
class Remedy:
    """One thing the company can do. `measure` is None for what is owed."""

    id: Word
    name: Word
    kind: Word
    clauses: tuple[Clause, ...]
    goodwill: Measure | None = None
    only_when: Cond | None = None
    at_most: Expr | None = None
    at_least: Expr | None = None
    worth: Expr | None = None
    costs_us: Cost | None = None
    deliver: Word | None = None
    expires: Word | None = None
    say: Word | None = None
    note: Word | None = None
    budget: Budget | None = None
    owner: Word | None = None
    review_by: Lit | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """What is promised, by when, and who owns it."""

    what: Word
    within: Duration
    owner: Word


@dataclass(frozen=True, slots=True)
class BringIn:
    """Whom to bring in, and when."""

    level: Word
    when: Word


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: a case, and what it must come to."""

    span: Span
    name: Word
    given: tuple[tuple[Word, Word], ...]
    expect: tuple[tuple[Word, Word], ...]
    level: Word | None = None
    on: Lit | None = None
    refused: tuple[Word, ...] = ()
    story: Word | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """Why the customer is in touch, and what to do then."""

    id: Word
    name: Word
    customers_say: tuple[Word, ...]
    first: Word
    remedies: tuple[tuple[Word, ...], ...]
    bring_in: BringIn
    examples: tuple[Example, ...]
    remember: tuple[Word, ...] = ()
    one_of: tuple[tuple[Word, ...], ...] = ()
    promises: tuple[Promise, ...] = ()
    related: tuple[Word, ...] = ()
    owner: Word | None = None
    review_by: Lit | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A thing not to say, and what to say instead."""

    avoid: Word
    say: Word
    why: Word
    situations: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerTime:
    """How soon a channel is answered."""

    id: Word
    name: Word
    within: Duration
    owner: Word | None = None
    note: Word | None = None


@dataclass(frozen=True, slots=True)
class Recognition:
    """How those are thanked who turn a customer round."""

    prize: Word | None = None
    how: Word | None = None
    listening_in: Word | None = None


@dataclass(frozen=True, slots=True)
class Rounding:
    """Mode and step; a step of None is the currency's smallest unit."""

    mode: str
    to: Lit | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole policy file. `currency` is None where its code could not be read.

    `complete`: nothing was wrong with its shape. `unread`: names that stand in the file, but whose part could not be read.
    """

    company: Word
    currency: Currency | None
    locale: str
    rounding: Rounding
    updated: Lit
    owner: Word
    review_by: Lit
    stance: tuple[Word, ...]
    levels: tuple[Level, ...]
    facts: tuple[Fact, ...]
    rates: tuple[Rate, ...]
    remedies: tuple[Remedy, ...]
    situations: tuple[Situation, ...]
    phrases: tuple[Phrase, ...]
    answer_times: tuple[AnswerTime, ...]
    recognition: Recognition | None
    complete: bool
    unread: frozenset[str]
