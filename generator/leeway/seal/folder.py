"""A built site as a value: its files by path, in order of the paths; and what became of them, put in their place."""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

Files = Mapping[str, bytes]


def read(site: Path) -> dict[str, bytes]:
    """Every file of a built site."""
    paths = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {name: paths[name].read_bytes() for name in sorted(paths)}


def replace(site: Path, old: Files, new: Files) -> None:
    """Make the folder that holds `old` hold `new`. A file that only moved is moved."""
    changed = {path: data for path, data in new.items() if old.get(path) != data}
    gone = {path: data for path, data in old.items() if path not in new}
    for folder in {(site / path).parent for path in changed}:
        folder.mkdir(parents=True, exist_ok=True)
    free = {id(data): path for path, data in gone.items()}
    moved = {path: was for path, data in changed.items() if (was := free.pop(id(data), None))}
    for path, was in moved.items():
        (site / was).rename(site / path)
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for _ in pool.map(lambda path: (site / path).write_bytes(changed[path]), changed.keys() - moved.keys()):
            pass
    for path in gone.keys() - set(moved.values()):
        (site / path).unlink()
    _remove_empty(site, {parent for path in gone for parent in (site / path).parents})


def _remove_empty(site: Path, folders: Iterable[Path]) -> None:
    for folder in sorted(folders, key=lambda one: len(one.parts), reverse=True):
        if folder != site and folder.is_relative_to(site) and not any(folder.iterdir()):
            folder.rmdir()


def integrity(data: bytes, by: str = "sha256") -> str:
    """The hash of a file as browsers compare it: in attributes, requests, and content security policies."""
    return f"{by}-{base64.b64encode(hashlib.new(by, data).digest()).decode()}"


def digest(files: Files) -> str:
    """The first 16 hexadecimal digits of the SHA-256 over paths and bytes."""
    found = hashlib.sha256()
    for path in sorted(files):
        found.update(f"{path}\0{len(files[path])}\0".encode() + files[path])
    return found.hexdigest()[:16]
