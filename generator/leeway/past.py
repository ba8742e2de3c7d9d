"""What each recorded version of a policy changed, for the page: differences, remembered by the two versions that they compare.

What is remembered lies in `.leeway/differences/`. It may be deleted at any time: the same comes out again.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from leeway.audience import alone, reduced
from leeway.difference import difference
from leeway.difference.writers import lines, summary
from leeway.history import Recorded
from leeway.pages.changes import Version
from leeway.put import put

Json = dict[str, Any]
MOST_VERSIONS = 20
_AS_SHOWN = "Nothing changes in what is shown here: proved for every possible customer."
_CODE = ("audience", "difference", "offers", "prover", "past.py")  # what a difference is made by
_TOLD = (".py", ".json")  # programs, and the texts that they say


def past(current: Json, versions: Sequence[Recorded], notes: Path, most: int = MOST_VERSIONS) -> tuple[Version, ...]:
    """Every version with what it changed, newest first: the current one, and those recorded before it, of `as_shown`.

    Only the newest ones are compared, `most` of them; of older ones only the day and the id are given. Where the current one was
    reduced for an audience, a version in which nothing changed for that audience never was.
    """
    if "audience" not in current:
        return tuple(_compared(versions, notes, most))[::-1]
    told = [replace(one, policy=alone(one.policy)) for one in versions if one.policy]
    first, *newest = _compared(told, notes, most)
    return (first, *(one for one in newest if one.said or not one.shown or one.version == current["version"]))[::-1]


def as_shown(current: Json, recorded: Sequence[Recorded]) -> tuple[Recorded, ...]:
    """The versions as the readers of the current one saw them, oldest first and the current one last; none twice in a row.

    It does not matter whether the current version is recorded already. Where it was reduced for an audience, so are the others.
    """
    if "audience" not in current:
        is_recorded = recorded and recorded[-1].version == current["version"]
        return (*recorded, *(() if is_recorded else (Recorded(0, current["version"], current["updated"], current),)))
    versions: list[Recorded] = []
    for policy in (*(one.policy for one in recorded), current):
        told = policy if policy is current else _reduced(policy, current)
        if told and (not versions or versions[-1].version != told["version"]):
            versions.append(Recorded(0, told["version"], told["updated"], told))
    return tuple(versions)


def _reduced(policy: Json | None, current: Json) -> Json | None:
    """A recorded version for the audience of the current one.

    None for what cannot be read any more, and where one stood below that level who is above it now, or is gone.
    """
    with contextlib.suppress(KeyError, TypeError, ValueError, AttributeError, IndexError):
        told = reduced(policy, current["audience"]["level"])[0] if policy else None
        if told and {one["id"] for one in alone(told)["levels"]} <= {one["id"] for one in alone(current)["levels"]}:
            return told
    return None


def _compared(versions: Sequence[Recorded], notes: Path, most: int) -> Iterator[Version]:
    before: Json | None = None
    first = len(versions) - most
    for place, one in enumerate(versions):
        shown = place >= first
        if one.policy is None:
            yield Version(
                one.updated, one.version, "This program cannot read that version any more." if shown else "", shown=shown
            )
        elif before is None or not shown:
            yield Version(
                one.updated, one.version, "The first version that was recorded." if shown and not place else "", shown=shown
            )
        else:
            yield _version(one, before, one.policy, notes)
        before = one.policy or before


def _version(one: Recorded, old: Json, new: Json, notes: Path) -> Version:
    try:
        found = remembered(old, new, notes)
    except Exception:  # whatever another program has recorded: a playbook is published all the same
        return Version(one.updated, one.version, "What this version changed could not be worked out.")
    changes = tuple((text, tuple(examples)) for text, examples in found["changes"])
    return Version(one.updated, one.version, found["summary"], changes, tuple(found["unsettled"]), tuple(found["notes"]))


def remembered(old: Json, new: Json, notes: Path) -> Json:
    """What changed between two versions, in sentences."""
    path = notes / "differences" / f"{old['version']}-{new['version']}-{program()}.json"
    with contextlib.suppress(OSError, ValueError, RecursionError):
        found = json.loads(path.read_bytes())
        if _is_whole(found):
            return dict(found)
    made = _said(old, new)
    with contextlib.suppress(OSError):
        put(path, json.dumps(made, ensure_ascii=False).encode())
    return made


def _said(old: Json, new: Json) -> Json:
    found = difference(old, new)
    changes = [[one.text, list(one.examples)] for one in found.changes]
    return {
        "summary": " ".join(summary(found)) if "audience" not in new else _AS_SHOWN if found.nothing else "",
        "changes": changes,
        "unsettled": list(found.unsettled),
        "notes": list(lines(found.notes)),
    }


def _is_whole(found: Any) -> bool:
    """Whether it is what was remembered, as far as its form shows."""
    if not isinstance(found, dict) or not isinstance(found.get("summary"), str):
        return False
    texts = [*found.get("unsettled", [0]), *found.get("notes", [0])]
    for pair in found.get("changes", [0]):
        if not isinstance(pair, list) or len(pair) != 2 or not isinstance(pair[1], list):
            return False
        texts += [pair[0], *pair[1]]
    return all(isinstance(one, str) for one in texts)


@functools.cache
def program(parts: tuple[str, ...] = _CODE) -> str:
    """A hash of the program that makes differences, or of other parts of it: another one remembers its own."""
    found = hashlib.sha256()
    for part in parts:
        place = Path(__file__).parent / part
        for path in sorted(one for one in place.rglob("*") if one.suffix in _TOLD) if place.is_dir() else [place]:
            found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()[:12]
