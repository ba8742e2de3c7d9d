"""Reading what stands around the tables: working days, exclusions, caps."""

from __future__ import annotations

from typing import Any

from leeway.draft import Cap, Exclusion, WorkingDays
from leeway.draft.terms import Broken, Lit, Word
from leeway.draft.words import nearest, short
from leeway.keys import TYPES
from leeway.nodes import Entry, Mapping, Node, Sequence
from leeway.problems import Related
from leeway.shape.reading import Reading, entries_of, places_of, read_entries, read_mapping
from leeway.shape.simple import NAME, declared, names, scalar, text
from leeway.shape.times import date

_MONDAY_TO_FRIDAY = (1, 2, 3, 4, 5)
_ALL = ("all", "any", "everything", "goodwil", "good_will")
_HOLIDAYS = "{2026-12-25: Christmas Day}"


def working_days(r: Reading, node: Node) -> WorkingDays | None:
    """Which days are worked. A list of holidays says until when it is complete."""
    values = read_mapping(r, node, "working_days", node.span)
    given = places_of(node)
    if "holidays" in given and "until" not in given:
        message = (
            '"holidays" needs "until": the day up to which the list is complete; beyond it nothing is counted. '
            "Write for example: until: 2027-12-31"
        )
        r.say("missing-key", message, given["holidays"])
    return WorkingDays(**({"week": _MONDAY_TO_FRIDAY} | values)) if isinstance(node, Mapping) else None


def holidays(r: Reading, node: Node) -> tuple[tuple[Lit, Word], ...]:
    """Days with their names, in the order of the calendar."""
    found = []
    for entry in entries_of(r, node, TYPES["holidays"], _HOLIDAYS):
        day, name = date(r, entry.key), text(r, entry.value)
        if day is not None and name is not None:
            found.append((day, name))
    return tuple(sorted(found, key=lambda pair: pair[0].value))


def exclusions(r: Reading, node: Node) -> tuple[Exclusion, ...]:
    """Conditions that take remedies away."""
    example = "{open_dispute: {when: {dispute: yes}, why: Somebody else decides}}"
    return read_entries(r, node, "exclusions", example, _exclusion)


def _exclusion(r: Reading, entry: Entry) -> Exclusion | None:
    id_ = declared(r, entry.key, "exclusion")
    values = read_mapping(r, entry.value, "exclusion", entry.key.span)
    given = places_of(entry.value)
    if {"removes", "keeps"} <= given.keys():
        message = 'an exclusion "removes" some remedies, or "keeps" some of all; it cannot say both'
        r.say("removes-and-keeps", message, given["keeps"], (Related("removes", given["removes"]),))
    blanks: dict[str, Any] = {"when": Broken(entry.key.span), "why": Word("", entry.key.span)}
    return None if id_ is None else Exclusion(id=id_, **(blanks | values))


def caps(r: Reading, node: Node) -> tuple[Cap, ...]:
    """Bounds over several remedies."""
    example = "{in_a_case: {name: All goodwill in one case, over: goodwill, at_most: $150}}"
    return read_entries(r, node, "caps", example, _cap)


def _cap(r: Reading, entry: Entry) -> Cap | None:
    id_ = declared(r, entry.key, "cap")
    values = read_mapping(r, entry.value, "cap", entry.key.span)
    given = places_of(entry.value)
    for one, other, example in (("each", "per", "per: customer"), ("per", "each", "each: year")):
        if one in given and other not in given and isinstance(entry.value, Mapping) and not entry.value.partial:
            message = f'"{one}" goes with "{other}": a cap over time says for whom and for how long. Write for example: {example}'
            r.say("missing-key", message, given[one])
    if {"each", "per"} <= given.keys() and "used" not in given and isinstance(entry.value, Mapping) and not entry.value.partial:
        message = (
            'a cap over time needs "used", the fact that says how much is used up already: without it only this case is '
            "counted. Write for example: used: goodwill_this_year"
        )
        r.say("missing-key", message, given["each"])
    if id_ is None:
        return None
    over = values.pop("over", (Word("", id_.span),))
    blanks: dict[str, Any] = {"name": id_, "at_most": Broken(id_.span)}
    return Cap(id=id_, over=None if over == "goodwill" else over, **(blanks | values))


def cap_over(r: Reading, node: Node) -> tuple[Word, ...] | str | None:
    """The word goodwill, or a list of names."""
    if isinstance(node, Sequence):
        return names(r, node)
    found = scalar(r, node, "cap over", "goodwill")
    if found is None or found.text == "goodwill":
        return None if found is None else "goodwill"
    message = f'"{short(found.text)}" is not {TYPES["cap over"]}. Write for example: over: goodwill, or over: [credit, discount]'
    if NAME.fullmatch(found.text) and found.text not in _ALL:
        r.say("unknown-word", f"remedies are named in a list. Write: over: [{found.text}]", found.span)
        return None
    near = "goodwill" if found.text in _ALL else nearest(found.text, ("goodwill",))
    r.say("unknown-word", message, found.span, near=near)
    return None
