"""What the theme's script would do at once, and does when somebody wants it: the texts of all pages for its search."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.served import START, Site, Visit, wait_until

INDEX = "/search/search_index.json"
FIELD = "[data-md-component=search-query]"
MARKED = "() => document.querySelectorAll('article mark').length > 1"
TOLD = "() => window.document$ !== undefined"


def opened(site: Site, page: Page, path: str = "playbook/authority/") -> int:
    """The page, with the theme's script at work; how often the texts had been asked for before."""
    before = site.asked(INDEX)
    page.goto(f"{site.url}/{path}")
    wait_until(page, TOLD)
    page.wait_for_timeout(300)
    return before


@pytest.mark.parametrize("way", ["a click", "a key"])
def test_the_texts_of_all_pages_come_when_somebody_goes_to_search(site: Site, watched: Visit, way: str) -> None:
    page = watched.page
    before = opened(site, page)
    assert site.asked(INDEX) == before
    page.locator(FIELD).click() if way == "a click" else page.keyboard.press("/")
    page.keyboard.type("visit")
    expect(page.locator(".md-search-result__link").first).to_be_visible(timeout=START)
    assert site.asked(INDEX) == before + 1
    page.locator(".md-search-result__link").first.click()
    wait_until(page, MARKED)
    assert site.asked(INDEX) == before + 1, "the next page has them"
    assert watched.complaints == []


def test_where_the_address_asks_for_a_search_it_is_there_at_once(site: Site, watched: Visit) -> None:
    before = opened(site, watched.page, "playbook/authority/?q=visit")
    expect(watched.page.locator(".md-search-result__link").first).to_be_visible(timeout=START)
    assert site.asked(INDEX) == before + 1


def test_a_link_into_a_page_marks_what_was_searched_for(site: Site, watched: Visit) -> None:
    opened(site, watched.page, "playbook/authority/?h=visit")
    wait_until(watched.page, MARKED)


def test_on_a_narrow_screen_the_button_of_the_search_asks_for_them(site: Site, watched: Visit) -> None:
    page = watched.page
    page.set_viewport_size({"width": 390, "height": 800})
    before = opened(site, page)
    page.locator("label.md-header__button[for=__search]").click()
    wait_until(page, "() => document.querySelector('[data-md-component=search-query]') === document.activeElement")
    page.keyboard.type("visit")
    expect(page.locator(".md-search-result__link").first).to_be_visible(timeout=START)
    assert site.asked(INDEX) == before + 1
