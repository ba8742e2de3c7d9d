"""The pictures of README and docs: each is taken by the command, shown somewhere, and light; and the command still takes them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import built
from tests.project import CHECKOUT
from tools.pictures import DIFFERENT, FOLDER, PICTURES, file, take, url_of

pytestmark = pytest.mark.slow

SHOWN = re.compile(r"!\[([^\]]+)\]\((?:docs/)?images/([\w-]+)\.webp\)")
BY_NAME = {one.name: one for one in PICTURES}


def test_every_picture_is_taken_by_the_command_and_shown_with_words_for_it() -> None:
    texts = [path.read_text("utf-8") for path in (CHECKOUT / "README.md", *(CHECKOUT / "docs").glob("*.md"))]
    shown = {name: said for text in texts for said, name in SHOWN.findall(text)}
    assert shown.keys() == BY_NAME.keys() == {path.stem for path in FOLDER.iterdir()}
    assert all(len(said) > 15 for said in shown.values())


def test_pictures_are_light() -> None:
    sizes = {one.name: file(one.name).stat().st_size for one in PICTURES}
    assert max(sizes.values()) < 160_000 and sum(sizes.values()) < 1_500_000, sizes
    assert all(file(name).read_bytes()[8:12] == b"WEBP" for name in sizes)


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> dict[str, bytes]:
    some = ("checker-fair-yes", "situation-dark", "panel")
    with built(tmp_path_factory.mktemp("pictured")) as site:
        return {name: take(BY_NAME[name], site, browser) for name in some}


def test_a_picture_is_what_the_page_shows(pictured: dict[str, bytes], browser: Browser) -> None:
    """Letters look a little different from machine to machine, so pictures are held against each other, not against files."""
    page = browser.new_page()
    try:
        urls = {name: url_of(data) for name, data in pictured.items()}
        for name in urls:
            assert page.evaluate(DIFFERENT, [urls[name], urls[name]]) == 0
        assert page.evaluate(DIFFERENT, [urls["panel"], urls["situation-dark"]]) == 1, "they are not of one size"
        sizes = {name: page.evaluate(SIZE, url) for name, url in urls.items()}
    finally:
        page.close()
    assert sizes["panel"] == [340, 900] and sizes["situation-dark"] == [1280, 960]
    assert 700 < sizes["checker-fair-yes"][0] < 1280 and sizes["checker-fair-yes"][1] > 400


SIZE = "async (url) => createImageBitmap(await (await fetch(url)).blob()).then(({ width, height }) => [width, height])"
