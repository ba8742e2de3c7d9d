"""What is new for a reader: of each part of a playbook that a version changed, what it said from which version on.

A page compares the version that its reader saw last with the one it shows, and marks the rows that say something else. So the
file `playbook/news.json` has nothing of what no version changed, and nothing of a customer or a reader. It is made of policies as
the readers of the site may see them: of one that was reduced for an audience, and of the recorded ones, reduced likewise.

    {"policy": ID,
     "versions": [[ID, DAY], ...],                        oldest first; the last is that of the site
     "pages": [ADDRESS, ...],
     "items": {KEY: {"name": ..., "pages": [PLACE, ...], "at": [ID, ...], "said": ...,
                     "states": [[N], [N, HASH, [[LABEL, TEXT], ...]], ...]}}}

A state holds from version number N on; without a hash there is no such thing. `pages` says, by their place in the list, on which
pages it stands; `at` are ids of places there, the first of them on the first page; `said` is the text of a row that has no id.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from leeway.history import Recorded
from leeway.news.told import told
from leeway.pages.book import Book

__all__ = ["MOST_VERSIONS", "PATH", "news"]

PATH = "playbook/news.json"
MOST_VERSIONS = 20  # whoever was away for longer is told what changed since the oldest of these
_LARGEST = 400_000  # bytes; above it, the oldest versions are left out


def news(versions: Sequence[Recorded], notes: Path) -> bytes:
    """The bytes of `playbook/news.json`: of versions as their readers saw them, oldest first, the current one last.

    Whoever is away for more than `MOST_VERSIONS`, or for as many as `_LARGEST` bytes hold, is told by the oldest that is left. A
    version that cannot be read has no states of its own. The same versions give the same bytes; what was worked out is remembered
    in the folder `notes`.
    """
    kept = list(versions)[-MOST_VERSIONS:]
    current = kept[-1].policy
    assert current is not None
    book = Book(current, None)
    made = _written(kept, book, notes)
    while len(made) > _LARGEST and len(kept) > 1:
        kept = kept[(len(kept) + 3) // 4 :]
        made = _written(kept, book, notes)
    return made


def _written(versions: Sequence[Recorded], book: Book, notes: Path) -> bytes:
    listed = [[one.version, _day(book, one.updated)] for one in versions]
    items = told([one.policy for one in versions], book, notes)
    pages = {page: place for place, page in enumerate(sorted({page for one in items.values() for page in one["pages"]}))}
    shown = {key: {**one, "pages": [pages[page] for page in one["pages"]]} for key, one in items.items()}
    found = {"policy": versions[-1].version, "versions": listed, "pages": [*pages], "items": shown}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _day(book: Book, updated: str) -> str:
    try:
        return book.day(updated)
    except ValueError:
        return updated
