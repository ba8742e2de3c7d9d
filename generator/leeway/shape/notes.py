"""Reading notes that only some levels should read."""

from __future__ import annotations

from leeway.draft import Note
from leeway.nodes import Node
from leeway.shape.reading import Reading, read_list, read_mapping


def notes(r: Reading, node: Node) -> tuple[Note, ...]:
    """The notes of a remedy or a situation, those that say for whom they are."""
    return read_list(r, node, "notes", "[{for: supervisor, text: Ask for the log first}]", _note)


def _note(r: Reading, node: Node) -> Note | None:
    values = read_mapping(r, node, "note", node.span)
    return Note(**values) if {"level", "text"} <= values.keys() else None
