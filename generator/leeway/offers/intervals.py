"""Amounts that are not settled yet, and calculating with them: interval arithmetic.

An interval always holds every amount that is possible; it may be wider where one unknown stands in a calculation twice
(R. E. Moore, "Interval Analysis", 1966: the dependency problem).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from leeway.offers.calendar import stepped
from leeway.offers.numbers import Number, round_to, whole_if_whole
from leeway.offers.ranges import LOWEST


@dataclass(frozen=True, slots=True)
class Amount:
    """Every amount from `least` to `most` (None: no end in that direction). `silent`: the policy may give none at all."""

    least: Number | None
    most: Number | None
    silent: bool = False

    @property
    def exact(self) -> Number | None:
        """The amount, when it is one and certain."""
        return self.least if self.least == self.most and not self.silent else None

    @property
    def sure(self) -> Number:
        """What is certain to be there: nothing, where the policy may turn out to be silent."""
        return 0 if self.silent or self.least is None else self.least

    @property
    def mute(self) -> bool:
        """Whether the policy is certain to be silent."""
        return self.silent and self.least is None and self.most is None


NOTHING = Amount(0, 0)
SILENT = Amount(None, None, silent=True)


def _plus(operands: list[Amount]) -> Amount:
    (one, other) = operands
    return Amount(_sum(one.least, other.least), _sum(one.most, other.most))


def _minus(operands: list[Amount]) -> Amount:
    (one, other) = operands
    return Amount(_sum(one.least, _negative(other.most)), _sum(one.most, _negative(other.least)))


def _times(operands: list[Amount]) -> Amount:
    """Bounds are products of ends; without an end on either side the product has none, unless the other factor is 0."""
    (one, other) = operands
    if NOTHING in (Amount(one.least, one.most), Amount(other.least, other.most)):
        return NOTHING
    if None not in (one.least, one.most, other.least, other.most):
        ends = [a * b for a in (one.least, one.most) for b in (other.least, other.most) if a is not None and b is not None]
        return Amount(min(ends), max(ends))
    if one.least is not None and other.least is not None and one.least >= 0 and other.least >= 0:
        return Amount(one.least * other.least, None)
    return Amount(None, None)


def _divided(operands: list[Amount]) -> Amount:
    (one, other) = operands
    low, high = other.least, other.most
    if low is None or low <= 0 and (high is None or high >= 0):
        positive = one.least is not None and one.least >= 0 and low is not None and low >= 0
        return SILENT if low == high == 0 else Amount(0 if positive else LOWEST, None, silent=True)
    inverse = Amount(_over(1, high) if high is not None else 0, _over(1, low))
    return _times([one, inverse])


def _least_of(operands: list[Amount]) -> Amount:
    highs = [one.most for one in operands if one.most is not None]
    lows = [one.least for one in operands]
    return Amount(None if None in lows else min(x for x in lows if x is not None), min(highs, default=None))


def _most_of(operands: list[Amount]) -> Amount:
    lows = [one.least for one in operands if one.least is not None]
    highs = [one.most for one in operands]
    return Amount(max(lows, default=None), None if None in highs else max(x for x in highs if x is not None))


def _rising(step_of: Callable[[Number, Number], Number]) -> Callable[[list[Amount]], Amount]:
    """An operation with a step that is known, whose result never falls when the amount rises."""

    def operation(operands: list[Amount]) -> Amount:
        one, step = operands[0], operands[1].exact
        if not step:
            return SILENT
        least, most = (None if end is None else step_of(end, step) for end in (one.least, one.most))
        return Amount(least, most)

    return operation


OPERATIONS: Mapping[str, Callable[[list[Amount]], Amount]] = {
    "+": _plus,
    "-": _minus,
    "*": _times,
    "as": _times,
    "/": _divided,
    "min": _least_of,
    "max": _most_of,
    "round": _rising(lambda value, step: round_to(value, step, "half up")),
    "round_up": _rising(lambda value, step: round_to(value, step, "up")),
    "round_down": _rising(lambda value, step: round_to(value, step, "down")),
    "started": _rising(lambda value, step: stepped(value, step, up=True)),
    "completed": _rising(lambda value, step: stepped(value, step, up=False)),
}


def _sum(one: Number | None, other: Number | None) -> Number | None:
    return None if one is None or other is None else one + other


def _negative(value: Number | None) -> Number | None:
    return None if value is None else -value


def _over(one: Number, other: Number) -> Number:
    return whole_if_whole(Fraction(one) / Fraction(other))


def smaller(one: Amount, other: Amount) -> Amount:
    """The lesser of two amounts."""
    return apply(_least_of, [one, other])


def larger(one: Amount, other: Amount) -> Amount:
    """The greater of two amounts."""
    return apply(_most_of, [one, other])


def times(one: Amount, other: Amount) -> Amount:
    """The product of two amounts."""
    return apply(_times, [one, other])


def apply(operation: Callable[[list[Amount]], Amount], operands: list[Amount]) -> Amount:
    """The operation's amount: silent where an operand is, and nothing but silent where an operand is nothing but that."""
    if any(one.mute for one in operands):
        return SILENT
    found = operation(operands)
    if found.silent or not any(one.silent for one in operands):
        return found
    unbounded = found.least is None and found.most is None
    return Amount(LOWEST if unbounded else found.least, found.most, silent=True)


def rounded(one: Amount, unit: Number, mode: str) -> Amount:
    """The amount after rounding, never below zero. This is where an amount loses digits, and the only place."""
    if one.mute:
        return SILENT
    least = round_to(max(0, one.least or 0), unit, mode)
    if one.most is None or one.most == one.least:
        return Amount(least, one.most if one.most is None else least, one.silent)
    return Amount(least, round_to(max(0, one.most), unit, mode), one.silent)


def hull(several: list[Amount]) -> Amount:
    """The narrowest amount that holds all of them."""
    if len(several) == 1:
        return several[0]
    spoken = [one for one in several if not one.mute]
    if not spoken:
        return SILENT
    lows, highs = [one.least for one in spoken], [one.most for one in spoken]
    least = None if None in lows else min(x for x in lows if x is not None)
    most = None if None in highs else max(x for x in highs if x is not None)
    silent = any(one.silent for one in several)
    return Amount(LOWEST if silent and least is None and most is None else least, most, silent)
