"""ruff and mypy find nothing: what `make lint` runs is part of the tests."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.project import CHECKOUT


@pytest.mark.slow
@pytest.mark.parametrize("tool", [["ruff", "check", "."], ["mypy"]], ids=lambda tool: tool[0])
def test_nothing_is_found(tool: list[str]) -> None:
    run = subprocess.run([sys.executable, "-m", *tool], cwd=CHECKOUT, capture_output=True, encoding="utf-8", timeout=300)
    assert run.returncode == 0, run.stdout + run.stderr
