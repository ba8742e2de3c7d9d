"""What a page needs before it is shown: one script, before its sheets, and as few sheets as can be."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from leeway.seal.addresses import Addresses
from leeway.seal.assets import Assets
from leeway.seal.page import seal_page

WIDGETS = "assets/leeway/WIDGETS/"
OURS = {
    "leeway.mjs": b"1",
    "embed.js": b"embed()",
    "embed.css": b"q {}",
    "theme.js": b"theme()",
    "scheme.js": b"scheme()",
    "a.css": b"p { margin: 0 }",
}
THEIRS = {"assets/main.css": b"main {}\n/*# sourceMappingURL=main.css.map */", "assets/theme.js": b"other()"}
MAIN = '<link rel="stylesheet" href="../../assets/main.css">'
OWN = '<link rel="stylesheet" href="../../assets/leeway/a.css">'
PALETTES = '<meta name="leeway-palettes" content="[]">'
ENTRY = '<script type="module" src="../../assets/leeway/leeway.mjs"></script>'


def sealed(head: str, body: str = "", more: Mapping[str, bytes] = {}, without: str = "") -> tuple[str, dict[str, str]]:
    """The page, and the texts that were made for it by their names."""
    files = {f"{WIDGETS}{name}": data for name, data in OURS.items() if name != without} | THEIRS | dict(more)
    moved = {f"assets/leeway/{name}": f"{WIDGETS}{name}" for name in OURS}
    assets = Assets(files, Addresses(moved, WIDGETS, "python-0"))
    page = f"<html><head><title>A</title>{head}</head><body>{body}</body></html>"
    text = seal_page("playbook/a/index.html", page, assets, "<HEAD>").text
    return text, {path.rpartition("/")[2]: data.decode() for path, data in assets.made.items()}


def sheets(page: str) -> list[str]:
    return re.findall(r'<link rel="stylesheet" href="[^"]*/([^/"]*)" integrity="[^"]*"', page)


def test_all_that_runs_first_is_one_script_before_the_sheets() -> None:
    page, made = sealed(f"<script>a()</script>{PALETTES}{MAIN}<script>b()</script>", f"<leeway-checker></leeway-checker>{ENTRY}")
    (script,) = (text for name, text in made.items() if name.endswith(".js"))
    assert script == "a();\nb();\nembed();\ntheme();\nscheme()", "what makes it a panel comes before what asks for that"
    head = page[: page.index("</head>")]
    (address,) = re.findall(r'<script src="([^"]*)" integrity="[^"]*"></script>', head)
    assert re.fullmatch(r"\.\./\.\./assets/leeway/theme-[0-9a-f]{16}\.js", address)
    assert head.index(address) < head.index('rel="stylesheet"') < head.index("leeway.mjs")
    assert "a()" not in page and "b()" not in page


@pytest.mark.parametrize(
    ("head", "body", "script"),
    [
        (MAIN, "<leeway-checker></leeway-checker>", "embed();\ntheme()"),
        (MAIN, "&lt;leeway-checker>", "theme()"),
        (PALETTES + MAIN, "", "theme();\nscheme()"),
    ],
)
def test_a_page_has_of_it_what_it_needs(head: str, body: str, script: str) -> None:
    assert [text for name, text in sealed(head, body)[1].items() if name.endswith(".js")] == [script]


def test_a_script_stays_where_it_is_behind_one_from_a_file_and_where_more_is_said_of_it() -> None:
    file = '<script src="../../assets/theme.js"></script>'
    page, made = sealed(f'{MAIN}<script id="x">a()</script>{file}<script>b()</script>', "<script>c()</script>")
    assert sorted(made[name] for name in made if name.endswith(".js")) == ["a()", "b()", "c()", "theme()"]
    places = [page.index('id="x"'), page.index("assets/theme.js"), page.rindex("assets/leeway/theme-")]
    assert places == sorted(places)
    assert page.count("<script") == page.count("</script>") == 5


def test_sheets_that_stand_together_become_one_and_a_panels_is_one_of_them_on_every_page() -> None:
    for body in ("", "<leeway-checker></leeway-checker>"):
        page, made = sealed(f"{MAIN}\n{OWN}", body)
        (name,) = sheets(page)
        assert made[name] == "main {}\np { margin: 0 }\nq {}" and name.startswith("sheets-")
        assert f'href="../../{WIDGETS}{name}"' in page, "beside ours, as these name their neighbours"


@pytest.mark.parametrize(
    ("between", "names"),
    [
        (OWN.replace(">", ' media="print">'), ["main.css", "a.css", "sheets-"]),
        ('<link rel="icon" href="x.svg">', ["main.css", "sheets-"]),
        ("<script>first()</script>", ["main.css", "sheets-"]),
    ],
)
def test_sheets_keep_their_order_and_what_more_is_said_of_them(between: str, names: list[str]) -> None:
    page, made = sealed(f"{MAIN}{between}{OWN}")
    found = sheets(page.replace(' media="print"', ""))
    assert [name if name in names else "sheets-" for name in found] == names
    assert made[found[-1]] == "p { margin: 0 }\nq {}"


@pytest.mark.parametrize("text", ["@import 'b.css';", "p { background: url(b.png) }", "p { background: url( 'b.png') }"])
def test_a_sheet_that_names_its_neighbours_stays_beside_them(text: str) -> None:
    page, made = sealed(MAIN + OWN, more={"assets/main.css": text.encode()})
    first, second = sheets(page)
    assert first == "main.css" and made[second] == "p { margin: 0 }\nq {}"
    page, made = sealed(OWN + MAIN, more={"assets/main.css": text.encode()})
    assert sheets(page) == ["a.css", "main.css", "embed.css"] and not [name for name in made if "sheets" in name]


def test_pictures_in_a_sheet_go_with_it() -> None:
    picture = b"p { background: url(data:image/png;base64,AA) url(\"data:image/svg+xml;b\") url('#a') }"
    page, made = sealed(MAIN + OWN, more={"assets/main.css": picture})
    assert len(sheets(page)) == 1 and picture.decode() in made[sheets(page)[0]]


def test_a_page_without_sheets_keeps_its_script_and_one_without_the_panels_its_sheet() -> None:
    page, made = sealed("<title></title><script>a()</script>")
    assert [*made.values()] == ["a()"] and page.index("</title>") < page.index("<script")
    page, made = sealed(MAIN, without="embed.css")
    assert sheets(page) == ["main.css"]
