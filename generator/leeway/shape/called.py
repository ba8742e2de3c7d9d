"""What people call the levels, facts, remedies and situations: sentences name them by id or by name."""

from __future__ import annotations

from collections.abc import Iterator

from leeway.nodes import Mapping, Node, Scalar

# The parts of a policy whose entries are named in sentences, and what one of them is called.
NAMED = {"levels": "level", "facts": "fact", "remedies": "remedy", "situations": "situation"}


def called(node: Node) -> dict[str, tuple[str, ...]]:
    """The entries of a part by each thing that they can be called: several where a name is not clear.

    An entry is called by its id; by its name only where that is nobody's id.
    """
    if not isinstance(node, Mapping):
        return {}
    found: dict[str, tuple[str, ...]] = {plain(entry.key.text): (entry.key.text,) for entry in node.entries}
    ids = frozenset(found)
    for id_, name in _names(node):
        if plain(name) not in ids:
            found[plain(name)] = (*found.get(plain(name), ()), id_)
    return found


def plain(text: str) -> str:
    """A name as it is looked up: whatever its letters' case, its white space and its article are."""
    return " ".join(text.split()).casefold().removeprefix("the ")


def _names(node: Mapping) -> Iterator[tuple[str, str]]:
    for entry in node.entries:
        keys = entry.value.entries if isinstance(entry.value, Mapping) else ()
        yield from ((entry.key.text, e.value.text) for e in keys if e.key.text == "name" and isinstance(e.value, Scalar))
