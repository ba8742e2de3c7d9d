"""What was proved before, so that an edit proves only what it touched.

Kept are fingerprints of units that were proved, or that could not be settled, under one state of the program: who shows a
fault is found anew each time. The file can be deleted at any time; it changes how long a check takes, never what it says.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import z3

from leeway.prover.finding import Finding
from leeway.put import put

_MOST = 50_000  # fingerprints; the oldest go first
Doubts = tuple[Finding, ...]


@dataclass
class Memory:
    """The fingerprints that are known, each with what could not be settled of it; `path`: the file, None for none."""

    path: Path | None
    known: dict[str, Doubts] = field(default_factory=dict)
    new: bool = False

    def get(self, fingerprint: str) -> Doubts | None:
        """What was found of a unit before, None where that is not known."""
        found = self.known.pop(fingerprint, None)
        if found is not None:
            self.known[fingerprint] = found  # the newest stand last
        return found

    def keep(self, fingerprint: str, found: Doubts) -> None:
        """Remember a unit, unless somebody shows a fault of it."""
        if all(one.unsettled for one in found):
            self.known[fingerprint], self.new = found, True

    def save(self) -> None:
        """Write the file, in one step; where that is not possible, the next check takes as long as this one."""
        if self.path is None or not self.new:
            return
        kept = dict(list(self.known.items())[-_MOST:])
        value = {"program": program(), "proved": {name: [_written(one) for one in found] for name, found in kept.items()}}
        with suppress(OSError):
            put(self.path, json.dumps(value, separators=(",", ":")).encode())


def recall(path: Path | None) -> Memory:
    """What the file says; nothing where there is none, or where it is of another state of the program, or damaged."""
    if path is None:
        return Memory(None)
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        if value["program"] == program():
            return Memory(path, {name: tuple(map(_read, found)) for name, found in value["proved"].items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    return Memory(path)


@cache
def program() -> str:
    """A hash of all that decides what a proof says: the kernel, its translation, the checks, and the solver's version."""
    package = Path(__file__).parents[1]
    digest = hashlib.sha256(z3.get_full_version().encode())
    for room in ("offers", "prover", "proofs"):
        for file in sorted((package / room).rglob("*.py")):
            digest.update(file.relative_to(package).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _written(one: Finding) -> list[object]:
    return [one.check, one.subject, one.rows, one.levels, one.more, one.unsettled]


def _read(value: Any) -> Finding:
    check, subject, rows, levels, more, why = value
    return Finding(check, subject, tuple(map(int, rows)), tuple(map(int, levels)), tuple(map(str, more)), unsettled=str(why))
