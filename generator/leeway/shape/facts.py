"""Reading levels, facts and rates."""

from __future__ import annotations

import re
from typing import Any

from leeway.draft import Fact, FromLog, Level, Rate, Worked
from leeway.draft.terms import Lit, Word
from leeway.draft.words import kind_of, listed, meant, nearest, on_the_clock, sample, short
from leeway.keys import PLAIN_UNITS, TYPES
from leeway.nodes import Entry, Mapping, Node
from leeway.offers.units import MOMENT, convert, counted, named
from leeway.offers.values import NEVER, NOT_KNOWN
from leeway.problems import Related
from leeway.shape.reading import Reading, entries_of, read_mapping
from leeway.shape.simple import declared, read_literal, scalar, text
from leeway.shape.times import date
from leeway.shape.worked import settled


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
    """The facts; from here on their units are known, those of facts that are worked out included."""
    entries = _entries(r, node, "facts", "{tenure: {ask: How long have they been with us?, unit: years}}")
    found = [(fact, entry) for entry in entries if (fact := _fact(r, entry)) is not None]
    r.facts = {fact.id.text: fact for fact, _ in found if fact.worked is None}
    nodes = {fact.id.text: _value_of(entry, "is") for fact, entry in found if fact.worked is not None}
    for fact in settled(r, {fact.id.text: fact for fact, _ in found}, nodes):
        r.facts[fact.id.text] = fact
    return tuple(r.facts[fact.id.text] for fact, _ in found)


def _value_of(entry: Entry, key: str) -> Node:
    assert isinstance(entry.value, Mapping)
    return next(one.value for one in entry.value.entries if one.key.text == key)


def _fact(r: Reading, entry: Entry) -> Fact | None:
    name = declared(r, entry.key, "fact")
    values = read_mapping(r, entry.value, "fact", entry.key.span)
    if name is None:
        return None
    given = {e.key.text for e in entry.value.entries} if isinstance(entry.value, Mapping) else {"ask", "unit"}
    if "worked" in values:
        return _worked(r, name, values, entry)
    partial = isinstance(entry.value, Mapping) and entry.value.partial
    if not {"ask", "is"} & (given | {meant(key, ("ask", "is")) for key in given}) and not partial:
        message = (
            f'"{name.text}" needs "ask": the question the rep asks; or "is", if it is worked out from other facts. '
            "Write for example: ask: How long have they been with us?"
        )
        r.say("missing-key", message, name.span)
    kind = _kind(r, name, values, given)
    fact = Fact(id=name, kind=kind, **({"ask": name} | values))
    if kind != "unread" and isinstance(entry.value, Mapping):
        _check_values(r, fact, entry.value)
    return fact


_ASKED_ONLY = ("ask", "look_in", "from", "to", "whole", "usually", "assume", "if_unknown", "verify", "from_log")
_FIELDS = {"from": "low", "to": "high"}


def _worked(r: Reading, name: Word, values: dict[str, Any], entry: Entry) -> Fact:
    """A fact that is worked out, before it is: its kind follows later, where it has no unit or choices."""
    assert isinstance(entry.value, Mapping)
    for key in (e.key for e in entry.value.entries if e.key.text in _ASKED_ONLY):
        message = f'"{name.text}" is worked out and never asked, so it has no "{key.text}". Delete "{key.text}", or "is"'
        r.say("key-does-not-fit", message, key.span)
        values.pop(_FIELDS.get(key.text, key.text), None)
    given = {e.key.text for e in entry.value.entries}
    if {"unit", "choices"} <= given:
        r.say("unit-and-choices", f'"{name.text}" has a unit and choices; it can have only one of them', name.span)
        values.pop("choices", None)
    place = values.pop("worked").span
    return Fact(id=name, kind="unread", worked=Worked(place), **({"ask": name} | values))


def _kind(r: Reading, name: Word, values: dict[str, Any], given: set[str]) -> str:
    """What kind of fact it is; `unread` where the policy has it wrong."""
    if {"unit", "choices"} <= given:
        r.say("unit-and-choices", f'"{name.text}" has a unit and choices; it can have only one of them', name.span)
        return "unread"
    near_miss = any(meant(key, ("unit", "choices", "is")) for key in given)
    if not {"unit", "choices"} & given and not near_miss and "is" not in given:
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


def _check_values(r: Reading, fact: Fact, node: Mapping) -> None:
    """The values in a fact's own mapping, and the keys that its kind cannot have."""
    check_keys(r, fact, node)
    ends = () if fact.kind in ("choice", "yes or no") else (fact.low, fact.high)
    for found in (*ends, fact.usually, fact.assume, fact.if_unknown):
        if found is not None:
            fact_value(r, fact, found)


def check_keys(r: Reading, fact: Fact, node: Mapping) -> None:
    """Report the keys that a fact of this kind cannot have."""
    numbers, counts = fact.kind not in ("choice", "yes or no"), fact.kind in ("date", "money", "number", "count")
    rules = (
        (("from", "to", "whole"), numbers, "facts that are numbers, money or dates"),
        (("when_yes", "when_no"), fact.kind == "yes or no", "facts that are yes or no"),
        (("from_log",), counts, "facts that are a date, money or something counted"),
    )
    for keys, fits, only in rules:
        for key in (entry.key for entry in node.entries if entry.key.text in keys and not fits):
            r.say("key-does-not-fit", f'"{key.text}" is only for {only}; "{fact.id.text}" is {kind_of(fact.measure)}', key.span)


def from_log(r: Reading, node: Node) -> FromLog | None:
    """What the log counts."""
    values = read_mapping(r, node, "from_log", node.span)
    return FromLog(**values) if {"of", "per"} <= values.keys() else None


def fact_value(r: Reading, fact: Fact, found: Word) -> None:
    """Report where a text is no value of a fact."""
    words = tuple(choice.text for choice, _ in fact.choices) if fact.kind == "choice" else ("yes", "no")
    if found.text == NEVER and fact.kind == "date":
        if fact.from_log is None or found in (fact.usually, fact.assume, fact.if_unknown, fact.low, fact.high):
            message = '"never" is an answer in a case, for a date fact with "from_log". Write a day such as 2026-11-20'
            r.say("bad-value", message, found.span, declared_as(fact))
        return
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
        hint = _clock_hint(lit, fact, found.text)
        message = f'"{fact.id.text}" is {kind_of(fact.measure)}, but "{short(found.text)}" is {kind_of(lit.unit)}. ' + (
            f"Write: {hint}" if hint else f"Write for example: {example}"
        )
        r.say("wrong-unit", message, found.span, declared_as(fact), nearest(unit[0], (fact.measure,)) if unit else None)


def _clock_hint(lit: Lit, fact: Fact, text: str) -> str | None:
    """`18:00` for `6pm`, and `1 hour 30 minutes` for `1:30` where a length of time belongs."""
    if fact.kind == "time":
        return on_the_clock(text)
    if lit.unit == "time" and fact.measure in ("hours", "minutes"):
        hours, minutes = divmod(int(lit.value), 60)
        return " ".join(f"{n} {named(n, unit)}" for n, unit in ((hours, "hours"), (minutes, "minutes")) if n) or None
    return None


def in_unit(lit: Lit, measure: str) -> object | None:
    """The value in the unit that is wanted, or None where it cannot be; a bare number takes any counted unit."""
    if lit.unit == "number" and counted(measure):
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
    if lit.unit not in ("yes or no", "date", MOMENT, "time"):
        return True
    message = f'a rate is money, a percentage or a number, but "{short(lit.text)}" is {kind_of(lit.unit)}'
    r.say("wrong-unit", f"{message}. Write for example: {sample('money', r.currency.symbol if r.currency else '$')}", lit.span)
    return False
