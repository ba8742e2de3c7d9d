"""The policy in English: conditions, formulas, clauses and ranges as a person would say them, with no doubt on an edge."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from leeway.offers.policy import Clause, Fact, Policy, Remedy
from leeway.offers.ranges import LOWEST, Choices, Domain, Range, Unsaid
from leeway.offers.units import MOMENT
from leeway.offers.values import iso
from leeway.offers.words import capital, listed, value

_SIGNS = {">=": "at least", "<=": "at most", ">": "more than", "<": "under", "=": "exactly"}
_DATE_SIGNS = {">=": "on or after", "<=": "on or before", ">": "after", "<": "before", "=": "on"}
_TIME_SIGNS = {">=": "at or after", "<=": "at or before", ">": "after", "<": "before", "=": "at"}
_SIGNS_OF = {"date": _DATE_SIGNS, MOMENT: _TIME_SIGNS, "time": _TIME_SIGNS}
# How far back, by the sign and by which of the days that are so far back is meant.
_AGO = {(">=", "first"): "at most", ("<", "first"): "more than", ("<=", "last"): "at least", (">", "last"): "less than"}
_OPERATORS = {"+": " + ", "-": " − ", "*": " × ", "/": " ÷ "}
_BINDING = {"+": 1, "-": 1, "*": 2, "/": 2}


def condition(cond: Any, policy: Policy) -> str:
    """A condition as a clause of a sentence: "time with us is at least 10 years and they have said they may leave"."""
    if cond is None:
        return "always"
    kind = cond[0]
    if kind == "all":
        return " and ".join(_inside(part, policy) for part in _merged(cond[1])) or "always"
    if kind == "any":
        return "either " + " or ".join(_inside(part, policy) for part in cond[1])
    if kind == "not" and cond[1][0] == "is":
        return _is_not(policy.facts[cond[1][1]], cond[1][2], policy)
    if kind == "not":
        return f"it is not so that {_inside(cond[1], policy)}"
    if kind == "is":
        return _is(policy.facts[cond[1]], cond[2], policy)
    bounds = cond[2] if kind == "within" else ((cond[2], cond[3]),)
    return f"{policy.name_of(cond[1])} is {_bounds(policy.kind_of(cond[1]), bounds, policy)}"


def _inside(cond: Any, policy: Policy) -> str:
    said = condition(cond, policy)
    several = cond[0] in ("any", "all") or (cond[0] == "not" and cond[1][0] != "is")
    return f"({said})" if several else said


def _merged(conds: Any) -> list[Any]:
    """Two comparisons of one fact in a row, said as one: "is at least 4 years and under 10 years"."""
    found: list[Any] = []
    for cond in _flat(conds):
        if cond[0] == "cmp" and found and found[-1][0] in ("cmp", "within") and found[-1][1] == cond[1]:
            last = found.pop()
            before = last[2] if last[0] == "within" else ((last[2], last[3]),)
            found.append(("within", cond[1], (*before, (cond[2], cond[3]))))
        else:
            found.append(cond)
    return found


def _flat(conds: Any) -> list[Any]:
    """Conditions that must all hold, without brackets around those that are such a list themselves."""
    return [inner for cond in conds for inner in (_flat(cond[1]) if cond[0] == "all" else [cond])]


def _bounds(kind: str, bounds: Any, policy: Policy) -> str:
    """What a fact must be, one bound or several: "at least 4 years and under 10 years", "exactly 30 days ago"."""
    if [(sign, bound[0], bound[3:4]) for sign, bound in bounds] == [(">=", "ago", ("first",)), ("<=", "ago", ("last",))]:
        (_, one), (_, other) = bounds
        if one[1:3] == other[1:3]:
            return f"exactly {formula(one[2], policy)} ago"
    return " and ".join(_bound(kind, sign, bound, policy) for sign, bound in bounds)


def _bound(kind: str, sign: str, bound: Any, policy: Policy) -> str:
    if bound[0] == "ago":
        return f"{_AGO[sign, bound[3]]} {formula(bound[2], policy, 3)} ago"
    if bound[0] == "moved" and bound[1] in (("fact", "today"), ("fact", "now")) and bound[3] > 0:
        return f"{_SIGNS[sign]} {formula(bound[2], policy, 3)} from now"
    return f"{_SIGNS_OF.get(kind, _SIGNS)[sign]} {formula(bound, policy)}"


def _is(fact: Fact, words: tuple[str, ...], policy: Policy) -> str:
    if fact.kind == "yes or no":
        if len(words) > 1:
            return f"{fact.name} is yes or no"
        return str(fact.texts.get(f"when_{words[0]}") or f"{fact.name} is {words[0]}")
    said = [f"“{fact.texts['choices'][word]}”" for word in words]
    return f"{fact.name} is {' or '.join(said)}"


def _is_not(fact: Fact, words: tuple[str, ...], policy: Policy) -> str:
    """A choice that is excluded: "is not A", "is neither A nor B"; the answer that is left of yes and no."""
    if fact.kind == "yes or no":
        return _is(fact, tuple(word for word in ("yes", "no") if word not in words), policy)
    said = [f"“{fact.texts['choices'][word]}”" for word in words]
    return f"{fact.name} is {'not' if len(said) == 1 else 'neither'} {' nor '.join(said)}"


def formula(expr: Any, policy: Policy, binding: int = 0) -> str:
    """An amount as it is worked out, with names: "50% of visit fee", "rate × (the larger of 0 and (days out − 2))"."""
    kind = expr[0]
    if kind == "lit":
        number, unit = expr[3:] or expr[1:]
        return value(number, unit, policy)
    if kind == "as":
        return formula(expr[1], policy, binding)
    if kind == "fact":
        return policy.name_of(expr[1])
    if kind == "rate":
        return policy.rates[expr[1]].name
    if kind in _OPERATORS:
        return _binary(expr, policy, binding)
    said = _WORDED[kind](expr, policy)
    return f"({said})" if binding else said


def _chosen(expr: Any, policy: Policy) -> str:
    which = {"min": "smaller", "max": "larger"} if _numbers_only(expr, policy) else {"min": "earlier", "max": "later"}
    return f"the {which[expr[0]]} of {listed([formula(part, policy, 2) for part in expr[1:]])}"


def _numbers_only(expr: Any, policy: Policy) -> bool:
    """Whether amounts are compared, not places in time."""
    first = next((part for part in expr[1:] if part[0] in ("lit", "fact", "moved")), None)
    if first is None or first[0] == "moved":
        return first is None
    kind = first[2] if first[0] == "lit" else policy.kind_of(first[1])
    return kind not in _SIGNS_OF


def _moved(expr: Any, policy: Policy) -> str:
    _, point, length, sign, _, _ = expr
    return f"{formula(length, policy, 3)} {'after' if sign > 0 else 'before'} {formula(point, policy, 3)}"


def _span(expr: Any, policy: Policy) -> str:
    _, since, until, unit, how, _ = expr
    counted = {"to": unit, "through": unit, "completed": f"completed {unit}", "started": f"started {unit}"}[how]
    ends = f"from {formula(since, policy, 3)} to {formula(until, policy, 3)}"
    return f"the {counted} {ends}{', both counted' if how == 'through' else ''}"


def _rounded(expr: Any, policy: Policy) -> str:
    way = {"round": "to the nearest", "round_up": "up to the next", "round_down": "down to the last"}[expr[0]]
    return f"{formula(expr[1], policy, 3)} rounded {way} {formula(expr[2], policy, 3)}"


def _periods(expr: Any, policy: Policy) -> str:
    return f"the number of {expr[0]} periods of {formula(expr[2], policy, 3)} in {formula(expr[1], policy, 3)}"


_WORDED: dict[str, Callable[[Any, Policy], str]] = {
    "min": _chosen,
    "max": _chosen,
    "moved": _moved,
    "span": _span,
    "round": _rounded,
    "round_up": _rounded,
    "round_down": _rounded,
    "started": _periods,
    "completed": _periods,
    "day": lambda expr, policy: f"the day of {formula(expr[1], policy, 3)}",
    "time": lambda expr, policy: f"the time of day of {formula(expr[1], policy, 3)}",
    "undefined": lambda expr, policy: "undefined",
}


def _binary(expr: Any, policy: Policy, binding: int) -> str:
    kind, one, other = expr
    own = _BINDING[kind]
    share = kind == "*" and one[0] == "lit" and one[2] == "percent"
    said = formula(one, policy, own) + (" of " if share else _OPERATORS[kind]) + formula(other, policy, own + (kind in "-/"))
    return f"({said})" if own < binding else said


def given(remedy: Remedy, clause: Clause, level: int, policy: Policy) -> str:
    """What a clause lets a level give: "50% of visit fee", "2 months", "20% to 30% of the bill", "yes", "nothing"."""
    expr, start = clause.values[level], clause.starts[level] if clause.starts else None
    if expr[0] == "undefined":
        return "the policy leaves it open"
    if expr[0] == "undisclosed":
        return "not shown here"
    if expr[0] == "lit" and expr[1] == 0:
        return "no" if remedy.unit == "yes or no" else "nothing"
    begin = f"{formula(start, policy, 2)} to " if start else ""
    if remedy.share_of is None:
        return begin + formula(expr, policy, 2 if begin else 0)
    return f"{begin}{formula(expr, policy, 2)} of {formula(remedy.share_of, policy, 2)}"


def clause(remedy: Remedy, row: Clause, policy: Policy) -> str:
    """When a clause applies: "Time with us is at least 10 years", "In every other case", "Since what went wrong is ..."."""
    last = "in every other case" if len(remedy.clauses) > 1 else "" if remedy.only_when else "for every customer"
    last += f" ({condition(row.rest, policy)})" if row.rest else ""
    if remedy.only_when and row.when:
        return capital(condition(("all", (remedy.only_when, row.when)), policy))
    there = condition(remedy.only_when or row.when, policy) if remedy.only_when or row.when else ""
    return capital(", ".join(said for said in (there, "" if row.when else last) if said))


def part(fact: Fact, domain: Domain, policy: Policy) -> str:
    """A part of a fact's values: "from 10 years on", "under 4 years", "from 4 to under 10 years", the choice's words."""
    if isinstance(domain, Choices):
        return "if " + _is(fact, domain.among, policy)
    if isinstance(domain, Unsaid):
        return "if the policy says nothing of it"
    return _dates(domain) if fact.kind == "date" else _numbers(fact, domain, policy)


def _numbers(fact: Fact, span: Range, policy: Policy) -> str:
    own = fact.domain
    assert isinstance(own, Range)
    if span.low <= LOWEST and span.high is not None:
        return f"{'under' if span.high_open else 'up to'} {value(span.high, fact.unit, policy)}"
    low = value(span.low, fact.unit, policy)
    if span.known:
        return f"at exactly {low}"
    if span.high is None or (span.high == own.high and not span.high_open):
        return f"over {low}" if span.low_open else f"from {low} on"
    high = value(span.high, fact.unit, policy)
    if span.low == own.low and not span.low_open:
        return f"under {high}" if span.high_open else f"up to {high}"
    return f"{'over' if span.low_open else 'from'} {low} to {'under ' if span.high_open else ''}{high}"


def _dates(span: Range) -> str:
    assert span.high is not None
    if span.known:
        return f"on {iso(span.low)}"
    if span.high >= 3652059:
        return f"from {iso(span.low)} on"
    if span.low <= 1:
        return f"up to {iso(span.high)}"
    return f"from {iso(span.low)} to {iso(span.high)}"
