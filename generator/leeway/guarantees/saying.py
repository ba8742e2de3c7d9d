"""How the meaning of a guarantee names the parts of a policy, to a representative."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from leeway.languages import say
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
    return say(policy, "guarantee.you") if is_lowest(level, policy) else say(policy, "guarantee.level", name=name)


def remedies(guarantee: Json, policy: Policy, joint: str = "listed.and") -> str:
    """The remedies that a guarantee is about: "“Free months” and “Exchange”"; nothing where it is about all of them."""
    named = [words.quoted(policy.remedies[one].name, policy) for one in guarantee.get("remedies", ())]
    return words.listed(named, policy.language, joint)


def of_remedies(guarantee: Json, policy: Policy) -> str:
    """The same behind what is said of them: " of “Free months” and “Exchange”"."""
    return say(policy, "guarantee.of", remedies=remedies(guarantee, policy)) if "remedies" in guarantee else ""


def where(guarantee: Json, policy: Policy) -> str:
    """The situations that a guarantee is about: "in “A late visit”"; nothing where it is about all of them."""
    found = [words.quoted(policy.situations[one]["name"], policy) for one in guarantee.get("situations", ())]
    return say(policy, "guarantee.in", situations=words.listed(found, policy.language)) if found else ""


def placed(place: str, said: str, policy: Policy) -> str:
    """A sentence with where it holds before it, where it does not everywhere."""
    return words.capital(say(policy, "guarantee.placed", place=place, said=said) if place else said)


def share(text: str, policy: Policy) -> str:
    """A share of something: "all", "half", "60%"."""
    found = Fraction(number(text) or 0)
    key = {Fraction(1): "guarantee.all", Fraction(1, 2): "guarantee.half"}.get(found)
    return say(policy, key) if key else words.value(found, "percent", policy)


def bare(name: str) -> str:
    """A name without its article, for behind another word: "monthly bill" of "the monthly bill"."""
    return name[4:] if name.lower().startswith("the ") else name
