"""`leeway diff`: what can be compared, in which forms, and how it ends."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from leeway import history, starter
from leeway.cli import main
from leeway.compile import dump
from leeway.difference import difference
from leeway.difference.writers import as_json, text
from tests import project
from tests.difference.test_edits import compiled

PAGE = project.CHECKOUT / "docs" / "reference" / "diff.md"
SAID = "Shop manager: when the mistake is “Ours”: 50% of the price paid becomes 60%."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project, and the current folder: its policy as it was is old.yml."""
    project.small(tmp_path)
    policy = tmp_path / "policy" / "policy.yml"
    (tmp_path / "old.yml").write_bytes(policy.read_bytes())
    policy.write_text(_edited(policy.read_text("utf-8")), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _edited(source: str) -> str:
    assert "manager: 50%" in source
    return source.replace("manager: 50%", "manager: 60%", 1)


def git(*arguments: str) -> None:
    """Run git in the current folder, as nobody in particular and without anybody's settings."""
    who = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


def test_a_file_against_the_policy_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "old.yml"]) == 0
    said = capsys.readouterr()
    assert SAID in said.out and "$5 becomes $6" in said.out and said.err == ""


def test_the_other_way_round_it_is_less(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "policy/policy.yml", "old.yml", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["changes"][0]["kind"] == "less"


def test_two_compiled_policies_and_a_file_with_itself(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("old", "policy/policy"):
        Path(f"{name}.json").write_bytes(dump(project.compiled(folder / f"{name}.yml")))
    assert main(["diff", "old.json", "policy/policy.json"]) == 0
    assert SAID in capsys.readouterr().out
    assert main(["diff", "old.json", "old.yml"]) == 0
    assert "Nothing changes for anyone: proved" in capsys.readouterr().out


def test_git_revisions(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = Path("policy/policy.yml").read_bytes()
    Path("policy/policy.yml").write_bytes(Path("old.yml").read_bytes())
    git("init", "--quiet", "--initial-branch=main")
    git("add", "policy")
    git("commit", "--quiet", "-m", "As it was")
    Path("policy/policy.yml").write_bytes(new)
    for arguments in (["HEAD"], ["main", "policy/policy.yml"], ["HEAD:policy/policy.yml"]):
        assert main(["diff", *arguments]) == 0, arguments
        assert SAID in capsys.readouterr().out
    git("commit", "--quiet", "-am", "As it is")
    assert main(["diff", "HEAD~1", "HEAD"]) == 0
    assert SAID in capsys.readouterr().out
    assert Path("policy/policy.yml").read_bytes() == new


@pytest.mark.parametrize(
    "word", ["HEAD~99", "no-such-thing", "--output=x", "HEAD:policy", "HEAD:gone.yml", "0123", "-", "a b", ""]
)
def test_what_names_nothing_is_told(word: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git("init", "--quiet")
    git("add", "policy")
    git("commit", "--quiet", "-m", "As it is")
    assert main(["diff", "--", word]) == 1
    said = capsys.readouterr()
    assert said.out == "" and said.err.strip() and "Traceback" not in said.err
    assert not Path("x").exists()


def test_recorded_versions_by_their_first_letters(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    policy = Path("policy/policy.yml")
    old = project.compiled(Path("old.yml"))
    assert history.record(policy, old["version"], dump(old)) == ()
    assert main(["diff", old["version"][:4]]) == 0
    said = capsys.readouterr().out
    assert SAID in said and said.startswith(f"From {old['version']}")


def test_a_side_with_problems_ends_with_1_and_shows_them_by_its_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("old.yml").write_text(Path("old.yml").read_text("utf-8").replace("unit: money", "unit: mony"), "utf-8")
    assert main(["diff", "old.yml"]) == 1
    said = capsys.readouterr()
    assert re.search(r"old\.yml:\d+:\d+: error", said.err) and said.out == ""


@pytest.mark.parametrize("data", [b'{"leeway": 1}', b'{"a": [}', b"{}", b'{"version": 1, "updated": 2, "currency": 3}'])
def test_a_json_that_is_no_compiled_policy_is_told(data: bytes, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("other.json").write_bytes(data)
    assert main(["diff", "other.json"]) == 1
    assert "other.json" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [(), ("a", "b", "c"), ("a", "--format", "xml")])
def test_a_command_written_wrongly_ends_with_2(arguments: tuple[str, ...], folder: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["diff", *arguments])
    assert ended.value.code == 2


def test_markdown_makes_policy_text_plain(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = 'name: "Part *of* <b>the</b> [price](https://example.org) @somebody"'
    for path in ("old.yml", "policy/policy.yml"):
        Path(path).write_text(Path(path).read_text("utf-8").replace("name: Part of the price back", name), "utf-8")
    assert main(["diff", "old.yml", "--format", "markdown"]) == 0
    said = capsys.readouterr().out
    assert "<b>" not in said and "[price](" not in said and "://" not in said and " *of*" not in said and "@" not in said
    assert "50% of the price paid becomes 60%" in said


def test_the_page_shows_what_the_command_writes(renew: bool) -> None:
    old = starter.files()["policy/policy.yml"].decode()
    say = ("Let me take part of the price off for you.", "Let me take something off.")
    assert say[0] in old
    found = difference(compiled(old), compiled(_edited(old).replace(*say)))
    page = PAGE.read_text("utf-8")
    for kind, written in (("text", text(found)), ("json", as_json(found))):
        block = re.search(rf"```{kind}\n(.*?)```", page, re.DOTALL)
        assert block is not None
        if renew:
            page = page.replace(block[1], written)
            PAGE.write_text(page, "utf-8")
        else:
            assert block[1] == written
