"""A route of `bring_in` is never taken.

Routes are tried in order, and the first one that is open is taken. A route without `only_when` is always open: what stands below
it is never tried. Move it to the end.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.draft import Draft
from leeway.problems import Problem, Related

ID = "route-never-taken"


def check(draft: Draft) -> Iterator[Problem]:
    """The first route of each situation that stands below one that is always open."""
    for situation in draft.situations:
        routes = situation.bring_in
        always = next((index for index, route in enumerate(routes) if route.only_when is None), len(routes))
        if always < len(routes) - 1:
            message = 'this route is never tried: the one above has no "only_when", so it is always taken. Move that to the end'
            related = (Related("always open", routes[always].level.span),)
            yield Problem(ID, message, routes[always + 1].level.span, related=related)
