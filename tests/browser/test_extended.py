"""What the checker does with a policy that says all it can: claims, what was accepted, times, never, and why not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from leeway.offers import wire
from tests.browser.checker import BEGIN, Checker
from tests.browser.conftest import built
from tests.browser.served import Site, Visit, visit

pytestmark = pytest.mark.slow

POLICY = Path(__file__).parents[1] / "pages" / "extended.yml"
KNOWN = (
    "due_at=2026-11-20+09:00&came_at=2026-11-20+12:10&boarded=08:15&waited=3+hours+10+minutes&fare=$33&club=yes&dispute=no"
    "&last_credit=never&credits_given=$150&meals_given=3+meals"
)
ACTIVE = "document.querySelector('leeway-checker').shadowRoot.activeElement"


class Ferry(Checker):
    """A checker on the late ferry."""

    def begin(self, facts: str = "") -> Ferry:
        fragment = f"case=late_ferry&.level=crew&.on=2026-11-20+14:30&{facts}"
        self.page.evaluate(BEGIN, fragment)
        self.decision()
        return self

    def verdict(self, kind: str) -> str:
        return self.page.locator(f".lw-block-{kind}").inner_text()


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with built(tmp_path_factory.mktemp("harbour"), POLICY.read_text("utf-8")) as site:
        yield site


@pytest.fixture(scope="module")
def quay(browser: Browser, harbour: Site) -> Iterator[Visit]:
    with visit(browser, permissions=["clipboard-read", "clipboard-write"]) as one:
        Checker(one.page).open(harbour.situation("late_ferry"))
        yield one
        assert one.requests and one.elsewhere() == []


@pytest.fixture
def ferry(quay: Visit) -> Iterator[Ferry]:
    quay.complaints.clear()
    yield Ferry(quay.page).begin()
    assert (quay.complaints, quay.dialogs) == ([], [])


def _told(case: Any) -> str:
    return json.dumps({**case, "fair": {}}, ensure_ascii=False)


def test_the_whole_decision_is_what_python_says_here(harbour: Site, ferry: Ferry) -> None:
    ferry.begin(f"{KNOWN}&.claimed=club&.accepted=meal:1+meals")
    assert ferry.case()["claimed"] == ["club"] and ferry.case()["accepted"] == {"meal": "1 meals"}
    assert ferry.decision() == json.loads(wire(harbour.policy_text, _told(ferry.case())))


def test_what_they_only_say_is_marked_and_does_not_count(ferry: Ferry) -> None:
    ferry.begin(KNOWN.replace("&club=yes", "").replace("waited=3+hours+10+minutes", "waited=20+minutes"))
    page, question = ferry.page, ferry.question("club")
    assert "Verify: in the booking record" in question.inner_text()
    page.keyboard.press("3")  # the third choice is the mark; the question stays
    expect(question.get_by_role("button", name="They only say so")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("1")
    question.wait_for(state="detached")
    assert ferry.decision()["ask"] == [{"fact": "club", "for": "now", "verify": "in the booking record"}]
    assert ferry.case()["claimed"] == ["club"]
    assert "they only say so" in page.locator(".lw-chip[data-fact=club]").inner_text()
    assert "it does not count yet" in page.locator(".lw-verifying").inner_text()
    page.get_by_role("button", name="Change club card: Yes they only say so").click()
    question.get_by_role("button", name="They only say so").click()  # now it was verified
    question.wait_for(state="detached")
    assert ferry.decision()["facts"] and ferry.case()["claimed"] == []
    assert ferry.amounts("offer")["fare_credit"] == "from $20 up to $50"


def test_what_they_accept_is_counted_and_can_be_undone(ferry: Ferry) -> None:
    ferry.begin(KNOWN)
    page = ferry.page
    card = page.locator(".lw-block-offer [data-remedy=fare_credit]")
    assert "Above $40: Purser and Shore office must both say yes" in card.inner_text()
    assert "$50 of $200 left in any 12 months" in card.inner_text()
    card.get_by_role("button", name="They accept Credit for the next crossing").click()
    field = card.get_by_label("How much did they accept?")
    assert field.input_value() == "50" and page.evaluate(f"{ACTIVE}.tagName") == "INPUT"
    field.fill("900")
    field.press("Enter")
    assert card.locator(".lw-problem").inner_text() == "At most $50."
    field.fill("30.5")
    field.press("Enter")
    page.locator(".lw-accepted [data-remedy=fare_credit]").wait_for()
    assert ferry.decision()["accepted"][0]["amount"] == "30.50"
    assert "fare_credit" not in ferry.amounts("offer")
    assert "$44.50 of $75 left in this case" in page.locator(".lw-left").inner_text()
    assert "Agreed: $30.50, Credit for the next crossing." in page.locator(".lw-sentence[role=status]").inner_text()
    page.get_by_role("button", name="Undo “they accept” for Credit for the next crossing").click()
    card.wait_for()
    assert ferry.decision()["accepted"] == [] and ferry.case()["accepted"] == {}


def test_accepting_by_keyboard_and_changing_one_s_mind(ferry: Ferry) -> None:
    ferry.begin(KNOWN)
    page = ferry.page
    accept = page.locator(".lw-block-offer [data-remedy=fare_credit] .lw-accept")
    accept.focus()
    page.keyboard.press("Enter")
    assert accept.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert accept.get_attribute("aria-expanded") == "false"
    assert page.evaluate(f"{ACTIVE}.matches('.lw-accept')") and ferry.case()["accepted"] == {}
    meal = page.locator(".lw-block-offer [data-remedy=meal] .lw-accept")
    meal.focus()
    page.keyboard.press("Enter")  # one meal is left: there is nothing to type
    page.locator(".lw-accepted [data-remedy=meal]").wait_for()
    assert ferry.case()["accepted"] == {"meal": "1 meals"}


def test_times_moments_and_lengths_are_answered(ferry: Ferry) -> None:
    """Native fields for a time and a moment; a length may be typed with several units."""
    page = ferry.page
    typed = {
        "due_at": ("datetime-local", "2026-11-20T09:00", "2026-11-20 09:00", "Nov 20, 2026"),
        "boarded": ("time", "06:15", "06:15", "6:15"),
        "waited": ("text", "3 hours 10 minutes", "3 hours 10 minutes", "3 hours 10 minutes"),
    }
    page.evaluate("document.querySelector('leeway-checker').shadowRoot.querySelector('.lw-later')?.setAttribute('open', '')")
    for fact, (kind, given, told, shown) in typed.items():
        field = ferry.question(fact).locator("input")
        assert field.get_attribute("type") == kind
        field.fill(given)
        field.press("Enter")
        ferry.question(fact).wait_for(state="detached")
        assert (ferry.decision()["problems"], ferry.case()["facts"][fact]) == ([], told)
        assert shown in page.locator(f".lw-chip[data-fact={fact}]").inner_text()
    page.get_by_role("button", name="Change time it was due").click()
    assert ferry.question("due_at").locator("input").input_value() == "2026-11-20T09:00"


def test_a_date_that_the_log_counts_may_be_never(ferry: Ferry) -> None:
    ferry.begin(KNOWN.replace("&last_credit=never", ""))
    ferry.question("last_credit").get_by_role("button", name="Never").click()
    ferry.question("last_credit").wait_for(state="detached")
    assert (ferry.case()["facts"]["last_credit"], ferry.decision()["problems"]) == ("never", [])
    assert "Never" in ferry.page.locator(".lw-chip[data-fact=last_credit]").inner_text()


def test_what_is_not_possible_says_why_and_waits_folded_beside_offers(ferry: Ferry) -> None:
    ferry.begin(KNOWN)
    page = ferry.page
    assert not page.locator(".lw-none").is_visible()
    page.locator(".lw-block-none summary").click()
    assert "A cabin for the crossing" in ferry.verdict("none") and "In every other case" in ferry.verdict("none")
    ferry.begin("dispute=yes&meals_given=4+meals")
    assert page.locator(".lw-none").is_visible()
    assert "The bank decides while a dispute is open." in page.locator(".lw-banner").inner_text()
    assert "It came in within the hour; let me see what else I can do for you." in page.locator(".lw-none").inner_text()


def test_how_it_was_worked_out_and_whom_to_bring_in(ferry: Ferry) -> None:
    ferry.begin(KNOWN.replace("12:10", "14:10"))
    assert "Minutes late: 310 minutes (the minutes from time it was due to time it came in)" in ferry.verdict("working")
    above = ferry.verdict("above")
    assert "Bring in: Shore office" in above and "the red telephone" in above and "FERRY-4" in above


def test_what_is_worked_out_is_never_asked(ferry: Ferry) -> None:
    asked = {one["fact"] for one in ferry.decision()["ask"]}
    assert asked and not asked & {"minutes_late", "cleared_on", "share_back", "regular"}


def test_the_link_brings_the_case_back(ferry: Ferry) -> None:
    ferry.begin(f"{KNOWN}&.claimed=club&.accepted=meal:1+meals")
    case, page = ferry.case(), ferry.page
    page.get_by_role("button", name="Link to this case").click()
    link = page.evaluate("navigator.clipboard.readText()")
    _follow(page, link)
    ferry.decision()
    assert ferry.case() == case


def _follow(page: Page, link: str) -> None:
    page.evaluate("(hash) => { location.hash = ''; location.hash = hash; }", link.partition("#")[2])
    page.wait_for_timeout(200)
