"""A step of the path sends new hires to something that this policy does not have.

`read: [stance]` needs a `stance`, `read: [phrases]` and `practise: {phrases: 2}` need `phrases`, `read: [recognition]` needs
`recognition`. Write that part of the policy, or take it out of the step.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.draft import Draft
from leeway.problems import Problem

ID = "nothing-to-read"


def check(draft: Draft) -> Iterator[Problem]:
    """Every word under `read`, and practice of phrases, of which the policy has nothing."""
    there = {"stance": bool(draft.stance), "phrases": bool(draft.phrases), "recognition": draft.recognition is not None}
    missing = {word for word, found in there.items() if not found} - draft.unread
    for step in draft.training:
        named = [one for one in step.read if one.text in missing]
        for one in named:
            message = f'the policy has no "{one.text}", so there is nothing to read. Write them, or take this out of the step'
            yield Problem(ID, message, one.span)
        if step.practise and step.practise.phrases and "phrases" in missing and not named:
            message = 'the policy has no "phrases" that could be practised. Write them, or take this out of the step'
            yield Problem(ID, message, step.id.span)
