"""Compressed files beside the originals, made once at build time: `.br` for browsers on https, `.gz` for the others.

What lies below `assets/` hardly changes from build to build: it is compressed well, and kept in `.leeway/packed/` by the hash of
its content. That folder may be deleted at any time: the same comes out again. Everything else is compressed quickly, each time.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import os
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import brotli

from leeway.put import put
from leeway.seal.folder import Files

_ENDINGS = (".bin", ".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm", ".webmanifest", ".whl", ".xml", ".zip")
_KEPT = "assets/"
_LEAST = 512  # bytes; less fits into one packet anyway
_UNUSED = 30 * 24 * 3600  # seconds
_WORTH = 0.95  # of the original's size
_LARGE = 512 * 1024


@dataclass(frozen=True, slots=True)
class Format:
    """One way to compress: for what changes with every build, for what is kept, and for what is kept and large."""

    compress: Callable[[bytes, int], bytes]
    quick: int
    kept: int
    kept_large: int


# Python has 25 MB. Brotli's best quality would take a minute and a half for it, to save an eighth of what is left of that.
# The window of brotli is the largest that browsers must read. Files of gzip have no date in them.
FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        ".br": Format(lambda data, quality: bytes(brotli.compress(data, quality=quality, lgwin=24)), 5, 9, 9),
        ".gz": Format(lambda data, quality: gzip.compress(data, quality, mtime=0), 6, 9, 6),
    }
)


def packed(files: Files, memory: Path) -> dict[str, bytes]:
    """The compressed files, each beside its original, where they are smaller. In `memory` is kept what will be used again."""
    wanted = [path for path in files if path.endswith(_ENDINGS) and len(files[path]) >= _LEAST]
    wanted.sort(key=lambda path: -len(files[path]))  # the longest ones first, so that no processor waits for another
    jobs = [(path, ending) for path in wanted for ending in FORMATS]
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        made = list(pool.map(lambda job: _packed(files[job[0]], job[1], memory if job[0].startswith(_KEPT) else None), jobs))
    _forget(memory)
    found = {path + ending: data for (path, ending), data in zip(jobs, made) if len(data) < _WORTH * len(files[path])}
    return {path: found[path] for path in sorted(found)}


def _packed(data: bytes, ending: str, memory: Path | None) -> bytes:
    """The compressed bytes."""
    how = FORMATS[ending]
    if memory is None:
        return how.compress(data, how.quick)
    quality = how.kept if len(data) <= _LARGE else how.kept_large
    name = f"{hashlib.sha256(data).hexdigest()[:32]}-{quality}{ending}"
    with contextlib.suppress(OSError):
        kept = (memory / name).read_bytes()
        if kept:
            os.utime(memory / name)
            return kept
    made = how.compress(data, quality)
    with contextlib.suppress(OSError):
        put(memory / name, made)
    return made


def _forget(memory: Path) -> None:
    """Remove what no build has used for a while: several projects may share the folder."""
    with contextlib.suppress(OSError):
        for path in sorted(memory.iterdir()):
            if time.time() - path.stat().st_mtime > _UNUSED:
                path.unlink()
