"""Stage `bundle`: everything the browser needs beside the pages, as site-relative paths with their bytes.

    assets/leeway/policy.json         the compiled policy
    assets/leeway/*                   the widgets, their modules joined, the texts of the policy's language, and MiniSearch
    assets/leeway/pyodide/            Pyodide, its list of packages with the kernel alone in it, the kernel's wheel, and
                                      what lets Python start at once (quick.py)

The same policy gives the same bytes. Nothing is fetched here; what takes long to make is kept for next time.
"""

from __future__ import annotations

from pathlib import Path

from leeway.bundle.joined import joined
from leeway.bundle.kernel import kernel_files, kernel_wheel
from leeway.bundle.minisearch import minisearch
from leeway.bundle.pyodide import CORE, LOCK, find_pyodide, lock_with_kernel, python_of
from leeway.bundle.quick import quick
from leeway.bundle.words import spoken
from leeway.problems import Problem

__all__ = ["ASSETS", "bundle", "kept", "kernel_files", "widget_files"]

ASSETS = "assets/leeway"
PACKAGE = Path(__file__).parents[1]
CHECKOUT = PACKAGE.parents[1]
INSTALLED = PACKAGE / "_widgets"

MISSING = Problem(
    code="pyodide-missing",
    message="Pyodide's files were not found, so the pages would have no offer checker. "
    "In a checkout of Leeway, run `make setup`; in a project of your own, run `npm install pyodide`, "
    "or set LEEWAY_PYODIDE to the folder that holds pyodide.mjs.",
)

NO_SEARCH = Problem(
    code="minisearch-missing",
    message="MiniSearch's files were not found, so nothing could be found by what the customer said. "
    "In a checkout of Leeway, run `make setup`; in a project of your own, run `npm install minisearch`.",
)


def bundle(policy_json: bytes, project: Path | None = None) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """The browser's files, sorted by path; without Pyodide's files, and with a problem, when those are missing.

    `project` is the folder of the playbook project, the current one unless given.
    """
    root = project or Path.cwd()
    widgets, apart = _widgets(root)
    files = {"policy.json": policy_json, **spoken(widgets, policy_json)}
    problems: tuple[Problem, ...] = (MISSING,)
    folder = find_pyodide(root, CHECKOUT, PACKAGE)
    if folder is not None:
        found, problems = _pyodide_files(folder, root)
        files.update(found)
    problems += apart
    search = minisearch(root, CHECKOUT, PACKAGE)
    files.update(search)
    problems += () if search else (NO_SEARCH,)
    return {f"{ASSETS}/{name}": files[name] for name in sorted(files)}, problems


def widget_files() -> dict[str, bytes]:
    """Every file of `widgets/`, by its path in there: the checkout's, or those of an installed Leeway, with modules joined."""
    folder = INSTALLED if INSTALLED.is_dir() else CHECKOUT / "widgets"
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _widgets(root: Path) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """The widgets as pages load them: an installed Leeway has them so, in a checkout their modules are joined."""
    files = widget_files()
    return (files, ()) if INSTALLED.is_dir() else joined(files, CHECKOUT / "node_modules" / "esbuild", kept(root) / "joined")


def _pyodide_files(folder: Path, root: Path) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Pyodide's files from `folder`, with the kernel entered, and with its own library in the place of Pyodide's."""
    lock = (folder / LOCK).read_bytes()
    name, wheel = kernel_wheel(python_of(lock))
    made, problems = quick(folder, kernel_files(), (PACKAGE / "_python", kept(root) / "python"))
    files = {core: (folder / core).read_bytes() for core in CORE} | made
    files |= {name: wheel, LOCK: lock_with_kernel(lock, name, wheel)}
    return {f"pyodide/{path}": data for path, data in files.items()}, problems


def kept(root: Path) -> Path:
    """Where things lie that depend on Leeway alone and take long to make: the checkout, or, where there is none, the project."""
    return (CHECKOUT if (CHECKOUT / "package.json").is_file() else root) / ".leeway"
