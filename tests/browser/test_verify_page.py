"""Checking a note in a page: what was decided, whether it was within limits, and what was changed is refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from leeway.offers import wire
from leeway.offers.check_code import code
from tests.browser.served import START, Site, Visit
from tests.browser.test_axe import findings as hindrances

CASE: dict[str, Any] = {
    "situation": "reception",
    "facts": {"tenure": "12 years", "fault": "nobody", "leaving": "yes", "days_out": "0 days", "visit_fee": "$100"},
    "on": "2026-11-22",
}


def note(site: Site, **more: Any) -> str:
    said: str = json.loads(wire(site.policy_text, json.dumps(CASE | more)))["notes"]["ticket"]
    return said


@pytest.fixture
def page(site: Site, watched: Visit) -> Iterator[Page]:
    watched.page.goto(f"{site.url}/playbook/verify/")
    yield watched.page


def paste(page: Page, text: str) -> Locator:
    page.get_by_role("textbox", name="The note, or the certificate").fill(text)
    return page.locator(".lw-verify-found")


@pytest.mark.slow
def test_a_note_says_what_was_decided_and_that_it_was_within_limits(site: Site, page: Page) -> None:
    found = paste(page, f"Ticket 4711\n{note(site, accepted={'visit_discount': '$30'})}\n--\nAnn")
    expect(found.locator("strong")).to_have_text("Within limits", timeout=START)
    for said in (
        "Picture or reception problem",
        "Representative",
        "November 22, 2026",
        "12 years",
        "$30",
        json.loads(site.policy_text)["version"],
    ):
        expect(found).to_contain_text(said)


@pytest.mark.slow
def test_what_was_above_the_limit_is_told(site: Site, page: Page) -> None:
    found = paste(page, note(site, accepted={"visit_discount": "$90"}))
    expect(found.locator("strong")).to_have_text("Above the limits", timeout=START)
    expect(found).to_contain_text("$90. Above the limit")


@pytest.mark.slow
def test_a_changed_digit_is_refused(site: Site, page: Page) -> None:
    text = note(site, accepted={"visit_discount": "$30"})
    for old, new in (("tenure=12", "tenure=13"), (":30+USD", ":80+USD"), ("LW-", "LW-0")):
        assert old in text
        found = paste(page, text.replace(old, new))
        expect(found.locator("strong")).to_have_text("Refused: something was changed", timeout=START)
    expect(paste(page, text).locator("strong")).to_have_text("Within limits")


@pytest.mark.slow
def test_a_note_of_another_version_is_whole_and_no_more_is_said(site: Site, page: Page) -> None:
    line = note(site).split("case=")[1].split()[0]
    older = f"Check: {code('0123456789ab', f'case={line}')} 0123456789ab case={line}"
    found = paste(page, older)
    expect(found.locator("strong")).to_have_text("Whole, and decided under another version", timeout=START)
    expect(found).to_contain_text("leeway verify")
    expect(paste(page, older.replace("0123456789ab", "0123456789ac")).locator("strong")).to_contain_text("Refused")


@pytest.mark.slow
def test_a_text_without_a_code_is_no_fraud(page: Page) -> None:
    expect(paste(page, "Hello <b>there</b>")).to_contain_text("no line to check", timeout=START)
    expect(paste(page, "")).to_contain_text("Nothing of it is kept")


def test_what_is_said_looks_like_text_and_not_like_a_warning(site: Site, page: Page) -> None:
    found = paste(page, note(site, accepted={"visit_discount": "$30"}))
    expect(found.locator("dd").first).to_be_visible(timeout=START)
    color = "element => getComputedStyle(element).color"
    assert found.locator("dd").first.evaluate(color) == page.locator("article p").first.evaluate(color)


@pytest.mark.slow
def test_the_page_says_what_it_proves(page: Page) -> None:
    expect(page.locator("article")).to_contain_text("It proves arithmetic, not identity")


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_keeps_people_out_of_it(width: int, site: Site, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    text = note(site, accepted={"visit_discount": "$90"})
    for said in (text, text.replace("tenure=12", "tenure=13")):
        expect(paste(page, said).locator("strong")).to_be_visible(timeout=START)
        assert hindrances(page, "verify") == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
