"""The house: imports go one way, the kernel needs nothing but the standard library, rooms keep their size."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from leeway.languages import catalogue

# Floor by floor, from the ground: a room may use those on lower floors and its own, never a neighbour's.
FLOORS: tuple[frozenset[str], ...] = tuple(
    map(
        frozenset,
        (
            ["offers"],
            ["desk", "problems", "beside", "put", "cells", "colours", "languages"],
            ["source", "nodes", "rendered", "brand"],  # places in a text; what MkDocs rendered, remembered; how the pages look
            ["keys"],  # the keys of the language
            ["draft"],  # a policy in parts, with their places
            ["prover"],  # any customer, as formulas
            ["guarantees"],  # the forms of sentences that hold for every customer
            [
                *("load", "shape", "checks", "compile", "schema", "pages", "bundle", "find", "builders", "seal", "write", "swap"),
                *("report", "starter", "proofs", "coverage", "difference", "history", "revisions", "audience", "confirmations"),
            ],
            ["past"],  # what each recorded version changed
            # and what of it is new for a reader; what reps logged under each; which of them a site holds
            ["news", "log", "earlier"],
            ["wins"],  # and what that says
            ["pipeline", "codes"],
            ["publish"],
            ["preview"],
            ["serve"],
            ["commands"],
            ["cli"],
            ["__main__", "manual"],
        ),
    )
)
PACKAGE = Path(__file__).parents[1] / "generator" / "leeway"
FILES = sorted(PACKAGE.rglob("*.py"))


def _imports(file: Path) -> Iterator[str]:
    """The modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: imports are written in full"
            yield node.module or ""
            yield from (f"{node.module}.{name.name}" for name in node.names)


def _own(module: str) -> str | None:
    """The room of the package that a module is in: `checks` for leeway.checks.units."""
    parts = module.split(".")
    return parts[1] if parts[0] == "leeway" and len(parts) > 1 else None


def _room(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.slow
def test_imports_go_one_way() -> None:
    floor = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
    assert {_room(file) for file in FILES} - {"__init__"} == set(floor), "every room has its floor"
    seen = 0
    for file in FILES:
        room = _room(file)
        for other in {_own(module) for module in _imports(file)} - {None, room, "__init__"}:
            if other in floor:
                assert floor[other] < floor[room], f"{file} is on the floor of {room} and uses {other}"
                seen += 1
    assert seen > 50


def test_kernel_and_desk_import_only_the_standard_library() -> None:
    allowed = {"offers": {"offers"}, "desk": {"offers", "desk"}}
    seen = [(file, module) for file in FILES if _room(file) in allowed for module in _imports(file)]
    assert len(seen) > 50
    for file, module in seen:
        top = module.split(".")[0]
        assert top in sys.stdlib_module_names or module == "leeway" or _own(module) in allowed[_room(file)], f"{file}: {module}"


def test_the_kernel_runs_alone() -> None:
    """Also with no other package to be found: -S leaves site-packages out, -I everything around."""
    code = f"import sys; sys.path.insert(0, {str(PACKAGE.parent)!r}); import leeway.desk; print(*sorted(sys.modules))"
    run = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in run.stdout.split()}
    assert loaded - set(sys.stdlib_module_names) - {"__main__"} == {"leeway"}


def test_files_and_functions_keep_the_size_of_the_house() -> None:
    for file in FILES:
        text = file.read_text(encoding="utf-8")
        assert text.count("\n") <= 300 or file == catalogue.PATH, file  # that one is written by a program
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
                assert node.end_lineno - node.lineno < 40, f"{file}: {node.name}"


def test_links_of_pages_that_we_wrote_lead_to_pages_of_the_site() -> None:
    """A builder takes any other link for a mistake, and the playbook would not be built."""
    docs = PACKAGE.parents[1] / "docs"
    generated = ("playbook", "assets", "index.md")
    followed = 0
    for name in [path for path in sorted(docs.rglob("*.md")) if path.relative_to(docs).parts[0] not in generated]:
        for address in re.findall(r"\]\(([^)#\s]+)", re.sub(r"(?s)```.*?```|`[^`]*`", "", name.read_text("utf-8"))):
            if not re.match(r"[a-z]+:", address) and "playbook/" not in address:
                target = (name.parent / address).resolve()
                assert target.is_file() and target.is_relative_to(docs), (name, address)
                followed += 1
    assert followed > 30


# These build a site of their own, or several, before their first test.
SLOW = {
    *(f"browser/test_{name}.py" for name in ("audience", "extended", "german", "hostile", "locale", "news", "offline", "rtl")),
    "browser/test_verify_earlier.py",
}


def _is_slow(node: ast.stmt) -> bool:
    """Whether a test is marked as slow, or a statement marks its whole file."""
    if isinstance(node, ast.FunctionDef):
        return any(ast.unparse(one) == "pytest.mark.slow" for one in node.decorator_list)
    return ast.unparse(node).startswith("pytestmark = pytest.mark.slow")


def _quick(file: Path) -> bool:
    body = ast.parse(file.read_text("utf-8")).body
    tests = [node for node in body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]
    whole = any(_is_slow(node) for node in body if isinstance(node, ast.Assign))
    return not whole and not all(map(_is_slow, tests))


def test_what_runs_by_default_touches_every_folder_and_every_page() -> None:
    tests = PACKAGE.parents[1] / "tests"
    files = sorted(tests.rglob("test_*.py"))
    quick = {file for file in files if _quick(file)}
    assert len(files) > 150
    assert {file.parent for file in files} == {file.parent for file in quick}
    left_out = {file for file in files if file.parent.name == "browser"} - quick
    assert {file.relative_to(tests).as_posix() for file in left_out} == SLOW
