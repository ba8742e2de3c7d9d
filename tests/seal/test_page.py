"""One page: what stands in it that runs or is loaded, and what becomes of that."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from leeway.seal.addresses import Addresses
from leeway.seal.assets import Assets
from leeway.seal.page import head, released, seal_page

PAGE = '<html><head><meta charset="utf-8"><title>A</title>{}</head><body>{}</body></html>'
FILES = {
    "assets/leeway/WIDGETS/leeway.mjs": b'await import("./checker.mjs")',
    "assets/leeway/WIDGETS/checker.mjs": b'import { a } from "./a.mjs";\nconst S = ["checker.css"];',
    "assets/leeway/WIDGETS/a.mjs": b"export const a = 1;",
    "assets/leeway/WIDGETS/checker.css": b"p { margin: 0 }",
    "assets/theme.js": b"theme()",
    "assets/main.css": b"main {}",
}
NAMES = ("leeway.mjs", "checker.mjs", "a.mjs", "checker.css")


@pytest.fixture
def assets() -> Assets:
    moved = {f"assets/leeway/{name}": f"assets/leeway/WIDGETS/{name}" for name in NAMES}
    return Assets(FILES, Addresses(moved, "assets/leeway/WIDGETS/", "python-0"))


def integrity(data: bytes) -> str:
    return f"sha384-{base64.b64encode(hashlib.sha384(data).digest()).decode()}"


def sealed(assets: Assets, in_head: str = "", in_body: str = "", path: str = "playbook/a/index.html") -> str:
    return seal_page(path, PAGE.format(in_head, in_body), assets, "<HEAD>").text


def refused(assets: Assets, in_head: str = "", in_body: str = "") -> tuple[str, ...]:
    return seal_page("index.html", PAGE.format(in_head, in_body), assets, "<HEAD>").refused


def test_the_head_stands_right_behind_the_encoding(assets: Assets) -> None:
    assert sealed(assets) == PAGE.replace("<title>", "<HEAD><title>").format("", "")
    assert seal_page("a.html", "<head><title>", assets, "<HEAD>").text == "<head><HEAD><title>"
    assert seal_page("a.html", "no page at all", assets, "<HEAD>").text == "no page at all"


def test_the_head_says_what_a_page_may_load_and_what_it_belongs_to(assets: Assets) -> None:
    page = seal_page("a.html", "<head></head>", assets, head("0123456789ab", Addresses({}, "", "python-0", "find-0"), ()))
    for said in ("script-src 'self' 'wasm-unsafe-eval';", "style-src 'self';", 'content="noindex, nofollow"', "no-referrer"):
        assert said in page.text
    assert '<meta name="leeway-policy" content="0123456789ab"><meta name="leeway-python" content="python-0">' in page.text
    assert "frame-ancestors" not in page.text, "browsers complain of it in a page"
    assert b"leeway-release" not in released(page.text.encode(), None)
    assert b'<meta name="leeway-release" content="ab12">' in released(page.text.encode(), "ab12")


def test_scripts_and_styles_get_their_address_and_hash(assets: Assets) -> None:
    link, script = (
        '<link rel="stylesheet" href="../../assets/main.css">',
        '<script src="../../assets/leeway/leeway.mjs" type="module">',
    )
    page = sealed(assets, link, script + "</script>")
    assert f'href="../../assets/main.css" integrity="{integrity(b"main {}")}"' in page
    widget = FILES["assets/leeway/WIDGETS/leeway.mjs"]
    address = "../../assets/leeway/WIDGETS/leeway.mjs"
    ours = f'<script src="{address}" type="module" integrity="{integrity(widget)}"'
    assert page.index(f'{ours} async=""></script>') < page.index("</head>"), "it waits for nothing"
    assert page.index(f"{ours}></script>") > page.index("</head>"), "where it did not arrive, it is asked for again"


@pytest.mark.parametrize("address", ["/assets/theme.js", "/deep/down/assets/theme.js"])
def test_the_page_for_missing_pages_knows_where_the_site_is(assets: Assets, address: str) -> None:
    page = sealed(assets, f'<script src="{address}"></script><script>a()</script>', path="404.html")
    assert f'<script src="{address}" integrity=' in page
    assert f'<script src="{address.removesuffix("assets/theme.js")}assets/leeway/theme-' in page


def test_a_script_in_a_page_becomes_a_file_at_the_same_place(assets: Assets) -> None:
    page = sealed(
        assets,
        "<script>first()</script><link rel=icon href=x>",
        "<p>a</p><script>\nfirst()\n</script><script id=b>second()</script>",
    )
    assert sorted(assets.made.values()) == [b"first()", b"second()"]
    for path, data in assets.made.items():
        assert path == f"assets/leeway/theme-{hashlib.sha256(data).hexdigest()[:16]}.js"
        assert f'src="../../{path}" integrity="{integrity(data)}"></script>' in page
    assert "first()" not in page and 'id="b"' in page
    assert "defer" not in page and "async" not in page


def test_a_script_in_what_a_page_says_is_left_to_be_refused(assets: Assets) -> None:
    text = "<article><p>a</article><script>1</script></article><script>2</script>"
    assert sealed(assets, "", text).count("theme-") == 1
    assert list(assets.made.values()) == [b"2"]
    assert refused(assets, "", text) == ("a script in its text",)
    assert refused(assets, "", "<article><script type=application/json>{}</script></article>") == ()


def test_data_stays_in_the_page(assets: Assets) -> None:
    data = '<script id="__config" type="application/json">{"base": "."}</script>'
    assert data in sealed(assets, "", data)
    assert refused(assets, data) == ()


def test_a_page_with_a_checker_names_all_that_the_checker_loads(assets: Assets) -> None:
    sheet = '<link rel="stylesheet" href="../../assets/main.css">'
    page = sealed(assets, sheet, "<leeway-checker></leeway-checker>")
    for name in ("leeway.mjs", "checker.mjs", "a.mjs"):
        path = f"assets/leeway/WIDGETS/{name}"
        assert f'<link rel="modulepreload" href="../../{path}" integrity="{integrity(FILES[path])}">' in page
    assert '<link rel="preload" as="style" href="../../assets/leeway/WIDGETS/checker.css"' in page
    assert "modulepreload" not in sealed(assets, sheet, "<leeway-unknown></leeway-unknown>")
    assert "preload" not in sealed(assets, sheet, "<p>leeway-checker</p>")


@pytest.mark.parametrize("text", ["<leeway-checker></leeway-checker>", "<p>none of ours</p>"])
def test_a_module_is_imported_only_where_its_hash_was_said_before(assets: Assets, text: str) -> None:
    entry = '<script type="module" src="../../assets/leeway/leeway.mjs"></script>'
    page = sealed(assets, '<link rel="stylesheet" href="../../assets/main.css">', text + entry)
    first = page.index('type="module"')
    preloads = [found.start() for found in re.finditer("modulepreload", page)]
    assert preloads and max(preloads) < first and "async" in page[first : page.index(">", first)]


@pytest.mark.parametrize(
    ("in_page", "what"),
    [
        ('<script src="https://cdn.example/a.js"></script>', "https://cdn.example/a.js"),
        ('<img src="//images.example/a.png">', "//images.example/a.png"),
        ('<link rel="stylesheet" href="https://fonts.example/a.css">', "https://fonts.example/a.css"),
        ("<style>p { color: red }</style>", "a style element"),
        ('<p style="color: red">', "the attribute style"),
        ('<button onclick="a()">', "the attribute onclick"),
        ('<iframe src="a.html"></iframe>', "the element iframe"),
        ('<base href="/">', "the element base"),
        ('<script type="importmap">{}</script>', "a script of type importmap"),
    ],
)
def test_what_browsers_will_leave_out_is_told(assets: Assets, in_page: str, what: str) -> None:
    assert refused(assets, in_page) == (what,)


@pytest.mark.parametrize(
    "in_page",
    [
        '<a href="https://elsewhere.example/">a link is fine</a>',
        '<link rel="canonical" href="https://playbook.example/a/">',
        '<img src="a.png"><img src="data:image/png;base64,AA">',
        "<p>write style = plain, and on = off</p>",
        "<pre>&lt;p style=&quot;color: red&quot;&gt;</pre>",
        '<td align="right">$1</td>',
    ],
)
def test_nothing_is_told_of_what_browsers_take(assets: Assets, in_page: str) -> None:
    assert refused(assets, in_page) == ()
