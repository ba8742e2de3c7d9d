"""Options and fixtures for all tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from types import SimpleNamespace
from typing import Any

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
    """`--renew` writes expected files anew, to be reviewed as a diff; `--all` runs slow tests too."""
    parser.addoption("--renew", action="store_true", help="write the expected files of tests anew")
    parser.addoption("--all", action="store_true", help="run the slow tests too, and every generated case")


def pytest_configure(config: pytest.Config) -> None:
    """Who names files or tests gets all of them. The processes of pytest-xdist are told with the other options."""
    if config.args_source is pytest.Config.ArgsSource.ARGS:
        config.option.all = True


def pytest_report_header(config: pytest.Config) -> str:
    """Whether this is the whole suite, and how to get it."""
    if config.option.all:
        return "slow tests: run too"
    return "slow tests: left out; `make test ARGS=--all` runs all tests, as does naming a file for that file"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out slow tests, unless all are wanted."""
    if config.option.all:
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    config.hook.pytest_deselected(items=slow)
    items[:] = [item for item in items if not item.get_closest_marker("slow")]


def pytest_deselected(items: Sequence[pytest.Item]) -> None:
    """A process of pytest-xdist keeps how many it left out for the one that prints the closing line."""
    if items and hasattr(items[0].config, "workeroutput"):
        told = items[0].config.workeroutput
        told["left_out"] = told.get("left_out", 0) + len(items)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Each process collects every test, so the closing line needs to hear of one of them."""
    left_out = getattr(node, "workeroutput", {}).get("left_out", 0)
    reporter = node.config.pluginmanager.get_plugin("terminalreporter")
    if left_out and reporter and not reporter.stats.get("deselected"):
        reporter.stats["deselected"] = [SimpleNamespace() for _ in range(left_out)]


@pytest.fixture(scope="session")
def everything(request: pytest.FixtureRequest) -> bool:
    """Whether a test that is merely big has to try all its cases."""
    return bool(request.config.getoption("--all"))


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
