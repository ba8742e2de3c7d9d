"""Worked examples put into the text of a policy, or taken out of it, as a person would with an editor."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from leeway.coverage import Suggestion
from leeway.load import load
from leeway.nodes import Mapping, Node, Sequence


def _values(node: Node | None) -> dict[str, Node]:
    assert isinstance(node, Mapping)
    return {entry.key.text: entry.value for entry in node.entries}


def lists(text: str) -> dict[str, Sequence]:
    """The list of examples of each situation."""
    node, problems = load(text.encode())
    assert not problems, problems
    found = {name: _values(one)["examples"] for name, one in _values(_values(node)["situations"]).items()}
    return {name: one for name, one in found.items() if isinstance(one, Sequence)}


def pasted(text: str, suggestions: Iterable[Suggestion]) -> str:
    """The policy with every suggestion on top of the examples of its situation."""
    lines, by_situation = text.split("\n"), dict[str, list[str]]()
    for one in suggestions:
        by_situation.setdefault(one.situation, []).append(one.yaml)
    for name, found in sorted(lists(text).items(), key=lambda one: one[1].span, reverse=True):
        at, column = found.span.line - 1, found.span.column - 1
        new = by_situation.pop(name, [])
        if lines[at][column] == "[":
            items = ", ".join([*(one.removeprefix("- ") for one in new), *([""] if found.items else [])])
            lines[at] = f"{lines[at][: column + 1]}{items}{lines[at][column + 1 :]}"
        else:
            lines[at:at] = [" " * column + one for one in new]
    assert not by_situation
    return "\n".join(lines)


def thinned(text: str, keeps: Callable[[int], bool]) -> str:
    """The policy with only those examples of each situation whose number, from 0, is kept; their lists are not in brackets."""
    lines = text.split("\n")
    for found in sorted(lists(text).values(), key=lambda one: one.span, reverse=True):
        starts = [item.span.line - 1 for item in found.items]
        ends = [*starts[1:], _end(lines, starts[-1], found.span.column - 1)]
        kept = [line for number, (start, end) in enumerate(zip(starts, ends)) if keeps(number) for line in lines[start:end]]
        above = lines[starts[0] - 1]
        assert above.strip() == "examples:", above
        lines[starts[0] - 1 : ends[-1]] = [above if kept else f"{above} []", *kept]
    return "\n".join(lines)


def _end(lines: list[str], start: int, column: int) -> int:
    """The first line behind an item of a list whose dashes stand in that column."""
    return next((at for at in _filled(lines, start + 1) if len(lines[at]) - len(lines[at].lstrip()) <= column), len(lines))


def _filled(lines: list[str], start: int) -> Iterator[int]:
    return (at for at in range(start, len(lines)) if lines[at].strip())
