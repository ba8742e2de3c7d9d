"""Puts into a built wheel what stands beside the package: widgets, Pyodide, MiniSearch, and the project that `leeway new` copies.

An installed Leeway is then complete: it needs neither this checkout nor npm. An editable install takes nothing, because
it finds the originals.
"""

import shutil
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PYODIDE = "node_modules/pyodide"
# The same four files, and Pyodide's list of packages, that `leeway.bundle` publishes; a test compares the two.
PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
MINISEARCH = "node_modules/minisearch"
MINISEARCH_FILES = ("dist/es/index.js", "LICENSE.txt")
# From the checkout, to the wheel.
WIDGETS = ("widgets", "leeway/_widgets")
FOLDERS = (("policy", "leeway/_project/policy"),)
FILES = (("mkdocs.yml", "leeway/_project/mkdocs.yml"),)


class SelfContained(BuildHookInterface[Any]):
    """The hook that hatchling calls for every wheel and source archive."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the files to the build; refuse to build an incomplete wheel."""
        if version == "editable":
            return
        root = Path(self.root)
        pairs = [*FOLDERS, *FILES, *((f"{PYODIDE}/{name}", f"leeway/_pyodide/{name}") for name in PYODIDE_FILES)]
        pairs += [(f"{MINISEARCH}/{name}", f"leeway/_minisearch/{name}") for name in MINISEARCH_FILES]
        if self.target_name != "wheel":
            pairs.append(WIDGETS)
        missing = [source for source, _ in pairs if not (root / source).exists()]
        if missing:
            raise FileNotFoundError(f"Not here: {', '.join(missing)}. Run `make setup` first; it fetches them.")
        # A source archive keeps the places of the checkout, so that a wheel can be built from it.
        for source, target in pairs:
            build_data["force_include"][str(root / source)] = target if self.target_name == "wheel" else source
        if self.target_name == "wheel":
            sys.path.insert(0, str(root / "generator"))
            build_data["force_include"].update(_widgets(root) | _quick_start(root))


def _widgets(root: Path) -> dict[str, str]:
    """The widgets, their modules joined; without esbuild, as from a source archive, they go in as they are."""
    from leeway.bundle import keeping, widget_files
    from leeway.bundle.joined import joined

    files, _ = joined(widget_files(), root / "node_modules" / "esbuild", root / ".leeway" / "joined")
    place = root / ".leeway" / "widgets"
    shutil.rmtree(place, ignore_errors=True)
    keeping.lay_out(files, place)
    return {str(place): WIDGETS[1]}


def _quick_start(root: Path) -> dict[str, str]:
    """What lets Python start at once, made now, by its place in the wheel; without Node.js whoever builds a site makes it."""
    from leeway.bundle import kernel_files
    from leeway.bundle.quick import QUICK, key, quick

    pyodide, made = root / PYODIDE, root / ".leeway" / "python"
    _, problems = quick(pyodide, kernel_files(), [made])
    name = key(pyodide, kernel_files())
    return {} if problems else {str(made / name / file): f"leeway/_python/{name}/{file}" for file in QUICK}
