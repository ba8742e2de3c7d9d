"""A situation for those who do not see it, or have no mouse: Tab alone, names, what is read out, no motion, and large text."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.checker import Checker
from tests.browser.served import Site, Visit
from tests.browser.test_look import WIDER

CASE = "#case=reception&fault=nobody&leaving=yes&visit_fee=$100&days_out=3+days"
# What has the focus, through every shadow: where it is, whether it can be seen, and in which part of the page.
FOCUSED = """() => {
  let one = document.activeElement;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  if (!one || one === document.body || one === document.documentElement) return null;
  const PARTS = ["lw-head", "lw-fair", "lw-summary", "lw-asks", "lw-verdict", "lw-copies"];
  // The theme draws a label in the place of a switch, and a form around its field.
  const drawn = one.matches(".md-option") ? one.nextElementSibling : one.closest(".md-search__form") ?? one;
  const box = drawn.getBoundingClientRect();
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(drawn);
  window.stops ??= new Map();
  if (!stops.has(one)) stops.set(one, stops.size);
  const frame = one.getRootNode().host ?? one;
  return {
    stop: stops.get(one),
    html: one.outerHTML.slice(0, 140),
    part: PARTS.findIndex((part) => one.closest(`.${part}`)),
    checker: frame.localName === "leeway-checker",
    shown: drawn.checkVisibility({ visibilityProperty: true }) && box.width > 0 && box.height > 0,
    inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    marked: (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none",
  };
}"""
HEAR = """() => {
  window.heard = [];
  for (const one of document.querySelector("leeway-checker").shadowRoot.querySelectorAll("[role=status], [role=alert]")) {
    const look = () => one.textContent.trim() && heard.push(one.textContent.trim());
    new MutationObserver(look).observe(one, { childList: true, subtree: true, characterData: true });
  }
}"""
MOVES = """() => {
  const all = (root) => [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
  const most = (said) => Math.max(...said.split(",").map((one) => parseFloat(one) * (one.includes("ms") ? 1 : 1000)));
  const found = [];
  for (const one of all(document)) for (const part of [null, "::before", "::after"]) {
    const { transitionDuration, animationDuration, animationName } = getComputedStyle(one, part);
    const lasts = Math.max(most(transitionDuration), animationName === "none" ? 0 : most(animationDuration));
    if (lasts > 1) found.push(`${one.localName}.${one.className} ${part ?? ""}: ${lasts} ms`);
  }
  return found;
}"""
# Text that is wider or higher than the box that hides the rest of it. What is only for ears is a box of a pixel.
CUT = """() => {
  const all = (root) => [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
  const hides = (way) => way === "hidden" || way === "clip";
  return all(document.querySelector(".md-content")).filter((one) => {
    const { overflowX, overflowY } = getComputedStyle(one);
    const { clientWidth: wide, clientHeight: high } = one;
    if (wide < 2 || !one.checkVisibility({ visibilityProperty: true }) || !one.textContent.trim()) return false;
    return (hides(overflowX) && one.scrollWidth > wide + 1) || (hides(overflowY) && one.scrollHeight > high + 1);
  }).map((one) => one.outerHTML.slice(0, 120));
}"""


def walk(page: Page, key: str) -> list[Any]:
    """Every stop of a walk through the whole page, from one end to the other."""
    found: list[Any] = []
    for _ in range(400):
        page.keyboard.press(key)
        now = page.evaluate(FOCUSED)
        if found and (now is None or (now["stop"] == found[0]["stop"] != found[-1]["stop"])):
            return found
        if now is not None:
            found.append(now)
    raise AssertionError(f"{key} does not come to an end: {found[-3:]}")


@pytest.mark.slow
def test_tab_alone_walks_the_whole_page_and_shows_where_it_is(site: Site, new_visit: Callable[..., Visit]) -> None:
    visit = new_visit(viewport={"width": 1280, "height": 900})
    Checker(visit.page).open(site.situation("reception", CASE))
    stops = walk(visit.page, "Tab")
    twice = [one["html"] for before, one in pairwise(stops) if one["stop"] < before["stop"]]
    assert len(stops) > 40 and twice == [], "nothing is come to twice"
    assert [one["html"] for one in stops if not (one["shown"] and one["inView"])] == []
    assert [one["html"] for one in stops if not one["marked"]] == []
    parts = [one["part"] for one in stops if one["checker"]]
    assert set(parts) == {0, 1, 3, 4, 5} and parts == sorted(parts), "in the order in which they are read"
    back = walk(visit.page, "Shift+Tab")
    assert [one["stop"] for one in back] == [one["stop"] for one in reversed(stops)]
    assert visit.complaints == []


def names(page: Page) -> dict[str, list[str]]:
    """The names of what can be worked on the page, by role, as Chromium tells them to a screen reader."""
    line = page.context.new_cdp_session(page)
    found: dict[str, list[str]] = {}
    for node in line.send("Accessibility.getFullAXTree")["nodes"]:
        if not node["ignored"]:
            found.setdefault(node["role"]["value"], []).append(node.get("name", {}).get("value", ""))
    line.detach()
    return found


@pytest.mark.slow
def test_every_control_of_the_checker_has_a_name_of_its_own(site: Site, new_visit: Callable[..., Visit]) -> None:
    page = new_visit().page
    Checker(page).open(f"{site.situation('reception')}?embed#case=reception&fault=nobody&days_out=3+days")
    found = names(page)
    for role in ("button", "textbox", "combobox", "link", "dialog", "region"):
        assert "" not in found.get(role, []), role
    assert {"You are", "What it would be for"} <= set(found["combobox"])
    assert "What do they think would be fair?" in found["textbox"]
    buttons = found["button"]
    assert len(buttons) > 12
    assert {name for name in buttons if buttons.count(name) > 1} <= {"Yes", "No", "Not known"}, "the answers, in their questions"
    assert {"Questions", "Verdict"} <= set(found["region"])
    assert any(one.endswith("?") for one in found["group"]), "choices stand in a group that is called as the question"


def test_the_verdict_is_read_out_once(checker: Checker) -> None:
    page = checker.begin("fault=nobody&leaving=no&visit_fee=$100&days_out=0+days").page
    page.evaluate(HEAR)
    checker.question("tenure").get_by_role("textbox").fill("12")
    page.keyboard.press("Enter")
    checker.question("tenure").wait_for(state="detached")
    checker.decision()
    page.wait_for_timeout(300)
    (said,) = page.evaluate("heard")
    assert said.startswith("You may offer up to $50")


@pytest.mark.slow
@pytest.mark.parametrize("where", ["", "playbook/situations/reception/", "playbook/authority/"])
def test_nothing_moves_for_those_who_want_no_motion(where: str, site: Site, new_visit: Callable[..., Visit]) -> None:
    visit = new_visit(reduced_motion="reduce")
    visit.without_python()
    visit.page.goto(f"{site.url}/{where}")
    visit.page.keyboard.press("Control+k")
    visit.page.get_by_role("dialog", name="What did the customer say?").wait_for()
    assert visit.page.evaluate(MOVES) == []


@pytest.mark.slow
@pytest.mark.parametrize("how", ["the whole page", "text alone"])
def test_twice_as_large_nothing_is_cut_and_nothing_lies_beside_the_page(
    how: str, site: Site, new_visit: Callable[..., Visit]
) -> None:
    page_twice = {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2}
    visit = new_visit(**(page_twice if how == "the whole page" else {"viewport": {"width": 1280, "height": 900}}))
    visit.without_python()
    wrong = {}
    for address in site.pages():
        visit.page.goto(address)
        if "/situations/" in address:
            visit.page.wait_for_selector("leeway-checker .lw-panel")
        if how == "text alone":
            visit.page.evaluate("document.documentElement.style.fontSize = '250%'")  # the theme's is 125%
        found = [visit.page.evaluate(WIDER), visit.page.evaluate(CUT)]
        wrong |= {address: found} if found != [0, []] else {}
    assert wrong == {}
