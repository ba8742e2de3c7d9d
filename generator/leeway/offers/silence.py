"""Why the policy says nothing: on purpose, before a rate's first day, or beyond the list of holidays."""

from __future__ import annotations

from collections.abc import Iterator

from leeway.offers import words
from leeway.offers.amounts import amount
from leeway.offers.beside import deciding
from leeway.offers.case import Case
from leeway.offers.expressions import Expr, operands
from leeway.offers.policy import Policy, Remedy, facts_of, with_behind
from leeway.offers.ranges import Unsaid
from leeway.offers.reading import behind
from leeway.offers.standing import Standing


def silence(one: Standing, case: Case, policy: Policy) -> str:
    """The reason as a sentence with a space behind it; nothing where simply no row applies."""
    remedy = one.remedy
    rows = [remedy.clauses[index] for index in one.clauses() if index >= 0]
    if len(rows) == 1 and rows[0].why and rows[0].values[case.level][0] == "undefined":
        return f"{words.said(rows[0].why)} "
    missing = (said for expr in _amounts(remedy, case, policy) for said in _of(expr, case, policy))
    said = next(missing, "") or _left_open(remedy, case, policy)
    return f"{words.said(said)} " if said else ""


def _amounts(remedy: Remedy, case: Case, policy: Policy) -> Iterator[Expr]:
    """Every amount of the remedy, and of the facts that are worked out for it and undefined."""
    for name in _needs(remedy, case, policy):
        worked = policy.facts[name].worked
        if worked and isinstance(case.view[name], Unsaid):
            yield from (expr for _, expr in worked.rows)
    yield from _own(remedy, case)


def _own(remedy: Remedy, case: Case) -> list[Expr]:
    """The amounts of the remedy that count at the case's level."""
    own = (remedy.share_of, remedy.at_most, remedy.at_least, *(row.values[case.level] for row in remedy.clauses))
    return [expr for expr in own if expr is not None]


def _needs(remedy: Remedy, case: Case, policy: Policy) -> list[str]:
    """The facts that count at the case's level; what only the amounts of other levels are made of keeps nobody here silent."""
    conditions = (remedy.only_when, *(one.when for one in remedy.exclusions), *(row.when for row in remedy.clauses))
    named = set().union(*(facts_of(cond) for cond in conditions if cond))
    amounts = (*_own(remedy, case), *(bound.left for bound in remedy.bounds))
    named |= set().union(*(behind(expr, policy.rates) for expr in amounts))
    every = set().union(*(with_behind(name, policy.facts) for name in named))
    return [name for name in remedy.needs if name in every]


def _of(expr: Expr, case: Case, policy: Policy) -> Iterator[str]:
    """What is missing in an amount, innermost first."""
    for part in operands(expr):
        yield from _of(part, case, policy)
    if expr[0] == "rate" and amount(expr, case.view, policy).mute and policy.rates[expr[1]].values:
        rate = policy.rates[expr[1]]
        yield policy.language.say("silence.rate", rate=rate.name, day=words.day(rate.values[0][0], policy))
    if expr[0] in ("moved", "span", "ago") and amount(expr, case.view, policy).mute and _known(expr, case, policy):
        begin, until = policy.calendar.begin, policy.calendar.until
        if begin is not None and until is not None:
            ends = {"first": words.day(begin, policy), "last": words.day(until, policy)}
            yield policy.language.say("silence.holidays", **ends)


def _known(expr: Expr, case: Case, policy: Policy) -> bool:
    return all(amount(part, case.view, policy).exact is not None for part in operands(expr))


def _left_open(remedy: Remedy, case: Case, policy: Policy) -> str:
    """The reason of the row by which a fact was left open on purpose."""
    for name in _needs(remedy, case, policy):
        worked = policy.facts[name].worked
        place = deciding(worked, case, policy) if worked and isinstance(case.view[name], Unsaid) else None
        if worked and place is not None and worked.rows[place][1] == ("undefined",):
            return worked.whys[place] or ""
    return ""
