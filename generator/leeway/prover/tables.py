"""Which clause decides, and what that gives, as z3 terms: the kernel's `tables` and `standing`, when everything is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from leeway.offers.policy import Policy, Remedy
from leeway.offers.tables import rounding
from leeway.prover.amounts import amount
from leeway.prover.customer import Customer
from leeway.prover.terms import (
    FALSE,
    Bool,
    Number,
    both,
    constant,
    either,
    least,
    most,
    of_cases,
    opposite,
    real,
    times,
)
from leeway.prover.truth import holds


@dataclass(frozen=True, slots=True)
class Deciding:
    """When each row decides; when the remedy does not exist; when no row applies; and when a condition has no answer.

    Exactly one of these holds for every customer. `reached`: when a row is come to at all, no row above it applying.
    """

    rows: tuple[Bool, ...]
    reached: tuple[Bool, ...]
    absent: Bool
    hole: Bool
    open: Bool


def deciding(remedy: Remedy, customer: Customer) -> Deciding:
    """Which row of the remedy's table decides for the customer."""
    if remedy.id not in customer.deciding:
        customer.deciding[remedy.id] = _deciding(remedy, customer)
    found: Deciding = customer.deciding[remedy.id]
    return found


def _deciding(remedy: Remedy, customer: Customer) -> Deciding:
    there = [holds(remedy.only_when, customer)]
    out = [holds(one.when, customer) for one in remedy.exclusions]
    exists = both(*(one.yes for one in there), *(one.no for one in out))
    absent = either(*(one.no for one in there), *(one.yes for one in out))
    open_ = both(opposite(exists), opposite(absent))
    rows, reached, left = [], [], exists
    for clause in remedy.clauses:
        answer = holds(clause.when, customer)
        reached.append(left)
        rows.append(both(left, answer.yes))
        open_ = either(open_, both(left, opposite(answer.yes), opposite(answer.no)))
        left = both(left, answer.no)
    return Deciding(tuple(rows), tuple(reached), absent, left, open_)


def outcome(remedy: Remedy, level: int, customer: Customer) -> Number:
    """What the level may give the customer; silent where the policy says nothing. Other remedies are not looked at."""
    key = (remedy.id, tuple(row.values[level] for row in remedy.clauses))  # levels that may do the same are one
    if key not in customer.outcomes:
        customer.outcomes[key] = _outcome(remedy, level, customer)
    return customer.outcomes[key]


def _outcome(remedy: Remedy, level: int, customer: Customer) -> Number:
    table = deciding(remedy, customer)
    cases = [(when, given(remedy, index, level, customer)) for index, when in enumerate(table.rows) if when is not FALSE]
    return of_cases([*cases, (table.absent, constant(0))], either(table.hole, table.open))


def given(remedy: Remedy, index: int, level: int, customer: Customer) -> Number:
    """What one clause gives at a level: its value, of the base, between floor and ceiling, rounded."""
    found = before_limits(remedy, index, level, customer)
    ceilings = _ceilings(remedy, customer)
    found = _clamped(found, ceilings, remedy, customer)
    step, mode = rounding(remedy, customer.policy)
    ends = customer.rounded(most(constant(0), found), step, mode)
    if mode not in ("down", "exact"):
        coin = Fraction(1, 10**customer.policy.currency.decimals) if remedy.unit == "money" else step
        for ceiling in ceilings:
            ends = least(ends, customer.rounded(most(constant(0), ceiling), coin, "half up"))
    return ends


def before_limits(remedy: Remedy, index: int, level: int, customer: Customer) -> Number:
    """What a clause comes to before floor, ceiling, what is left and rounding. No share needs no base."""
    value = amount(remedy.clauses[index].values[level], customer)
    if remedy.share_of is None:
        return value
    base = amount(remedy.share_of, customer)
    found = times(value, base)
    if base.silent is FALSE:
        return found
    none = value.term == real(0)
    return of_cases(((none, constant(0)), (opposite(none), found)), value.silent)


def _ceilings(remedy: Remedy, customer: Customer) -> list[Number]:
    exprs = [remedy.at_most] if remedy.at_most else []
    return [amount(expr, customer) for expr in (*exprs, *(bound.left for bound in remedy.bounds if not bound.times))]


def _clamped(found: Number, ceilings: Sequence[Number], remedy: Remedy, customer: Customer) -> Number:
    """The amount between its floor, where there is any at all, and its ceilings, and nothing once the times are used up."""
    if remedy.at_least and found.only != 0:
        raised = most(found, amount(remedy.at_least, customer))
        there = found.term > real(0)
        found = of_cases(((there, raised), (opposite(there), found)), found.silent)
    for ceiling in ceilings:
        found = least(found, ceiling)
    for bound in remedy.bounds:
        if bound.times:
            left = amount(bound.left, customer)
            gone = both(opposite(left.silent), left.term < real(1))
            found = of_cases(((gone, constant(0)), (opposite(gone), found)), left.silent)
    return found


def offered(situation: str, remedy: Remedy, level: int, customer: Customer, refused: Sequence[str] = ()) -> Number:
    """What the level may give in a situation, where another remedy of it may stand in the place of this one.

    `refused`: the goodwill that the customer has turned down, which then stands in no other's place.
    """
    found = outcome(remedy, level, customer)
    for other in in_its_place(situation, remedy, customer.policy):
        if other.id in refused and not other.owed:
            continue
        there = outcome(other, level, customer)
        instead = both(opposite(there.silent), there.term > real(0))
        found = of_cases(((instead, constant(0)), (opposite(instead), found)), FALSE)
    return found


def in_situation(situation: str, remedy: Remedy, level: int, customer: Customer, refused: Sequence[str] = ()) -> Number:
    """What the level may give in a situation; in any, by the remedy's own table, where none is named."""
    return offered(situation, remedy, level, customer, refused) if situation else outcome(remedy, level, customer)


def in_its_place(situation: str, remedy: Remedy, policy: Policy) -> tuple[Remedy, ...]:
    """The remedies of a situation that replace this one as soon as they give anything."""
    names = [name for step in policy.situations[situation]["steps"] for name in step if name != remedy.id]
    others = (policy.remedies[name] for name in names)
    return tuple(one for one in others if remedy.id in one.texts.get("replaces", ()))


def something(found: Number) -> Bool:
    """Whether there is anything in it."""
    return both(opposite(found.silent), found.term > real(0))
