"""Publishing: the proofs go on beside the making of a large site, and nothing is online before they are through."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from leeway import pipeline, publish
from leeway.beside import beside
from leeway.problems import errors
from tests import project


def counted(number: int, say: Callable[[str], None]) -> int:
    """What another process does."""
    for turn in range(number):
        say(f"{turn + 1} of {number}")
        time.sleep(0.3)
    return number


def failing(_: Callable[[str], None]) -> None:
    raise ValueError("no")


@pytest.mark.slow
def test_what_is_done_beside_tells_how_far_it_is_and_gives_its_result() -> None:
    said: list[str] = []
    with beside() as other:
        work, more = other.do(counted, 3), other.do(counted, 0)
        assert work.result(said.append) == 3
        assert more.result(said.append) == 0
    assert said and set(said) <= {"1 of 3", "2 of 3", "3 of 3"}


def test_what_fails_beside_fails_here() -> None:
    with pytest.raises(ValueError, match="no"), beside() as other:
        other.do(failing).result(lambda _: None)


def _built(root: Path, text: str) -> tuple[pipeline.Checked, list[str]]:
    policy, said = root / "policy" / "policy.yml", []
    policy.write_text(text, "utf-8")
    return publish.build(pipeline.project(policy), root / "site", publish.Wanted(say=said.append)), said


@pytest.mark.slow
def test_a_large_policy_that_a_proof_refutes_is_not_published(tmp_path: Path) -> None:
    root, text = project.full(tmp_path), project.POLICY.read_text("utf-8")
    built, _ = _built(root, text)
    assert built.policy is not None, built.problems
    before = (root / "site" / "release.json").read_bytes()
    # Nothing but a proof finds this: no example is about it.
    promise = "  - at every level, what the representative may give is at least 99% of what any higher level may give\n"
    broken = re.sub(r"(?m)^guarantees:\n", f"guarantees:\n{promise}", text)
    assert broken != text
    built, said = _built(root, broken)
    assert built.policy is None and {one.code for one in errors(built.problems)} == {"guarantee-broken"}
    assert any("Building the site" in one for one in said), "the site was made meanwhile"
    assert (root / "site" / "release.json").read_bytes() == before


@pytest.mark.slow
def test_a_wrong_example_is_told_without_making_the_site(tmp_path: Path) -> None:
    root, text = project.full(tmp_path), project.POLICY.read_text("utf-8")
    wrong = text.replace("representative: 50%", "representative: 60%", 1)
    built, said = _built(root, wrong)
    assert built.policy is None and "example-fails" in {one.code for one in built.problems}, {one.code for one in built.problems}
    assert not any("Building the site" in one for one in said)


@pytest.mark.slow
def test_a_file_that_is_saved_meanwhile_is_built_as_it_is_then(tmp_path: Path) -> None:
    root, text = project.full(tmp_path), project.POLICY.read_text("utf-8")
    policy = root / "policy" / "policy.yml"
    policy.write_text(text, "utf-8")
    later = text.replace("My picture keeps freezing", "My picture freezes all day")
    assert later != text

    def say(what: str) -> None:
        if what == "Writing the pages":
            policy.write_text(later, "utf-8")

    built = publish.build(pipeline.project(policy), root / "site", publish.Wanted(say=say))
    assert built.policy is not None and built.source == later.encode()
    assert "My picture freezes all day" in (root / "site" / "index.html").read_text("utf-8")


@pytest.mark.slow
def test_a_site_of_remembered_pages_is_the_one_that_is_made_of_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    root = project.small(tmp_path)
    text = (root / "policy" / "policy.yml").read_text("utf-8")
    name = re.search(r"(?m)^situations:\n(?:.*\n)*?    name: (.+)\n", text)
    assert name is not None
    built, _ = _built(root, text)
    assert built.policy is not None, built.problems
    edited = text.replace(f"    name: {name[1]}\n", "    name: Another name\n", 1)
    sites = []
    for _ in range(2):
        built, _ = _built(root, edited)
        assert built.policy is not None, built.problems
        sites.append({path.relative_to(root): path.read_bytes() for path in sorted((root / "site").rglob("*")) if path.is_file()})
        assert sorted((root / ".leeway" / "rendered").iterdir())
        shutil.rmtree(root / ".leeway" / "rendered")
    assert sites[0] == sites[1]
    assert any(b"Another name" in data for data in sites[0].values())
