"""What a level may give is at least a stated share of what a higher level may give.

The front line keeps room of its own, and nobody gets a far better deal by asking for somebody higher. Compared are two
levels, for every possible customer and for one goodwill remedy after the other: the most that the lower level may give
against the most that the higher one may give, each with all that bounds it (`at_most`, `at_least`, caps, budgets, exclusions)
and rounded as the customer gets it. `any higher level` compares with every level above. The remedies are those that are
named behind `of`, or all goodwill; what is owed is the same at every level and is not compared.

A remedy that is not money counts by how many of it there are: 1 month is half of 2 months. What is given or not counts as 1
or 0, so that a lower level has a share of it only where it may give it too. An undefined answer counts as nothing: a higher
level that is undefined asks for nothing, a lower one that is undefined has no share of anything.

Holds, with a limit of 25% for the representative and 50% for the supervisor:

    what the representative may give is at least 50% of what the supervisor may give

Does not hold there, as 25% is less than 60% of 50%:

    what the representative may give is at least 60% of what the supervisor may give
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from leeway.draft import Draft
from leeway.draft.guarantees import Guarantee
from leeway.draft.terms import Lit
from leeway.draft.words import listed
from leeway.guarantees.pattern import Pattern
from leeway.guarantees.saying import is_lowest, of_remedies, share, who
from leeway.guarantees.senseless import levels, owed, senseless
from leeway.languages import say
from leeway.offers.numbers import number
from leeway.offers.policy import Policy
from leeway.offers.words import capital
from leeway.problems import Problem, Related

_LEAD = "what [the] {level} may give [of {remedies}] is at least {share} of what"
PATTERNS: tuple[Pattern, ...] = (
    Pattern(f"[at every level,] {_LEAD} any|every higher level may give", (("of", None),)),
    Pattern(f"{_LEAD} [the] {{of}} may give"),
)
EXAMPLE = "what the {level} may give is at least 50% of what the {above} may give"
KEYS: tuple[str, ...] = ("level", "of", "share", "remedies")
HINTS: Mapping[str, str] = {}


def check(found: Guarantee, draft: Draft) -> Iterator[Problem]:
    """A share of nothing or of more than all, a level that is not above the other one, a remedy that is owed."""
    if isinstance(found.share, Lit) and not 0 < found.share.value <= 1:
        why = "asks a lower level for more than a higher one gives" if found.share.value > 1 else "promises nothing"
        yield senseless(f'a share of "{found.share.text}" {why}. Write for example: 50%', found.share.span)
    yield from _above(found, draft)
    yield from owed(found, draft)


def _above(found: Guarantee, draft: Draft) -> Iterator[Problem]:
    known = levels(draft)
    if found.level is None or found.level.text not in known:
        return
    place, level = known[found.level.text]
    above = [one.id.text for one in draft.levels[place + 1 :]]
    if not above and draft.levels:
        message = f'"{found.level.text}" is the highest level, so that there is none to compare it with'
        yield senseless(message, found.level.span, Related("the last of the levels", level.id.span))
    elif found.of is not None and found.of.text in known and found.of.text not in above:
        message = f'"{found.of.text}" is not above "{found.level.text}". Above it is: {listed(above, "and")}'
        related = Related("levels stand lowest first", known[found.of.text][1].id.span)
        yield senseless(message, found.of.span, related)


def meaning(guarantee: Mapping[str, Any], policy: Policy) -> str:
    """How much of what a higher level may give is there without it."""
    level, of = guarantee["level"], guarantee["of"]
    everything, part = number(guarantee["share"]) == 1, share(guarantee["share"], policy)
    said = {
        "level": who(level, policy),
        "share": part if everything else say(policy, "guarantee.least", share=part),
        "above": who(of, policy) if of else _anybody_above(level, policy),
        "what": of_remedies(guarantee, policy),
    }
    return capital(say(policy, "guarantee.share_all" if everything else "guarantee.share", **said))


def _anybody_above(level: str, policy: Policy) -> str:
    if is_lowest(level, policy):
        return say(policy, "guarantee.above_you")
    return say(policy, "guarantee.above", level=who(level, policy))
