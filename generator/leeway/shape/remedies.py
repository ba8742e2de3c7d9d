"""Reading remedies: what is owed, what goodwill may give, and the clauses of their tables."""

from __future__ import annotations

import re

from leeway.draft import Budget, Clause, Cost, Measure, Remedy, Safeguard
from leeway.draft.terms import Lit, Word
from leeway.draft.words import meant, short
from leeway.keys import KINDS, TYPES
from leeway.nodes import Entry, Mapping, Node, Sequence
from leeway.problems import Related
from leeway.shape.amounts import limit, read_amount
from leeway.shape.reading import Reading, entries_of, places_of, read_list, read_mapping, wrong_kind
from leeway.shape.simple import declared, read_literal, scalar, unit
from leeway.shape.table import table

_LIMITS = "[{when: {tenure: at least 10 years}, representative: 50%}, {otherwise: , representative: 25%}]"
_OWED = "[{when: {tenure: at least 10 years}, amount: $50}, {otherwise: , amount: $25}]"


def remedies(r: Reading, node: Node) -> tuple[Remedy, ...]:
    """The remedies."""
    example = "{fee_waiver: {name: Fee waived, ...}}"
    entries = entries_of(r, node, TYPES["remedy mapping"], example)
    if not entries and isinstance(node, Mapping) and not node.partial:
        r.say("empty-list", f"there must be at least one remedy. Write for example: {example}", node.span)
    found = (_remedy(r, entry) for entry in entries)
    return tuple(remedy for remedy in found if remedy is not None)


def _remedy(r: Reading, entry: Entry) -> Remedy | None:
    name = declared(r, entry.key, "remedy")
    values = read_mapping(r, entry.value, "remedy", entry.key.span)
    if isinstance(entry.value, Mapping) and not entry.value.partial:
        _check_basis(r, entry)
    if name is None:
        return None
    owed, limits = values.pop("owed", ()), values.pop("limits", ())
    values = {key: found for key, found in values.items() if found != ()}
    if "goodwill" in values:
        owed = ()
    elif not owed:
        values["goodwill"] = Measure("unread", name.span)
    blanks = {"name": name, "kind": Word("", name.span)}
    return Remedy(id=name, clauses=owed or limits, **(blanks | values))


def _check_basis(r: Reading, entry: Entry) -> None:
    """Exactly one of owed and goodwill; limits with goodwill and only there; worth where one unit has a worth."""
    assert isinstance(entry.value, Mapping)
    given = places_of(entry.value)
    near = {meant(key, ("owed", "goodwill", "limits")) for key in given if key not in _REMEDY_KEYS}
    name = short(entry.key.text)
    if "owed" in given and "goodwill" in given:
        r.say(
            "owed-and-goodwill",
            f'"{name}" is owed and goodwill; it can be only one of them',
            given["goodwill"],
            (Related("owed here", given["owed"]),),
        )
    elif not {"owed", "goodwill"} & given.keys() and not {"owed", "goodwill"} & near:
        r.say(
            "missing-key",
            f'"{name}" needs "owed" (the customer has a right to it) or "goodwill" (it may be given, up to a '
            "limit). Write for example: goodwill: money",
            entry.key.span,
        )
    if "goodwill" in given and "limits" not in given and "limits" not in near:
        r.say(
            "missing-key",
            f'"{name}" is goodwill, so it needs "limits": the most that each level may give. Write for example: '
            f"limits: {_LIMITS}",
            given["goodwill"],
        )
    if "limits" in given and "owed" in given and "goodwill" not in given:
        r.say("key-does-not-fit", '"limits" belongs to goodwill; what is owed uses up no authority', given["limits"])


_REMEDY_KEYS = frozenset(key.name for key in KINDS["remedy"].keys)


def measure(r: Reading, node: Node) -> Measure:
    """money, percent of an amount, yes or no, or something counted; the unit `unread` where it is none of these."""
    found = scalar(r, node, "measure", "money")
    if found is None:
        return Measure("unread", node.span)
    share = re.match(r"(percent|%)\s*of\s+", found.text)
    if share and share[1] == "percent":
        return Measure("percent", found.span, read_amount(r, found, share.end(), len(found.text)))
    if share or found.text in ("percent", "%"):
        r.say("bad-measure", "per cent of what? Write for example: percent of monthly_bill", found.span)
    elif found.text in ("date", "date and time", "time", "number"):
        r.say("bad-measure", f'a remedy is not counted in "{found.text}". It is {TYPES["measure"]}', found.span)
    else:
        counted = unit(r, node)
        return Measure(counted.text if counted else "unread", found.span)
    return Measure("unread", found.span)


def owed(r: Reading, node: Node) -> tuple[Clause, ...]:
    """A plain amount, or a table of clauses with amounts."""
    if isinstance(node, Sequence):
        return table(r, node, "owed clause", _OWED)
    if isinstance(node, Mapping):
        wrong_kind(r, node, TYPES["owed"], f"$25, or {_OWED}")
        return ()
    amount = limit(r, node)
    if amount is None:
        return ()
    return (Clause(node.span, None, ((Word("amount", node.span), amount),), "always"),)


def limits(r: Reading, node: Node) -> tuple[Clause, ...]:
    """A table of clauses with a limit for each level."""
    return table(r, node, "limits clause", _LIMITS)


def cost(r: Reading, node: Node) -> Cost | None:
    """`40% of value`, or an amount of money for each unit."""
    found = scalar(r, node, "cost", "40% of value")
    if found is None:
        return None
    share = re.fullmatch(r"(.*%)\s+of\s+(?:the\s+)?value", found.text, re.DOTALL)
    amount = read_amount(r, found, 0, share.end(1) if share else len(found.text))
    if share:
        return Cost(amount, None) if isinstance(amount, Lit) else None
    return Cost(None, amount)


def budget(r: Reading, node: Node) -> Budget | None:
    """How many there are to give."""
    values = read_mapping(r, node, "budget", node.span)
    given = places_of(node)
    if {"left", "used"} <= given.keys():
        message = 'a budget has "left" (how many there still are) or "used" (how many are gone), not both'
        r.say("left-and-used", message, given["used"], (Related("left", given["left"]),))
    if "per" in values and values["per"].text != "case" and "each" not in {meant(key, ("each",)) for key in given}:
        message = 'a budget needs "each": the period it is for. Write for example: each: month'
        r.say("missing-key", message, node.span)
    if not {"how_many", "per"} <= values.keys():
        return None
    return Budget(**values)


def safeguards(r: Reading, node: Node) -> tuple[Safeguard, ...]:
    """What it takes above an amount: approvals, a record, or both."""
    return read_list(r, node, "safeguards", "[{over: $200, approved_by: [supervisor], record: Attach photos}]", _safeguard)


def _safeguard(r: Reading, node: Node) -> Safeguard | None:
    values = read_mapping(r, node, "safeguard", node.span)
    if not isinstance(node, Mapping):
        return None
    known = {entry.key.text for entry in node.entries}
    near = {meant(key, ("approved_by", "record")) for key in known}
    if not {"approved_by", "record"} & (known | near) and not node.partial:
        message = (
            'a safeguard says who must approve ("approved_by") or what must be kept ("record"). Write for example: '
            "{over: $200, approved_by: [supervisor]}"
        )
        r.say("missing-key", message, node.span)
    over = values.pop("over", None)
    lit = read_literal(r, over, "an amount", "$200") if over else None
    return Safeguard(node.span, lit, **values)
