"""A page answers a new case before its Python runs, with what Python said when the site was built; then Python takes over."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from leeway.offers import wire
from tests.browser.checker import Checker
from tests.browser.served import Site, Visit, wait_until

EARLY = "document.querySelector('leeway-checker').decision"
HOLD = """() => {
  const real = globalThis.SharedWorker;
  globalThis.SharedWorker = class { constructor() { this.port = { postMessage() {}, close() {} }; } };
  globalThis.release = () => { globalThis.SharedWorker = real; };
}"""
MARK = "document.querySelector('leeway-checker').shadowRoot.querySelector('.lw-block-offer').marked = true"
MARKED = "document.querySelector('leeway-checker').shadowRoot.querySelector('.lw-block-offer').marked === true"


@pytest.fixture
def early(watched: Visit, site: Site) -> Page:
    """A page whose Python never starts, and says nothing of it."""
    watched.page.add_init_script(f"({HOLD})()")
    watched.page.goto(site.situation("reception"))
    expect(watched.page.locator(".lw-block-offer .lw-offer").first).to_be_visible()
    return watched.page


def undated(site: Site, situation: str) -> dict[str, Any]:
    case = {"situation": situation, "level": "representative", "facts": {}}
    found: dict[str, Any] = json.loads(wire(site.policy_text, json.dumps(case)))
    return found


@pytest.mark.slow
def test_the_answer_is_there_before_python_is(early: Page, site: Site) -> None:
    said = early.evaluate(EARLY)
    decision = undated(site, "reception")
    assert {**said, "on": None, "check": 0, "notes": 0} == {**decision, "check": 0, "notes": 0}
    assert said["check"] is None and said["notes"]["reply"] == decision["notes"]["reply"]
    assert early.evaluate("document.querySelector('leeway-checker').settled") is False
    expect(early.locator(".lw-sentence")).to_contain_text("offer")
    expect(early.locator(".lw-question").first).to_be_visible()
    assert not early.locator(".lw-skeleton").count()


@pytest.mark.slow
def test_it_does_not_stand_for_another_case(early: Page) -> None:
    """Neither after an answer nor at another level; taken back, it holds again only when Python says so."""
    early.locator(".lw-question [data-value]").first.click()
    expect(early.locator(".lw-skeleton")).to_be_visible()
    expect(early.locator(".lw-block-offer")).to_have_count(0)


@pytest.mark.slow
def test_it_is_not_for_another_level(early: Page) -> None:
    early.locator(".lw-settings select").select_option("supervisor")
    expect(early.locator(".lw-block-offer")).to_have_count(0)
    early.reload()  # the level is kept for this tab
    expect(early.locator(".lw-skeleton")).to_be_visible()
    assert early.evaluate(EARLY) is None


@pytest.mark.slow
def test_a_case_from_a_link_waits_for_python(watched: Visit, site: Site) -> None:
    watched.page.add_init_script(f"({HOLD})()")
    watched.page.goto(site.situation("reception", "#case=reception&.level=representative&.on=2026-11-22&tenure=12+years"))
    expect(watched.page.locator(".lw-skeleton")).to_be_visible()
    assert watched.page.evaluate(EARLY) is None


@pytest.mark.slow
def test_python_says_the_same_and_nothing_is_drawn_anew(watched: Visit, site: Site) -> None:
    page = watched.page
    page.goto(site.situation("reception"), wait_until="commit")
    page.locator(".lw-block-offer .lw-offer").first.wait_for()
    page.evaluate(MARK)
    decision = Checker(page).decision()
    dated = {"on": None, "check": None, "notes": {**decision["notes"], "ticket": ""}}
    assert {**decision, **dated} == {**undated(site, "reception"), **dated}  # type: ignore[dict-item]
    assert decision["on"] in decision["notes"]["ticket"]
    assert page.evaluate(MARKED)


@pytest.mark.slow
def test_without_any_python_it_stays_to_be_read(new_visit: Callable[..., Visit], site: Site) -> None:
    """Where it cannot start, the page says so, and still shows what a new case gets; it says nothing of any other."""
    page = new_visit().page
    with site.instead(lambda path: 404 if "python-worker" in path else None):
        page.goto(site.situation("reception"))
        expect(page.locator(".lw-failed")).to_be_visible(timeout=60_000)
    expect(page.locator(".lw-block-offer .lw-offer").first).to_be_visible()
    page.locator(".lw-question [data-value]").first.click()
    expect(page.locator(".lw-block-offer")).to_have_count(0)


TURNS = """
  const turns = [];
  globalThis.scheduler = { yield: () => new Promise((done) => turns.push(done)) };
  globalThis.waiting = () => turns.length;
  globalThis.goOn = () => { for (const done of turns.splice(0)) done(); };
"""


def test_who_presses_a_key_does_not_wait_for_a_drawing_in_parts(watched: Visit, site: Site) -> None:
    page = watched.page
    page.add_init_script(f"({HOLD})(); {TURNS}")
    page.goto(site.situation("reception"))
    panel = page.locator("leeway-checker .lw-panel")
    for _ in range(3):  # the policy is there, and the first parts are drawn
        wait_until(page, "() => waiting() > 0")
        page.evaluate("goOn()")
    wait_until(page, "() => waiting() > 0")
    assert panel.count() == 0, "out of sight"
    page.evaluate("document.querySelector('leeway-checker').attend()")
    expect(page.locator(".lw-block-offer .lw-offer").first).to_be_visible(timeout=1000)
    focused = "document.querySelector('leeway-checker').shadowRoot.activeElement.closest('.lw-question') !== null"
    assert page.evaluate(focused), "and the first question has the focus"
