"""Every page of the site in a real browser, with JavaScript and without."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.browser.checker import Checker
from tests.browser.served import Site, Visit


@pytest.mark.slow
def test_every_page_loads_without_a_complaint(site: Site, watched: Visit) -> None:
    pages = site.pages()
    assert len(pages) > 12
    watched.without_python()
    for address in pages:
        watched.page.goto(address)
        if "/situations/" in address:
            watched.page.wait_for_selector("leeway-checker .lw-panel")
        elif address.endswith("/checker/"):
            watched.page.wait_for_selector("leeway-checker .lw-chooser")
    assert [url for url in watched.requests if "/assets/leeway/policy-" in url]


@pytest.mark.slow
def test_python_stays_while_one_page_after_the_other_is_opened(site: Site, watched: Visit) -> None:
    """Material's instant navigation swaps the page's content; the worker and the checker must survive it."""
    situations = list(json.loads(site.policy_text)["situations"])
    before = site.asked("/pyodide.asm.wasm")
    checker = Checker(watched.page).open(site.situation(situations[0]))
    for name in situations[1:]:
        checker.page.locator(f".md-sidebar--primary a[href*='/{name}/']").first.click()
        checker.page.wait_for_url(f"**/{name}/")
        checker.page.wait_for_function("(name) => document.querySelector('leeway-checker')?.case?.situation === name", arg=name)
        assert checker.decision()["situation"] == name
    assert site.asked("/pyodide.asm.wasm") == before + 1


@pytest.mark.slow
def test_without_javascript_the_tables_hold_the_numbers(site: Site, new_visit: Callable[..., Visit]) -> None:
    page = new_visit(java_script_enabled=False).page
    policy = json.loads(site.policy_text)
    seen = 0
    for name, situation in policy["situations"].items():
        page.goto(site.situation(name))
        assert page.locator("leeway-checker").inner_text().strip(), "the words that stand for the checker"
        for clause in (clause for step in situation["steps"] for one in step for clause in policy["remedies"][one]["clauses"]):
            row = page.locator(f"table [data-clause='{clause['id']}']")
            assert row.first.is_visible(), f"{clause['id']} on {name}"
            seen += row.count()
    assert seen > 100


def test_the_checker_page_lets_choose_a_situation(site: Site, watched: Visit) -> None:
    page = watched.page
    page.goto(f"{site.url}/playbook/checker/")
    policy = json.loads(site.policy_text)
    page.wait_for_selector(".lw-situation-choice")
    assert page.locator(".lw-situation-choice").count() == len(policy["situations"])
    page.get_by_role("searchbox", name="What did the customer say?").fill("keeps freezing")
    page.keyboard.press("Enter")
    assert Checker(page).case()["situation"] == "reception"
    page.get_by_role("button", name="Change", exact=True).click()
    assert page.locator(".lw-chooser").is_visible()
