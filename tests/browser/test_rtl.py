"""A policy that is written from right to left: the page is, too, nothing overflows, and amounts stay as they are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from leeway import pipeline, publish
from tests import project
from tests.browser.checker import Checker
from tests.browser.served import Site, Visit, serve
from tests.browser.test_look import WIDER

pytestmark = pytest.mark.slow

# The small shop's policy, with what is read most in Hebrew; what Leeway says itself is English there.
HEBREW = {
    "currency: USD": "currency: ILS\nlocale: he_IL",
    "$": "₪",
    "An order is late": "הזמנה מאחרת",
    "name: Representative": "name: נציג",
    "Credit for a late order": "זיכוי על איחור",
    "Part of the price back": "החזר חלק מהמחיר",
    "A small gift in the next parcel": "מתנה קטנה בחבילה הבאה",
    "Whose mistake was it?": "של מי הטעות?",
    "where is my lamp": "איפה המנורה שלי",
    "name: the delay": "name: האיחור",
    "name: the price paid": "name: המחיר",
}
CASE = "#case=late_order&days_late=5+days&fault=nobody&price_paid=80+ILS&tenure=6+years"
# Where the edges of some parts are, as shares of the panel: 0 is its left edge.
EDGES = """() => {
  const root = document.querySelector("leeway-checker").shadowRoot;
  const panel = root.querySelector(".lw-panel").getBoundingClientRect();
  const share = (x) => (x - panel.left) / panel.width;
  const box = (selector) => root.querySelector(selector).getBoundingClientRect();
  return {
    asks: share(box(".lw-fair").left), verdict: share(box(".lw-verdict").left),
    mark: getComputedStyle(root.querySelector(".lw-block-owed .lw-offer")).borderRightWidth,
    arrow: getComputedStyle(root.querySelector("details:not([open]) > summary"), "::before").transform,
    words: getComputedStyle(root.querySelector(".lw-sentence")).textAlign,
  };
}"""
# How a text is really drawn: its characters from left to right.
DRAWN = """(node) => {
  const text = node.firstChild, found = [];
  for (let at = 0; at < text.data.length; at += 1) {
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    const box = range.getBoundingClientRect();
    if (box.width) found.push([box.left, text.data[at]]);
  }
  return found.sort(([one], [other]) => one - other).map(([, letter]) => letter).join("").trim();
}"""


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def hebrew(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    root = project.small(tmp_path_factory.mktemp("hebrew"))
    path = root / "policy" / "policy.yml"
    text = path.read_text("utf-8")
    for was, now in HEBREW.items():
        assert was in text
        text = text.replace(was, now)
    path.write_text(text, "utf-8")
    found = publish.build(pipeline.project(path), root / "site", publish.Wanted(builder=request.param, proved=False))
    assert found.policy is not None, found.problems
    with serve(root / "site") as site:
        yield site


def test_every_page_is_written_from_right_to_left_and_none_is_too_wide(hebrew: Site, new_visit: Callable[..., Visit]) -> None:
    visit = new_visit(viewport={"width": 320, "height": 640})
    visit.without_python()
    pages = [*hebrew.pages(), hebrew.situation("late_order", "?embed")]
    assert len(pages) > 10
    for address in pages:
        visit.page.goto(address)
        if "/situations/" in address:
            visit.page.wait_for_selector("leeway-checker .lw-panel")
        assert visit.page.evaluate("getComputedStyle(document.querySelector('.md-content__inner')).direction") == "rtl", address
        assert visit.page.evaluate(WIDER) <= 0, address


def test_the_checker_stands_the_other_way_round(hebrew: Site, new_visit: Callable[..., Visit]) -> None:
    page = new_visit(viewport={"width": 1280, "height": 900}).page
    checker = Checker(page).open(hebrew.situation("late_order", CASE))
    found = page.evaluate(EDGES)
    assert found["asks"] > 0.4 > 0.05 > found["verdict"], "the questions come first: on the right"
    assert found["mark"] == "6px"
    assert found["arrow"].startswith("matrix(0.707107, 0.707107"), "it points to the left, where the words go on"
    assert found["words"] in ("right", "-webkit-right")
    assert checker.amounts("owed")["late_credit"].strip("\N{RIGHT-TO-LEFT MARK}").startswith("8")
    years = page.locator(".lw-chip[data-fact=tenure] .lw-chip-value")
    assert years.evaluate(DRAWN) == "6 years", "not: years 6"


def test_on_the_pages_amounts_are_drawn_as_they_are_written(hebrew: Site, new_visit: Callable[..., Visit]) -> None:
    visit = new_visit()
    visit.page.goto(f"{hebrew.url}/playbook/authority/")
    cells = visit.page.locator(".lw-authority td data")
    drawn = {str(one.evaluate(DRAWN)) for one in cells.all()}
    assert {"1 gift", "10%", "50%"} <= drawn, drawn
    assert visit.page.locator(".lw-chart svg").first.evaluate("(one) => getComputedStyle(one).direction") == "ltr"
