"""`leeway new`: a project that builds at once, and a policy in it that can be learned from."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from leeway import pipeline
from tests import project
from tests.project import leeway


@pytest.mark.slow
@pytest.mark.parametrize("builder", ["mkdocs", "zensical"])
def test_a_new_project_builds_at_once(builder: str, tmp_path: Path) -> None:
    made = leeway("new", "shop", cwd=tmp_path)
    assert made.returncode == 0 and "leeway serve" in made.stdout
    run = leeway("build", "--builder", builder, cwd=tmp_path / "shop")
    assert run.returncode == 0, run.stderr
    site = tmp_path / "shop" / "site"
    assert "Corner Lamp Shop playbook" in (site / "index.html").read_text("utf-8")
    assert "House rules" in (site / "playbook" / "changes" / "index.html").read_text("utf-8")


def test_the_small_policy_has_nothing_to_complain_of(tmp_path: Path) -> None:
    checked = pipeline.check(project.small(tmp_path) / "policy" / "policy.yml", None)
    assert checked.problems == ()


def test_a_folder_with_something_in_it_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    for target in (".", "letter.txt"):
        run = leeway("new", target, cwd=tmp_path)
        assert (run.returncode, "is not empty" in run.stderr) == (1, True)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_an_empty_folder_is_filled_and_deep_ones_are_made(tmp_path: Path) -> None:
    assert leeway("new", ".", cwd=tmp_path).returncode == 0
    assert (tmp_path / "policy" / "policy.yml").is_file()
    assert leeway("new", "a/b/c", cwd=tmp_path).returncode == 0


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    run = leeway("new", "file/project", cwd=tmp_path)
    assert (run.returncode, "Traceback" in run.stderr) == (1, False)


def test_what_is_generated_is_not_committed(tmp_path: Path) -> None:
    project.small(tmp_path)
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    assert subprocess.run([sys.executable, "-m", "leeway", "build"], cwd=tmp_path, capture_output=True).returncode == 0
    listed = subprocess.run(["git", "status", "--short", "-uall"], cwd=tmp_path, capture_output=True, text=True).stdout
    assert not [
        line for line in listed.splitlines() if "playbook" in line or "assets" in line or "site/" in line or ".leeway" in line
    ]
    assert "policy/policy.yml" in listed
