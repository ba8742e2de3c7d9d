"""Stage 1, load: the bytes of a policy file become located nodes.

PyYAML's binding to libyaml reads the events. Its pure-Python twin refuses texts that YAML allows (`{ask: Why?, ...}`)
and is a hundred times slower, so there is no falling back to it: marks and messages are the same everywhere.
"""

from __future__ import annotations

from leeway.load.build import build
from leeway.load.pieces import broken_pieces
from leeway.load.text import decode
from leeway.nodes import Node
from leeway.problems import Problem, Span

__all__ = ["load"]


def load(data: bytes) -> tuple[Node | None, tuple[Problem, ...]]:
    """The policy file as located nodes, and what is wrong with it as a file; never raises.

    No node where the text cannot be read at all; then the problems hold every syntax mistake, found by reading each
    top-level part by itself. Refused: more than 4 MiB, anything but UTF-8, control characters, anchors, aliases, tags,
    merge keys, more than one document, keys given twice, keys that are not words, more than 40 levels.
    """
    text, problems = decode(data)
    if text is None:
        return None, problems
    built = build(text)
    if built.broken is not None:
        return None, broken_pieces(text) or (built.broken,)
    if built.node is None and not built.problems:
        return None, (_empty(),)
    return built.node, built.problems


def _empty() -> Problem:
    return Problem("empty-file", "the policy file is empty. It begins for example with: leeway: 1", Span(1, 1, 1, 2))
