"""axe-core finds nothing: on any page, in both colour schemes, as a panel, in the states of the checker and its dialogs."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager, nullcontext
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.checker import Checker
from tests.browser.served import START, Site, Visit
from tests.project import CHECKOUT

AXE = CHECKOUT / "node_modules" / "axe-core" / "axe.min.js"
# What is not asked of axe, and why. All else is, its "best practices" too.
NOT_ASKED = {
    "wcag2aaa": "the aim is WCAG 2.2 AA; contrast of 7 to 1 would leave a company next to no colour of its own",
    "experimental": "guesses that axe's makers do not stand by yet: bold text must be a heading, a scrolled list a control",
    "review-item": "not findings: they only say that something is hidden, and it is looked at once it is shown",
}
ONLY_COLOURS = ("color-contrast", "link-in-text-block")  # what a colour scheme changes
RUN = """async ([notAsked, only]) => {
  const asked = axe.getRules().filter(({ tags }) => !tags.some((tag) => notAsked.includes(tag)));
  const values = asked.map(({ ruleId }) => ruleId).filter((one) => !only || only.includes(one));
  const rules = Object.fromEntries(values.map((one) => [one, { enabled: true }]));
  const { violations, passes } = await axe.run(document, { runOnly: { type: "rule", values }, rules, preload: false });
  const where = ({ target, html }) => [target.flat().join(" "), html.slice(0, 160)];
  const found = violations.flatMap(({ id, help, nodes }) => nodes.map((one) => [id, help, ...where(one)]));
  return { looked: passes.length, found };
}"""
DECIDED = "fault=ours&tenure=12+years&leaving=yes&visit_fee=$100&days_out=3+days&monthly_bill=$60"


def findings(page: Page, where: str) -> list[Any]:
    """What axe finds in light, and of the colours in dark."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))  # by the debugger's way in: the page itself may not load it
    page.evaluate("scrollTo(0, 0)")  # what lies below the theme's header would count as too small
    found = []
    for scheme, only, least in (("light", None, 20), ("dark", ONLY_COLOURS, 1)):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        said = page.evaluate(RUN, [list(NOT_ASKED), only])
        assert said["looked"] >= least, (where, "axe looked at next to nothing")
        found += [(where, scheme, *one) for one in said["found"]]
    return found


@pytest.mark.slow
@pytest.mark.parametrize("shown", ["as a page", "as a panel"])
def test_no_page_has_a_finding(shown: str, site: Site, new_visit: Callable[..., Visit]) -> None:
    visit = new_visit()
    visit.without_python()
    pages = [*site.pages(), f"{site.url}/there/is/no/such/page"]
    if shown == "as a panel":
        pages = [f"{address}?embed" for address in pages if "/situations/" in address or address.endswith("/checker/")]
    assert len(pages) > 10
    found = []
    for address in pages:
        visit.page.goto(address)
        if "/situations/" in address:
            visit.page.wait_for_selector("leeway-checker .lw-panel")
        elif "/checker/" in address:
            visit.page.wait_for_selector("leeway-checker .lw-chooser")
        found += findings(visit.page, address)
    assert found == []


@contextmanager
def dialog(page: Page, key: str, name: str) -> Any:
    page.keyboard.press(key)
    page.get_by_role("dialog", name=name).wait_for()
    yield
    page.keyboard.press("Escape")


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 1280])
def test_the_checker_has_no_finding_in_any_state(width: int, checker: Checker) -> None:
    page = checker.page
    usual = page.viewport_size
    page.set_viewport_size({"width": width, "height": 800})
    found = findings(page, "begun")
    checker.begin(DECIDED)
    for one in page.locator("leeway-checker details:not([open]) > summary").all():
        if one.is_visible():
            one.click()
    found += findings(page, "decided, with all that is folded open")
    page.locator("leeway-checker .lw-refuse").first.click()
    checker.decision()
    found += findings(page, "refused")
    checker.begin("fault=nobody&days_out=0+days")
    checker.question("tenure").get_by_role("textbox").fill("long")
    page.keyboard.press("Enter")
    page.locator("leeway-checker .lw-problem:visible").first.wait_for()
    found += findings(page, "an answer that is none")
    page.evaluate("document.querySelector('leeway-checker').shadowRoot.activeElement?.blur()")
    for key, name in (("?", "Keys"), ("Control+k", "What did the customer say?")):
        with dialog(page, key, name) if width > 400 or key != "?" else nullcontext():
            found += findings(page, name)
    page.set_viewport_size(usual or {"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light", reduced_motion="no-preference")
    assert found == []


def test_a_checker_that_does_not_start_has_no_finding(site: Site, new_visit: Callable[..., Visit]) -> None:
    visit = new_visit()
    with site.instead(lambda path: 404 if path.endswith(".wasm") else None):
        visit.page.goto(site.situation("reception", "#case=reception&fault=ours"))
        visit.page.get_by_role("button", name="Try again").wait_for(timeout=START)
    assert findings(visit.page, "not started") == []
