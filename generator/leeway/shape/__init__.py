"""Stage 2, shape: located nodes become a draft - keys, types, units and names read, amounts and conditions parsed.

Which keys there are stands in `leeway.keys`; this package holds a reader for each type of value named there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from leeway.draft import Draft, Rounding
from leeway.draft.terms import Lit, Word
from leeway.keys import KINDS
from leeway.nodes import Entry, Node, Scalar
from leeway.nodes import Mapping as MappingNode
from leeway.offers.units import stem
from leeway.problems import Problem
from leeway.shape import around, brand, facts, guarantees, remedies, situations, worked
from leeway.shape.amounts import amount, limit
from leeway.shape.called import NAMED, called
from leeway.shape.conditions import condition
from leeway.shape.head import HEAD, currency_of, money_word, units_of_rates
from leeway.shape.lists import LISTS
from leeway.shape.notes import notes
from leeway.shape.reading import NOWHERE, Enough, Reading, read_mapping
from leeway.shape.simple import SIMPLE
from leeway.shape.times import TIMES
from leeway.shape.training import TRAINING

__all__ = ["keys", "shape"]

READERS: Mapping[str, Callable[[Reading, Node], Any]] = {
    **SIMPLE,
    **LISTS,
    **HEAD,
    **TIMES,
    **TRAINING,
    "brand": brand.brand,
    "colour": brand.colour,
    "picture": brand.picture,
    "levels": facts.levels,
    "facts": facts.facts,
    "choices": facts.choices,
    "rates": facts.rates,
    "rate values": facts.rate_values,
    "remedy mapping": remedies.remedies,
    "owed": remedies.owed,
    "measure": remedies.measure,
    "limits": remedies.limits,
    "cost": remedies.cost,
    "budget": remedies.budget,
    "safeguards": remedies.safeguards,
    "notes": notes,
    "worked out": worked.deferred,
    "worked-out amount": limit,
    "limit": limit,
    "log": facts.from_log,
    "working days": around.working_days,
    "holidays": around.holidays,
    "exclusions": around.exclusions,
    "caps": around.caps,
    "cap over": around.cap_over,
    "accepted": situations.accepted,
    "amount": amount,
    "condition": condition,
    "situation mapping": situations.situations,
    "steps": situations.steps,
    "promises": situations.promises,
    "bring-in": situations.bring_in,
    "examples": situations.examples,
    "given": situations.given,
    "expected": situations.expected,
    "guarantees": guarantees.guarantees,
    "phrases": situations.phrases,
    "wordings": situations.wordings,
    "answer times": situations.answer_times,
    "recognition": situations.recognition,
}


def shape(node: Node) -> tuple[Draft | None, tuple[Problem, ...]]:
    """The draft of a policy, and every key, type, unit or name that is wrong; never raises.

    The draft is there even with problems (blanks where something could not be read), so that checks can say the rest;
    None where the file is no mapping at all.
    """
    r = Reading(READERS)
    try:
        values = read_mapping(r, _in_table_order(r, node), "policy", NOWHERE)
    except Enough:
        return None, tuple(r.problems)
    if not isinstance(node, MappingNode):
        return None, tuple(r.problems)
    blank, day = Word("", NOWHERE), Lit(1, "date", "", NOWHERE)
    blanks: dict[str, Any] = {"company": blank, "owner": blank, "updated": day, "review_by": day, "locale": "en_US"}
    blanks |= dict.fromkeys(("levels", "facts", "rates", "remedies", "situations", "stance", "phrases", "answer_times"), ())
    blanks |= {"rounding": Rounding("half up", None), "recognition": None}
    values.pop("leeway", None)
    rest = {"currency": r.currency, "complete": r.complete and not r.problems, "unread": frozenset(r.unread)}
    return Draft(**(blanks | values | rest)), tuple(r.problems)


def _in_table_order(r: Reading, node: Node) -> Node:
    """The top-level keys in the order of the table: facts are read before the conditions that name them.

    The currency comes before everything, as every amount of money is read with it.
    """
    if not isinstance(node, MappingNode):
        return node
    r.currency = currency_of(node)
    r.money_word = money_word(r.currency.code) if r.currency else ""
    order = {key.name: index for index, key in enumerate(KINDS["policy"].keys)}
    entries = sorted(node.entries, key=lambda entry: order.get(entry.key.text, len(order)))
    r.unread |= {e.key.text for e in node.entries if isinstance(e.value, MappingNode) and e.value.partial}
    r.names = frozenset(name for entry in node.entries if entry.key.text in ("facts", "rates") for name in _names(entry))
    r.units = frozenset(stem(unit) for entry in node.entries for unit in _units(entry))
    r.rates = {name: unit for e in node.entries if e.key.text == "rates" for name, unit in units_of_rates(e.value, r.currency)}
    r.called = {e.key.text: called(e.value) for e in node.entries if e.key.text in NAMED}
    r.levels = tuple(level for entry in node.entries if entry.key.text == "levels" for level in _names(entry))
    return replace(node, entries=tuple(entries))


def _names(entry: Entry) -> tuple[str, ...]:
    return tuple(e.key.text for e in entry.value.entries) if isinstance(entry.value, MappingNode) else ()


def _units(entry: Entry) -> Iterator[str]:
    """What the facts and the remedies are counted in."""
    if entry.key.text in ("facts", "remedies") and isinstance(entry.value, MappingNode):
        for one in (one.value for one in entry.value.entries if isinstance(one.value, MappingNode)):
            found = (e.value for e in one.entries if e.key.text in ("unit", "goodwill"))
            yield from (value.text.strip() for value in found if isinstance(value, Scalar))


def keys() -> Mapping[str, tuple[tuple[str, bool, str, str], ...]]:
    """Every kind of mapping with its keys: (key, required, one line of doc, what its value is); for manuals and tests."""
    from leeway.keys import TYPES

    return {
        kind: tuple((key.name, key.required, key.doc, TYPES[key.type]) for key in table.keys) for kind, table in KINDS.items()
    }
