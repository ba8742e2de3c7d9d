"""A higher level may give less than a lower one.

Levels stand in the order of their authority, lowest first. Within one row a limit may stay or rise from level to level; one that
falls is nearly always two numbers that changed places. `none` counts as nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from leeway.draft import Clause, Draft
from leeway.draft.terms import Lit, Nothing
from leeway.offers.units import convert
from leeway.problems import Problem, Related

ID = "falling-limit"


def check(draft: Draft) -> Iterator[Problem]:
    """Every row whose written limits fall; limits that have to be calculated are left to the proofs."""
    order = {level.id.text: index for index, level in enumerate(draft.levels)}
    for remedy in draft.remedies:
        for clause in remedy.clauses:
            yield from _row(clause, order)


def _row(clause: Clause, order: dict[str, int]) -> Iterator[Problem]:
    named = [(word, amount) for word, amount in clause.values if word.text in order and isinstance(amount, (Lit, Nothing))]
    named.sort(key=lambda pair: order[pair[0].text])
    for (below, least), (above, most) in pairwise(named):
        if isinstance(least, Lit) and _less(most, least):
            given = most.text if isinstance(most, Lit) else "none"
            message = f'"{above.text}" is above "{below.text}", but may give less: {given} against {least.text}'
            yield Problem(ID, message, most.span, related=(Related(f"the limit of {below.text}", least.span),))


def _less(one: Lit | Nothing, other: Lit) -> bool:
    """Whether one limit is less than another; what has no common unit is another check's."""
    value = 0 if isinstance(one, Nothing) or _no(one) else convert(one.value, one.unit, other.unit)
    return value is not None and value < other.value


def _no(one: Lit) -> bool:
    return one.unit == "yes or no" and not one.value
