"""How the pages look: nothing jumps, nothing overflows from 320 px to 4K, the company's colour and logo, owed told by shape."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.checker import SETTLED
from tests.browser.served import START, Site, Visit

# Everything that moved while nobody had done anything, added up as browsers do it.
SHIFTS = """
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) if (!one.hadRecentInput) {
      window.shifts.push([one.value, one.sources.map(({ node }) => node?.nodeName + "." + (node?.className ?? "")).join(" ")]);
    }
  }).observe({ type: "layout-shift", buffered: true });
"""
WIDER = "() => document.scrollingElement.scrollWidth - innerWidth"
# Letters of the widest line of text: how many of an average letter fit into the widest paragraph.
LONGEST = """() => {
  const rule = document.createElement("canvas").getContext("2d");
  return Math.max(0, ...[...document.querySelectorAll(".md-content__inner > p:not(.lw-customers)")].map((one) => {
    const { fontSize, fontFamily } = getComputedStyle(one);
    rule.font = `${fontSize} ${fontFamily}`;
    const text = one.textContent.trim().replace(/\\s+/g, " ");
    return text.length < 40 ? 0 : one.clientWidth / (rule.measureText(text).width / text.length);
  }));
}"""
MOST_SHIFT = 0.02
MOST_LETTERS = 85


@pytest.mark.slow
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("where", ["", "playbook/situations/reception/", "playbook/checker/", "playbook/authority/"])
def test_nothing_jumps_while_a_page_comes(where: str, width: int, site: Site, new_visit: Callable[..., Visit]) -> None:
    page = new_visit(viewport={"width": width, "height": 800}).page
    page.add_init_script(SHIFTS)
    page.goto(f"{site.url}/{where}")
    if "situations" in where:
        page.wait_for_function(SETTLED, timeout=START)
    elif "checker" in where:
        page.wait_for_selector("leeway-checker .lw-chooser")
    page.wait_for_timeout(700)
    shifts = page.evaluate("window.shifts")
    assert sum(value for value, _ in shifts) <= MOST_SHIFT, shifts


@pytest.mark.slow
def test_no_page_is_wider_than_a_narrow_panel(site: Site, new_visit: Callable[..., Visit]) -> None:
    visit = new_visit(viewport={"width": 320, "height": 640})
    visit.without_python()
    wide = {}
    for address in site.pages():
        visit.page.goto(address)
        if "/situations/" in address:
            visit.page.wait_for_selector("leeway-checker .lw-panel")
        wide[address] = visit.page.evaluate(WIDER)
    assert len(wide) > 20 and {address: more for address, more in wide.items() if more > 0} == {}


@pytest.mark.slow
def test_on_a_very_wide_screen_tables_are_wide_and_lines_are_not(site: Site, new_visit: Callable[..., Visit]) -> None:
    visit = new_visit(viewport={"width": 3840, "height": 2160})
    visit.without_python()
    page = visit.page
    for where in ("situations/reception/", "authority/", "phrases/", "start-here/", "promises/"):
        page.goto(f"{site.url}/playbook/{where}")
        assert 0 < page.evaluate(LONGEST) <= MOST_LETTERS, where
    page.goto(f"{site.url}/playbook/authority/")
    table = page.locator(".lw-authority table").bounding_box()
    assert table and table["width"] > 1500


def colour(page: Page, token: str) -> str:
    return str(page.evaluate("(token) => getComputedStyle(document.body).getPropertyValue(token).trim()", token))


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_company_is_on_every_page(scheme: str, site: Site, new_visit: Callable[..., Visit]) -> None:
    visit = new_visit(color_scheme=scheme)
    visit.without_python()
    page = visit.page
    page.goto(f"{site.url}/playbook/authority/")
    assert (colour(page, "--lw-accent") == "#0e5a74") == (scheme == "light")
    link = page.locator(".lw-authority tbody a").first.evaluate("(one) => getComputedStyle(one).color")
    assert link == page.evaluate("""() => {
      const one = document.body.appendChild(document.createElement("i"));
      one.style.color = "var(--lw-accent)";
      return getComputedStyle(one).color;
    }""")
    logo = page.locator(".md-header .md-logo img")
    assert "/logo.svg" in str(logo.get_attribute("src")) and logo.evaluate("(one) => one.naturalWidth > 0")
    assert "/logo.svg" in str(page.locator("link[rel=icon]").get_attribute("href"))
    assert visit.complaints == []


@pytest.mark.slow
def test_what_is_owed_differs_from_goodwill_by_more_than_colour(site: Site, new_visit: Callable[..., Visit]) -> None:
    visit = new_visit()
    page = visit.page
    page.goto(site.situation("reception"))
    page.wait_for_function(SETTLED, timeout=START)
    kinds = {kind: page.locator(f"leeway-checker .lw-block-{kind}") for kind in ("owed", "offer")}
    words = {kind: one.locator(".lw-block-head").inner_text().split("\n")[0] for kind, one in kinds.items()}
    edges = {
        kind: one.locator(".lw-offer").first.evaluate("(one) => getComputedStyle(one).borderLeftWidth")
        for kind, one in kinds.items()
    }
    icons = {kind: one.locator(".lw-block-head path").first.get_attribute("d") for kind, one in kinds.items()}
    assert all(len(set(found.values())) == 2 for found in (words, edges, icons)), (words, edges, icons)
    page.goto(f"{site.url}/playbook/remedies/")
    assert page.locator(".lw-tag.lw-owed").count() > 3 and page.locator(".lw-tag.lw-goodwill").count() > 3


def test_amounts_stand_under_each_other(site: Site, new_visit: Callable[..., Visit]) -> None:
    visit = new_visit()
    visit.without_python()
    page = visit.page
    page.goto(f"{site.url}/playbook/authority/")
    ends = page.locator(".lw-authority td:nth-of-type(1)").evaluate_all(
        "(cells) => cells.map((one) => one.getBoundingClientRect().right)"
    )
    assert len(ends) > 20 and max(ends) - min(ends) < 1
    figures = page.locator(".lw-authority td data").first
    assert figures.evaluate("(one) => getComputedStyle(one).fontVariantNumeric") == "tabular-nums"
    assert figures.evaluate("(one) => getComputedStyle(one.parentElement).textAlign") in ("right", "end")


@pytest.mark.slow
def test_pictures_have_the_colours_of_the_page(site: Site, new_visit: Callable[..., Visit]) -> None:
    strokes = set()
    for scheme in ("light", "dark"):
        visit = new_visit(color_scheme=scheme)
        visit.without_python()
        visit.page.goto(f"{site.url}/playbook/authority/")
        strokes.add(visit.page.locator("path.lw-step-0").first.evaluate("(one) => getComputedStyle(one).stroke"))
        assert visit.page.get_by_role("img", name="Limits by time with us").first.is_visible()
        assert visit.complaints == []
    assert len(strokes) == 2
