"""The order in which facts are worked out: each one after those that it needs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping


def ordered(needs: Mapping[str, Collection[str]]) -> tuple[list[str], list[list[str]]]:
    """The names, each after those that it needs; and circles, in which each name needs the next, and the last the first.

    A name on a circle stands in no order. Takes time in proportion to the names and needs, whatever their shape.
    """
    order: list[str] = []
    circles: list[list[str]] = []
    circular: set[str] = set()
    done: set[str] = set()
    for start in needs:
        if start not in done:
            _walk(start, needs, order, circles, circular, done)
    return [name for name in order if name not in circular], circles


def _walk(
    start: str,
    needs: Mapping[str, Collection[str]],
    order: list[str],
    circles: list[list[str]],
    circular: set[str],
    done: set[str],
) -> None:
    """Everything that a name needs, depth first, with a path of our own instead of the interpreter's stack."""
    path: list[tuple[str, Iterator[str]]] = [(start, iter(needs[start]))]
    place = {start: 0}
    while path:
        name, rest = path[-1]
        other = next(rest, None)
        if other is None:
            path.pop()
            del place[name]
            done.add(name)
            order.append(name)
        elif other in place:
            circle = [one for one, _ in path[place[other] :]]
            if not circular & set(circle):
                circles.append(circle)
                circular.update(circle)
        elif other not in done and other in needs:
            place[other] = len(path)
            path.append((other, iter(needs[other])))
