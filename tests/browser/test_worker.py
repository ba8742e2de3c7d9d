"""The worker: the same answers as Python on this machine, and what is seen when it cannot start or dies."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route

from leeway.offers import wire
from tests.browser.checker import Checker
from tests.browser.served import START, Site, Visit, without_sharing


def test_all_worked_examples_give_the_same_bytes(site: Site, checker: Checker) -> None:
    policy = json.loads(site.policy_text)
    cases = [json.dumps(one["case"]) for situation in policy["situations"].values() for one in situation["examples"]]
    assert len(cases) >= 40
    assert checker.ask_python(cases) == [wire(site.policy_text, case) for case in cases]


def alone(new_visit: Callable[..., Visit]) -> Page:
    """A page with a worker of its own: what a shared one does, no page sees."""
    page = new_visit().page
    without_sharing(page.context)
    return page


def refused(page: Page) -> str:
    """The technical reason under the message that the checker could not start; the tables must be there."""
    failure = page.locator(".lw-failed[role=alert]")
    failure.wait_for(timeout=START)
    assert "could not start" in failure.inner_text() and "tables on this page" in failure.inner_text()
    assert page.locator("table").first.is_visible()
    failure.locator("summary").click()
    return failure.locator(".lw-note").inner_text()


@pytest.mark.slow
def test_webassembly_that_does_not_arrive_is_told_and_tried_again(site: Site, new_visit: Callable[..., Visit]) -> None:
    page = alone(new_visit)
    page.route("**/*.wasm", lambda route: route.abort())
    page.goto(site.situation("reception"))
    assert "Python" in refused(page)
    page.unroute("**/*.wasm")
    page.get_by_role("button", name="Try again").click()
    assert Checker(page).decision()["situation"] == "reception"
    assert not page.locator(".lw-failed").count()


@pytest.mark.slow
def test_a_wheel_with_one_byte_changed_is_refused(site: Site, new_visit: Callable[..., Visit]) -> None:
    page = alone(new_visit)
    changed = []

    def tamper(route: Route) -> None:
        body = bytearray(route.fetch().body())
        body[len(body) // 2] ^= 1
        changed.append(len(body))
        route.fulfill(body=bytes(body), content_type="application/octet-stream")

    page.route("**/heap.bin", lambda route: route.fulfill(status=404))  # the quick start needs no wheel
    page.route("**/*.whl", tamper)
    page.goto(site.situation("reception"))
    assert "leeway" in refused(page).lower()
    assert changed


@pytest.mark.slow
@pytest.mark.parametrize(("file", "said"), [("python-worker.mjs", "missing or was refused"), ("pyodide.mjs", "pyodide.mjs")])
def test_a_missing_file_is_told(site: Site, new_visit: Callable[..., Visit], file: str, said: str) -> None:
    page = alone(new_visit)
    page.route(f"**/{file}*", lambda route: route.fulfill(status=404))
    page.goto(site.situation("reception"))
    assert said in refused(page)


@pytest.mark.slow
def test_a_damaged_policy_is_told(site: Site, new_visit: Callable[..., Visit]) -> None:
    page = new_visit().page
    damaged = site.policy_text.replace("50", "60", 1)
    page.route("**/policy-*.json", lambda route: route.fulfill(body=damaged, content_type="application/json"))
    page.goto(site.situation("reception"))
    assert "damaged" in refused(page)


@pytest.mark.slow
def test_a_worker_that_is_killed_is_started_again_and_answers(site: Site, new_visit: Callable[..., Visit]) -> None:
    page = alone(new_visit)
    checker = Checker(page).open(site.situation("reception"))
    worker = next(one for one in page.workers if "python-worker" in one.url)
    worker.evaluate("self.close()")
    checker.question("fault").locator("[data-value=ours]").click()
    page.get_by_text("is starting again").wait_for(timeout=START)
    assert checker.decision()["facts"][0]["text"] == "ours"
    assert page.locator("table").first.is_visible()
