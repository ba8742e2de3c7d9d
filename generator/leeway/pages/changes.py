"""What changed: every version of the policy that was published, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from leeway.pages.book import Book
from leeway.pages.safe import Safe, identifier


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


@dataclass(frozen=True, slots=True)
class Shown:
    """A version as the page prints it."""

    id: Safe
    day: str
    version: str
    summary: str
    changes: tuple[tuple[str, tuple[str, ...]], ...]
    unsettled: tuple[str, ...]
    notes: tuple[str, ...]


def changes(book: Book, past: Sequence[Version]) -> dict[str, Any]:
    """The versions that the page shows, and how many older ones there are."""
    shown = tuple(_shown(book, one) for one in past if one.shown)
    return {"versions": shown, "older": sum(not one.shown for one in past)}


def _shown(book: Book, one: Version) -> Shown:
    return Shown(
        identifier(one.version), _day(book, one.updated), one.version, one.summary, one.changes, one.unsettled, one.notes
    )


def _day(book: Book, updated: str) -> str:
    try:
        return book.day(updated)
    except ValueError:
        return updated
