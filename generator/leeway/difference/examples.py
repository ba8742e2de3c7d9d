"""A customer who shows a difference, as a case that anybody can decide again, and in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from leeway.difference.asking import SILENT, UNKNOWN, Shown
from leeway.difference.customers import Known, at_one_time, said, written
from leeway.difference.two import Two
from leeway.difference.values import Example
from leeway.offers import decide, words
from leeway.offers.expressions import NOW, TODAY
from leeway.offers.numbers import Number
from leeway.offers.policy import Policy, Remedy
from leeway.offers.ranges import Range
from leeway.offers.values import iso, moment


def example(two: Two, remedy: str, situation: str, level: str, shown: Shown) -> Example | None:
    """The example; None where the kernel's whole decision on the case does not show both amounts."""
    on = _on(shown.known)
    old, new = (_facts(two, shown.known, side) for side in (0, 1))
    sides = tuple(zip((two.old, two.new), (old, new), (shown.was, shown.becomes)))
    for policy, given, amount in sides:
        case = {"situation": situation, "level": level, "facts": dict(given)} | ({"on": on} if on else {})
        if amount != UNKNOWN and _decided(decide(policy, case), remedy, policy) != _exact(
            amount, policy.remedies[remedy], policy
        ):
            return None
    was, becomes = (UNKNOWN if one == UNKNOWN else _exact(one, policy.remedies[remedy], policy) for policy, _, one in sides)
    return Example(situation, remedy, level, on, old, new, was, becomes, *_text(two, remedy, shown, on))


def _on(known: Known) -> str:
    """The day of the case, or its moment, where that counts."""
    points = {told.name: domain for told, domain in known}
    now, today = points.get(NOW), points.get(TODAY)
    if isinstance(now, Range):
        return moment(now.low)
    return iso(today.low) if isinstance(today, Range) else ""


def _facts(two: Two, known: Known, side: int) -> tuple[tuple[str, str], ...]:
    policy = (two.old, two.new)[side]
    told = ((one, domain) for one, domain in known if (one.new if side else one.old) and one.name in policy.facts)
    found = {one.name: written(policy.facts[one.name], one.name, domain, policy) for one, domain in told}
    return tuple((name, found[name]) for name in policy.facts if name in found)


def _decided(decision: dict[str, Any], remedy: str, policy: Policy) -> str:
    """What a decision says of a remedy: the amount, "undefined", or why it says neither."""
    if decision["problems"]:
        return "a case with problems"
    offers: Iterable[dict[str, Any]] = (*decision["owed"], *decision["offers"], *decision["reserve"])
    for one in offers:
        if one["remedy"] == remedy:
            return one["amount"] or "not certain"
    if any(one["remedy"] == remedy for one in decision["undefined"]):
        return SILENT
    return _exact(0, policy.remedies[remedy], policy) if any(one["remedy"] == remedy for one in decision["none"]) else "not there"


def _exact(amount: Number | str, remedy: Remedy, policy: Policy) -> str:
    return amount if isinstance(amount, str) else words.exact(amount, remedy.unit, policy)


def _text(two: Two, remedy: str, shown: Shown, on: str) -> tuple[str, str]:
    """The customer, and what becomes of what they get."""
    told = at_one_time(shown.known)
    order = {name: place for place, name in enumerate((*two.new.facts, *two.old.facts))}
    facts = [one for one in told if one[0].name in order]
    each = []
    for one, domain in sorted(facts, key=lambda one: order[one[0].name]):
        policy = two.new if one.new else two.old
        each.append(said(policy.facts[one.name], domain, policy))
    who = ", ".join((*each, *([f"on {on}"] if on else []))) or "every customer"
    was, becomes = _amount(shown.was, remedy, two.old), _amount(shown.becomes, remedy, two.new)
    if UNKNOWN in (shown.was, shown.becomes):
        return who, f"{becomes} now" if shown.was == UNKNOWN else f"{was} before"
    return who, f"{was} becomes {becomes}"


def _amount(amount: Number | str, remedy: str, policy: Policy) -> str:
    if isinstance(amount, str) or remedy not in policy.remedies:
        return str(amount)
    unit = policy.remedies[remedy].unit
    return "nothing" if amount == 0 and unit != "yes or no" else words.value(amount, unit, policy)
