"""The list of questions: it does not change when Python is ready, most of it is folded away, all of it is reached by keys."""

from __future__ import annotations

import pytest

from tests.browser.checker import Checker
from tests.browser.served import Site, Visit

SHOWN = "[...document.querySelector('leeway-checker').shadowRoot.querySelectorAll('.lw-question')].map((one) => one.dataset.fact)"
HOLDER = "document.querySelector('leeway-checker').shadowRoot.activeElement.closest('[data-fact]')?.dataset.fact"

OTHER_LEVEL = """(level) => {
  const select = document.querySelector("leeway-checker").shadowRoot.querySelector(".lw-settings select");
  select.value = level;
  select.dispatchEvent(new Event("change"));
}"""


@pytest.mark.slow
def test_no_question_moves_when_python_is_ready(site: Site, watched: Visit) -> None:
    page = watched.page
    for situation in ("reception", "late_delivery", "wants_to_be_heard"):  # many questions, folded or not, and none
        watched.without_python()
        page.goto(site.situation(situation))
        page.wait_for_selector("leeway-checker .lw-panel")
        before = page.evaluate(SHOWN)
        watched.with_python()
        checker = Checker(page).open(site.situation(situation))
        assert page.evaluate(SHOWN) == before
        assert before == [one["fact"] for one in checker.decision()["ask"] if one["for"] == "now"]


def test_the_later_questions_are_folded_away_and_stay_reachable(checker: Checker) -> None:
    page = checker.page
    asked = page.evaluate(SHOWN)
    assert len(asked) > 4
    assert [fact for fact in asked if checker.question(fact).is_visible()] == asked[:3]
    page.locator(".lw-later > summary").press("Enter")
    assert checker.question(asked[-1]).is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate(HOLDER) == asked[3]


def test_what_is_half_typed_stays_while_the_case_changes(checker: Checker) -> None:
    page = checker.page
    page.locator(".lw-later > summary").click()
    field = checker.question("visit_fee").locator("input")
    field.fill("12")
    page.evaluate(OTHER_LEVEL, "winback")
    assert checker.decision()["level"] == "winback"
    assert (field.input_value(), page.evaluate(HOLDER), checker.case()["facts"]) == ("12", "visit_fee", {})
    page.evaluate(OTHER_LEVEL, "representative")


def test_typing_is_no_command_to_the_theme(checker: Checker) -> None:
    """Material goes to the next page at "n" and ".", to the one before at "p" and ",", and to its search at "s" and "f"."""
    page = checker.page
    address = page.url.partition("#")[0]
    field = checker.question("tenure").locator("input")
    field.focus()
    page.keyboard.type("1.5 spfn,")
    assert field.input_value() == "1.5 spfn,"
    field.fill("")
    page.locator(".lw-over").focus()
    page.keyboard.type("n.p,sf")
    page.wait_for_timeout(300)
    assert page.url.partition("#")[0] == address
    assert page.evaluate("document.querySelector('leeway-checker').shadowRoot.activeElement.matches('.lw-over')")


def test_a_letter_gives_the_usual_answer_and_not_known(checker: Checker) -> None:
    page = checker.page
    checker.question("tenure").locator("input").focus()
    page.keyboard.press("k")
    checker.question("tenure").wait_for(state="detached")
    assert checker.case()["facts"]["tenure"] == "not known"
    page.evaluate("document.querySelector('leeway-checker').shadowRoot.querySelector('.lw-later')?.setAttribute('open', '')")
    checker.question("visit_fee").locator("input").focus()
    page.keyboard.press("u")
    checker.question("visit_fee").wait_for(state="detached")
    assert checker.case()["facts"]["visit_fee"] == "$100"
