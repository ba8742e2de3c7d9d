"""What takes long to make, kept in folders named by all that it was made of."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory


def name_of(files: Mapping[str, bytes], begun: bytes) -> str:
    """A name for what is made of these files, and of what `begun` holds."""
    found = hashlib.sha256(begun)
    for name, data in sorted(files.items()):
        found.update(f"{name}\0{len(data)}\0".encode() + data)
    return found.hexdigest()[:32]


def lay_out(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files into a folder, which is made where it is not there. Raises OSError."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def kept(folder: Path, name: str) -> dict[str, bytes]:
    """The files that were kept under this name; none: there are none."""
    place = folder / name
    paths = sorted(path for path in place.rglob("*") if path.is_file()) if place.is_dir() else []
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in paths}


def keep(made: Mapping[str, bytes], folder: Path, name: str, most: int) -> None:
    """Put files away, all at once, and let go of the oldest but for `most`; another build may do the same at this moment."""
    if (folder / name).is_dir():
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder, prefix=".new-") as new:
            lay_out(made, Path(new) / name)
            (Path(new) / name).rename(folder / name)
        found = [path for path in folder.iterdir() if not path.name.startswith(".")]
        for old in sorted(found, key=lambda path: path.stat().st_mtime)[:-most]:
            shutil.rmtree(old, ignore_errors=True)
    except OSError:
        return  # it will be made again next time
