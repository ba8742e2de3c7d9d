"""What a decision says beside its offers: why not, what is left, how facts were worked out, what to verify."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from leeway.offers import sentences, words
from leeway.offers.amounts import amount
from leeway.offers.bounds import window
from leeway.offers.case import Case
from leeway.offers.intervals import NOTHING
from leeway.offers.numbers import Number
from leeway.offers.offer import changes
from leeway.offers.policy import Bound, Clause, Cond, Policy, Remedy, Worked, facts_of, with_behind
from leeway.offers.standing import Standing
from leeway.offers.tables import ABSENT
from leeway.offers.truth import holds
from leeway.offers.units import TIMES, counted

Json = dict[str, Any]


def nothing(standings: Sequence[Standing], case: Case, policy: Policy) -> list[Json]:
    """The remedies that certainly give nothing at this level, each with the reason."""
    found = []
    for one in standings:
        if one.remedy.id not in case.gone and one.amount(case.level) == NOTHING:
            why, text = _reason(one, case, policy)
            say = {"say": one.remedy.texts["say_if_none"]} if "say_if_none" in one.remedy.texts else {}
            more = [change for change in changes(one, case, policy) if change["more"]] if why in ("clause", "only_when") else []
            clauses = [one.remedy.clauses[index].id for index in one.clauses() if index >= 0]
            reason = {"why": why, "text": text, "clauses": clauses, "change": more}
            found.append({"remedy": one.remedy.id, "name": one.remedy.name, **reason, **say})
    return found


def _reason(one: Standing, case: Case, policy: Policy) -> tuple[str, str]:
    """What kind of reason it is, and a sentence."""
    remedy, say = one.remedy, policy.language.say
    excluded = next((each for each in remedy.exclusions if holds(each.when, case.view, policy)), None)
    if excluded is not None:
        return "excluded", words.said(excluded.why)
    if ABSENT in one.clauses():
        failed = _failed(remedy.only_when, case, policy)
        return "only_when", say("none.only_when", condition=failed) if failed else say("none.not_here")
    if one.beside:
        other = policy.remedies[one.beside]
        why = "replaced" if remedy.id in other.texts.get("replaces", ()) else "one_of"
        return why, say("none.replaced" if why == "replaced" else "none.one_of", name=words.quoted(other.name, policy))
    for bound in remedy.bounds:
        rest = amount(bound.left, case.view, policy).most
        if rest is not None and (rest < 1 if bound.times else rest == 0):
            used_up = _used_up(bound, remedy.unit, policy)
            return bound.kind, say("none.bound", used_up=used_up, window=window(bound.texts, policy))
    rows = [remedy.clauses[index] for index in one.clauses() if index >= 0]
    return "clause", " ".join(_row(remedy, row, case, policy) for row in rows)


def _used_up(bound: Bound, unit: str, policy: Policy) -> str:
    if bound.kind == "cap":
        return policy.language.say("none.cap", name=words.quoted(bound.name, policy))
    return policy.language.say("none.count" if bound.times or counted(unit) else "none.money")


def _row(remedy: Remedy, row: Clause, case: Case, policy: Policy) -> str:
    """The row that gives nothing; of a formula that comes to nothing the formula."""
    expr, say = row.values[case.level], policy.language.say
    if expr[0] == "lit" and expr[1] == 0:
        comes = say("nothing")
    else:
        comes = say("clause.nothing", gives=sentences.given(remedy, row, case.level, policy))
    why = f" {words.said(row.why)}" if row.why else ""
    return f"{say('clause.gives', when=sentences.clause(remedy, row, policy), gives=comes)}{why}"


def _failed(cond: Cond | None, case: Case, policy: Policy) -> str:
    """The parts of a condition that do not hold, in words; of a negated or an alternative one the whole."""
    if cond is None:
        return ""
    worked = policy.facts[cond[1]].worked if cond[0] == "is" and cond[2] == ("yes",) else None
    if worked and worked.when and holds(worked.when, case.view, policy) is False:
        return _failed(worked.when, case, policy)
    if cond[0] != "all":
        return sentences.condition(cond, policy)
    parts = [part for part in cond[1] if holds(part, case.view, policy) is False]
    return policy.language.say("condition.and").join(filter(None, (_failed(part, case, policy) for part in parts)))


def left(standings: Sequence[Standing], case: Case, policy: Policy) -> list[Json]:
    """What is left of budgets and caps, those that a known number uses up."""
    found: dict[tuple[str, str], Json] = {}
    for one in standings:
        for bound in one.remedy.bounds:
            if "left" not in bound.texts:
                entry = found.setdefault((bound.kind, bound.id), _left(bound, one, case, policy))
                entry["remedies"] = [*dict.fromkeys((*entry["remedies"], one.remedy.id))]
    return list(found.values())


def _left(bound: Bound, one: Standing, case: Case, policy: Policy) -> Json:
    unit = TIMES if bound.times else "money" if bound.kind == "cap" else one.remedy.unit
    rest, whole = amount(bound.left, case.view, policy).exact, amount(bound.of, case.view, policy).exact if bound.of else None
    said = [None if number is None else words.exact(number, unit, policy) for number in (rest, whole)]
    text = "" if rest is None else _left_said(rest, whole, unit, bound, policy)
    whose = {"id": bound.id, "name": bound.name, "kind": bound.kind, "remedies": []}
    return {**whose, "left": said[0], "of": said[1], "unit": unit, "text": text}


def _left_said(rest: Number, whole: Number | None, unit: str, bound: Bound, policy: Policy) -> str:
    much, say = words.bare(rest, unit, policy), policy.language.say
    if whole is not None:
        much = say("left.of", amount=much, whole=words.value(whole, unit, policy))
    return say("left.now", amount=much, window=window(bound.texts, policy))


def working(facts: Sequence[str], case: Case, policy: Policy) -> list[Json]:
    """How the facts were worked out that are made of what is known, in the order in which they follow from one another."""
    found = []
    for name in policy.worked:
        fact = policy.facts[name]
        if name in facts and fact.worked and case.view[name].known:
            said = words.fact_value(fact, case.view[name], policy)
            how = _how(fact.worked, case, policy)
            parts = {"name": words.capital(fact.name), "value": said}
            text = policy.language.say("working.how", **parts, how=how) if how else policy.language.say("working", **parts)
            found.append({"fact": name, "name": fact.name, "said": said, "text": text})
    return found


def _how(worked: Worked, case: Case, policy: Policy) -> str:
    """The row that decided, or the condition."""
    if worked.when is not None:
        if holds(worked.when, case.view, policy):
            return sentences.condition(_held(worked.when, case, policy), policy)
        return policy.language.say("working.needs", condition=_failed(worked.when, case, policy))
    place = deciding(worked, case, policy)
    if place is None:
        return ""
    (when, expr), why = worked.rows[place], worked.whys[place]
    said = sentences.condition(_held(when, case, policy), policy) if when else ""
    if expr[0] != "lit":
        said = ": ".join(filter(None, (said, sentences.formula(expr, policy))))
    return "; ".join(filter(None, (said, why)))


def _held(cond: Cond, case: Case, policy: Policy) -> Cond:
    """A condition that holds, of its alternatives only the first that does."""
    if cond[0] == "all":
        return ("all", tuple(_held(part, case, policy) for part in cond[1]))
    if cond[0] == "any":
        return next((_held(part, case, policy) for part in cond[1] if holds(part, case.view, policy)), cond)
    return cond


def deciding(worked: Worked, case: Case, policy: Policy) -> int | None:
    """The row by which a fact is worked out; None where there is none, or it cannot be told."""
    for place, (when, _) in enumerate(worked.rows):
        answer = holds(when, case.view, policy)
        if answer is not False:
            return place if answer else None
    return None


def verify(facts: Sequence[str], case: Case, policy: Policy) -> list[Json]:
    """The told facts that count only when they are verified, and where to do that."""
    return [
        {"fact": name, "name": fact.name, "text": fact.texts["verify"], "claimed": name in case.claimed}
        for name, fact in policy.facts.items()
        if "verify" in fact.texts and name in facts and (name in case.told or name in case.claimed)
    ]


def exclusions(standings: Sequence[Standing], case: Case, policy: Policy) -> Iterator[Json]:
    """The exclusions that hold, once each."""
    every = {each.id: each for one in standings for each in one.remedy.exclusions}
    for each in every.values():
        if holds(each.when, case.view, policy):
            yield {"id": each.id, "text": words.said(each.why)}


def used(standings: Sequence[Standing], case: Case, policy: Policy) -> list[str]:
    """The facts that the remedies and the ways to bring somebody in need, in the policy's order, worked-out ones included."""
    needs = {name for one in standings for name in one.remedy.needs}
    for cond in policy.routes[case.situation]:
        for name in facts_of(cond) if cond else ():
            needs |= with_behind(name, policy.facts)
    return [name for name in policy.facts if name in needs]
