"""What a fact's written values are in the fact's own unit; used by checks that compare them."""

from __future__ import annotations

from math import ceil, floor

from leeway.draft import Draft, Fact
from leeway.draft.terms import Word
from leeway.offers.numbers import Number
from leeway.offers.units import convert
from leeway.offers.values import Complaint, literal


def in_unit(found: Word | None, fact: Fact, draft: Draft) -> Number | None:
    """The number in the fact's unit, or None where there is none or it is a problem already."""
    if found is None or draft.currency is None or fact.kind in ("choice", "yes or no", "unread"):
        return None
    read = literal(found.text, draft.currency)
    if isinstance(read, Complaint):
        return None
    if read.unit == "number" and fact.kind == "count":
        return read.value
    return convert(read.value, read.unit, fact.measure)


def empty(fact: Fact, draft: Draft) -> bool:
    """Whether no value lies between the fact's ends; of whole numbers, no whole one."""
    low, high = in_unit(fact.low, fact, draft), in_unit(fact.high, fact, draft)
    if low is None or high is None:
        return False
    return ceil(low) > floor(high) if fact.whole else low > high
