"""What is shown to an audience: the whole policy, and up to which of its levels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from leeway.offers.policy import Policy


@dataclass(frozen=True, slots=True)
class Shown:
    """A whole policy, as policy.json has it and as the kernel holds it; `last` is the place of the audience's level."""

    raw: Mapping[str, Any]
    policy: Policy
    last: int

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels whose limits are shown."""
        return tuple(one["id"] for one in self.raw["levels"][: self.last + 1])

    @property
    def everything(self) -> bool:
        """Whether there is no level above."""
        return self.last == len(self.raw["levels"]) - 1


def named(tree: Any) -> Iterator[str]:
    """The facts and rates that amounts and conditions somewhere in a value of policy.json name."""
    if isinstance(tree, Mapping):
        yield from (value for key, value in tree.items() if key in ("left", "used", "fact") and isinstance(value, str))
        for value in tree.values():
            yield from named(value)
    elif isinstance(tree, list):
        if len(tree) > 1 and tree[0] in ("fact", "rate", "is", "cmp") and isinstance(tree[1], str):
            yield tree[1]
        for value in tree:
            yield from named(value)
