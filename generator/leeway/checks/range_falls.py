"""A range begins above its end.

In a range, such as `20% to 30%`, the first amount is what to start with, and the second the most. The first is the lesser one.
So it is with `at_least` and `at_most` of a remedy.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.draft import Clause, Draft
from leeway.draft.terms import Lit
from leeway.offers.units import convert
from leeway.problems import Problem, Related

ID = "range-falls"


def check(draft: Draft) -> Iterator[Problem]:
    """Every range of written values that falls; amounts that have to be calculated are left to the proofs."""
    for remedy in draft.remedies:
        least, most = remedy.at_least, remedy.at_most
        if isinstance(least, Lit) and isinstance(most, Lit) and least.unit == most.unit and least.value > most.value:
            message = f'"at_least" is {least.text}, above "at_most", {most.text}: no amount is both'
            yield Problem(ID, message, least.span, related=(Related("at_most", most.span),))
    for clause in (clause for remedy in draft.remedies for clause in remedy.clauses):
        yield from _clause(clause)


def _clause(clause: Clause) -> Iterator[Problem]:
    most = {level.text: amount for level, amount in clause.values}
    for level, start in clause.starts:
        end = most.get(level.text)
        if isinstance(start, Lit) and isinstance(end, Lit):
            value = start.value if start.unit == "number" else convert(start.value, start.unit, end.unit)
            if value is not None and value > end.value:
                message = f"the range begins at {start.text}, above its end, {end.text}. Write: {end.text} to {start.text}"
                yield Problem(ID, message, start.span, related=(Related("its end", end.span),))
