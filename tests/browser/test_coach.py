"""The coach of words in a page: it underlines as somebody types, says what is better, and puts it there."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from leeway.desk.coach import findings
from tests.browser.served import START, Site, Visit
from tests.browser.test_axe import findings as hindrances
from tests.project import compiled

REPLY = "Dear Ms. Bell, \U0001f600\nunfortunatly our policies state that we can't do that."
FOUND = ["unfortunatly", "our policies state", "we can't do that"]


@pytest.fixture
def page(site: Site, watched: Visit) -> Iterator[Page]:
    watched.page.goto(f"{site.url}/playbook/coach/")
    yield watched.page


def area(page: Page) -> Locator:
    return page.get_by_role("textbox", name="The reply")


def marked(page: Page) -> Locator:
    return page.locator(".lw-coach-behind mark")


@pytest.mark.slow
def test_what_to_avoid_is_underlined_as_it_is_typed_with_its_better_turn(page: Page) -> None:
    assert [REPLY[one.start : one.end] for one in findings(compiled(), REPLY)] == FOUND
    area(page).click()
    page.keyboard.insert_text(REPLY)
    expect(marked(page)).to_have_text(FOUND, timeout=START)
    first = page.locator(".lw-coach-list li").first
    expect(first).to_contain_text("Here is where we stand, and here is what comes next.")
    expect(first).to_contain_text("They brace themselves as soon as they hear the word.")
    expect(page.get_by_role("status")).to_have_text(["3 things could be said better."])
    page.keyboard.type(" Sorry!")
    expect(marked(page)).to_have_text(FOUND)


@pytest.mark.slow
def test_the_underlines_lie_under_the_words(page: Page) -> None:
    """The text below is the one above: as high, as wide, scrolled as far."""
    area(page).fill(f"{REPLY}\n" * 12)
    expect(marked(page)).to_have_count(36, timeout=START)
    for width in (1100, 320):
        page.set_viewport_size({"width": width, "height": 700})
        above, below = area(page).bounding_box(), page.locator(".lw-coach-behind").bounding_box()
        assert above == below
        assert area(page).evaluate("(one) => one.scrollHeight <= one.clientHeight && one.scrollWidth <= one.clientWidth")
        assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.slow
def test_the_better_turn_takes_its_place_and_can_be_undone(page: Page) -> None:
    area(page).click()
    page.keyboard.insert_text(REPLY)
    page.get_by_role("button", name="Use this instead of “unfortunatly”").click(timeout=START)
    better = "Here is where we stand, and here is what comes next. Our"
    expect(area(page)).to_have_value(REPLY.replace("unfortunatly our", better))
    expect(marked(page)).to_have_text(["Our policies state", "we can't do that"])
    page.keyboard.press("Control+z")
    expect(area(page)).to_have_value(REPLY)
    expect(marked(page)).to_have_text(FOUND)


@pytest.mark.slow
def test_by_keyboard_alone_the_words_are_shown_and_replaced(page: Page) -> None:
    area(page).fill(REPLY)
    expect(marked(page)).to_have_count(3, timeout=START)
    page.get_by_role("button", name="Show “our policies state” in the reply").focus()
    page.keyboard.press("Enter")
    chosen = "(one) => one.value.slice(one.selectionStart, one.selectionEnd)"
    assert area(page).evaluate(chosen) == "our policies state"
    page.get_by_role("button", name="Use this instead of “we can't do that”").focus()
    page.keyboard.press("Enter")
    expect(area(page)).to_have_value(REPLY.replace("we can't do that.", "What we do have is this. Would that help?"))


@pytest.mark.slow
def test_a_good_reply_and_none_are_told_apart(page: Page) -> None:
    said = page.locator(".lw-coach-said")
    expect(said).to_contain_text("Type or paste a reply")
    area(page).fill("It is on its way, and it costs you nothing.")
    expect(said).to_have_text("Nothing in it that the policy says to avoid.", timeout=START)
    page.locator("leeway-coach").get_by_role("button", name="Clear").click()
    expect(said).to_contain_text("Type or paste a reply")
    assert area(page).input_value() == ""


@pytest.mark.slow
def test_nothing_that_is_typed_is_kept_or_sent(site: Site, watched: Visit) -> None:
    page = watched.page
    page.goto(f"{site.url}/playbook/coach/")
    area(page).fill("Unfortunately Wanda Quint")
    expect(marked(page)).to_have_count(1, timeout=START)
    assert not [one for one in watched.requests if "Quint" in one or "Unfortunately" in one]
    kept = page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href])")
    assert "Quint" not in kept
    page.reload()
    assert area(page).input_value() == ""


def test_where_python_cannot_start_it_says_so_and_tries_again(site: Site, new_visit: Callable[..., Visit]) -> None:
    visit = new_visit()
    page = visit.page
    page.context.add_init_script("delete globalThis.SharedWorker")
    page.route("**/assets/leeway/python-*/**", lambda route: route.abort())
    page.goto(f"{site.url}/playbook/coach/")
    area(page).fill(REPLY)
    expect(page.locator(".lw-coach-said")).to_contain_text("The coach could not start.", timeout=START)
    assert page.get_by_role("button", name="Try again").is_visible()


@pytest.mark.slow
def test_words_of_some_situations_link_to_them(page: Page) -> None:
    area(page).fill("You are still under contract.")
    link = page.locator(".lw-coach-list a")
    expect(link).to_have_text("Leaving for another company", timeout=START)
    assert (link.get_attribute("href") or "").endswith("/playbook/situations/leaving/")


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_keeps_people_out_of_it(width: int, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    area(page).fill(f"{REPLY} You are still under contract.")
    expect(marked(page)).to_have_count(4, timeout=START)
    assert hindrances(page, "coach") == []
