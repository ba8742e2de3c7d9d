"""`worth` stands at a remedy that is money.

`worth` says what one of a thing is worth to the customer: one free month, one gift. Money is worth its amount; delete the
key.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.draft import Draft
from leeway.draft.units import environment, unit_of_remedy
from leeway.problems import Problem

ID = "worth-not-needed"


def check(draft: Draft) -> Iterator[Problem]:
    """Every remedy of money with a `worth`."""
    units = environment(draft)
    for remedy in draft.remedies:
        if remedy.worth is not None and unit_of_remedy(remedy, units) == "money":
            message = f'"{remedy.id.text}" is money, which is worth its amount. Delete "worth"'
            yield Problem(ID, message, remedy.worth.span)
