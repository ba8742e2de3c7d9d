"""Tags are found as the standard library's parser finds them, in whatever a page holds."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from leeway.seal.markup import WANTED, edited, tag, tags


class Reference(HTMLParser):
    """The wanted tags as the standard library sees them, with their places."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.lines = [0, *(found.end() for found in re.finditer("\n", page))]
        self.found: list[tuple[str, int, int, dict[str, str]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in WANTED or tag.startswith("leeway-"):
            line, column = self.getpos()
            start = self.lines[line - 1] + column
            kept: dict[str, str] = {}
            for name, value in attrs:
                kept.setdefault(name, value or "")
            self.found.append((tag, start, start + len(self.get_starttag_text() or ""), kept))


def found(page: str) -> list[tuple[str, int, int, dict[str, str]]]:
    return [(one.name, one.start, one.end, one.attributes) for one in tags(page) if one.name not in ("textarea", "title")]


def test_every_page_of_both_builders_is_read_alike(raw: dict[str, Path]) -> None:
    read = 0
    for site in raw.values():
        for path in sorted(site.rglob("*.html")):
            page = path.read_text("utf-8")
            assert found(page) == Reference(page).found, path
            read += len(found(page))
    assert read > 300


PAGES = [
    "<p title='<script>'>a</p><script src=a.js></script>",
    "<!-- <script>1</script> > --><script>2</script>",
    "<script>if (a < b && '</p>') {}</script><meta name=a content='b > c'>",
    '<META CHARSET="utf-8"/><leeway-checker situation="a&amp;b"></leeway-checker>',
    "1 < 2 and 3 > 2 <img src=a.png alt='>'>",
    "<scripty></scripty><links><script\n  type=module\n  src=a></script >",
    "<script>never closed",
    "< script><script>1</script>",
    "<meta name=a name=b>",
    "<p a='<meta>'></p>x" * 500 + "<meta name=a><p><meta name=b",
]


@pytest.mark.parametrize("page", PAGES)
def test_what_stands_in_texts_and_comments_is_no_tag(page: str) -> None:
    assert found(page) == Reference(page).found


def test_a_title_and_a_text_area_hold_no_tags() -> None:
    page = "<title><script></title><meta name=a><textarea></p><style></textarea><style></style>"
    assert [one.name for one in tags(page)] == ["title", "meta", "textarea", "style"]


def test_the_text_of_a_script_has_its_place() -> None:
    page = "<head><script>\n1 < 2\n</script><style></style></head>"
    script = next(one for one in tags(page) if one.name == "script")
    assert (script.text, page[script.until :]) == ("\n1 < 2\n", "</script><style></style></head>")


@given(some.text(alphabet="<>!-/ =\"'abscript\n", max_size=60))
def test_no_page_is_too_broken(page: str) -> None:
    places = [(one.start, one.until) for one in tags(page)]
    assert all(start < until <= len(page) for start, until in places)
    assert places == sorted(places)


def test_a_page_is_kept_but_for_the_places_that_change() -> None:
    assert edited("abcdef", [(4, 5, "E"), (1, 1, "+"), (1, 1, "-"), (0, 1, "")]) == "+-bcdEf"


def test_attributes_come_back_as_they_went() -> None:
    written = {"content": "'self' \"a\" <b> & c", "defer": ""}
    assert next(tags(tag("meta", written.items()))).attributes == written
