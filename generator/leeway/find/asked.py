"""Which facts a situation may ask for: those that its remedies read, and those that these are worked out from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Json = Mapping[str, Any]


def asked(policy: Json, situation: str) -> Sequence[str]:
    """The ids of the facts, in the order of the policy; what is worked out is not asked for."""
    remedies = [policy["remedies"][one] for step in policy["situations"][situation]["steps"] for one in step]
    found: set[str] = set()
    waiting = list(_named(remedies, policy))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _named(policy["facts"][name].get("is"), policy)
    return [name for name, one in policy["facts"].items() if name in found and "is" not in one]


def _named(tree: Any, policy: Json) -> Iterator[str]:
    """The facts that a tree of conditions and amounts names."""
    if isinstance(tree, Mapping):
        for value in tree.values():
            yield from _named(value, policy)
    elif isinstance(tree, list | tuple):
        if len(tree) > 1 and tree[0] in ("is", "cmp", "fact") and tree[1] in policy["facts"]:
            yield tree[1]
        elif len(tree) > 1 and tree[0] == "rate":
            yield from (name for name in [policy["rates"][tree[1]].get("by")] if name in policy["facts"])
        for part in tree:
            yield from _named(part, policy)
