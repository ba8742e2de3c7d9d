"""What the checker does where the customer chooses, where the time of day counts, and where much is taken as usual."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.checker import BEGIN, Checker
from tests.browser.conftest import built
from tests.browser.served import Site, Visit, visit

POLICY = Path(__file__).parents[1] / "pages" / "choice.yml"
KNOWN = "cancelled=yes&fare=not+known&booked_on=2026-10-02"
SPACE = "\N{NO-BREAK SPACE}"


class Pier(Checker):
    """A checker on a crossing that did not sail."""

    def begin(self, facts: str = "", on: str = "2026-11-20+14:30") -> Pier:
        self.page.evaluate(BEGIN, f"case=no_crossing&.level=crew&.on={on}&{facts}")
        self.decision()
        return self

    def text(self, selector: str) -> str:
        return self.page.locator(selector).inner_text()


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    # Amounts and dates much as in German, and a language that the interface does not have, so that it speaks English.
    text = POLICY.read_text("utf-8").replace("locale: de_DE", "locale: fi_FI")
    assert "fi_FI" in text
    with built(tmp_path_factory.mktemp("pier"), text) as site:
        yield site


@pytest.fixture(scope="module")
def quay(browser: Browser, harbour: Site) -> Iterator[Visit]:
    with visit(browser) as one:
        Checker(one.page).open(harbour.situation("no_crossing"))
        yield one
        assert one.requests and one.elsewhere() == []


@pytest.fixture
def pier(quay: Visit) -> Iterator[Pier]:
    quay.complaints.clear()
    yield Pier(quay.page).begin()
    assert (quay.complaints, quay.dialogs) == ([], [])


def test_a_right_to_one_of_two_is_read_as_either_or(pier: Pier) -> None:
    pier.begin(f"{KNOWN}&booked_at=2026-11-20+09:00")
    owed = pier.text(".lw-block-owed")
    assert "Either one, as they choose" in owed and owed.index("The fare back") < owed.index("\nor\n") < owed.index(
        "Another crossing"
    )
    sentence = pier.text(".lw-sentence[role=status]")
    assert f"Owed: either 40{SPACE}€, The fare back or Another crossing." in sentence
    assert "It is silent on A quiet cabin." in sentence


def test_a_silent_policy_says_once_whom_to_ask(pier: Pier) -> None:
    pier.begin(f"{KNOWN}&booked_at=2026-11-20+09:00")
    silent = pier.text(".lw-block-silent")
    assert silent.count("Ask: ") == 1 and silent.endswith("Ask: Purser, cabin 12")


def test_much_that_is_taken_as_usual_waits_folded(pier: Pier) -> None:
    pier.begin(f"{KNOWN}&booked_at=2026-11-20+09:00")
    page, dog = pier.page, pier.page.locator(".lw-chip[data-fact=dog]")
    assert not dog.is_visible()
    summary = page.locator(".lw-known summary")
    assert summary.inner_text() == "3 things taken as usual"
    summary.press("Enter")
    assert "assumed" in dog.inner_text()
    page.get_by_role("button", name="Change the dog").click()
    pier.question("dog").get_by_role("button", name="Yes").click()
    pier.question("dog").wait_for(state="detached")
    assert pier.decision()["offers"][-1]["remedy"] == "blanket"
    assert page.locator(".lw-known summary").count() == 0, "two may stand open"
    assert page.locator(".lw-chip[data-fact=car]").is_visible()


def test_chips_say_what_is_not_known_and_dates_as_the_policy_writes_them(pier: Pier) -> None:
    pier.begin(f"{KNOWN}&booked_at=2026-11-20+09:00")
    assert f"Not known (40{SPACE}€ counts)" in pier.text(".lw-chip[data-fact=fare]")
    assert "2.10.2026" in pier.text(".lw-chip[data-fact=booked_on]")
    assert "20.11.2026 klo 9.00" in pier.text(".lw-chip[data-fact=booked_at]")


def test_what_would_give_something_stands_with_what_is_not_possible(pier: Pier) -> None:
    pier.begin(f"{KNOWN}&booked_at=2026-11-20+09:00")
    pier.page.locator(".lw-block-none summary").click()
    none = pier.text(".lw-none")
    assert "A blanket" in none and "What would give something" in none and "if there is a dog: yes" in none


def test_the_time_is_asked_where_the_day_alone_leaves_an_amount_open(pier: Pier) -> None:
    pier.begin(f"{KNOWN}&booked_at=2026-11-19+09:00", on="2026-11-20")
    page, clock = pier.page, pier.page.locator(".lw-time")
    assert "At what time on 20.11.2026?" in clock.inner_text()
    assert not clock.get_by_role("button", name="Now").is_visible(), "the case is not about today"
    field = clock.locator("input")
    field.fill("08:30")
    field.press("Enter")
    clock.wait_for(state="detached")
    assert (pier.case()["on"], pier.decision()["needs_time"]) == ("2026-11-20 08:30", False)
    assert pier.amounts("offer")["change_of_mind"] == f"up to 8{SPACE}€"
    assert page.locator(".lw-time").count() == 0


def test_today_is_one_key_away(pier: Pier) -> None:
    pier.begin("cancelled=yes&fare=not+known&booked_at=2026-11-20+09:00")
    pier.question("booked_on").locator("input").focus()
    pier.page.keyboard.press("t")
    pier.question("booked_on").wait_for(state="detached")
    assert pier.case()["facts"]["booked_on"] == "2026-11-20"
