"""A fact's `from` is greater than its `to`.

`from` and `to` are the least and the most that a fact can be, both included. With `from` above `to` it could be nothing at
all.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.checks.values import in_unit
from leeway.draft import Draft
from leeway.problems import Problem, Related

ID = "from-after-to"


def check(draft: Draft) -> Iterator[Problem]:
    """Every fact with nothing between its ends."""
    for fact in draft.facts:
        low, high = in_unit(fact.low, fact, draft), in_unit(fact.high, fact, draft)
        if fact.low and fact.high and low is not None and high is not None and low > high:
            message = (
                f'"from" is {fact.low.text}, which is more than "to", {fact.high.text}; "{fact.id.text}" could be nothing at all'
            )
            yield Problem(ID, message, fact.low.span, related=(Related("to", fact.high.span),))
