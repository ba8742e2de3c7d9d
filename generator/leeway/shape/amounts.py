"""Reading amounts as they stand under a key: `$25`, `50% of visit_fee`, `20% to 30%`, `none`, `undefined`."""

from __future__ import annotations

import re

from leeway.draft.terms import Broken, Expr, Lit, Nothing, Op, Undefined, Word, part
from leeway.draft.words import short
from leeway.nodes import Node
from leeway.shape.parser import Parser, Wrong
from leeway.shape.reading import Reading
from leeway.shape.simple import scalar


def amount(r: Reading, node: Node) -> Expr | None:
    """An amount as it stands under a key."""
    found = scalar(r, node, "amount", "$25")
    return None if found is None else read_amount(r, found, 0, len(found.text))


def limit(r: Reading, node: Node, type_: str = "limit") -> Expr | None:
    """An amount, or one of the words `none` and `undefined`."""
    found = scalar(r, node, type_, "$25")
    return None if found is None else _lone(found) or read_amount(r, found, 0, len(found.text))


def limit_range(r: Reading, node: Node) -> tuple[Expr | None, Expr] | None:
    """Where a limit starts, if it is a range such as `20% to 30%`, and its most."""
    found = scalar(r, node, "limit", "$25")
    if found is None:
        return None
    alone = _lone(found)
    if alone is not None:
        return None, alone
    lead = re.match(r"(?:up to|at most|no more than|not more than|maximum|max\.?|limit)\s+(?=\S)", found.text)
    if lead and "(" not in lead[0]:
        message = f"a limit is the most already. Write: {short(found.text[lead.end() :])}"
        r.say("bad-amount", message, part(found, 0, lead.end()))
        return None, Broken(found.span)
    both = re.fullmatch(r"(?:between|from)\s+(\S.*?)\s+(?:and|to|until)\s+(\S.*)|(\S*\d\S*)\s+and\s+(\S*\d\S*)", found.text)
    if both:
        least, most = (both[1] or both[3], both[2] or both[4])
        r.say("bad-amount", f"a range is its two ends with to between them. Write: {short(least)} to {short(most)}", found.span)
        return None, Broken(found.span)
    try:
        return _no_dash(r, Parser(r, found, 0, found.text).range())
    except Wrong:
        return None, Broken(found.span)


def _no_dash(r: Reading, found: tuple[Expr | None, Expr]) -> tuple[Expr | None, Expr]:
    """Refuse `$10 - $20` and `$10-20`, which take more away than there is: a range is written with `to`."""
    one = found[1]
    if not isinstance(one, Op) or one.op != "-" or not all(isinstance(part, Lit) for part in one.parts):
        return found
    least, most = (part for part in one.parts if isinstance(part, Lit))
    bare = most.unit == "number" and least.unit != "number"
    if least.unit == "number" and most.unit == "percent":
        r.say("bad-amount", f"a range is written with to, not with a dash. Write: {least.text}% to {most.text}", one.span)
        return None, Broken(one.span)
    if bare or (least.unit == most.unit and least.value < most.value):
        text = re.sub(r"\d.*", most.text, least.text) if bare and least.unit in ("money", "percent") else most.text
        r.say("bad-amount", f"a range is written with to, not with a dash. Write: {least.text} to {text}", one.span)
        return None, Broken(one.span)
    return found


def _lone(found: Word) -> Expr | None:
    """What the words `none` and `undefined` say when they stand alone."""
    return Nothing(found.span) if found.text == "none" else Undefined(found.span) if found.text == "undefined" else None


def read_amount(r: Reading, whole: Word, start: int, end: int) -> Expr:
    """The amount in a stretch of a word's text; `Broken` and a problem where it cannot be read."""
    try:
        return Parser(r, whole, start, whole.text[start:end]).whole()
    except Wrong:
        return Broken(whole.span)
