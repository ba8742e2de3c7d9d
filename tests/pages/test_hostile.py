"""A policy full of HTML, Markdown and scripts: nothing of it becomes markup in the site of either builder."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from leeway import builders
from tests.pages.conftest import build
from tests.project import elements

Json = dict[str, Any]

PAYLOAD = (
    "</title></script><script>window.evil=1</script><img src=x onerror=evil()><x-evil y=\"'>&lt;x-evil&gt;"
    " [a](javascript:evil()) ![b](evil:x) `c` **d** {: onclick=evil() } {{ 7*7 }} | <x-evil> --> ]]> \\<x-evil>"
)
# The texts that people read. Everything else is an id, a unit, a number or an expression, and checked as such.
TEXTS = {
    *("company", "owner", "stance", "name", "reach", "ask", "look_in", "when_yes", "when_no", "why", "deliver", "expires", "say"),
    *("note", "customers_say", "first", "remember", "what", "when", "story", "avoid", "prize", "how", "listening_in", "choices"),
    *("verify", "say_if_none", "record", "code", "text"),
}


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def hostile_site(request: pytest.FixtureRequest, policy: Json, tmp_path_factory: pytest.TempPathFactory) -> Path:
    infected = _infected(json.loads(json.dumps(policy)))
    assert json.dumps(infected).count("x-evil") > 1000
    builder: Callable[[Path, Path], object] = builders.BUILDERS[request.param]
    return build(infected, tmp_path_factory.mktemp(request.param), builder)


@pytest.mark.slow
def test_no_text_becomes_an_element_or_an_attribute(hostile_site: Path) -> None:
    pages = sorted(hostile_site.rglob("*.html"))
    assert len(pages) > 20
    for page in pages:
        for tag, attributes, text in elements(page):
            assert tag != "x-evil", page
            assert not [name for name in attributes if name.startswith("on") or "evil" in name], (page, tag)
            assert not re.match(r"\s*(javascript|evil):", attributes.get("href", attributes.get("src", ""))), (page, tag)
            assert tag != "script" or "evil" not in text, page


def test_every_text_is_still_there_to_read(hostile_site: Path) -> None:
    page = hostile_site / "playbook" / "situations" / "reception" / "index.html"
    seen = " ".join(text for _, _, text in elements(page))
    assert seen.count("<script>window.evil=1</script>") > 20
    assert "{{ 7*7 }}" in seen


def test_titles_do_not_break_out(hostile_site: Path) -> None:
    for page in sorted(hostile_site.rglob("*.html")):
        head = page.read_text("utf-8").partition("</head>")[0]
        assert head.count("<title>") == head.count("</title>") == 1, page


def test_the_search_index_holds_no_markup_of_the_policy(hostile_site: Path) -> None:
    found = [path for path in (hostile_site / "search.json", hostile_site / "search" / "search_index.json") if path.exists()]
    assert len(found) == 1
    index = found[0].read_text("utf-8")
    entries = json.loads(index)
    listed = entries.get("docs") or entries["items"]
    assert len(listed) > 50
    for entry in listed:
        # The themes put titles and texts into the page as HTML.
        assert "<x-evil" not in entry["title"] + entry["text"], os.fspath(found[0])
        assert "<script" not in entry["title"] + entry["text"]


def _infected(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _infected(one, key if key == "choices" else name) for name, one in value.items()}
    if isinstance(value, list):
        return value if value and value[0] in _TREES else [_infected(one, key) for one in value]
    return f"{value} {PAYLOAD}" if isinstance(value, str) and key in TEXTS else value


_TREES = (
    *("lit", "fact", "rate", "all", "any", "not", "is", "cmp", "+", "-", "*", "/", "min", "max", "span", "ago", "undefined"),
    *("round", "round_up", "round_down", "started", "completed", "day", "time"),
)
