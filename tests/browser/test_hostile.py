"""A policy whose every text wants to run: it is built, nothing of it runs on any page, and the checker shows it as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from tests import project
from tests.browser.checker import Checker
from tests.browser.conftest import built
from tests.browser.practising import Practice
from tests.browser.served import START, Site, Visit, visit

pytestmark = pytest.mark.slow

PARTS = (
    '"\'</script><script>window.pwned=1</script><img src=x onerror="window.pwned=1"><svg/onload=alert(1)>',
    "[x](javascript:window.pwned=1) <javascript:window.pwned=1> ![x](x){ onclick=window.pwned=1 } {{ 7*7 }} {% raw %} ${7*7}",
    "&lt;b&gt; &amp; `code` ``` *b* _i_ ~~s~~ \u202e\u2066 --> <!-- ]]> <style>*{display:none}</style> |a|b| # h",
)
HOSTILE = " ".join(PARTS)
TITLES = {"company", "name"}  # these have a length that a page can show; each gets one of the parts
TEXTS = {
    "owner", "ask", "look_in", "say", "note", "deliver", "why", "first", "story", "what", "when_yes",
    "when_no", "reach", "avoid", "prize", "how", "listening_in",
}  # fmt: skip
INJECTED = "[...document.scripts].filter((one) => one.text.includes('pwned') && one.type !== 'application/json').length"
LISTS = {"stance", "customers_say", "remember"}


def hostile(value: Any, key: str = "") -> Any:
    """The policy with something hostile after every text that people read."""
    if isinstance(value, dict):
        if key == "choices":
            return {name: text + HOSTILE for name, text in value.items()}
        return {name: hostile(one, "when_text" if key == "bring_in" and name == "when" else name) for name, one in value.items()}
    if isinstance(value, list):
        return [one + HOSTILE if key in LISTS and isinstance(one, str) else hostile(one, key) for one in value]
    if key in TITLES:
        return value + PARTS[len(value) % len(PARTS)]
    return value + HOSTILE if key in TEXTS | {"when_text"} else value


def hostile_policy() -> str:
    tree = hostile(yaml.load(project.POLICY.read_text("utf-8"), yaml.BaseLoader))
    return yaml.dump(tree, sort_keys=False, allow_unicode=False, width=100_000, default_flow_style=False)


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    text = hostile_policy()
    assert text.count("window.pwned") > 1000
    with built(tmp_path_factory.mktemp("hostile"), text) as site:
        yield site


@pytest.fixture(scope="module")
def hostile_visit(browser: Browser) -> Iterator[Visit]:
    with visit(browser) as one:
        yield one
        assert one.elsewhere() == []


def untouched(visit: Visit) -> None:
    """Nothing ran, and nothing was put into the page."""
    page = visit.page
    assert page.evaluate("window.pwned") is None
    assert visit.dialogs == []
    assert page.locator("img[src$=x], [onerror], [onload], [onclick], a[href^='javascript:' i], svg[onload]").count() == 0
    assert page.evaluate(INJECTED) == 0
    assert [url for url in visit.requests if url.endswith("/x")] == []


def test_nothing_runs_on_any_page(hostile_site: Site, hostile_visit: Visit) -> None:
    pages = hostile_site.pages()
    assert len(pages) > 12
    hostile_visit.without_python()
    for address in pages:
        hostile_visit.page.goto(address)
        assert hostile_visit.page.locator("h1").count() == 1
        if "/situations/" in address:
            hostile_visit.page.wait_for_selector("leeway-checker .lw-panel", timeout=START)
        untouched(hostile_visit)
    hostile_visit.with_python()


def test_nothing_runs_in_the_search(hostile_site: Site, hostile_visit: Visit) -> None:
    page = hostile_visit.page
    page.goto(hostile_site.url)
    page.keyboard.press("/")
    page.locator(".md-search__input").press_sequentially("window")  # the theme searches at key-up
    page.locator(".md-search-result__item").first.wait_for(timeout=START)
    untouched(hostile_visit)


def test_the_checker_shows_it_as_it_stands(hostile_site: Site, hostile_visit: Visit) -> None:
    page = hostile_visit.page
    case = "#case=reception&fault=ours&tenure=10+years&visit_fee=$100&.fair=any:900+USD"
    checker = Checker(page).open(hostile_site.situation("reception", case))
    decision = checker.decision()
    for details in page.locator("leeway-checker summary").all():
        details.click()
    shown = page.evaluate("document.querySelector('leeway-checker').shadowRoot.textContent")
    texts = [offer[key] for offer in decision["offers"] for key in ("name", "say", "note") if key in offer]
    assert len(texts) > 2 and shown.count(HOSTILE) > 20
    for text in [*texts, decision["notes"]["hand_over"], decision["bring_in"]["when"], decision["bring_in"]["reach"]]:
        assert any(part in text for part in PARTS) and text in shown
    untouched(hostile_visit)


def test_practice_and_the_path_show_it_as_it_stands(hostile_site: Site, hostile_visit: Visit) -> None:
    page = hostile_visit.page
    practice = Practice(page, hostile_site)
    for search in ("?situation=reception&seed=HOSTILE", "?kind=phrase&seed=HOSTILE"):
        shown = practice.open(search).part(".lw-deal").text_content() or ""
        assert all(one["ask"] in shown for one in practice.question["parts"]) and any(part in shown for part in PARTS)
        shown = practice.graded(right=False).text_content() or ""
        assert any(part in shown for part in PARTS)
        untouched(hostile_visit)
    page.goto(f"{hostile_site.url}/playbook/start-here/")
    page.locator("leeway-training .lw-panel").wait_for()
    assert any(part in (page.locator("leeway-training li[data-step]").first.text_content() or "") for part in PARTS)
    untouched(hostile_visit)
