"""Takes the pictures of README and docs from the built site of the sample company: `make pictures`.

A case is opened by its link, so a picture shows what the checker says of it, never a mock-up. `make pictures ARGS=--check` writes
none: it holds what the pages look like now against the pictures that are there, and leaves a page with both, side by side, for a
review.
"""

from __future__ import annotations

import argparse
import base64
import html
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from leeway import pipeline, publish
from tests import project
from tests.browser.checker import SETTLED
from tests.browser.served import START, Site, serve
from tests.conftest import SWITCHES, chromium

FOLDER = project.CHECKOUT / "docs" / "images"
COMPARED = project.CHECKOUT / ".leeway" / "pictures"
TODAY = datetime(2026, 11, 22, 10, 0)  # marks that go by the day are the same whenever pictures are taken
QUALITY = 80
FACTS = "tenure=12+years&fault=nobody&leaving=yes&visit_fee=100+USD&days_out=0+days"
CASE = f"#case=reception&{FACTS}&.on=2026-11-22"
SITUATION = "playbook/situations/reception/"
PRACTICE = "playbook/practice/"
CHECKER = "leeway-checker"
TOP = "(element, above) => scrollTo(0, element.getBoundingClientRect().top + scrollY - above)"
# Of two pictures, as data: the share of pixels that differ by more than a letter's edge does.
DIFFERENT = """async (both) => {
  const bitmaps = await Promise.all(both.map(async (one) => createImageBitmap(await (await fetch(one)).blob())));
  const [a, b] = bitmaps;
  if (a.width !== b.width || a.height !== b.height) return 1;
  const pixels = (bitmap) => {
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height).data;
  };
  const [one, other] = [pixels(a), pixels(b)];
  let count = 0;
  for (let at = 0; at < one.length; at += 4) {
    if ([0, 1, 2].some((channel) => Math.abs(one[at + channel] - other[at + channel]) > 48)) count += 1;
  }
  return count / (one.length / 4);
}"""
Act = Callable[[Page], object]


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: of which page, how large, what is done on it first, and what `part` of it is shown, else all that is seen."""

    name: str
    path: str
    width: int
    height: int
    act: Act = lambda page: None
    part: str = ""
    options: dict[str, Any] = field(default_factory=dict)


def _settled(page: Page) -> None:
    page.wait_for_function(SETTLED, timeout=START)


def _at_the_checker(page: Page) -> None:
    _settled(page)
    page.locator(CHECKER).evaluate(TOP, 300)


def _fair(amount: str) -> Act:
    """The customer says what would be fair, as it is typed."""

    def act(page: Page) -> None:
        _settled(page)
        page.locator(".lw-fair input").first.fill(amount)
        page.locator(".lw-fair input").first.press("Enter")
        page.locator(".lw-fair-answer").wait_for()

    return act


def _why(page: Page) -> None:
    _settled(page)
    page.locator(".lw-block-offer summary").first.click()


def _reserve(page: Page) -> None:
    _settled(page)
    page.locator(".lw-block-reserve summary").first.click()


def _refused(page: Page) -> None:
    """What was typed is no amount that there is."""
    _settled(page)
    fields = page.locator(".lw-question input")
    fields.first.fill("a while")
    fields.first.press("Enter")
    page.locator(".lw-problem:visible").first.wait_for()


def _dealt(page: Page) -> None:
    page.locator("leeway-practice form.lw-deal-parts").wait_for(timeout=START)


def _graded(page: Page) -> None:
    """Nothing was answered, and it says what is right."""
    _dealt(page)
    check = page.locator("leeway-practice form.lw-deal-parts button[type=submit]")
    check.click()
    check.click()
    page.locator("leeway-practice .lw-deal-result").wait_for()


def _step(page: Page) -> None:
    page.locator("leeway-training input").first.check(timeout=START)
    page.locator("leeway-training").evaluate(TOP, 300)


def _find(page: Page) -> None:
    page.locator("leeway-find input").first.fill("the tech never showed up and he took a day off")
    page.locator("leeway-find [role=option]").first.wait_for(timeout=START)


def _shown(what: str) -> Act:
    return lambda page: page.locator(what).first.wait_for(timeout=START)


DARK = {"color_scheme": "dark"}
PRINT = {"media": "print"}
PICTURES = (
    Picture("home", "", 1280, 860, _shown("leeway-find input")),
    Picture("find", "", 1280, 620, _find),
    Picture("situation", SITUATION + f"{CASE}&.fair=any:40+USD", 1280, 960, _at_the_checker),
    Picture("situation-dark", SITUATION + f"{CASE}&.fair=any:40+USD", 1280, 960, _at_the_checker, options=DARK),
    Picture("checker-asking", SITUATION, 1280, 1400, _settled, CHECKER),
    Picture("checker-answered", SITUATION + CASE, 1280, 1400, _why, CHECKER),
    Picture("checker-fair-yes", SITUATION + CASE, 1280, 1400, _fair("20"), CHECKER),
    Picture("checker-fair-less", SITUATION + CASE, 1280, 1400, _fair("400"), CHECKER),
    Picture("checker-reserve", SITUATION + CASE, 1280, 1400, _reserve, CHECKER),
    Picture("checker-refused", SITUATION, 1280, 1400, _refused, CHECKER),
    Picture("panel", f"{SITUATION}?embed{CASE}", 340, 900, _settled),
    Picture("narrow", SITUATION + CASE, 390, 844, _at_the_checker),
    Picture("practice", f"{PRACTICE}?step=your_room&seed=K3F9", 1280, 960, _dealt),
    Picture("practice-graded", f"{PRACTICE}?step=your_room&seed=K3F9", 1280, 1400, _graded, "leeway-practice"),
    Picture("step", "playbook/training/your_room/", 1280, 860, _step),
    Picture("print", SITUATION, 794, 1123, _settled, options=PRINT),
    Picture("card", "playbook/card/", 794, 900, options=PRINT),
)


def taken(pictures: Sequence[Picture] = PICTURES) -> Iterator[tuple[Picture, bytes]]:
    """Each picture with its bytes, WebP, of a site built for it alone."""
    with tempfile.TemporaryDirectory() as folder, _site(Path(folder)) as site, _browser() as browser:
        for one in pictures:
            yield one, take(one, site, browser)


def take(one: Picture, site: Site, browser: Browser) -> bytes:
    """One picture, WebP."""
    media = one.options.get("media")
    colors = {"color_scheme": one.options.get("color_scheme", "light")}
    context = browser.new_context(
        viewport={"width": one.width, "height": one.height}, locale="en-US", service_workers="block", **colors
    )
    try:
        page = context.new_page()
        page.clock.set_fixed_time(TODAY)
        page.goto(f"{site.url}/{one.path}")
        if media:
            page.emulate_media(media=media)
        one.act(page)
        page.mouse.move(0, 0)
        page.wait_for_timeout(600)  # the header slides, and what was pressed fades
        return _captured(page, one)
    finally:
        context.close()


def _captured(page: Page, one: Picture) -> bytes:
    asked: dict[str, Any] = {"format": "webp", "quality": QUALITY}
    if one.part:
        box = page.locator(one.part).first.evaluate(
            "(element) => { const { x, y, width, height } = element.getBoundingClientRect(); "
            "return { x: x + scrollX, y: y + scrollY, width, height }; }"
        )
        asked |= {"clip": {**box, "scale": 1}, "captureBeyondViewport": True}
    session = page.context.new_cdp_session(page)
    return base64.b64decode(session.send("Page.captureScreenshot", asked)["data"])


@contextmanager
def _site(folder: Path) -> Iterator[Site]:
    root = project.full(folder)
    found = publish.build(pipeline.project(root / "policy" / "policy.yml"), root / "site", publish.Wanted(proved=False))
    assert found.policy is not None, found.problems
    with serve(root / "site") as site:
        yield site


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(SWITCHES))
        yield browser
        browser.close()


def file(name: str, folder: Path = FOLDER) -> Path:
    """Where the picture of this name lies."""
    return folder / f"{name}.webp"


def write() -> None:
    """Take every picture anew, and say what it weighs."""
    FOLDER.mkdir(exist_ok=True)
    for one, data in taken():
        file(one.name).write_bytes(data)
        print(f"{file(one.name).relative_to(project.CHECKOUT)}  {len(data) / 1000:.0f} kB")


def check() -> int:
    """Hold the pages against the pictures: a line for each, and how many differ; a page has both, side by side."""
    COMPARED.mkdir(parents=True, exist_ok=True)
    rows, differing = [], 0
    found = list(taken())
    with _browser() as browser:
        page = browser.new_page()
        for one, data in found:
            before = file(one.name).read_bytes() if file(one.name).is_file() else None
            share = page.evaluate(DIFFERENT, [url_of(before), url_of(data)]) if before else 1.0
            differing += share > 0
            print(f"{one.name:20} {share:8.3%}")
            rows.append(
                f"<h2>{html.escape(one.name)}: {share:.3%}</h2><img src='{url_of(before or data)}'> <img src='{url_of(data)}'>"
            )
    text = f"<!doctype html><meta charset=utf-8><title>Pictures: before, and now</title>{''.join(rows)}"
    (COMPARED / "index.html").write_text(text, "utf-8")
    print(f"{differing} of {len(found)} differ; side by side in {(COMPARED / 'index.html').relative_to(project.CHECKOUT)}")
    return differing


def url_of(data: bytes) -> str:
    """A picture as an address that holds it."""
    return f"data:image/webp;base64,{base64.b64encode(data).decode()}"


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--check", action="store_true", help="write none; say which would change")
    if arguments.parse_args().check:
        sys.exit(min(check(), 1))
    write()
