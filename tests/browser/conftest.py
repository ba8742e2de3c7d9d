"""One built site and one Chromium for all browser tests; a new page, watched, for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from leeway import pipeline, publish
from tests import project
from tests.browser.checker import Checker
from tests.browser.practising import Practice
from tests.browser.served import VIOLATIONS, Site, Visit, serve, visit


@contextmanager
def built(folder: Path, policy: str | None = None, audience: str | None = None) -> Iterator[Site]:
    """The site of the checkout's policy, or of another text, made in `folder` through the project's own pipeline, and served."""
    root = project.full(folder)
    with serve(root / "site") as site:
        _build(root, site.url, policy, audience)
        yield site


def _build(root: Path, url: str, policy: str | None, audience: str | None) -> None:
    config = (project.CHECKOUT / "mkdocs.yml").read_text("utf-8")
    # With its own address, Material changes from page to page without loading them anew.
    (root / "mkdocs.yml").write_text(f"{config}\nsite_url: {url}/\n", "utf-8")
    path = root / "policy" / "policy.yml"
    if policy is not None:
        path.write_text(policy, "utf-8")
    found = publish.build(pipeline.project(path), root / "site", publish.Wanted(audience=audience))
    assert found.policy is not None, found.problems


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with built(tmp_path_factory.mktemp("site")) as found:
        yield found


@pytest.fixture
def new_visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Opens pages that may complain; whatever they do, no request leaves this machine."""
    opened: list[Any] = []
    visits: list[Visit] = []

    def new(**options: Any) -> Visit:
        manager = visit(browser, **options)
        opened.append(manager)
        visits.append(manager.__enter__())
        return visits[-1]

    yield new
    for manager in opened:
        manager.__exit__(None, None, None)
    for one in visits:
        assert one.requests, "nothing was watched"
        assert one.elsewhere() == []


@pytest.fixture
def watched(new_visit: Callable[..., Visit]) -> Iterator[Visit]:
    """A page that must not complain."""
    one = new_visit()
    yield one
    assert (one.complaints, one.dialogs) == ([], [])


@pytest.fixture(scope="session")
def desk(browser: Browser, site: Site) -> Iterator[Visit]:
    """One page on which Python runs already: starting it takes most of a test's time."""
    with visit(browser, permissions=["clipboard-read", "clipboard-write"]) as one:
        Checker(one.page).open(site.situation("reception"))
        yield one
        assert one.requests and one.elsewhere() == []


@pytest.fixture
def checker(desk: Visit) -> Iterator[Checker]:
    """A checker on a fresh case, on the page where Python runs; it must not complain."""
    desk.complaints.clear()
    yield Checker(desk.page).begin()
    assert (desk.complaints, desk.dialogs) == ([], [])


@pytest.fixture
def practice(site: Site, new_visit: Callable[..., Visit]) -> Iterator[Practice]:
    """Practice on a page of its own, which keeps the rules of the site and must not complain."""
    one = new_visit(permissions=["clipboard-read", "clipboard-write"])
    one.page.add_init_script(VIOLATIONS)
    yield Practice(one.page, site)
    assert (one.complaints, one.dialogs, one.page.evaluate("violations")) == ([], [], [])
