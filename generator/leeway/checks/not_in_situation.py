"""A situation speaks of a remedy that is not among its remedies.

`one_of` groups and the `expect`, `refused` and `accepted` of worked examples can only name remedies that stand under the
situation's own `remedies`. Add it there, or take it out here.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.draft import Draft, Situation
from leeway.draft.terms import Word
from leeway.draft.walk import declared, probably, unclear
from leeway.draft.words import listed
from leeway.problems import Problem, Related

ID = "not-in-situation"


def check(draft: Draft) -> Iterator[Problem]:
    """Every remedy that exists but not in its situation; silent where none of the situation's remedies could be read."""
    if unclear(draft):
        return
    known = declared(draft)["remedy"]
    for situation in draft.situations:
        own = tuple(one.text for step in situation.remedies for one in step)
        meant = probably(own, known)
        for word in _named(situation):
            if own and word.text in known and word.text not in own and word.text not in meant:
                message = f'"{word.text}" is not among the remedies of this situation: {listed(own, "and")}'
                yield Problem(ID, message, word.span, related=(Related("the situation", situation.id.span),))


def _named(situation: Situation) -> Iterator[Word]:
    for group in situation.one_of:
        yield from group
    for example in situation.examples:
        yield from (remedy for remedy, _ in example.expect)
        yield from example.refused
        yield from (remedy for remedy, _ in example.accepted)
