"""A theme's own shortcomings, mended in the pages that it made."""

import json
import re
from importlib import resources
from pathlib import Path

import pytest

from leeway.seal.markup import tags
from leeway.seal.theme import PALETTES, named, switched

DIALOG = '<div class="md-search" data-md-component="search" role="dialog">'
FIELD = '<label></label><input type="text" name="query" aria-label="Suche &amp; mehr" placeholder="Suche">'


def test_a_search_dialog_without_a_name_gets_that_of_its_field() -> None:
    assert named(f"<body>{DIALOG}{FIELD}</div>") == f'<body>{DIALOG[:-1]} aria-label="Suche &amp; mehr">{FIELD}</div>'


def test_one_that_has_a_name_or_no_field_stays_as_it_is() -> None:
    for page in (DIALOG, "<p>role</p>", f'{DIALOG[:-1]} aria-label="Search">{FIELD}'):
        assert named(page) == page


INPUT = '<input data-md-color-media="(a)" data-md-color-scheme="slate" data-md-color-primary="x &amp; y" aria-label="&gt;">'
FORM = f'<form class="md-header__option" {{}}>{INPUT}<label></label><input></form>'
REMEMBERED = '<script>var palette=__md_get("__palette");if(palette){a()}</script>'
OURS = '<script src="../assets/leeway/leeway.mjs" type="module"></script>'
THEIRS = 'data-md-component="palette"'
SHEET = '<link rel="stylesheet" href="a.css">'


def test_the_themes_switch_becomes_ours_and_the_head_says_what_to_choose_from() -> None:
    page = f"<head>{SHEET}{SHEET}<a>{FORM.format(THEIRS)}</a>{REMEMBERED}<p>{OURS}<input>"
    mended = switched(page)
    (said,) = [json.loads(one.attributes["content"]) for one in tags(mended) if one.attributes.get("name") == PALETTES]
    first = {"media": "(a)", "scheme": "slate", "primary": "x & y", "accent": ""}
    assert said == [first, dict.fromkeys(first, "")]
    rest = re.sub("<meta[^>]*>", "", mended)
    assert rest == f"<head>{SHEET}{SHEET}<a>{FORM.format('data-leeway-scheme')}</a><p>{OURS}<input>"
    assert mended.index("<meta") < mended.index(SHEET)
    assert switched(mended) == mended


def test_a_theme_without_one_or_with_another_is_left_alone() -> None:
    theirs = FORM.format(THEIRS)
    for page in (
        f"{SHEET}{theirs}{OURS}",
        f"{SHEET}{REMEMBERED}{OURS}",
        f"{SHEET}{theirs}{REMEMBERED}",
        f"{theirs}{REMEMBERED}{OURS}",
        f"{SHEET}{REMEMBERED}{theirs}{OURS}",
        f"{SHEET}{theirs}<script>var palette=other()</script>{OURS}",
        f"{SHEET}<form {THEIRS}></form>{REMEMBERED}{OURS}",
    ):
        assert switched(page) == page


@pytest.mark.parametrize("theme", ["material", "zensical"])
def test_both_themes_have_the_switch_that_is_replaced(theme: str) -> None:
    templates = Path(str(resources.files(theme))) / "templates" / "partials"
    form = (templates / "palette.html").read_text("utf-8")
    script = (templates / "javascripts" / "palette.html").read_text("utf-8")
    page = f"{SHEET}{form}{script}{OURS}"
    assert switched(page).count(PALETTES) == 1
    assert switched(page).count("data-leeway-scheme") == 1
