"""Numbers and answers as z3 terms, each with when the policy says nothing.

A number that can only have a few values, such as a rate or a literal, knows them with the condition for each. Products and
quotients with such a number stay linear, which z3 decides quickly and always; products of two facts are left as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any, TypeAlias

import z3

from leeway.offers.numbers import Number as Exact
from leeway.offers.numbers import round_to

# z3 ships no types of its own: its truths and its numbers.
Bool: TypeAlias = Any
Arith: TypeAlias = Any
# The two that are certain: there are no others, so that they are known by being these.
TRUE, FALSE = z3.BoolVal(True), z3.BoolVal(False)
MOST_FEW = 48  # with more values than these, a number is only its term


class BeyondProof(Exception):
    """The policy says something that has no translation: what is asked of it cannot be proved, and is told as such."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number, and when there is none because the policy is silent.

    `few`: the values it can have, each with its condition; one of them holds wherever the number is not silent, and no two do.
    `parts`: the number as a whole number of equal parts, and how many of them are one: z3 rounds whole numbers far better.
    """

    term: Arith
    silent: Bool
    few: tuple[tuple[Bool, Exact], ...] = ()
    parts: tuple[Arith, int] | None = None

    @property
    def only(self) -> Exact | None:
        """The value, where it can have no other."""
        return self.few[0][1] if len(self.few) == 1 else None


@dataclass(frozen=True, slots=True)
class Truth:
    """The answer to a condition: yes, no, or where neither holds none: it turns on something that the policy leaves open."""

    yes: Bool
    no: Bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """A word out of some choices, by its number, and when the policy leaves it open."""

    term: Arith
    silent: Bool


def both(*parts: Bool) -> Bool:
    """All of them."""
    left = [one for one in parts if one is not TRUE]
    if any(one is FALSE for one in left):
        return FALSE
    return TRUE if not left else left[0] if len(left) == 1 else z3.And(*left)


def either(*parts: Bool) -> Bool:
    """Any of them."""
    left = [one for one in parts if one is not FALSE]
    if any(one is TRUE for one in left):
        return TRUE
    return FALSE if not left else left[0] if len(left) == 1 else z3.Or(*left)


def opposite(one: Bool) -> Bool:
    """Not that."""
    return FALSE if one is TRUE else TRUE if one is FALSE else z3.Not(one)


def real(value: Exact) -> Arith:
    """An exact number as a z3 constant."""
    return z3.Q(value.numerator, value.denominator) if value.denominator != 1 else z3.RealVal(value.numerator)


def chosen(cases: Iterable[tuple[Bool, Arith]], otherwise: Arith) -> Arith:
    """The term of the first case that holds."""
    found = otherwise
    for when, term in reversed(list(cases)):
        found = term if when is TRUE else found if when is FALSE else z3.If(when, term, found)
    return found


def constant(value: Exact) -> Number:
    """A number that is always the same."""
    return Number(real(value), FALSE, ((TRUE, value),))


NONE = Number(real(0), TRUE, ((TRUE, 0),))  # the policy says nothing


def of_parts(parts: Arith, each: int, silent: Bool) -> Number:
    """The number that is so many parts, of which `each` are one."""
    return Number(z3.ToReal(parts) / real(each) if each != 1 else z3.ToReal(parts), silent, (), (parts, each))


def _in_parts(one: Number) -> tuple[Arith, int] | None:
    """The number as whole parts, where it is known as such."""
    if one.parts is not None or not one.few:
        return one.parts
    each = lcm(*(value.denominator for _, value in one.few))
    cases = [(when, z3.IntVal(int(value * each))) for when, value in one.few]
    return chosen(cases[:-1], cases[-1][1]), each


def of_few(cases: Iterable[tuple[Bool, Exact]], silent: Bool) -> Number:
    """The number that has one of a few values; equal values are one."""
    merged: dict[Exact, list[Bool]] = {}
    for when, value in cases:
        if when is not FALSE:
            merged.setdefault(value, []).append(when)
    few = tuple((either(*whens), value) for value, whens in merged.items())
    if not few:
        return NONE
    term = chosen([(when, real(value)) for when, value in few[:-1]], real(few[-1][1]))
    return Number(term, silent, ((TRUE, few[0][1]),) if len(few) == 1 else few if len(few) <= MOST_FEW else ())


def of_cases(cases: Iterable[tuple[Bool, Number]], silent: Bool) -> Number:
    """The number of the one case that holds: silent where that one is, and where `silent` says so."""
    found = [(when, one) for when, one in cases if when is not FALSE]
    quiet = either(silent, *(both(when, one.silent) for when, one in found))
    spoken = [(when, one) for when, one in found if one.silent is not TRUE]
    if all(one.few for _, one in spoken):
        return of_few(((both(when, inner), value) for when, one in spoken for inner, value in one.few), quiet)
    parts = [_in_parts(one) for _, one in spoken]
    if all(parts):
        each = lcm(*(one[1] for one in parts if one))
        cases_ = [(when, one[0] * (each // one[1])) for (when, _), one in zip(spoken, parts) if one]
        return of_parts(chosen(cases_[:-1], cases_[-1][1]), each, quiet)
    return Number(chosen([(when, one.term) for when, one in spoken[:-1]], spoken[-1][1].term), quiet)


def joined(one: Number, other: Number, exact: Callable[[Exact, Exact], Exact], term: Callable[[Arith, Arith], Arith]) -> Number:
    """A function of two numbers, given for exact values and for terms; twice the numbers give twice the result."""
    silent = either(one.silent, other.silent)
    if one.few and other.few and len(one.few) * len(other.few) <= MOST_FEW:
        return of_few(((both(when, then), exact(value, also)) for when, value in one.few for then, also in other.few), silent)
    left, right = _in_parts(one), _in_parts(other)
    if left and right:
        each = lcm(left[1], right[1])
        return of_parts(term(left[0] * (each // left[1]), right[0] * (each // right[1])), each, silent)
    return Number(term(one.term, other.term), silent)


def plus(one: Number, other: Number) -> Number:
    """The sum."""
    return joined(one, other, lambda a, b: a + b, lambda a, b: a + b)


def minus(one: Number, other: Number) -> Number:
    """The difference."""
    return joined(one, other, lambda a, b: a - b, lambda a, b: a - b)


def least(one: Number, other: Number) -> Number:
    """The smaller of the two."""
    return joined(one, other, min, lambda a, b: z3.If(a <= b, a, b))


def most(one: Number, other: Number) -> Number:
    """The larger of the two."""
    return joined(one, other, max, lambda a, b: z3.If(a >= b, a, b))


def times(one: Number, other: Number) -> Number:
    """The product; linear where one of them has only a few values."""
    if not one.few:
        one, other = other, one
    silent = either(one.silent, other.silent)
    if one.few and other.few and len(one.few) * len(other.few) <= MOST_FEW:
        products = ((both(when, then), value * also) for when, value in one.few for then, also in other.few)
        return of_few(products, silent)
    if not one.few:
        return Number(one.term * other.term, silent)
    if other.parts:
        each = lcm(*(value.denominator for _, value in one.few))
        wholes = [(when, other.parts[0] * int(value * each)) for when, value in one.few]
        return of_parts(chosen(wholes[:-1], wholes[-1][1]), each * other.parts[1], silent)
    cases = [(when, real(value) * other.term if value else real(0)) for when, value in one.few]
    return Number(chosen(cases[:-1], cases[-1][1]), silent)


def over(one: Number, other: Number) -> Number:
    """The quotient; nothing by nothing, and anything by nothing, is silent."""
    if other.few:
        by_nothing = either(*(when for when, value in other.few if value == 0))
        inverse = [(when, Fraction(1) / value) for when, value in other.few if value != 0]
        silent = either(one.silent, other.silent, by_nothing)
        product = times(of_few(inverse, FALSE), one) if inverse else NONE
        return Number(product.term, silent, product.few if silent is not TRUE else NONE.few, product.parts)
    return Number(one.term / other.term, either(one.silent, other.silent, other.term == 0))


def rounded(one: Number, step: Exact, mode: str) -> Number:
    """The number as a multiple of a step (more than 0), as `numbers.round_to` gives it."""
    if mode == "exact":
        return one
    if one.few:
        return of_few(((when, round_to(value, step, mode)) for when, value in one.few), one.silent)
    if one.parts:
        above, below = one.parts[0] * step.denominator, one.parts[1] * step.numerator
        return of_parts(_whole_steps(above, below, mode) * step.numerator, step.denominator, one.silent)
    return of_parts(_steps(one.term / real(step), mode) * step.numerator, step.denominator, one.silent)


def _whole_steps(above: Arith, below: int, mode: str) -> Arith:
    """How many steps `above / below` are, by whole numbers alone: z3's quotient of two is the largest that is not above."""
    if below == 1:
        return above
    if mode == "half up":
        return (2 * above + below) / (2 * below)
    if mode == "up":
        return -((-above) / below)
    if mode == "half even":
        rest, down = above % below, above / below
        return z3.If(z3.Or(2 * rest > below, z3.And(2 * rest == below, down % 2 == 1)), down + 1, down)
    return above / below


def _steps(steps: Arith, mode: str) -> Arith:
    below = z3.ToInt(steps)
    if mode == "half up":
        return z3.ToInt(steps + real(Fraction(1, 2)))
    if mode == "up":
        return -z3.ToInt(-steps)
    if mode == "half even":
        half, rest = real(Fraction(1, 2)), steps - below
        return z3.If(z3.Or(rest > half, z3.And(rest == half, below % 2 == 1)), below + 1, below)
    return below
