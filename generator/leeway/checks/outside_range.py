"""A value lies outside of what its fact can be.

A fact has `from` (0 where it is not given) and `to`, and with `whole: yes` only whole numbers exist. What `usually`, `assume`
and `if_unknown` say, and the facts of worked examples, must be possible values.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.checks.values import empty, in_unit
from leeway.draft import Draft, Fact
from leeway.draft.terms import Word
from leeway.draft.words import short
from leeway.problems import Problem, Related

ID = "outside-range"


def check(draft: Draft) -> Iterator[Problem]:
    """Every value that its fact cannot have."""
    facts = {fact.id.text: fact for fact in draft.facts}
    for fact in draft.facts:
        for value in (fact.usually, fact.assume, fact.if_unknown):
            yield from _value(value, fact, draft)
    for situation in draft.situations:
        for example in situation.examples:
            for name, value in example.given:
                if name.text in facts:
                    yield from _value(value, facts[name.text], draft)


def _value(found: Word | None, fact: Fact, draft: Draft) -> Iterator[Problem]:
    value, low, high = (in_unit(one, fact, draft) for one in (found, fact.low, fact.high))
    if found is None or value is None or empty(fact, draft):
        return
    if fact.low and low is not None and value < low:
        message = f'"{short(found.text)}" is less than "{fact.id.text}" can be, which is {fact.low.text} or more'
        yield Problem(ID, message, found.span, related=(Related("from", fact.low.span),))
    elif fact.high and high is not None and value > high:
        message = f'"{short(found.text)}" is more than "{fact.id.text}" can be, which is {fact.high.text} or less'
        yield Problem(ID, message, found.span, related=(Related("to", fact.high.span),))
    elif fact.whole and value.denominator != 1:
        message = f'"{short(found.text)}" is not a whole number, but "{fact.id.text}" is counted in whole {fact.measure}'
        yield Problem(ID, message, found.span, related=(Related(f'"{fact.id.text}" is declared here', fact.id.span),))
