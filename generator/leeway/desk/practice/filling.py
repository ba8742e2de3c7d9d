"""What else has to be known of a customer before the rules have an answer: filled in with what worked examples say of others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from leeway.desk.practice.chance import pick
from leeway.desk.practice.edges import edges, written
from leeway.offers.case import Case, read_case, read_value
from leeway.offers.decide import decide
from leeway.offers.policy import Fact, Policy
from leeway.offers.ranges import Choices, Range
from leeway.offers.standing import Standing, standing
from leeway.offers.units import MOMENT
from leeway.offers.values import DAY, NEVER, NOT_KNOWN, Complaint, literal
from leeway.offers.values import Literal as Value

Json = Mapping[str, Any]
_MOST_TURNS = 12  # answers can bring up further questions
_LIKELY = (20, 3, 60, 1, 100, 0)  # numbers to try of a fact that no example tells


def standing_of(remedy: str, raw: Json, policy: Policy) -> tuple[Standing, Case] | None:
    """Where one remedy stands in a case, all others aside."""
    case, problems = read_case(policy, raw)
    return None if case is None or problems else (standing(policy, policy.remedies[remedy], 0, case.view), case)


def filled_for(remedy: str, raw: Json, policy: Policy, *words: object) -> dict[str, Any]:
    """The case with what the remedy still asks at the level that decides."""
    case = dict(raw)
    for _ in range(_MOST_TURNS):
        found = standing_of(remedy, case, policy)
        open_ = found[0].asks(found[1].level) if found else frozenset[str]()
        names = [name for name in policy.facts if name in open_ and name not in case["facts"]]
        if not names:
            break
        case = {**case, "facts": {**case["facts"], **_told(names, case, policy, *words)}}
    return case


def filled(raw: Json, policy: Policy, *words: object) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """The case in which nothing is left to ask, with only the facts that count, and the decision on it; None if it has none."""
    case = dict(raw)
    for _ in range(_MOST_TURNS):
        decision = decide(policy, case)
        names = [one["fact"] for one in decision.get("ask", ()) if one["fact"] not in case["facts"]]
        if not names:
            break
        case = {**case, "facts": {**case["facts"], **_told(names, case, policy, *words)}}
    if decision["problems"] or decision["ask"] or decision["undefined"] or decision["needs_time"]:
        return None
    if not all(one["certain"] for key in ("owed", "offers", "reserve") for one in decision[key]):
        return None
    counts = {one["fact"] for one in decision["facts"]}
    return {**case, "facts": {name: told for name, told in case["facts"].items() if name in counts}}, decision


def _told(names: list[str], case: Json, policy: Policy, *words: object) -> dict[str, str]:
    found = {name: likely(policy.facts[name], case, policy) for name in names if not policy.facts[name].worked}
    return {name: pick(several, *words, name) for name, several in found.items() if several}


def likely(fact: Fact, case: Json, policy: Policy) -> list[str]:
    """What may be told of a fact: as examples of the situation have it, or else those of others, or else what makes sense."""
    situations = policy.situations
    for several in ([situations[case["situation"]]], situations.values()):
        found = [said for one in several for each in one["examples"] if (said := each["case"]["facts"].get(fact.id))]
        fitting = [said for said in dict.fromkeys(found) if said not in (NOT_KNOWN, NEVER) and _fits(fact, said, policy)]
        if fitting:
            return fitting
    return [said for said in dict.fromkeys(_thought_up(fact, case, policy)) if _fits(fact, said, policy)]


def _fits(fact: Fact, said: str, policy: Policy) -> bool:
    return not isinstance(read_value(fact, said, policy), Complaint)


def _thought_up(fact: Fact, case: Json, policy: Policy) -> Iterator[str]:
    """Values of a fact that no example tells."""
    if "usually" in fact.texts:
        yield fact.texts["usually"]
    if isinstance(fact.domain, Choices):
        yield from fact.domain.among
        return
    for remedy in policy.remedies.values():
        yield from (one.here for one in edges(remedy, policy) if one.fact == fact.id)
    assert isinstance(fact.domain, Range)
    day = literal(str(case.get("on")), policy.currency)
    today = day.value if isinstance(day, Value) and day.unit == "date" else None
    before = {"date": (1, 1), MOMENT: (DAY, 1)}.get(fact.unit)
    if before and today is not None:
        numbers = [(today - days) * before[0] for days in (2, 7, 30)]
    else:
        numbers = [*_LIKELY, fact.domain.low, *([fact.domain.high] if fact.domain.high is not None else [])]
    yield from filter(None, (written(one, fact, policy) for one in numbers))
