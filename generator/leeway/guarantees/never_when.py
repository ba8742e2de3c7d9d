"""A remedy is never given under a condition.

What must not happen does not happen, whichever row of a table somebody changes later. For every possible customer for whom
the condition holds, in every situation and at every level, the remedy comes to nothing. Several remedies are joined by
`and`; each of them is meant.

A remedy that is not money comes to nothing where it is `none`, 0 or no. An undefined answer is not given, so it breaks
nothing. Owed remedies may be named as well. Where a remedy stands in the place of this one (`replaces`), the customer may
refuse it, and this one must not come back for them then.

Holds where `price_match` has `only_when: {rival_offer: lower_price}`:

    price_match is never given when rival_offer is not lower_price

Does not hold there, as loyal customers get it too:

    price_match is never given when tenure is at least 10 years
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from leeway.draft import Draft
from leeway.draft.guarantees import Guarantee
from leeway.guarantees.pattern import Pattern
from leeway.guarantees.saying import condition, remedies
from leeway.languages import say
from leeway.offers.policy import Policy
from leeway.problems import Problem

PATTERNS: tuple[Pattern, ...] = (Pattern("{remedies} is|are never given when|if {condition}"),)
EXAMPLE = "{remedy} is never given when {condition}"
KEYS: tuple[str, ...] = ("remedies", "when")
_TURNED = "what is given only under a condition is never given under its contrary"
HINTS: Mapping[str, str] = {"only": _TURNED, "unless": _TURNED, "without": _TURNED}


def check(found: Guarantee, draft: Draft) -> Iterator[Problem]:
    """Nothing that is not checked where names and conditions are."""
    yield from ()


def meaning(guarantee: Mapping[str, Any], policy: Policy) -> str:
    """When something is not there, also for those above."""
    when = condition(guarantee["when"], policy)
    return say(policy, "guarantee.never", condition=when, remedies=remedies(guarantee, policy, "listed.or"))
