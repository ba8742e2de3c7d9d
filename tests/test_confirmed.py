"""`leeway confirmed`: what readers saved, held against the recorded versions."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from leeway import history, pipeline
from leeway.audience import reduced
from leeway.compile import dump
from leeway.pages import pages
from leeway.past import as_shown, past
from tests import project
from tests.project import leeway

AT = "2026-11-30T14:02:11Z"
HEAD = "version,hash,confirmed_at,reader\n"
EDITS = (("1 gift", "2 gifts"), ("2 gifts", "3 gifts"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A shop whose policy was published three times."""
    folder = project.small(tmp_path)
    policy = folder / "policy" / "policy.yml"
    for old, new in (("", ""), *EDITS):
        policy.write_text(policy.read_text("utf-8").replace(old, new) if old else policy.read_text("utf-8"), "utf-8")
        compiled, problems = pipeline.compiled(policy.read_bytes())
        assert compiled is not None, problems
        assert history.record(policy, compiled["version"], dump(compiled)) == ()
    return folder


def shown(folder: Path, audience: str | None = None) -> list[tuple[str, str]]:
    """The versions and hashes on the page of changes, newest first."""
    policy = folder / "policy" / "policy.yml"
    found: object = pipeline.compiled(policy.read_bytes())[0]
    assert isinstance(found, dict)
    told = reduced(found, audience)[0] if audience else found
    assert told is not None
    versions = past(told, as_shown(told, history.read(policy)[0]), folder / ".leeway")
    page = pages(told, None, (), versions)[0]["playbook/changes.md"]
    return re.findall(r'<div class="lw-confirm" data-version="(\w+)" data-hash="(\w+)"', page)


def lines(*rows: tuple[tuple[str, str], str]) -> str:
    return HEAD + "".join(f"{version},{digest},{AT},{reader}\n" for (version, digest), reader in rows)


def test_it_says_who_confirmed_what_and_who_is_missing(folder: Path) -> None:
    newest, before = shown(folder)
    (folder / "a.csv").write_text(lines((newest, "Ann Bell"), (before, "Ann Bell")), "utf-8")
    (folder / "b.csv").write_text(lines((newest, "Guest")), "utf-8")
    (folder / "team.txt").write_text("Ann Bell\nBo Cole\n", "utf-8")
    run = leeway("confirmed", "a.csv", "b.csv", "--readers", "team.txt", cwd=folder)
    assert (run.returncode, run.stderr) == (1, "")
    assert run.stdout == (
        f"2026-11-20, version {newest[0]}: confirmed by 1 of 2\n"
        f"  {AT}  Ann Bell\n  {AT}  Guest  (not on the list)\n  missing               Bo Cole\n\n"
        f"2026-11-20, version {before[0]}: confirmed by 1 of 2\n"
        f"  {AT}  Ann Bell\n  missing               Bo Cole\n"
    )


def test_all_is_well_ends_with_0_and_programs_get_json(folder: Path) -> None:
    newest, _ = shown(folder)
    (folder / "a.csv").write_text(lines((newest, "Ann Bell")), "utf-8")
    run = leeway("confirmed", "a.csv", "--format", "json", cwd=folder)
    assert (run.returncode, run.stderr) == (0, "")
    assert json.loads(run.stdout) == [
        {
            "version": newest[0],
            "day": "2026-11-20",
            "hash": newest[1],
            "confirmed": [{"reader": "Ann Bell", "confirmed_at": AT}],
            "missing": [],
            "not_on_the_list": [],
        }
    ]


def test_what_is_wrong_is_said_where_it_stands_and_set_aside(folder: Path) -> None:
    newest, _ = shown(folder)
    (folder / "a.csv").write_text(lines((newest, "AB"), ((newest[0], "0" * 16), "CD"), (("nothing", "x"), "EF")), "utf-8")
    run = leeway("confirmed", "a.csv", "nowhere.csv", cwd=folder)
    assert run.returncode == 1 and "Traceback" not in run.stderr
    assert run.stderr.splitlines() == [
        'a.csv:4: version cannot be "nothing"; it is set aside',
        "nowhere.csv: it cannot be read: No such file or directory; it is set aside",
        f"a.csv:3: 0000000000000000 is not the hash of what version {newest[0]} changed, as this Leeway says it; it is set aside",
    ]
    assert "confirmed by 1\n" in run.stdout


@pytest.mark.slow
def test_readers_of_a_site_for_a_level_confirm_what_they_were_shown(folder: Path) -> None:
    newest, _ = shown(folder, "representative")
    assert newest not in shown(folder)
    (folder / "a.csv").write_text(lines((newest, "AB")), "utf-8")
    assert leeway("confirmed", "a.csv", cwd=folder).returncode == 1
    run = leeway("confirmed", "a.csv", "--audience", "representative", cwd=folder)
    assert (run.returncode, run.stderr) == (0, "") and newest[0] in run.stdout
    wrong = leeway("confirmed", "a.csv", "--audience", "nobody", cwd=folder)
    assert wrong.returncode == 1 and 'there is no level "nobody"' in wrong.stderr


@pytest.mark.slow
def test_without_recorded_versions_or_names_it_says_so(tmp_path: Path) -> None:
    folder = project.small(tmp_path)
    (folder / "a.csv").write_text(HEAD, "utf-8")
    run = leeway("confirmed", "a.csv", cwd=folder)
    assert run.returncode == 1 and "no version of this policy is recorded" in run.stderr
    run = leeway("confirmed", "a.csv", "--readers", "nobody.txt", cwd=folder)
    assert run.returncode == 1 and "nobody.txt cannot be read" in run.stderr
