"""The policy in sentences: conditions, formulas, clauses and ranges as a person would say them, with no doubt on an edge."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from leeway.offers.expressions import NOW, TODAY
from leeway.offers.policy import Clause, Fact, Policy, Remedy
from leeway.offers.ranges import LOWEST, Choices, Domain, Range, Unsaid
from leeway.offers.units import MOMENT
from leeway.offers.values import FIRST_DAY, LAST_DAY
from leeway.offers.words import capital, day, listed, quoted, unit_word, value

_SIGNS = {">=": "sign.at_least", "<=": "sign.at_most", ">": "sign.more", "<": "sign.less", "=": "sign.exactly"}
_DATE_SIGNS = {">=": "sign.day_from", "<=": "sign.day_until", ">": "sign.later", "<": "sign.earlier", "=": "sign.day"}
_TIME_SIGNS = {">=": "sign.time_from", "<=": "sign.time_until", ">": "sign.later", "<": "sign.earlier", "=": "sign.time"}
_SIGNS_OF = {"date": _DATE_SIGNS, MOMENT: _TIME_SIGNS, "time": _TIME_SIGNS}
# How far back, by the sign and by which of the days that are so far back is meant.
_AGO = {
    (">=", "first"): "ago.at_most",
    ("<", "first"): "ago.more",
    ("<=", "last"): "ago.at_least",
    (">", "last"): "ago.less",
}
_OPERATORS = {"+": " + ", "-": " − ", "*": " × ", "/": " ÷ "}
_BINDING = {"+": 1, "-": 1, "*": 2, "/": 2}


def condition(cond: Any, policy: Policy) -> str:
    """A condition as a clause of a sentence: "time with us is at least 10 years and they have said they may leave"."""
    say = policy.language.say
    if cond is None:
        return say("condition.always")
    kind = cond[0]
    if kind == "all":
        return say("condition.and").join(_inside(part, policy) for part in _merged(cond[1])) or say("condition.always")
    if kind == "any":
        return say("condition.either", parts=say("condition.or").join(_inside(part, policy) for part in cond[1]))
    if kind == "not" and cond[1][0] == "is":
        return _is_not(policy.facts[cond[1][1]], cond[1][2], policy)
    if kind == "not":
        return say("condition.not", condition=_inside(cond[1], policy))
    if kind == "is":
        return _is(policy.facts[cond[1]], cond[2], policy)
    bounds = cond[2] if kind == "within" else ((cond[2], cond[3]),)
    return say("condition.is", name=policy.name_of(cond[1]), value=_bounds(policy.kind_of(cond[1]), bounds, policy))


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
            return policy.language.say("ago.exactly", length=formula(one[2], policy))
    return policy.language.say("condition.and").join(_bound(kind, sign, bound, policy) for sign, bound in bounds)


def _bound(kind: str, sign: str, bound: Any, policy: Policy) -> str:
    say = policy.language.say
    if bound[0] == "ago":
        return say(_AGO[sign, bound[3]], length=formula(bound[2], policy, 3))
    if bound[0] == "moved" and bound[1] in (("fact", TODAY), ("fact", NOW)) and bound[3] > 0:
        return say("ahead", bound=say(_SIGNS[sign], value=formula(bound[2], policy, 3)))
    return say(_SIGNS_OF.get(kind, _SIGNS)[sign], value=formula(bound, policy))


def _is(fact: Fact, words: tuple[str, ...], policy: Policy) -> str:
    say = policy.language.say
    if fact.kind == "yes or no":
        if len(words) > 1:
            return say("condition.yes_or_no", name=fact.name)
        return str(fact.texts.get(f"when_{words[0]}") or say("condition.is", name=fact.name, value=say(words[0])))
    return say("condition.is", name=fact.name, value=say("condition.or").join(_choices(fact, words, policy)))


def _is_not(fact: Fact, words: tuple[str, ...], policy: Policy) -> str:
    """A choice that is excluded: "is not A", "is neither A nor B"; the answer that is left of yes and no."""
    if fact.kind == "yes or no":
        return _is(fact, tuple(word for word in ("yes", "no") if word not in words), policy)
    said = _choices(fact, words, policy)
    if len(said) == 1:
        return policy.language.say("condition.none", name=fact.name, value=said[0])
    return policy.language.say("condition.neither", name=fact.name, values=policy.language.say("condition.nor").join(said))


def _choices(fact: Fact, words: tuple[str, ...], policy: Policy) -> list[str]:
    return [quoted(fact.texts["choices"][word], policy) for word in words]


def formula(expr: Any, policy: Policy, binding: int = 0) -> str:
    """An amount as it is worked out, with names: "50% of visit fee", "rate × (the larger of 0 and (days out − 2))"."""
    kind = expr[0]
    if kind == "lit":
        number, unit = expr[3:] or expr[1:]
        return value(number, unit, policy)
    if kind == "as":
        return formula(expr[1], policy, binding)
    if kind == "fact":
        return policy.name_of(expr[1]) if expr[1] in (TODAY, NOW) else _name(policy.facts[expr[1]].name, policy)
    if kind == "rate":
        return _name(policy.rates[expr[1]].name, policy)
    if kind in _OPERATORS:
        return _binary(expr, policy, binding)
    said = _WORDED[kind](expr, policy)
    return f"({said})" if binding else said


def _name(name: str, policy: Policy) -> str:
    return policy.language.say("formula.name", name=name)


def _chosen(expr: Any, policy: Policy) -> str:
    in_time = not _numbers_only(expr, policy)
    key = {"min": ("formula.smaller", "formula.earlier"), "max": ("formula.larger", "formula.later")}[expr[0]][in_time]
    return policy.language.say(key, values=listed([formula(part, policy, 2) for part in expr[1:]], policy.language))


def _numbers_only(expr: Any, policy: Policy) -> bool:
    """Whether amounts are compared, not places in time."""
    first = next((part for part in expr[1:] if part[0] in ("lit", "fact", "moved")), None)
    if first is None or first[0] == "moved":
        return first is None
    kind = first[2] if first[0] == "lit" else policy.kind_of(first[1])
    return kind not in _SIGNS_OF


def _moved(expr: Any, policy: Policy) -> str:
    _, point, length, sign, _, _ = expr
    key = "formula.after" if sign > 0 else "formula.before"
    return policy.language.say(key, length=formula(length, policy, 3), point=formula(point, policy, 3))


_SPANS = {
    "to": "formula.span",
    "through": "formula.through",
    "completed": "formula.completed_span",
    "started": "formula.started_span",
}


def _span(expr: Any, policy: Policy) -> str:
    _, since, until, unit, how, _ = expr
    ends = {"since": formula(since, policy, 3), "until": formula(until, policy, 3)}
    return policy.language.say(_SPANS[how], unit=unit_word(2, unit, policy.language), **ends)


_ROUNDED = {"round": "formula.round", "round_up": "formula.round_up", "round_down": "formula.round_down"}


def _rounded(expr: Any, policy: Policy) -> str:
    return policy.language.say(_ROUNDED[expr[0]], amount=formula(expr[1], policy, 3), step=formula(expr[2], policy, 3))


_PERIODS = {"started": "formula.started", "completed": "formula.completed"}


def _periods(expr: Any, policy: Policy) -> str:
    return policy.language.say(_PERIODS[expr[0]], length=formula(expr[2], policy, 3), whole=formula(expr[1], policy, 3))


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
    "day": lambda expr, policy: policy.language.say("formula.day", moment=formula(expr[1], policy, 3)),
    "time": lambda expr, policy: policy.language.say("formula.time", moment=formula(expr[1], policy, 3)),
    "undefined": lambda expr, policy: policy.language.say("formula.undefined"),
}


def _binary(expr: Any, policy: Policy, binding: int) -> str:
    kind, one, other = expr
    own = _BINDING[kind]
    ends = formula(one, policy, own), formula(other, policy, own + (kind in "-/"))
    if kind == "*" and one[0] == "lit" and one[2] == "percent":
        said = policy.language.say("formula.share", share=ends[0], base=ends[1])
    else:
        said = _OPERATORS[kind].join(ends)
    return f"({said})" if own < binding else said


def given(remedy: Remedy, clause: Clause, level: int, policy: Policy) -> str:
    """What a clause lets a level give: "50% of visit fee", "2 months", "20% to 30% of the bill", "yes", "nothing"."""
    expr, start, say = clause.values[level], clause.starts[level] if clause.starts else None, policy.language.say
    if expr[0] == "undefined":
        return say("given.open")
    if expr[0] == "undisclosed":
        return say("given.hidden")
    if expr[0] == "lit" and expr[1] == 0:
        return say("no" if remedy.unit == "yes or no" else "nothing")
    said = formula(expr, policy, 2 if start or remedy.share_of else 0)
    if start:
        said = say("formula.range", low=formula(start, policy, 2), high=said)
    if remedy.share_of is None:
        return said
    return say("formula.share", share=said, base=formula(remedy.share_of, policy, 2))


def clause(remedy: Remedy, row: Clause, policy: Policy) -> str:
    """When a clause applies: "Time with us is at least 10 years", "In every other case", "Since what went wrong is ..."."""
    if remedy.only_when and row.when:
        return capital(condition(("all", (remedy.only_when, row.when)), policy))
    there = condition(remedy.only_when or row.when, policy) if remedy.only_when or row.when else ""
    return capital(", ".join(said for said in (there, "" if row.when else _last(remedy, row, policy)) if said))


def _last(remedy: Remedy, row: Clause, policy: Policy) -> str:
    """How the row without a condition is called: by those above it, or by what they leave."""
    say = policy.language.say
    last = say("clause.otherwise") if len(remedy.clauses) > 1 else "" if remedy.only_when else say("clause.everybody")
    return say("clause.rest", when=last, rest=condition(row.rest, policy)) if row.rest else last


def part(fact: Fact, domain: Domain, policy: Policy) -> str:
    """A part of a fact's values: "from 10 years on", "under 4 years", "from 4 to under 10 years", the choice's words."""
    if isinstance(domain, Choices):
        return policy.language.say("part.if", condition=_is(fact, domain.among, policy))
    if isinstance(domain, Unsaid):
        return policy.language.say("part.unsaid")
    return _dates(domain, policy) if fact.kind == "date" else _numbers(fact, domain, policy)


def _numbers(fact: Fact, span: Range, policy: Policy) -> str:
    own, say = fact.domain, policy.language.say
    assert isinstance(own, Range)
    high = "" if span.high is None else value(span.high, fact.unit, policy)
    below = "part.under" if span.high_open else "part.up_to"
    if span.low <= LOWEST and span.high is not None:
        return say(below, high=high)
    low = value(span.low, fact.unit, policy)
    if span.known:
        return say("part.exactly", value=low)
    if span.high is None or (span.high == own.high and not span.high_open):
        return say("part.over" if span.low_open else "part.from", low=low)
    if span.low == own.low and not span.low_open:
        return say(below, high=high)
    return say(_BETWEEN[span.low_open, span.high_open], low=low, high=high)


# By whether the lower and the higher end are outside.
_BETWEEN = {
    (False, False): "part.from_to",
    (False, True): "part.from_under",
    (True, False): "part.over_to",
    (True, True): "part.over_under",
}


def _dates(span: Range, policy: Policy) -> str:
    assert span.high is not None
    say = policy.language.say
    if span.known:
        return say("part.day", day=day(span.low, policy))
    if span.high >= LAST_DAY:
        return say("part.days_from", day=day(span.low, policy))
    if span.low <= FIRST_DAY:
        return say("part.days_until", day=day(span.high, policy))
    return say("part.days", first=day(span.low, policy), last=day(span.high, policy))
