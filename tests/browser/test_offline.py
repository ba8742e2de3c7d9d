"""The site without a network, and a new policy on pages that are open: each page and its answers are of one release."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from leeway.offers import wire
from tests.browser.checker import Checker
from tests.browser.published import Releases, releases
from tests.browser.served import START, Visit, unreachable, wait_until

pytestmark = pytest.mark.slow

SITUATION = "late_order"
TOLD = ".lw-notice"
# Whether the release of the page is kept whole.
KEPT = """async (release) => {
  const names = (await caches.keys()).filter((name) => name.endsWith(" releases"));
  const kept = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)));
  return kept.flat().some((url) => url.endsWith(`/${release}`));
}"""
PATHS = """async (end) => {
  const names = await caches.keys();
  const kept = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)));
  return kept.flat().filter((url) => url.includes(end)).length;
}"""
ANSWERED = "(policy) => document.querySelector('leeway-checker')?.decision?.policy === policy"
LOOK = "dispatchEvent(new Event('online'))"  # as when the network has come back: the page asks what is new
# Writes down, all the time, which versions are seen together: that of the page, of the decision, and the one shown under it.
WATCH = """
const seen = new Set(JSON.parse(sessionStorage.getItem("seen") ?? "[]"));
const look = () => {
  const checker = document.querySelector("leeway-checker");
  if (!checker?.decision) return;
  const page = document.querySelector("meta[name=leeway-policy]").content;
  const shown = checker.shadowRoot.querySelector(".lw-version")?.textContent ?? "";
  seen.add([page, checker.decision.policy, shown.replace("Policy ", "")].join(" "));
  sessionStorage.setItem("seen", JSON.stringify([...seen]));
};
setInterval(look, 10);
addEventListener("leeway-decision", look);
new MutationObserver(look).observe(document, { childList: true, subtree: true });
"""


@pytest.fixture(scope="module")
def all_releases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Releases]:
    with releases(tmp_path_factory.mktemp("releases")) as found:
        yield found


@pytest.fixture
def shop(all_releases: Releases) -> Iterator[Releases]:
    """The site, with its first release published."""
    all_releases.publish(0)
    yield all_releases
    all_releases.publish(0)


@pytest.fixture
def page(new_visit: Callable[..., Visit]) -> Page:
    """A page that may keep the site, and writes down which versions are seen together."""
    found = new_visit(service_workers="allow").page
    found.context.add_init_script(WATCH)
    return found


def wait_kept(page: Page, shop: Releases, number: int) -> None:
    wait_until(page, KEPT, shop.known(number)["release"])


def begin(page: Page, shop: Releases, number: int = 0, kept: bool = True) -> Checker:
    """The rep is in the middle of a case."""
    checker = Checker(page).open(shop.site.situation(SITUATION))
    if kept:
        wait_kept(page, shop, number)
    go_on(checker)
    is_of(checker, shop, number)
    return checker


def go_on(checker: Checker) -> None:
    """The rep answers the first question; then, the customer says no to the first offer."""
    fact = checker.current()
    if fact is None:
        checker.page.get_by_role("button", name="They said no").first.click()
        checker.page.get_by_role("button", name="Undo").wait_for()
        return
    checker.question(fact).locator("input").fill("5")
    checker.page.keyboard.press("Enter")
    checker.question(fact).wait_for(state="detached")


def is_of(checker: Checker, shop: Releases, number: int) -> None:
    """The decision, and the page, are of a release, to the byte."""
    decision = checker.decision()
    assert decision["policy"] == shop.policy(number)
    case = {**checker.case(), "fair": {}}
    path = shop.folders[number] / f"assets/leeway/policy-{shop.policy(number)}.json"
    assert decision == json.loads(wire(path.read_text("utf-8"), json.dumps(case)))
    assert checker.page.locator("meta[name=leeway-policy]").get_attribute("content") == shop.policy(number)


def never_mixed(page: Page, shop: Releases, *numbers: int) -> None:
    """At every moment the page, the decision and the line under it were of one version; these versions were seen."""
    seen = [set(one.split()) for one in json.loads(page.evaluate("sessionStorage.getItem('seen')"))]
    assert [one for one in seen if len(one) > 1] == []
    assert {version for one in seen for version in one} == {shop.policy(number) for number in numbers}


def told(page: Page, said: str = "Policy updated, 1 change.") -> None:
    expect(page.locator(TOLD).first).to_contain_text(said, timeout=START)


def shown_again(page: Page, do: Callable[[], Any]) -> None:
    """What is done loads the page anew. That the theme notes in the history how far it was scrolled is no such thing."""
    page.evaluate("() => { window.before = true; }")
    with page.expect_navigation(timeout=START):
        do()
    wait_until(page, "() => window.before === undefined")
    page.wait_for_load_state()


def idle(page: Page) -> None:
    """Nobody has looked at the page for a while: it is in the background."""
    page.evaluate("Object.defineProperty(document, 'visibilityState', { get: () => 'hidden', configurable: true })")


def test_after_one_visit_the_whole_site_works_with_the_network_cut(shop: Releases, page: Page) -> None:
    page.goto(f"{shop.site.url}/playbook/phrases/")
    wait_kept(page, shop, 0)
    with shop.site.instead(unreachable):
        page.context.set_offline(True)
        addresses = shop.site.pages()
        assert len(addresses) > 10
        for address in addresses:
            page.goto(address)
            assert page.locator("h1").first.is_visible(), address
        begin(page, shop)
        page.locator("[data-md-component=search-query]").first.press_sequentially("late")
        expect(page.locator(".md-search-result__link").first).to_be_visible(timeout=START)
        answer = page.goto(f"{shop.site.url}/playbook/nowhere/")
        assert answer and answer.status == 404
        assert "404" in page.locator("h1").inner_text()
        page.goto(f"{shop.site.url}/playbook/situations/{SITUATION}")
        assert page.url.endswith("/")
        is_of(Checker(page), shop, 0)


@pytest.mark.parametrize("keeping", ["allow", "block"])
def test_in_the_middle_of_a_case_a_new_policy_is_told_and_waits(
    shop: Releases, new_visit: Callable[..., Visit], keeping: str
) -> None:
    """With the site kept, and without: the answers go on as they began until the rep wants the new ones."""
    page = new_visit(service_workers=keeping).page
    page.context.add_init_script(WATCH)
    checker = begin(page, shop, kept=keeping == "allow")
    shop.publish(1)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    told(page)
    go_on(checker)
    is_of(checker, shop, 0)
    assert checker.case()["facts"] and checker.case()["refused"]
    assert page.locator(f"{TOLD} a").get_attribute("href") == f"{shop.site.url}/playbook/changes/#version-{shop.policy(1)}"
    shown_again(page, page.get_by_role("button", name="Show it now").click)
    is_of(checker, shop, 1)
    told(page)
    never_mixed(page, shop, 0, 1)


def test_a_new_policy_is_told_within_a_minute_with_no_help(shop: Releases, page: Page) -> None:
    """SLOW ON PURPOSE: nothing here but the page's own clock, which looks every 30 seconds."""
    begin(page, shop)
    shop.publish(1)
    expect(page.locator(TOLD)).to_contain_text("Policy updated, 1 change.", timeout=60_000)
    never_mixed(page, shop, 0)


def test_a_page_that_nobody_uses_shows_the_new_policy_by_itself_and_says_so(shop: Releases, page: Page) -> None:
    page.clock.install()
    checker = Checker(page).open(shop.site.situation(SITUATION))
    wait_kept(page, shop, 0)
    shop.publish(2)

    def a_minute() -> None:
        page.clock.fast_forward(31_000)

    shown_again(page, a_minute)
    told(page, "Policy updated, 2 changes.")
    is_of(checker, shop, 2)
    never_mixed(page, shop, 0, 2)


def test_of_two_tabs_the_idle_one_changes_and_the_one_in_a_case_does_not(shop: Releases, page: Page) -> None:
    """Both have one Python, which now answers by two policies."""
    begun = begin(page, shop)
    other = Checker(page.context.new_page()).open(shop.site.situation(SITUATION))
    idle(other.page)
    shop.publish(1)
    shown_again(other.page, lambda: other.page.evaluate(LOOK))
    is_of(other, shop, 1)
    page.evaluate(LOOK)
    told(page)
    go_on(begun)
    is_of(begun, shop, 0)
    go_on(other)
    is_of(other, shop, 1)
    never_mixed(page, shop, 0)
    never_mixed(other.page, shop, 0, 1)


@pytest.mark.parametrize("keeping", ["allow", "block"])
def test_the_next_page_of_a_newer_release_is_loaded_whole(shop: Releases, new_visit: Callable[..., Visit], keeping: str) -> None:
    page = new_visit(service_workers=keeping).page
    page.context.add_init_script(WATCH)
    Checker(page).open(shop.site.situation(SITUATION))
    if keeping == "allow":
        wait_kept(page, shop, 0)
    page.locator(".md-tabs__link").first.click()
    page.wait_for_url(f"{shop.site.url}/")
    shop.publish(1)
    if keeping == "allow":
        page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update())")
        wait_kept(page, shop, 1)
    page.locator(f".md-content a[href*='{SITUATION}/']").first.click()
    page.wait_for_url(f"**/{SITUATION}/")
    wait_until(page, ANSWERED, shop.policy(1))
    is_of(Checker(page), shop, 1)
    never_mixed(page, shop, 0, 1)


def test_a_server_that_cannot_be_reached_changes_nothing(shop: Releases, page: Page) -> None:
    checker = begin(page, shop)
    shop.publish(1)
    with shop.site.instead(unreachable):
        page.evaluate(LOOK)
        go_on(checker)
        is_of(checker, shop, 0)
        assert not page.locator(TOLD).count()
    page.evaluate(LOOK)
    told(page)


def test_a_site_that_is_half_published_is_not_shown(shop: Releases, page: Page) -> None:
    """Its files do not have the hashes that the release names: everything stays as it is until they have."""
    checker = Checker(page).open(shop.site.situation(SITUATION))
    wait_kept(page, shop, 0)
    idle(page)
    before = shop.site.asked("/sw.js")
    with shop.site.instead(shop.half(1)):
        page.evaluate(LOOK)
        wait_asked(page, shop, before + 1)
        is_of(checker, shop, 0)
        other = page.context.new_page()
        other.goto(f"{shop.site.url}/playbook/remedies/")
        assert other.locator("meta[name=leeway-policy]").get_attribute("content") == shop.policy(0)
        other.close()
    shop.publish(1)
    wait_until(page, ANSWERED, shop.policy(1))
    is_of(checker, shop, 1)
    never_mixed(page, shop, 0, 1)


def wait_asked(page: Page, shop: Releases, count: int) -> None:
    for _ in range(200):
        if shop.site.asked("/sw.js") >= count:
            return
        page.wait_for_timeout(50)
    raise AssertionError("the worker was not asked for")


def test_what_only_old_releases_had_is_removed(shop: Releases, page: Page) -> None:
    """A browser keeps the newest release and two before it, for pages that are still open on them."""
    page.goto(f"{shop.site.url}/playbook/phrases/")
    wait_kept(page, shop, 0)
    assert page.evaluate(PATHS, f"policy-{shop.policy(0)}.json") == 1
    for number in (1, 2, 3):
        shop.publish(number)
        page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update())")
        wait_kept(page, shop, number)
    wait_until(page, f"async () => await ({PATHS})('/release/') === 3")
    wait_until(page, f"async () => await ({PATHS})('policy-{shop.policy(0)}.json') === 0")
    assert page.evaluate(PATHS, f"policy-{shop.policy(1)}.json") == 1


def test_a_page_that_changed_and_no_policy_is_told_as_that(shop: Releases, page: Page) -> None:
    shop.publish(2)
    checker = begin(page, shop, 2)
    shop.publish(3)
    page.evaluate(LOOK)
    told(page, "Playbook updated.")
    assert re.fullmatch(r"[0-9a-f]{12}", checker.decision()["policy"])
