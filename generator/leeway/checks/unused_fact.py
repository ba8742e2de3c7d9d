"""A fact or a rate is declared, but nothing looks at it.

No condition and no amount names it, so nobody will ever be asked for it. Use it, or take it out.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.draft import Draft
from leeway.draft.walk import declared, facts_read, probably, unclear, uses
from leeway.problems import Problem

ID = "unused-fact"


def check(draft: Draft) -> Iterator[Problem]:
    """A warning for each; silent while other problems keep parts of the policy from being read."""
    if not draft.complete or unclear(draft):
        return
    known = declared(draft)
    read = facts_read(draft, frozenset(known["remedy"]), draft.situations) | {rate.by.text for rate in draft.rates if rate.by}
    read |= probably((use.name for use in uses(draft) if use.what.startswith("fact")), known["fact or rate"])
    for what, one in (*(("fact", fact.id) for fact in draft.facts), *(("rate", rate.id) for rate in draft.rates)):
        if one.text not in read:
            yield Problem(ID, f'nothing looks at the {what} "{one.text}"', one.span, severity="warning")
