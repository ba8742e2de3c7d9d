"""The widgets' modules, joined by esbuild: a page loads a dozen files where the sources are five times as many.

A browser that has every file already still spends a millisecond or two on each module that it is told to run. What is
addressed by its name stays a file of that name (`ENTRIES`); what several of them share goes into files of its own.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from leeway.bundle import keeping
from leeway.bundle.quick import find_node
from leeway.problems import Problem

# A page asks for the first; others are named by modules, as an import that is written as a call or as a worker; tests speak with
# the page's Python by its module.
ENTRIES = (
    "leeway.mjs",
    "checker.mjs",
    "embed.mjs",
    "find-worker.mjs",
    "find.mjs",
    "idle.mjs",
    "parts.mjs",
    "python.mjs",
    "python-worker.mjs",
    "warm.mjs",
)
# Published beside them, and imported as it is.
_BESIDE = ("minisearch.mjs", "words.mjs")
# Names become short; lines stay lines, as `seal` reads there what a module imports, and compression sees no difference.
_SHORT = ("--minify-identifiers", "--minify-syntax", "--charset=utf8")
_HOW = ("--bundle", "--splitting", "--format=esm", *_SHORT, "--log-level=error")
_PATIENCE = 60  # seconds; a tenth is needed
_OLD = 4


def joined(widgets: Mapping[str, bytes], esbuild: Path, kept: Path) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """The files of `widgets/`, by name, with their modules joined; as they are, and a warning, where that cannot be done.

    `esbuild` is the folder of its npm package. What was made before lies in `kept`; so does what is made now.
    """
    modules = {name: data for name, data in widgets.items() if name.endswith(".mjs")}
    others = {name: data for name, data in widgets.items() if name not in modules}
    try:
        program = esbuild / "bin" / "esbuild"
        how = "\0".join([*ENTRIES, *_HOW]).encode() + (esbuild / "package.json").read_bytes()
        name = keeping.name_of(modules, how)
        made = keeping.kept(kept, name) or _made(modules, program)
    except (OSError, subprocess.SubprocessError, _NotJoined) as failure:
        return dict(widgets), (_apart(str(failure)),)
    keeping.keep(made, kept, name, _OLD)
    return {**made, **others}, ()


class _NotJoined(Exception):
    """What esbuild said."""


def _made(modules: Mapping[str, bytes], program: Path) -> dict[str, bytes]:
    node = find_node()
    if node is None:
        raise _NotJoined("Node.js was not found")
    with TemporaryDirectory(prefix="leeway-") as folder:
        sources, out = Path(folder) / "widgets", Path(folder) / "joined"
        keeping.lay_out(modules, sources)
        beside = [f"--external:./{name}" for name in _BESIDE]
        options = [*_HOW, *beside, "--out-extension:.js=.mjs", f"--outdir={out}"]
        command = [node, str(program.resolve()), *ENTRIES, *options]
        run = subprocess.run(command, cwd=sources, capture_output=True, encoding="utf-8", timeout=_PATIENCE, check=False)
        if run.returncode != 0:
            raise _NotJoined(run.stderr.strip()[:300] or "esbuild ended and said nothing")
        return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*.mjs"))}


def _apart(reason: str) -> Problem:
    message = f"The checker's modules could not be joined: {reason}. Pages work, and load more files."
    return Problem("modules-apart", message, severity="warning")
