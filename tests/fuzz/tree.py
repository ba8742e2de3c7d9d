"""Policies as trees of texts, for moving their parts about, and as YAML again.

A tree keeps what a mapping of Python would lose: the order of the keys, and a key that stands twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from leeway import nodes
from leeway.load import load


@dataclass(slots=True)
class Map:
    """A mapping: its entries, [key, value], in their order."""

    entries: list[tuple[str, Tree]] = field(default_factory=list)

    def get(self, key: str) -> Tree | None:
        """The value of the first such key."""
        return next((value for name, value in self.entries if name == key), None)

    def put(self, index: int, value: Tree) -> None:
        self.entries[index] = (self.entries[index][0], value)


@dataclass(slots=True)
class Seq:
    """A list."""

    items: list[Tree] = field(default_factory=list)


Tree = Map | Seq | str
Path = tuple[int, ...]


def read(data: bytes) -> Tree | None:
    """The tree of a policy file, as far as the loader can read it; what it cannot is empty."""
    node, _ = load(data)
    return _tree(node) if node is not None else None


def _tree(node: nodes.Node) -> Tree:
    if isinstance(node, nodes.Mapping):
        return Map([(entry.key.text, _tree(entry.value)) for entry in node.entries])
    if isinstance(node, nodes.Sequence):
        return Seq([_tree(item) for item in node.items])
    return node.text if isinstance(node, nodes.Scalar) else ""


def copy(tree: Tree) -> Tree:
    """The same tree, to be changed on its own."""
    if isinstance(tree, Map):
        return Map([(key, copy(value)) for key, value in tree.entries])
    return Seq([copy(item) for item in tree.items]) if isinstance(tree, Seq) else tree


def places(tree: Tree, path: Path = (), under: tuple[str, ...] = ()) -> Iterator[tuple[Path, tuple[str, ...], Tree]]:
    """Every part below the root, in order: where it is, the keys above it (a list has none), and the part."""
    if isinstance(tree, Map):
        children: list[tuple[tuple[str, ...], Tree]] = [((*under, key), value) for key, value in tree.entries]
    else:
        children = [(under, item) for item in tree.items] if isinstance(tree, Seq) else []
    for index, (keys, child) in enumerate(children):
        yield (*path, index), keys, child
        yield from places(child, (*path, index), keys)


def at(tree: Tree, path: Path) -> Tree:
    """The part at a place."""
    for index in path:
        if isinstance(tree, Map):
            tree = tree.entries[index][1]
        elif isinstance(tree, Seq):
            tree = tree.items[index]
    return tree


def put(tree: Tree, path: Path, value: Tree) -> None:
    """Another part in the place of one below the root."""
    above = at(tree, path[:-1])
    if isinstance(above, Map):
        above.put(path[-1], value)
    elif isinstance(above, Seq):
        above.items[path[-1]] = value


def write(tree: Tree, flow_below: int = 9) -> str:
    """The tree as YAML; what lies deeper than `flow_below` stands in braces and brackets."""
    lines: list[str] = []
    _block(tree, 0, flow_below, lines)
    return "\n".join(lines) + "\n"


def _block(tree: Tree, depth: int, left: int, lines: list[str]) -> None:
    pad = "  " * depth
    if isinstance(tree, str):
        lines.append(pad + scalar(tree))
    elif isinstance(tree, Map):
        for key, value in tree.entries:
            if isinstance(value, str) or left <= 0 or not _filled(value):
                lines.append(f"{pad}{scalar(key)}: {_flow(value)}".rstrip(" "))
            else:
                lines.append(f"{pad}{scalar(key)}:")
                _block(value, depth + 1, left - 1, lines)
    else:
        for item in tree.items:
            if isinstance(item, str) or left <= 0 or not _filled(item):
                lines.append(f"{pad}- {_flow(item)}".rstrip(" "))
            else:
                start = len(lines)
                _block(item, depth + 1, left - 1, lines)
                lines[start] = f"{pad}- {lines[start][len(pad) + 2 :]}"


def _filled(tree: Tree) -> bool:
    return bool(tree.entries if isinstance(tree, Map) else tree.items if isinstance(tree, Seq) else tree)


def _flow(tree: Tree) -> str:
    if isinstance(tree, Map):
        return "{" + ", ".join(f"{scalar(key)}: {_flow(value)}" for key, value in tree.entries) + "}"
    return "[" + ", ".join(map(_flow, tree.items)) + "]" if isinstance(tree, Seq) else scalar(tree)


_FIRST = set("[]{}>|*&!%@`\"'#,?:-=<~ \t")


def scalar(text: str) -> str:
    """A text as YAML: bare where nothing in it could be misread, else in single quotes."""
    bare = text and text[0] not in _FIRST and not text[-1].isspace() and not set(text) & set(",[]{}#\n\r")
    if text == "" or (bare and ": " not in text and not text.endswith(":")):
        return text
    return "'" + text.replace("'", "''") + "'"
