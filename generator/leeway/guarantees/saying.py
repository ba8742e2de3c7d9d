"""How the meaning of a guarantee names the parts of a policy, to a representative."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from leeway.offers import sentences, words
from leeway.offers.expressions import NOW, TODAY, read_expr
from leeway.offers.numbers import number
from leeway.offers.policy import Policy
from leeway.offers.reading import read_cond
from leeway.offers.units import MOMENT

Json = Mapping[str, Any]


def units(policy: Policy) -> dict[str, str]:
    """The unit of every fact and rate."""
    facts = {name: fact.unit for name, fact in policy.facts.items()}
    return facts | {name: rate.unit for name, rate in policy.rates.items()} | {TODAY: "date", NOW: MOMENT}


def condition(tree: Any, policy: Policy) -> str:
    """A condition in words: "the mistake is “Ours”"."""
    return sentences.condition(read_cond(tree, units(policy)), policy)


def money(tree: Any, policy: Policy) -> str:
    """An amount of money in words: "$400", "5 × the monthly bill"."""
    return sentences.formula(read_expr(tree, units(policy), "money"), policy)


def is_lowest(level: str | None, policy: Policy) -> bool:
    """Whether the level is the one whose people read the playbook; that is "you"."""
    return bool(level == policy.levels[0]["id"])


def who(level: str, policy: Policy) -> str:
    """A level in the middle of a sentence: "you", "the Supervisor"."""
    name = next(one["name"] for one in policy.levels if one["id"] == level)
    return "you" if is_lowest(level, policy) else f"the {name}"


def remedies(guarantee: Json, policy: Policy, joint: str = "and") -> str:
    """The remedies that a guarantee is about: "“Free months” and “Exchange”"; nothing where it is about all of them."""
    return names([f"“{policy.remedies[one].name}”" for one in guarantee.get("remedies", ())], joint)


def where(guarantee: Json, policy: Policy) -> str:
    """The situations that a guarantee is about: " in “A late visit”"; nothing where it is about all of them."""
    found = [f"“{policy.situations[one]['name']}”" for one in guarantee.get("situations", ())]
    return f" in {names(found)}" if found else ""


def names(said: Sequence[str], joint: str = "and") -> str:
    """Several names in a row: "a", "a or b", "a, b or c"."""
    return f" {joint} ".join(part for part in (", ".join(said[:-1]), *said[-1:]) if part)


def share(text: str, policy: Policy) -> str:
    """A share of something: "all", "half", "60%"."""
    found = Fraction(number(text) or 0)
    return {Fraction(1): "all", Fraction(1, 2): "half"}.get(found) or words.value(found, "percent", policy)


def bare(name: str) -> str:
    """A name without its article, for behind another word: "monthly bill" of "the monthly bill"."""
    return name[4:] if name.lower().startswith("the ") else name
