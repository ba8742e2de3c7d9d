"""What a rep's own log leaves of their budgets, and what else it counts for them: how many, how much, or when last.

A day, a month, a year are those of the clock on the rep's wall: every entry brings its distance from UTC, and so does the
moment that is told as now. Clock changes and journeys therefore move no entry into another month.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from leeway.desk.base import Answer, Desk, Json
from leeway.desk.clock import Local, in_window, local
from leeway.offers import words
from leeway.offers.case import CaseProblem
from leeway.offers.given import read_amount
from leeway.offers.link import coded, read_line, value
from leeway.offers.numbers import Number, number
from leeway.offers.policy import Fact, Policy
from leeway.offers.ranges import Range
from leeway.offers.units import TIMES, convert
from leeway.offers.values import NEVER, iso

OWN = "representative"  # whose log it is; what is per team or per customer, one rep's log cannot know


@dataclass(frozen=True, slots=True)
class Count:
    """What is counted: so much of some remedies within a window. `how`: last, sum, times. `whole`: what it is taken off."""

    remedies: tuple[str, ...]
    over: Any
    how: str
    unit: str
    whole: Number | None = None


@dataclass(frozen=True, slots=True)
class Budget:
    """A budget of the rep's own, what it counts, and the fact that says so in a case, where it has one."""

    remedy: str
    count: Count
    fact: str | None
    is_left: bool


@dataclass(frozen=True, slots=True)
class Gift:
    """So much of a remedy that was given, and when."""

    remedy: str
    amount: Number
    at: Local


def counted(desk: Desk, told: Json) -> Answer:
    """What the rep's entries come to now.

    `told`: `entries`, lines of docs/reference/log.md of which `id`, `at`, `zone`, `case` and `owed` are read, and `now`, with
    `at` and `zone` as a line has them. The value: `facts`, by id, with the `value` as a case takes it and as `text`; `budgets`,
    each with what is `used` and `left` of it, in words; `unclear`, facts that a log cannot say; `unread`, entries that may
    matter and cannot be read, with `why`. No entry at all: nobody has begun to log, and nothing is counted.
    """
    policy, say = desk.policy, desk.policy.language.say
    now, entries = local(told.get("now")), told.get("entries")
    if now is None:
        return None, (CaseProblem("bad-now", "now", say("budget.no_now")),)
    if not isinstance(entries, list):
        return None, (CaseProblem("bad-entries", "entries", say("budget.no_entries")),)
    facts, unclear = wanted(desk)
    budgets = own_budgets(desk) if entries else ()
    counts = [*facts.values(), *(one.count for one in budgets)]
    gifts, unread = _gifts(entries, counts, now, policy)
    told_facts = {name: _filled(policy.facts[name], one, gifts, now, policy) for name, one in facts.items()} if entries else {}
    return {
        "facts": {name: one for name, one in told_facts.items() if one},
        "budgets": [_budget(one, gifts, now, policy) for one in budgets],
        "unclear": [*unclear, *(name for name, one in told_facts.items() if not one)] if entries else [],
        "unread": unread,
    }, ()


def wanted(desk: Desk) -> tuple[dict[str, Count], list[str]]:
    """What is counted for each fact that a rep's own log can say, in the policy's order; and those of which it is not clear."""
    named: dict[str, list[Count]] = {}
    for one in own_budgets(desk):
        if one.fact is not None:
            named.setdefault(one.fact, []).append(one.count if one.is_left else _used(one.count))
    found: dict[str, Count] = {}
    unclear = []
    for name, fact in desk.policy.facts.items():
        log = desk.raw["facts"][name].get("from_log")
        if fact.worked or not (name in named or (log and log["per"] == OWN)):
            continue
        count = _agreed(named.get(name, []), log, fact, desk.policy)
        if count is None:
            unclear.append(name)
        else:
            found[name] = count
    return found, unclear


def own_budgets(desk: Desk) -> tuple[Budget, ...]:
    """The budgets that each representative has, in the policy's order."""
    return tuple(_own_budgets(desk))


def _own_budgets(desk: Desk) -> Iterator[Budget]:
    for name, one in desk.raw["remedies"].items():
        budget = one.get("budget", {})
        if budget.get("per") != OWN:
            continue  # a team's, one rep's log cannot know
        many, unit = budget["how_many"], one["unit"]
        times = unit == "yes or no" or (unit == "money" and many["unit"] != "money")
        unit = TIMES if times else unit
        whole = number(many["n"]) if times else convert(number(many["n"]) or 0, many["unit"], unit)
        fact = budget.get("left", budget.get("used"))
        count = Count((name,), budget.get("each"), "times" if times else "sum", unit, whole)
        yield Budget(name, count, fact, "left" in budget)


def _used(count: Count) -> Count:
    return Count(count.remedies, count.over, count.how, count.unit)


def _agreed(named: Sequence[Count], log: Json | None, fact: Fact, policy: Policy) -> Count | None:
    """The one thing that is counted for a fact; None where the policy says several, or what cannot be added up."""
    if log and log["per"] != OWN:
        return None
    if log and not any(one.whole is not None for one in named):
        return _logged(log, fact, policy)
    first = named[0]
    if any((one.over, one.how, one.whole) != (first.over, first.how, first.whole) for one in named):
        return None
    remedies = tuple(remedy for one in named for remedy in one.remedies)
    if first.how == "times":
        return Count(remedies, first.over, "times", TIMES, first.whole)
    if not _adds_up(remedies, fact.unit, policy):
        return None
    whole = None if first.whole is None else convert(first.whole, first.unit, fact.unit)
    return Count(remedies, first.over, "sum", fact.unit, whole)


def _logged(log: Json, fact: Fact, policy: Policy) -> Count | None:
    remedies = tuple(log["of"])
    if fact.kind == "date":
        return Count(remedies, log.get("over"), "last", "date")
    if _adds_up(remedies, fact.unit, policy):
        return Count(remedies, log.get("over"), "sum", fact.unit)
    alike = any(convert(1, policy.remedies[one].unit, fact.unit) is not None for one in remedies)
    return None if fact.kind == "money" or alike else Count(remedies, log.get("over"), "times", TIMES)


def _adds_up(remedies: Sequence[str], unit: str, policy: Policy) -> bool:
    return all(convert(1, policy.remedies[one].unit, unit) is not None for one in remedies)


def _gifts(entries: Sequence[Any], counts: Sequence[Count], now: Local, policy: Policy) -> tuple[list[Gift], list[Json]]:
    """What was given of the remedies that are counted, and the entries that cannot be read."""
    gifts: list[Gift] = []
    unread: list[Json] = []
    names = sorted({remedy for one in counts for remedy in one.remedies})
    for place, entry in enumerate(entries):
        found = _read(entry, names, counts, now, policy)
        if isinstance(found, str):
            id_ = entry.get("id") if isinstance(entry, Mapping) else None
            unread.append({"entry": place, "id": id_ if isinstance(id_, str) else "", "why": found})
        else:
            gifts += found
    return gifts, unread


def _read(entry: Any, names: Sequence[str], counts: Sequence[Count], now: Local, policy: Policy) -> list[Gift] | str:
    """What an entry gave of these remedies, or why nobody can say."""
    say = policy.language.say
    at = local(entry)
    line, owed = (entry.get(key, "") for key in ("case", "owed")) if isinstance(entry, Mapping) else (None, None)
    if at is None or not isinstance(line, str) or not isinstance(owed, str):
        return say("budget.no_line")
    if not any(in_window(at, now, one.over, policy.calendar) for one in counts):
        return []
    told = _accepted(line, names)
    if told is None:
        return say("budget.no_line")
    for name, amount in _owed(owed):
        if name in names:
            told.setdefault(name, amount)  # else it was counted with what was accepted
    gifts = []
    for name, written in told.items():
        much = read_amount(policy.remedies[name], written, policy)
        if much is None:
            return say("budget.other_unit", name=policy.remedies[name].name, amount=written[:40])
        if much > 0:
            gifts.append(Gift(name, much, at))
    return gifts


def _accepted(line: str, names: Sequence[str]) -> dict[str, str] | None:
    """What the line says was accepted of these remedies; read as a whole only where it names one of them."""
    if not line.startswith("case="):
        return None
    if not any(f".accepted={coded(name)}:" in line for name in names):
        return {}
    raw, _ = read_line(line)
    return None if raw is None else {name: told for name, told in raw["accepted"].items() if name in names}


def _owed(written: str) -> Iterator[tuple[str, str]]:
    for one in written.split(";"):
        name, _, amount = (part.strip() for part in one.partition(":"))
        yield name, amount


def _total(count: Count, gifts: Sequence[Gift], now: Local, policy: Policy) -> Number:
    """How many times, or how much in the count's unit."""
    mine = [one for one in gifts if one.remedy in count.remedies and in_window(one.at, now, count.over, policy.calendar)]
    if count.how == "times":
        return len(mine)
    return sum((convert(one.amount, policy.remedies[one.remedy].unit, count.unit) or 0 for one in mine), 0)


def _filled(fact: Fact, count: Count, gifts: Sequence[Gift], now: Local, policy: Policy) -> dict[str, str] | None:
    """What a case is told of a fact; None where that is nothing that the fact can be."""
    if count.how == "last":
        return _last(fact, count, gifts, now, policy)
    used = _total(count, gifts, now, policy)
    rest = used if count.whole is None else count.whole - used
    domain = fact.domain
    assert isinstance(domain, Range)
    rest = max(domain.low, rest if domain.high is None else min(rest, domain.high))  # overdrawn is nothing left
    told = value(rest, fact.unit, policy)
    if told is None or (domain.whole and rest.denominator != 1):
        return None
    return {"value": told, "text": words.value(rest, fact.unit, policy), "how": "used" if count.whole is None else "left"}


def _last(fact: Fact, count: Count, gifts: Sequence[Gift], now: Local, policy: Policy) -> dict[str, str] | None:
    mine = [one.at for one in gifts if one.remedy in count.remedies and in_window(one.at, now, count.over, policy.calendar)]
    if not mine:
        return {"value": NEVER, "text": policy.language.say("never"), "how": "last"}
    day = max(one.day for one in mine)
    domain = fact.domain
    assert isinstance(domain, Range)
    if day < domain.low or (domain.high is not None and day > domain.high):
        return None
    return {"value": iso(day), "text": words.value(day, "date", policy), "how": "last"}


def _budget(one: Budget, gifts: Sequence[Gift], now: Local, policy: Policy) -> dict[str, Any]:
    """How a budget stands, in words."""
    used, whole = _total(one.count, gifts, now, policy), one.count.whole or 0
    left = max(0, whole - used)
    said = {key: words.value(amount, one.count.unit, policy) for key, amount in (("used", used), ("left", left), ("of", whole))}
    window, say = _window(one.count.over, policy), policy.language.say
    rest = words.bare(left, one.count.unit, policy)
    over = say("budget.over", **said, window=window)
    text = over if used > whole else say("budget.left", left=rest, of=said["of"], window=window)
    return {"remedy": one.remedy, "name": policy.remedies[one.remedy].name, "fact": one.fact, **said, "text": text}


def _window(over: Any, policy: Policy) -> str:
    say = policy.language.say
    if over is None:
        return ""
    if isinstance(over, str):
        return say("window", when=say(f"window.this.{over}"))
    return say("window", when=say("window.any", length=words.value(number(over["n"]) or 0, over["unit"], policy)))
