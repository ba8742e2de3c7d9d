"""The sealed site, served by nginx as `leeway host nginx` configures it: only its own files run, and nothing is complained of."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Route

from leeway import pipeline, publish
from leeway.seal import folder
from leeway.seal.headers import KEPT, cache_control
from tests import nginx, project
from tests.browser.checker import Checker
from tests.browser.served import VIOLATIONS, Site, Visit, visit

# Functions, as pages may not evaluate texts: one that has to be waited for would be evaluated by the page.
DEFINED = "() => customElements.get('leeway-checker') !== undefined"
STYLED = "() => [...document.styleSheets].some((one) => one.href?.includes('/sheets-'))"


@contextmanager
def served(site: Path, folder: Path) -> Iterator[str]:
    """The site by nginx; the address."""
    port = nginx.free_port()
    run = project.leeway("host", "nginx", "--site", site, "--address", f"http://{nginx.HOST}:{port}", "--brotli")
    assert run.returncode == 0, run.stderr
    with nginx.serving(run.stdout, port, folder) as address:
        yield address


@pytest.fixture(scope="session")
def locked(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(site.folder, tmp_path_factory.mktemp("nginx")) as address:
        yield address


@pytest.fixture(scope="session")
def zensical(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A small playbook that Zensical built."""
    root = project.small(tmp_path_factory.mktemp("zensical"))
    place = pipeline.project(root / "policy" / "policy.yml")
    found = publish.build(place, root / "site", publish.Wanted("zensical", proved=False))
    assert found.policy is not None, found.problems
    with served(root / "site", tmp_path_factory.mktemp("nginx")) as address:
        yield address, root / "site"


@contextmanager
def watched(browser: Browser, **options: Any) -> Iterator[Visit]:
    """A visit whose pages tell of violations, and ask nothing of another host."""
    with telling(browser, **options) as one:
        yield one
        assert one.requests and one.elsewhere() == []


@contextmanager
def telling(browser: Browser, **options: Any) -> Iterator[Visit]:
    """A visit whose pages tell of violations."""
    with visit(browser, **options) as one:
        one.page.context.add_init_script(VIOLATIONS)
        yield one


def violations(one: Visit) -> list[str]:
    return list(one.page.evaluate("violations"))


def look_at_every_page(one: Visit, address: str, site: Path) -> int:
    """Open each page, also the one for missing pages; it must be quiet. How many there were."""
    found = [path.relative_to(site).as_posix().removesuffix("index.html") for path in sorted(site.rglob("*.html"))]
    for path in found:
        answer = one.page.goto(f"{address}/{path}")
        assert answer is not None and answer.ok and "wasm-unsafe-eval" in answer.headers["content-security-policy"]
        if "<leeway-checker" in answer.text():
            one.page.wait_for_function(DEFINED)
        one.page.wait_for_function("() => document.fonts.ready.then(() => true)")
        assert (violations(one), one.complaints) == ([], []), path
    return len(found)


@pytest.mark.slow
def test_no_page_breaks_its_own_rules(browser: Browser, locked: str, site: Site) -> None:
    with watched(browser) as one:
        one.without_python()
        assert look_at_every_page(one, locked, site.folder) > 20


@pytest.mark.slow
def test_no_page_of_zensical_does(browser: Browser, zensical: tuple[str, Path]) -> None:
    with watched(browser) as one:
        one.without_python()
        assert look_at_every_page(one, *zensical) > 10


@pytest.mark.slow
def test_searching_breaks_no_rule(browser: Browser, locked: str) -> None:
    with watched(browser) as one:
        one.without_python()
        one.page.goto(f"{locked}/playbook/authority/")
        one.page.locator("[data-md-component=search-query]").first.click()
        one.page.keyboard.type("receiver")
        one.page.wait_for_selector(".md-search-result__item mark")
        assert (violations(one), one.complaints) == ([], [])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("attempt", "directive"),
    [
        (
            "document.body.append(Object.assign(document.createElement('script'), { text: 'window.hit = 1' }))",
            "script-src-elem inline",
        ),
        ("document.body.insertAdjacentHTML('beforeend', '<img src=x.png onerror=\"window.hit = 1\">')", "script-src-attr inline"),
        ("setTimeout('window.hit = 1')", "script-src eval"),
        ("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">')", "style-src-attr inline"),
        (
            "document.head.append(Object.assign(document.createElement('style'), { textContent: 'p {}' }))",
            "style-src-elem inline",
        ),
        ("fetch('https://elsewhere.example/?case').catch(() => {})", "connect-src https://elsewhere.example"),
        ("new Image().src = 'https://elsewhere.example/?case'", "img-src https://elsewhere.example"),
        (
            "document.body.insertAdjacentHTML('beforeend', '<iframe src=\"https://elsewhere.example/\">')",
            "frame-src https://elsewhere",
        ),
        ("new Worker('data:text/javascript,')", "worker-src data"),
    ],
    ids=["script", "handler", "eval", "style", "sheet", "fetch", "image", "frame", "worker"],
)
def test_what_a_page_may_not_do_is_kept_from_it(browser: Browser, locked: str, attempt: str, directive: str) -> None:
    with telling(browser) as one:
        one.page.goto(f"{locked}/playbook/authority/")
        one.page.evaluate(f"() => {{ {attempt} }}")
        one.page.wait_for_function("() => violations.length")
        assert violations(one)[0].startswith(directive)
        assert one.page.evaluate("window.hit") is None


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "ours"),
    [
        ("leeway.mjs", DEFINED),
        ("checker.mjs", DEFINED),
        ("chunk-*.mjs", DEFINED),
        ("sheets-*.css", STYLED),
    ],
    ids=["entry", "element", "import", "styles"],
)
def test_what_was_tampered_with_is_refused(browser: Browser, locked: str, file: str, ours: str) -> None:
    def tamper(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text() + "\n/* one more line */\n")

    for changed in (False, True):
        with watched(browser) as one:
            one.without_python()
            if changed:
                one.page.route(f"**/assets/leeway/*/{file}*", tamper)
            one.page.goto(f"{locked}/playbook/checker/")
            if changed:
                one.page.wait_for_timeout(2500)  # longer than until it is asked for again
                assert one.page.evaluate(ours) is False
                assert any("integrity" in said for said in one.complaints)
            else:
                one.page.wait_for_function(ours)


TYPED = {"tenure": "37", "fault": "nobody", "leaving": "yes", "visit_fee": "7193.57", "days_out": "0"}
STORED = """async () => {
  const found = [];
  for (const one of [localStorage, sessionStorage]) found.push(JSON.stringify({ ...one }));
  for (const { name, version } of await indexedDB.databases()) {
    const open = indexedDB.open(name, version);
    const base = await new Promise((done) => { open.onsuccess = () => done(open.result); });
    for (const store of base.objectStoreNames) {
      for (const what of ["getAll", "getAllKeys"]) {
        const all = base.transaction(store).objectStore(store)[what]();
        found.push(JSON.stringify(await new Promise((done) => { all.onsuccess = () => done(all.result); })));
      }
    }
  }
  return [...found, document.cookie, navigator.serviceWorker.controller?.scriptURL ?? ""];
}"""
CACHED = """async () => {
  const found = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const bytes = await (await cache.match(request)).arrayBuffer();
      const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
      const digest = [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      found.push([request.url, digest, new TextDecoder().decode(bytes)]);
    }
  }
  return found;
}"""


@pytest.mark.slow
def test_nothing_of_a_case_is_stored(browser: Browser, locked: str, site: Site) -> None:
    """With everything on: Python runs, the service worker keeps the site, and still no figure of the customer's is anywhere."""
    with watched(browser, service_workers="allow") as one:
        checker = Checker(one.page).open(f"{locked}/playbook/situations/reception/")
        while (fact := checker.current()) in TYPED:
            question = checker.question(fact)
            if question.locator("input").count():
                question.locator("input").first.fill(TYPED[fact])
                question.get_by_role("button", name="OK").click()
            else:
                question.locator(f"[data-value='{TYPED[fact]}']").click()
            question.wait_for(state="detached")
            checker.decision()
        facts = checker.case()["facts"]
        assert facts["tenure"] == "37 years" and "7193.57" in facts["visit_fee"]
        one.page.wait_for_function("() => navigator.serviceWorker.ready.then(() => true)")
        for stored in one.page.evaluate(STORED):
            assert "7193" not in stored and "visit_fee" not in stored, stored
        ours = {hashlib.sha256(data).hexdigest() for data in folder.read(site.folder).values()}
        cached = one.page.evaluate(CACHED)
        assert len(cached) > 60
        for url, digest, text in cached:
            assert digest in ours or ("7193" not in text and "visit_fee" not in text), f"{url} is no file of the site: {text}"
        assert (violations(one), one.complaints) == ([], [])


def test_what_has_its_hash_in_its_address_is_not_asked_for_twice(browser: Browser, locked: str) -> None:
    with watched(browser) as one:
        sizes = []
        for path in ("authority", "promises"):
            one.page.goto(f"{locked}/playbook/{path}/")
            loaded = one.page.evaluate("performance.getEntriesByType('resource').map((one) => [one.name, one.transferSize])")
            # A file may be used twice on a page, as the logo is: what came for it is what came the first time.
            kept = sorted((size, url) for url, size in loaded if cache_control(urlsplit(url).path) == KEPT)
            sizes.append({url: size for size, url in kept})
        both = sizes[0].keys() & sizes[1].keys()
        assert len(both) >= 6
        assert all(sizes[0][url] > 0 and sizes[1][url] == 0 for url in both), sizes
