"""A build that remembers gives the very bytes of one that does not, whatever was edited, and renders only what changed."""

from __future__ import annotations

import json
import os
import shutil
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.structure.pages import Page

from leeway import builders, rendered
from leeway.problems import Problem
from leeway.rendered import ingredients
from leeway.rendered.memory import Memory
from tests import project

VERSION, NEXT = "0123456789ab", "ba9876543210"
NAV = "site_name: A company\nnav:\n  - index.md\n  - Cases:\n      - cases/late.md\n      - Lost: cases/lost.md\n  - rules.md\n"
PAGES = {
    "index.md": "# Start\n\n[Late](cases/late.md#owed) and [lost](cases/lost.md)\n",
    "cases/late.md": "---\nsearch:\n  boost: 2\n---\n\n# It is late\n\n## What is owed {#owed}\n\nMoney. [Rules](../rules.md)\n",
    "cases/lost.md": f"# It is lost\n\n<div id='raw' data-of='{VERSION}'><b>B</b></div>\n\n??? note\n    Look [here](#raw).\n",
    "rules.md": "# House rules\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n",
}
Edit = Callable[[Path], None]


@pytest.fixture(autouse=True)
def one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of four pages."""
    project.small(tmp_path)
    shutil.rmtree(tmp_path / "docs")
    for path, text in {**PAGES, "playbook/nav.yml": NAV}.items():
        (tmp_path / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / path).write_text(text, "utf-8")
    return tmp_path


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """What is done anew from now on: pages that are converted, and pages that are rendered."""
    done: dict[str, list[str]] = {"converted": [], "rendered": []}
    render, put = Page.render, Memory.put

    def converting(page: Page, config: object, files: object) -> None:
        done["converted"].append(page.file.src_uri)
        render(page, config, files)  # type: ignore[arg-type]

    def putting(memory: Memory, key: str, value: dict[str, object]) -> None:
        done["rendered"] += ["a page"] if "page" in value else []
        put(memory, key, value)

    monkeypatch.setattr(Page, "render", converting)
    monkeypatch.setattr(Memory, "put", putting)
    return done


def built(root: Path, version: str = VERSION) -> dict[str, bytes]:
    """The site that a build with what is remembered gives."""
    assert _build(root, version) == ()
    return _files(root)


def afresh(root: Path, version: str = VERSION) -> dict[str, bytes]:
    """The site that a build without any memory gives."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rendered, "is_known", lambda _: False)
        return built(root, version)


def _build(root: Path, version: str = VERSION) -> tuple[Problem, ...]:
    shutil.rmtree(root / "site", ignore_errors=True)
    return builders.mkdocs(root / "mkdocs.yml", root / "site", None, version)


def _files(root: Path) -> dict[str, bytes]:
    site = root / "site"
    found = {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}
    assert len([path for path in found if path.endswith(".html")]) >= 4
    return found


def memory(root: Path) -> list[Path]:
    return sorted((root / ".leeway" / "rendered").glob("*"))


def text(path: str, old: str, new: str) -> Edit:
    def edit(root: Path) -> None:
        before = (root / path).read_text("utf-8")
        assert old in before
        (root / path).write_text(before.replace(old, new), "utf-8")

    return edit


def more(path: str, said: str) -> Edit:
    return lambda root: (root / path).write_text(said, "utf-8") and None


def both(*edits: Edit) -> Edit:
    return lambda root: [edit(root) for edit in edits] and None


NAVIGATION, CONFIG = "docs/playbook/nav.yml", "mkdocs.yml"
# What is edited; how many pages are converted and how many are rendered for it. A page shows the whole navigation.
EDITS: dict[str, tuple[Edit, int, int]] = {
    "nothing": (lambda _: None, 0, 0),
    "a text": (text("docs/rules.md", "| 1 |", "| 3 |"), 1, 1),
    "a heading, which is a title in the navigation": (text("docs/rules.md", "House rules", "Rules & more"), 1, 4),
    "a title in the navigation": (text(NAVIGATION, "Lost:", "Gone:"), 0, 4),
    "the order of the navigation": (
        both(text(NAVIGATION, "  - rules.md\n", ""), text(NAVIGATION, "  - index.md\n", "  - index.md\n  - rules.md\n")), 0, 4),
    "what a page's head says to the search": (text("docs/cases/late.md", "boost: 2", "boost: 3"), 0, 4),
    "what a page's head hides": (text("docs/cases/late.md", "search:", "hide: [toc]\nsearch:"), 0, 4),
    "a title in a page's head": (text("docs/cases/late.md", "search:", "title: Later\nsearch:"), 0, 4),
    "a page more": (both(more("docs/new.md", "# New\n"), text(NAVIGATION, "  - rules.md\n", "  - rules.md\n  - new.md\n")), 1, 5),
    "a page less": (
        both(lambda root: (root / "docs/rules.md").unlink(), text(NAVIGATION, "  - rules.md\n", ""),
             text("docs/cases/late.md", " [Rules](../rules.md)", "")), 1, 3),
    "a feature of the theme": (text(CONFIG, "    - toc.follow\n", "    - toc.integrate\n"), 0, 4),
    "a picture of the theme": (text(CONFIG, "logo: material/lifebuoy\n", "logo: material/home\n"), 0, 4),
    "the site's name": (text(NAVIGATION, "A company", "Another"), 0, 4),
    "a setting of the search": (text(CONFIG, "  - search\n", "  - search:\n      separator: '-'\n"), 0, 4),
    "no search": (text(CONFIG, "plugins:\n  - search\n", "plugins: []\n"), 0, 4),
    "a setting of an extension": (text(CONFIG, "permalink: true", "permalink: Here"), 4, 4),
    "an extension more": (text(CONFIG, "  admonition: {}\n", "  admonition: {}\n  abbr: {}\n"), 4, 4),
    "addresses": (text(CONFIG, "docs_dir: docs\n", "docs_dir: docs\nuse_directory_urls: false\n"), 4, 4),
    "the site's address": (text(CONFIG, "docs_dir: docs\n", "docs_dir: docs\nsite_url: https://playbook.example/\n"), 0, 4),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", EDITS)
def test_the_site_is_the_one_that_a_build_without_memory_gives(name: str, root: Path, work: dict[str, list[str]]) -> None:
    edit, converted, shown = EDITS[name]
    built(root)
    edit(root)
    for done in work.values():
        done.clear()
    now = built(root)
    assert (len(work["converted"]), len(work["rendered"])) == (converted, shown), work
    assert afresh(root) == now


def test_another_version_of_the_policy_alone_renders_nothing(root: Path, work: dict[str, list[str]]) -> None:
    built(root)
    text("docs/cases/lost.md", VERSION, NEXT)(root)
    for done in work.values():
        done.clear()
    now = built(root, NEXT)
    assert work == {"converted": [], "rendered": []}
    assert NEXT.encode() in now["cases/lost/index.html"] and VERSION.encode() not in now["cases/lost/index.html"]
    assert now == afresh(root, NEXT)


@pytest.mark.slow
def test_what_is_wrong_with_a_page_is_said_each_time(root: Path) -> None:
    text("docs/rules.md", "# House rules\n", "# House rules\n\n[gone](nowhere.md)\n")(root)
    first, second = _build(root), _build(root)
    assert first == second and "nowhere.md" in first[0].message


def test_an_anchor_that_is_gone_is_told_of_the_page_that_leads_there(root: Path, work: dict[str, list[str]]) -> None:
    built(root)
    text("docs/cases/late.md", "{#owed}", "{#due}")(root)
    work["converted"].clear()
    problems = _build(root)
    assert work["converted"] == ["cases/late.md"]
    assert len(problems) == 1 and "index.md" in problems[0].message and "#owed" in problems[0].message


def test_a_file_that_a_link_leads_to_is_asked_for_each_time(root: Path) -> None:
    built(root)
    (root / "docs/rules.md").unlink()
    text(NAVIGATION, "  - rules.md\n", "")(root)
    assert "rules.md" in _build(root)[0].message


HOOK = "def on_page_markdown(markdown, **_):\n    return markdown + '\\nmore'\n"
UNKNOWN: dict[str, Edit] = {
    "a hook": both(more("hook.py", HOOK), text(CONFIG, "docs_dir: docs\n", "docs_dir: docs\nhooks: [hook.py]\n")),
    "a plugin": text(CONFIG, "  - search\n", "  - search\n  - meta\n"),
    "an extension": text(CONFIG, "  admonition: {}\n", "  admonition: {}\n  pymdownx.snippets: {}\n"),
    "a function": text(CONFIG, "  admonition: {}\n", "  admonition: {}\n  codehilite:\n    wrapcode: !!python/name:os.getcwd\n"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", UNKNOWN)
def test_where_anything_is_not_known_nothing_is_remembered(name: str, root: Path) -> None:
    UNKNOWN[name](root)
    assert built(root) == afresh(root)
    assert memory(root) == []


def test_with_templates_of_ones_own_only_converted_text_is_remembered(root: Path, work: dict[str, list[str]]) -> None:
    (root / "mine").mkdir()
    shown = '{% extends "base.html" %}{% block announce %}{{ build_date_utc }} {{ pages | length }}{% endblock %}'
    (root / "mine" / "main.html").write_text(shown, "utf-8")
    text(CONFIG, "  name: material\n", "  name: material\n  custom_dir: mine\n")(root)
    built(root)
    text("mine/main.html", "length", "length + 7")(root)
    work["converted"].clear()
    assert b"2026-09-21" in (now := built(root))["index.html"]
    assert work == {"converted": [], "rendered": []}
    assert now == afresh(root)


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "cut off": lambda data: data[: len(data) // 2],
    "something else": lambda data: b"\0" * len(data),
    "another kind of thing": lambda data: zlib.compress(b"[1]"),
    "parts are missing": lambda data: zlib.compress(b'{"page": 1, "content": "<p>"}'),
    "not UTF-8": lambda data: zlib.compress(b'"\xff"'),
    "deep": lambda data: zlib.compress(b"[" * 100_000),
}


@pytest.mark.slow
@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_damaged_is_made_anew(damage: str, root: Path) -> None:
    before = built(root)
    assert len(memory(root)) > 8, "texts, pages and templates"
    for path in memory(root):
        path.write_bytes(DAMAGES[damage](path.read_bytes()))
    assert built(root) == before
    assert built(root) == before


def test_a_folder_that_cannot_be_written_is_done_without(root: Path) -> None:
    (root / ".leeway").mkdir(exist_ok=True)
    (root / ".leeway" / "rendered").write_text("not a folder")
    assert built(root) == afresh(root)


def test_another_version_of_a_package_remembers_its_own(
    root: Path, work: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    built(root)
    work["converted"].clear()
    installed = ingredients._version
    monkeypatch.setattr(ingredients, "_version", lambda name: installed(name) + ".1" if name == "Markdown" else installed(name))
    ingredients.program.cache_clear()
    built(root)
    monkeypatch.undo()
    ingredients.program.cache_clear()
    assert len(work["converted"]) == 4


def test_what_is_not_used_goes(tmp_path: Path) -> None:
    used = Memory(tmp_path)
    used.put("used", {"a": 1})
    for number in range(9):
        (tmp_path / f"other-{number}").write_bytes(b"x")
        os.utime(tmp_path / f"other-{number}", (time.time() - number - 1,) * 2)
    os.utime(tmp_path / "other-0", (0, 0))
    used.forget()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other-1", "other-2", "other-3", "used"]


def test_a_version_is_a_blank_in_what_is_remembered(tmp_path: Path) -> None:
    then, now = Memory(tmp_path, VERSION), Memory(tmp_path, NEXT)
    assert then.key("a", VERSION) == now.key("a", NEXT) != now.key("a", VERSION)
    then.put("k", {"page": f"of {VERSION}, not {NEXT}"})
    assert now.get("k") == {"page": f"of {NEXT}, not {NEXT}"}
    assert VERSION not in json.dumps(zlib.decompress((tmp_path / "k").read_bytes()).decode())
