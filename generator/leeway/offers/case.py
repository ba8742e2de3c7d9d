"""A case as it comes in, read against the policy: what is known of each fact, and what is wrong with the case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from leeway.offers import words
from leeway.offers.amounts import View
from leeway.offers.bounds import accepted
from leeway.offers.expressions import NOW, TODAY
from leeway.offers.numbers import Number
from leeway.offers.policy import Fact, Policy
from leeway.offers.ranges import Choices, Domain, Range
from leeway.offers.reading import EVER, NONE_YET
from leeway.offers.units import MOMENT, convert, counted
from leeway.offers.values import DAY, FIRST_DAY, NEVER, NOT_KNOWN, Complaint, Literal, complaint, iso, literal, moment
from leeway.offers.working import complete


@dataclass(frozen=True, slots=True)
class CaseProblem:
    """What is wrong with a case: a code, where in the case (`facts.tenure`), a sentence, the nearest valid word."""

    code: str
    at: str
    message: str
    nearest: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A case read against a policy. `told` holds the facts as given, `assumed` those that the policy assumes.

    `claimed` are facts that the customer told and nobody verified: they count as unknown. `accepted` is what the customer has
    accepted already, of each remedy.
    """

    situation: str
    level: int
    on: str | None
    told: Mapping[str, str]
    assumed: Mapping[str, str]
    refused: tuple[str, ...]
    fair: Mapping[str, str]
    claimed: Mapping[str, str]
    accepted: Mapping[str, Number]
    view: View

    @property
    def gone(self) -> tuple[str, ...]:
        """The remedies that are offered no more: the refused and the accepted ones."""
        return (*self.refused, *self.accepted)


def read_case(policy: Policy, raw: Any) -> tuple[Case | None, tuple[CaseProblem, ...]]:
    """The case and its problems. A fact that cannot be read stays unknown; without situation or level there is no case."""
    if not isinstance(raw, Mapping):
        return None, (CaseProblem("bad-case", "", policy.language.say("case.not_an_object")),)
    say = policy.language.say
    problems = [_unknown("unknown-key", key, say("case.unknown_key", name=key), _KEYS) for key in raw if key not in _KEYS]
    situation, level = _situation(policy, raw, problems), _level(policy, raw, problems)
    told = _words(policy, raw, "facts", problems)
    claimed = {name: told.pop(name) for name in _claimed(policy, raw.get("claimed"), told, problems)}
    view, told, assumed = _view(policy, told, problems)
    on = _moment(policy, raw.get("on"), problems)
    view |= {TODAY: on[0], NOW: on[1]}
    taken = _accepted(policy, _words(policy, raw, "accepted", problems), problems)
    view |= dict.fromkeys(map(accepted, policy.remedies), NONE_YET)
    view |= {accepted(name): Range(number, number) for name, number in taken.items()}
    refused = _refused(policy, raw.get("refused", []), problems)
    if situation is None or level is None:
        return None, tuple(problems)
    fair = _words(policy, raw, "fair", problems)
    view = complete(view, policy)
    return Case(situation, level, on[2], told, assumed, refused, fair, claimed, taken, view), tuple(problems)


_KEYS = ("situation", "level", "facts", "claimed", "refused", "accepted", "fair", "on")


def _unknown(code: str, at: str, message: str, words: Iterable[str]) -> CaseProblem:
    near = get_close_matches(at.rpartition(".")[2], list(words), n=1)
    return CaseProblem(code, at, message, near[0] if near else None)


def _no_fact(policy: Policy, under: str, name: str) -> CaseProblem:
    return _unknown("unknown-fact", f"{under}.{name}", policy.language.say("case.unknown_fact", name=name), policy.facts)


def _no_remedy(policy: Policy, under: str, name: str) -> CaseProblem:
    return _unknown("unknown-remedy", f"{under}.{name}", policy.language.say("case.unknown_remedy", name=name), policy.remedies)


def _situation(policy: Policy, raw: Mapping[str, Any], problems: list[CaseProblem]) -> str | None:
    name = raw.get("situation")
    if isinstance(name, str) and name in policy.situations:
        return name
    near = get_close_matches(str(name), list(policy.situations), n=1)
    say = policy.language.say
    message = say("case.unknown_situation", name=name) if name else say("case.no_situation")
    problems.append(CaseProblem("unknown-situation", "situation", message, near[0] if near else None))
    return None


def _level(policy: Policy, raw: Mapping[str, Any], problems: list[CaseProblem]) -> int | None:
    name = raw.get("level")
    if name is None:
        return 0
    found = policy.level_index(name)
    if found is None:
        near = get_close_matches(str(name), [level["id"] for level in policy.levels], n=1)
        message = policy.language.say("case.unknown_level", name=name)
        problems.append(CaseProblem("unknown-level", "level", message, near[0] if near else None))
    elif not policy.discloses(found):
        audience, asked = policy.levels[policy.audience], policy.levels[found]
        message = policy.language.say("case.undisclosed", audience=audience["name"], level=asked["name"])
        problems.append(CaseProblem("undisclosed-level", "level", message, audience["id"]))
        return None
    return found


def _words(policy: Policy, raw: Mapping[str, Any], key: str, problems: list[CaseProblem]) -> dict[str, str]:
    """The mapping of names to texts that stands under a key; anything else in it is told and left out."""
    found = {} if raw.get(key) is None else raw[key]
    if not isinstance(found, Mapping):
        problems.append(CaseProblem("bad-case", key, policy.language.say("case.names_and_texts", name=key)))
        return {}
    for name, text in found.items():
        if not isinstance(text, str):
            problems.append(CaseProblem("bad-value", f"{key}.{name}", policy.language.say("case.not_a_text")))
    return {name: text.strip() for name, text in found.items() if isinstance(text, str)}


def _view(
    policy: Policy, told: dict[str, str], problems: list[CaseProblem]
) -> tuple[dict[str, Domain], dict[str, str], dict[str, str]]:
    """What every fact can be, and which of the given and assumed texts count."""
    for name in told:
        if name not in policy.facts:
            problems.append(_no_fact(policy, "facts", name))
        elif policy.facts[name].worked:
            message = policy.language.say("case.worked_out", name=policy.facts[name].name)
            problems.append(CaseProblem("worked-out-given", f"facts.{name}", message))
    view: dict[str, Domain] = {}
    counts: dict[str, str] = {}
    assumed: dict[str, str] = {}
    for name, fact in policy.facts.items():
        text = None if fact.worked else told.get(name)
        if text is None and "assume" in fact.texts:
            assumed[name] = text = fact.texts["assume"]
        known = read_value(fact, text, policy) if text is not None else fact.domain
        if isinstance(known, Complaint):
            message = known.said(policy.language)
            problems.append(CaseProblem(known.code, f"facts.{name}", message, _near_choice(fact, text or "")))
            known = fact.domain
        elif text is not None and name in told:
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
            return complaint("not-known", "case.not_known", name=fact.name)
        text = fact.texts["if_unknown"]
    if text == NEVER and fact.kind == "date" and "from_log" in fact.texts:
        return Range(FIRST_DAY, FIRST_DAY, whole=True)
    if isinstance(fact.domain, Choices):
        if text in fact.domain.among:
            return Choices((text,))
        return complaint("not-a-choice", "case.not_a_choice", text=_short(text), choices=", ".join(fact.domain.among))
    assert isinstance(fact.domain, Range)
    return _number(fact, fact.domain, text, policy)


def _number(fact: Fact, domain: Range, text: str, policy: Policy) -> Domain | Complaint:
    found = literal(text, policy.currency)
    if isinstance(found, Complaint):
        if found.code != "bad-value":
            return found
        parts = {"text": _short(text), "kind": words.kind(fact.unit, policy), "sample": _sample(fact, policy)}
        return complaint(found.code, "case.bad_value", **parts)
    bare = found.unit == "number" and counted(fact.unit)
    value = found.value if found.unit == fact.unit or bare else convert(found.value, found.unit, fact.unit)
    if value is None:
        write = f"{policy.currency.symbol}{text}" if found.unit == "number" and fact.unit == "money" else _sample(fact, policy)
        parts = {"name": fact.name, "kind": words.kind(fact.unit, policy), "text": _short(text), "sample": write}
        return complaint("wrong-unit", "case.wrong_unit", **parts)
    if value < domain.low or (domain.high is not None and value > domain.high):
        parts = {"text": _short(text), "name": fact.name, "range": _ends(fact, domain, policy)}
        return complaint("out-of-range", "case.out_of_range", **parts)
    if domain.whole and value.denominator != 1:
        return complaint("not-whole", "case.not_whole", name=fact.name, unit=words.unit_word(2, fact.unit, policy.language))
    return Range(value, value, whole=domain.whole)


def _sample(fact: Fact, policy: Policy) -> str:
    """A correct value of the fact."""
    kinds = {"percent": "50%", "number": "3", "date": "2026-11-20", "time": "12:30", MOMENT: "2026-11-20 12:30"}
    return f"{policy.currency.symbol}25" if fact.unit == "money" else kinds.get(fact.unit, f"10 {fact.unit}")


def _ends(fact: Fact, domain: Range, policy: Policy) -> str:
    """What a fact can be, as `from 0 years to 60 years`."""
    low, say = words.value(domain.low, fact.unit, policy), policy.language.say
    if domain.high is None:
        return say("case.range_open", low=low)
    return say("case.range", low=low, high=words.value(domain.high, fact.unit, policy))


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."


def _moment(policy: Policy, text: Any, problems: list[CaseProblem]) -> tuple[Domain, Domain, str | None]:
    """The day and the moment of the case, as far as they are given, and the text of what is given."""
    if text is None:
        return EVER[TODAY], EVER[NOW], None
    found = literal(text, policy.currency) if isinstance(text, str) else None
    if isinstance(found, Literal) and found.unit == "date":
        day, first = found.value, found.value * DAY
        return Range(day, day, whole=True), Range(first, first + DAY - 1, whole=True), iso(day)
    if isinstance(found, Literal) and found.unit == MOMENT:
        day, now = found.value // DAY, found.value
        return Range(day, day, whole=True), Range(now, now, whole=True), moment(now)
    problems.append(CaseProblem("bad-date", "on", policy.language.say("case.bad_day", text=_short(str(text)))))
    return EVER[TODAY], EVER[NOW], None


def _claimed(policy: Policy, names: Any, told: Mapping[str, str], problems: list[CaseProblem]) -> list[str]:
    """The facts that are only claimed: of those that must be verified, the ones that were told."""
    if names is None:
        return []
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        problems.append(CaseProblem("bad-case", "claimed", policy.language.say("case.claimed")))
        return []
    for name in names:
        if name not in policy.facts:
            problems.append(_no_fact(policy, "claimed", name))
    known = (name for name in dict.fromkeys(names) if name in policy.facts)
    return [name for name in known if name in told and "verify" in policy.facts[name].texts]


def _accepted(policy: Policy, texts: Mapping[str, str], problems: list[CaseProblem]) -> dict[str, Number]:
    """How much of each remedy has been accepted, in its unit."""
    found: dict[str, Number] = {}
    for name, text in texts.items():
        if name not in policy.remedies:
            problems.append(_no_remedy(policy, "accepted", name))
            continue
        unit = policy.remedies[name].unit
        read = literal(text, policy.currency)
        if isinstance(read, Complaint):
            problems.append(CaseProblem(read.code, f"accepted.{name}", read.said(policy.language)))
            continue
        value = read.value if read.unit == "number" and counted(unit) else convert(read.value, read.unit, unit)
        if value is None:
            message = policy.language.say("case.not_given_in", text=_short(text), name=name)
            problems.append(CaseProblem("wrong-unit", f"accepted.{name}", message))
        elif value:
            found[name] = value
    return found


def _refused(policy: Policy, names: Any, problems: list[CaseProblem]) -> tuple[str, ...]:
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        problems.append(CaseProblem("bad-case", "refused", policy.language.say("case.refused")))
        return ()
    for name in names:
        if name not in policy.remedies:
            problems.append(_no_remedy(policy, "refused", name))
    return tuple(dict.fromkeys(name for name in names if name in policy.remedies))
