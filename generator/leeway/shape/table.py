"""Reading tables: clauses with a condition and what holds then."""

from __future__ import annotations

from typing import Any

from leeway.draft import Clause
from leeway.draft.terms import Broken, Expr
from leeway.draft.words import meant, short
from leeway.keys import KINDS
from leeway.nodes import Entry, Mapping, Node, Scalar
from leeway.problems import Related
from leeway.shape.amounts import limit_range
from leeway.shape.reading import Reading, items_of, key_word, nothing_in, read_mapping, wrong_kind
from leeway.shape.slug import slug


def table(r: Reading, node: Node, kind: str, example: str) -> tuple[Clause, ...]:
    """The clauses of a table of limits, of what is owed, or of how a fact is worked out."""
    rows = items_of(r, node, "a list of clauses", example)
    found = [clause for row in rows if (clause := _clause(r, row, kind, example)) is not None]
    return tuple(found)


def _clause(r: Reading, node: Node, kind: str, example: str) -> Clause | None:
    if not isinstance(node, Mapping):
        wrong_kind(r, node, "a clause with its keys", example)
        return None
    levels = _level_entries(node) if kind == "limits clause" else ()
    values = read_mapping(r, node, kind, node.span, tuple(entry.key.text for entry in levels))
    _check_row(r, node, values)
    limits = tuple((key_word(entry.key), *_value(r, entry)) for entry in levels)
    amounts = tuple((level, most) for level, _, most in limits)
    starts = tuple((level, start) for level, start, _ in limits if start is not None)
    if "amount" in values:
        at = next(entry.key for entry in node.entries if entry.key.text == "amount")
        amounts = ((key_word(at), values.pop("amount")),)
    elif kind == "limits clause" and not levels and not node.partial:
        known = r.levels[0] if r.levels else "representative"
        r.say(
            "no-level",
            f"this clause names no level, so nobody may give anything. Write for example: {known}: $25, or {known}: none",
            node.span,
        )
    whens = [entry.value for entry in node.entries if entry.key.text == "when"]
    name = slug(whens[0]) if whens else "otherwise"
    return Clause(node.span, values.pop("when", None), amounts, name, starts=starts, **values)


def _value(r: Reading, entry: Entry) -> tuple[Expr | None, Expr]:
    """Where the limit of one level starts, if it is a range, and its most; what stands under a misspelt key is not read."""
    if r.levels and entry.key.text not in r.levels and not isinstance(entry.value, Scalar):
        r.complete = False
        return None, Broken(entry.value.span)
    if isinstance(entry.value, Scalar) and nothing_in(entry.value):
        r.say(
            "missing-value",
            f'"{short(entry.key.text)}" has no limit. Write for example: {entry.key.text[:40]}: $25, or '
            f"{entry.key.text[:40]}: none",
            entry.key.span,
        )
        return None, Broken(entry.value.span)
    return limit_range(r, entry.value) or (None, Broken(entry.value.span))


def _level_entries(node: Mapping) -> tuple[Entry, ...]:
    """What in a limits clause is no key of its own is the name of a level; checks say whether there is one."""
    own = {key.name for key in KINDS["limits clause"].keys}
    return tuple(entry for entry in node.entries if entry.key.text not in own)


def _check_row(r: Reading, node: Mapping, values: dict[str, Any]) -> None:
    given = {entry.key.text: entry.key.span for entry in node.entries}
    if "when" in given and "otherwise" in given:
        r.say(
            "when-and-otherwise",
            'a clause has either "when" or "otherwise"',
            given["otherwise"],
            (Related("when", given["when"]),),
        )
    near = {meant(key, ("when", "otherwise")) for key in given}
    if not {"when", "otherwise"} & (given.keys() | near) and not node.partial:
        r.say(
            "missing-key",
            'a clause begins with "when" (a condition) or "otherwise". Write for example: when: {tenure: at least 10 years}',
            node.span,
        )
