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
from leeway.offers.values import Complaint, literal

Answer = dict[str, Any]
ANYTHING = "any"


def fair(standings: Sequence[Standing], case: Case, policy: Policy) -> tuple[list[Answer], tuple[CaseProblem, ...]]:
    """An answer to each proposal of the case, in its order, and what is wrong with a proposal."""
    answers: list[Answer] = []
    problems: list[CaseProblem] = []
    by_id = {one.remedy.id: one for one in standings}
    for name, text in case.fair.items():
        if name != ANYTHING and name not in by_id:
            problems.append(CaseProblem("unknown-remedy", f"fair.{name}", f'"{name}" is not offered in this situation'))
            continue
        asked = _asked(by_id.get(name), text, case, policy)
        if isinstance(asked, Complaint):
            problems.append(CaseProblem(asked.code, f"fair.{name}", asked.message))
        elif name == ANYTHING:
            answers.append(_anything(asked, standings, case, policy))
        else:
            answers.append(_one(by_id[name], asked, case, policy))
    return answers, tuple(problems)


def _asked(one: Standing | None, text: str, case: Case, policy: Policy) -> Number | Complaint:
    """The proposal in the remedy's unit; a percentage of a base that is known counts as that much money."""
    unit = one.remedy.unit if one else "money"
    if unit == "yes or no":
        return 1 if text == "yes" else Complaint("bad-value", "this is given or not: propose it with yes")
    found = literal(text, policy.currency)
    if isinstance(found, Complaint):
        return found
    if one and one.remedy.share_of and found.unit == "percent":
        share = times(Amount(found.value, found.value), amount(one.remedy.share_of, case.view, policy)).exact
        return Complaint("not-known", "what a percentage comes to is not known yet") if share is None else share
    value = found.value if found.unit in (unit, "number") else convert(found.value, found.unit, unit)
    return Complaint("wrong-unit", f'"{text}" is not {_kind(unit)}') if value is None else value


def _kind(unit: str) -> str:
    return "an amount of money" if unit == "money" else f"counted in {unit}"


def _one(one: Standing, asked: Number, case: Case, policy: Policy) -> Answer:
    """The answer to a proposal for one remedy."""
    mine, name = one.amount(case.level), one.remedy.name
    answer = partial(_answer, one.remedy.id, asked, one, case, policy)
    thing = one.remedy.unit == "yes or no"
    said = f"“{name}”" if thing else f"{words.value(asked, one.remedy.unit, policy)} as “{name}”"
    if mine.mute:
        return answer("undefined", f"The policy says nothing about “{name}” here.")
    if asked <= mine.sure and one.remedy.owed:
        owed = "" if thing else f": {words.value(mine.sure, one.remedy.unit, policy)}"
        return answer("yes", f"“{name}” is owed to them anyway{owed}.")
    if asked <= mine.sure:
        return answer("yes", f"You may give {said}.", give=asked)
    if mine.most is None or asked <= mine.most:
        return answer("perhaps", _depends(one, case, policy))
    most = words.value(mine.most, one.remedy.unit, policy)
    higher = next((level for level in _higher(case, policy) if asked <= one.amount(level).sure), None)
    if higher is not None:
        yours = f"you may go up to {most}" if mine.most else "you may not give this yourself"
        return answer("above", f"{policy.levels[higher]['name']} can say yes to {said}; {yours}.", level=higher, give=asked)
    who = _decider(asked, [one], case, policy)
    if who is not None:
        yours = f"You may go up to {most}" if mine.most else f"You may not give “{name}” yourself"
        return answer("bring_in", f"{yours}. {_who_decides(who, policy)}", level=who)
    if mine.most:
        return answer("less", f"The most you may give is {most}{_best_above(one, case, policy)}.")
    return answer("no", f"“{name}” is not possible here; see what is.")


def _best_above(one: Standing, case: Case, policy: Policy) -> str:
    """The most that a higher level may certainly give, where that is more."""
    best = max(_higher(case, policy), key=lambda level: one.amount(level).sure, default=case.level)
    most = one.amount(best).sure
    if most <= (one.amount(case.level).most or 0):
        return ""
    return f"; {policy.levels[best]['name']} may give up to {words.value(most, one.remedy.unit, policy)}"


def _anything(asked: Number, standings: Sequence[Standing], case: Case, policy: Policy) -> Answer:
    """The answer to a sum of money, given as whatever reaches it: what is owed counts first, then the first offer."""
    money = [one for one in standings if one.remedy.unit == "money"]
    owed = sum((one.amount(case.level).sure for one in money if one.remedy.owed), 0)
    goodwill = [one for one in money if not one.remedy.owed and one.remedy.id not in case.gone]
    said = words.value(owed, "money", policy)
    if asked <= owed:
        return _answer(ANYTHING, asked, None, case, policy, "yes", f"{said} is owed to them anyway.")
    found = _from(case.level, asked - owed, goodwill)
    if found:
        text = f"you may give {words.value(asked - owed, 'money', policy)} as “{found.remedy.name}”."
        text = f"{said} is owed anyway; then {text}" if owed else words.capital(text)
        return _answer(ANYTHING, asked, found, case, policy, "yes", text, give=asked - owed)
    return _beyond(asked, owed, goodwill, case, policy)


def _beyond(asked: Number, owed: Number, goodwill: Sequence[Standing], case: Case, policy: Policy) -> Answer:
    """The answer to a sum that this level is not certain to reach."""
    rest, before = asked - owed, f"{words.value(owed, 'money', policy)} is owed anyway; " if owed else ""
    tops = [(one, one.amount(case.level).most) for one in goodwill if not one.amount(case.level).mute]
    hopeful = next((one for one, most in tops if most is None or most >= rest), None)
    if hopeful:
        return _answer(ANYTHING, asked, hopeful, case, policy, "perhaps", _depends(hopeful, case, policy))
    for level in _higher(case, policy):
        found = _from(level, rest, goodwill)
        if found:
            text = f"{before}{policy.levels[level]['name']} can say yes to {words.value(rest, 'money', policy)}"
            text = f"{words.capital(text)} as “{found.remedy.name}”."
            return _answer(ANYTHING, asked, found, case, policy, "above", text, level=level, give=rest)
    best, top = max(tops, key=lambda pair: pair[1] or 0, default=(None, 0))
    mine = f"the most you may give is {words.value(top, 'money', policy)}, as “{best.remedy.name}”." if best and top else ""
    who = _decider(rest, goodwill, case, policy)
    if who is not None:
        mine = mine or ("no more money is yours to give." if owed else "you may give no money yourself.")
        text = words.capital(f"{before}{mine} {_who_decides(who, policy)}")
        return _answer(ANYTHING, asked, best if top else None, case, policy, "bring_in", text, level=who)
    if mine:
        return _answer(ANYTHING, asked, best, case, policy, "less", words.capital(f"{before}{mine}"))
    text = (
        f"{before}no more money can be given here; see what else can."
        if owed
        else "No money can be given here; see what else can."
    )
    return _answer(ANYTHING, asked, None, case, policy, "less" if owed else "no", text)


def _depends(one: Standing, case: Case, policy: Policy) -> str:
    """What an answer still depends on, by the names of the facts."""
    names = [fact.name for name, fact in policy.facts.items() if name in one.asks(case.level)]
    return f"Perhaps: that depends on {words.listed(names)}." if names else "Perhaps: that depends on the date."


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
    return f"Bring in: {policy.levels[level]['name']}, who decides on more."


def _reaches(found: Amount, asked: Number) -> bool:
    return not found.mute and (found.most is None or asked <= found.most)


def _answer(
    proposal: str,
    asked: Number,
    one: Standing | None,
    case: Case,
    policy: Policy,
    kind: str,
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
        "answer": kind,
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
        return words.lower(one.remedy.name)
    return words.value(value, one.remedy.unit if one else "money", policy)
