"""On paper: a situation on one page with nothing cut, the address and the policy's version below, and a card of A6 pages."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.served import Site, Visit

A6 = (298, 420)  # points
# What is read of a page that is printed.
PRINTED = "() => document.body.innerText"
# Rows and blocks that are taller than a page cannot be kept whole; all others say that they must not be cut.
CUT = """() => [...document.querySelectorAll(".lw-table tr")]
  .filter((row) => getComputedStyle(row).breakInside !== "avoid").length"""


def printed(page: Page, size: str) -> tuple[int, tuple[float, float]]:
    """How many pages a print has, and how large they are."""
    data = page.pdf(format=size, prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", data)
    return len(re.findall(rb"/Type\s*/Page\b", data)), (float(boxes[0][0]), float(boxes[0][1]))


@pytest.fixture
def paper(site: Site, new_visit: Callable[..., Visit]) -> Page:
    """A page as it is printed; the script that signs prints is there."""
    page = new_visit().page
    page.goto(f"{site.url}/playbook/card/")
    page.wait_for_function("() => performance.getEntriesByType('resource').some((one) => one.name.endsWith('/idle.mjs'))")
    page.wait_for_timeout(300)
    return page


def go(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_function("() => performance.getEntriesByType('resource').some((one) => one.name.endsWith('/idle.mjs'))")
    page.wait_for_timeout(300)


@pytest.mark.slow
@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_a_situation_is_one_page(size: str, site: Site, paper: Page) -> None:
    pages = {}
    for name in json.loads(site.policy_text)["situations"]:
        go(paper, site.situation(name))
        pages[name], _ = printed(paper, size)
    assert len(pages) > 10 and set(pages.values()) == {1}, pages


@pytest.mark.slow
def test_a_printed_situation_has_its_limits_and_no_navigation(site: Site, paper: Page) -> None:
    go(paper, site.situation("reception"))
    paper.emulate_media(media="print")
    text = paper.evaluate(PRINTED)
    policy = json.loads(site.policy_text)
    for step in policy["situations"]["reception"]["steps"]:
        assert all(policy["remedies"][name]["name"] in text for name in step)
    assert "Supervisor" in text and "4400" in text
    for selector in (".md-header", ".md-tabs", ".md-sidebar", ".md-footer", ".lw-jump", "leeway-checker", "details.lw-example"):
        assert not any(one.is_visible() for one in paper.locator(selector).all()), selector
    assert paper.evaluate(CUT) == 0 and paper.locator(".lw-table tr").count() > 10


@pytest.mark.slow
def test_the_last_line_says_where_it_stands_and_of_which_policy_it_is(site: Site, paper: Page) -> None:
    go(paper, site.situation("reception"))
    printed(paper, "A4")
    printed(paper, "A4")
    version = json.loads(site.policy_text)["version"]
    lines = paper.locator(".lw-printed").all_text_contents()
    assert lines == [f"{site.situation('reception')} · policy {version}"]
    assert not paper.locator(".lw-printed").is_visible(), "it is for paper alone"


def test_the_pocket_card_has_every_limit_on_pages_of_a6(site: Site, paper: Page) -> None:
    count, size = printed(paper, "A4")
    assert all(abs(a - b) < 2 for a, b in zip(size, A6, strict=True)) and 2 <= count <= 8
    paper.emulate_media(media="print")
    text = paper.evaluate(PRINTED)
    policy = json.loads(site.policy_text)
    assert [name for name, one in policy["remedies"].items() if one["name"] not in text] == []
    rows = {clause["id"] for one in policy["remedies"].values() for clause in one["clauses"]}
    shown = set(paper.locator(".lw-card [data-clause]").evaluate_all("(some) => some.map((one) => one.dataset.clause)"))
    assert rows == shown
    assert paper.locator(".md-header").is_hidden() and paper.locator("h1").is_hidden()
