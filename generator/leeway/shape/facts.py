"""Reading levels, facts and rates."""

from __future__ import annotations

import re
from typing import Any

from leeway.draft import Fact, Level, Rate
from leeway.draft.terms import Lit, Word
from leeway.draft.words import kind_of, listed, meant, nearest, sample, short
from leeway.keys import PLAIN_UNITS, TYPES
from leeway.nodes import Entry, Mapping, Node
from leeway.offers.units import convert
from leeway.offers.values import NOT_KNOWN
from leeway.problems import Related
from leeway.shape.reading import Reading, entries_of, read_mapping
from leeway.shape.simple import date, declared, read_literal, scalar, text


def levels(r: Reading, node: Node) -> tuple[Level, ...]:
    """The levels, lowest authority first; every one but the lowest says how to reach it."""
    found = []
    for index, entry in enumerate(_entries(r, node, "levels", "{representative: {name: Representative}}")):
        name = declared(r, entry.key, "level")
        values = read_mapping(r, entry.value, "level", entry.key.span)
        if index and isinstance(entry.value, Mapping) and "reach" not in {e.key.text for e in entry.value.entries}:
            message = (
                f'"{short(entry.key.text)}" is not the lowest level, so it needs "reach": how a rep reaches them. '
                "Write for example: reach: extension 4400"
            )
            r.say("missing-key", message, entry.key.span)
        if name is not None:
            found.append(Level(id=name, **({"name": name} | values)))
    return tuple(found)


def _entries(r: Reading, node: Node, type_: str, example: str) -> tuple[Entry, ...]:
    """The entries of a mapping of names, at least one."""
    entries = entries_of(r, node, TYPES[type_], example)
    if not entries and isinstance(node, Mapping) and not node.partial:
        r.say("empty-list", f"there must be at least one here. Write for example: {example}", node.span)
    return entries


def facts(r: Reading, node: Node) -> tuple[Fact, ...]:
    """The facts; from here on their units are known."""
    entries = _entries(r, node, "facts", "{tenure: {ask: How long have they been with us?, unit: years}}")
    found = tuple(fact for entry in entries if (fact := _fact(r, entry)) is not None)
    r.facts = {fact.id.text: fact for fact in found}
    return found


def _fact(r: Reading, entry: Entry) -> Fact | None:
    name = declared(r, entry.key, "fact")
    values = read_mapping(r, entry.value, "fact", entry.key.span)
    if name is None:
        return None
    given = {e.key.text for e in entry.value.entries} if isinstance(entry.value, Mapping) else {"unit"}
    kind = _kind(r, name, values, given)
    fact = Fact(id=name, kind=kind, **({"ask": name} | values))
    if kind != "unread" and isinstance(entry.value, Mapping):
        _check_values(r, fact, entry.value)
    return fact


def _kind(r: Reading, name: Word, values: dict[str, Any], given: set[str]) -> str:
    """What kind of fact it is; `unread` where the policy has it wrong."""
    if {"unit", "choices"} <= given:
        r.say("unit-and-choices", f'"{name.text}" has a unit and choices; it can have only one of them', name.span)
        return "unread"
    near_miss = any(meant(key, ("unit", "choices")) for key in given)
    if not {"unit", "choices"} & given and not near_miss:
        message = f'"{name.text}" needs "unit" or "choices": what its values are. Write for example: unit: years'
        r.say("missing-key", message, name.span)
    if "choices" in values:
        return "choice" if len(values["choices"]) > 1 else "unread"
    unit = values.get("unit")
    return "unread" if unit is None else unit.text if unit.text in PLAIN_UNITS else "count"


def choices(r: Reading, node: Node) -> tuple[tuple[Word, Word], ...]:
    """The choices of a fact, at least two."""
    example = "{ours: Our mistake, nobody: Nobody's fault}"
    entries = entries_of(r, node, TYPES["choices"], example)
    if isinstance(node, Mapping) and len(entries) < 2 and not node.partial:
        r.say("too-few-choices", f"a fact has two choices or more. Write for example: {example}", node.span)
    found = ((declared(r, entry.key, "choice", ("not", "and", "or")), text(r, entry.value)) for entry in entries)
    return tuple((name, label or name) for name, label in found if name is not None)


_NUMBERS_ONLY = ("from", "to", "whole")
_YES_NO_ONLY = ("when_yes", "when_no")


def _check_values(r: Reading, fact: Fact, node: Mapping) -> None:
    """The values in a fact's own mapping, and the keys that its kind cannot have."""
    for keys, fits in ((_NUMBERS_ONLY, fact.kind not in ("choice", "yes or no")), (_YES_NO_ONLY, fact.kind == "yes or no")):
        for key, place in ((entry.key.text, entry.key.span) for entry in node.entries):
            if key in keys and not fits:
                only = "facts that are numbers, money or dates" if keys is _NUMBERS_ONLY else "facts that are yes or no"
                r.say("key-does-not-fit", f'"{key}" is only for {only}; "{fact.id.text}" is {kind_of(fact.measure)}', place)
    if fact.kind in ("choice", "yes or no"):
        ends: tuple[Word | None, ...] = ()
    else:
        ends = (fact.low, fact.high)
    for found in (*ends, fact.usually, fact.assume, fact.if_unknown):
        if found is not None:
            fact_value(r, fact, found)


def fact_value(r: Reading, fact: Fact, found: Word) -> None:
    """Report where a text is no value of a fact."""
    words = tuple(choice.text for choice, _ in fact.choices) if fact.kind == "choice" else ("yes", "no")
    if found.text == NOT_KNOWN and fact.if_unknown is not None and found is not fact.if_unknown:
        return
    if fact.kind in ("choice", "yes or no"):
        if found.text not in words:
            code = "not-a-choice" if fact.kind == "choice" else "not-yes-or-no"
            r.say(
                code,
                f'"{short(found.text)}" is none of: {listed(words, "and")}',
                found.span,
                declared_as(fact),
                nearest(found.text, words),
            )
        return
    example = sample(fact.measure, r.currency.symbol if r.currency else "$")
    lit = read_literal(r, found, f'a value of "{fact.id.text}", which is {kind_of(fact.measure)}', example)
    if lit is not None and in_unit(lit, fact.measure) is None:
        unit = re.search(r"[^\W\d_].*$", found.text)
        message = (
            f'"{fact.id.text}" is {kind_of(fact.measure)}, but "{short(found.text)}" is {kind_of(lit.unit)}. Write '
            f"for example: {example}"
        )
        r.say("wrong-unit", message, found.span, declared_as(fact), nearest(unit[0], (fact.measure,)) if unit else None)


def in_unit(lit: Lit, measure: str) -> object | None:
    """The value in the unit that is wanted, or None where it cannot be; a bare number takes any counted unit."""
    if lit.unit == "number" and measure not in ("money", "percent", "date", "yes or no", "choice"):
        return lit.value
    return convert(lit.value, lit.unit, measure)


def declared_as(fact: Fact) -> tuple[Related, ...]:
    """The place where a fact says what it is."""
    return (Related(f'"{fact.id.text}" is {kind_of(fact.measure)}', fact.unit.span if fact.unit else fact.id.span),)


def rates(r: Reading, node: Node) -> tuple[Rate, ...]:
    """The rates, in the long form with `values:` or in the short form of dates alone."""
    found = (_rate(r, entry) for entry in _entries(r, node, "rates", "{outage_day: {2026-01-01: $4.00}}"))
    return tuple(rate for rate in found if rate is not None)


def _rate(r: Reading, entry: Entry) -> Rate | None:
    name = declared(r, entry.key, "rate")
    node = entry.value
    if name is not None and name.text in r.facts:
        related = (Related("the fact", r.facts[name.text].id.span),)
        r.say("name-taken", f'"{name.text}" is a fact already; amounts could not tell them apart', name.span, related)
        name = None
    short_form = isinstance(node, Mapping) and any(e.key.text[:1].isdigit() for e in node.entries)
    values = {"values": rate_values(r, node)} if short_form else read_mapping(r, node, "rate", entry.key.span)
    return None if name is None else Rate(id=name, **({"values": ()} | values))


def rate_values(r: Reading, node: Node) -> tuple[tuple[Lit, Lit], ...]:
    """Dates and values, ascending; all in one unit."""
    example = "{2026-01-01: $4.00, 2027-01-01: $4.25}"
    found = []
    for entry in entries_of(r, node, TYPES["rate values"], example):
        day, written = date(r, entry.key), scalar(r, entry.value, "rate values", example)
        lit = read_literal(r, written, "a value with its unit", "$4.00") if written else None
        if day is not None and lit is not None and _rate_fits(r, lit):
            found.append((day, lit))
    if isinstance(node, Mapping) and not node.entries and not node.partial:
        r.say("empty-list", f"there must be at least one date here. Write for example: {example}", node.span)
    return tuple(sorted(found, key=lambda pair: pair[0].value))


def _rate_fits(r: Reading, lit: Lit) -> bool:
    """Whether a rate can have this value: anything that can be calculated with."""
    if lit.unit not in ("yes or no", "date"):
        return True
    message = f'a rate is money, a percentage or a number, but "{short(lit.text)}" is {kind_of(lit.unit)}'
    r.say("wrong-unit", f"{message}. Write for example: {sample('money', r.currency.symbol if r.currency else '$')}", lit.span)
    return False
