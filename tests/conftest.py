"""Options and fixtures for all tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SWITCHES = (
    "--no-sandbox",  # tests run as root in containers; the pages are our own
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--renew` writes expected files anew, to be reviewed as a diff."""
    parser.addoption("--renew", action="store_true", help="write the expected files of tests anew")


@pytest.fixture
def renew(request: pytest.FixtureRequest) -> bool:
    """Whether expected files are to be written anew."""
    return bool(request.config.getoption("--renew"))


def chromium() -> str:
    """The path of the system's Chromium."""
    path = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    assert path, "no Chromium was found; `make test` installs one"
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, one for each process of the test run: Playwright allows no second."""
    with sync_playwright() as playwright:
        program = playwright.chromium.launch(executable_path=chromium(), args=list(SWITCHES))
        yield program
        program.close()
