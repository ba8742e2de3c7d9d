"""A higher level may give less than a lower one.

Levels stand in the order of their authority, lowest first. Within one row a limit may stay or rise from level to level; one that
falls is nearly always two numbers that changed places.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from leeway.draft import Clause, Draft
from leeway.draft.terms import Lit
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
    named = [(word, amount) for word, amount in clause.values if word.text in order and isinstance(amount, Lit)]
    named.sort(key=lambda pair: order[pair[0].text])
    for (below, least), (above, most) in pairwise(named):
        value = convert(most.value, most.unit, least.unit)
        if value is not None and value < least.value:
            message = f'"{above.text}" is above "{below.text}", but may give less: {most.text} against {least.text}'
            yield Problem(ID, message, most.span, related=(Related(f"the limit of {below.text}", least.span),))
