"""A worked example gives a fact that no remedy of its situation looks at.

The fact changes nothing in this example. Perhaps another fact was meant, or a condition was taken out and the example stayed as
it was.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.draft import Draft
from leeway.draft.walk import declared, facts_read
from leeway.draft.words import nearest
from leeway.problems import Problem

ID = "idle-fact"


def check(draft: Draft) -> Iterator[Problem]:
    """A warning for every such fact; silent while other problems keep parts of the policy from being read."""
    known = declared(draft)
    for situation in draft.situations:
        steps = dict.fromkeys(one.text for step in situation.remedies for one in step)
        own = frozenset(name if name in known["remedy"] else nearest(name, known["remedy"]) or name for name in steps)
        read = facts_read(draft, own)
        for fact, _ in (pair for example in situation.examples for pair in example.given):
            if draft.complete and fact.text in known["fact"] and fact.text not in read:
                message = f'no remedy of "{situation.id.text}" looks at "{fact.text}", so it changes nothing here'
                yield Problem(ID, message, fact.span, severity="warning")
