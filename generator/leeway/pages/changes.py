"""What changed: every version of the policy that was published, newest first."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from leeway.pages.book import Book
from leeway.pages.safe import Safe, attribute, identifier

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class Version:
    """One version, and what it changed in sentences, each with its examples. `shown`: the page tells of it."""

    updated: str
    version: str
    summary: str = ""
    changes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    unsettled: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    shown: bool = True

    @property
    def said(self) -> int:
        """How many sentences the page has on what it changed."""
        return len(self.changes) + len(self.unsettled) + len(self.notes)

    @property
    def digest(self) -> str:
        """The hash of what the page says that it changed: what a reader confirms having read; "" where it says nothing."""
        if not self.said:
            return ""
        told = [self.version, self.updated, self.summary, self.changes, self.unsettled, self.notes]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Shown:
    """A version as the page prints it."""

    id: Safe
    day: str
    version: str
    digest: str
    summary: str
    changes: tuple[tuple[str, tuple[str, ...]], ...]
    unsettled: tuple[str, ...]
    notes: tuple[str, ...]


def changes(book: Book, past: Sequence[Version]) -> dict[str, Any]:
    """The versions that the page shows, and how many older ones there are."""
    shown = tuple(_shown(book, one) for one in past if one.shown)
    return {"versions": shown, "older": sum(not one.shown for one in past)}


def known(book: Book, earlier: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """For the page that checks notes: the versions before the present one that the site holds, and the day of the oldest."""
    told = " ".join(f"{version}:{updated}" if _DAY.fullmatch(updated) else version for version, updated in earlier)
    return {"earlier": attribute(told), "since": _day(book, earlier[-1][1]) if earlier else ""}


def _shown(book: Book, one: Version) -> Shown:
    named = identifier(one.version), _day(book, one.updated), one.version, one.digest
    return Shown(*named, one.summary, one.changes, one.unsettled, one.notes)


def _day(book: Book, updated: str) -> str:
    try:
        return book.day(updated)
    except ValueError:
        return updated
