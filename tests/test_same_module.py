"""One module, three places: what the site carries is the package's kernel, and it decides alike in CPython and Pyodide."""

from __future__ import annotations

import json
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from leeway import pipeline
from leeway.bundle import bundle
from leeway.compile import dump
from leeway.desk import CALLS, desk
from leeway.offers import wire
from tests.cases import generated, worked_examples
from tests.desk.told import calls
from tests.project import CHECKOUT, compiled

GENERATED = 2000


@pytest.fixture(scope="module")
def policy() -> dict[str, Any]:
    return compiled()


@pytest.fixture(scope="module")
def site(policy: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site that holds what the browser loads."""
    files, problems = bundle(dump(policy))
    assert not problems
    folder = tmp_path_factory.mktemp("site")
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder / "assets" / "leeway"


@pytest.mark.slow
def test_the_kernel_in_the_site_is_the_package_byte_for_byte(site: Path) -> None:
    (wheel,) = (site / "pyodide").glob("*.whl")
    package = CHECKOUT / "generator"
    rooms = [package / "leeway" / name for name in ("offers", "desk")]
    sources = {path.relative_to(package).as_posix(): path.read_bytes() for room in rooms for path in room.rglob("*.py")}
    with zipfile.ZipFile(BytesIO(wheel.read_bytes())) as packed:
        ours = [name for name in packed.namelist() if name.startswith(("leeway/offers/", "leeway/desk/"))]
        carried = {name: packed.read(name) for name in ours if name.endswith(".py")}
    assert len(sources) > 10
    assert carried == sources


def test_examples_and_generated_cases_are_decided_alike_in_cpython_and_pyodide(
    site: Path, policy: dict[str, Any], everything: bool
) -> None:
    examples, many = worked_examples(policy), GENERATED if everything else 60
    cases = [json.dumps(case) for case in (*examples, *generated(policy, many))]
    assert len(examples) >= 40
    here = _alike(site, site / "policy.json", cases)
    assert len(set(here)) > many * 0.9, "the cases are cases of many kinds"


@pytest.mark.slow
@pytest.mark.parametrize("name", ["airline-desk", "broadband", "cloud-credits", "shop"])
def test_dates_calendars_bounds_and_history_are_decided_alike(site: Path, tmp_path: Path, name: str) -> None:
    policy, _ = pipeline.checked((CHECKOUT / "policy" / "examples" / f"{name}.yml").read_bytes(), None)
    assert policy is not None
    place = tmp_path / "policy.json"
    place.write_bytes(dump(policy))
    _alike(site, place, [json.dumps(case) for case in (*worked_examples(policy), *generated(policy, 300))])


def _alike(site: Path, policy: Path, cases: list[str]) -> list[str]:
    """The decisions on cases, which are the same bytes in CPython and in Pyodide under Node."""
    text = policy.read_text("utf-8")
    here = [wire(text, case) for case in cases]
    _same(cases, here, _there(site, cases, str(policy)))
    return here


@pytest.mark.slow
def test_the_desk_answers_alike(site: Path, policy: dict[str, Any]) -> None:
    told = calls(policy)
    assert {call for call, _ in told} == set(CALLS), "every call is tried"
    place = site / "policy.json"
    here = [desk(place.read_text("utf-8"), call, json.dumps(one)) for call, one in told]
    lines = [json.dumps({"policy_file": str(place), "call": call, "told": one}) for call, one in told]
    assert all(json.loads(one)["value"] is not None for one in here)
    _same(lines, here, _there(site, lines))


def _there(site: Path, lines: list[str], *policy: str) -> list[str]:
    """The answers of the site's own Pyodide under Node."""
    run = subprocess.run(
        ["node", str(CHECKOUT / "tools" / "pyodide-run.mjs"), str(site / "pyodide"), *policy],
        input="\n".join(lines),
        capture_output=True,
        encoding="utf-8",
        timeout=240,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()


def _same(asked: list[str], here: list[str], there: list[str]) -> None:
    assert len(there) == len(asked)
    assert [pair for pair in zip(asked, here, there) if pair[1] != pair[2]] == []


def test_generated_cases_are_the_same_every_time(policy: dict[str, Any]) -> None:
    assert generated(policy, 50) == generated(policy, 50)
