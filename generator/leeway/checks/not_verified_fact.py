"""A worked example says of a fact that it is only claimed, but the fact needs no verifying.

`claimed` is for facts with `verify`: what the customer merely says does not count there. Any other fact counts as soon as it is
told; give it under `given`.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.draft import Draft
from leeway.problems import Problem, Related

ID = "not-verified-fact"


def check(draft: Draft) -> Iterator[Problem]:
    """Every such fact."""
    facts = {fact.id.text: fact for fact in draft.facts}
    for example in (example for situation in draft.situations for example in situation.examples):
        for word in example.claimed:
            fact = facts.get(word.text)
            if fact is not None and fact.verify is None and fact.worked is None:
                message = f'"{word.text}" has no "verify", so what the customer says counts. Put it under given, or add "verify"'
                yield Problem(ID, message, word.span, related=(Related("the fact", fact.id.span),))
