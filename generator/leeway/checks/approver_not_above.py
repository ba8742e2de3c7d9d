"""A safeguard is approved by the lowest level.

`approved_by` names levels that must agree before something is given. Everybody who answers a customer has the lowest level
already, so that its approval is no safeguard. Name a level above it.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.draft import Draft
from leeway.draft.words import listed
from leeway.problems import Problem, Related

ID = "approver-not-above"


def check(draft: Draft) -> Iterator[Problem]:
    """Every safeguard that names the lowest level."""
    above = [level.id.text for level in draft.levels[1:]]
    for remedy in draft.remedies:
        for word in (word for one in remedy.safeguards for word in one.approved_by):
            if above and word.text == draft.levels[0].id.text:
                message = f'"{word.text}" is the lowest level, so that its approval guards nothing. Name one above it'
                message += f": {listed(above)}"
                yield Problem(ID, message, word.span, related=(Related("the lowest level", draft.levels[0].id.span),))
