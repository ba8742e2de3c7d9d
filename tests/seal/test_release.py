"""From the policy's recorded versions to the release that pages ask for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from leeway import pipeline, publish
from tests import project


def build(root: Path) -> dict[str, Any]:
    place = pipeline.project(root / "policy" / "policy.yml")
    found = publish.build(place, root / "site", publish.Wanted(record=True, proved=False))
    assert found.policy is not None, found.problems
    release: dict[str, Any] = json.loads((root / "site" / "release.json").read_text("utf-8"))
    assert release["policy"] == found.policy["version"]
    return release


@pytest.mark.slow
def test_a_release_tells_as_many_changes_as_the_page_of_changes(tmp_path: Path) -> None:
    root = project.small(tmp_path)
    first = build(root)
    assert build(root) == first, "nothing changed, so it is the same release"
    assert first["changes"] == [{"policy": first["policy"], "count": 0}]
    path = root / "policy" / "policy.yml"
    text = path.read_text("utf-8")
    assert "representative: 20%, manager: 40%" in text
    path.write_text(text.replace("representative: 20%, manager: 40%", "representative: 20%, manager: 45%"), "utf-8")
    second = build(root)
    assert second["release"] != first["release"]
    page = (root / "site" / "playbook" / "changes" / "index.html").read_text("utf-8")
    newest = page.partition(f'id="version-{second["policy"]}"')[2].partition("<h2")[0]
    assert second["changes"] == [{"policy": second["policy"], "count": newest.count("<li>")}, *first["changes"]]
    assert newest.count("<li>") > 0
