"""What leaves the checker: copied texts, and links that bring a case back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checker import Checker
from tests.browser.served import Site, Visit

CASE = "fault=nobody&tenure=10+years&leaving=yes&visit_fee=$100&days_out=0+days&.refused=make_good_credit&.fair=any:40+USD"


def copied(page: Page, name: str) -> str:
    """What is on the clipboard after the button was pressed."""
    page.get_by_role("button", name=name, exact=True).click()
    page.locator(".lw-done[role=status]", has_text=name).wait_for()
    return str(page.evaluate("navigator.clipboard.readText()")).replace("\r\n", "\n")


def test_reply_note_and_hand_over_are_copied(checker: Checker) -> None:
    notes = checker.begin(CASE).decision()["notes"]
    page = checker.page
    assert copied(page, "Reply to the customer") == notes["reply"]
    assert copied(page, "Note for the ticket") == notes["ticket"]
    assert copied(page, "Hand-over") == notes["hand_over"]


def test_the_text_is_selected_where_copying_is_refused(checker: Checker) -> None:
    checker.begin(CASE)
    page = checker.page
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }")
    page.get_by_role("button", name="Note for the ticket").click()
    area = page.locator(".lw-by-hand textarea")
    area.wait_for()
    page.evaluate("() => { delete navigator.clipboard.writeText; }")
    assert area.input_value() == checker.decision()["notes"]["ticket"]
    assert area.evaluate("(area) => [area.selectionStart, area.selectionEnd]") == [0, len(area.input_value())]


@pytest.mark.slow
def test_a_link_brings_the_case_back(site: Site, checker: Checker, new_visit: Callable[..., Visit]) -> None:
    case = checker.begin(CASE).case()
    link = copied(checker.page, "Link to this case")
    address, _, fragment = link.partition("#")
    assert address == site.situation("reception") and fragment.startswith("case=reception&")
    one = new_visit()
    other = Checker(one.page).open(link)
    assert other.case() == case
    assert other.decision() == checker.decision()
    assert not [url for url in one.requests if "tenure" in url], "the case stays out of every request"


def test_a_link_of_junk_is_an_empty_case(checker: Checker) -> None:
    junk = "tenure=Mary+Smith&fault=gone&nothing=1&.fair=any:lots&.refused=gone,,&leaving=%E0%A4%A&__proto__=x"
    case = checker.begin(f"{junk}&constructor=y&.on=soon&visit_fee=4").case()
    assert (case["facts"], case["refused"], case["fair"]) == ({"visit_fee": "4 USD"}, [], None)


def test_what_was_typed_by_mistake_is_in_no_link(checker: Checker) -> None:
    checker.begin()
    field = checker.question("tenure").locator("input")
    field.fill("Mary Smith, 12 High Street")
    field.press("Enter")
    checker.question("tenure").locator(".lw-problem:not([hidden])").wait_for()
    assert "Mary" not in copied(checker.page, "Link to this case")


def test_starting_over_forgets_the_link(checker: Checker) -> None:
    checker.begin(CASE)
    checker.page.get_by_role("button", name="Start over").click()
    assert checker.decision()["refused"] == []
    assert "#" not in checker.page.url


@pytest.mark.slow
def test_markdown_is_chosen_once_for_the_session(site: Site, desk: Visit, checker: Checker) -> None:
    page = checker.page
    notes = checker.begin(CASE).decision()["notes"]
    page.get_by_role("group", name="Copy as").get_by_role("button", name="Markdown").click()
    for name, which in (("Reply to the customer", "reply"), ("Note for the ticket", "ticket"), ("Hand-over", "hand_over")):
        assert copied(page, name) == notes["markdown"][which] != notes[which]
    page.reload()
    checker.begin(CASE)
    assert page.locator("[data-key=form-markdown]").get_attribute("aria-pressed") == "true"
    page.locator("[data-key=form-plain]").click()
    assert copied(page, "Note for the ticket") == checker.decision()["notes"]["ticket"]


def test_there_is_no_hand_over_where_nobody_is_above(checker: Checker) -> None:
    buttons = ["copy-reply", "copy-ticket", "copy-hand_over", "copy-link"]
    keys = "(all) => all.filter((one) => one.checkVisibility()).map((one) => one.dataset.key)"
    checker.begin(CASE)
    assert checker.page.locator("[data-key^=copy-]").evaluate_all(keys) == buttons
    checker.begin(f"{CASE}&.level=winback")
    assert checker.page.locator("[data-key^=copy-]").evaluate_all(keys) == [one for one in buttons if one != "copy-hand_over"]


def test_what_a_link_says_that_is_not_understood_is_told(site: Site, checker: Checker) -> None:
    checker.begin("tenure=12&fault=%3Cb%3Egone%3C/b%3E&nothing=1&leaving=&.level=")
    told = checker.page.locator(".lw-strays")
    assert told.inner_text().split("\n")[0].startswith("2 values in the link were not understood:")
    assert [row.inner_text() for row in told.locator("li").all()] == ["fault “<b>gone</b>”", "nothing “1”"]
    assert checker.case()["facts"] == {"tenure": "12 years"}
    told.get_by_role("button", name="Close").click()
    assert told.count() == 0
    assert checker.begin("tenure=12").page.locator(".lw-strays").count() == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "fragment", "told"),
    [
        ("situations/reception/", "#case=visit_failed&tenure=12", "case “visit_failed”"),
        ("checker/", "#case=gone&tenure=12", "case “gone”"),
        ("checker/", "#case=reception&gone=1", "gone “1”"),
    ],
)
def test_a_link_that_leads_elsewhere_is_told_too(
    site: Site, new_visit: Callable[..., Visit], path: str, fragment: str, told: str
) -> None:
    page = new_visit().page
    page.goto(f"{site.url}/playbook/{path}{fragment}")
    expect(page.locator(".lw-strays li")).to_have_text(told)
