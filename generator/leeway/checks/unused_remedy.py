"""A remedy is declared, but no situation offers it.

Nobody can ever be given it. Name it under the `remedies` of a situation, or take it out.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.draft import Draft
from leeway.draft.walk import declared, probably, unclear
from leeway.problems import Problem

ID = "unused-remedy"


def check(draft: Draft) -> Iterator[Problem]:
    """A warning for each; silent while other problems keep parts of the policy from being read."""
    if not draft.complete or unclear(draft):
        return
    known = declared(draft)["remedy"]
    offered = {one.text for situation in draft.situations for step in situation.remedies for one in step}
    offered |= probably(offered, known)
    for remedy in draft.remedies:
        if remedy.id.text not in offered:
            yield Problem(ID, f'no situation offers "{remedy.id.text}"', remedy.id.span, severity="warning")
