"""The lock files hold hashes and no host: any mirror serves them, and what it serves is checked."""

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PYTHON_LOCKS = ("requirements.lock", "requirements-node.lock", "requirements-bench.lock")
LIGHTHOUSE = "tools/lighthouse"
PACKAGES = ("package.json", f"{LIGHTHOUSE}/package.json")
# Anything that could name a place to fetch from.
PLACE = re.compile(r"://|--(extra-)?index-url|--find-links|\bfile:|\bgit\+", re.IGNORECASE)


def requirements(name: str) -> list[str]:
    """The requirements of a lock file, each with its hashes, on one line."""
    text = (ROOT / name).read_text().replace("\\\n", " ")
    return [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]


@pytest.mark.parametrize(
    "name", [*PYTHON_LOCKS, "package-lock.json", *PACKAGES, ".npmrc", f"{LIGHTHOUSE}/.npmrc", "pyproject.toml"]
)
def test_no_file_names_a_place_to_fetch_from(name: str) -> None:
    assert PLACE.search((ROOT / name).read_text()) is None


@pytest.mark.parametrize(
    ("name", "least"), [("requirements.lock", 50), ("requirements-node.lock", 1), ("requirements-bench.lock", 1)]
)
def test_every_python_requirement_is_exact_and_hashed(name: str, least: int) -> None:
    found = requirements(name)
    assert len(found) >= least
    for line in found:
        assert re.match(r"[a-z0-9][a-z0-9._-]*==\S+ ", line), line
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", line), line


@pytest.mark.parametrize(("folder", "one"), [(".", "pyodide"), (LIGHTHOUSE, "lighthouse")])
def test_every_npm_package_is_exact_and_hashed(folder: str, one: str) -> None:
    packages = json.loads((ROOT / folder / "package-lock.json").read_text())["packages"]
    fetched = {name: package for name, package in packages.items() if name}
    assert f"node_modules/{one}" in fetched
    for name, package in fetched.items():
        assert package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name


@pytest.mark.parametrize("name", PACKAGES)
def test_package_json_pins_what_its_lock_holds(name: str) -> None:
    package = json.loads((ROOT / name).read_text())
    wanted = package["dependencies"] | package.get("devDependencies", {})
    locked = json.loads((ROOT / name).with_name("package-lock.json").read_text())["packages"]
    assert wanted == {name: locked[f"node_modules/{name}"]["version"] for name in wanted}


@pytest.mark.parametrize(
    ("group", "lock", "least"),
    [("dev", "requirements.lock", 15), ("node", "requirements-node.lock", 1), ("bench", "requirements-bench.lock", 1)],
)
def test_every_dependency_of_the_project_is_in_its_lock(group: str, lock: str, least: int) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    asked = project["dependency-groups"][group] + (project["project"]["dependencies"] if group == "dev" else [])
    names = {re.split(r"[^A-Za-z0-9._-]", one, maxsplit=1)[0].lower() for one in asked}
    locked = {line.split("==")[0] for line in requirements(lock)}
    assert len(names) >= least
    assert names <= locked
