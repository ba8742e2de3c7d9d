"""Promises: made with a case, listed with what is overdue first, kept, broken or moved, taken into a calendar, and told once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.checker import Checker
from tests.browser.served import START, Site, Visit
from tests.browser.test_axe import findings as hindrances

NOW = "2026-12-02T10:00:00+01:00"
LINE = "case=reception&tenure=12+years&.level=representative&.on=2026-11-22"
PUT = """async (entries) => {
  localStorage.setItem("leeway.logs /", "true");
  const db = await new Promise((done) => {
    const asked = indexedDB.open("leeway /", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("entries", { keyPath: "id" });
    asked.onsuccess = () => done(asked.result);
  });
  const turn = db.transaction("entries", "readwrite");
  for (const one of entries) turn.objectStore("entries").put(one);
  await new Promise((done) => { turn.oncomplete = done; });
  db.close();
}"""
KEPT = """() => new Promise((done) => {
  const asked = indexedDB.open("leeway /");
  asked.onsuccess = () => {
    const entries = asked.result.transaction("entries").objectStore("entries");
    entries.getAll().onsuccess = ({ target }) => { asked.result.close(); done(target.result); };
  };
})"""
SHIFTS = """
window.shifts = 0;
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifts += one.value;
}).observe({ type: "layout-shift", buffered: true });
"""


def entry(number: int, *promises: tuple[str, str], own: bool = True) -> dict[str, Any]:
    told = [{"what": what, "ticket": f"T-{number}", "by": by, "state": "open"} for what, by in promises]
    first = {
        "leeway_log": 1,
        "id": f"0000000{number}-entry",
        "at": f"2026-11-2{number}T10:00:00Z",
        "zone": "+00:00",
        "changed": "",
    }
    rest = {"code": "", "owed": "", "ended": "", "words": "", "fix": "", "promises": told, "own": own}
    return {**first, "rep": "", "policy": "0123456789ab", "case": LINE, **rest}


ENTRIES = [
    entry(1, ("Later", "2026-12-09"), ("This afternoon", "2026-12-02T15:30")),
    entry(2, ("Yesterday", "2026-12-01"), ("Today", "2026-12-02")),
    entry(3, ("Somebody else's", "2026-12-01"), own=False),
]


@pytest.fixture
def page(site: Site, new_visit: Callable[..., Visit]) -> Iterator[Page]:
    """A browser in which promises were made, at ten in the morning."""
    visit = new_visit(timezone_id="Europe/Berlin")
    visit.page.clock.set_fixed_time(NOW)
    visit.page.add_init_script(SHIFTS)
    visit.page.goto(f"{site.url}/release.json")  # nothing runs there that would tell of them already
    visit.page.evaluate(PUT, ENTRIES)
    yield visit.page
    assert visit.complaints in ([], ["Failed to load resource: the server responded with a status of 404 (Not Found)"])


def names(page: Page) -> Locator:
    return page.locator("leeway-promises .lw-promise strong")


def open_list(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/playbook/promises/")
    expect(names(page).first).to_be_visible(timeout=START)


def test_the_list_has_what_is_overdue_first_and_nothing_of_others(site: Site, page: Page) -> None:
    open_list(site, page)
    expect(names(page)).to_have_text(["Yesterday (T-2)", "This afternoon (T-1)", "Today (T-2)", "Later (T-1)"])
    expect(page.locator(".lw-promise-when")).to_have_text(["Overdue", "Today", "Today", "Later"])
    link = page.get_by_role("link", name="The case").first
    assert (link.get_attribute("href") or "").endswith(f"/playbook/checker/#{LINE}")


@pytest.mark.slow
def test_the_home_page_has_one_line_that_opens_and_nothing_where_there_is_nothing(
    site: Site, page: Page, new_visit: Callable[..., Visit]
) -> None:
    page.goto(f"{site.url}/")
    line = page.locator("leeway-promises summary")
    expect(line).to_have_text("4 promises are open. Overdue: Yesterday (T-2)", timeout=START)
    page.wait_for_timeout(1500)
    assert page.evaluate("window.shifts") <= 0.02, "on a wide screen it stands beside what is new"
    line.click()
    expect(names(page).first).to_be_visible()
    fresh = new_visit().page
    fresh.goto(f"{site.url}/")
    fresh.wait_for_timeout(1500)
    assert fresh.locator("leeway-promises").bounding_box() is None


@pytest.mark.slow
@pytest.mark.parametrize(("press", "state"), [("Kept", "kept"), ("Broken", "broken")])
def test_one_press_settles_a_promise_and_one_takes_it_back(press: str, state: str, site: Site, page: Page) -> None:
    open_list(site, page)
    page.get_by_role("button", name=f"{press}: Yesterday (T-2)").click()
    expect(names(page)).to_have_text(["This afternoon (T-1)", "Today (T-2)", "Later (T-1)"])
    (found,) = (one for one in page.evaluate(KEPT) if one["id"] == ENTRIES[1]["id"])
    assert [one["state"] for one in found["promises"]] == [state, "open"]
    assert found["changed"] == "2026-12-02T09:00:00Z", "so that the newer one counts where logs are brought together"
    page.get_by_role("button", name="Undo").click()
    expect(names(page)).to_have_count(4)


@pytest.mark.slow
def test_a_promise_is_moved_to_another_day(site: Site, page: Page) -> None:
    open_list(site, page)
    page.get_by_role("button", name="Move: Yesterday (T-2)").click()
    page.get_by_label("By when: Yesterday (T-2)").fill("2026-12-24")
    page.keyboard.press("Enter")
    expect(names(page).last).to_have_text("Yesterday (T-2)")


@pytest.mark.slow
def test_all_tabs_hear_of_it(site: Site, page: Page) -> None:
    open_list(site, page)
    other = page.context.new_page()
    other.clock.set_fixed_time(NOW)
    open_list(site, other)
    page.get_by_role("button", name="Kept: Yesterday (T-2)").click()
    expect(names(other)).to_have_count(3, timeout=START)


@pytest.mark.slow
def test_promises_are_taken_into_a_calendar_by_the_clock_of_the_rep(site: Site, page: Page, tmp_path: Path) -> None:
    open_list(site, page)
    with page.expect_download(timeout=START) as download:
        page.get_by_role("button", name="All as a calendar file").click()
    download.value.save_as(tmp_path / "promises.ics")
    text = (tmp_path / "promises.ics").read_bytes().decode("utf-8")
    assert re.findall(r"SUMMARY:(.*)\r\n", text) == ["Yesterday (T-2)", "This afternoon (T-1)", "Today (T-2)", "Later (T-1)"]
    assert "DTSTART:20261202T143000Z\r\n" in text and "DTSTART;VALUE=DATE:20261209\r\n" in text
    with page.expect_download(timeout=START) as download:
        page.get_by_role("button", name="Calendar file: Later (T-1)").click()
    assert download.value.suggested_filename == "promise.ics"


@pytest.mark.slow
def test_it_is_said_once_over_all_tabs_that_a_promise_is_due(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/playbook/card/")
    notice = page.locator(".lw-notice")
    expect(notice).to_contain_text("its time has passed: Yesterday (T-2). And 1 more.", timeout=START)
    expect(notice.get_by_role("link")).to_have_text("Show my promises")
    other = page.context.new_page()
    other.clock.set_fixed_time(NOW)
    other.goto(f"{site.url}/playbook/card/")
    other.wait_for_timeout(3000)
    assert other.locator(".lw-notice").count() == 0
    other.clock.set_fixed_time("2026-12-02T14:45:00+01:00")
    other.reload()
    expect(other.locator(".lw-notice")).to_contain_text("within the hour: This afternoon (T-1).", timeout=START)
    other.clock.set_fixed_time("2026-12-02T15:45:00+01:00")
    other.reload()
    expect(other.locator(".lw-notice")).to_contain_text("its time has passed: This afternoon (T-1).", timeout=START)


@pytest.mark.slow
def test_whoever_is_in_the_middle_of_a_case_is_not_disturbed(site: Site, page: Page) -> None:
    Checker(page).open(site.situation("reception", "#case=reception&tenure=12+years"))
    assert page.evaluate("document.querySelector('leeway-checker').begun")
    page.wait_for_timeout(4000)
    assert page.locator(".lw-notice").count() == 0
    assert page.evaluate("localStorage.getItem('leeway.reminded /')") is None


@pytest.mark.slow
def test_a_promise_is_made_while_a_case_is_logged(site: Site, new_visit: Callable[..., Visit]) -> None:
    page = new_visit(timezone_id="America/New_York").page
    page.clock.set_fixed_time("2026-12-04T15:00:00-05:00")
    Checker(page).open(site.situation("reception"))
    page.get_by_role("button", name="Log it").click()
    page.get_by_text("Promise something").click(timeout=START)
    page.get_by_label("Ticket number").fill("T-7")
    row = page.locator(".lw-promise-row", has_text="A technician on site")
    row.get_by_role("checkbox").check(timeout=START)
    assert row.get_by_label("By when").input_value() == "2026-12-08", "two working days from a Friday"
    own = page.get_by_label("Something else", exact=True)
    own.fill("Write to bell@example.org")
    expect(page.locator(".lw-promise-own .lw-personal")).to_contain_text("who the customer is")
    own.fill("Write what became of it")
    page.get_by_role("button", name="Keep", exact=False).last.click()
    expect(page.locator(".lw-promise-row")).to_have_count(0)
    (kept,) = page.evaluate(KEPT)
    assert kept["promises"] == [
        {"what": "A technician on site", "ticket": "T-7", "by": "2026-12-08", "state": "open"},
        {"what": "Write what became of it", "ticket": "T-7", "by": "2026-12-04", "state": "open"},
    ]


@pytest.mark.slow
def test_a_promise_of_hours_has_its_minute(site: Site, new_visit: Callable[..., Visit]) -> None:
    page = new_visit(timezone_id="America/New_York").page
    page.clock.set_fixed_time("2026-12-04T15:00:00-05:00")
    Checker(page).open(site.situation("late_delivery"))
    page.get_by_role("button", name="Log it").click()
    page.get_by_text("Promise something").click(timeout=START)
    row = page.locator(".lw-promise-row", has_text="News of where the parcel is")
    expect(row.get_by_label("By when")).to_have_value("2026-12-04T19:00", timeout=START)


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_keeps_people_out_of_it(width: int, site: Site, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    open_list(site, page)
    page.get_by_role("button", name="Move: Yesterday (T-2)").click()
    found = hindrances(page, "promises")
    page.goto(f"{site.url}/")
    page.locator("leeway-promises summary").click(timeout=START)
    found += hindrances(page, "home")
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
