"""The policies by which the entries of a log were decided: recorded ones, the present one, and these as a level sees them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from leeway import history
from leeway.audience import reduced
from leeway.problems import Problem

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Known:
    """Compiled policies by version. `unread`: versions that are recorded, and that this Leeway cannot read any more."""

    policies: Mapping[str, Json]
    unread: frozenset[str] = frozenset()

    def why_not(self, version: str) -> str:
        """Why nothing can be said about what was decided under a version that is not among the policies."""
        if version in self.unread:
            return f"version {version} of the policy was recorded by another Leeway, which this one cannot read"
        return f"version {version} of the policy is not recorded here"


def versions(wanted: Iterable[str], policy: Path, current: Json | None) -> tuple[Known, tuple[Problem, ...]]:
    """Those of the wanted versions that are known here, with what is wrong with the recorded ones. Total.

    `current` is the compiled policy file, where it can be compiled.
    """
    recorded, problems = history.read(policy)
    every = {one.version: one.policy for one in recorded if one.policy}
    every |= {current["version"]: current} if current else {}
    left = {*wanted} - every.keys()
    found = {version: every[version] for version in wanted if version in every}
    for whole in every.values() if left else ():
        for level in whole["levels"][:-1]:
            told = _for_level(whole, level["id"])
            if told and told["version"] in left:
                found[told["version"]] = told
    unread = frozenset(one.version for one in recorded if one.policy is None)
    return Known(dict(sorted(found.items())), unread), problems


def _for_level(policy: Json, level: str) -> Json | None:
    try:
        return reduced(policy, level)[0]
    except Exception:  # whatever another program has recorded, the other versions are there all the same
        return None
