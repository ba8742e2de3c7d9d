"""Every code that the stages use is documented, and the other way round."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from leeway.checks import CHECKS
from leeway.codes import codes, manual

PACKAGE = Path(__file__).parents[1] / "generator" / "leeway"
ROOMS = ("load", "shape", "checks", "proofs", "coverage", "pages", "bundle", "seal", "brand")
STAGES = [file for room in ROOMS for file in sorted((PACKAGE / room).rglob("*.py"))]
STAGES += [PACKAGE / f"{room}.py" for room in ("builders", "pipeline", "write", "swap")]


def _used(file: Path) -> Iterator[str]:
    """The codes that a file gives to problems, as far as they are written out."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        first = node.args[0]
        if name in ("Problem", "say", "wrong", "Complaint") and isinstance(first, ast.Constant) and not _is_a_text(node):
            yield str(first.value)


def _is_a_text(call: ast.Call) -> bool:
    """Whether the call says a text of the catalogue: its key alone, and values by name. A code comes with its message."""
    return len(call.args) == 1 and all(one.arg not in ("message", "code") for one in call.keywords)


def test_every_code_that_is_used_is_documented() -> None:
    used = {code for file in STAGES for code in _used(file) if " " not in code}
    assert len(used) > 50
    assert used - set(codes()) == set()


def test_every_code_has_a_paragraph() -> None:
    for code, paragraph in codes().items():
        assert code == code.lower() and " " not in code
        assert len(paragraph) > 30 and paragraph.endswith((".", "`")), code


def test_a_check_is_named_as_its_module() -> None:
    for one in CHECKS:
        module = one.__name__.rpartition(".")[2]  # type: ignore[attr-defined]
        assert module.replace("_", "-") == one.ID


def test_the_manual_page_is_what_the_table_says() -> None:
    page = PACKAGE.parents[1] / "docs" / "reference" / "problems.md"
    assert page.read_text("utf-8") == manual(), "write it anew: python -m leeway.codes > docs/reference/problems.md"
