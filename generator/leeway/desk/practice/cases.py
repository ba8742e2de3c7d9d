"""The cases that can be dealt: worked examples of the policy, and customers who stand where a clause begins or ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from leeway.desk.base import Desk
from leeway.desk.practice.chance import number, pick, shuffled
from leeway.desk.practice.edges import Edge, edges, satisfying
from leeway.desk.practice.filling import filled, filled_for, standing_of
from leeway.desk.practice.rounds import Round
from leeway.offers.policy import Policy

Json = Mapping[str, Any]
Place = tuple[object, ...]
_TRIES = 5  # other customers, before an edge is given up
_LOOKED_AT = 6  # edges of a situation, before another situation is taken


@dataclass(frozen=True, slots=True)
class Dealt:
    """A case that has an answer, and the decision on it. `remedy`: what it is about; `example`: which one it is."""

    key: str
    case: Json
    decision: Json
    remedy: str
    example: int | None


@dataclass(frozen=True, slots=True)
class _Idea:
    """What a case could be made of: an example, or an edge."""

    key: str
    remedies: tuple[str, ...]
    example: int | None = None
    edge: Edge | None = None


def dealt(desk: Desk, one: Round) -> Dealt | None:
    """The case that is next; None where the policy has none that could be answered."""
    wrong, place = Counter(one.wrong), (one.seed, one.number, "case")
    last = one.done[-1] if one.done else ""
    for again in (one.done, (last,), ()):  # what was dealt comes back when there is nothing else, and not at once if possible
        for situation in shuffled(one.situations, *place, tickets=lambda name: 1 + _missed(name, wrong, desk.policy)):
            found = _in_situation(desk, situation, wrong, again, place)
            if found:
                return found
    return None


def _missed(situation: str, wrong: Counter[str], policy: Policy) -> int:
    """How much went wrong that the situation could teach."""
    remedies = {name for step in policy.situations[situation]["steps"] for name in step}
    return 3 * wrong[f"situation:{situation}"] + sum(wrong[f"remedy:{name}"] for name in remedies)


def _in_situation(desk: Desk, situation: str, wrong: Counter[str], but: tuple[str, ...], place: Place) -> Dealt | None:
    ideas = [one for one in _ideas(desk.policy, situation) if one.key not in but]
    examples, at_edges = ([one for one in ideas if (one.edge is None) is kind] for kind in (True, False))

    def tickets(idea: _Idea) -> int:
        return 1 + 4 * sum(wrong[f"remedy:{name}"] for name in idea.remedies)

    first, then = (examples, at_edges) if number(*place, situation, "kind") % 2 else (at_edges, examples)
    for several in (first, then):
        for idea in islice(shuffled(several, *place, situation, tickets=tickets), _LOOKED_AT):
            found = _made(idea, situation, desk, place)
            if found:
                return found
    return None


def _ideas(policy: Policy, situation: str) -> Iterator[_Idea]:
    remedies = [name for step in policy.situations[situation]["steps"] for name in step]
    for index, one in enumerate(policy.situations[situation]["examples"]):
        if _is_a_beginners(one["case"], policy):
            yield _Idea(f"example:{situation}:{index}", tuple(name for name in one["expect"] if name in remedies), example=index)
    for name in remedies:
        for edge in edges(policy.remedies[name], policy):
            yield _Idea(f"edge:{situation}:{edge.key}", (name,), edge=edge)


def _is_a_beginners(case: Json, policy: Policy) -> bool:
    """Whether somebody of the lowest level decides it, from the beginning, with nothing that is only claimed."""
    return bool(case["level"] == policy.levels[0]["id"]) and not case.get("claimed") and not case.get("accepted")


def _made(idea: _Idea, situation: str, desk: Desk, place: Place) -> Dealt | None:
    policy = desk.policy
    if idea.example is not None:
        case = policy.situations[situation]["examples"][idea.example]["case"]
        remedy = _about(idea, case, policy, place)
    else:
        assert idea.edge is not None
        at_edge = _at(idea.edge, situation, desk, place)
        if at_edge is None:
            return None
        case, remedy = at_edge, idea.edge.remedy
    found = filled(case, policy, *place)
    return Dealt(idea.key, *found, remedy, idea.example) if found else None


def _about(idea: _Idea, case: Json, policy: Policy, place: Place) -> str:
    open_ = [name for name in idea.remedies if name not in case.get("refused", ()) and not policy.remedies[name].owed]
    return pick(open_, *place, idea.key) if open_ else ""


def _at(edge: Edge, situation: str, desk: Desk, place: Place) -> dict[str, Any] | None:
    """A customer who stands at the edge, and for whom the remedy comes to something else than for their neighbour across it."""
    policy, level = desk.policy, desk.policy.levels[0]["id"]
    examples = [one["case"] for one in policy.situations[situation]["examples"] if _is_a_beginners(one["case"], policy)]
    for turn in range(_TRIES):
        words = (*place, edge.key, turn)
        base: Json = pick(examples, *words) if examples else {}
        others = {name: told for name, told in base.get("facts", {}).items() if name != edge.fact}
        others |= dict(satisfying(edge.beside, policy, turn // 2)) if turn % 2 else {}
        facts, on = {**others, edge.fact: edge.here}, base.get("on", desk.raw["updated"])
        case = {"situation": situation, "level": level, "facts": facts, "refused": [], "on": on}
        here = filled_for(edge.remedy, case, policy, *words)
        there = filled_for(edge.remedy, {**here, "facts": {**here["facts"], edge.fact: edge.there}}, policy, *words)
        both = {**there, "facts": {**there["facts"], edge.fact: edge.here}}  # all else the same
        amounts = [_amount(edge.remedy, one, policy) for one in (both, there)]
        if None not in amounts and amounts[0] != amounts[1]:
            return both
    return None


def _amount(remedy: str, case: Json, policy: Policy) -> object:
    found = standing_of(remedy, case, policy)
    return found[0].amount(0).exact if found else None
