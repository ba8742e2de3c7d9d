"""The log of wins: a case by three keys, kept in the browser, told apart from what is personal, taken along, and counted."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from leeway.offers.check_code import code
from tests.browser.checker import Checker
from tests.browser.served import START, Site, Visit, wait_until
from tests.logs import lines, sheet
from tests.project import leeway

GIFT = "#case=small_disappointment&fault=ours&tenure=1+year&.accepted=small_gift:2+gifts&.on=2026-11-22"
ALL = """() => new Promise((done, reject) => {
  const asked = indexedDB.open("leeway /");
  asked.onerror = () => reject(asked.error);
  asked.onsuccess = () => {
    const found = asked.result.transaction("entries").objectStore("entries").getAll();
    found.onsuccess = () => { asked.result.close(); done(found.result); };
  };
})"""
NEWER = """() => new Promise((done) => {
  const asked = indexedDB.open("leeway /", 7);
  asked.onupgradeneeded = () => {
    const { result } = asked;
    if (result.objectStoreNames.contains("entries")) result.deleteObjectStore("entries");
    result.createObjectStore("entries", { keyPath: "id" }).put({ id: "of-the-future" });
  };
  asked.onblocked = () => done("blocked");
  asked.onsuccess = () => { asked.result.close(); done("grown"); };
})"""
FULL = "IDBObjectStore.prototype.put = () => { throw new DOMException('no room', 'QuotaExceededError'); }"
FORBIDDEN = "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } })"
# Which answers were drawn from the page's opening on.
DECISIONS = """
window.decided = [];
for (const type of ["leeway-opening", "leeway-decision"]) {
  const left = ({ facts = [] }) => facts.find(({ fact }) => fact === "gifts_left")?.text ?? "";
  addEventListener(type, ({ detail }) => decided.push(left(detail)));
}
"""
Json = dict[str, Any]


@pytest.fixture
def page(watched: Visit) -> Page:
    """A page of a browser in which nobody has logged anything; it must not complain."""
    return watched.page


def case(page: Page, site: Site, fragment: str = GIFT) -> Checker:
    return Checker(page).open(site.situation("small_disappointment", fragment))


def log(page: Page, *keys: str) -> None:
    """Press the key that logs, and those that follow in the form."""
    page.keyboard.press("q")
    expect(page.locator(".lw-win")).to_be_visible()
    expect(page.locator(".lw-win input:checked")).to_be_focused()
    for key in keys:
        page.keyboard.press(key)


def kept(page: Page) -> list[Json]:
    found: list[Json] = page.evaluate(ALL)
    return found


def wins(page: Page, site: Site) -> Locator:
    """The page of wins, drawn."""
    page.goto(f"{site.url}/playbook/wins/")
    expect(page.locator("leeway-wins .lw-wins-files")).to_be_visible()
    return page.locator("leeway-wins")


def saved(page: Page, form: str, folder: Path) -> Path:
    with page.expect_download() as started:
        page.get_by_role("button", name=f"Save your log as {form}").click()
    path = folder / started.value.suggested_filename
    started.value.save_as(path)
    return path


def policy_of(site: Site) -> Json:
    found: Json = json.loads(site.policy_text)
    return found


def row(site: Site, number: int, **more: Any) -> Json:
    """A line of a colleague's log."""
    version = policy_of(site)["version"]
    line = "case=small_disappointment&fault=ours&.level=representative&.accepted=small_gift:1+gift&.on=2026-11-22"
    whose = {
        "leeway_log": 1,
        "id": f"colleague-{number}",
        "at": f"2026-11-{number + 1:02}T09:00:00Z",
        "zone": "+01:00",
        "rep": "Ann",
    }
    decided = {"policy": version, "case": line, "code": code(version, line), "owed": ""}
    return {**whose, **decided, "changed": "", "ended": "stayed", "words": "", "fix": "", "promises": [], **more}


@pytest.mark.slow
def test_three_keys_log_a_case_as_the_manual_says(page: Page, site: Site) -> None:
    decision = case(page, site).decision()
    log(page, "3", "Enter")
    expect(page.locator(".lw-done")).to_have_text("Logged.")
    expect(page.locator(".lw-win")).to_have_count(0)
    expect(page.locator(".lw-log")).to_be_focused()
    (one,) = kept(page)
    assert (one["leeway_log"], one["ended"], one["policy"]) == (1, "praised", decision["policy"])
    assert {"case": one["case"], "code": one["code"]} == decision["check"]
    assert [one[key] for key in ("owed", "words", "fix", "changed", "promises")] == ["", "", "", "", []]
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", one["id"]) and re.fullmatch(
        r"\d{4}-\d\d-\d\dT[\d:]{8}Z", one["at"]
    )


@pytest.mark.slow
def test_the_name_is_asked_once_and_the_words_are_kept(page: Page, site: Site) -> None:
    case(page, site)
    log(page, "1", "Tab")
    page.keyboard.type("She said: lovely!")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("Twice.")
    page.get_by_label("Tell us what to fix").fill("The shelf is too high")
    page.get_by_label("Your name or initials").fill("Ann")
    page.keyboard.press("Enter")
    expect(page.locator(".lw-done")).to_have_text("Logged.")
    (one,) = kept(page)
    assert (one["rep"], one["words"], one["fix"], one["ended"]) == (
        "Ann",
        "She said: lovely!\nTwice.",
        "The shelf is too high",
        "stayed",
    )
    log(page)
    expect(page.get_by_label("Your name or initials")).to_have_count(0)


@pytest.mark.slow
def test_a_case_that_is_logged_again_changes_its_entry(page: Page, site: Site) -> None:
    case(page, site)
    log(page, "0", "Enter")
    expect(page.locator(".lw-done")).to_have_text("Logged.")
    (before,) = kept(page)
    log(page)
    expect(page.locator(".lw-win")).to_contain_text("This case is in your log: change it")
    page.keyboard.press("3")
    page.keyboard.press("Enter")
    expect(page.locator(".lw-done")).to_have_text("Your log was changed.")
    (now,) = kept(page)
    assert (now["id"], now["at"], before["ended"], now["ended"], bool(now["changed"])) == (
        before["id"],
        before["at"],
        "",
        "praised",
        True,
    )


@pytest.mark.slow
def test_the_form_follows_the_case_and_survives_a_fresh_start(page: Page, site: Site) -> None:
    case(page, site, "#case=small_disappointment&fault=ours&tenure=1+year")
    log(page)
    expect(page.locator(".lw-win-said")).to_contain_text("Nothing was given so far")
    page.locator(".lw-block-offer .lw-accept").first.click()
    page.locator(".lw-accept-do:visible").click()
    expect(page.locator(".lw-win-said")).to_contain_text("Given: 2 gifts A small gift")
    page.get_by_label("What they said").fill("Oh!")
    page.locator(".lw-over").click()
    Checker(page).decision()
    expect(page.get_by_label("What they said")).to_have_value("Oh!")
    page.get_by_label("What they said").press("Enter")
    expect(page.locator(".lw-done")).to_have_text("Logged.")
    assert ".accepted=small_gift:2+gifts" in kept(page)[0]["case"]


@pytest.mark.slow
def test_what_looks_personal_is_warned_of_and_not_forbidden(page: Page, site: Site) -> None:
    case(page, site)
    log(page)
    words = page.get_by_label("What they said")
    words.fill("Their ticket T-1041 of 2026-11-30, $1,250.00")
    expect(page.locator(".lw-personal").first).to_be_empty()
    words.fill("Call me on 0171 2345678, or ann@example.com")
    expect(page.locator(".lw-personal").first).to_have_text(
        "This looks like a telephone number, an e-mail address. Please leave out who the customer is."
    )
    words.press("Enter")
    expect(page.locator(".lw-done")).to_have_text("Logged.")


@pytest.mark.slow
def test_other_tabs_see_it_at_once(page: Page, site: Site) -> None:
    other = page.context.new_page()
    wins(other, site)
    expect(other.locator(".lw-wins-row")).to_have_count(0)
    case(page, site)
    log(page, "1", "Enter")
    expect(other.locator(".lw-wins-row")).to_have_count(1)
    other.get_by_role("button", name=re.compile("^Change A small")).click()
    other.get_by_label("What they said").fill("Thank you!")
    page.evaluate("1")
    other.get_by_label("What they said").press("Enter")
    expect(other.locator(".lw-wins-words")).to_contain_text("Thank you!")
    wait_until(page, f"async () => (await ({ALL})())[0].changed !== ''")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("script", "said"),
    [(FULL, "this browser has no room left"), (FORBIDDEN, "this browser keeps nothing for this page")],
    ids=["full", "forbidden"],
)
def test_what_could_not_be_kept_is_told_and_nothing_typed_is_lost(
    new_visit: Callable[..., Visit], site: Site, script: str, said: str
) -> None:
    one = new_visit(permissions=["clipboard-read", "clipboard-write"])
    page = one.page
    page.add_init_script(script)
    case(page, site)
    log(page, "3")
    page.get_by_label("What they said").fill("Great!")
    page.get_by_label("What they said").press("Enter")
    expect(page.locator(".lw-win-trouble")).to_contain_text(said)
    expect(page.get_by_label("What they said")).to_have_value("Great!")
    page.get_by_role("button", name="Copy this row").click()
    expect(page.locator(".lw-win-trouble")).to_contain_text("Copied")
    line = json.loads(page.evaluate("navigator.clipboard.readText()"))
    assert (line["ended"], line["words"], "own" in line) == ("praised", "Great!", False)
    assert one.complaints == []


@pytest.mark.slow
def test_a_log_of_a_newer_release_is_told_and_left_as_it_is(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/404.html")
    page.evaluate(NEWER)
    case(page, site)
    log(page, "3", "Enter")
    expect(page.locator(".lw-win-trouble")).to_contain_text("written by a newer release")
    wins(page, site)
    expect(page.get_by_role("alert").filter(has_text="newer release")).to_be_visible()
    assert page.evaluate(ALL) == [{"id": "of-the-future"}]


@pytest.mark.slow
def test_an_open_page_lets_a_newer_release_change_the_log(page: Page, site: Site) -> None:
    wins(page, site)
    other = page.context.new_page()
    other.goto(f"{site.url}/404.html")
    assert other.evaluate(NEWER) == "grown"


@pytest.mark.slow
def test_an_entry_is_changed_removed_and_brought_back(page: Page, site: Site) -> None:
    case(page, site)
    log(page, "0", "Enter")
    expect(page.locator(".lw-done")).to_have_text("Logged.")
    wins(page, site)
    expect(page.locator(".lw-wins-row")).to_contain_text("Given: 2 gifts A small gift")
    page.get_by_role("button", name=re.compile("^Change A small")).click()
    expect(page.locator(".lw-win input:checked")).to_be_focused()
    page.keyboard.press("4")
    page.keyboard.press("Enter")
    expect(page.locator(".lw-wins-end")).to_have_text("Passed on")
    (one,) = kept(page)
    assert (one["ended"], bool(one["changed"])) == ("escalated", True)
    page.get_by_role("button", name=re.compile("^Delete A small")).click()
    expect(page.locator(".lw-wins-row")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".lw-wins-row")).to_have_count(1)
    assert kept(page) == [one]
    page.get_by_role("button", name="Delete all…").click()
    assert kept(page) == [one]
    page.get_by_role("button", name="Delete for good").click()
    expect(page.locator(".lw-wins-files")).to_contain_text("All entries are deleted.")
    assert kept(page) == []


@pytest.mark.slow
def test_the_export_is_read_whole_by_the_report(page: Page, site: Site, tmp_path: Path) -> None:
    for words, end in (('=1+1, "so good"\nshe said', "1"), ("-Tschüß; 😀", "3"), ("", "4")):
        page.goto("about:blank")
        case(page, site)
        log(page, end)
        page.get_by_label("What they said").fill(words)
        page.get_by_label("What they said").press("Enter")
        expect(page.locator(".lw-win")).to_have_count(0)
    wins(page, site)
    expect(page.locator(".lw-wins-row")).to_have_count(3)
    out = [saved(page, form, tmp_path) for form in ("CSV", "JSON")]
    entries = kept(page)
    read = [json.loads(line) for line in out[1].read_text("utf-8").splitlines()]
    assert sorted((one["id"], one["words"]) for one in read) == sorted((one["id"], one["words"]) for one in entries)
    assert all("own" not in one for one in read)
    assert out[0].read_text("utf-8").count("'=1+1") == 1
    for number, path in enumerate(out):
        run = leeway(
            "report",
            path,
            "--policy",
            site.folder.parent / "policy" / "policy.yml",
            "--out",
            tmp_path / f"{number}",
            cwd=tmp_path,
        )
        assert (run.returncode, run.stderr) == (0, ""), run.stderr
        assert run.stdout.startswith("3 lines of 1 file: 3 entries, 0 set aside.")
        assert "3 of 3 (100.0%) were within limits" in (tmp_path / f"{number}" / "index.html").read_text("utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_a_colleagues_export_comes_in_and_no_line_is_lost(page: Page, site: Site, tmp_path: Path, form: str) -> None:
    write = sheet if form == "csv" else lines
    path = tmp_path / f"log.{form}"
    rows = [row(site, number) for number in range(3)]
    path.write_text(write(rows), "utf-8")
    found = wins(page, site)
    file = found.get_by_label("Bring in a file")
    file.set_input_files(path)
    expect(found).to_contain_text(f"{path.name}: 3 new.")
    newer = {**rows[0], "changed": "2026-11-29T10:00:00Z", "words": "Hello"}
    path.write_text(write([newer, rows[1], row(site, 5), {**row(site, 6), "zone": "CET"}]), "utf-8")
    file.set_input_files(path)
    expect(found).to_contain_text(f"{path.name}: 1 new. 1 newer than here. 1 was here already.")
    expect(found).to_contain_text("1 line was set aside; everything else is in:")
    expect(found.locator(".lw-wins-aside li")).to_contain_text(f"Line {5 if form == 'csv' else 4}: “zone” cannot be that.")
    assert {one["id"]: one["words"] for one in kept(page)} == {
        "colleague-0": "Hello", "colleague-1": "", "colleague-2": "", "colleague-5": "",
    }  # fmt: skip


def test_months_and_totals(page: Page, site: Site, tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    ends = ["stayed", "praised", "praised", "left"]
    rows = [row(site, number, ended=end, at=f"2026-{11 - number % 2}-03T09:00:00Z") for number, end in enumerate(ends)]
    path.write_text(lines([*rows, row(site, 9, at="2026-09-30T23:30:00Z")]), "utf-8")
    found = wins(page, site)
    found.get_by_label("Bring in a file").set_input_files(path)
    expect(found.locator(".lw-wins-row")).to_have_count(5)
    month = found.get_by_label("Month")
    assert month.locator("option").all_inner_texts() == ["All months", "November 2026", "October 2026"], (
        "at 23:30 it was October there"
    )
    month.select_option("2026-10")
    expect(found.locator(".lw-wins-row")).to_have_count(3)
    expect(found.locator("[data-total=praised] dd")).to_have_text("1")
    expect(found.locator("[data-total=left] dd")).to_have_text("1")


@pytest.mark.slow
def test_what_was_given_is_left_out_of_the_next_case_without_a_flash(page: Page, site: Site) -> None:
    page.clock.set_fixed_time("2026-11-20T10:00:00Z")
    case(page, site)
    log(page, "1", "Enter")
    expect(page.locator(".lw-done")).to_have_text("Logged.")
    page.add_init_script(DECISIONS)
    checker = case(page, site, "")
    assert page.evaluate("decided") == ["18 gifts"], "the page's own answer takes a full shelf for granted"
    chip = page.locator(".lw-chip[data-fact=gifts_left]")
    expect(chip).to_contain_text("18 gifts")
    expect(chip).to_contain_text("from your log")
    assert checker.case()["facts"] == {"gifts_left": "18 gifts"} and "gifts_left=18+gifts" in checker.decision()["check"]["case"]
    assert page.evaluate("document.querySelector('leeway-checker').begun") is False
    page.keyboard.press("Backspace")
    assert checker.case()["facts"] == {"gifts_left": "18 gifts"}, "nobody told it, so nobody takes it back"
    page.keyboard.press("g")
    page.keyboard.press("Enter")
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    wait_until(page, "() => document.querySelector('leeway-checker').case.facts.gifts_left === '5 gifts'")
    checker.decision()
    expect(chip).not_to_contain_text("from your log")
    page.goto(site.situation("reception"))
    assert Checker(page).decision()["check"]["case"].count("gifts_left") == 0, "nothing there depends on gifts"


@pytest.mark.slow
def test_nobody_who_does_not_log_is_told_of_a_log(page: Page, site: Site) -> None:
    page.add_init_script(DECISIONS)
    checker = case(page, site, "")
    assert checker.case()["facts"] == {} and page.evaluate("decided[0]") in ("", "20 gifts")
    page.goto(f"{site.url}/playbook/remedies/")
    page.wait_for_function("() => document.readyState === 'complete'")
    expect(page.locator(".lw-budget-left")).to_have_count(0)


@pytest.mark.slow
@pytest.mark.parametrize(("zone", "left"), [("Asia/Tokyo", "20 gifts"), ("America/New_York", "18 gifts")])
def test_a_month_ends_on_the_clock_of_the_rep(new_visit: Callable[..., Visit], site: Site, zone: str, left: str) -> None:
    one = new_visit(timezone_id=zone)
    one.page.clock.set_fixed_time("2026-11-30T14:50:00Z")  # ten minutes before midnight in Tokyo
    case(one.page, site)
    log(one.page, "1", "Enter")
    expect(one.page.locator(".lw-done")).to_have_text("Logged.")
    one.page.clock.set_fixed_time("2026-11-30T15:10:00Z")
    checker = case(one.page, site, "")
    assert checker.case()["facts"] == {"gifts_left": left}
    assert kept(one.page)[0]["zone"] == {"Asia/Tokyo": "+09:00", "America/New_York": "-05:00"}[zone]


@pytest.mark.slow
def test_a_page_that_stood_open_over_midnight_counts_anew_with_the_first_answer(page: Page, site: Site) -> None:
    page.clock.set_fixed_time("2026-11-30T10:00:00Z")
    case(page, site)
    log(page, "1", "Enter")
    expect(page.locator(".lw-done")).to_have_text("Logged.")
    checker = case(page, site, "")
    assert checker.case()["facts"] == {"gifts_left": "18 gifts"}
    page.clock.set_fixed_time("2026-12-02T10:00:00Z")
    page.keyboard.press("1")
    assert checker.decision() and checker.case()["facts"] == {"gifts_left": "20 gifts", "fault": "ours"}


@pytest.mark.slow
def test_a_colleagues_gifts_are_not_counted_and_the_gift_list_says_what_is_left(page: Page, site: Site, tmp_path: Path) -> None:
    page.clock.set_fixed_time("2026-11-20T10:00:00Z")
    case(page, site)
    log(page, "1")
    page.get_by_label("Your name or initials").fill("Bea")
    page.keyboard.press("Enter")
    expect(page.locator(".lw-done")).to_have_text("Logged.")
    path = tmp_path / "log.jsonl"
    path.write_text(lines([row(site, 1), row(site, 2, rep=" bea ")]), "utf-8")
    found = wins(page, site)
    found.get_by_label("Bring in a file").set_input_files(path)
    expect(found.locator(".lw-wins-budgets [data-remedy=small_gift]")).to_contain_text(
        "17 of 20 gifts left this month", timeout=START
    )
    page.goto(f"{site.url}/playbook/remedies/")
    place = page.locator("td[data-budget=small_gift]")
    expect(place).to_contain_text("You: 17 of 20 gifts left this month", timeout=START)
    expect(page.locator("td[data-budget=extra_channels] .lw-budget-left")).to_have_count(0)


@pytest.mark.slow
def test_a_panel_on_its_own_logs(new_visit: Callable[..., Visit], site: Site) -> None:
    one = new_visit()
    one.page.goto(site.situation("small_disappointment", GIFT).replace("/#", "/?embed#"))
    Checker(one.page).decision()
    log(one.page, "1", "Enter")
    expect(one.page.locator(".lw-done")).to_have_text("Logged.")
    assert len(kept(one.page)) == 1
