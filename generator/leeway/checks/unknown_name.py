"""A name is used that nothing in the policy has.

Conditions, amounts, steps and examples name facts, rates, remedies, levels and situations. Each of these names must be
declared in its part of the policy: a fact under `facts`, a rate under `rates`, and so on. Mostly a letter is missing; the
nearest name that exists is shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.draft import Draft
from leeway.draft.walk import declared, uses
from leeway.draft.words import listed, nearest, short
from leeway.keys import KINDS, MOMENTS
from leeway.problems import Problem

ID = "unknown-name"

# Where each kind of name is declared; a part that could only be read in part is no ground to miss a name.
_PARTS = {
    "fact": {"facts"},
    "fact or rate": {"facts", "rates"},
    "level": {"levels"},
    "remedy": {"remedies"},
    "situation": {"situations"},
}
_CLAUSE_KEYS = tuple(key.name for key in KINDS["limits clause"].keys)


def check(draft: Draft) -> Iterator[Problem]:
    """Every name that is not declared; silent about parts of which nothing could be read."""
    known = declared(draft)
    sets = {what: frozenset(words) for what, words in known.items()}
    for use in uses(draft):
        words = known[use.what]
        if words and not draft.unread & _PARTS[use.what] and use.name not in sets[use.what] and use.name not in draft.unread:
            if use.name in MOMENTS and use.what == "fact":
                what = "day" if use.name == "today" else "moment"
                message = f'"{use.name}" is the {what} of the case, and no fact that is asked'
                yield Problem(ID, f"{message}. An example says it with on: 2026-11-20", use.span)
                continue
            if use.what.startswith("fact") and use.name in sets["remedy"]:
                message = f'"{use.name}" is a remedy, and what a remedy comes to is not reckoned with. Name the facts and rates'
                yield Problem(ID, f"{message} that it follows from, or work the amount out as a fact for both", use.span)
                continue
            more = _CLAUSE_KEYS if use.what == "level" else MOMENTS if use.what.startswith("fact") else ()
            wanted = (*words, *more)
            message = f'there is no {use.what} "{short(use.name)}". There is: {listed(words, "and")}'
            near = nearest(use.name, wanted)
            far = near in MOMENTS and near[:2] != use.name[:2]  # "unknown" is not now, nor "monday" today
            yield Problem(ID, message, use.span, nearest=nearest(use.name, words) if far else near)
