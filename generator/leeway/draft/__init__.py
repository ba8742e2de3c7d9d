"""The draft: a policy with its keys, units and expressions read, each piece with its place. Shape makes it, checks and
compile read it.

Where something could not be read stands a blank (an empty word, a `Broken` amount), so that the rest can still be
checked; a draft is only compiled when no problem is open.
"""

from __future__ import annotations

from dataclasses import dataclass

from leeway.draft.brand import Brand
from leeway.draft.facts import Clause, Duration, Fact, FromLog, Rate, Worked
from leeway.draft.guarantees import Guarantee
from leeway.draft.terms import Cond, Expr, Lit, Word
from leeway.draft.training import Step
from leeway.offers.values import Currency
from leeway.problems import Span

__all__ = [
    "AnswerTime",
    "Brand",
    "BringIn",
    "Budget",
    "Cap",
    "Clause",
    "Cost",
    "Draft",
    "Duration",
    "Example",
    "Exclusion",
    "Fact",
    "FromLog",
    "Guarantee",
    "Level",
    "Measure",
    "Phrase",
    "Promise",
    "Rate",
    "Recognition",
    "Remedy",
    "Rounding",
    "Safeguard",
    "Situation",
    "Worked",
    "WorkingDays",
]


@dataclass(frozen=True, slots=True)
class Level:
    """Who can say yes."""

    id: Word
    name: Word
    reach: Word | None = None
    answers_within: Duration | None = None


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
    """How many of a remedy there are, for whom, and the fact that says how many are left or used up.

    Of what is counted in a case, `each` may be None.
    """

    how_many: Lit
    per: Word
    each: Word | Duration | None = None
    left: Word | None = None
    used: Word | None = None


@dataclass(frozen=True, slots=True)
class Safeguard:
    """What it takes to give more than an amount; always, where no amount is given."""

    span: Span
    over: Lit | None = None
    approved_by: tuple[Word, ...] = ()
    record: Word | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What only a level, and those above it, should read."""

    level: Word
    text: Word


@dataclass(frozen=True, slots=True)
class Rounding:
    """Mode and step; a step of None is the currency's smallest unit."""

    mode: str
    to: Lit | None


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
    say_if_none: Word | None = None
    rounding: Rounding | None = None
    replaces: tuple[Word, ...] = ()
    safeguards: tuple[Safeguard, ...] = ()
    note: Word | None = None
    notes: tuple[Note, ...] = ()
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
    """Whom to bring in, and when: one route. `only_when` is when it is open."""

    level: Word
    when: Word
    only_when: Cond | None = None
    code: Word | None = None
    reach: Word | None = None
    answers_within: Duration | None = None


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
    claimed: tuple[Word, ...] = ()
    accepted: tuple[tuple[Word, Word], ...] = ()


@dataclass(frozen=True, slots=True)
class Situation:
    """Why the customer is in touch, and what to do then."""

    id: Word
    name: Word
    customers_say: tuple[Word, ...]
    first: Word
    remedies: tuple[tuple[Word, ...], ...]
    bring_in: tuple[BringIn, ...]
    examples: tuple[Example, ...]
    also_said: tuple[Word, ...] = ()
    remember: tuple[Word, ...] = ()
    notes: tuple[Note, ...] = ()
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
    also: tuple[Word, ...] = ()


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
class WorkingDays:
    """Which days are worked (1 is Monday), which are not although their weekday is, and until when that is known."""

    week: tuple[int, ...]
    holidays: tuple[tuple[Lit, Word], ...] = ()
    until: Lit | None = None


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A condition that takes remedies away: only some (`removes`), all but some (`keeps`), or all."""

    id: Word
    when: Cond
    why: Word
    removes: tuple[Word, ...] | None = None
    keeps: tuple[Word, ...] | None = None


@dataclass(frozen=True, slots=True)
class Cap:
    """A bound over several remedies together; `over` is None for all goodwill of money."""

    id: Word
    name: Word
    over: tuple[Word, ...] | None
    at_most: Expr
    used: Word | None = None
    each: Word | Duration | None = None
    per: Word | None = None
    why: Word | None = None


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
    working_days: WorkingDays | None = None
    exclusions: tuple[Exclusion, ...] = ()
    caps: tuple[Cap, ...] = ()
    guarantees: tuple[Guarantee, ...] = ()
    brand: Brand | None = None
    training: tuple[Step, ...] = ()
    earlier_versions: int | None = None
