"""MkDocs and Zensical build the same site from the same mkdocs.yml, and what they complain of becomes problems."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import urljoin

import pytest

from leeway import builders
from tests import project
from tests.pages.conftest import build


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    policy = project.compiled()
    return {name: build(policy, tmp_path_factory.mktemp(name), builder) for name, builder in builders.BUILDERS.items()}


@pytest.mark.slow
def test_both_make_the_same_pages(sites: dict[str, Path]) -> None:
    made = {name: sorted(str(page.relative_to(site)) for page in site.rglob("*.html")) for name, site in sites.items()}
    assert made["mkdocs"] == made["zensical"]
    assert len(made["mkdocs"]) > 20


def test_both_show_the_same_navigation(sites: dict[str, Path]) -> None:
    # A page lists its own section in full, and of the others the first page.
    listed = {
        "index.html": ("playbook/checker/", "Checker"),
        "playbook/situations/reception/index.html": ("playbook/situations/leaving/", "Leaving for another company"),
        "playbook/changes/index.html": ("reference/house-rules/", "House rules"),
    }
    for page, entry in listed.items():
        shown = {name: _navigation(site, page) for name, site in sites.items()}
        assert shown["mkdocs"] == shown["zensical"]
        assert len(shown["mkdocs"]) >= 6
        assert (f"https://playbook.example/{entry[0]}", entry[1]) in shown["mkdocs"]


def test_both_show_the_same_amounts(sites: dict[str, Path]) -> None:
    for page in sorted((sites["mkdocs"] / "playbook").rglob("index.html")):
        other = sites["zensical"] / page.relative_to(sites["mkdocs"])
        assert project.elements(page, "data") == project.elements(other, "data")


@pytest.mark.slow
def test_every_link_inside_the_site_leads_somewhere(sites: dict[str, Path]) -> None:
    for site in sites.values():
        followed = 0
        for page in sorted(site.rglob("index.html")):
            for tag, attributes, _ in project.elements(page):
                address = attributes.get("href" if tag in ("a", "link") else "src", "")
                if re.match(r"[a-z]+:", address) or not address or address == "#":
                    continue
                path, _, anchor = address.partition("#")
                target = (page.parent / path.partition("?")[0]).resolve() if path else page
                target = target / "index.html" if target.is_dir() else target
                assert target.is_file(), (page, address)
                if anchor and target.suffix == ".html" and not anchor.startswith("__"):
                    assert f'id="{anchor}"' in target.read_text("utf-8"), (page, address)
                followed += 1
        assert followed > 1000


def test_pages_ask_nothing_of_other_hosts(sites: dict[str, Path]) -> None:
    for site in sites.values():
        for page in sorted(site.rglob("*.html")):
            for tag, attributes, _ in project.elements(page):
                loaded = attributes.get("src") or (attributes.get("href") if tag == "link" else None) or ""
                assert not re.match(r"(https?:)?//", loaded), (page, tag, loaded)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["mkdocs", "zensical"])
def test_what_a_builder_complains_of_is_a_problem(name: str, tmp_path: Path) -> None:
    folder = project.small(tmp_path)
    (folder / "docs" / "mine.md").write_text("# Mine\n\n[gone](nowhere.md)\n")
    run = project.leeway("build", "--builder", name, cwd=folder)
    assert run.returncode == 1
    assert "nowhere.md" in run.stderr and "Traceback" not in run.stderr
    assert not (folder / "site").exists()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["mkdocs", "zensical"])
def test_a_broken_mkdocs_yml_is_a_problem(name: str, tmp_path: Path) -> None:
    folder = project.small(tmp_path)
    (folder / "mkdocs.yml").write_text("INHERIT: docs/playbook/nav.yml\nplugins: [nothing-like-this]\ntheme: [\n")
    run = project.leeway("build", "--builder", name, cwd=folder)
    assert run.returncode == 1
    assert "site-builder" in run.stderr and "Traceback" not in run.stderr


@pytest.mark.slow
def test_zensical_leaves_no_file_behind(tmp_path: Path) -> None:
    folder = project.small(tmp_path)
    assert project.leeway("build", "--builder", "zensical", cwd=folder).returncode == 0
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    names = {path.name for path in folder.iterdir()}
    assert names == {".gitignore", ".leeway", "README.md", "docs", "mkdocs.yml", "policy", "site"}


def _navigation(site: Path, place: str) -> list[tuple[str, str]]:
    """The links of the main navigation with their titles, in order."""
    main = re.search(r'<nav class="md-nav md-nav--primary.*?</nav>\s*</div>', (site / place).read_text("utf-8"), re.DOTALL)
    assert main is not None
    links = re.findall(r'<a href="([^"]*)" class="md-nav__link[^"]*"[^>]*>(.*?)</a>', main[0], re.DOTALL)
    # The builders write the same address in different ways.
    here = f"https://playbook.example/{place.removesuffix('index.html')}"
    pages = [(urljoin(here, address), title) for address, title in links if not address.startswith("#")]
    return [(address, " ".join(re.sub(r"<[^>]*>", " ", title).split())) for address, title in pages]


@pytest.mark.slow
def test_zensical_can_write_outside_of_the_project(tmp_path: Path) -> None:
    root = project.small(tmp_path / "project")
    done = project.leeway("build", "--builder", "zensical", "--site", tmp_path / "elsewhere" / "site", cwd=root)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "elsewhere" / "site" / "index.html").is_file()
    assert sorted(path.name for path in (root / ".leeway").iterdir() if path.is_dir()) == []
