"""Light and dark: the page comes in the right colours, the switch turns them, the choice and the system are followed."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.served import Site, Visit, wait_until

SCHEME = "document.body.getAttribute('data-md-color-scheme')"
# The colours of the first frame, and how often they changed afterwards.
CHANGES = """
  window.schemes = [];
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      window.schemes.push(document.body.getAttribute("data-md-color-scheme"));
      new MutationObserver(() => window.schemes.push(document.body.getAttribute("data-md-color-scheme")))
        .observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
    });
  }).observe(document, { childList: true, subtree: true });
"""
# The colours of every frame, and how many there were before the switch had come.
FRAMES = """
  window.frames_ = { schemes: new Set(), early: 0 };
  const look = () => {
    if (document.body) frames_.schemes.add(document.body.getAttribute("data-md-color-scheme"));
    if (document.body && !document.querySelector("[data-leeway-scheme]")) frames_.early += 1;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
"""
# Each time that a sheet of the page has come.
SHEETS = """
  window.sheets = [];
  document.addEventListener("load", ({ target }) => {
    if (target.rel === "stylesheet" && target.parentNode === document.head) sheets.push(target.href);
  }, true);
"""
# What is said of the root and of the body once the page is there.
SAID = """
  window.said = [];
  document.addEventListener("readystatechange", () => {
    if (document.readyState !== "interactive") return;
    const note = (records) => window.said.push(...records.map((one) => `${one.target.nodeName} ${one.attributeName}`));
    for (const one of [document.documentElement, document.body]) new MutationObserver(note).observe(one, { attributes: true });
  });
"""
SWITCH = "label[for^=__palette]:visible"
LIT = "getComputedStyle(document.body).backgroundColor"


def is_dark(page: Page) -> bool:
    red, green, blue = map(int, re.findall(r"\d+", page.evaluate(LIT))[:3])
    return red + green + blue < 384


def settled(page: Page) -> None:
    """The theme's script has come, and what it does at once is done."""
    wait_until(page, "() => window.document$ !== undefined")
    page.wait_for_timeout(300)


def pressed(page: Page) -> str:
    name = page.locator(SWITCH).get_attribute("for")
    page.locator(SWITCH).click()
    return str(name)


@pytest.mark.parametrize(("system", "scheme"), [("dark", "slate"), ("light", "default")])
def test_a_first_visit_comes_in_the_systems_colours_and_never_in_others(
    site: Site, new_visit: Callable[..., Visit], system: str, scheme: str
) -> None:
    page = new_visit(color_scheme=system).page
    page.add_init_script(CHANGES)
    page.goto(f"{site.url}/playbook/authority/")
    settled(page)
    assert page.evaluate("window.schemes") == [scheme]
    assert is_dark(page) is (system == "dark")
    assert page.locator(SWITCH).count() == 1


def test_no_frame_is_in_other_colours_however_slowly_the_page_comes(site: Site, new_visit: Callable[..., Visit]) -> None:
    page = new_visit(color_scheme="dark").page
    page.add_init_script(FRAMES)
    before, switch, behind = (site.folder / "playbook/authority/index.html").read_bytes().partition(b"<form")
    with site.instead(lambda path: (before, switch + behind) if path == "/playbook/authority/" else None):
        page.goto(f"{site.url}/playbook/authority/")
        settled(page)
    assert page.evaluate("frames_.early") > 3
    assert page.evaluate("[...frames_.schemes]") == ["slate"]


def test_a_sheet_comes_once_and_stays_on_the_next_page(site: Site, watched: Visit) -> None:
    """Read anew, it would be missing for a moment: the theme says all addresses anew, and compares them with the next page's."""
    page = watched.page
    page.add_init_script(SHEETS)
    page.goto(f"{site.url}/playbook/authority/")
    settled(page)
    page.evaluate("() => { document.querySelector('link[rel=stylesheet]').first = true; }")
    page.locator("a[href$='situations/reception/']").first.evaluate("(link) => link.click()")
    page.wait_for_url("**/situations/reception/")
    wait_until(page, "() => document.querySelector('h1').textContent.startsWith('Picture')")
    settled(page)
    assert page.evaluate("[...document.querySelectorAll('link[rel=stylesheet]')].map((one) => one.first)") == [True]
    assert len(page.evaluate("sheets")) == 1
    assert watched.complaints == []


def test_the_switch_goes_round_and_the_choice_is_kept(site: Site, watched: Visit) -> None:
    page = watched.page
    page.emulate_media(color_scheme="dark")
    page.goto(f"{site.url}/playbook/authority/")
    assert [pressed(page), page.evaluate(SCHEME)] == ["__palette_1", "default"]
    assert not is_dark(page)
    page.reload()
    assert page.evaluate(SCHEME) == "default", "kept over a reload"
    page.locator(".md-tabs__link, .md-nav__link").locator("visible=true").first.click()
    page.wait_for_url(re.compile(r"(?<!authority/)$"))
    assert page.evaluate(SCHEME) == "default", "and on the next page"
    page.emulate_media(color_scheme="light")
    assert [pressed(page), page.evaluate(SCHEME)] == ["__palette_2", "slate"]
    assert is_dark(page)
    assert [pressed(page), page.evaluate(SCHEME)] == ["__palette_0", "default"]
    page.emulate_media(color_scheme="dark")
    wait_until(page, f"() => {SCHEME} === 'slate'")
    assert is_dark(page), "the system changes, and the page with it"


def test_the_switch_by_keys_alone(site: Site, watched: Visit) -> None:
    page = watched.page
    page.goto(f"{site.url}/playbook/authority/")
    page.locator("#__palette_0").focus()
    for scheme, focused in (("default", "__palette_1"), ("slate", "__palette_2"), ("default", "__palette_0")):
        page.keyboard.press("Enter")
        assert [page.evaluate(SCHEME), page.evaluate("document.activeElement.id")] == [scheme, focused]


@pytest.mark.parametrize("kept", ["{", "7", '{"index": 99}', '{"index": "1"}', '{"index": -3}', "null"])
def test_what_is_kept_may_be_anything(site: Site, new_visit: Callable[..., Visit], kept: str) -> None:
    page = new_visit(color_scheme="dark").page
    page.goto(f"{site.url}/playbook/authority/")
    page.evaluate("(kept) => localStorage.setItem('/.__palette', kept)", kept)
    page.reload()
    assert page.locator(SWITCH).count() == 1
    assert page.evaluate(SCHEME) in ("slate", "default")


def test_the_browser_is_told_the_colour_of_the_header(site: Site, watched: Visit) -> None:
    page = watched.page
    page.goto(f"{site.url}/playbook/authority/")
    page.wait_for_selector("meta[name=theme-color]", state="attached")
    header = "getComputedStyle(document.querySelector('.md-header')).backgroundColor"
    for _ in range(3):
        wait_until(page, f"() => document.querySelector('meta[name=theme-color]').content === {header}")
        pressed(page)


def test_the_theme_says_nothing_of_the_whole_page_when_its_script_comes(site: Site, watched: Visit) -> None:
    """Each class or attribute of the root or the body that changes then has the styles of the whole page computed again."""
    page = watched.page
    page.add_init_script(SAID)
    page.goto(f"{site.url}/playbook/authority/")
    settled(page)
    said = page.evaluate("window.said")
    assert not [one for one in said if "color" in one], said
    assert page.evaluate("document.documentElement.className.split(' ').sort().join(' ')") == "js js-focus-visible"
