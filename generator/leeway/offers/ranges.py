"""What a fact can still be: one of some choices, or a number in a range. A known fact is a range of one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from leeway.offers.numbers import Number


@dataclass(frozen=True, slots=True)
class Choices:
    """A fact that is one of these words, in the policy's order; `silent`: the policy may turn out to say nothing of it."""

    among: tuple[str, ...]
    silent: bool = False

    @property
    def known(self) -> bool:
        """Whether only one is left."""
        return len(self.among) == 1 and not self.silent


@dataclass(frozen=True, slots=True)
class Range:
    """The numbers from `low` to `high` (None: without end); an open end is not itself in the range.

    `silent`: the policy may turn out to say nothing of it. Without end downwards is `LOWEST`.
    """

    low: Number
    high: Number | None
    low_open: bool = False
    high_open: bool = False
    whole: bool = False
    silent: bool = False

    @property
    def known(self) -> bool:
        """Whether only one number is left."""
        return self.low == self.high and not self.silent

    @property
    def empty(self) -> bool:
        """Whether no number is left."""
        if self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A fact that is worked out, of which the policy says nothing for this customer."""

    @property
    def known(self) -> bool:
        """Nothing can be known of it."""
        return False


Domain = Choices | Range | Unsaid
LOWEST = -(10**40)  # further down than any amount: facts have at most 30 digits
Cut = tuple[Number, bool]  # a place between two numbers: (n, False) just before n, (n, True) just after n


def whole_range(span: Range) -> Range:
    """A range of whole numbers with its ends drawn in to the first and last one; other ranges as they are."""
    if not span.whole:
        return span
    low = -((-span.low) // 1)
    if span.low_open and low == span.low:
        low += 1
    if span.high is None:
        return Range(low, None, whole=True)
    high = span.high // 1
    if span.high_open and high == span.high:
        high -= 1
    return Range(low, high, whole=True)


def parts(span: Range, cuts: Iterable[Cut]) -> tuple[Range, ...]:
    """The range divided at the cuts, ascending, empty parts left out."""
    found: list[Range] = []
    low, low_open = span.low, span.low_open
    for place, after in sorted(set(cuts)):
        found.append(whole_range(Range(low, place, low_open, not after, span.whole)))
        low, low_open = place, after
    found.append(whole_range(Range(low, span.high, low_open, span.high_open, span.whole)))
    inside = (meet(part, span) for part in found)
    return tuple(part for part in inside if not part.empty)


def meet(one: Range, other: Range) -> Range:
    """The numbers in both."""
    low, low_open = max((one.low, one.low_open), (other.low, other.low_open))
    highs = [
        (high, not is_open) for high, is_open in ((one.high, one.high_open), (other.high, other.high_open)) if high is not None
    ]
    high, closed = min(highs) if highs else (None, False)
    return Range(low, high, low_open, high is not None and not closed, one.whole)


def joined(one: Domain, other: Domain) -> Domain | None:
    """One domain for two that touch (`one` below `other`), or None where there is a gap between them."""
    if isinstance(one, Choices) and isinstance(other, Choices):
        return Choices(one.among + other.among)
    if isinstance(one, Range) and isinstance(other, Range) and one.high is not None:
        touching = one.high == other.low and not (one.high_open and other.low_open)
        if touching or (one.whole and one.high + 1 == other.low):
            return Range(one.low, other.high, one.low_open, other.high_open, one.whole)
    return None
