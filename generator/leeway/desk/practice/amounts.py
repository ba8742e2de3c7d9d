"""Reading an amount as somebody types it: `$50`, `50`, `50 USD`, and with the marks of the policy's locale, `12,50 €`."""

from __future__ import annotations

import re
from fractions import Fraction

from leeway.offers.numbers import Number, ends, read_exact, text, whole_if_whole
from leeway.offers.policy import Policy
from leeway.offers.units import convert, counted
from leeway.offers.values import Complaint, Literal, literal
from leeway.offers.words import unit_word

LONGEST = 60
_DIGITS = re.compile(r"\d[\d.,'’\s]*\d|\d", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{2,3})*\.\d{3}", re.ASCII)


def read_amount(said: str, unit: str, policy: Policy) -> Number | None:
    """The number that was meant, in the unit; None where it cannot be read."""
    said = " ".join(said.split())[:LONGEST]
    say = policy.language.say
    if said.lower().rstrip(".") in {"none", "no", say("nothing").lower(), say("no").lower()}:
        return 0
    if unit == "yes or no":
        return 1 if said.lower() in {"yes", say("yes").lower()} else None
    if "/" in said:
        return read_exact(said)
    for written in dict.fromkeys((_in_english(said, unit, policy), said)):
        found = literal(written, policy.currency)
        value = None if isinstance(found, Complaint) else _in_unit(found, unit)
        if value is not None:
            return value
    return None


def _in_unit(found: Literal, unit: str) -> Number | None:
    if found.unit == "number" and unit == "percent":
        return whole_if_whole(Fraction(found.value) / 100)
    bare = found.unit == "number" and (unit == "money" or counted(unit))
    return found.value if found.unit == unit or bare else convert(found.value, found.unit, unit)


def _in_english(said: str, unit: str, policy: Policy) -> str:
    """The text as a policy file has it: its number with a point, without the unit's word in the policy's language."""
    found = _DIGITS.search(said)
    if found is None:
        return said
    digits = re.sub(r"['’\s]", "", found[0])
    if policy.currency.format.point == ",":
        digits = digits.replace(".", "") if "," in digits or _GROUPED.fullmatch(digits) else digits
        digits = digits.replace(",", ".")
    before, after = said[: found.start()], said[found.end() :]
    own = {unit_word(count, unit, policy.language).lower() for count in (1, 2)} if counted(unit) else set()
    return digits if not before and after.strip().lower() in own else f"{before}{digits}{after}"


def short(number: Number, unit: str) -> str:
    """An amount as short as it can be read again: `50`, `12.5`, `yes`; one that has no end as 7/12."""
    if unit == "yes or no":
        return "yes" if number else "no"
    value = number * 100 if unit == "percent" else number
    return text(value) if ends(value) or unit == "percent" else f"{value.numerator}/{value.denominator}"
