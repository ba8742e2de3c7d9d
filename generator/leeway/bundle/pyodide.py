"""Pyodide's own files: where they are, which of them a browser needs, and its list of packages with the kernel in it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
LOCK = "pyodide-lock.json"
# What Pyodide reads of a package. The releases of pyodide-lock write more or fewer keys; these are the same in all.
KEYS = (
    "name",
    "version",
    "file_name",
    "install_dir",
    "sha256",
    "package_type",
    "imports",
    "depends",
    "unvendored_tests",
)


def find_pyodide(project: Path, checkout: Path, package: Path) -> Path | None:
    """The first complete folder of Pyodide's files: $LEEWAY_PYODIDE, the project's, the checkout's, the installed one's.

    $LEEWAY_PYODIDE, when set, is the only place looked at: whoever names a folder does not want another.
    """
    named = os.environ.get("LEEWAY_PYODIDE")
    npm = Path("node_modules") / "pyodide"
    places = [Path(named)] if named else [project / npm, checkout / npm, package / "_pyodide"]
    return next((place for place in places if all((place / name).is_file() for name in (*CORE, LOCK))), None)


def python_of(lock: bytes) -> tuple[int, int]:
    """The Python, as (major, minor), of the Pyodide that this pyodide-lock.json belongs to."""
    major, minor = json.loads(lock)["info"]["python"].split(".")[:2]
    return int(major), int(minor)


def lock_with_kernel(lock: bytes, name: str, wheel: bytes) -> bytes:
    """Pyodide's list of packages with one package in it, the kernel, which a browser checks against its SHA-256.

    Pyodide's hundreds of others are left out: none is needed, none is served, and the list is read at every start.
    """
    data: dict[str, Any] = json.loads(lock)
    entry = _entry(data["info"], name, wheel)
    data["packages"] = {entry["name"]: entry}
    return (json.dumps(data, indent=1, sort_keys=True) + "\n").encode()


def _entry(info: dict[str, str], name: str, wheel: bytes) -> dict[str, Any]:
    """What pyodide-lock reads from the wheel: its name, version, imports and hash."""
    from pyodide_lock import PyodideLockSpec
    from pyodide_lock.spec import InfoSpec
    from pyodide_lock.utils import add_wheels_to_spec

    # `version` is required by the release for Python 3.11, and ignored by the later ones.
    about = InfoSpec(platform=info["platform"], python=info["python"], arch=info["arch"], version="0.0.0")  # type: ignore[arg-type]
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(wheel)
        spec = add_wheels_to_spec(PyodideLockSpec(info=about, packages={}), [path])
    (package,) = spec.packages.values()
    return {key: getattr(package, key) for key in KEYS}
