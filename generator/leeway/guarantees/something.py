"""When a condition holds, there is always something to offer.

No customer of that kind is sent away with nothing. For every possible customer for whom the condition holds, and in every
situation (or those that are named behind `in`), at least one remedy of the situation comes to more than nothing. It may be
owed or goodwill, now or in a later step. What an exclusion, a cap or a budget has taken away is nothing.

Without a level this holds at every level, so for the lowest too, who has least to give. With `at` and a level it holds
for that one.

A remedy that is not money is something from one of it on, or where it is given. An undefined answer is not something: nobody
can offer it.

Holds where a credit has a row for our mistakes in every situation:

    when fault is ours, there is always something to offer

Does not hold where a gift of the situation has a limit of `none` for less than a year, and nothing else is there:

    when tenure is under 1 year, there is always something to offer in late_visit
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from leeway.draft import Draft
from leeway.draft.guarantees import Guarantee
from leeway.guarantees.pattern import Pattern
from leeway.guarantees.saying import condition, is_lowest, placed, where, who
from leeway.languages import say
from leeway.offers.policy import Policy
from leeway.problems import Problem

_REST = "when {condition}, there is always something to offer [in every|all situation|situations] [in {situations}]"
PATTERNS: tuple[Pattern, ...] = (
    Pattern(f"[at every level,] {_REST}"),
    Pattern(f"at [the] {{level}}, {_REST}"),
)
EXAMPLE = "when {condition}, there is always something to offer"
KEYS: tuple[str, ...] = ("when", "situations", "level")
HINTS: Mapping[str, str] = {}


def check(found: Guarantee, draft: Draft) -> Iterator[Problem]:
    """Nothing that is not checked where names and conditions are."""
    yield from ()


def meaning(guarantee: Mapping[str, Any], policy: Policy) -> str:
    """When nobody has to go with nothing."""
    level = guarantee.get("level")
    if level is None:
        have = say(policy, "guarantee.everybody_has")
    elif is_lowest(level, policy):
        have = say(policy, "guarantee.you_have")
    else:
        have = say(policy, "guarantee.level_has", level=who(level, policy))
    place = where(guarantee, policy)
    said = say(policy, "guarantee.whenever", condition=condition(guarantee["when"], policy), said=have)
    return placed(place, say(policy, "guarantee.here" if place else "guarantee.everywhere", said=said), policy)
