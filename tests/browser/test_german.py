"""A German policy in the browser: its checker speaks German, understands what is typed in it, and shows no word of English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from leeway.languages import texts
from tests.browser.checker import Checker
from tests.browser.conftest import built
from tests.browser.served import Site, Visit
from tests.project import CHECKOUT

pytestmark = pytest.mark.slow

POLICY = CHECKOUT / "tests" / "languages" / "policy-de.yml"
SPACE = "\N{NO-BREAK SPACE}"
CASE = (
    "#case=kalt&gemeldet=2026-11-02+09:30&behoben_am=2026-11-09&rechnung=60+EUR&ankunft=18:00&umzug=2026-12-10&versichert=no"
    "&tarif=silber&.on=2026-11-20+14:30"
)
# All that our modules put into a page: texts, labels, hints.
OURS = "leeway-checker, leeway-find, .lw-find-host, .lw-find-open, .lw-notice, .lw-confirmations, .lw-confirm, .lw-news"
READ = """(ours) => {
  const roots = [...document.querySelectorAll(ours)];
  const all = (root) => [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
  const found = roots.flatMap((one) => [one, ...all(one.shadowRoot ?? one)]);
  const said = ["aria-label", "placeholder", "title", "alt"];
  return found.flatMap((one) => [
    ...[...one.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ data }) => data.trim()),
    ...said.map((name) => one.getAttribute(name) ?? ""),
  ]).filter(Boolean);
}"""


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with built(tmp_path_factory.mktemp("german"), POLICY.read_text("utf-8")) as site:
        yield site


def english() -> list[str]:
    """What an English page would say, between its places: two words at least, and not the same in German."""
    spoken = texts("de", "widgets").values()
    parts = {part.strip(" .:;,?") for said in texts("en", "widgets").values() for part in re.split(r"\{\w+\}", said)}
    return sorted(part for part in parts if re.search(r"\w \w", part) and not any(part in said for said in spoken))


def texts_of(page: Page, elements: str) -> list[str]:
    """What our elements of these selectors show and say."""
    return list(page.evaluate(READ, elements))


def read(page: Page) -> list[str]:
    return texts_of(page, OURS)


def test_a_case_is_decided_in_german_without_a_word_of_english(german: Site, new_visit: Callable[..., Visit]) -> None:
    visit = new_visit(locale="en-US")  # what the browser is set to does not count
    page = visit.page
    checker = Checker(page).open(german.situation("kalt", CASE))
    for fact, typed, told in (("treue", "7 J", "7 years"), ("wartezeit", "1 Std. 30", "1 hours 30 minutes")):
        later = page.locator(".lw-later:not([open]) > summary")
        if later.is_visible():
            later.click()
        checker.question(fact).get_by_role("textbox").fill(typed)
        page.keyboard.press("Enter")
        checker.question(fact).wait_for(state="detached")
        checker.decision()
        assert checker.case()["facts"][fact] == told
    assert page.locator(".lw-chip[data-fact=wartezeit] .lw-chip-value").inner_text() == "1 Stunde 30 Minuten"
    assert page.locator(".lw-chip[data-fact=treue] .lw-chip-value").inner_text() == "7 Jahre"
    assert page.locator(".lw-chip[data-fact=behoben_am] .lw-chip-value").inner_text() == "09.11.2026"
    sentence = page.locator(".lw-sentence").inner_text()
    assert sentence.startswith("Es stehen 2 Leistungen zu. "), sentence
    assert checker.amounts("owed")["verzug"] == f"16{SPACE}€"
    said = read(page)
    page.locator(".lw-refuse").first.click()
    checker.decision()
    said += read(page)
    page.evaluate("document.querySelector('leeway-checker').shadowRoot.activeElement?.blur()")
    page.keyboard.press("?")
    page.get_by_role("dialog", name="Tasten").wait_for()
    said += read(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    page.get_by_role("dialog", name="Was hat der Kunde gesagt?").wait_for()
    page.keyboard.type("niemand kam")
    page.locator(".lw-find-dialog [role=option]").first.wait_for()
    said += read(page)
    wrong = english()
    assert len(said) > 300 and len(wrong) > 150
    assert {(part, one) for one in said for part in wrong if part in one} == set()
    assert visit.complaints == []


def test_the_search_goes_by_the_policys_own_words(german: Site, new_visit: Callable[..., Visit]) -> None:
    page = new_visit().page
    page.goto(f"{german.url}/")
    page.locator("leeway-find input").fill("bei uns kam niemand, und es ist seit Tagen kalt")
    first = page.locator("leeway-find [role=option]").first
    first.wait_for()
    assert first.locator(".lw-found-name").inner_text() == "Die Heizung blieb kalt"
    assert page.get_by_text("Nichts davon passt gut.").count() == 0
    asked = {path.rpartition("/")[2] for path in german.server.asked}
    assert "find-meanings.txt" in asked and not next(german.folder.rglob("find-meanings.txt")).read_bytes()


@pytest.mark.parametrize("where", ["", "playbook/situations/kalt/", "playbook/checker/", "playbook/changes/"])
def test_every_page_says_that_it_is_german(where: str, german: Site, new_visit: Callable[..., Visit]) -> None:
    visit = new_visit()
    visit.without_python()
    visit.page.goto(f"{german.url}/{where}")
    visit.page.locator(".lw-find-open").wait_for()
    assert visit.page.evaluate("document.documentElement.lang") == "de"
    found = read(visit.page)
    assert [one for one in found if any(part in one for part in english())] == []
