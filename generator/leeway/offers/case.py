"""A case as it comes in, read against the policy: what is known of each fact, and what is wrong with the case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from leeway.offers.amounts import TODAY, View
from leeway.offers.policy import Fact, Policy
from leeway.offers.ranges import Choices, Domain, Range
from leeway.offers.units import convert
from leeway.offers.values import FIRST_DAY, LAST_DAY, NOT_KNOWN, Complaint, Literal, iso, literal


@dataclass(frozen=True, slots=True)
class CaseProblem:
    """What is wrong with a case: a code, where in the case (`facts.tenure`), a sentence, the nearest valid word."""

    code: str
    at: str
    message: str
    nearest: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A case read against a policy. `told` holds the facts as given, `assumed` those that the policy assumes."""

    situation: str
    level: int
    on: str | None
    told: Mapping[str, str]
    assumed: Mapping[str, str]
    refused: tuple[str, ...]
    fair: Mapping[str, str]
    view: View


def read_case(policy: Policy, raw: Any) -> tuple[Case | None, tuple[CaseProblem, ...]]:
    """The case and its problems. A fact that cannot be read stays unknown; without situation or level there is no case."""
    if not isinstance(raw, Mapping):
        return None, (CaseProblem("bad-case", "", "a case is an object with at least a situation"),)
    problems = [_unknown("unknown-key", key, f'a case has no "{key}"', _KEYS) for key in raw if key not in _KEYS]
    situation, level = _situation(policy, raw, problems), _level(policy, raw, problems)
    told = _words(raw, "facts", problems)
    view, told, assumed = _view(policy, told, problems)
    on = _date(policy, raw.get("on"), problems)
    view[TODAY] = Range(FIRST_DAY, LAST_DAY, whole=True) if on is None else Range(on, on, whole=True)
    refused = _refused(policy, raw.get("refused", []), problems)
    if situation is None or level is None:
        return None, tuple(problems)
    fair = _words(raw, "fair", problems)
    return Case(situation, level, iso(on) if on else None, told, assumed, refused, fair, view), tuple(problems)


_KEYS = ("situation", "level", "facts", "refused", "fair", "on")


def _unknown(code: str, at: str, message: str, words: Iterable[str]) -> CaseProblem:
    near = get_close_matches(at.rpartition(".")[2], list(words), n=1)
    return CaseProblem(code, at, message, near[0] if near else None)


def _situation(policy: Policy, raw: Mapping[str, Any], problems: list[CaseProblem]) -> str | None:
    name = raw.get("situation")
    if isinstance(name, str) and name in policy.situations:
        return name
    near = get_close_matches(str(name), list(policy.situations), n=1)
    message = f'there is no situation "{name}"' if name else "the case names no situation"
    problems.append(CaseProblem("unknown-situation", "situation", message, near[0] if near else None))
    return None


def _level(policy: Policy, raw: Mapping[str, Any], problems: list[CaseProblem]) -> int | None:
    name = raw.get("level")
    if name is None:
        return 0
    found = policy.level_index(name)
    if found is None:
        near = get_close_matches(str(name), [level["id"] for level in policy.levels], n=1)
        problems.append(CaseProblem("unknown-level", "level", f'there is no level "{name}"', near[0] if near else None))
    return found


def _words(raw: Mapping[str, Any], key: str, problems: list[CaseProblem]) -> dict[str, str]:
    """The mapping of names to texts that stands under a key; anything else in it is told and left out."""
    found = {} if raw.get(key) is None else raw[key]
    if not isinstance(found, Mapping):
        problems.append(CaseProblem("bad-case", key, f'"{key}" is an object of names and texts'))
        return {}
    for name, text in found.items():
        if not isinstance(text, str):
            problems.append(CaseProblem("bad-value", f"{key}.{name}", 'a value is a text, as in the policy: "12 years"'))
    return {name: text.strip() for name, text in found.items() if isinstance(text, str)}


def _view(
    policy: Policy, told: dict[str, str], problems: list[CaseProblem]
) -> tuple[dict[str, Domain], dict[str, str], dict[str, str]]:
    """What every fact can be, and which of the given and assumed texts count."""
    for name in told:
        if name not in policy.facts:
            problems.append(_unknown("unknown-fact", f"facts.{name}", f'there is no fact "{name}"', policy.facts))
    view: dict[str, Domain] = {}
    counts: dict[str, str] = {}
    assumed: dict[str, str] = {}
    for name, fact in policy.facts.items():
        text = told.get(name)
        if text is None and "assume" in fact.texts:
            assumed[name] = text = fact.texts["assume"]
        known = read_value(fact, text, policy) if text is not None else fact.domain
        if isinstance(known, Complaint):
            problems.append(CaseProblem(known.code, f"facts.{name}", known.message, _near_choice(fact, text or "")))
            known = fact.domain
        elif name in told:
            counts[name] = told[name]
        view[name] = known
    return view, counts, assumed


def _near_choice(fact: Fact, text: str) -> str | None:
    words = fact.domain.among if isinstance(fact.domain, Choices) else ()
    return next(iter(get_close_matches(text, words, n=1)), None)


def read_value(fact: Fact, text: str, policy: Policy) -> Domain | Complaint:
    """The fact's domain once `text` is said of it, or why it cannot be. "not known" counts as the policy's `if_unknown`."""
    if text == NOT_KNOWN:
        if "if_unknown" not in fact.texts:
            return Complaint("not-known", f'the policy does not say what to do when "{fact.name}" is not known')
        text = fact.texts["if_unknown"]
    if isinstance(fact.domain, Choices):
        words = fact.domain.among
        return (
            Choices((text,)) if text in words else Complaint("not-a-choice", f'"{_short(text)}" is none of: {", ".join(words)}')
        )
    return _number(fact, fact.domain, text, policy)


def _number(fact: Fact, domain: Range, text: str, policy: Policy) -> Domain | Complaint:
    found = literal(text, policy.currency)
    if isinstance(found, Complaint):
        return found
    value = found.value if found.unit == fact.unit else convert(found.value, found.unit, fact.unit)
    if value is None:
        return Complaint("wrong-unit", f'"{fact.name}" is {_kind(fact)}, but "{_short(text)}" is not')
    if value < domain.low or (domain.high is not None and value > domain.high):
        return Complaint("out-of-range", f'"{_short(text)}" is outside of what "{fact.name}" can be')
    if domain.whole and value.denominator != 1:
        return Complaint("not-whole", f'"{fact.name}" is counted in whole {fact.unit}')
    return Range(value, value, whole=domain.whole)


def _kind(fact: Fact) -> str:
    kinds = {"money": "an amount of money", "percent": "a percentage", "number": "a bare number", "date": "a date (2026-11-20)"}
    return kinds.get(fact.unit, f"counted in {fact.unit}")


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."


def _date(policy: Policy, text: Any, problems: list[CaseProblem]) -> int | None:
    if text is None:
        return None
    found = literal(text, policy.currency) if isinstance(text, str) else None
    if isinstance(found, Literal) and found.unit == "date":
        return int(found.value)
    problems.append(CaseProblem("bad-date", "on", f'"{_short(str(text))}" is not a date: write it like 2026-11-20'))
    return None


def _refused(policy: Policy, names: Any, problems: list[CaseProblem]) -> tuple[str, ...]:
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        problems.append(CaseProblem("bad-case", "refused", '"refused" is a list of remedies'))
        return ()
    for name in names:
        if name not in policy.remedies:
            problems.append(_unknown("unknown-remedy", f"refused.{name}", f'there is no remedy "{name}"', policy.remedies))
    return tuple(dict.fromkeys(name for name in names if name in policy.remedies))
