"""Under strain: many tabs, many decisions, little room, a bad network, workers that end. Each says what the rep sees."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from leeway.offers import wire
from tests.browser.checker import CLIENT, Checker
from tests.browser.served import START, Site, Visit, shared_workers, wait_until, without_sharing
from tests.conftest import SWITCHES, chromium

TABS = 20
TABLES = "tables on this page hold the same amounts"
CASE = '{"situation": "reception", "level": "representative", "facts": {"tenure": "12 years"}, "on": "2026-11-22"}'
# Many customers, one after the other, through the page's own client; the answer to the last.
CHEAP = CASE.replace("reception", "wants_to_be_heard")
MANY = f"""async ([first, last, text]) => {{{CLIENT}
  let answer;
  for (let n = first; n < last; n += 1) {{
    const one = JSON.parse(text);
    one.facts.tenure = `${{n % 60}} years`;
    answer = await python().ask(JSON.stringify(one));
  }}
  return answer;
}}"""
# Nothing is asked ahead in a page that nobody sees, so an answer has to come from the worker that is killed.
UNSEEN = "Object.defineProperty(document, 'hidden', { get: () => true })"
# Put before the worker's own text: counts the pages of memory that Python asks the browser for.
COUNTING = """
self.grown = 0;
const { grow } = WebAssembly.Memory.prototype;
WebAssembly.Memory.prototype.grow = function (pages) { self.grown += Number(pages); return grow.call(this, pages); };
"""
# The page is loaded anew fifteen times, a little later each time: some of it has begun by then.
STORM = """
const storm = Number(sessionStorage.getItem("storm"));
globalThis.calm = storm === 15; // the page before still was to be loaded anew
if (storm < 15) {
  sessionStorage.setItem("storm", storm + 1);
  addEventListener("DOMContentLoaded", () => setTimeout(() => location.reload(), 30 * storm));
}
"""
FORBIDDEN = """
for (const name of ["sessionStorage", "localStorage", "caches", "indexedDB"]) {
  Object.defineProperty(globalThis, name, { get() { throw new DOMException("The operation is insecure.", "SecurityError"); } });
}
for (const name of ["serviceWorker", "locks"]) {
  Object.defineProperty(navigator, name, { get() { throw new DOMException("The operation is insecure.", "SecurityError"); } });
}
globalThis.SharedWorker = class { constructor() { throw new DOMException("Access is denied.", "SecurityError"); } };
"""


def answers(site: Site, page: Page) -> None:
    """The rep sees a decision, and it is the one that Python on this machine comes to."""
    assert Checker(page).decision()["situation"] == "reception"
    assert Checker(page).ask_python([CASE]) == [wire(site.policy_text, CASE)]


def failed(page: Page) -> str:
    """The rep sees that there is no checker, and that the tables hold the same; the reason."""
    failure = page.locator(".lw-failed[role=alert]")
    failure.wait_for(timeout=START)
    assert "could not start" in failure.inner_text() and TABLES in failure.inner_text()
    assert page.locator("table").first.is_visible()
    return failure.locator(".lw-note").text_content() or ""


@pytest.mark.slow
def test_twenty_tabs_have_one_python_and_all_answer(site: Site, watched: Visit) -> None:
    context = watched.page.context
    pages = [watched.page, *(context.new_page() for _ in range(TABS - 1))]
    for page in pages:
        page.goto(site.situation("reception"), wait_until="commit")
    for page in pages:
        assert Checker(page).decision()["situation"] == "reception"
    assert len(shared_workers(pages[0])) == 1
    for page in pages[:-1]:
        page.close()
    answers(site, pages[-1])


@pytest.mark.slow
def test_ten_thousand_decisions_take_no_more_memory_than_a_thousand(site: Site, watched: Visit) -> None:
    page = watched.page
    without_sharing(page.context)
    page.route(
        "**/python-worker.mjs*", lambda route: route.fulfill(response=(sent := route.fetch()), body=COUNTING + sent.text())
    )
    Checker(page).open(site.situation("reception"))
    worker = next(one for one in page.workers if "python-worker" in one.url)
    page.evaluate(MANY, [0, 1000, CHEAP])
    before = worker.evaluate("self.grown")
    last = page.evaluate(MANY, [1000, 10_000, CHEAP])
    assert worker.evaluate("self.grown") == before, "in pages of 64 KiB"
    page.evaluate(f"async () => {{{CLIENT} await python().ask('x'.repeat(3e7)); }}")
    assert worker.evaluate("self.grown") > before, "growth would have been seen"
    case = json.loads(CHEAP)
    assert last == wire(site.policy_text, json.dumps({**case, "facts": {"tenure": f"{9999 % 60} years"}}))
    answers(site, page)


@pytest.mark.slow
def test_a_shared_worker_killed_in_the_middle_of_an_answer_is_started_again(browser: Browser, site: Site, watched: Visit) -> None:
    """The rep gets the answer, a moment later; so does every other tab."""
    page = watched.page
    checker = Checker(page).open(site.situation("reception"))
    other = page.context.new_page()
    Checker(other).open(site.situation("reception"))
    (worker,) = shared_workers(page)
    page.evaluate(f"async () => {{{CLIENT} return python().state; }}")
    page.evaluate(f"() => {{ ({MANY})([0, 100000, {json.dumps(CASE)}]).catch((error) => {{ window.told = error.code; }}); }}")
    browser.new_browser_cdp_session().send("Target.closeTarget", {"targetId": worker})
    checker.question("fault").locator("[data-value=ours]").click()
    wait_until(page, "() => window.told === 'died'")
    assert checker.decision()["facts"][0]["text"] == "ours"
    answers(site, other)
    assert [one for one in shared_workers(page) if one == worker] == []
    assert len(shared_workers(page)) == 1
    assert not page.locator(".lw-failed").count()


@pytest.mark.slow
def test_a_worker_of_its_own_killed_in_the_middle_of_an_answer_is_started_again(site: Site, watched: Visit) -> None:
    page = watched.page
    without_sharing(page.context)
    page.add_init_script(UNSEEN)
    checker = Checker(page).open(site.situation("reception"))
    worker = next(one for one in page.workers if "python-worker" in one.url)
    # It does not hear what it is asked before it ends.
    worker.evaluate("setTimeout(() => { const end = Date.now() + 500; while (Date.now() < end); self.close(); })")
    checker.question("fault").locator("[data-value=ours]").click()
    assert checker.decision()["facts"][0]["text"] == "ours"
    answers(site, page)
    assert not page.locator(".lw-failed").count()


@pytest.mark.slow
def test_where_the_storage_is_full_the_rep_is_told_once_and_the_checker_works(
    site: Site, new_visit: Callable[..., Visit]
) -> None:
    page = new_visit(service_workers="allow").page
    page.context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", {"origin": site.url, "quotaSize": 2_000_000})
    Checker(page).open(site.situation("reception"))
    page.get_by_text("keeps no copy of the playbook").wait_for(timeout=START)
    answers(site, page)
    before = site.asked("/sw.js")
    Checker(page).open(site.situation("late_delivery"))
    page.wait_for_load_state("networkidle")
    assert site.asked("/sw.js") == before, "it is not fetched in vain with every page"


@pytest.mark.slow
def test_where_storage_workers_and_locks_are_forbidden_the_checker_works(site: Site, new_visit: Callable[..., Visit]) -> None:
    seen = new_visit(service_workers="allow")
    seen.page.context.add_init_script(FORBIDDEN)
    Checker(seen.page).open(site.situation("reception"))
    seen.page.wait_for_load_state("networkidle")
    answers(site, seen.page)
    assert [said for said in seen.complaints if "leeway" in said] == []
    assert not seen.page.locator(".lw-failed").count()


@pytest.fixture
def narrow(browser: Browser) -> Iterator[Callable[[str], BrowserContext]]:
    """Another Chromium, started with flags of its engine."""
    opened = []

    def start(flags: str) -> BrowserContext:
        program = browser.browser_type.launch(executable_path=chromium(), args=[*SWITCHES, f"--js-flags={flags}"])
        opened.append(program)
        return program.new_context(locale="en-US")

    yield start
    for program in opened:
        program.close()


@pytest.mark.slow
def test_with_a_small_heap_the_checker_works(site: Site, narrow: Callable[[str], BrowserContext]) -> None:
    page = narrow("--max-old-space-size=32").new_page()
    page.goto(site.situation("reception"))
    answers(site, page)


@pytest.mark.slow
def test_without_the_memory_for_python_the_rep_is_told_and_has_the_tables(
    site: Site, narrow: Callable[[str], BrowserContext]
) -> None:
    page = narrow("--wasm-max-mem-pages=200").new_page()
    page.goto(site.situation("reception"))
    assert "emory" in failed(page)


def test_where_each_file_fails_once_the_page_mends_itself_with_one_reload_at_most(
    site: Site, new_visit: Callable[..., Visit]
) -> None:
    page, seen, before = new_visit().page, set(), site.asked("/reception/")

    def flaky(path: str) -> int | None:
        """The network, but for the page itself, which the rep would ask for again."""
        known = path in seen or path.endswith("/")
        seen.add(path)
        return None if known else 503

    with site.instead(flaky):
        page.goto(site.situation("reception"))
        wait_until(page, "() => document.querySelector('leeway-checker')?.decision")
        answers(site, page)
    assert len(seen) > 30
    assert site.asked("/reception/") - before <= 2


@pytest.mark.slow
def test_after_a_storm_of_reloads_there_is_an_answer_and_one_python(site: Site, new_visit: Callable[..., Visit]) -> None:
    page = new_visit().page
    page.context.add_init_script(STORM)
    page.goto(site.situation("reception"))
    wait_until(page, "() => globalThis.calm && document.readyState === 'complete'")
    answers(site, page)
    assert len(shared_workers(page)) == 1
