"""`decide`: the whole answer to a case, put together from where each remedy stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from leeway.offers import words
from leeway.offers.above import above, next_level, reach
from leeway.offers.amounts import Amount
from leeway.offers.asking import questions
from leeway.offers.case import Case, read_case
from leeway.offers.fair import fair
from leeway.offers.notes import notes
from leeway.offers.offer import Offer, offer
from leeway.offers.policy import Policy
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
    standings = stand(policy, case)
    answers, more = fair(standings, case, policy)
    now, reserve = _steps(standings, case)
    owed = [one for one in standings if one.remedy.owed and _possible(one.amount(case.level))]
    decision: Decision = {
        "situation": case.situation,
        "level": policy.levels[case.level]["id"],
        "on": case.on,
        "policy": policy.version,
        "facts": _facts(case, policy),
        "owed": _offers(owed, case, policy),
        "offers": _offers(now, case, policy),
        "reserve": _offers(reserve, case, policy),
        "above": above(standings, case, policy),
        "fair": answers,
        "ask": _ask(standings, now, reserve, case, policy),
        "undefined": _undefined(standings, case, policy),
        "refused": list(case.refused),
        "bring_in": _bring_in(case, policy),
    }
    decision["notes"] = notes(case, decision, policy)
    decision["problems"] = [asdict(problem) for problem in (*problems, *more)]
    return decision


def _possible(found: Amount) -> bool:
    """Whether there is, or may still be, anything to give."""
    return not found.mute and (found.most is None or found.most > 0)


def _steps(standings: Sequence[Standing], case: Case) -> tuple[list[Standing], list[Standing]]:
    """Goodwill that is not refused: the first step that has any, and the later ones."""
    open_ = [
        one
        for one in standings
        if not one.remedy.owed and one.remedy.id not in case.refused and _possible(one.amount(case.level))
    ]
    first = min((one.step for one in open_), default=0)
    return [one for one in open_ if one.step == first], [one for one in open_ if one.step > first]


def _offers(standings: Sequence[Standing], case: Case, policy: Policy) -> list[Offer]:
    return [offer(one, case, policy) for one in standings]


def _facts(case: Case, policy: Policy) -> list[dict[str, Any]]:
    """The facts that count, in the policy's order: given ones, and assumed ones that the situation's remedies read."""
    read = _read_by(case, policy)
    return [
        {
            "fact": name,
            "name": fact.name,
            "text": case.told.get(name) or case.assumed[name],
            "said": words.fact_value(fact, case.view[name], policy),
            "assumed": name not in case.told,
        }
        for name, fact in policy.facts.items()
        if name in read and case.view[name].known and (name in case.told or name in case.assumed)
    ]


def _read_by(case: Case, policy: Policy) -> frozenset[str]:
    """The facts that the situation's remedies read."""
    steps = policy.situations[case.situation]["steps"]
    return frozenset(fact for names in steps for name in names for fact in policy.remedies[name].needs)


def _ask(
    standings: Sequence[Standing], now: Sequence[Standing], reserve: Sequence[Standing], case: Case, policy: Policy
) -> list[dict[str, str]]:
    """What is owed and what can be offered now first; then what only the reserve, or only higher levels, depend on."""
    owed = [one for one in standings if one.remedy.owed]
    first = questions([*owed, *now], case.level, policy)
    later = [name for name in questions(reserve, case.level, policy) if name not in first]
    above = [name for name in _above_only(standings, case, policy) if name not in (*first, *later)]
    ranked = (("now", first), ("reserve", later), ("above", above))
    return [{"fact": name, "for": purpose} for purpose, names in ranked for name in names]


def _above_only(standings: Sequence[Standing], case: Case, policy: Policy) -> list[str]:
    """What the amounts of higher levels depend on."""
    goodwill = [one for one in standings if not one.remedy.owed]
    higher = range(case.level + 1, len(policy.levels))
    return list(dict.fromkeys(name for level in higher for name in questions(goodwill, level, policy)))


def _undefined(standings: Sequence[Standing], case: Case, policy: Policy) -> list[dict[str, Any]]:
    """Remedies of which the policy certainly says nothing for this customer, and who to ask."""
    who = next(next_level(case, policy), case.level)
    level = policy.levels[who]
    ask = f"Ask: {level['name']}" if who != case.level else "There is no level above to ask"
    return [
        {
            "remedy": one.remedy.id,
            "text": f"The policy says nothing about {words.lower(one.remedy.name)} in this case. {ask}.",
            "level": level["id"],
        }
        for one in standings
        if one.remedy.id not in case.refused and one.amount(case.level).silent and not one.asks(case.level)
    ]


def _bring_in(case: Case, policy: Policy) -> dict[str, Any]:
    """Who to bring in when this is not enough: the situation's level, or at its height the next one up."""
    who = next(next_level(case, policy), case.level)
    return {**reach(who, policy), "when": policy.situations[case.situation]["bring_in"]["when"]}
