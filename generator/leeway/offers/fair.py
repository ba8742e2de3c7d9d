"""The customer's own proposal: yes, you may; or the most you may; or who can say yes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from leeway.offers import words
from leeway.offers.amounts import Amount, amount, times
from leeway.offers.case import Case, CaseProblem
from leeway.offers.numbers import Number
from leeway.offers.policy import Policy, Remedy
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
            answers.append(_one(by_id[name], asked, name, case, policy))
    return answers, tuple(problems)


def _asked(one: Standing | None, text: str, case: Case, policy: Policy) -> Number | Complaint:
    """The proposal in the remedy's unit; a percentage of a base that is known counts as that much money."""
    unit = one.remedy.unit if one else "money"
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


def _one(one: Standing, asked: Number, proposal: str, case: Case, policy: Policy) -> Answer:
    """The answer to a proposal for one remedy."""
    mine, remedy = one.amount(case.level), one.remedy
    said = words.value(asked, remedy.unit, policy)
    if mine.mute:
        return _answer(
            "undefined", proposal, asked, remedy, mine, None, f"The policy says nothing about {remedy.name} here.", policy
        )
    if asked <= mine.sure:
        return _answer("yes", proposal, asked, remedy, mine, None, f"Yes, you may: {remedy.name}, {said}.", policy)
    if mine.most is None or asked <= mine.most:
        return _answer("perhaps", proposal, asked, remedy, mine, None, "Perhaps: that depends on what is still to ask.", policy)
    most = words.value(mine.most, remedy.unit, policy)
    yours = f"you may go up to {most}" if mine.most else "you may not give this yourself"
    for level in range(case.level + 1, len(policy.levels)):
        theirs = one.amount(level)
        if asked <= theirs.sure:
            name = policy.levels[level]["name"]
            return _answer("above", proposal, asked, remedy, mine, level, f"{name} can say yes to {said}; {yours}.", policy)
    kind = "less" if mine.most else "no"
    text = f"The most you may give is {most}." if mine.most else f"{remedy.name} is not possible here; see what is."
    return _answer(kind, proposal, asked, remedy, mine, None, text, policy)


def _anything(asked: Number, standings: Sequence[Standing], case: Case, policy: Policy) -> Answer:
    """The answer to a sum of money, given as whatever reaches it: what is owed counts first, then the first offer."""
    mine = [one for one in standings if one.remedy.unit == "money"]
    owed = sum((one.amount(case.level).sure for one in mine if one.remedy.owed), 0)
    goodwill = [one for one in mine if not one.remedy.owed and one.remedy.id not in case.refused]
    rest = max(0, asked - owed)
    if rest == 0 or not goodwill:
        return _owed_only(asked, owed, rest, case, policy)
    return _goodwill(asked, owed, rest, goodwill, case, policy)


def _owed_only(asked: Number, owed: Number, rest: Number, case: Case, policy: Policy) -> Answer:
    said = words.value(owed, "money", policy)
    kind, text = (
        ("yes", f"Yes: {said} is owed to them anyway.")
        if rest == 0
        else ("no", "No sum of money can be given here; see what else can.")
    )
    if rest and owed:
        kind, text = "less", f"What is owed comes to {said}, and no more money can be given here."
    return _answer(kind, ANYTHING, asked, None, Amount(owed, owed), None, text, policy)


def _goodwill(asked: Number, owed: Number, rest: Number, goodwill: Sequence[Standing], case: Case, policy: Policy) -> Answer:
    before = f"{words.value(owed, 'money', policy)} is owed anyway; " if owed else ""
    said = words.value(rest, "money", policy)
    for level in range(case.level, len(policy.levels)):
        one = next((one for one in goodwill if rest <= one.amount(level).sure), None)
        if one and level == case.level:
            text = words.capital(f"{before}{'then ' if owed else 'yes, '}you may give {said} as {one.remedy.name}.")
            return _answer("yes", ANYTHING, asked, one.remedy, one.amount(level), None, text, policy)
        if one:
            name = policy.levels[level]["name"]
            text = words.capital(f"{before}{name} can say yes to {said} as {one.remedy.name}.")
            return _answer("above", ANYTHING, asked, one.remedy, one.amount(case.level), level, text, policy)
    best = max(goodwill, key=lambda one: _top(one.amount(case.level), rest))
    top = best.amount(case.level)
    if top.most is None or top.most >= rest:
        return _answer(
            "perhaps", ANYTHING, asked, best.remedy, top, None, "Perhaps: that depends on what is still to ask.", policy
        )
    text = words.capital(f"{before}the most you may give is {words.value(top.most, 'money', policy)}, as {best.remedy.name}.")
    return _answer("less" if top.most + owed else "no", ANYTHING, asked, best.remedy, top, None, text, policy)


def _top(found: Amount, rest: Number) -> Number:
    return rest if found.most is None else found.most


def _answer(
    kind: str, proposal: str, asked: Number, remedy: Remedy | None, mine: Amount, level: int | None, text: str, policy: Policy
) -> Answer:
    unit = remedy.unit if remedy else "money"
    return {
        "proposal": proposal,
        "asked": words.exact(asked, unit, policy),
        "said": words.value(asked, unit, policy),
        "unit": unit,
        "answer": kind,
        "remedy": remedy.id if remedy else None,
        "most": None if mine.most is None else words.exact(mine.most, unit, policy),
        "level": None if level is None else policy.levels[level]["id"],
        "text": text,
    }
