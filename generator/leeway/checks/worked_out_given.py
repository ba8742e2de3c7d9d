"""A worked example gives, or says the customer claimed, a fact that is worked out.

A fact with `is` follows from other facts and is never asked. Give those; the example then shows that it is worked out rightly.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.draft import Draft
from leeway.draft.walk import behind
from leeway.draft.words import listed
from leeway.problems import Problem, Related

ID = "worked-out-given"


def check(draft: Draft) -> Iterator[Problem]:
    """Every such fact."""
    worked = {fact.id.text: fact for fact in draft.facts if fact.worked}
    for example in (example for situation in draft.situations for example in situation.examples):
        for word in (*(name for name, _ in example.given), *example.claimed):
            fact = worked.get(word.text)
            if fact is not None:
                needs = dict.fromkeys(use.name for use in behind(fact.worked))
                instead = f". Give what it follows from: {listed(needs, 'and')}" if needs else ""
                message = f'"{word.text}" is worked out, not given{instead}'
                yield Problem(ID, message, word.span, related=(Related("worked out here", fact.id.span),))
