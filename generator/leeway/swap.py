"""One folder takes the place of another in a single step, and one build at a time.

Whoever opens the site sees the old one or the new one, never a mix and never nothing, also when the build is killed.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: two builds at once are then not noticed.
    fcntl = None  # type: ignore[assignment]

_HERE = -100  # AT_FDCWD, Linux
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS have the same value
# The system cannot exchange, or not on this file system; anything else is a real failure.
_NOT_HERE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)


class Busy(Exception):
    """Another build holds the lock."""


@contextlib.contextmanager
def only_build(notes: Path) -> Iterator[None]:
    """Hold the project's lock; raises Busy when another build does. The system frees it when the process ends."""
    notes.mkdir(parents=True, exist_ok=True)
    with (notes / "lock").open("a") as file:
        if fcntl is not None:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as taken:
                raise Busy from taken
        yield


def new_folder(site: Path) -> Path:
    """An empty folder beside `site` to build the new site in; also clears away what killed builds left there.

    Call it under the lock. It mends an exchange that a kill cut in two (only where folders cannot be exchanged in one step).
    """
    site = Path(os.path.realpath(site))
    site.parent.mkdir(parents=True, exist_ok=True)
    old, new = _beside(site)
    if not site.exists() and old.exists():
        old.rename(site)
    for leftover in (old, new):
        shutil.rmtree(leftover, ignore_errors=True)
    new.mkdir()
    return new


def is_replaceable(site: Path, project: Path) -> bool:
    """Whether a build may replace the folder `site`: it is not there yet, empty, or a built site, and not what is built from."""
    if project.resolve().is_relative_to(site.resolve()):
        return False
    if not site.exists():
        return True
    return site.is_dir() and (not any(site.iterdir()) or all((site / name).is_file() for name in ("index.html", "404.html")))


def swap(new: Path, site: Path) -> None:
    """Put the folder `new` in the place of `site`, and remove what stood there. Raises OSError, the old site still whole."""
    site = Path(os.path.realpath(site))
    if not site.exists():
        new.rename(site)
        return
    old, _ = _beside(site)
    if _exchange(new, site):
        new.rename(old)
    else:
        _two_steps(new, site, old)
    shutil.rmtree(old, ignore_errors=True)


def _beside(site: Path) -> tuple[Path, Path]:
    return site.with_name(f".{site.name}.old"), site.with_name(f".{site.name}.new")


def _two_steps(new: Path, site: Path, old: Path) -> None:
    # Killed between the two, `new_folder` puts the old site back at the next build.
    site.rename(old)
    try:
        new.rename(site)
    except OSError:
        old.rename(site)
        raise


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or the file system cannot."""
    call = _system_call()
    if call is None:
        return False
    if call(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NOT_HERE:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _system_call() -> Callable[[bytes, bytes], int] | None:
    system_is = str(sys.platform)  # a plain string: the type checker would call the other systems' lines unreachable
    with contextlib.suppress(OSError, AttributeError):
        library = ctypes.CDLL(None, use_errno=True)
        if system_is == "linux":
            renameat2 = library.renameat2
            return lambda one, other: int(renameat2(_HERE, one, _HERE, other, _EXCHANGE))
        if system_is == "darwin":
            renamex_np = library.renamex_np
            return lambda one, other: int(renamex_np(one, other, _EXCHANGE))
    return None
