"""A guarantee asks for what cannot be, or for what says nothing.

Every word of the sentence is understood, but a share is above 100%, a level is not above the other one, a fact has no more and no
less, a remedy that is owed is compared between levels, or two remedies are needed and another number is named. The manual of
guarantees says of each form what it compares.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.draft import Draft
from leeway.guarantees import named
from leeway.guarantees.senseless import CODE
from leeway.problems import Problem

ID = CODE


def check(draft: Draft) -> Iterator[Problem]:
    """Whatever the form of each guarantee finds senseless about it."""
    for guarantee in draft.guarantees:
        yield from named(guarantee.form).check(guarantee, draft)
