"""The versions before the present one that a site holds: newest first, as many as wanted, each as the site of its day had it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from leeway import history, pipeline, publish
from leeway.audience import reduced
from leeway.earlier import USUALLY, Earlier, earlier
from leeway.offers.version import dump, version
from leeway.past import as_shown
from leeway.problems import errors
from leeway.seal import folder
from tests import project

Json = dict[str, Any]
SMALL = project.compiled(Path(__file__).parent / "good" / "small.yml")


def of_day(day: int, policy: Json = SMALL) -> Json:
    """The policy as another day's version."""
    found = {**policy, "updated": f"2026-{1 + day // 28:02}-{1 + day % 28:02}"}
    return {**found, "version": version(found)}


def recorded(*versions: Json | None) -> tuple[history.Recorded, ...]:
    told = [(one["version"], one["updated"]) if one else ("0" * 12, "") for one in versions]
    return tuple(history.Recorded(place, *told[place], one) for place, one in enumerate(versions))


def held(current: Json, *versions: Json | None) -> list[Earlier]:
    return list(earlier(current, as_shown(current, recorded(*versions))))


def test_they_come_newest_first_and_each_once_without_the_present_one() -> None:
    one, two, three = (of_day(day) for day in range(3))
    assert [each.version for each in held(three, one, two, one)] == [one["version"], two["version"]]
    assert [each.version for each in held(one, one, two, one)] == [two["version"]]
    assert held(one, one) == held(one) == []


def test_they_are_the_bytes_of_the_day() -> None:
    (found,) = held(of_day(1), of_day(0))
    assert (found.updated, found.data) == ("2026-01-01", dump(of_day(0)))


def test_what_cannot_be_read_any_more_is_left_out() -> None:
    assert [one.version for one in held(of_day(2), of_day(0), None, of_day(1))] == [of_day(1)["version"], of_day(0)["version"]]


@pytest.mark.parametrize(("wanted", "count"), [(None, USUALLY), (0, 0), (3, 3), (200, 40)])
def test_as_many_as_the_policy_wants(wanted: int | None, count: int) -> None:
    current = of_day(40, SMALL if wanted is None else {**SMALL, "earlier_versions": wanted})
    found = held(current, *map(of_day, range(40)))
    assert [one.version for one in found] == [of_day(day)["version"] for day in range(39, 39 - count, -1)]


def test_for_an_audience_they_are_reduced_as_that_days_site_was() -> None:
    first, second = of_day(0), of_day(1)
    level = first["levels"][0]["id"]
    current, _ = reduced(of_day(2), level)
    then, _ = reduced(first, level)
    assert current is not None and then is not None and first["version"] != then["version"]
    found = held(current, first, second)
    assert found[-1].data == dump(then) and found[-1].version == then["version"]
    gone = {**second, "levels": [{**second["levels"][0], "id": "agent"}, *second["levels"][1:]]}
    gone["version"] = version(gone)
    assert [one.version for one in held(current, first, gone)] == [then["version"]], "it knows no such level"


def build(root: Path, audience: str | None = None) -> tuple[Json, dict[str, bytes]]:
    place = pipeline.project(root / "policy" / "policy.yml")
    found = publish.build(place, root / "site", publish.Wanted(record=True, proved=False, audience=audience))
    assert found.policy is not None and not errors(found.problems), found.problems
    return found.policy, folder.read(root / "site")


def test_a_site_holds_them_beside_its_own_and_keeps_them_for_nobody(tmp_path: Path) -> None:
    root = project.small(tmp_path)
    first, site = build(root)
    assert "earlier=" not in site["playbook/verify/index.html"].decode()
    policy = root / "policy" / "policy.yml"
    policy.write_text(policy.read_text("utf-8").replace("updated: 2026-11-20", "updated: 2026-11-25"), "utf-8")
    second, site = build(root)
    name = f"assets/leeway/policy-{first['version']}.json"
    assert site[name] == dump(first) and f"{name}.br" in site
    page = site["playbook/verify/index.html"].decode()
    assert f'<leeway-verify earlier="{first["version"]}:2026-11-20">' in page and "20 November 2026" in page
    files = json.loads(re.match(rb"const RELEASE = (.*);\n", site["sw.js"])[1])["files"]  # type: ignore[index]
    assert name not in files and f"assets/leeway/policy-{second['version']}.json" in files
    assert build(root) == (second, site), "the record knows the present version now, and the site is the same"
    shutil.rmtree(root / ".leeway")
    assert build(root)[1] == site


def test_a_policy_that_wants_none_has_none(tmp_path: Path) -> None:
    root = project.small(tmp_path)
    policy = root / "policy" / "policy.yml"
    history.record(policy, of_day(0)["version"], dump(of_day(0)))
    policy.write_text(policy.read_text("utf-8") + "\nearlier_versions: 0\n", "utf-8")
    found, site = build(root)
    assert [path for path in site if re.search(r"/policy-\w+\.json$", path)] == [f"assets/leeway/policy-{found['version']}.json"]
    assert "earlier=" not in site["playbook/verify/index.html"].decode()
