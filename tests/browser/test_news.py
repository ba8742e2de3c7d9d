"""What is new for a reader since they last looked: at its rows, and in the list of it, over several releases."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from leeway import pipeline, publish
from tests import project
from tests.browser.served import START, Site, Visit, serve, wait_until

pytestmark = pytest.mark.slow

SITUATION = "late_order"
MARK = ".lw-news-mark"
GIFT = "small_gift.otherwise"
HELPS = "say: What I can do right now is this."
# What each release has in the place of what was there before. In the last one something is gone, and something is new.
EDITS: tuple[tuple[tuple[str, str], ...], ...] = (
    (),
    (
        ("otherwise: , representative: 1 gift", "otherwise: , representative: 2 gifts"),
        ("small_gift: 1 gift", "small_gift: 2 gifts"),
    ),
    (
        ("otherwise: , representative: 2 gifts", "otherwise: , representative: 3 gifts"),
        ("small_gift: 2 gifts", "small_gift: 3 gifts"),
        ("within: 1 working day", "within: 2 working days"),
        (HELPS, "say: Here is what I can do right now."),
        (
            "  - avoid: I'm sorry you feel that way\n    say: I'm sorry. We were late, and you counted on us.\n"
            "    why: An apology that admits nothing makes it worse.\n",
            "  - avoid: Calm down\n    say: I see that this is bad.\n    why: Nobody ever did.\n",
        ),
    ),
)
SHIFTS = """
window.shifts = 0;
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifts += one.value;
}).observe({ type: "layout-shift", buffered: true });
"""
KEPT = "JSON.parse(localStorage.getItem('leeway.news /'))"
SEEN = 4_000  # ms in which a row that is on the screen has long been seen


@dataclass(frozen=True, slots=True)
class Shop:
    """A small shop's releases, and the site on which one of them is published."""

    site: Site
    root: Path
    folders: tuple[Path, ...]

    def publish(self, number: int) -> None:
        self.site.server.folder = self.folders[number]

    def version(self, number: int) -> str:
        return str(json.loads((self.folders[number] / "release.json").read_text("utf-8"))["policy"])

    @property
    def situation(self) -> str:
        return self.site.situation(SITUATION)

    @property
    def changes(self) -> str:
        return f"{self.site.url}/playbook/changes/"


@contextmanager
def published(folder: Path) -> Iterator[Shop]:
    """The releases, served until the end of the block."""
    root = project.small(folder)
    with serve(root) as site:
        config = root / "mkdocs.yml"
        config.write_text(f"{config.read_text('utf-8')}\nsite_url: {site.url}/\n", "utf-8")
        yield Shop(site, root, tuple(_release(root, number, edits) for number, edits in enumerate(EDITS)))


def _release(root: Path, number: int, edits: tuple[tuple[str, str], ...]) -> Path:
    policy = root / "policy" / "policy.yml"
    text = policy.read_text("utf-8")
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new)
    policy.write_text(text, "utf-8")
    found = publish.build(pipeline.project(policy), root / "site", publish.Wanted(record=True, proved=False))
    assert found.policy is not None, found.problems
    place = root / f"release-{number}"
    shutil.copytree(root / "site", place)
    return place


@pytest.fixture(scope="module")
def all_releases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    with published(tmp_path_factory.mktemp("news")) as found:
        yield found


@pytest.fixture
def shop(all_releases: Shop) -> Shop:
    """The site, with its first release published."""
    all_releases.publish(0)
    return all_releases


@pytest.fixture
def page(new_visit: Callable[..., Visit]) -> Page:
    found = new_visit()
    found.without_python()
    found.page.add_init_script(SHIFTS)
    return found.page


def open_page(page: Page, address: str) -> Page:
    """The page, when it has told what it has to tell: what the reader knows of it is kept by then."""
    page.goto(address)
    settled(page)
    return page


def settled(page: Page) -> None:
    wait_until(page, "() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/news.json'))")
    wait_until(page, f"() => Object.hasOwn({KEPT}?.pages ?? {{}}, location.pathname.slice(1))")
    page.wait_for_timeout(600)  # for the styles, and what comes after them


def row(page: Page, clause: str) -> Locator:
    return page.locator(f"[id='{clause}']")


def test_a_reader_who_was_never_here_sees_no_marks(shop: Shop, page: Page) -> None:
    shop.publish(2)
    open_page(page, f"{shop.site.url}/")
    expect(page.locator(".lw-news")).to_have_text("From now on, what changes is marked for you here.")
    open_page(page, shop.situation)
    assert page.locator(MARK).count() == 0
    open_page(page, f"{shop.site.url}/")
    expect(page.locator(".lw-news")).to_have_text("Nothing new since you last looked.")


def test_the_row_that_changed_says_what_it_was_when_the_reader_saw_it_last(shop: Shop, page: Page) -> None:
    """After two versions: not what the version between said. On every page that has the row."""
    open_page(page, shop.situation)
    shop.publish(2)
    for address in (shop.situation, f"{shop.site.url}/playbook/authority/"):
        open_page(page, address)
        found = row(page, GIFT)
        expect(found.locator(MARK)).to_have_text("Changed, was 1 gift")
        name = found.locator(MARK).get_attribute("aria-label")
        assert name == "Changed, was 1 gift. Since you last looked: Every level: was 1 gift, now 3 gifts"
    assert page.locator(MARK).count() == 1


def test_what_a_mark_says_stands_open_where_it_is_not_on_the_screen_yet_and_opens_by_a_key(shop: Shop, page: Page) -> None:
    open_page(page, shop.situation)
    shop.publish(2)
    open_page(page, shop.situation)
    note = row(page, GIFT).locator(".lw-news-note")
    assert note.is_visible(), "it lies further down"
    page.set_viewport_size({"width": 1280, "height": 6000})
    open_page(page, shop.situation)
    assert note.is_hidden()
    row(page, GIFT).locator(MARK).focus()
    page.keyboard.press("Enter")
    expect(note).to_have_text("Every level: was 1 gift, now 3 gifts")
    assert row(page, GIFT).locator(MARK).get_attribute("aria-expanded") == "true"


def test_what_was_on_the_screen_for_a_moment_is_seen_and_what_was_not_stays_marked(shop: Shop, page: Page) -> None:
    open_page(page, shop.situation)
    shop.publish(2)
    open_page(page, shop.situation)
    row(page, GIFT).scroll_into_view_if_needed()
    row(page, GIFT).evaluate("(one) => one.scrollIntoView({ block: 'end' })")
    wait_until(page, f"() => {KEPT}.seen['clause:small_gift.otherwise'] === '{shop.version(2)}'", patience=SEEN)
    expect(row(page, GIFT).locator(MARK)).to_be_visible()  # not taken away under the reader's eyes
    open_page(page, shop.situation)
    assert row(page, GIFT).locator(MARK).count() == 0
    assert page.locator(".lw-news-rest").count() == 1, "what stands further down was not looked at"


def test_what_is_new_and_what_is_gone_is_told(shop: Shop, page: Page) -> None:
    open_page(page, f"{shop.site.url}/playbook/phrases/")
    shop.publish(2)
    open_page(page, f"{shop.site.url}/playbook/phrases/")
    came = page.locator(".lw-words tr", has_text="Calm down")
    expect(came.locator(MARK)).to_have_text("New")
    changed = page.locator(".lw-words tr", has_text="Here is what I can do right now.")
    expect(changed.locator(MARK)).to_have_text("Changed")
    rest = page.locator(".lw-news-rest")
    expect(rest.locator("strong")).to_have_text("Gone: I'm sorry you feel that way")
    assert "Helps: was “I'm sorry. We were late, and you counted on us.”" in rest.inner_text()


def test_the_list_has_all_that_is_new_with_links_to_the_rows_and_is_emptied_by_whoever_knows(shop: Shop, page: Page) -> None:
    for address in (f"{shop.site.url}/", shop.situation):
        open_page(page, address)
    shop.publish(1)
    for address in (f"{shop.site.url}/", shop.changes):
        open_page(page, address)
        expect(page.locator(".lw-news summary")).to_have_text("1 change since you last looked")
    shop.publish(2)
    open_page(page, f"{shop.site.url}/")
    expect(page.locator(".lw-news summary")).to_have_text("5 changes since you last looked")
    page.locator(".lw-news summary").click()
    link = page.get_by_role("link", name="A small gift in the next parcel")
    assert link.get_attribute("href") == f"{shop.situation}#{GIFT}"
    page.get_by_role("button", name="I know these").click()
    expect(page.locator(".lw-news")).to_have_text("Nothing new since you last looked.")
    open_page(page, shop.situation)
    assert page.locator(MARK).count() == 0


def test_what_is_seen_in_one_tab_is_seen_in_the_others(shop: Shop, page: Page) -> None:
    open_page(page, shop.situation)
    shop.publish(1)
    home = open_page(page, f"{shop.site.url}/")
    expect(home.locator(".lw-news summary")).to_have_text("1 change since you last looked")
    other = page.context.new_page()
    open_page(other, shop.situation)
    row(other, GIFT).evaluate("(one) => one.scrollIntoView({ block: 'end' })")
    expect(home.locator(".lw-news")).to_have_text("Nothing new since you last looked.", timeout=START)


def test_where_the_browser_keeps_nothing_the_page_says_so_and_nothing_breaks(shop: Shop, new_visit: Callable[..., Visit]) -> None:
    visit = new_visit()
    visit.without_python()
    visit.page.add_init_script("""
      for (const name of ["getItem", "setItem", "removeItem"]) {
        const as_it_was = Storage.prototype[name];
        Storage.prototype[name] = function (key, ...given) {
          if (key.startsWith("leeway.")) throw new DOMException("forbidden", "SecurityError");
          return as_it_was.call(this, key, ...given);
        };
      }
    """)
    visit.page.goto(shop.changes)
    expect(visit.page.locator(".lw-news")).to_have_text(
        "This browser keeps nothing, so what is new for you cannot be marked.", timeout=START
    )
    assert visit.page.locator(".lw-confirm button").count() == 0
    visit.page.goto(shop.situation)
    visit.page.wait_for_timeout(1500)
    assert visit.page.locator(MARK).count() == 0
    assert visit.complaints == []


def test_what_is_kept_and_damaged_counts_as_nothing(shop: Shop, page: Page) -> None:
    open_page(page, shop.situation)
    page.evaluate("localStorage.setItem('leeway.news /', '{\"since\": 5')")
    shop.publish(2)
    open_page(page, shop.situation)
    assert page.locator(MARK).count() == 0


def test_marks_move_nothing_that_is_being_read(shop: Shop, page: Page) -> None:
    for address in (f"{shop.site.url}/", shop.situation, f"{shop.site.url}/playbook/authority/", shop.changes):
        shop.publish(0)
        page.goto(shop.situation)
        page.evaluate("localStorage.clear()")
        open_page(page, shop.situation)
        open_page(page, address)
        shop.publish(2)
        open_page(page, address)
        assert page.locator(f"{MARK}, .lw-news summary").count()
        assert page.evaluate("window.shifts") <= 0.02, address


def test_a_panel_in_a_ticket_and_paper_have_no_marks(shop: Shop, page: Page) -> None:
    open_page(page, shop.situation)
    shop.publish(2)
    page.goto(f"{shop.situation}?embed")
    page.wait_for_timeout(2000)
    assert page.locator(MARK).count() == 0
    open_page(page, shop.situation)
    page.emulate_media(media="print")
    assert page.locator(MARK).count()
    assert not any(one.is_visible() for one in page.locator(f"{MARK}, .lw-news-note, .lw-news-rest").all())


def test_the_next_page_has_its_marks_without_being_loaded_anew(shop: Shop, page: Page) -> None:
    open_page(page, f"{shop.site.url}/playbook/authority/")
    shop.publish(1)
    open_page(page, f"{shop.site.url}/playbook/phrases/")
    page.evaluate("window.stayed = true")
    page.locator("a[href$='playbook/authority/'], a[href='../authority/']").first.evaluate("(one) => one.click()")
    page.wait_for_url("**/authority/")
    expect(row(page, GIFT).locator(MARK)).to_have_text("Changed, was 1 gift", timeout=START)
    assert page.evaluate("window.stayed")


def save(page: Page, form: str, folder: Path) -> Path:
    """What the reader saves."""
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Save as {form}").click()
    place = folder / download.value.suggested_filename
    download.value.save_as(place)
    return place


def test_a_reader_confirms_a_change_and_what_they_save_is_what_was_published(shop: Shop, page: Page, tmp_path: Path) -> None:
    shop.publish(2)
    open_page(page, shop.changes)
    page.locator(".lw-confirmations summary").click()
    page.get_by_label("Your name or initials").fill("=Ann, Bell")
    page.get_by_role("button", name="I have read the change").first.click()
    place = page.locator(".lw-confirm").first
    expect(place).to_contain_text("You confirmed on")
    expect(place).to_contain_text("as =Ann, Bell.")
    open_page(page, shop.changes)
    expect(page.locator(".lw-confirm").first).to_contain_text("as =Ann, Bell.")
    expect(page.locator(".lw-confirmations summary")).to_have_text("You confirmed 1 change")
    assert page.locator(".lw-confirm button").count() == 1, "the version before is not confirmed by that"
    page.locator(".lw-confirmations summary").click()
    table, data = save(page, "CSV", tmp_path), save(page, "JSON", tmp_path)
    assert '"\'=Ann, Bell"' in table.read_text("utf-8")
    run = project.leeway("confirmed", table, data, cwd=shop.root)
    assert (run.returncode, run.stderr) == (0, "")
    assert shop.version(2) in run.stdout and "confirmed by 1" in run.stdout and "=Ann, Bell" in run.stdout


def test_what_was_confirmed_is_forgotten_on_request_in_every_tab(shop: Shop, page: Page) -> None:
    shop.publish(2)
    open_page(page, shop.changes)
    other = open_page(page.context.new_page(), shop.changes)
    page.get_by_role("button", name="I have read the change").first.click()
    expect(other.locator(".lw-confirmations summary")).to_have_text("You confirmed 1 change")
    other.locator(".lw-confirmations summary").click()
    other.get_by_role("button", name="Forget them").click()
    for tab in (page, other):
        expect(tab.locator(".lw-confirmations summary")).to_have_text("You have not confirmed a change yet")
        assert tab.get_by_role("button", name="I have read the change").count() == 2
    assert page.evaluate("localStorage.getItem('leeway.confirmed /')") is None


def test_a_page_that_is_read_after_its_review_day_says_so(shop: Shop, page: Page) -> None:
    page.clock.set_fixed_time("2027-11-01T12:00:00")
    for address in (f"{shop.site.url}/", shop.situation, f"{shop.site.url}/playbook/phrases/"):
        page.goto(address)
        wait_until(page, f"() => Object.hasOwn({KEPT}?.pages ?? {{}}, location.pathname.slice(1))")
        assert "Overdue" not in page.locator("[data-review-by]").last.inner_text()
    page.clock.set_fixed_time("2027-11-02T12:00:00")
    for address in (f"{shop.site.url}/", shop.situation, f"{shop.site.url}/playbook/phrases/"):
        page.goto(address)
        expect(page.locator("[data-review-by]").last).to_contain_text(
            "Owner: Shop manager. Good until 1 November 2027. Overdue for review.", timeout=START
        )
    page.goto(shop.changes)
    expect(page.locator("tr[data-review-by] th").first).to_have_text("1 November 2027 overdue", timeout=START)


def test_a_tab_of_an_older_release_does_not_take_back_what_a_newer_one_knows(shop: Shop, page: Page) -> None:
    open_page(page, shop.situation)
    shop.publish(1)
    open_page(page, shop.situation)
    shop.publish(2)
    other = open_page(page.context.new_page(), f"{shop.site.url}/")
    other.locator(".lw-news summary").click()
    other.get_by_role("button", name="I know these").click()
    row(page, GIFT).evaluate("(one) => one.scrollIntoView({ block: 'end' })")
    page.wait_for_timeout(SEEN)
    open_page(other, shop.situation)
    assert other.locator(MARK).count() == 0
