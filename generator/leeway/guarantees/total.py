"""All goodwill in one case together never comes to more than an amount.

A generous policy stays a bounded one. For every possible customer, in every situation (or those that are named behind `in`)
and at every level, everything that may be given together is added up: the most of each goodwill remedy, also of those that
come in a later step, and of a `one_of` group only the one that comes to most. What is owed is not counted. What stands in the
place of another remedy may be refused, and then the other one counts. The amount is money, and may be reckoned from facts and
rates: `5 * monthly_bill`.

`never more than` counts the remedies that are money, by their amount. `never worth more than` counts every goodwill
remedy by its `worth`, money by its amount; a remedy without a `worth` counts as nothing. An undefined answer counts as nothing,
too, since nobody may give it without asking; where the amount of the sentence itself is undefined, it promises nothing.

Holds, with one credit of at most $25 and free months:

    goodwill in one case is never more than $25

Does not hold there, if two free months are worth two monthly bills:

    goodwill in one case is never worth more than monthly_bill
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from leeway.draft import Draft
from leeway.draft.guarantees import Guarantee
from leeway.guarantees.pattern import Pattern
from leeway.guarantees.saying import money, placed, where
from leeway.languages import say
from leeway.offers.policy import Policy
from leeway.problems import Problem

_REST = "more than {amount} [in every|all situation|situations] [in {situations}]"
PATTERNS: tuple[Pattern, ...] = (
    Pattern(f"goodwill in one|a case is never {_REST}", (("counts", "money"),)),
    Pattern(f"goodwill in one|a case is never worth {_REST}", (("counts", "worth"),)),
)
EXAMPLE = "goodwill in one case is never more than {amount}"
KEYS: tuple[str, ...] = ("at_most", "counts", "situations")
HINTS: Mapping[str, str] = {}


def check(found: Guarantee, draft: Draft) -> Iterator[Problem]:
    """Nothing that is not checked where names and units are."""
    yield from ()


def meaning(guarantee: Mapping[str, Any], policy: Policy) -> str:
    """How much may be given at most, all in all."""
    amount = money(guarantee["at_most"], policy)
    said = say(policy, "guarantee.worth" if guarantee["counts"] == "worth" else "guarantee.money", amount=amount)
    return placed(where(guarantee, policy), said, policy)
