"""`decide`: the whole answer to a case, put together from where each remedy stands."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import asdict
from typing import Any

from leeway.offers import beside, words
from leeway.offers.above import above, next_level, reach, route
from leeway.offers.asking import questions
from leeway.offers.case import Case, CaseProblem, read_case
from leeway.offers.expressions import NOW
from leeway.offers.fair import fair
from leeway.offers.link import check
from leeway.offers.notes import notes
from leeway.offers.offer import Offer, offer
from leeway.offers.policy import Policy
from leeway.offers.silence import silence
from leeway.offers.standing import Standing, stand

Decision = dict[str, Any]


def decide(policy: Policy, raw: Any) -> Decision:
    """The decision on a case, as the JSON value of docs/reference/decision.md.

    `raw` is a case: {"situation", "level", "facts", "refused", "fair", "on"}, all texts as in the policy file. Promised: the same
    policy and case give the same value; no offer is above the level's limit; an unknown fact never makes an amount certain
    that some value of it would change; what was certain stays so when more facts are told; a refused offer does not come
    back. A case that cannot be read gives only `problems`; a fact that cannot be read counts as unknown and is a problem.
    """
    case, problems = read_case(policy, raw)
    if case is None:
        return {"problems": [asdict(problem) for problem in problems]}
    return _decided(case, problems, policy)


def _decided(case: Case, problems: Sequence[CaseProblem], policy: Policy) -> Decision:
    """The decision on a case that could be read."""
    standings = stand(policy, case)
    answers, more = fair(standings, case, policy)
    now, reserve = _steps(standings, case)
    due = (one for one in standings if one.remedy.owed and one.remedy.id not in case.accepted)
    owed = [one for one in due if _possible(one, case)]
    used = beside.used(standings, case, policy)
    decision: Decision = {
        "situation": case.situation,
        "level": policy.levels[case.level]["id"],
        "on": case.on,
        "policy": policy.version,
        "facts": _facts(used, case, policy),
        "working": beside.working(used, case, policy),
        "verify": beside.verify(used, case, policy),
        "exclusions": list(beside.exclusions(standings, case, policy)),
        "owed": _offers(owed, case, policy),
        "offers": _offers(now, case, policy),
        "reserve": _offers(reserve, case, policy),
        "above": above(standings, case, policy),
        "fair": answers,
        "ask": _ask(standings, now, reserve, case, policy),
        "needs_time": _needs_time(standings, case),
        "undefined": _undefined(standings, case, policy),
        "none": beside.nothing(standings, case, policy),
        "left": beside.left(standings, case, policy),
        "accepted": _accepted(case, policy),
        "refused": list(case.refused),
        "bring_in": _bring_in(case, policy),
        "check": None if problems else check(case, policy),
    }
    decision["notes"] = notes(case, decision, policy)
    decision["problems"] = [asdict(problem) for problem in (*problems, *more)]
    return decision


def _needs_time(standings: Sequence[Standing], case: Case) -> bool:
    """Whether an amount depends on the time of day, of which the case names only the day."""
    return case.on is not None and any(NOW in one.asks(case.level) for one in standings)


def _possible(one: Standing, case: Case) -> bool:
    """Whether there is, or may still be, anything to give; also where it is open whether the policy says anything."""
    found = one.amount(case.level)
    if found.mute:
        return False
    return found.most is None or found.most > 0 or (found.silent and bool(one.asks(case.level)))


def _steps(standings: Sequence[Standing], case: Case) -> tuple[list[Standing], list[Standing]]:
    """Goodwill that is not refused: the first step that has any, and the later ones; what was accepted opens no later step."""
    open_ = [one for one in standings if not one.remedy.owed and one.remedy.id not in case.gone and _possible(one, case)]
    first = min((one.step for one in open_), default=0)
    if any(one.step < first for one in standings if one.remedy.id in case.accepted and not one.remedy.owed):
        return [], open_
    return [one for one in open_ if one.step == first], [one for one in open_ if one.step > first]


def _offers(standings: Sequence[Standing], case: Case, policy: Policy) -> list[Offer]:
    return [offer(one, case, policy) for one in standings]


def _facts(used: Sequence[str], case: Case, policy: Policy) -> list[dict[str, Any]]:
    """The facts that count, in the policy's order: given ones, and assumed ones, that the situation's remedies read."""
    return [
        {
            "fact": name,
            "name": policy.facts[name].name,
            "text": case.told.get(name) or case.assumed[name],
            "said": words.fact_value(policy.facts[name], case.view[name], policy),
            "assumed": name not in case.told,
            **_verify(name, policy),
        }
        for name in used
        if case.view[name].known and (name in case.told or name in case.assumed)
    ]


def _verify(name: str, policy: Policy) -> dict[str, str]:
    """Where a fact is to be verified, if it is one of those."""
    texts = policy.facts[name].texts
    return {"verify": texts["verify"]} if "verify" in texts else {}


def _accepted(case: Case, policy: Policy) -> list[dict[str, Any]]:
    """What the customer has accepted already."""
    found = ((policy.remedies[name], value) for name, value in case.accepted.items())
    return [
        {
            "remedy": one.id,
            "name": one.name,
            "amount": words.exact(value, one.unit, policy),
            "unit": one.unit,
            "text": words.value(value, one.unit, policy),
        }
        for one, value in found
    ]


def _ask(
    standings: Sequence[Standing], now: Sequence[Standing], reserve: Sequence[Standing], case: Case, policy: Policy
) -> list[dict[str, str]]:
    """What is owed and what can be offered now first; then what only the reserve, or only higher levels, depend on."""
    owed = [one for one in standings if one.remedy.owed and one.remedy.id not in case.accepted]
    first = questions([*owed, *now], case.level, policy)
    later = questions(reserve, case.level, policy, first)
    above = _above_only(standings, case, policy, {*first, *later})
    ranked = (("now", first), ("reserve", later), ("above", above))
    return [{"fact": name, "for": purpose, **_verify(name, policy)} for purpose, names in ranked for name in names]


def _above_only(standings: Sequence[Standing], case: Case, policy: Policy, but: Container[str]) -> list[str]:
    """What only the amounts of higher levels depend on, of those whose limits are disclosed."""
    goodwill = [one for one in standings if not one.remedy.owed]
    higher = range(case.level + 1, policy.audience + 1)
    return list(dict.fromkeys(name for level in higher for name in questions(goodwill, level, policy, but)))


def _undefined(standings: Sequence[Standing], case: Case, policy: Policy) -> list[dict[str, Any]]:
    """Remedies of which the policy certainly says nothing for this customer, and who to ask."""
    who = next_level(case, policy)
    level, say = policy.levels[who], policy.language.say
    ask = say("undefined.ask", level=level["name"]) if who != case.level else say("undefined.nobody")
    return [
        {
            "remedy": one.remedy.id,
            "text": say("undefined", name=words.quoted(one.remedy.name, policy), why=silence(one, case, policy), ask=ask),
            "level": level["id"],
        }
        for one in standings
        if one.remedy.id not in case.gone and one.amount(case.level).silent and not one.asks(case.level)
    ]


def _bring_in(case: Case, policy: Policy) -> dict[str, Any]:
    """Who to bring in when this is not enough: by the situation's route, or at its height the next level up."""
    who, way = next_level(case, policy), route(case, policy)
    own = {key: way[key] for key in ("reach", "answers_within") if key in way and way["level"] == policy.levels[who]["id"]}
    code = {"code": way["code"]} if "code" in way else {}
    return {**reach(who, policy), **own, "when": way["when"], **code}
