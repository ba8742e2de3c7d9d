"""The versions before the present one that a site holds, so that its page can check a note of weeks ago.

Each is a policy.json as the site of that day had it: reduced for the audience of the present one, and at the same address,
which is its version. A recorded version that cannot be reduced so, or not be read any more, is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from leeway.history import Recorded
from leeway.offers.version import dump

Json = dict[str, Any]
USUALLY = 24  # where the policy names no number: two years, of a policy that changes every month


@dataclass(frozen=True, slots=True)
class Earlier:
    """One version: its id, the day from which it held, and the bytes of its policy.json."""

    version: str
    updated: str
    data: bytes


def earlier(current: Json, shown: Sequence[Recorded]) -> tuple[Earlier, ...]:
    """As many versions as the current policy wants, newest first, each once.

    `shown` are the recorded ones as the readers of the current one saw them (`past.as_shown`), oldest first.
    """
    found: dict[str, Earlier] = {}
    for one in reversed(shown):
        if one.policy is not None and one.version != current["version"]:
            found.setdefault(one.version, Earlier(one.version, one.updated, dump(one.policy)))
    return tuple(found.values())[: current.get("earlier_versions", USUALLY)]
