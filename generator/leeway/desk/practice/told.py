"""Questions and grades as a page is told them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from leeway.desk.base import Desk
from leeway.desk.practice.cases import Dealt
from leeway.desk.practice.chance import pick
from leeway.desk.practice.dealing import Graded, Question
from leeway.desk.practice.parts import Answer, Json, Part
from leeway.desk.practice.path import Step
from leeway.desk.practice.rounds import Round
from leeway.offers import words
from leeway.offers.case import read_case
from leeway.offers.link import check
from leeway.offers.policy import Policy
from leeway.offers.units import MOMENT
from leeway.offers.values import NOT_KNOWN


def question_told(asked: Question, one: Round, desk: Desk) -> dict[str, Any]:
    """A question as JSON; nothing in it tells an answer."""
    return {
        "key": asked.key,
        "kind": asked.kind,
        "number": one.number,
        "of": one.step.all if one.step else None,
        "policy": desk.policy.version,
        "seed": one.seed,
        "step": _step(one.step) if one.step else None,
        **(_case(asked.dealt, one, desk) if asked.dealt else _no_case(asked, desk.policy)),
        "parts": [part.told for part in asked.parts],
    }


def _step(step: Step) -> dict[str, Any]:
    return {"id": step.id, "name": step.name, "cases": step.cases, "phrases": step.phrases, "pass": step.passes}


def _no_case(asked: Question, policy: Policy) -> dict[str, Any]:
    lead = policy.language.say(f"practice.lead.{asked.kind}")
    return {"situation": None, "level": None, "lead": lead, "says": "", "facts": [], "told": []}


def _case(dealt: Dealt, one: Round, desk: Desk) -> dict[str, Any]:
    policy, say = desk.policy, desk.policy.language.say
    situation = policy.situations[dealt.case["situation"]]
    level = next(each for each in policy.levels if each["id"] == dealt.decision["level"])
    refused = [policy.remedies[name].name for name in dealt.case.get("refused", ())]
    return {
        "situation": {"id": dealt.case["situation"], "name": situation["name"]},
        "level": {"id": level["id"], "name": level["name"]},
        "lead": say("practice.lead", level=level["name"], situation=words.quoted(situation["name"], policy)),
        "says": pick(situation["customers_say"], one.seed, one.number, "says"),
        "facts": list(_facts(dealt, desk)),
        "told": [say("practice.refused", names="; ".join(refused))] if refused else [],
    }


def _facts(dealt: Dealt, desk: Desk) -> Iterator[dict[str, str]]:
    """What is known of the customer, and the day where it is not that of the policy."""
    policy, say = desk.policy, desk.policy.language.say
    for fact in dealt.decision["facts"]:
        said = say("practice.not_known", value=fact["said"]) if fact["text"] == NOT_KNOWN else fact["said"]
        yield {"fact": fact["fact"], "name": fact["name"], "said": said}
    on, units = dealt.decision["on"], {policy.facts[one["fact"]].unit for one in dealt.decision["facts"]}
    if on and (units & {"date", MOMENT} or on != desk.raw["updated"]):
        yield {"fact": "on", "name": say("practice.day"), "said": words.when(on, policy)}


def grade_told(found: Graded, desk: Desk) -> dict[str, Any]:
    """A grade as JSON."""
    asked = found.question
    case = read_case(desk.policy, asked.dealt.case)[0] if asked.dealt else None
    return {
        "key": asked.key,
        "kind": asked.kind,
        "right": found.right,
        "of": len(found.answers),
        "parts": [_part(*one) for one in found.answers],
        "example": _example(asked.dealt, desk.policy) if asked.dealt else None,
        "line": check(case, desk.policy)["case"] if case else None,
        "round": found.round.told,
        "score": score(found.round),
    }


def _part(part: Part, answer: Answer, findings: tuple[Json, ...]) -> dict[str, Any]:
    return {
        "id": part.id,
        "right": answer.right,
        "yours": answer.yours,
        "answer": part.answer,
        "why": [{"clause": clause, "text": text} for clause, text in part.why],
        "change": list(part.change),
        "note": part.note,
        "remedy": part.remedy,
        **({"marks": [_mark(mark, answer) for mark in part.marks]} if part.marks else {}),
        **({"findings": list(findings)} if part.kind == "text" else {}),
    }


def _mark(mark: Json, answer: Answer) -> dict[str, Any]:
    return {
        "value": mark["value"],
        "right": (mark["value"] in answer.short) is mark["helps"],
        **{key: mark[key] for key in ("helps", "text", "instead")},
    }


def _example(dealt: Dealt, policy: Policy) -> dict[str, str] | None:
    if dealt.example is None:
        return None
    one = policy.situations[dealt.case["situation"]]["examples"][dealt.example]
    return {"name": one["name"], "story": one.get("story", "")}


def score(one: Round) -> dict[str, Any]:
    """How a round stands: `passed` once it is over, null before, and where there is no mark to pass."""
    passes = one.step.passes if one.step else None
    over = bool(one.step) and one.over
    return {
        "right": one.right,
        "of": one.of,
        "percent": one.right * 100 // one.of if one.of else 0,
        "pass": passes,
        "done": len(one.done),
        "all": one.step.all if one.step else None,
        "over": over,
        "passed": one.right * 100 >= passes * one.of and one.of > 0 if over and passes is not None else None,
    }
