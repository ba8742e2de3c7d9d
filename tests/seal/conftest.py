"""A small playbook as both builders make it, and what sealing makes of that."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from leeway import builders, pipeline, seal
from leeway.seal import Sealing, folder
from tests import project
from tests.pages.conftest import build

VERSION = "0123456789ab"
HOW = Sealing(VERSION, ((VERSION, 2), ("ba9876543210", 0)))
# What the service worker does is its own matter; here it is a text that comes after the list of files.
CODE = b"self.addEventListener('fetch', () => {});\n"


@pytest.fixture(scope="session")
def raw(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folder that each builder made."""
    found = {}
    for name, builder in builders.BUILDERS.items():
        root = tmp_path_factory.mktemp(name)
        policy, problems = pipeline.compiled((project.small(root) / "policy" / "policy.yml").read_bytes())
        assert policy is not None, problems
        found[name] = build(policy, root, builder)
        (found[name] / "assets/leeway/service-worker.js").write_bytes(CODE)
    return found


@pytest.fixture(scope="session")
def sites(raw: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sealed sites."""
    place = tmp_path_factory.mktemp("sealed")
    for name, made in raw.items():
        shutil.copytree(made, place / name)
        assert seal.seal(place / name, HOW, place / "notes") == ()
    return {name: place / name for name in raw}


@pytest.fixture(scope="session")
def site(sites: dict[str, Path]) -> Path:
    """The sealed site that MkDocs built."""
    return sites["mkdocs"]


@pytest.fixture(scope="session")
def files(site: Path) -> dict[str, bytes]:
    """Its files by their paths."""
    return folder.read(site)
