"""What to say about a sentence that fits no form of guarantee."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from leeway.draft.terms import Word, part
from leeway.draft.words import short
from leeway.guarantees import FORMS, named, nearest
from leeway.guarantees.pattern import Departure
from leeway.problems import Span
from leeway.shape.comparisons import example_of
from leeway.shape.reading import Reading

_LIST = 'policy/README.md has all forms of sentences, under "guarantees"'
_SHOWN = 3  # of the forms' examples, where a sentence is near to none


def stray(r: Reading, sentence: Word) -> None:
    """Report a sentence that fits no form, with the nearest one and the words where it departs from that."""
    found = nearest(sentence.text)
    if found is None:
        shown = "; or: ".join(example(r, form.EXAMPLE) for form in FORMS[:_SHOWN])
        message = f"this is no sentence that can be proved. Write for example: {shown}. {_LIST}"
        r.say("unknown-guarantee", message, sentence.span)
        return
    name, fit = found
    there, span = _departs(name, fit.departure, sentence) if fit.departure else ("", sentence.span)
    message = f'this fits no form of guarantee. The nearest is "{name}"{there}'
    r.say("unknown-guarantee", f"{message}. Write for example: {example(r, named(name).EXAMPLE)}. {_LIST}", span)


def _departs(name: str, found: Departure, sentence: Word) -> tuple[str, Span]:
    """Where a sentence departs from the form, in words, and the place."""
    here = sentence.text[found.start : found.end]
    hint = next((said for word, said in named(name).HINTS.items() if word in here.lower().split()), None)
    return f": {hint or _instead(found, here, sentence)}", _place(found, sentence)


def _instead(found: Departure, here: str, sentence: Word) -> str:
    before = sentence.text[: found.start].split()
    if not found.wanted:
        return f'there, "{short(here)}" has no place'
    if here:
        return f'there, "{found.wanted}" stands in the place of "{short(here)}"'
    return f'there, "{found.wanted}" follows after "{short(before[-1])}"' if before else f'it begins with "{found.wanted}"'


def _place(found: Departure, sentence: Word) -> Span:
    """The words that depart; where something is missing, the word before it."""
    if found.start < found.end:
        return part(sentence, found.start, found.end)
    before = sentence.text[: found.start].rstrip()
    return part(sentence, max(before.rfind(" "), before.rfind("\n")) + 1, len(before)) if before else sentence.span


def example(r: Reading, gaps: str) -> str:
    """The example of a form with names of the policy."""
    remedies = _ids(r, "remedies", "visit_discount", "free_month")
    levels = _ids(r, "levels", "representative", "supervisor")
    fact = next(iter(r.facts.values()), None)
    asked = (one for one in r.facts.values() if one.worked is None)
    ordered = next((one for one in asked if one.kind not in ("choice", "yes or no", "unread")), None)
    return gaps.format(
        level=levels[0],
        above=levels[-1],
        fact=ordered.id.text if ordered else "tenure",
        remedy=remedies[-1],
        other=remedies[-2],
        condition=f"{fact.id.text} is {example_of(r, fact)}" if fact else "fault is ours",
        amount=f"{r.currency.symbol if r.currency else '$'}400",
    )


def _ids(r: Reading, part_: str, *otherwise: str) -> list[str]:
    """The ids of a part of the policy, or others where it has fewer than two."""
    ids = list(dict.fromkeys(chain.from_iterable(_own(r, part_))))
    return ids if len(ids) > 1 else list(otherwise)


def _own(r: Reading, part_: str) -> Iterator[tuple[str, ...]]:
    yield from r.called.get(part_, {}).values()
