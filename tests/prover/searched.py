"""What the kernel finds by search, and the translation by a variable with a definition: the values that those must have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

import z3

from leeway.offers import calendar as kernel
from leeway.offers.calendar import Calendar
from leeway.offers.numbers import Number, whole_if_whole
from leeway.prover.calendar import ends
from leeway.prover.customer import Customer

Put = tuple[Any, Any]  # a variable, and the value to put in its place


def values(customer: Customer, told: Sequence[Put]) -> list[Put]:
    """Every variable that a customer's calendar defined, with what the kernel finds for it once the facts are told."""
    known, left = list(told), list(customer._defined.values())
    while left:
        ready = [one for one in left if _key(one[1], known) is not None]
        assert ready, "every definition is made of the facts, and of what was defined before"
        for terms, key in ready:
            plain = _key(key, known)
            assert plain is not None
            found = _SEARCHED[plain[0]](plain[1:], customer.policy.calendar)
            known += [(term, z3.IntVal(int(value))) for term, value in zip(terms, found, strict=True)]
        left = [one for one in left if one not in ready]
    return known[len(told) :]


def put_in(term: Any, values: Iterable[Put]) -> Any:
    """The term with values in the place of variables."""
    return z3.simplify(z3.substitute(term, *values))


def number(value: Any) -> Number:
    """The number that a term without variables is."""
    return value.as_long() if z3.is_int_value(value) else whole_if_whole(Fraction(value.as_fraction()))


def _key(key: Sequence[Any], known: Sequence[Put]) -> tuple[Any, ...] | None:
    """What a definition is of, in numbers; None where something in it is not known yet."""
    found: list[Any] = []
    for part in key:
        value = put_in(part, known) if isinstance(part, z3.ExprRef) else part
        if isinstance(value, z3.ExprRef) and not (z3.is_int_value(value) or z3.is_rational_value(value)):
            return None
        found.append(number(value) if isinstance(value, z3.ExprRef) else value)
    return tuple(found)


def _parts(key: Sequence[Any], _: Calendar) -> tuple[int, ...]:
    day = date.fromordinal(key[0])
    return day.year, day.month, day.day


def _latest(key: Sequence[Any], calendar: Calendar) -> tuple[int, ...]:
    """The first place in time from which on the length leads beyond the point: the last one before it is the answer."""
    point, by, unit, kind = key
    low, high = ends(kind)
    return (kernel._first(lambda one: kernel.moved(one, by, unit, kind, calendar) > point, low, high + 1),)


def _earliest(key: Sequence[Any], calendar: Calendar) -> tuple[int, ...]:
    point, by, unit, kind = key
    return (kernel._first(lambda one: kernel.moved(one, by, unit, kind, calendar) >= point, *ends(kind)),)


_SEARCHED: Mapping[str, Callable[[Sequence[Any], Calendar], tuple[int, ...]]] = {
    "parts": _parts,
    "months later": lambda key, _: (kernel._months_later(*key),),
    "working days later": lambda key, calendar: (calendar.moved(*key),),
    "completed": lambda key, calendar: (kernel._completed(*key, calendar),),
    "earliest": _earliest,
    "latest": _latest,
}
