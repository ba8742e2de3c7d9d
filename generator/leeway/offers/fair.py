"""The customer's own proposal: yes, you may; or the most you may; or who can say yes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from leeway.offers import words
from leeway.offers.above import next_level
from leeway.offers.amounts import amount
from leeway.offers.case import Case, CaseProblem
from leeway.offers.intervals import Amount, times
from leeway.offers.numbers import Number
from leeway.offers.policy import Policy
from leeway.offers.standing import Standing
from leeway.offers.units import convert
from leeway.offers.values import Complaint, complaint, literal

Answer = dict[str, Any]
ANYTHING = "any"


def fair(standings: Sequence[Standing], case: Case, policy: Policy) -> tuple[list[Answer], tuple[CaseProblem, ...]]:
    """An answer to each proposal of the case, in its order, and what is wrong with a proposal."""
    answers: list[Answer] = []
    problems: list[CaseProblem] = []
    by_id = {one.remedy.id: one for one in standings}
    for name, text in case.fair.items():
        if name != ANYTHING and name not in by_id:
            problems.append(CaseProblem("unknown-remedy", f"fair.{name}", policy.language.say("case.not_here", name=name)))
            continue
        asked = _asked(by_id.get(name), text, case, policy)
        if isinstance(asked, Complaint):
            problems.append(CaseProblem(asked.code, f"fair.{name}", asked.said(policy.language)))
        elif name == ANYTHING:
            answers.append(_anything(asked, standings, case, policy))
        else:
            answers.append(_one(by_id[name], asked, case, policy))
    return answers, tuple(problems)


def _asked(one: Standing | None, text: str, case: Case, policy: Policy) -> Number | Complaint:
    """The proposal in the remedy's unit; a percentage of a base that is known counts as that much money."""
    unit = one.remedy.unit if one else "money"
    if unit == "yes or no":
        return 1 if text == "yes" else complaint("bad-value", "case.yes_only")
    found = literal(text, policy.currency)
    if isinstance(found, Complaint):
        return found
    if one and one.remedy.share_of and found.unit == "percent":
        share = times(Amount(found.value, found.value), amount(one.remedy.share_of, case.view, policy)).exact
        return complaint("not-known", "case.open_share") if share is None else share
    value = found.value if found.unit in (unit, "number") else convert(found.value, found.unit, unit)
    return complaint("wrong-unit", "case.other_unit", text=text, kind=words.kind(unit, policy)) if value is None else value


def _one(one: Standing, asked: Number, case: Case, policy: Policy) -> Answer:
    """The answer to a proposal for one remedy."""
    mine, name, say = one.amount(case.level), words.quoted(one.remedy.name, policy), policy.language.say
    answer = partial(_answer, one.remedy.id, asked, one, case, policy)
    thing = one.remedy.unit == "yes or no"
    said = name if thing else say("fair.as", amount=words.value(asked, one.remedy.unit, policy), name=name)
    if mine.mute:
        return answer("undefined", say("fair.undefined", name=name))
    if asked <= mine.sure and one.remedy.owed:
        if thing:
            return answer("yes", say("fair.owed_thing", name=name))
        return answer("yes", say("fair.owed", name=name, amount=words.value(mine.sure, one.remedy.unit, policy)))
    if asked <= mine.sure:
        return answer("yes", say("fair.yes", what=said), give=asked)
    if mine.most is None or asked <= mine.most:
        return answer("perhaps", _depends(one, case, policy))
    return _too_much(one, asked, said, case, policy)


def _too_much(one: Standing, asked: Number, said: str, case: Case, policy: Policy) -> Answer:
    """The answer to a proposal for more than this level may give: who can say yes, or how much is possible."""
    most, name, say = one.amount(case.level).most, words.quoted(one.remedy.name, policy), policy.language.say
    up_to = words.value(most or 0, one.remedy.unit, policy)
    answer = partial(_answer, one.remedy.id, asked, one, case, policy)
    higher = next((level for level in _higher(case, policy) if asked <= one.amount(level).sure), None)
    if higher is not None:
        yours = say("fair.yours", most=up_to) if most else say("fair.not_yours")
        text = say("fair.above", level=policy.levels[higher]["name"], what=said, yours=yours)
        return answer("above", text, level=higher, give=asked)
    who = _decider(asked, [one], case, policy)
    if who is not None:
        decides = _who_decides(who, policy)
        text = say("fair.bring_in", most=up_to, who=decides) if most else say("fair.bring_in_none", name=name, who=decides)
        return answer("bring_in", text, level=who)
    return answer("less", _less(one, up_to, case, policy)) if most else answer("no", say("fair.no", name=name))


def _less(one: Standing, up_to: str, case: Case, policy: Policy) -> str:
    """The most that may be given, and the most that a higher level may certainly give, where that is more."""
    best = max(_higher(case, policy), key=lambda level: one.amount(level).sure, default=case.level)
    most, say = one.amount(best).sure, policy.language.say
    if most <= (one.amount(case.level).most or 0):
        return say("fair.less", most=up_to)
    above = {"level": policy.levels[best]["name"], "best": words.value(most, one.remedy.unit, policy)}
    return say("fair.less_above", most=up_to, **above)


def _anything(asked: Number, standings: Sequence[Standing], case: Case, policy: Policy) -> Answer:
    """The answer to a sum of money, given as whatever reaches it: what is owed counts first, then the first offer."""
    money = [one for one in standings if one.remedy.unit == "money"]
    owed = sum((one.amount(case.level).sure for one in money if one.remedy.owed), 0)
    goodwill = [one for one in money if not one.remedy.owed and one.remedy.id not in case.gone]
    said, say = words.value(owed, "money", policy), policy.language.say
    if asked <= owed:
        return _answer(ANYTHING, asked, None, case, policy, "yes", say("fair.owed_money", amount=said))
    found = _from(case.level, asked - owed, goodwill)
    if found:
        what = _as(asked - owed, found, policy)
        text = say("fair.owed_then_yes", owed=said, what=what) if owed else say("fair.yes", what=what)
        return _answer(ANYTHING, asked, found, case, policy, "yes", text, give=asked - owed)
    return _beyond(asked, owed, goodwill, case, policy)


def _as(money: Number, one: Standing, policy: Policy) -> str:
    """So much money as one of the remedies: "$20 as “Credit”"."""
    name = words.quoted(one.remedy.name, policy)
    return policy.language.say("fair.as", amount=words.value(money, "money", policy), name=name)


def _beyond(asked: Number, owed: Number, goodwill: Sequence[Standing], case: Case, policy: Policy) -> Answer:
    """The answer to a sum that this level is not certain to reach."""
    rest = asked - owed
    answer = partial(_answer, ANYTHING, asked)
    tops = [(one, one.amount(case.level).most) for one in goodwill if not one.amount(case.level).mute]
    hopeful = next((one for one, most in tops if most is None or most >= rest), None)
    if hopeful:
        return answer(hopeful, case, policy, "perhaps", _depends(hopeful, case, policy))
    for level in _higher(case, policy):
        found = _from(level, rest, goodwill)
        if found:
            text = _level_can(level, _as(rest, found, policy), owed, policy)
            return answer(found, case, policy, "above", text, level=level, give=rest)
    best, top = max(tops, key=lambda pair: pair[1] or 0, default=(None, 0))
    who = _decider(rest, goodwill, case, policy)
    mine = _most(best, top, policy) if best and top else ""
    if who is not None:
        mine = mine or policy.language.say("fair.money_no_more" if owed else "fair.money_none")
        text = policy.language.say("fair.and_who", most=mine, who=_who_decides(who, policy))
        return answer(best if top else None, case, policy, "bring_in", _after_owed(owed, text, policy), level=who)
    if mine:
        return answer(best, case, policy, "less", _after_owed(owed, mine, policy))
    text = policy.language.say("fair.no_more") if owed else policy.language.say("fair.no_money")
    return answer(None, case, policy, "less" if owed else "no", _after_owed(owed, text, policy))


def _level_can(level: int, what: str, owed: Number, policy: Policy) -> str:
    name, say = policy.levels[level]["name"], policy.language.say
    if not owed:
        return words.capital(say("fair.above_money", level=name, what=what))
    return say("fair.owed_above", owed=words.value(owed, "money", policy), level=name, what=what)


def _most(best: Standing, top: Number, policy: Policy) -> str:
    name = words.quoted(best.remedy.name, policy)
    return policy.language.say("fair.money_most", most=words.value(top, "money", policy), name=name)


def _after_owed(owed: Number, then: str, policy: Policy) -> str:
    """A sentence that begins with what is owed anyway, where anything is."""
    if not owed:
        return words.capital(then)
    return policy.language.say("fair.owed_first", owed=words.value(owed, "money", policy), then=then)


def _depends(one: Standing, case: Case, policy: Policy) -> str:
    """What an answer still depends on, by the names of the facts."""
    names, say = [fact.name for name, fact in policy.facts.items() if name in one.asks(case.level)], policy.language.say
    return say("fair.depends", facts=words.listed(names, policy.language)) if names else say("fair.depends_date")


def _from(level: int, rest: Number, goodwill: Sequence[Standing]) -> Standing | None:
    """The first remedy of which the level may certainly give that much."""
    return next((one for one in goodwill if rest <= one.amount(level).sure), None)


def _higher(case: Case, policy: Policy) -> range:
    """The higher levels of which it is disclosed what they may give."""
    return range(case.level + 1, policy.audience + 1)


def _decider(asked: Number, goodwill: Sequence[Standing], case: Case, policy: Policy) -> int | None:
    """Whom to bring in where it is undisclosed whether they may give so much: the level to bring in here, else the nearest."""
    hidden = range(policy.audience + 1, len(policy.levels))
    may = [level for level in hidden if any(_reaches(one.amount(level), asked) for one in goodwill)]
    return next((level for level in may if level == next_level(case, policy)), may[0] if may else None)


def _who_decides(level: int, policy: Policy) -> str:
    return policy.language.say("fair.who", level=policy.levels[level]["name"])


def _reaches(found: Amount, asked: Number) -> bool:
    return not found.mute and (found.most is None or asked <= found.most)


def _answer(
    proposal: str,
    asked: Number,
    one: Standing | None,
    case: Case,
    policy: Policy,
    answer: str,
    text: str,
    *,
    level: int | None = None,
    give: Number | None = None,
) -> Answer:
    """One answer. `give` is how much of the remedy answers the proposal, `level` who can say yes when this one cannot."""
    unit = one.remedy.unit if one else "money"
    most = one.amount(case.level).most if one else 0
    return {
        "proposal": proposal,
        "asked": words.exact(asked, unit, policy),
        "said": _said(one, asked, policy),
        "unit": unit,
        "answer": answer,
        "remedy": one.remedy.id if one else None,
        "give": None if give is None else words.exact(give, unit, policy),
        "give_text": None if give is None else _said(one, give, policy),
        "most": None if most is None else words.exact(most, unit, policy),
        "level": None if level is None else policy.levels[level]["id"],
        "text": text,
    }


def _said(one: Standing | None, value: Number, policy: Policy) -> str:
    """So much of it, in words; a thing that is given or not by its name."""
    if one and one.remedy.unit == "yes or no":
        return words.lower(one.remedy.name, policy.language)
    return words.value(value, one.remedy.unit if one else "money", policy)
