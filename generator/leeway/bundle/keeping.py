"""What takes long to make, kept in folders named by all that it was made of."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory


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
            whole = Path(new) / name
            for file, data in made.items():
                (whole / file).parent.mkdir(parents=True, exist_ok=True)
                (whole / file).write_bytes(data)
            whole.rename(folder / name)
        found = [path for path in folder.iterdir() if not path.name.startswith(".")]
        for old in sorted(found, key=lambda path: path.stat().st_mtime)[:-most]:
            shutil.rmtree(old, ignore_errors=True)
    except OSError:
        return  # it will be made again next time
