"""Amounts of a policy as z3 terms: the kernel's `amounts`, for a customer of whom everything is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from typing import TYPE_CHECKING

from leeway.offers.expressions import TODAY, Expr, operands
from leeway.offers.numbers import Number as Exact
from leeway.offers.values import DAY
from leeway.prover import calendar
from leeway.prover.terms import (
    NONE,
    TRUE,
    BeyondProof,
    Number,
    both,
    constant,
    either,
    least,
    minus,
    most,
    of_cases,
    of_few,
    opposite,
    over,
    plus,
    rounded,
    times,
)

if TYPE_CHECKING:
    from leeway.prover.customer import Customer

_MODES = {"round": "half up", "round_up": "up", "round_down": "down"}


def amount(expr: Expr, customer: Customer) -> Number:
    """What the expression comes to, before any rounding. Raises BeyondProof for a step that is not plainly more than 0."""
    if expr not in customer.amounts:
        customer.amounts[expr] = _amount(expr, customer)
    return customer.amounts[expr]


def _amount(expr: Expr, customer: Customer) -> Number:
    kind = expr[0]
    if kind == "lit":
        return constant(expr[1])
    if kind == "fact":
        return customer.number(expr[1])
    if kind == "rate":
        return _rate(expr[1], customer)
    if kind == "undefined":
        return NONE
    parts = [amount(part, customer) for part in operands(expr)]
    if any(part.silent is TRUE for part in parts):
        return NONE
    if kind in ("moved", "span", "ago"):
        return calendar.IN_TIME[kind](expr, parts[0], parts[1], customer)
    if kind in ("started", "completed", *_MODES):
        return _in_steps(kind, *parts)
    return _PLAIN[kind](parts)


def _rate(name: str, customer: Customer) -> Number:
    """The value in force on the deciding day; nothing before its first day."""
    rate = customer.policy.rates[name]
    if not rate.values:
        return NONE
    day = customer.number(rate.by or TODAY)
    starts = [TRUE, *(day.term >= first for first, _ in rate.values[1:])]
    ends = [*(opposite(start) for start in starts[1:]), TRUE]
    cases = [(both(start, end), value) for start, end, (_, value) in zip(starts, ends, rate.values)]
    return of_few(cases, either(day.silent, day.term < rate.values[0][0]))


def _in_steps(kind: str, one: Number, step: Number) -> Number:
    """Rounded to steps, or cut into periods; a step of 0 is silent."""
    if not step.few or any(value < 0 for _, value in step.few):
        raise BeyondProof("a step that is not a fixed amount above 0")
    cases = [(when, _stepped(kind, one, value) if value else NONE) for when, value in step.few]
    return of_cases(cases, step.silent)


def _stepped(kind: str, one: Number, step: Exact) -> Number:
    if kind in _MODES:
        return rounded(one, step, _MODES[kind])
    return most(constant(0), rounded(over(one, constant(step)), 1, "up" if kind == "started" else "down"))


def _day(parts: list[Number]) -> Number:
    return Number(calendar.whole(parts[0].term) / DAY, parts[0].silent)


def _time(parts: list[Number]) -> Number:
    return Number(calendar.whole(parts[0].term) % DAY, parts[0].silent)


_PLAIN: Mapping[str, Callable[[list[Number]], Number]] = {
    "+": lambda parts: reduce(plus, parts),
    "-": lambda parts: reduce(minus, parts),
    "*": lambda parts: reduce(times, parts),
    "as": lambda parts: reduce(times, parts),
    "/": lambda parts: reduce(over, parts),
    "min": lambda parts: reduce(least, parts),
    "max": lambda parts: reduce(most, parts),
    "day": _day,
    "time": _time,
}
