"""The panel in the page of a help desk: docs/embedding.md, its sample page too, with two real servers of two sites."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, Page, expect

from tests import nginx, project
from tests.browser.checker import SETTLED
from tests.browser.published import Releases, releases
from tests.browser.served import START, Site, Visit, serve, unreachable, visit, wait_until
from tests.browser.test_locked import VIOLATIONS
from tests.browser.test_offline import KEPT
from tests.conftest import SWITCHES, chromium

MANUAL = project.CHECKOUT / "docs" / "embedding.md"
CASE = "#case=reception&tenure=12&fault=nobody&leaving=yes&visit_fee=100&days_out=0&.on=2026-11-22"
PANEL = "#panel"
# What says or shows anything, beside the panel and its foot.
VISIBLE = """() => {
  const isText = ({ nodeType, data }) => nodeType === Node.TEXT_NODE && data.trim();
  const says = (one) => one.matches("img, svg, input, button") || [...one.childNodes].some(isText);
  const shown = { opacityProperty: true, visibilityProperty: true };
  const seen = (one) => one.checkVisibility(shown) && one.getBoundingClientRect().width > 1;
  const found = [...document.querySelectorAll("body *")].filter((one) => says(one) && seen(one));
  return found.filter((one) => !one.closest("leeway-checker, .lw-embed-foot")).map((one) => one.outerHTML.slice(0, 80));
}"""
# Looks before each picture whether anything of the page around the panel is there, from the first one on.
FLASHES = """
window.flashes = [];
window.drawn = 0;
const look = () => {
  drawn += document.querySelector("leeway-checker") ? 1 : 0;
  for (const one of document.querySelectorAll(".md-header, .md-footer, .md-sidebar, .md-content__inner > p")) {
    if (one.getClientRects().length) flashes.push(one.className);
  }
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
HEARD = "window.heard = []; addEventListener('message', ({ origin, data }) => heard.push({ origin, data }))"
FOLLOW = """(to) => {
  const link = document.createElement("a");
  link.href = to;
  document.body.append(link);
  link.click();
  link.remove();
}"""
COLORS = "() => [document.body.dataset.mdColorScheme, getComputedStyle(document.body).backgroundColor]"


def sample(playbook: str) -> bytes:
    """The sample page of the manual, for a playbook at that address."""
    (page,) = re.findall(r"^<!-- help-desk.html -->\n```html\n(.*?)^```$", MANUAL.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert page.count('"https://playbook.example"') == 1
    return str(page).replace("https://playbook.example", playbook).encode()


@contextmanager
def playbook(site: Path, folder: Path, *embed_in: str, port: int = 0) -> Iterator[str]:
    """The site by nginx, as `leeway host nginx` configures it for these help desks; the address."""
    port = port or nginx.free_port()
    allowed = [word for one in embed_in for word in ("--embed-in", one)]
    run = project.leeway("host", "nginx", "--site", site, "--address", f"http://{nginx.HOST}:{port}", "--brotli", *allowed)
    assert run.returncode == 0, run.stderr
    with nginx.serving(run.stdout, port, folder) as address:
        yield address


@pytest.fixture(scope="module")
def desk_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The server of a help desk: of another site than the playbook, as it is called by another name."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "favicon.ico").write_bytes(b"")
    with serve(folder) as found:
        yield Site(found.url.replace(nginx.HOST, "localhost"), found.server)


@pytest.fixture(scope="module")
def address(site: Site, desk_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The playbook, which this help desk may show."""
    with playbook(site.folder, tmp_path_factory.mktemp("nginx"), desk_site.url) as found:
        yield found


@contextmanager
def at_desk(desk: Site, page: bytes) -> Iterator[str]:
    """The help desk has this page, without the headers of a playbook: its own scripts may stand in it."""
    (desk.folder / "desk.html").write_bytes(page)
    yield f"{desk.url}/desk.html"


@pytest.fixture(autouse=True)
def _desk_without_rules(monkeypatch: pytest.MonkeyPatch, desk_site: Site) -> None:
    """The server of these tests sends the playbook's headers; a help desk has others."""
    handler: Any = desk_site.server.RequestHandlerClass
    usual = handler.end_headers

    def end_headers(self: Any) -> None:
        if self.server is desk_site.server:
            super(handler, self).end_headers()
        else:
            usual(self)

    monkeypatch.setattr(handler, "end_headers", end_headers)


def framing(address: str) -> bytes:
    """A page with nothing but a frame in it."""
    return f'<!doctype html><title>Desk</title><iframe id="panel" src="{address}" width="360" height="600"></iframe>'.encode()


def panel(page: Page) -> Frame:
    """What the frame shows, once its checker has decided."""
    frame = page.locator(PANEL).element_handle().content_frame()
    assert frame is not None
    frame.wait_for_function(SETTLED, timeout=START)
    return frame


def decided(frame: Frame | Page) -> Any:
    return frame.wait_for_function(SETTLED, timeout=START).json_value()


def case_of(frame: Frame | Page) -> Any:
    return frame.evaluate("document.querySelector('leeway-checker').case")


@contextmanager
def telling(browser: Browser, **options: Any) -> Iterator[Visit]:
    with visit(browser, **{"service_workers": "allow", **options}) as one:
        one.page.context.add_init_script(VIOLATIONS)
        yield one


@pytest.mark.slow
def test_the_sample_of_the_manual(browser: Browser, address: str, desk_site: Site) -> None:
    """A case from the ticket's fields, texts into the ticket, a frame as high as the panel, another case while it is open."""
    tall = {"width": 1280, "height": 5000}
    with telling(browser, viewport=tall) as one, at_desk(desk_site, sample(address)) as ticket:
        one.page.add_init_script(HEARD)
        one.page.goto(ticket)
        frame = panel(one.page)
        frame.evaluate("window.stayed = true")
        assert case_of(frame)["facts"] == {"tenure": "12 years", "leaving": "yes"}, "the mistake is left empty in the ticket"
        assert frame.locator(".lw-strays").count() == 0
        assert {said["data"]["kind"] for said in one.page.evaluate("heard")} <= {"height"}, "nothing goes out by itself"

        one.page.locator("#fault").select_option("nobody")
        frame.wait_for_function("() => document.querySelector('leeway-checker').case.facts.fault === 'nobody'")
        decision = decided(frame)
        assert decision["facts"][0]["fact"] and frame.evaluate("window.stayed")

        for what, field in (("reply", "#reply"), ("ticket", "#ticket")):
            frame.locator(f"[data-key=insert-{what}]").click()
            expect(one.page.locator(field)).to_have_value(f"{decision['notes'][what]}\n")
        told = [said for said in one.page.evaluate("heard") if said["data"]["kind"] == "insert"]
        assert told[0] == {
            "origin": address,
            "data": {
                "leeway": 1, "kind": "insert", "what": "reply", "situation": "reception", "policy": decision["policy"],
                "plain": decision["notes"]["reply"], "markdown": decision["notes"]["markdown"]["reply"],
            },
        }  # fmt: skip

        wait_until(one.page, "() => document.querySelector('#panel').clientHeight > 700")
        height = one.page.locator(PANEL).evaluate("(one) => one.clientHeight")
        assert height == frame.evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
        frame.locator("summary").filter(has_text="In reserve").click()
        wait_until(one.page, "(before) => document.querySelector('#panel').clientHeight > before", height)
        assert (frame.evaluate("violations"), one.complaints) == ([], [])
        assert not [url for url in one.requests if "tenure" in url.partition("#")[0]], "the case stays out of every request"


@pytest.mark.slow
@pytest.mark.parametrize(
    "origin", ["", "&origin=http://localhost:9", "&origin=*", "&origin=javascript:alert(1)", "&origin=nothing"]
)
def test_nobody_else_is_told_anything(browser: Browser, address: str, desk_site: Site, origin: str) -> None:
    shown = framing(f"{address}/playbook/checker/?embed{origin}{CASE}")
    with telling(browser) as one, at_desk(desk_site, shown) as ticket:
        one.page.add_init_script(HEARD)
        one.page.goto(ticket)
        frame = panel(one.page)
        for button in frame.locator(".lw-insert").all():
            button.click()
        one.page.wait_for_timeout(300)
        assert one.page.evaluate("heard") == []
        assert frame.locator(".lw-insert").count() == (3 if origin.endswith(":9") else 0)


@pytest.mark.slow
def test_in_another_sites_page_the_panel_says_where_to_log(browser: Browser, address: str, desk_site: Site) -> None:
    """What a browser keeps for the panel there it keeps apart: a log of its own, which nobody would find again."""
    with telling(browser) as one, at_desk(desk_site, framing(f"{address}/playbook/checker/?embed{CASE}")) as ticket:
        one.page.goto(ticket)
        frame = panel(one.page)
        frame.locator(".lw-log").click()
        expect(frame.locator(".lw-apart a")).to_have_attribute(
            "href", re.compile(r"/playbook/situations/reception/#case=reception&")
        )
        assert frame.locator(".lw-win").count() == 0


@pytest.mark.slow
def test_a_page_that_is_not_named_may_not_show_it(browser: Browser, site: Site, desk_site: Site, tmp_path: Path) -> None:
    """SLOW: that a frame stays empty shows only after a while."""
    with (
        playbook(site.folder, tmp_path, "https://desk.example", "http://localhost:1") as address,
        telling(browser) as one,
        at_desk(desk_site, framing(f"{address}/playbook/checker/?embed")) as ticket,
    ):
        one.page.goto(ticket)
        expect_refused(one)


def expect_refused(one: Visit) -> None:
    wait_until(one.page, "() => true")
    for _ in range(100):
        if any("frame-ancestors" in said for said in one.complaints):
            return
        one.page.wait_for_timeout(50)
    raise AssertionError(one.complaints)


@pytest.mark.slow
def test_a_help_desk_that_is_named_later_may_show_pages_that_are_kept(
    browser: Browser, site: Site, desk_site: Site, tmp_path: Path
) -> None:
    """Help desk and playbook are of one site here, so that what was kept on a visit answers in the frame as well."""
    port = nginx.free_port()
    desk = desk_site.url.replace("localhost", nginx.HOST)
    with telling(browser) as one:
        with playbook(site.folder, tmp_path / "before", port=port) as address:
            one.page.goto(f"{address}/playbook/phrases/")
            wait_until(one.page, KEPT, json.loads((site.folder / "release.json").read_text("utf-8"))["release"])
            with at_desk(desk_site, framing(f"{address}/playbook/checker/?embed{CASE}")):
                one.page.goto(f"{desk}/desk.html")
                expect_refused(one)
        one.complaints.clear()
        with playbook(site.folder, tmp_path / "after", desk, port=port):
            one.page.reload()
            decided(panel(one.page))
        assert not any("frame-ancestors" in said for said in one.complaints)
        one.page.reload()  # the network is cut, and what was kept last still holds who may show it
        expect_refused(one)


@contextmanager
def _forbidding(program: Any, folder: Path) -> Iterator[BrowserContext]:
    """A browser whose reader forbids cookies and storage."""
    (folder / "Default").mkdir(parents=True)
    preferences = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    (folder / "Default" / "Preferences").write_text(json.dumps(preferences), "utf-8")
    context = program.launch_persistent_context(folder, executable_path=chromium(), args=list(SWITCHES))
    try:
        yield context
    finally:
        context.close()


@pytest.mark.slow
def test_it_works_where_storage_is_forbidden(browser: Browser, address: str, desk_site: Site, tmp_path: Path) -> None:
    shown = framing(f"{address}/playbook/checker/?embed&origin={desk_site.url}{CASE}")
    program = browser.browser_type
    with _forbidding(program, tmp_path / "reader") as context, at_desk(desk_site, shown) as ticket:
        page = context.pages[0]
        page.goto(ticket)
        frame = panel(page)
        blocked = "() => { try { return sessionStorage.length; } catch (problem) { return problem.name; } }"
        assert frame.evaluate(blocked) == "SecurityError", "this test is of a browser that forbids storage"
        assert decided(frame)["offers"][0]["amount"] == "50.00"
        frame.locator("[data-key=form-markdown]").click()
        assert frame.locator("[data-key=form-markdown]").get_attribute("aria-pressed") == "true"
        frame.get_by_role("button", name="They said no").first.click()
        frame.get_by_role("button", name="Undo").wait_for()


@pytest.fixture
def plain(new_visit: Callable[..., Visit]) -> Callable[..., Visit]:
    """Opens a page with ?embed by itself; it must not complain."""

    def opened(url: str, **options: Any) -> Visit:
        one = new_visit(**options)
        one.page.add_init_script(FLASHES)
        one.page.goto(url)
        return one

    return opened


@pytest.mark.slow
@pytest.mark.parametrize("width", [280, 320, 360, 480, 900])
def test_the_panel_is_alone_and_fits(site: Site, plain: Callable[..., Visit], width: int) -> None:
    for path in (f"situations/reception/?embed{CASE}", "checker/?embed"):
        one = plain(f"{site.url}/playbook/{path}", viewport={"width": width, "height": 700})
        one.page.wait_for_function(
            "() => document.querySelector('leeway-checker').shadowRoot?.querySelector('.lw-panel, .lw-chooser')"
        )
        if CASE in path:
            decided(one.page)
        one.page.locator(".lw-embed-foot a").wait_for()
        assert one.page.evaluate(VISIBLE) == []
        assert one.page.evaluate("document.documentElement.scrollWidth") <= width
        inside = "document.querySelector('leeway-checker').shadowRoot.querySelector('.lw-checker')"
        wide = one.page.evaluate(
            f"[...{inside}.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > {width} + 1).length"
        )
        assert wide == 0
        assert one.page.evaluate("flashes") == []
        assert one.complaints == []
        assert one.page.locator("h1").count() == 1 and one.page.locator("h1").is_visible(), "it has a name for those who hear it"


def test_nothing_of_the_page_is_shown_however_late_its_modules_come(site: Site, new_visit: Callable[..., Visit]) -> None:
    page = new_visit().page
    page.add_init_script(FLASHES)
    page.route("**/assets/leeway/*/*.mjs", lambda route: None)  # never
    page.goto(f"{site.url}/playbook/situations/reception/?embed", wait_until="commit")
    wait_until(page, "() => drawn > 10")
    assert page.evaluate("flashes") == []
    assert page.locator("leeway-checker p").is_visible(), "it says where the same amounts stand"


def test_nothing_of_the_page_is_shown_however_slowly_it_comes(site: Site, new_visit: Callable[..., Visit]) -> None:
    page = new_visit().page
    page.add_init_script(FLASHES)
    before, head, behind = (site.folder / "playbook/situations/reception/index.html").read_bytes().partition(b"</header>")
    with site.instead(lambda path: (before + head, behind) if path.endswith("/reception/") else None):
        page.goto(f"{site.situation('reception')}?embed", wait_until="commit")
        wait_until(page, "() => drawn > 3")
    assert page.evaluate("flashes") == []


@pytest.mark.slow
def test_the_search_of_the_site_is_not_loaded(site: Site, plain: Callable[..., Visit]) -> None:
    for query, loaded in (("?q=dish", True), ("?embed&q=dish", False)):
        one = plain(f"{site.situation('reception')}{query}")
        decided(one.page)
        one.page.wait_for_load_state("load")
        one.page.wait_for_timeout(500)  # what asks for it runs with the page
        assert any(url.endswith("search_index.json") for url in one.requests) is loaded
        assert one.complaints == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("query", "system", "scheme"),
    [
        ("?embed", "light", "default"),
        ("?embed", "dark", "slate"),
        ("?embed=dark", "light", "slate"),
        ("?embed=light", "dark", "default"),
    ],
)
def test_its_colours_follow_the_system_or_the_address(
    site: Site, plain: Callable[..., Visit], query: str, system: str, scheme: str
) -> None:
    one = plain(f"{site.situation('reception')}{query}", color_scheme=system)
    one.page.locator(".lw-embed-foot a").wait_for()
    found, background = one.page.evaluate(COLORS)
    assert found == scheme
    assert (sum(map(int, re.findall(r"\d+", background)[:3])) > 384) is (scheme == "default")
    if query == "?embed":
        one.page.emulate_media(color_scheme="dark" if system == "light" else "light")
        wait_until(one.page, f"() => ({COLORS})()[0] !== {scheme!r}")


@pytest.mark.slow
def test_what_the_reader_chose_for_the_site_does_not_colour_the_panel(site: Site, plain: Callable[..., Visit]) -> None:
    one = plain(site.situation("reception"), color_scheme="light")
    for _ in range(2):
        one.page.locator("label[for^=__palette]:visible").click()
    one.page.goto(f"{site.situation('reception')}?embed")
    one.page.locator(".lw-embed-foot a").wait_for()
    assert one.page.evaluate(COLORS)[0] == "default"


@pytest.mark.slow
def test_ways_out_of_the_panel(site: Site, plain: Callable[..., Visit]) -> None:
    """To another situation within it, to the whole page beside it; the theme's keys lead nowhere."""
    one = plain(f"{site.situation('reception')}?embed=dark&origin=http://localhost:9{CASE}")
    page = one.page
    case = decided(page) and case_of(page)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Open in the playbook").click()
    full = opened.value
    assert "embed" not in full.url and full.url.startswith(site.situation("reception", "#case="))
    decided(full)
    assert case_of(full) == case and full.locator(".md-header").is_visible()
    full.close()
    page.locator("body").focus()
    for key in (".", ",", "n", "p", "s", "/"):
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    page.get_by_role("button", name="Change", exact=True).click()
    page.wait_for_url("**/playbook/checker/?embed=dark&origin=http%3A%2F%2Flocalhost%3A9")
    page.locator("[data-situation=reception]").click()
    decided(page)
    assert page.locator(".md-header").is_hidden() and case_of(page)["facts"] == {}


@pytest.mark.slow
def test_a_link_on_the_page_stays_in_the_panel_where_there_is_a_checker(site: Site, plain: Callable[..., Visit]) -> None:
    """As the search makes them; Material's own way from page to page keeps the panel, too."""
    one = plain(f"{site.situation('reception')}?embed")
    decided(one.page)
    one.page.evaluate(FOLLOW, site.situation("visit_failed"))
    one.page.wait_for_url("**/visit_failed/?embed=")
    wait_until(one.page, "() => document.querySelector('leeway-checker')?.decision?.situation === 'visit_failed'")
    assert one.page.evaluate(VISIBLE) == [] and one.page.locator(".lw-embed-foot").count() == 1
    with one.page.context.expect_page() as opened:
        one.page.evaluate(FOLLOW, f"{site.url}/playbook/phrases/")
    assert opened.value.url.endswith("/playbook/phrases/")


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Releases]:
    with releases(tmp_path_factory.mktemp("releases")) as found:
        yield found


@pytest.mark.slow
def test_the_panel_works_without_a_network_and_gets_the_new_policy(shop: Releases, new_visit: Callable[..., Visit]) -> None:
    page = new_visit(service_workers="allow").page
    place = shop.site.situation("late_order")
    page.goto(f"{place}?embed=dark")
    wait_until(page, KEPT, shop.known(0)["release"])
    with shop.site.instead(unreachable):
        page.goto(f"{place.removesuffix('/')}?embed=dark")
        page.wait_for_url("**/late_order/?embed=dark")
        assert decided(page)["policy"] == shop.policy(0)
        assert page.evaluate(VISIBLE) == []
    page.evaluate("Object.defineProperty(document, 'visibilityState', { get: () => 'hidden', configurable: true })")
    shop.publish(1)
    with page.expect_navigation(timeout=START):
        page.evaluate("dispatchEvent(new Event('online'))")
    wait_until(page, "(policy) => document.querySelector('leeway-checker')?.decision?.policy === policy", shop.policy(1))
    assert page.url.endswith("?embed=dark")
    expect(page.locator(".lw-notice")).to_contain_text("Policy updated, 1 change.", timeout=START)
