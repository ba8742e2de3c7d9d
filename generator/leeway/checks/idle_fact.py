"""A worked example gives a fact that no remedy of its situation looks at.

The fact changes nothing in this example. Perhaps another fact was meant, or a condition was taken out and the example stayed as
it was.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.draft import Draft
from leeway.draft.walk import declared, facts_read, probably, unclear
from leeway.problems import Problem

ID = "idle-fact"


def check(draft: Draft) -> Iterator[Problem]:
    """A warning for every such fact; silent while other problems keep parts of the policy from being read."""
    if not draft.complete or unclear(draft):
        return
    known = declared(draft)
    for situation in draft.situations:
        own = frozenset(one.text for step in situation.remedies for one in step)
        read = facts_read(draft, own | probably(own, known["remedy"]), (situation,))
        told = (fact for one in situation.examples for fact in (*(name for name, _ in one.given), *one.claimed))
        for fact in told:
            if fact.text in known["fact"] and fact.text not in read:
                message = f'no remedy of "{situation.id.text}" looks at "{fact.text}", so it changes nothing here'
                yield Problem(ID, message, fact.span, severity="warning")
