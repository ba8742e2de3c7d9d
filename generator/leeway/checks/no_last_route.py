"""Every route of a `bring_in` has a condition.

When none of the conditions holds there is nobody to bring in. Let the last route have no `only_when`.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.draft import Draft
from leeway.problems import Problem

ID = "no-last-route"


def check(draft: Draft) -> Iterator[Problem]:
    """A warning for each situation whose routes may all be closed."""
    for situation in draft.situations:
        routes = situation.bring_in
        if routes and all(route.only_when is not None for route in routes):
            which = "this route is open only at times" if len(routes) == 1 else "all of these routes are open only at times"
            message = f'{which}: when no "only_when" holds, there is nobody to bring in. Add a last route without one'
            yield Problem(ID, message, routes[-1].level.span, severity="warning")
