"""The recorded versions of a policy: `policy/history/`, a file for each version that was published, oldest first.

`0001-9fce12ab3456.json` holds the first one, byte for byte as it was compiled; the second part is its version, which is the
hash of what is in it. Nothing here is ever changed or removed. A policy that is not called policy.yml has a folder of its own
in it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from leeway.offers import read_policy
from leeway.offers.version import version as version_of
from leeway.problems import Problem
from leeway.put import put

Json = dict[str, Any]
_NAME = re.compile(r"(\d{4,8})-([0-9a-f]{12})\.json")
_LARGEST = 64 * 1024 * 1024
_AMONG = ("README.md",)  # what people may put beside the versions


@dataclass(frozen=True, slots=True)
class Recorded:
    """One version: its number, its id, the day from which it held ("" where that cannot be read), and the compiled policy.

    `policy` is None where this program cannot read it any more; the file is kept for one that can.
    """

    number: int
    version: str
    updated: str
    policy: Json | None


def folder(policy: Path) -> Path:
    """Where the versions of a policy file are recorded."""
    beside = policy.parent / "history"
    return beside if policy.name == "policy.yml" else beside / policy.stem


def read(policy: Path) -> tuple[tuple[Recorded, ...], tuple[Problem, ...]]:
    """The recorded versions, oldest first, and a warning for each file that is none. Total: a damaged file is left alone."""
    try:
        paths = sorted(path for path in folder(policy).iterdir() if path.is_file() and not path.name.startswith("."))
    except (FileNotFoundError, NotADirectoryError):
        return (), ()
    except OSError as failure:
        return (), (_warning("history-damaged", folder(policy), f"cannot be read: {failure.strerror or failure}"),)
    found: list[Recorded] = []
    problems: list[Problem] = []
    for path in (path for path in paths if path.name not in _AMONG):
        one, problem = _read(path)
        found += [one] if one else []
        problems += [problem] if problem else []
    return tuple(sorted(found, key=lambda one: one.number)), tuple(problems)


def _read(path: Path) -> tuple[Recorded | None, Problem | None]:
    name = _NAME.fullmatch(path.name)
    if name is None:
        return None, _warning("history-not-ours", path, "is no recorded version of the policy; it is left alone")
    compiled = _loaded(path)
    if compiled is None or version_of(compiled) != name[2]:
        said = "does not hold the version that its name says; it is left alone, and its version is missing from what changed"
        return None, _warning("history-damaged", path, said)
    updated = compiled.get("updated")
    one = Recorded(int(name[1]), name[2], updated if isinstance(updated, str) else "", compiled)
    if not is_understood(compiled):
        said = "was recorded by another Leeway, and this one cannot compare it; it is kept"
        return Recorded(one.number, one.version, one.updated, None), _warning("history-not-understood", path, said)
    return one, None


def _loaded(path: Path) -> Json | None:
    try:
        with path.open("rb") as file:
            found = json.loads(file.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def is_understood(compiled: Json) -> bool:
    """Whether this program can read a compiled policy."""
    try:
        read_policy(compiled)
        return bool(compiled["version"]) and bool(compiled["updated"])
    except Exception:  # whatever another program has written, nothing of it is ours to trust
        return False


def _warning(code: str, path: Path, said: str) -> Problem:
    return Problem(code, f"{path} {said}.", severity="warning", path=str(path))


def record(policy: Path, version: str, compiled: bytes) -> tuple[Problem, ...]:
    """Record a published version, unless it is the newest one already; whole or not at all."""
    place = folder(policy)
    try:
        named = {int(name[1]): path for path in _files(place) if (name := _NAME.fullmatch(path.name))}
        if _newest(named) == version:
            return ()
        put(place / f"{max(named, default=0) + 1:04}-{version}.json", compiled)
    except OSError as failure:
        said = f"could not be written, so that this version is missing from what changed: {failure.strerror or failure}"
        return (_warning("history-not-written", place, said),)
    return ()


def _newest(named: Mapping[int, Path]) -> str | None:
    """The newest version that is whole."""
    for number in sorted(named, reverse=True):
        compiled, version = _loaded(named[number]), named[number].stem.partition("-")[2]
        if compiled is not None and version_of(compiled) == version:
            return version
    return None


def _files(place: Path) -> list[Path]:
    return sorted(place.iterdir()) if place.is_dir() else []
