"""A remedy replaces itself, or one that it never meets.

While a remedy with `replaces` gives something, the ones named there fall away. That takes a situation that has both; and remedies
that replace each other, two of them or more in a circle, would leave it open which one stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from leeway.draft import Draft
from leeway.draft.order import ordered
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
    yield from _circles(draft, seen)


def _circles(draft: Draft, seen: Mapping[tuple[str, str], Related]) -> Iterator[Problem]:
    """Three remedies or more, each of which replaces the next, and the last the first."""
    replaced = {remedy.id.text: [word.text for word in remedy.replaces] for remedy in draft.remedies}
    _, circles = ordered({name: [one for one in ones if one in replaced] for name, ones in replaced.items()})
    for circle in circles:
        pairs = list(zip(circle, [*circle[1:], circle[0]]))
        if len(circle) > 2:
            way = ", ".join(f'"{one}" replaces "{other}"' for one, other in pairs[:6]) + (", ..." if len(pairs) > 6 else "")
            related = tuple(Related("it goes on here", seen[pair].span) for pair in pairs[1:6])
            message = f"these remedies replace one another in a circle, so that it is open which one stays: {way}. Delete one"
            yield Problem(ID, message, seen[pairs[0]].span, related=related)


def _place(draft: Draft, name: str) -> Span:
    return next(remedy.id.span for remedy in draft.remedies if remedy.id.text == name)
