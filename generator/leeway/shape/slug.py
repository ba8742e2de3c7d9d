"""The readable part of a clause's id, made of the words of its condition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leeway.nodes import Mapping, Node, Scalar, Sequence

LONGEST = 80
_SIGNS = ((">=", " at least "), ("<=", " at most "), (">", " more than "), ("<", " less than "), ("=", " exactly "))


def slug(node: Node) -> str:
    """`tenure-at-least-10-years` for `{tenure: at least 10 years}`; signs are spelled as words, at most 80 characters."""
    text = " ".join(_words(node)).lower()
    for sign, words in _SIGNS:
        text = text.replace(sign, words)
    made = re.sub(r"[^a-z0-9]+", "-", text).strip("-")
    return made[:LONGEST].strip("-") or "when"


def _words(node: Node) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield node.text
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _words(item)
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield entry.key.text
            yield from _words(entry.value)
