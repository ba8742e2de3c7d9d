"""Two remedies are never given together.

One of them is enough. For no possible customer, in no situation and at no level, may both be given in one case. So either they
never both come to more than nothing, or they stand in one group of `one_of`, or one of them replaces the other, or they have no
situation in common.

A remedy that is not money is given from one of it on, or where it is yes. An undefined answer is not given. Owed remedies
may be named as well. Under a cap a little of each is both; and a third remedy that stands in the place of one of them may be
refused.

Holds where the situation has `one_of: [[price_match, loyalty_discount]]`:

    price_match and loyalty_discount are never given together

Does not hold where a customer may have both:

    price_match is never given together with free_month
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from leeway.draft import Draft
from leeway.draft.guarantees import Guarantee
from leeway.draft.words import short
from leeway.guarantees.pattern import Pattern
from leeway.guarantees.saying import remedies
from leeway.guarantees.senseless import senseless
from leeway.languages import say
from leeway.offers.policy import Policy
from leeway.problems import Problem

PATTERNS: tuple[Pattern, ...] = (
    Pattern("{remedies} are|is never given together"),
    Pattern("{remedies} is|are never given together with {remedies}"),
)
EXAMPLE = "{remedy} and {other} are never given together"
KEYS: tuple[str, ...] = ("remedies",)
HINTS: Mapping[str, str] = {}


def check(found: Guarantee, draft: Draft) -> Iterator[Problem]:
    """One remedy alone, or more than two; the same one twice is another check's."""
    names = list(dict.fromkeys(word.text for word in found.remedies))
    if len(found.remedies) == 1:
        message = "two remedies are never given together, but this names one"
        example = EXAMPLE.format(remedy=short(names[0]), other=_other(draft, names[0]))
        yield senseless(f"{message}. Write for example: {example}", found.remedies[0].span)
    elif len(names) > 2:
        one, two, three = map(short, names[:3])
        pairs = "; ".join(EXAMPLE.format(remedy=a, other=b) for a, b in ((one, two), (one, three), (two, three)))
        message = "two remedies are never given together. Of more, write a sentence for each pair"
        yield senseless(f"{message}: {pairs}", found.remedies[-1].span)


def _other(draft: Draft, name: str) -> str:
    """Another remedy for an example, goodwill where there is any."""
    others = sorted((one for one in draft.remedies if one.id.text != name), key=lambda one: one.goodwill is None)
    return others[0].id.text if others else "free_month"


def meaning(guarantee: Mapping[str, Any], policy: Policy) -> str:
    """That one of the two is enough."""
    return say(policy, "guarantee.together", remedies=remedies(guarantee, policy, "listed.or"))
