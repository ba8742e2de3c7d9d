"""Recorded versions: written once after a build, read whatever lies there, and told on the page of changes."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from leeway import history, past
from leeway.compile import dump
from leeway.pages import pages
from tests import project
from tests.project import leeway

Json = dict[str, Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return project.small(tmp_path)


@pytest.fixture
def policy(folder: Path) -> Path:
    return folder / "policy" / "policy.yml"


def edit(policy: Path, old: str, new: str) -> Json:
    """Change one place of the small policy; the compiled policy."""
    text = policy.read_text("utf-8")
    assert old in text
    policy.write_text(text.replace(old, new, 1), "utf-8")
    return project.compiled(policy)


def record(policy: Path) -> Json:
    compiled = project.compiled(policy)
    assert history.record(policy, compiled["version"], dump(compiled)) == ()
    return compiled


def another(compiled: Json, **changed: Any) -> Json:
    """Another version, with the id that its content has."""
    rest = {key: value for key, value in (compiled | changed).items() if key != "version"}
    return {
        "leeway": 1,
        "version": hashlib.sha256(dump(rest)).hexdigest()[:12],
        **{k: v for k, v in rest.items() if k != "leeway"},
    }


@pytest.mark.slow
def test_a_build_records_what_it_published_and_the_same_only_once(folder: Path, policy: Path) -> None:
    assert leeway("build", cwd=folder).returncode == 0
    files = sorted((folder / "policy" / "history").iterdir())
    assert [path.name[:5] for path in files] == ["0001-"]
    assert files[0].read_bytes() == dump(project.compiled(policy))
    assert leeway("build", cwd=folder).returncode == 0
    assert sorted((folder / "policy" / "history").iterdir()) == files


@pytest.mark.slow
def test_neither_a_check_nor_a_broken_policy_records_anything(folder: Path, policy: Path) -> None:
    assert leeway("check", cwd=folder).returncode == 0
    policy.write_text(policy.read_text("utf-8").replace("unit: money", "unit: mony"), "utf-8")
    assert leeway("build", cwd=folder).returncode == 1
    assert not (folder / "policy" / "history").exists()


def test_going_back_to_an_older_version_is_a_version_too(policy: Path) -> None:
    first = record(policy)
    second = edit(policy, "manager: 50%", "manager: 55%")
    record(policy)
    edit(policy, "manager: 55%", "manager: 50%")
    record(policy)
    found, problems = history.read(policy)
    assert ([one.version for one in found], problems) == ([first["version"], second["version"], first["version"]], ())
    assert [one.number for one in found] == [1, 2, 3]


def test_a_policy_of_another_name_has_a_history_of_its_own(policy: Path) -> None:
    other = policy.with_name("returns.yml")
    shutil.copy(policy, other)
    record(other)
    assert history.read(policy) == ((), ())
    assert len(history.read(other)[0]) == 1


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("notes.txt", b"hello", "history-not-ours"),
        ("0002-0123456789ab.json", b"{}", "history-damaged"),
        ("0002-0123456789ab.json", b"", "history-damaged"),
        ("0002-0123456789ab.json", b"\xff\xfe\x00", "history-damaged"),
        ("0002-0123456789ab.json", b"[" * 100_000, "history-damaged"),
        ("0002-0123456789ab.json", b'["a list"]', "history-damaged"),
    ],
)
def test_what_is_no_version_is_a_warning_and_left_alone(policy: Path, name: str, data: bytes, code: str) -> None:
    record(policy)
    path = policy.parent / "history" / name
    path.write_bytes(data)
    found, problems = history.read(policy)
    assert [one.number for one in found] == [1]
    assert [(one.code, one.severity, one.path) for one in problems] == [(code, "warning", str(path))]
    assert path.read_bytes() == data


def test_a_version_with_a_changed_byte_is_damaged(policy: Path) -> None:
    record(policy)
    path = next((policy.parent / "history").iterdir())
    path.write_bytes(path.read_bytes().replace(b"0.5", b"0.6", 1))
    found, problems = history.read(policy)
    assert (found, [one.code for one in problems]) == ((), ["history-damaged"])


def test_a_version_of_another_program_is_kept_and_said(policy: Path) -> None:
    compiled = another(record(policy), facts={"from": "the future"})
    assert history.record(policy, compiled["version"], dump(compiled)) == ()
    edit(policy, "manager: 50%", "manager: 55%")
    found, problems = history.read(policy)
    assert [one.policy is None for one in found] == [False, True]
    assert [one.code for one in problems] == ["history-not-understood"]
    told = past.past(project.compiled(policy), past.as_shown(project.compiled(policy), found), policy.parent / "notes")
    assert "50%" in told[0].changes[0][0] or "55%" in told[0].changes[0][0], "compared with the last one that can be read"
    assert "cannot read" in told[1].summary


def test_the_page_is_the_same_whether_the_version_is_recorded_or_not(policy: Path) -> None:
    record(policy)
    compiled = edit(policy, "manager: 50%", "manager: 55%")
    before = page(policy, compiled)
    record(policy)
    assert page(policy, compiled) == before
    assert "manager" in before.lower() and "55&#37;" in before


def page(policy: Path, compiled: Json) -> str:
    """The page of changes."""
    found, _ = history.read(policy)
    told = past.past(compiled, past.as_shown(compiled, found), policy.parent / "notes")
    return pages(compiled, None, (), told)[0]["playbook/changes.md"]


def test_a_version_that_cannot_be_compared_keeps_no_playbook_from_being_published(
    policy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(policy)
    compiled = edit(policy, "manager: 50%", "manager: 55%")

    def refuse(old: Json, new: Json) -> None:
        raise KeyError("a condition of another Leeway")

    monkeypatch.setattr(past, "difference", refuse)
    assert "could not be worked out" in page(policy, compiled)
    monkeypatch.undo()
    assert "55&#37;" in page(policy, compiled), "what failed is not remembered"


def test_what_is_remembered_may_be_deleted_or_damaged(policy: Path) -> None:
    record(policy)
    compiled = edit(policy, "manager: 50%", "manager: 55%")
    before = page(policy, compiled)
    remembered = list((policy.parent / "notes" / "differences").iterdir())
    assert len(remembered) == 1
    for data in (b"", b"{}", b"[]", b'{"summary": "", "changes": [["a"]], "unsettled": [], "notes": []}', b"\xff"):
        remembered[0].write_bytes(data)
        assert page(policy, compiled) == before
    shutil.rmtree(policy.parent / "notes")
    assert page(policy, compiled) == before


@pytest.mark.slow
def test_of_many_versions_the_newest_are_told_and_the_older_ones_counted(policy: Path) -> None:
    for number in range(23):
        edit(policy, "how_many: 20 gifts" if not number else f"how_many: {20 + number} gifts", f"how_many: {21 + number} gifts")
        record(policy)
    made = page(policy, project.compiled(policy))
    assert made.count(" {#version-") == past.MOST_VERSIONS
    assert "3 older versions" in made
    assert "43 gifts" in made and "“24 gifts" in made.replace("&#8220;", "“")


def test_text_of_the_policy_stays_text_on_the_page(policy: Path) -> None:
    record(policy)
    compiled = edit(policy, "name: Part of the price back", 'name: "<script>alert(1)</script> {{ 7 * 7 }} [x](javascript:y)"')
    made = page(policy, compiled)
    assert "<script>" not in made and "](" not in made and "{{" not in made
    assert "&#60;script&#62;" in made


@pytest.mark.slow
def test_a_history_that_cannot_be_written_is_a_warning(folder: Path, policy: Path) -> None:
    (folder / "policy" / "history").write_text("a file where a folder belongs", "utf-8")
    run = leeway("build", cwd=folder)
    assert run.returncode == 0 and "history-not-written" in run.stderr
    assert (folder / "site" / "index.html").is_file()


def test_recorded_versions_of_the_sample_policy_can_be_read() -> None:
    found, problems = history.read(project.POLICY)
    assert problems == ()
    assert all(json.dumps(one.policy) for one in found)
