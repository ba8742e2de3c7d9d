"""The policy in English: amounts, conditions, formulas and ranges as a person would say them, with no doubt on an edge."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from leeway.offers import formats
from leeway.offers.amounts import Amount
from leeway.offers.expressions import Unit
from leeway.offers.numbers import Number, text
from leeway.offers.policy import Clause, Fact, Policy, Remedy
from leeway.offers.ranges import Choices, Domain, Range
from leeway.offers.units import counted, named, spoken
from leeway.offers.values import iso

_SIGNS = {">=": "at least", "<=": "at most", ">": "more than", "<": "under", "=": "exactly"}
_DATE_SIGNS = {">=": "on or after", "<=": "on or before", ">": "after", "<": "before", "=": "on"}
_OPERATORS = {"+": " + ", "-": " − ", "*": " × ", "/": " ÷ "}
_BINDING = {"+": 1, "-": 1, "*": 2, "/": 2}


def value(number: Number, unit: Unit, policy: Policy) -> str:
    """One value with its unit: `$50`, `$12.50`, `50%`, `2 months`, `yes`, `2026-11-20`."""
    if unit == "money":
        return formats.money(number, policy.currency.decimals, policy.currency.format)
    if unit == "percent":
        return formats.percent(number, policy.currency.format)
    if unit == "yes or no":
        return "yes" if number else "no"
    if unit == "date":
        return iso(number)
    if not counted(unit):
        return formats.plain(number, policy.currency.format)
    said, word = spoken(number, unit)
    return f"{formats.plain(said, policy.currency.format)} {named(said, word)}"


def exact(number: Number, unit: Unit, policy: Policy) -> str:
    """The value as a machine reads it: `50.00`, `2`, `yes`."""
    if unit == "yes or no":
        return "yes" if number else "no"
    return text(number, policy.currency.decimals if unit == "money" else 0)


def amount(found: Amount, unit: Unit, policy: Policy) -> str:
    """An amount that may not be known yet: `$50`, `at least $25, at most $50`, `at most $50`, `depends`."""
    if found.exact is not None:
        return value(found.exact, unit, policy)
    if unit == "yes or no" or found.mute:
        return "depends"
    low = f"at least {value(found.sure, unit, policy)}" if found.sure > 0 else ""
    high = f"at most {value(found.most, unit, policy)}" if found.most is not None else ""
    return ", ".join(part for part in (low, high) if part) or "depends"


def fact_value(fact: Fact, domain: Domain, policy: Policy) -> str:
    """What a known fact is: the choice's own words, or the value with its unit."""
    if isinstance(domain, Choices):
        word = domain.among[0]
        return str(fact.texts["choices"][word]) if fact.kind == "choice" else word
    return value(domain.low, fact.unit, policy)


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
    fact = policy.facts[cond[1]]
    if kind == "is":
        return _is(fact, cond[2], policy)
    if kind == "within":
        return f"{fact.name} is {' and '.join(_bound(fact, sign, bound, policy) for sign, bound in cond[2])}"
    return f"{fact.name} is {_bound(fact, cond[2], cond[3], policy)}"


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


def _bound(fact: Fact, sign: str, bound: Any, policy: Policy) -> str:
    signs = _DATE_SIGNS if fact.kind == "date" else _SIGNS
    return f"{signs[sign]} {formula(bound, policy)}"


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
        return value(expr[1], expr[2], policy)
    if kind == "fact":
        return policy.facts[expr[1]].name
    if kind == "rate":
        return policy.rates[expr[1]].name
    if kind in ("min", "max"):
        said = [formula(part, policy, 2) for part in expr[1:]]
        chosen = f"the {'smaller' if kind == 'min' else 'larger'} of {listed(said)}"
        return f"({chosen})" if binding else chosen
    return _binary(expr, policy, binding)


def _binary(expr: Any, policy: Policy, binding: int) -> str:
    kind, one, other = expr
    own = _BINDING[kind]
    share = kind == "*" and one[0] == "lit" and one[2] == "percent"
    said = formula(one, policy, own) + (" of " if share else _OPERATORS[kind]) + formula(other, policy, own + (kind in "-/"))
    return f"({said})" if own < binding else said


def given(remedy: Remedy, clause: Clause, level: int, policy: Policy) -> str:
    """What a clause lets a level give: "50% of visit fee", "2 months", "yes", "nothing"."""
    expr = clause.values[level]
    if expr[0] == "lit" and expr[1] == 0:
        return "no" if remedy.unit == "yes or no" else "nothing"
    if remedy.share_of is None:
        return formula(expr, policy)
    return f"{formula(expr, policy, 2)} of {formula(remedy.share_of, policy, 2)}"


def clause(remedy: Remedy, row: Clause, policy: Policy) -> str:
    """When a clause applies: "Time with us is at least 10 years", "In every other case", "Since what went wrong is ..."."""
    last = "in every other case" if len(remedy.clauses) > 1 else "" if remedy.only_when else "for every customer"
    if remedy.only_when and row.when:
        return capital(condition(("all", (remedy.only_when, row.when)), policy))
    there = condition(remedy.only_when or row.when, policy) if remedy.only_when or row.when else ""
    return capital(", ".join(said for said in (there, "" if row.when else last) if said))


def part(fact: Fact, domain: Domain, policy: Policy) -> str:
    """A part of a fact's values: "from 10 years on", "under 4 years", "from 4 to under 10 years", the choice's words."""
    if isinstance(domain, Choices):
        return "if " + _is(fact, domain.among, policy)
    return _dates(domain) if fact.kind == "date" else _numbers(fact, domain, policy)


def _numbers(fact: Fact, span: Range, policy: Policy) -> str:
    own = fact.domain
    assert isinstance(own, Range)
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


def capital(sentence: str) -> str:
    """The sentence with its first letter large, behind a bracket or quote too."""
    start = next((place for place, letter in enumerate(sentence) if letter not in "(“\"'"), 0)
    return sentence[:start] + sentence[start : start + 1].upper() + sentence[start + 1 :]


def sentence(said: str) -> str:
    """The text ended like a sentence."""
    return said if said.endswith((".", "!", "?")) else said + "."


def lower(said: str) -> str:
    """The text with a small first letter, for the middle of a sentence; an abbreviation keeps its capitals."""
    return said if said[1:2].isupper() else said[:1].lower() + said[1:]


def unit_word(count: str, unit: str) -> str:
    """The unit's word beside a count written as text: `1 month`, `2 months`."""
    return named(1 if count == "1" else 2, unit)


def listed(said: Sequence[str]) -> str:
    """Several things in a row: "a", "a and b", "a, b and c"."""
    return " and ".join(part for part in (", ".join(said[:-1]), said[-1]) if part)
