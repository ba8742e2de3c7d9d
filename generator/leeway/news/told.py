"""The items of several versions as states: what each said from which version on. What always said the same is left out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from leeway.news.items import items
from leeway.news.parts import Json, parts
from leeway.news.steps import Place, named, place, step
from leeway.pages.book import Book

States = dict[str, list[list[Any]]]
_CHANGES = "playbook/changes/"


def told(policies: Sequence[Json | None], book: Book, notes: Path) -> dict[str, Any]:
    """By key, every item that says something else in one of the policies than in another, with where it stands in the last.

    `book` is of the last policy. None: that one cannot be read, and nothing changes with it.
    """
    states, places, touched = _states(policies, notes)
    # Where it stands may have changed since it last said something new.
    places |= {one.key: place(one) for key in parts(book.raw) if named(key) in touched for one in items(book, key)}
    return {key: {**_still(places[key], book), "states": states[key]} for key in sorted(states) if key in places}


def _states(policies: Sequence[Json | None], notes: Path) -> tuple[States, dict[str, Place], set[str]]:
    """The states of every item that changed, where those stood that went, and the parts that they belong to."""
    states: States = {}
    places: dict[str, Place] = {}
    touched: set[str] = set()
    before: Json | None = None
    for number, policy in enumerate(policies):
        if policy is None:
            continue
        for part, each in (step(before, policy, notes) if before else {}).items():
            touched.add(part)
            for key, (was, now, stood) in each.items():
                found = states.setdefault(key, [] if was is None else [[0, *was]])
                found.append([number] if now is None else [number, *now])
                places |= {key: stood} if stood else {}
        before = policy
    return states, places, touched


def _still(found: Place, book: Book) -> Place:
    """Where it stands, or stood, on pages that there still are."""
    kept = [
        page for page in found["pages"] if not page.startswith("playbook/situations/") or _name(page) in book.raw["situations"]
    ]
    return {**found, "pages": kept or [_CHANGES]}


def _name(page: str) -> str:
    return page.removesuffix("/").rpartition("/")[2]
