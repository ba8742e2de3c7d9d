"""The whole of a sealed site, of both builders: locked down, every address right, the same bytes each time."""

from __future__ import annotations

import base64
import hashlib
import json
import posixpath
import re
import shutil
from pathlib import Path

import pytest

from leeway import seal
from leeway.seal import Sealing, folder, sealed
from leeway.seal.headers import KEPT, cache_control
from tests import project
from tests.seal.conftest import CODE, HOW, VERSION

BOTH = pytest.mark.parametrize("builder", ["mkdocs", "zensical"])


def pages(site: Path) -> list[Path]:
    found = sorted(site.rglob("*.html"))
    assert len(found) > 10
    return found


@BOTH
def test_nothing_that_runs_stands_in_a_page(sites: dict[str, Path], builder: str) -> None:
    for page in pages(sites[builder]):
        for tag, attributes, text in project.elements(page):
            assert not [name for name in attributes if name.startswith("on") or name == "style"], page
            assert tag != "style", page
            if tag == "script" and "src" not in attributes:
                assert attributes["type"] == "application/json" and json.loads(text), page


@BOTH
def test_whatever_a_page_loads_is_there_and_has_its_hash(sites: dict[str, Path], builder: str) -> None:
    site, checked = sites[builder], 0
    for page in pages(site):
        for tag, attributes, _ in project.elements(page):
            relation = attributes.get("rel", "")
            if tag == "script" and "src" in attributes or relation in ("stylesheet", "modulepreload", "preload"):
                target = _target(site, page, attributes.get("src") or attributes["href"])
                kind, _, value = attributes["integrity"].partition("-")
                assert kind == "sha384"
                assert base64.b64decode(value) == hashlib.sha384(target.read_bytes()).digest(), (page, target)
                checked += 1
    assert checked > 100


def _target(site: Path, page: Path, address: str) -> Path:
    return site / address.lstrip("/") if address.startswith("/") else (page.parent / address).resolve()


@BOTH
def test_the_content_security_policy_stands_before_all_that_it_is_about(sites: dict[str, Path], builder: str) -> None:
    for page in pages(sites[builder]):
        text = page.read_text("utf-8")
        place = text.index('<meta http-equiv="Content-Security-Policy"')
        assert text.index("<meta charset") < place < min(text.index("<script"), text.index("<link")), page
        assert "'unsafe-inline'" not in text and "'unsafe-eval'" not in text, page


@BOTH
def test_before_a_page_is_shown_it_loads_one_script_and_one_sheet(sites: dict[str, Path], builder: str) -> None:
    panels = set()
    for page in pages(sites[builder]):
        head = page.read_text("utf-8").partition("<body")[0]
        scripts = re.findall(r"<script src=[^>]*>", head)
        (script,) = (one for one in scripts if "async" not in one)
        (sheet,) = re.findall(r'<link rel="stylesheet"[^>]*>', head)
        assert all('integrity="sha384-' in one and "defer" not in one for one in (script, sheet)), page
        (address,) = re.findall(r'src="([^"]*)"', script)
        text = _target(sites[builder], page, address).read_text("utf-8")
        assert "__md_get" in text and text.index("leeway-palettes") > text.index("js-focus-visible")
        assert ("lw-embedded" in text.partition("js-focus-visible")[0]) == ("<leeway-checker" in page.read_text("utf-8"))
        panels.add("lw-embedded" in text.partition("js-focus-visible")[0])
        (address,) = re.findall(r'href="([^"]*)"', sheet)
        assert ".lw-embedded" in _target(sites[builder], page, address).read_text("utf-8")
    assert panels == {False, True}


@BOTH
def test_addresses_change_with_what_they_name(sites: dict[str, Path], builder: str) -> None:
    found = folder.read(sites[builder])
    ours = {path for path in found if path.startswith("assets/leeway/") and not path.endswith((".br", ".gz"))}
    assert f"assets/leeway/policy-{VERSION}.json" in ours
    assert all(cache_control(f"/{path}") == KEPT for path in ours), sorted(ours)
    folders = {path.split("/")[2] for path in ours if path.count("/") > 2}
    assert sorted(re.sub("[0-9a-f]{16}", "HASH", name) for name in folders) == ["HASH", "python-HASH"]


def test_another_widget_gives_another_folder_and_another_release(raw: dict[str, Path]) -> None:
    built = folder.read(raw["mkdocs"])
    other = built | {"assets/leeway/leeway.css": built["assets/leeway/leeway.css"] + b"\n"}
    one, two = (sealed(files, HOW)[0] for files in (built, other))
    assert (
        len({path for path in one if path.endswith("/leeway.css")} | {path for path in two if path.endswith("/leeway.css")}) == 2
    )
    python = [{path for path in files if path.startswith("assets/leeway/python-")} for files in (one, two)]
    assert python[0] == python[1] and len(python[0]) > 3
    assert _release(one) != _release(two)


def test_earlier_versions_stay_at_their_addresses_and_change_no_other(raw: dict[str, Path]) -> None:
    built = folder.read(raw["mkdocs"])
    path, data = "assets/leeway/policy-ba9876543210.json", b'{"leeway": 1}' * 100
    one, two = (sealed(files, HOW)[0] for files in (built, built | {path: data}))
    assert {name for name in two if name not in one} == {path} and two[path] == data
    assert {name for name in one if one[name] != two[name]} >= {"sw.js", "release.json"} and _release(one) != _release(two)
    assert path.encode() not in two["sw.js"], "it is fetched when a note asks for it"
    assert cache_control(f"/{path}") == KEPT


def _release(files: dict[str, bytes]) -> str:
    return str(json.loads(files["release.json"])["release"])


def test_the_release_tells_what_changed_newest_first(files: dict[str, bytes]) -> None:
    found = json.loads(files["release.json"])
    assert found["policy"] == VERSION
    assert found["changes"] == [{"policy": VERSION, "count": 2}, {"policy": "ba9876543210", "count": 0}]
    assert re.fullmatch("[0-9a-f]{16}", found["release"])
    assert f'<meta name="leeway-release" content="{found["release"]}">'.encode() in files["index.html"]


def test_the_service_worker_knows_every_file_by_its_hash(files: dict[str, bytes]) -> None:
    line, _, code = files["sw.js"].partition(b"\n")
    assert code == CODE
    known = json.loads(line.removeprefix(b"const RELEASE = ").removesuffix(b";"))
    assert (known["release"], known["policy"]) == (_release(files), VERSION)
    assert list(known["files"]) == sorted(known["files"])
    for path, value in known["files"].items():
        data = files[f"{path}index.html" if path == "" or path.endswith("/") else path]
        assert base64.b64decode(value.removeprefix("sha256-")) == hashlib.sha256(data).digest(), path
    left_out = {"sw.js", "release.json", "_headers", ".nojekyll", "sitemap.xml"}
    shown = {path.removesuffix("index.html") if posixpath.basename(path) == "index.html" else path for path in files}
    assert set(known["files"]) == {path for path in shown - left_out if not path.endswith((".br", ".gz", ".map"))}
    assert "assets/leeway/service-worker.js" not in files


def test_a_preview_has_no_service_worker_and_nothing_compressed(raw: dict[str, Path], tmp_path: Path) -> None:
    shutil.copytree(raw["mkdocs"], tmp_path / "site")
    assert seal.seal(tmp_path / "site", Sealing(VERSION, preview=True), tmp_path / "notes") == ()
    found = folder.read(tmp_path / "site")
    assert not [path for path in found if path.endswith((".br", ".gz"))]
    assert not {"sw.js", "_headers", "assets/leeway/service-worker.js"} & found.keys()
    assert b"leeway-release" not in found["index.html"]
    assert b"Content-Security-Policy" in found["index.html"]


@pytest.mark.slow
@BOTH
def test_the_same_folder_gives_the_same_bytes(raw: dict[str, Path], sites: dict[str, Path], tmp_path: Path, builder: str) -> None:
    shutil.copytree(raw[builder], tmp_path / "site")
    seal.seal(tmp_path / "site", HOW, tmp_path / "other notes")
    assert folder.read(tmp_path / "site") == folder.read(sites[builder])
    made = {path.relative_to(tmp_path / "site") for path in (tmp_path / "site").rglob("*") if path.is_dir()}
    assert made == {path.relative_to(sites[builder]) for path in sites[builder].rglob("*") if path.is_dir()}


def test_no_day_of_a_build_is_in_a_site(files: dict[str, bytes]) -> None:
    assert b"<lastmod>" not in files["sitemap.xml"]


def test_what_pages_may_not_hold_is_told_once_for_all_of_them(raw: dict[str, Path]) -> None:
    built = folder.read(raw["mkdocs"])
    page = built["index.html"].replace(b"<body", b'<body style="color: red"', 1)
    _, problems = sealed(built | {"index.html": page, "playbook/checker/index.html": page}, HOW)
    assert [(one.code, one.severity, one.path) for one in problems] == [("kept-from-page", "warning", "index.html")]
    assert problems[0].message.startswith("index.html and 1 more: browsers will leave out the attribute style.")


def test_other_languages_to_search_in_stay_where_they_are_searched_in(raw: dict[str, Path]) -> None:
    built = folder.read(raw["mkdocs"])
    lunr = "assets/javascripts/lunr/min/lunr.de.min.js"
    assert lunr in built and lunr not in sealed(built, HOW)[0]
    german = built | {
        "search/search_index.json": built["search/search_index.json"].replace(b'"lang":["en"]', b'"lang":["en","de"]')
    }
    assert german["search/search_index.json"] != built["search/search_index.json"]
    assert lunr in sealed(german, HOW)[0]
