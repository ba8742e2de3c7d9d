"""The default policy, and its site as both builders make it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from leeway import builders, pipeline, publish, write
from tests import project


@pytest.fixture(scope="session")
def policy() -> dict[str, Any]:
    return project.compiled()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The default policy's site, built by MkDocs."""
    return build(project.compiled(), tmp_path_factory.mktemp("site"), builders.mkdocs)


def build(policy: dict[str, Any], folder: Path, builder: Callable[[Path, Path], object]) -> Path:
    """The site of a compiled policy; the builder must have nothing to complain of."""
    project.small(folder)
    shutil.copy(project.POLICY.with_name("logo.svg"), folder / "policy")
    place = pipeline.Project(folder / "policy" / "policy.yml", folder)
    files, _ = publish.generate(policy, place, None)
    assert write.write(files, place.docs, place.notes)[1] == ()
    made = folder / "made"
    made.mkdir()
    assert builder(place.config, made) == ()
    return made
