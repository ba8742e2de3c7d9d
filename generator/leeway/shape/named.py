"""Which facts stand under `is`: the names in its amounts and conditions, not the units, functions and values beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from leeway.draft import Fact
from leeway.draft.terms import Word, part
from leeway.nodes import Mapping as MappingNode
from leeway.nodes import Node, Scalar, Sequence
from leeway.offers.values import Currency
from leeway.problems import Span
from leeway.shape.tokens import tokens

_BEHIND_A_NAME = ("to", "through", "of", "and", "ago", "from")
_LEADS = re.compile(
    r"(?:^|(?<=\band))\s*(?:(?:on|at)\s+or\s+(?:before|after)|at\s+(?:least|most)|(?:more|less)\s+than|over|under|exactly|before|after"
    r"|on|at)\s"
)
_FROM_NOW = re.compile(r"\s(?:ago|from\s+now)\s*$")


def facts_in(
    node: Node, facts: Mapping[str, Fact], fact: Fact, currency: Currency | None, tested: bool = False
) -> Iterator[tuple[str, Span]]:
    """The facts that stand under `is`, with their places; `tested`: the node says what a fact must be."""
    if isinstance(node, Scalar):
        yield from _in_text(node, facts, currency, tested)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from facts_in(item, facts, fact, currency, tested)
    elif isinstance(node, MappingNode):
        for entry in node.entries:
            key = entry.key.text
            if key in facts:
                yield key, entry.key.span
            words = key == "amount" and bool(fact.choices) or (key in facts and _in_words(facts[key]))
            if key not in ("id", "why") and not (words and not isinstance(entry.value, MappingNode)):
                yield from facts_in(entry.value, facts, fact, currency, key in facts)


def _in_text(node: Scalar, facts: Mapping[str, Fact], currency: Currency | None, tested: bool) -> Iterator[tuple[str, Span]]:
    """The facts that an amount names, or the text of a comparison."""
    text = node.text
    for pattern in (_LEADS, _FROM_NOW) if tested else ():
        text = pattern.sub(lambda words: " " * len(words[0]), text)
    found = tokens(text, currency)
    for token, after in pairwise(found):
        unit = after.text in ("from", "(") or (after.kind == "name" and after.text not in _BEHIND_A_NAME)
        if token.kind == "name" and token.text in facts and not unit:
            yield token.text, part(Word(node.text, node.span, node), token.start, token.end)


def _in_words(fact: Fact) -> bool:
    """Whether a condition on the fact names words: its choices, or yes and no."""
    return fact.kind in ("choice", "yes or no") or bool(fact.choices)
