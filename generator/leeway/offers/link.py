"""A case as one line of text, and back: what stands behind the # of a link to it, in a note for the ticket, in the log of wins.

    case=reception&tenure=12+years&leaving=no&.level=supervisor&.accepted=visit_discount:30+USD&.on=2026-11-22

A case has one line only: facts in the policy's order, values as exact as they were told, whatever way they were typed. What
could not be read in the case is not in it. `widgets/link.mjs` reads such lines too (docs/reference/link.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from leeway.offers.case import Case, CaseProblem, read_value
from leeway.offers.check_code import code
from leeway.offers.language import ENGLISH, Language
from leeway.offers.numbers import MOST_DIGITS, Number, ends, text
from leeway.offers.policy import Fact, Policy
from leeway.offers.ranges import Choices, Range
from leeway.offers.units import MOMENT, counted
from leeway.offers.values import NEVER, NOT_KNOWN, Complaint, clock, iso, literal, moment

LONGEST = 16_384  # letters of a line; a policy with a thousand facts needs no more
_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:,")
_CODED = re.compile(rb"%([0-9A-Fa-f]{2})")
_POINTS = {"date": iso, MOMENT: moment, "time": clock}
_LISTS = (".refused", ".claimed")
_AMOUNTS = (".accepted", ".fair")


def check(case: Case, policy: Policy) -> dict[str, str]:
    """What a note carries so that it can be checked: the code, and the line that it is the code of.

    Only of a case that could be read whole: what cannot be read counts as unknown, and no line says that.
    """
    written = line(case, policy)
    return {"code": code(policy.version, written), "case": written}


def line(case: Case, policy: Policy) -> str:
    """The case's line."""
    return "&".join(f"{coded(name)}={coded(value)}" for name, value in _fields(case, policy))


def read_line(written: str, language: Language = ENGLISH) -> tuple[dict[str, Any] | None, tuple[CaseProblem, ...]]:
    """The case in a line, as `decide` takes it; None, and why, where it is none. A # in front is left out."""
    found: dict[str, Any] = {"facts": {}, "accepted": {}, "fair": {}}
    if len(written) > LONGEST:
        return None, (CaseProblem("bad-line", "", language.say("check.long_line")),)
    problems: list[CaseProblem] = []
    for field in written.strip().removeprefix("#").split("&"):
        name, equals, told = (decoded(part) for part in field.partition("="))
        if not equals or not told or not _take(found, name, told):
            problems.append(CaseProblem("bad-line", name[:40], language.say("check.bad_line", name=_short(name))))
    if not problems and "situation" not in found:
        problems.append(CaseProblem("bad-line", "case", language.say("check.no_situation")))
    return (None if problems else found), tuple(problems)


def _fields(case: Case, policy: Policy) -> Iterator[tuple[str, str]]:
    yield "case", case.situation
    claimed = {name: written for name in case.claimed if (written := _claimed(policy.facts[name], case, policy))}
    for name, fact in policy.facts.items():
        if name in case.told:
            yield name, _told(fact, case.told[name], policy)
        elif name in claimed:
            yield name, claimed[name]
    yield ".level", str(policy.levels[case.level]["id"])
    for key, names in ((".claimed", claimed), (".refused", case.refused)):
        several = [name for name in (policy.facts if key == ".claimed" else policy.remedies) if name in names]
        if several:
            yield key, ",".join(several)
    for name, remedy in policy.remedies.items():
        if name in case.accepted:
            yield ".accepted", f"{name}:{value(case.accepted[name], remedy.unit, policy)}"
    for name in ("any", *policy.remedies):
        proposed = _proposed(case.fair[name], policy) if name in case.fair else None
        if proposed:
            yield ".fair", f"{name}:{proposed}"
    if case.on is not None:
        yield ".on", case.on


def value(number: Number, unit: str, policy: Policy) -> str | None:
    """A value as a case takes it, always in one way: `12 years`, `12.50 USD`, `50%`; None where it cannot be written exactly."""
    if unit == "yes or no":
        return "yes" if number else "no"
    if unit in _POINTS:
        return _POINTS[unit](number)
    digits = text(number * 100 if unit == "percent" else number)
    if not ends(number) or len(digits) > MOST_DIGITS:
        return None
    if unit == "money":
        return f"{text(number, 0 if number.denominator == 1 else policy.currency.decimals)} {policy.currency.code}"
    if unit in ("percent", "number"):
        return f"{digits}%" if unit == "percent" else digits
    return f"{digits} {unit}" if counted(unit) else None


def _told(fact: Fact, told: str, policy: Policy) -> str:
    """What was told of a fact. What has no end in the fact's unit (7 months in years) stands as it was told."""
    as_it_was = " ".join(told.split())
    known = read_value(fact, told, policy)
    if told in (NOT_KNOWN, NEVER) or isinstance(known, Choices) or not isinstance(known, Range):
        return as_it_was
    return value(known.low, fact.unit, policy) or as_it_was


def _claimed(fact: Fact, case: Case, policy: Policy) -> str | None:
    """What is only claimed of a fact, where that can be read; it does not count, and nobody has looked at it yet."""
    told = case.claimed[fact.id]
    return None if fact.worked or isinstance(read_value(fact, told, policy), Complaint) else _told(fact, told, policy)


def _proposed(told: str, policy: Policy) -> str | None:
    found = literal(told, policy.currency)
    return None if isinstance(found, Complaint) else value(found.value, found.unit, policy)


def _take(found: dict[str, Any], name: str, value: str) -> bool:
    """Puts one field into the case; whether it was understood. Nothing may stand twice."""
    if name in _AMOUNTS:
        remedy, colon, amount = value.partition(":")
        return bool(colon and remedy and amount) and _once(found[name[1:]], remedy, amount)
    if name in _LISTS:
        return _once(found, name[1:], value.split(","))
    if name in ("case", ".level", ".on"):
        return _once(found, "situation" if name == "case" else name[1:], value)
    return bool(name) and not name.startswith(".") and _once(found["facts"], name, value)


def _once(holder: dict[str, Any], name: str, value: Any) -> bool:
    if name in holder:
        return False
    holder[name] = value
    return True


def coded(part: str) -> str:
    """The text as forms write it: a space is a plus, and what has a meaning in an address its bytes."""
    if _PLAIN.issuperset(part):
        return part
    return "".join(sign if sign in _PLAIN else "+" if sign == " " else _bytes(sign) for sign in part)


def _bytes(sign: str) -> str:
    return "".join(f"%{byte:02X}" for byte in sign.encode("utf-8", "replace"))


def decoded(part: str) -> str:
    """The text that was coded; whatever is not coded right stays as it stands."""
    raw = part.replace("+", " ").encode("utf-8", "replace")
    return _CODED.sub(lambda found: bytes((int(found[1], 16),)), raw).decode("utf-8", "replace")


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."
