"""Noticing that somebody edited a file, by looking at sizes and times: it works on every system and network drive."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

Stamps = dict[str, tuple[int, int]]

_EVERY = 0.25  # seconds between two looks
_QUIET = 0.1  # an editor may write a file in several steps: wait until nothing changes any more


def stamps(places: Iterable[Path], skip: Callable[[Path], bool]) -> Stamps:
    """Time and size of every file at or below `places` that `skip` does not leave out."""
    return {str(path): found for path in _files(places) if not skip(path) and (found := _stamp(path)) is not None}


def changes(look: Callable[[], Stamps], before: Stamps, sleep: Callable[[float], None] = time.sleep) -> Iterator[list[str]]:
    """The paths that changed since `before`, each time that any did and all are quiet again; never ends by itself."""
    while True:
        sleep(_EVERY)
        after = look()
        if after == before:
            continue
        after = _settled(look, after, sleep)
        yield sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
        before = after


def _settled(look: Callable[[], Stamps], last: Stamps, sleep: Callable[[float], None]) -> Stamps:
    while True:
        sleep(_QUIET)
        now = look()
        if now == last:
            return now
        last = now


def _files(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        if not place.is_dir():
            yield place
        for folder, folders, names in os.walk(place):
            folders[:] = [name for name in folders if not name.startswith(".")]
            yield from (Path(folder, name) for name in names if not name.startswith("."))


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
