"""What each version changed of what the pages say, remembered by the two versions that are compared.

What is remembered lies in `.leeway/news/`. It may be deleted at any time: the same comes out again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from leeway.news.items import Item, items
from leeway.news.parts import Json, Key, changed, parts, same
from leeway.pages.book import Book
from leeway.past import program
from leeway.put import put

Place = dict[str, Any]  # what an item is called, and where it stands
Said = list[Any] | None  # the hash of what an item says, and its labelled texts; None: there is no such item
Two = tuple[Said, Said, Place | None]  # what it said before, what it says now, and, of one that went, where it stood
Step = dict[str, dict[str, Two]]  # by part, by item

_MOST_KEPT = 300  # pairs of versions; each edit that is looked at makes one
_CODE = ("news", "pages", "offers", "guarantees", "languages")  # what an item is made by


def step(old: Json, new: Json, notes: Path) -> Step:
    """By the parts that are not the same in both policies: what each of their items said, and what it says now."""
    path = notes / "news" / f"{old['version']}-{new['version']}-{program(_CODE)}.json"
    with contextlib.suppress(OSError, ValueError, RecursionError, LookupError, TypeError, AttributeError):
        found = json.loads(path.read_bytes())
        return {part: {key: _whole(*two) for key, two in each.items()} for part, each in found.items()}
    made = _made(old, new)
    with contextlib.suppress(OSError):
        put(path, json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))
        _forget(path.parent)
    return made


def _forget(folder: Path) -> None:
    """Removes what was made longest ago, where there is too much."""
    found = sorted(folder.glob("*.json"), key=lambda path: (path.stat().st_mtime, path.name))
    for path in found[:-_MOST_KEPT]:
        path.unlink(missing_ok=True)


def place(item: Item) -> Place:
    """What an item is called, and where it stands."""
    found = {"name": item.name, "pages": list(item.pages), "at": list(item.at)}
    return found | ({"said": item.said} if item.said else {})


def named(key: Key) -> str:
    """A part in one word."""
    return ":".join(key)


def _made(old: Json, new: Json) -> Step:
    before, after, words = parts(old), parts(new), changed(old, new)
    books = Book(old, None), Book(new, None)
    found: Step = {}
    for key in dict.fromkeys((*before, *after)):
        there = key in before and key in after
        if there and same(before[key], after[key]) and not words.touch(after[key]):
            continue
        was, now = (_items(book, key) if key in each else {} for book, each in zip(books, (before, after), strict=True))
        if was is not None and now is not None:
            found[named(key)] = _differing(was, now)
    return {part: each for part, each in found.items() if each}


def _items(book: Book, key: Key) -> dict[str, Item] | None:
    """The items of a part by their keys; None where another program recorded what this one cannot make pages of."""
    try:
        return {one.key: one for one in items(book, key)}
    except Exception:
        return None


def _differing(was: Mapping[str, Item], now: Mapping[str, Item]) -> dict[str, Two]:
    found = {key: _two(was.get(key), now.get(key)) for key in dict.fromkeys((*was, *now))}
    return {key: two for key, two in found.items() if two[0] != two[1]}


def _two(was: Item | None, now: Item | None) -> Two:
    stood = place(was) if was and not now else None
    return _said(was) if was else None, _said(now) if now else None, stood


def _said(item: Item) -> list[Any]:
    """The hash of what an item says and means, and what it says."""
    digest = hashlib.sha256(json.dumps([item.parts, item.meaning], sort_keys=True).encode()).hexdigest()[:12]
    return [digest, [list(part) for part in item.parts]]


def _whole(was: Any, now: Any, stood: Any) -> Two:
    """What was remembered, if it has the form that it must have; else an error."""
    for found in (was, now):
        if found is not None and not (isinstance(found[0], str) and all(isinstance(t, str) for pair in found[1] for t in pair)):
            raise ValueError(found)
    if now is None and not all(isinstance(stood[key], list) for key in ("pages", "at")):
        raise ValueError(stood)
    return was, now, stood
