"""What the customer said: on the home page and in the dialog of every page, by keys alone, and without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from leeway import pipeline, publish
from tests import project
from tests.browser.served import Site, Visit, serve, visit, wait_until

SAID = "he says the tech never showed up and he took a day off"
FIELD = "What did the customer say?"
# What has the focus, in whatever element of ours.
FOCUS = """() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}"""
FIRST_QUESTION = f"() => ({FOCUS})()?.closest('.lw-question') !== null && document.activeElement.localName === 'leeway-checker'"
IN_FIELD = f"() => ({FOCUS})()?.getAttribute('role') === 'combobox'"


@pytest.fixture
def home(watched: Visit, site: Site) -> Page:
    watched.page.goto(f"{site.url}/")
    wait_until(watched.page, IN_FIELD)
    return watched.page


def results(page: Page) -> list[str]:
    """The names of what is shown, best first."""
    expect(page.get_by_role("option").first).to_be_visible()
    return page.locator(".lw-found-name").all_inner_texts()


@pytest.mark.slow
def test_a_sentence_and_enter_lead_to_the_first_question(home: Page, site: Site) -> None:
    home.keyboard.type(SAID)
    expect(home.get_by_role("option").first).to_contain_text("A visit that was late or did not happen")
    home.keyboard.press("Enter")
    home.wait_for_url("**/situations/visit_missed/**")
    wait_until(home, FIRST_QUESTION)


@pytest.mark.slow
def test_who_types_faster_than_the_answer_comes_gets_the_answer_to_all_of_it(home: Page) -> None:
    home.get_by_label(FIELD).first.evaluate(
        "(field) => { field.value = 'my bil is wrogn'; field.dispatchEvent(new Event('input')); }"
    )
    home.keyboard.press("Enter")
    home.wait_for_url("**/situations/billing_error/**")


@pytest.mark.slow
def test_the_keys_open_it_on_every_page_and_give_the_focus_back(watched: Visit, site: Site) -> None:
    page = watched.page
    watched.without_python()
    page.goto(f"{site.url}/playbook/phrases/")
    opener = page.get_by_role("button", name="What did they say?")
    expect(opener).to_be_visible()
    assert opener.get_attribute("aria-keyshortcuts") == "Control+K"
    opener.focus()
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog", name=FIELD)
    expect(dialog).to_be_visible()
    wait_until(page, IN_FIELD)
    page.keyboard.type("the parsel still hasnt come")
    assert results(page)[0] == "An order that is late"
    page.keyboard.press("Escape")
    expect(dialog).not_to_be_visible()
    expect(opener).to_be_focused()
    page.keyboard.press("Control+k")
    assert page.get_by_label(FIELD).last.input_value() == "", "nothing of it is kept"


@pytest.mark.slow
def test_what_is_typed_while_the_dialog_is_on_its_way_is_not_lost(watched: Visit, site: Site) -> None:
    page = watched.page
    watched.without_python()
    page.goto(f"{site.url}/playbook/phrases/")
    expect(page.get_by_role("button", name="What did they say?")).to_be_visible()
    page.evaluate(
        """() => { for (const key of ["k", ..."my bill"]) {
          dispatchEvent(new KeyboardEvent("keydown", { key, ctrlKey: key === "k", bubbles: true }));
        } }"""
    )
    expect(page.get_by_role("combobox", name=FIELD)).to_have_value("my bill")


@pytest.mark.slow
def test_the_button_opens_the_same_and_a_click_follows_a_result(watched: Visit, site: Site) -> None:
    page = watched.page
    watched.without_python()
    page.goto(f"{site.url}/playbook/authority/")
    page.get_by_role("button", name="What did they say?").click()
    wait_until(page, IN_FIELD)
    page.keyboard.type("she was so rude to me on the phone")
    page.get_by_role("option").first.click()
    page.wait_for_url("**/situations/rudeness/**")
    expect(page.get_by_role("dialog", name=FIELD)).not_to_be_visible()


@pytest.mark.slow
def test_arrows_choose_and_a_screen_reader_is_told(home: Page) -> None:
    field = home.get_by_role("combobox", name=FIELD)
    assert field.get_attribute("aria-expanded") == "false"
    home.keyboard.type("late")
    names = results(home)
    assert len(names) >= 3 and field.get_attribute("aria-expanded") == "true"
    options = home.get_by_role("option")
    assert [options.nth(at).get_attribute("aria-selected") for at in (0, 1)] == ["true", "false"]
    home.keyboard.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == options.nth(1).get_attribute("id")
    assert [options.nth(at).get_attribute("aria-selected") for at in (0, 1)] == ["false", "true"]
    home.keyboard.press("ArrowUp")
    home.keyboard.press("ArrowUp")
    assert options.last.get_attribute("aria-selected") == "true"
    expect(home.locator("leeway-find").get_by_role("status")).to_have_text(f"{len(names)} results")


@pytest.mark.slow
def test_a_result_says_why_it_is_one(home: Page) -> None:
    home.keyboard.type("I was charged twice")
    first = home.get_by_role("option").first
    expect(first.locator(".lw-found-reason")).to_have_text("You charged me twice")
    assert first.locator(".lw-found-reason mark").all_inner_texts() == ["charged", "twice"]


@pytest.mark.slow
def test_nothing_typed_and_enter_is_nothing(home: Page) -> None:
    before = home.url
    home.keyboard.press("Enter")
    home.keyboard.type("   ")
    home.keyboard.press("Enter")
    home.wait_for_timeout(300)
    assert home.url == before and home.get_by_role("option").count() == 0


@pytest.mark.slow
def test_what_fits_nothing_is_looked_for_on_all_pages(home: Page) -> None:
    home.keyboard.type("xyzzy qwop")
    expect(home.get_by_text("No situation fits these words.")).to_be_visible()
    expect(home.get_by_role("button", name="All situations")).to_be_visible()
    home.get_by_role("button", name="Search all pages for them").click()
    expect(home.locator("[data-md-component=search-query]")).to_have_value("xyzzy qwop")
    expect(home.locator("[data-md-component=search-query]")).to_be_focused()


def test_letters_are_no_commands_while_somebody_types(home: Page) -> None:
    home.keyboard.type("n.p,f/s?1")
    assert home.get_by_label(FIELD).first.input_value() == "n.p,f/s?1"
    assert home.url.endswith("/")


@pytest.mark.slow
def test_nothing_moves_when_results_come(home: Page) -> None:
    card = home.locator(".lw-situations li").first
    before = card.bounding_box()
    home.keyboard.type("my bill")
    results(home)
    assert card.bounding_box() == before


@pytest.mark.slow
def test_a_page_that_does_not_ask_for_it_loads_none_of_it(watched: Visit, site: Site) -> None:
    watched.without_python()
    watched.page.goto(f"{site.url}/playbook/phrases/")
    expect(watched.page.get_by_role("button", name="What did they say?")).to_be_visible()
    watched.page.wait_for_timeout(1500)
    names = [url.rsplit("/", 1)[1] for url in watched.requests]
    assert [name for name in names if name.startswith(("find-worker", "find-engine", "find-meanings", "minisearch"))] == []
    assert not any("/find-" in url and url.endswith(".json") for url in watched.requests)
    watched.page.keyboard.press("Control+k")
    watched.page.keyboard.type("my bill")
    results(watched.page)
    assert any("find-meanings" in url for url in watched.requests)


@pytest.mark.slow
def test_with_a_finger_the_field_waits_to_be_touched(new_visit: Callable[..., Visit], site: Site) -> None:
    page = new_visit(has_touch=True, is_mobile=True, viewport={"width": 320, "height": 640}).page
    page.goto(f"{site.url}/")
    field = page.get_by_role("combobox", name=FIELD)
    expect(field).to_be_visible()
    page.wait_for_timeout(300)
    assert page.evaluate("document.activeElement === document.body")
    field.fill("picture keeps freezing")
    assert results(page)[0] == "Picture or reception problem"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for option in page.get_by_role("option").all():
        box = option.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 320 and box["height"] >= 44


@pytest.mark.slow
def test_it_works_without_a_network(browser: Browser, site: Site) -> None:
    with visit(browser, service_workers="allow") as one:
        one.page.goto(f"{site.url}/")
        wait_until(one.page, "async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'")
        one.page.reload()
        one.page.context.set_offline(True)
        one.page.goto(f"{site.url}/playbook/phrases/")
        one.page.keyboard.press("Control+k")
        wait_until(one.page, IN_FIELD)
        one.page.keyboard.type("thinking of switching to someone cheaper")
        assert results(one.page)[0] == "Leaving for another company"


@pytest.fixture(scope="module")
def zensical(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    root: Path = project.small(tmp_path_factory.mktemp("zensical"))
    place = pipeline.project(root / "policy" / "policy.yml")
    with serve(root / "site") as site:
        found = publish.build(place, root / "site", publish.Wanted("zensical", proved=False, preview=True))
        assert found.policy is not None, found.problems
        yield site


@pytest.mark.slow
def test_the_other_builder_and_a_preview_have_it_too(watched: Visit, zensical: Site) -> None:
    page = watched.page
    page.goto(f"{zensical.url}/")
    wait_until(page, IN_FIELD)
    page.goto(f"{zensical.url}/playbook/phrases/")
    expect(page.get_by_role("button", name="What did they say?")).to_be_visible()
    page.keyboard.press("Control+k")
    wait_until(page, IN_FIELD)
    page.keyboard.type("my parcel never came")
    results(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/situations/**")
