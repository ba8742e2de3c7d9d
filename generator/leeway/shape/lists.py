"""Readers of lists of names: of levels, facts, situations."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from leeway.draft.terms import Word
from leeway.draft.words import short
from leeway.keys import TYPES
from leeway.nodes import Node, Scalar
from leeway.shape.reading import Reading, nothing_in, read_list
from leeway.shape.simple import name


def level_names(r: Reading, node: Node) -> tuple[Word, ...]:
    """A list of the names of levels."""
    if isinstance(node, Scalar) and not nothing_in(node):
        said = re.split(r"\s*[,&+]\s*|\s+(?:and|or)\s+", node.text.strip())
        example = ", ".join(said if {*said} <= {*r.levels} else r.levels[-1:] or ("supervisor",))
        r.say("wrong-kind", f"here belongs {TYPES['level names']}, in brackets. Write: [{short(example)}]", node.span)
        return ()
    return read_list(r, node, "level names", f"[{', '.join(r.levels[-1:]) or 'supervisor'}]", name)


def fact_names(r: Reading, node: Node) -> tuple[Word, ...]:
    """A list of the names of facts."""
    return read_list(r, node, "fact names", "[cancelled_before]", name)


def situation_names(r: Reading, node: Node) -> tuple[Word, ...]:
    """A list of the names of situations."""
    return read_list(r, node, "situations", "[late_visit]", name)


LISTS: Mapping[str, Callable[[Reading, Node], Any]] = {
    "level names": level_names,
    "fact names": fact_names,
    "situations": situation_names,
}
