"""A file as it was at a revision of the git repository that it lies in."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

_PLAIN = re.compile(r"[A-Za-z0-9_./@{}^~+-]+")  # what revisions are written with; never an option, see below


@dataclass(frozen=True, slots=True)
class Revised:
    """The bytes of a file at a revision, and its path as the repository has it."""

    path: str
    data: bytes


def at(revision: str, file: Path) -> Revised | str | None:
    """The file at a revision (`HEAD~1`, a branch, a hash; `REV:path` names another file). None: no such revision or file.

    A sentence where git itself is missing. Reads only; the files on the disk stay as they are.
    """
    name, colon, path = revision.partition(":")
    if not _PLAIN.fullmatch(name) or name.startswith("-"):
        return None
    inside = path if colon else f"./{file.name}"
    folder = file.resolve().parent if not colon else Path.cwd()
    if not folder.is_dir():
        return None
    try:
        run = subprocess.run(["git", "show", f"{name}:{inside}"], cwd=folder, capture_output=True, stdin=subprocess.DEVNULL)
    except FileNotFoundError:
        return "git is not installed, and a revision can be read only with it"
    except (OSError, ValueError):
        return None
    if run.returncode or not _is_file(name, inside, folder):
        return None
    return Revised(f"{name}:{path or file}", run.stdout)


def _is_file(name: str, inside: str, folder: Path) -> bool:
    """Whether that names a file, not a folder."""
    kind = subprocess.run(
        ["git", "cat-file", "-t", f"{name}:{inside}"], cwd=folder, capture_output=True, stdin=subprocess.DEVNULL
    )
    return kind.stdout.strip() == b"blob"
