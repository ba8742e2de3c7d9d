"""Puts into a built wheel what stands beside the package: widgets, Pyodide, and the project that `leeway new` copies.

An installed Leeway is then complete: it needs neither this checkout nor npm. An editable install takes nothing, because
it finds the originals.
"""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PYODIDE = "node_modules/pyodide"
# The same four files, and Pyodide's list of packages, that `leeway.bundle` publishes; a test compares the two.
PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
# From the checkout, to the wheel.
FOLDERS = (("widgets", "leeway/_widgets"), ("policy", "leeway/_project/policy"))
FILES = (("mkdocs.yml", "leeway/_project/mkdocs.yml"),)


class SelfContained(BuildHookInterface[Any]):
    """The hook that hatchling calls for every wheel and source archive."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the files to the build; refuse to build an incomplete wheel."""
        if version == "editable":
            return
        root = Path(self.root)
        pairs = [*FOLDERS, *FILES, *((f"{PYODIDE}/{name}", f"leeway/_pyodide/{name}") for name in PYODIDE_FILES)]
        missing = [source for source, _ in pairs if not (root / source).exists()]
        if missing:
            raise FileNotFoundError(f"Not here: {', '.join(missing)}. Run `make setup` first; it fetches Pyodide.")
        # A source archive keeps the places of the checkout, so that a wheel can be built from it.
        for source, target in pairs:
            build_data["force_include"][str(root / source)] = target if self.target_name == "wheel" else source
