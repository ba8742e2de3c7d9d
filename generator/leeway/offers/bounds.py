"""What limits a remedy beside its table, as expressions: what is left of its budget and of the caps that it falls under."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from leeway.offers import words
from leeway.offers.expressions import Expr, Unit, read_expr
from leeway.offers.numbers import Number, number
from leeway.offers.policy import Bound, Json, Policy
from leeway.offers.units import TIMES


def accepted(remedy: str) -> str:
    """The view's name for how much of a remedy has been accepted in the case; no fact can be called so."""
    return f"accepted {remedy}"


def bounds(remedy: str, one: Json, compiled: Json, units: Mapping[str, Unit]) -> tuple[Bound, ...]:
    """The bounds of a remedy of policy.json: its own budget first, then the caps in the policy's order."""
    caps = (_cap(id_, cap, units) for id_, cap in compiled.get("caps", {}).items() if remedy in cap["over"])
    return (*_budget(remedy, one, units), *caps)


def _budget(remedy: str, one: Json, units: Mapping[str, Unit]) -> Iterator[Bound]:
    budget = one.get("budget", {})
    if "left" in budget:
        yield Bound("budget", remedy, one["name"], ("fact", budget["left"]), None, False, budget)
    elif "used" in budget:
        count = budget["how_many"]
        times = one["unit"] == "yes or no" or (one["unit"] == "money" and count["unit"] != "money")
        unit = count["unit"] if times else one["unit"]
        whole = read_expr(["lit", count["n"], count["unit"]], units, unit)
        used = read_expr(["fact", budget["used"]], units, unit)
        yield Bound("budget", remedy, one["name"], _rest(whole, [used], unit), whole, times, budget)


def _cap(id_: str, cap: Json, units: Mapping[str, Unit]) -> Bound:
    whole = read_expr(cap["at_most"], units, "money")
    used: list[Any] = [read_expr(["fact", cap["used"]], units, "money")] if "used" in cap else []
    used += [("fact", accepted(other)) for other in cap["over"]]
    return Bound("cap", id_, cap["name"], _rest(whole, used, "money"), whole, False, cap)


def _rest(whole: Expr, used: list[Expr], unit: Unit) -> Expr:
    """The whole without what is used, never below nothing."""
    for one in used:
        whole = ("-", whole, one)
    return ("max", ("lit", 0, unit), whole)


def rest_text(bound: Bound, left: Number, unit: Unit, policy: Policy) -> str:
    """How much is left, as a clause of a sentence: "only 1 gift is left this month", "only $20 of “All goodwill” is left"."""
    much = words.value(left, TIMES if bound.times else unit, policy)
    if bound.kind == "cap":
        much = policy.language.say("left.of", amount=much, whole=words.quoted(bound.name, policy))
    return policy.language.many("left", 1 if unit == "money" else left, amount=much, window=window(bound.texts, policy))


def window(texts: Json, policy: Policy) -> str:
    """For how long, and for whom, something is counted: " this year for this customer", " in any 12 months for this account"."""
    say = policy.language.say
    if "each" not in texts:
        here = "over" in texts or texts.get("per") == "case"
        return say("window", when=say("window.case")) if here else ""
    each, per = texts["each"], texts["per"]
    if isinstance(each, str):
        when = say(f"window.this.{each}")
    else:
        when = say("window.any", length=words.value(number(each["n"]) or 0, each["unit"], policy))
    return say("window", when=when) if per == "case" else say("window.for", when=when, whom=say(f"window.for.{per}"))
