"""Takes the README's picture of the built site: `make screenshot` (after `make site`; Chromium from the system's packages).

A case is opened by its link, so the picture shows what the checker says of it, never a mock-up.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # the tests know how to serve a site and to start Chromium

from playwright.sync_api import sync_playwright  # noqa: E402

from tests.browser.checker import SETTLED  # noqa: E402
from tests.browser.served import START, serve  # noqa: E402
from tests.conftest import SWITCHES, chromium  # noqa: E402

FACTS = "tenure=12+years&fault=nobody&leaving=yes&visit_fee=100+USD&days_out=0+days"
CASE = f"#case=reception&{FACTS}&.fair=any:40+USD&.on=2026-11-22"
PICTURE = ROOT / "docs" / "images" / "situation.png"


def main() -> None:
    """Write docs/images/situation.png."""
    PICTURE.parent.mkdir(exist_ok=True)
    with serve(ROOT / "site") as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(SWITCHES))
        page = browser.new_page(viewport={"width": 1280, "height": 960}, color_scheme="light", locale="en-US")
        page.goto(site.situation("reception", CASE))
        page.wait_for_function(SETTLED, timeout=START)
        page.locator("leeway-checker").evaluate("element => scrollTo(0, element.getBoundingClientRect().top + scrollY - 300)")
        page.wait_for_timeout(500)  # the header slides
        page.screenshot(path=str(PICTURE))
        browser.close()


main()
