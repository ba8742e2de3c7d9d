"""More of a fact never gets less.

Loyalty, or whatever else the fact stands for, is never held against a customer. Compared are any two customers who are alike in
everything that is asked, but for the one fact: the one who has more of it gets at least as much of each remedy, at every
level. For a level the amount is the most that it may give, with all that bounds it and rounded as the customer gets it. The
remedies are those that are named behind `of`, or all, those that are owed too.

`longer`, `higher`, `later`, `larger`, `greater` and `more` mean one thing: a larger value of the fact. `shorter`, `lower`,
`earlier`, `smaller`, `fewer` and `less` turn it round: who has less of the fact never gets less of a remedy. Dates and times are
larger when they are later. The fact is asked, not worked out, since of two customers who differ in what is worked out something
else differs too.

A remedy that is not money counts by how many of it there are; what is given or not counts as 1 or 0. An undefined answer
counts as nothing: to go from $10 to an undefined answer is to get less.

Holds, with limits of 50% from ten years on, else 25%:

    a longer tenure never gets less

Does not hold if the row for ten years says 20%:

    a longer tenure never gets less of visit_discount
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from leeway.draft import Draft, Fact
from leeway.draft.guarantees import Guarantee
from leeway.draft.walk import behind
from leeway.draft.words import listed
from leeway.guarantees.pattern import Pattern
from leeway.guarantees.saying import bare, of_remedies
from leeway.guarantees.senseless import senseless
from leeway.keys import MOMENTS, TIME_UNITS
from leeway.languages import say
from leeway.offers.policy import Policy
from leeway.offers.units import MOMENT, stem
from leeway.problems import Problem, Related

_REST = "{fact} never gets|get less [of {remedies}]"
PATTERNS: tuple[Pattern, ...] = (
    Pattern(f"[a|an] longer|higher|later|larger|greater|more {_REST}", (("more", True),)),
    Pattern(f"[a|an] shorter|lower|earlier|smaller|fewer|less {_REST}", (("more", False),)),
)
EXAMPLE = "a higher {fact} never gets less"
KEYS: tuple[str, ...] = ("fact", "more", "remedies")
HINTS: Mapping[str, str] = {"more": "a guarantee says who never gets less; it lets others get as much"}
_NO_ORDER = ("choice", "yes or no")


def check(found: Guarantee, draft: Draft) -> Iterator[Problem]:
    """A fact that has no more and no less, or that no two customers differ in alone."""
    fact = next((one for one in draft.facts if found.fact and one.id.text == found.fact.text), None)
    if found.fact is None:
        return
    if found.fact.text in MOMENTS:
        message = f'"{found.fact.text}" is a moment of the case, and no fact in which customers differ. Name a fact that is asked'
        yield senseless(message, found.fact.span)
    elif fact is not None and fact.kind in _NO_ORDER:
        place = fact.choices[0][0] if fact.choices else fact.unit or fact.id
        what = "is yes or no" if fact.kind == "yes or no" else "is one of some choices"
        message = f'"{fact.id.text}" {what}, so that there is no more and no less of it'
        ordered = [one.id.text for one in draft.facts if one.kind not in (*_NO_ORDER, "unread") and not one.worked]
        better = f". Name a fact with an order: {listed(ordered[:6])}" if ordered else ""
        yield senseless(message + better, found.fact.span, Related(f'"{fact.id.text}" is declared here', place.span))
    elif fact is not None and fact.worked is not None:
        yield _worked(found, fact, draft)


def _worked(found: Guarantee, fact: Fact, draft: Draft) -> Problem:
    asked = {one.id.text for one in draft.facts}
    names = list(dict.fromkeys(use.name for use in behind(fact.worked) if use.name in asked))
    better = f": {listed(names)}" if names else ""
    message = f'"{fact.id.text}" is worked out, so that no two customers differ in it alone. Name a fact that is asked{better}'
    return senseless(message, found.fact.span if found.fact else fact.id.span, Related("how it is worked out", fact.id.span))


def meaning(guarantee: Mapping[str, Any], policy: Policy) -> str:
    """Who of two customers never comes off worse."""
    fact = policy.facts[guarantee["fact"]]
    more, less = _comparatives(fact.kind, fact.unit)
    key = more if guarantee["more"] else less
    return say(policy, key, fact=bare(fact.name), what=of_remedies(guarantee, policy))


def _comparatives(kind: str, unit: str) -> tuple[str, str]:
    """The sentences on more and on less of a fact: longer and shorter of a time, later and earlier of a day."""
    if kind in ("date", MOMENT, "time"):
        return "guarantee.later", "guarantee.earlier"
    if stem(unit) in map(stem, TIME_UNITS):
        return "guarantee.longer", "guarantee.shorter"
    return "guarantee.higher", "guarantee.lower"
