"""Putting a file in its place in one step: whoever reads it finds the old one or the new one, whole."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


def put(path: Path, data: bytes) -> None:
    """Give `path` the bytes `data`, at once or not at all; makes its folder. Raises OSError, the old file as it was."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # Begins with a dot, so that neither a builder nor a file list takes up one that a crash left.
    handle, name = tempfile.mkstemp(prefix=".leeway-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
