"""Drawing by a seed: the same everywhere, as it is made of hashes and of nothing that a language or a machine has of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
_MOST_TICKETS = 12


def number(*words: object) -> int:
    """A number of 64 bits that follows from the words, and from their order."""
    text = "\n".join(map(str, words)).encode("utf-8", "replace")
    return int.from_bytes(hashlib.sha256(text).digest()[:8], "big")


def pick(several: Sequence[T], *words: object) -> T:
    """One of several; there must be one."""
    return several[number(*words) % len(several)]


def shuffled(several: Sequence[T], *words: object, tickets: Callable[[T], int] = lambda one: 1) -> list[T]:
    """All of them in an order that is drawn; who has more tickets stands in front more often."""

    def place(pair: tuple[int, T]) -> tuple[int, int]:
        index, one = pair
        count = max(1, min(tickets(one), _MOST_TICKETS))
        return min(number(*words, index, ticket) for ticket in range(count)), index

    return [one for _, one in sorted(enumerate(several), key=place)]
