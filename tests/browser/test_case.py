"""Whole cases, played as a representative would."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from leeway.offers import wire
from tests.browser.checker import Checker, number_in
from tests.browser.served import Site, Visit

TEN_YEARS = {"tenure": "10 years", "fault": "nobody", "leaving": "yes", "visit_fee": "$100", "days_out": "0 days"}


def expected(site: Site, case: Any) -> Any:
    """What Python on this machine says to a case of the page."""
    fair = case["fair"]
    told = {**case, "fair": {fair["remedy"]: fair["text"]} if fair else {}}
    return json.loads(wire(site.policy_text, json.dumps(told, ensure_ascii=False)))


def test_a_case_by_mouse(site: Site, checker: Checker) -> None:
    asked = []
    while (fact := checker.current()) in TEN_YEARS:
        asked.append(fact)
        question = checker.question(fact)
        if question.locator("input").count():
            question.locator("input").fill(number_in(TEN_YEARS[fact]))
            question.get_by_role("button", name="OK").click()
        else:
            question.locator(f"[data-value='{TEN_YEARS[fact]}']").click()
        question.wait_for(state="detached")
        checker.decision()
    assert len(asked) >= 4
    assert checker.amounts("offer")["visit_discount"] == "up to $50"
    assert checker.decision() == expected(site, checker.case())


def test_a_case_by_keyboard_alone(site: Site, checker: Checker) -> None:
    """Digits choose, numbers are typed, Enter goes on: no pointer, and no Tab either."""
    page = checker.page
    policy = json.loads(site.policy_text)
    asked = []
    while (fact := checker.current()) in TEN_YEARS:
        asked.append(fact)
        choices = list(policy["facts"][fact].get("choices", ("yes", "no")))
        if "unit" in policy["facts"][fact] or policy["facts"][fact]["kind"] == "money":
            page.keyboard.type(number_in(TEN_YEARS[fact]))
            page.keyboard.press("Enter")
        else:
            page.keyboard.press(str(choices.index(TEN_YEARS[fact]) + 1))
        checker.question(fact).wait_for(state="detached")
        checker.decision()
    assert len(asked) >= 4
    assert checker.amounts("offer")["visit_discount"] == "up to $50"
    assert "You may offer up to $50" in page.locator(".lw-sentence[role=status]").inner_text()


@pytest.mark.slow
def test_everything_is_reached_with_tab(checker: Checker) -> None:
    page = checker.page
    page.locator("leeway-checker select").first.focus()
    seen = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.querySelector('leeway-checker').shadowRoot.activeElement?.getAttribute('class') ?? ''"))
    assert {"lw-button lw-choice", "lw-button lw-refuse", "lw-button lw-copy", "lw-button lw-over", "lw-input"} <= seen


def test_they_said_no_reveals_the_next_and_can_be_undone(checker: Checker) -> None:
    checker.begin("fault=ours&tenure=2+years&leaving=no&visit_fee=$100")
    page = checker.page
    first, reserve = list(checker.amounts("offer")), checker.decision()["reserve"]
    assert not page.locator(".lw-block-reserve .lw-offer").first.is_visible()
    for remedy in first:
        page.locator(f".lw-block-offer [data-remedy={remedy}] .lw-refuse").click()
        page.locator(f".lw-refused [data-remedy={remedy}]").wait_for()
    checker.decision()
    assert set(checker.amounts("offer")) <= {offer["remedy"] for offer in reserve} and checker.amounts("offer")
    assert page.evaluate("document.querySelector('leeway-checker').shadowRoot.activeElement.matches('.lw-refuse')")
    page.locator(f".lw-refused [data-remedy={first[0]}] .lw-undo").click()
    page.locator(f".lw-block-offer [data-remedy={first[0]}]").wait_for()


@pytest.mark.slow
def test_what_they_think_is_fair_is_answered(checker: Checker) -> None:
    checker.begin("fault=nobody&tenure=10+years&leaving=no&visit_fee=$100&days_out=0+days")
    page = checker.page
    field = page.get_by_label("What do they think would be fair?")
    page.get_by_label("What it would be for").select_option("visit_discount")
    answers = (("40", "yes", "Yes, you may"), ("60", "above", "can say yes"), ("4000", "less", "The most you may: $50"))
    for typed, answer, said in answers:
        field.fill(typed)
        page.locator(f".lw-fair-answer[data-answer={answer}]").wait_for()
        assert said in page.locator(".lw-fair-answer").inner_text()
    field.fill("a lot")
    page.locator(".lw-fair .lw-problem:not([hidden])").wait_for()


def test_a_bad_value_is_shown_where_it_was_typed(checker: Checker) -> None:
    field = checker.question("tenure").locator("input")
    for typed in ("900", "ten", "$5"):
        field.fill(typed)
        field.press("Enter")
        checker.decision()
        problem = checker.question("tenure").locator(".lw-problem")
        problem.wait_for()
        assert problem.get_attribute("id") in (field.get_attribute("aria-describedby") or "").split()
        assert field.get_attribute("aria-invalid") == "true"
        assert checker.page.evaluate("document.querySelector('leeway-checker').shadowRoot.activeElement.matches('.lw-input')")
    field.fill("18 months")
    field.press("Enter")
    checker.question("tenure").wait_for(state="detached")
    assert "18 months" in checker.page.locator(".lw-chip[data-fact=tenure]").inner_text()


def test_an_answer_is_changed_and_cleared(checker: Checker) -> None:
    checker.begin("tenure=10+years")
    page = checker.page
    page.get_by_role("button", name="Change time with us: 10 years").click()
    field = checker.question("tenure").locator("input")
    assert field.input_value() == "10"
    field.fill("3,5")  # a decimal comma, although this reader's numbers have a point
    field.press("Enter")
    page.get_by_role("button", name="Clear time with us").click()
    checker.question("tenure").wait_for()
    assert "tenure" not in checker.case()["facts"]


def test_another_level_may_give_more(checker: Checker) -> None:
    checker.begin("fault=nobody&tenure=10+years&leaving=yes&visit_fee=$100")
    assert checker.amounts("offer")["visit_discount"] == "up to $50"
    checker.page.get_by_label("You are").select_option("winback")
    checker.decision()
    assert checker.amounts("offer")["visit_discount"] == "up to $100"
    checker.page.get_by_role("button", name="Start over").click()  # who the reader is stays known in this tab
    assert checker.decision()["level"] == "winback"
    checker.page.get_by_label("You are").select_option("representative")


@pytest.mark.slow
def test_amounts_and_dates_are_written_as_the_policy_has_them(site: Site, new_visit: Callable[..., Visit]) -> None:
    checker = Checker(new_visit(locale="de-DE").page)
    checker.open(site.situation("reception", "#case=reception&fault=nobody&tenure=10+years&leaving=no&.on=2026-11-22"))
    field = checker.question("visit_fee").locator("input")
    field.fill("1.089,90")  # as this reader writes it; in a policy in English it cannot be anything else
    field.press("Enter")
    checker.question("visit_fee").wait_for(state="detached")
    checker.decision()
    assert checker.case()["facts"]["visit_fee"] == "1089.90 USD"
    assert checker.amounts("offer")["visit_discount"] == "up to $544.95"
    assert "Nov 22, 2026" in checker.page.locator(".lw-date summary").inner_text()
