"""Is there a customer for whom something holds? Asked of z3, and an example is believed only once the kernel shows it too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

import z3

from leeway.offers.amounts import View
from leeway.offers.numbers import Number, text, whole_if_whole
from leeway.offers.policy import Policy
from leeway.offers.ranges import Choices, Domain, Range
from leeway.prover.customer import Customer
from leeway.prover.simplest import Known, simplest, views
from leeway.prover.terms import FALSE, BeyondProof, Bool

# How much z3 may do for one question, in its own count of steps: the same on every machine, which seconds are not.
EFFORT = 5_000_000
_SHORTER = 4  # how much less is tried for the whole of a question that can be split
_MOST_OTHERS = 6  # customers that are looked at beside the first one that was found


@dataclass(frozen=True, slots=True)
class Question:
    """Whether there is a customer, or a pair of customers, for whom `wanted` holds.

    `shows` is the same question put to the kernel: whether what is known of them (a view for each) makes it certain. A pair is
    alike in everything but what the second customer's `unlike` says. `day`: the day of the case where any day will do.
    `simplify`: whether somebody will read of the customer, so that it should be the simplest one. `split`: gives formulas of
    which `wanted` is any, asked one by one where the whole is too hard: with the row that decides given, amounts are far simpler.
    """

    customers: tuple[Customer, ...]
    wanted: Bool
    shows: Callable[[tuple[View, ...]], bool]
    day: int
    simplify: bool = True
    split: Callable[[], tuple[Bool, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A customer for whom it holds, by the fewest facts: what is known of the first one, and of the second what is different."""

    known: Known
    other: Known


@dataclass(frozen=True, slots=True)
class Nobody:
    """There is no such customer: proved."""


@dataclass(frozen=True, slots=True)
class Unsettled:
    """Neither an example nor a proof was found, and why."""

    why: str


Answer = Example | Nobody | Unsettled


def ask(question: Callable[[], Question | None], effort: int = EFFORT) -> Answer:
    """The answer to a question; one that comes to nothing (None) is answered by Nobody. Deterministic; never raises.

    A question is built in here, as parts of a policy may have no translation.
    """
    try:
        asked = question()
        return Nobody() if asked is None else _answer(asked, effort)
    except BeyondProof as reason:
        return Unsettled(f"it depends on {reason}")
    except z3.Z3Exception as failure:
        return Unsettled(f"the solver gave up: {failure}")


def _answer(asked: Question, effort: int) -> Answer:
    """The whole question; where that is too hard, its parts one by one."""
    if asked.wanted is FALSE:
        return Nobody()
    if asked.split is None:
        return _whole(asked, effort)
    found = _whole(asked, max(1, effort // _SHORTER))
    parts = asked.split() if isinstance(found, Unsettled) else ()
    if not parts:
        return _whole(asked, effort) if isinstance(found, Unsettled) else found
    doubt: Answer = Nobody()
    for part in (_whole(replace(asked, wanted=one), effort) for one in parts):
        if isinstance(part, Example):
            return part
        doubt = part if isinstance(part, Unsettled) else doubt
    return doubt


def _whole(asked: Question, effort: int) -> Answer:
    """First without the definitions that are hard to reason with: what nobody fulfils then, nobody fulfils."""
    definitions = [one for customer in asked.customers for one in customer.definitions]
    rules = [rule for customer in asked.customers for rule in customer.rules]
    if definitions:
        found = _searched([*rules, asked.wanted], asked, effort)
        if not isinstance(found, Unsettled):
            return found
    return _searched([*rules, *definitions, asked.wanted], asked, effort)


def _searched(wanted: list[Bool], asked: Question, effort: int) -> Answer:
    found = _shown(wanted, asked, effort)
    if not isinstance(found, Example) or not asked.simplify:
        return found
    return min(_simplified(found, wanted, asked, effort), key=_weight)


def _shown(wanted: list[Bool], asked: Question, effort: int) -> Answer:
    """A customer for whom that is so and the kernel shows it, as the solver happens to find one."""
    # In a context of its own: what was asked before would else decide which of several customers is found.
    context = z3.Context()
    solver = z3.Solver(ctx=context)
    solver.set("rlimit", effort)
    solver.add(*(one.translate(context) for one in wanted))
    found = solver.check()
    if found == z3.unsat:
        return Nobody()
    if found != z3.sat:
        return Unsettled("the proof ran out of time")
    known = [told(customer, solver.model()) for customer in asked.customers]
    other = {name: known[1][name] for name in asked.customers[1].unlike if name in known[1]} if len(known) > 1 else {}
    first = {**known[-1], **known[0]}
    if not asked.shows(views(_policies(asked), first, other)):
        return Unsettled("an example was found that the checker does not confirm")
    return Example(first, other)


def _policies(asked: Question) -> tuple[Policy, ...]:
    return tuple(customer.policy for customer in asked.customers)


def _simplified(found: Example, wanted: list[Bool], asked: Question, effort: int) -> Iterator[Example]:
    """The example made simple; and others that have an earlier word of a choice where it has a later one."""
    plain = _plain(found, asked)
    yield plain
    customer, tried = asked.customers[0], 0
    for name, domain in plain.known.items():
        fact = customer.policy.facts.get(name)
        if fact is None or not isinstance(fact.domain, Choices) or not isinstance(domain, Choices) or name not in customer.told:
            continue
        for word in fact.domain.among[: fact.domain.among.index(domain.among[0])]:
            is_word = customer.told[name] == (word == "yes" if fact.kind == "yes or no" else customer.code(name, word))
            another = _shown([*wanted, is_word], asked, effort) if tried < _MOST_OTHERS else Nobody()
            tried += 1
            if isinstance(another, Example):
                yield _plain(another, asked)


def _plain(found: Example, asked: Question) -> Example:
    return Example(*simplest(_policies(asked), found.known, found.other, asked.shows, asked.day))


def _weight(found: Example) -> tuple[int, int]:
    """How much there is to read of an example: its facts, then their digits."""
    values = (*found.known.values(), *found.other.values())
    return len(values), sum(len(text(domain.low)) for domain in values if isinstance(domain, Range))


def told(customer: Customer, model: z3.ModelRef) -> dict[str, Domain]:
    """What a model says of the facts that the customer was asked for."""
    values = {name: model.eval(variable.translate(model.ctx), True) for name, variable in customer.told.items()}
    return {name: _domain(name, customer, value) for name, value in values.items()}


def _domain(name: str, customer: Customer, value: z3.ExprRef) -> Domain:
    fact = customer.policy.facts.get(name)
    if z3.is_bool(value):
        return Choices(("yes" if z3.is_true(value) else "no",))
    if fact is not None and isinstance(fact.domain, Choices):
        return Choices(tuple(word for word in fact.domain.among if customer.code(name, word) == value.as_long()))
    number = _number(value)
    if fact is not None and fact.unit == "money":
        number = whole_if_whole(Fraction(number) / 10**customer.policy.currency.decimals)
    whole = fact is None or (isinstance(fact.domain, Range) and fact.domain.whole)
    return Range(number, number, whole=whole)


def _number(value: z3.ExprRef) -> Number:
    """The number of a model; of one without an end in digits, such as a root, one that is close by."""
    if z3.is_algebraic_value(value):
        value = value.approx(10)
    return value.as_long() if z3.is_int_value(value) else whole_if_whole(Fraction(value.as_fraction()))
