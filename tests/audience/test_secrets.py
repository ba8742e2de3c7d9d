"""Nothing of what a level should not see is in any byte of the site that is made for it.

Two ways to look: for every secret in every spelling, in every file, packed ones too; and whether two policies that differ in
nothing but their secrets make the same site, byte for byte, so that there is nothing to be found, whatever the spelling.
"""

from __future__ import annotations

import gzip
import io
import re
import shutil
import zipfile
from datetime import date
from functools import cache
from pathlib import Path

import brotli
import pytest

from leeway import history, pipeline, publish
from leeway.audience import reduced
from leeway.compile import dump
from leeway.problems import errors
from tests import project
from tests.audience.confidential import BOSS, EVERY, LEAD, OTHER_BOSS, OTHERS, PAST, policy


def playbook(folder: Path, secrets: dict[str, str], before: dict[str, str]) -> pipeline.Project:
    """A project with a policy, and a version of it that was published before."""
    project.small(folder)
    path = folder / "policy" / "policy.yml"
    past, problems = pipeline.compiled(policy(**before).replace(b"leaving: yes}, rep: $10", b"leaving: yes}, rep: $9"))
    assert past is not None, problems
    history.record(path, past["version"], dump(past))
    path.write_bytes(policy(**secrets))
    (folder / "docs" / "leads.md").write_text(
        f"---\naudience: lead\n---\n# For leads\n\n{secrets['lead_hint']}: the lead's page.\n"
    )
    (folder / "docs" / "bosses.md").write_text(
        f"---\naudience: boss\n---\n# For bosses\n\n{secrets['boss_hint']}: the boss's page.\n"
    )
    return pipeline.project(path)


def made(place: pipeline.Project, site: Path, audience: str | None, builder: str = "mkdocs") -> Path:
    """The site for an audience."""
    built = publish.build(place, site, publish.Wanted(builder, date(2026, 11, 25), audience=audience))
    assert built.policy is not None and not errors(built.problems), built.problems
    return site


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> pipeline.Project:
    return playbook(tmp_path_factory.mktemp("secrets"), {**LEAD, **BOSS}, {**LEAD, **BOSS, **PAST})


@pytest.fixture(scope="module")
def sites(place: pipeline.Project) -> dict[str, Path]:
    """The site for everybody, and those for each level."""
    return {name: made(place, place.root / name, None if name == "all" else name) for name in ("all", "rep", "lead", "boss")}


@cache
def spellings(secret: str) -> frozenset[bytes]:
    """The ways in which a secret can be written: with and without point and comma, as a share of one, escaped for HTML."""
    found = re.search(r"[\d.]+", secret) if re.search(r"\d", secret) else None
    if found is None:
        return frozenset((secret.encode(), secret.replace(" ", "-").lower().encode()))
    whole, _, rest = found[0].partition(".")
    grouped = f"{int(whole):,}"
    texts = {
        f"{whole}.{rest}",
        f"{grouped}.{rest}",
        f"{whole},{rest}",
        f"{whole}{rest}",
        f"{grouped}&#46;{rest}",
        f"{whole}&#46;{rest}",
    }
    return frozenset(text.encode() for text in texts | {text.replace(",", "&#44;") for text in texts})


@cache  # most files are the same in every site, and some are large
def keys_in(name: str, data: bytes) -> frozenset[tuple[str, str]]:
    """The names of the secrets in a file, or in what is packed in it, each with where it is."""
    if name.endswith((".gz", ".br")):
        unpack = gzip.decompress if name.endswith(".gz") else brotli.decompress
        return keys_in(name[: -len(".gz")], unpack(data))
    found = {(key, name) for key, secret in EVERY.items() if any(spelling in data for spelling in spellings(secret))}
    if name.endswith((".whl", ".zip")):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for one in packed.namelist():
                found |= keys_in(f"{name}/{one}", packed.read(one))
    return frozenset(found)


def told(site: Path) -> dict[str, set[str]]:
    """Which of the secrets stand in the site, and in which files of it."""
    found: dict[str, set[str]] = {}
    for name, data in files(site).items():
        for key, place in keys_in(name, data):
            found.setdefault(key, set()).add(place)
    return found


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


@pytest.mark.slow
def test_the_site_for_everybody_tells_every_secret(sites: dict[str, Path]) -> None:
    """So that the tests below can find something."""
    everywhere = told(sites["all"])
    assert set(everywhere) == set(EVERY)
    assert any(name.endswith("search_index.json") for name in everywhere["lead_note"])
    assert any(name.startswith("assets/leeway/policy-") for name in everywhere["boss_amount"])
    assert any(name.endswith("changes/index.html") for name in everywhere["past_boss_amount"])
    assert set(told(sites["boss"])) == set(EVERY), "the highest level sees all of it"


def test_no_byte_for_the_representative_tells_a_secret(sites: dict[str, Path]) -> None:
    assert len(files(sites["rep"])) > 100
    assert told(sites["rep"]) == {}
    assert "Everybody reads this note" in (sites["rep"] / "playbook" / "remedies" / "index.html").read_text("utf-8")


def test_no_byte_for_the_lead_tells_what_the_boss_may_give(sites: dict[str, Path]) -> None:
    """And all of the lead's own is there, also what it was before."""
    assert set(told(sites["lead"])) == {*LEAD, "past_lead_amount", "past_lead_note"}


def test_the_version_of_the_whole_policy_is_nowhere(place: pipeline.Project, sites: dict[str, Path]) -> None:
    """Whoever has the hash of the whole could try amounts until it fits."""
    versions = [project.compiled(place.policy)["version"], *(one.version for one in history.read(place.policy)[0])]
    assert len(versions) == 2
    for level in ("rep", "lead"):
        texts = [data for name, data in files(sites[level]).items() if not name.endswith((".gz", ".br"))]
        assert not any(version.encode() in data for version in versions for data in texts)


def test_each_site_holds_the_version_before_as_its_readers_saw_it(place: pipeline.Project, sites: dict[str, Path]) -> None:
    """So that the tests around this one look into it."""
    (before,) = (one.policy for one in history.read(place.policy)[0])
    assert before is not None
    seen = {before["version"]}
    for level in ("rep", "lead", "boss"):
        told, _ = reduced(before, level)
        assert told is not None
        assert (sites[level] / f"assets/leeway/policy-{told['version']}.json").read_bytes() == dump(told)
        seen.add(told["version"])
    assert len(seen) == 4 and (sites["all"] / f"assets/leeway/policy-{before['version']}.json").read_bytes() == dump(before)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("level", "secrets", "before"),
    [
        ("rep", {**OTHERS, **OTHER_BOSS}, {**OTHERS, **OTHER_BOSS, "lead_amount": "$71648.11"}),
        ("lead", {**LEAD, **OTHER_BOSS}, {**LEAD, **OTHER_BOSS, **PAST, "boss_amount": "$90127.43"}),
    ],
)
def test_other_secrets_make_the_same_site(
    level: str, secrets: dict[str, str], before: dict[str, str], place: pipeline.Project, sites: dict[str, Path], tmp_path: Path
) -> None:
    other = playbook(tmp_path / "other", secrets, before)
    shutil.copytree(place.notes, other.notes, dirs_exist_ok=True)  # what was worked out and packed before
    (other.notes / "generated").unlink(missing_ok=True)
    there = files(made(other, tmp_path / "site", level))
    here = files(sites[level])
    assert sorted(there) == sorted(here)
    assert [name for name in here if here[name] != there[name]] == []


def test_zensical_leaves_out_the_same(place: pipeline.Project, tmp_path: Path) -> None:
    site = made(place, tmp_path / "site", "rep", "zensical")
    assert told(site) == {}
    assert not (site / "leads").exists() and (site / "playbook" / "remedies" / "index.html").exists()
    assert "Made for: Agent" in (site / "playbook" / "checker" / "index.html").read_text("utf-8")
