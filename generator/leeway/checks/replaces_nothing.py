"""A remedy replaces itself, or one that it never meets.

While a remedy with `replaces` gives something, the ones named there fall away. That takes a situation that has both; and two that
replace each other would leave it open which one stays.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.draft import Draft
from leeway.draft.walk import declared, probably, unclear
from leeway.problems import Problem, Related, Span

ID = "replaces-nothing"


def check(draft: Draft) -> Iterator[Problem]:
    """Every name under `replaces` that means nothing; of two that replace each other, the second."""
    known = declared(draft)["remedy"]
    own = [{one.text for step in situation.remedies for one in step} for situation in draft.situations]
    together = [names | probably(names, known) for names in own]
    seen: dict[tuple[str, str], Related] = {}
    for remedy in draft.remedies:
        id_ = remedy.id.text
        for word in remedy.replaces:
            back = seen.get((word.text, id_))
            if word.text == id_:
                yield Problem(ID, f'"{id_}" cannot replace itself. Name the remedies that fall away', word.span)
            elif back is not None:
                message = f'"{id_}" and "{word.text}" replace each other, so that it is open which one stays. Delete one'
                yield Problem(ID, message, word.span, related=(back,))
            elif word.text in known and not unclear(draft) and not any({id_, word.text} <= names for names in together):
                message = f'no situation has both "{id_}" and "{word.text}", so that nothing is ever replaced'
                yield Problem(ID, message, word.span, related=(Related("the other remedy", _place(draft, word.text)),))
            seen[id_, word.text] = Related("the other way round here", word.span)


def _place(draft: Draft, name: str) -> Span:
    return next(remedy.id.span for remedy in draft.remedies if remedy.id.text == name)
