"""A fact's `from` is greater than its `to`, or no whole number lies between them.

`from` and `to` are the least and the most that a fact can be, both included. With `from` above `to` it could be nothing at
all; so could a fact of whole numbers (`whole: yes`) from 4.2 to 4.8.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.checks.values import empty, in_unit
from leeway.draft import Draft, Fact
from leeway.problems import Problem, Related

ID = "from-after-to"


def check(draft: Draft) -> Iterator[Problem]:
    """Every fact with nothing between its ends."""
    for fact in draft.facts:
        if fact.low and fact.high and empty(fact, draft):
            yield Problem(ID, _message(fact, draft), fact.low.span, related=(Related("to", fact.high.span),))


def _message(fact: Fact, draft: Draft) -> str:
    assert fact.low and fact.high
    low, high = in_unit(fact.low, fact, draft), in_unit(fact.high, fact, draft)
    rest = f'"{fact.id.text}" could be nothing at all'
    if low is not None and high is not None and low > high:
        return f'"from" is {fact.low.text}, which is more than "to", {fact.high.text}; {rest}'
    return f'no whole number lies between "from", {fact.low.text}, and "to", {fact.high.text}; {rest}'
