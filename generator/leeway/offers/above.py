"""Who above can do more, and for which remedies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from leeway.offers.case import Case
from leeway.offers.intervals import Amount
from leeway.offers.offer import bounds, text
from leeway.offers.policy import Json, Policy
from leeway.offers.standing import Standing
from leeway.offers.truth import holds

UNDISCLOSED = Amount(0, None)


def above(standings: Sequence[Standing], case: Case, policy: Policy) -> list[dict[str, Any]]:
    """The higher levels that can, or perhaps can, do more than every level below them, nearest first.

    A level whose limits are undisclosed is named with the remedies of which it may have more, and without an amount.
    """
    found = []
    goodwill = [one for one in standings if not one.remedy.owed and one.remedy.id not in case.accepted]
    for level in range(case.level + 1, len(policy.levels)):
        offers = [_offer(one, level, case, policy) for one in goodwill if _more(one, level, case.level, policy)]
        told = {} if policy.discloses(level) else {"undisclosed": True}
        if offers:
            found.append({**reach(level, policy), **told, "offers": offers})
    return found


def _offer(one: Standing, level: int, case: Case, policy: Policy) -> dict[str, Any]:
    told = policy.discloses(level)
    return {
        "remedy": one.remedy.id,
        "name": one.remedy.name,
        **bounds(one.amount(level) if told else UNDISCLOSED, one.remedy.unit, policy),
        "text": text(one, level, case.view, policy) if told else policy.language.say("given.hidden"),
    }


def _more(one: Standing, level: int, than: int, policy: Policy) -> bool:
    """Whether the level can do more than each disclosed level from `than` up to itself, as far as what is known allows."""
    most, lower = one.amount(level), range(than, min(level, policy.audience + 1))
    exceeds = _exceeds if policy.discloses(level) else _may_exceed
    return all(one.by_level[level] != one.by_level[below] and exceeds(most, one.amount(below)) for below in lower)


def _exceeds(one: Amount, other: Amount) -> bool:
    """Whether the first may come out above the second: a higher top, or the same top from a higher start."""
    if one.mute or other.mute:
        return not one.mute and one.most != 0
    if one.most is None or other.most is None:
        return one.most is None
    return one.most > other.most or (one.most == other.most and one.sure > other.sure)


def _may_exceed(undisclosed: Amount, other: Amount) -> bool:
    """The same of an amount of which only the bounds are disclosed: it may also be certain where the other one is not."""
    return _exceeds(undisclosed, other) or (undisclosed.most == other.most and other.exact is None and not other.mute)


def reach(level: int, policy: Policy) -> dict[str, Any]:
    """A level's name, how to reach it, and how soon it answers."""
    one = policy.levels[level]
    return {"level": one["id"], "name": one["name"], "reach": one.get("reach"), "answers_within": one.get("answers_within")}


def route(case: Case, policy: Policy) -> Json:
    """The situation's way to bring somebody in: the first whose condition holds, or may still turn out to."""
    routes = policy.situations[case.situation]["bring_in"]
    conds = policy.routes[case.situation]
    fitting = (one for one, cond in zip(routes, conds) if holds(cond, case.view, policy) is not False)
    return next(fitting, routes[-1])


def next_level(case: Case, policy: Policy) -> int:
    """The level to bring in, when it stands above the case's, else the next one up; at the top the level itself."""
    named = policy.level_index(route(case, policy)["level"])
    if named is not None and named > case.level:
        return named
    return min(case.level + 1, len(policy.levels) - 1)
