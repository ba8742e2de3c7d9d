"""Conditions of a policy as z3 terms: the kernel's `truth`, for a customer of whom everything is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeway.offers.expressions import Expr
from leeway.offers.policy import Cond
from leeway.offers.units import stem
from leeway.prover import calendar
from leeway.prover.amounts import amount
from leeway.prover.terms import FALSE, TRUE, Bool, Chosen, Number, Truth, both, either, opposite

if TYPE_CHECKING:
    from leeway.prover.customer import Customer


def holds(cond: Cond | None, customer: Customer) -> Truth:
    """When the condition holds for the customer, and when it does not; neither where the policy leaves it open."""
    if cond is None:
        return Truth(TRUE, FALSE)
    if cond not in customer.conditions:
        customer.conditions[cond] = _holds(cond, customer)
    return customer.conditions[cond]


def _holds(cond: Cond, customer: Customer) -> Truth:
    kind = cond[0]
    if kind in ("all", "any"):
        parts = [holds(part, customer) for part in cond[1]]
        yes, no = [one.yes for one in parts], [one.no for one in parts]
        return Truth(both(*yes), either(*no)) if kind == "all" else Truth(either(*yes), both(*no))
    if kind == "not":
        inner = holds(cond[1], customer)
        return Truth(inner.no, inner.yes)
    if kind == "is":
        return _is(cond[1], cond[2], customer)
    if cond[3][0] == "ago":
        return _so_long_ago(customer.number(cond[1]), cond[2], cond[3], customer)
    return _compared(customer.number(cond[1]), cond[2], amount(cond[3], customer))


def _so_long_ago(one: Number, sign: str, bound: Expr, customer: Customer) -> Truth:
    """Whether a day is at most, or at least, so many months ago: whether, moved on by as many, it reaches another one.

    That is what the first and the last day so long ago are defined by, and spares the search for them.
    """
    _, point, length, which, unit, kind = bound
    if stem(unit) not in ("month", "year") or (which, sign) not in _AGO:
        return _compared(one, sign, amount(bound, customer))
    now, by = amount(point, customer), amount(length, customer)
    moved = calendar.moved(calendar.whole(one.term), calendar.length(by), unit, kind, customer)
    low, high = calendar.ends(kind)
    reaches = either(moved >= now.term, one.term >= high) if which == "first" else either(moved <= now.term, one.term <= low)
    spoken = both(*(opposite(each.silent) for each in (one, now, by)))
    inside = both(spoken, reaches), both(spoken, opposite(reaches))
    return Truth(*inside) if _AGO[which, sign] else Truth(*reversed(inside))


def _is(fact: str, words: tuple[str, ...], customer: Customer) -> Truth:
    known = customer.fact(fact)
    if isinstance(known, Truth):
        answers = {"yes": known.yes, "no": known.no}
        found = either(*(answers[word] for word in answers if word in words))
        return Truth(found, either(*(answers[word] for word in answers if word not in words)))
    assert isinstance(known, Chosen)
    inside = either(*(known.term == customer.code(fact, word) for word in words))
    spoken = opposite(known.silent)
    return Truth(both(spoken, inside), both(spoken, opposite(inside)))


# A comparison with the first or the last day so long ago: whether it holds where that day is reached, or where it is not.
_AGO = {("first", ">="): True, ("first", "<"): False, ("last", "<="): True, ("last", ">"): False}


def _compared(one: Number, sign: str, bound: Number) -> Truth:
    spoken = both(opposite(one.silent), opposite(bound.silent))
    answer = _answer(one, sign, bound)
    return Truth(both(spoken, answer), both(spoken, opposite(answer)))


def _answer(one: Number, sign: str, bound: Number) -> Bool:
    if sign == ">=":
        return one.term >= bound.term
    if sign == "<":
        return one.term < bound.term
    if sign == ">":
        return one.term > bound.term
    if sign == "<=":
        return one.term <= bound.term
    answer: Bool = one.term == bound.term
    return answer
