"""The start of Python: at once from the image, step by step where that is damaged, once for all tabs, before it is needed."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from leeway.offers import wire
from tests.browser.checker import CLIENT, Checker
from tests.browser.served import Site, Visit, shared_workers, wait_until, without_sharing

WARM = f"async () => {{{CLIENT} return python().state === 'ready'; }}"
CASE = '{"situation": "reception", "level": "representative", "facts": {"tenure": "12 years"}, "on": "2026-11-22"}'
SLOWLY = ("/python_stdlib.zip", ".whl")  # what only a start step by step asks for


def answers(site: Site, page: Page) -> None:
    """The rep sees the decision that Python on this machine comes to."""
    assert Checker(page).ask_python([CASE]) == [wire(site.policy_text, CASE)]
    assert Checker(page).decision()["situation"] == "reception"


def pythons(page: Page) -> int:
    """How many workers of its own a page has that hold Python."""
    return sum("python-worker" in worker.url for worker in page.workers)


def file_of(site: Site, name: str) -> bytes:
    (path,) = site.folder.glob(f"assets/leeway/python-*/{name}")
    return path.read_bytes()


def of_another_pyodide(start: bytes) -> bytes:
    known = json.loads(start)
    notes = bytearray(base64.b64decode(known["notes"]))
    notes[20] ^= 1  # in the hash that Pyodide compares with its own
    return json.dumps(known | {"notes": base64.b64encode(notes).decode()}).encode()


def with_a_hole(heap: bytes) -> bytes:
    """As long as it should be, with zeros in its middle, where Python would go on and stumble later."""
    middle = len(heap) // 2
    return heap[:middle] + bytes(1_000_000) + heap[middle + 1_000_000 :]


DAMAGES: dict[str, tuple[str, Callable[[bytes], bytes | int]]] = {
    "missing": ("heap.bin", lambda heap: 404),
    "cut": ("heap.bin", lambda heap: heap[:-1]),
    "with a hole": ("heap.bin", with_a_hole),
    "of another Pyodide": ("start.json", of_another_pyodide),
    "no text at all": ("start.json", lambda start: start[:100]),
}


@pytest.mark.slow
@pytest.mark.parametrize("damage", DAMAGES)
def test_where_the_image_does_not_work_the_usual_start_takes_over(
    site: Site, new_visit: Callable[..., Visit], damage: str
) -> None:
    """Nothing is to be seen of it; it only takes longer."""
    name, changed = DAMAGES[damage]
    sent = changed(file_of(site, name))
    page = new_visit().page
    before = [site.asked(end) for end in SLOWLY]
    with site.instead(lambda path: sent if path.endswith(f"/{name}") else None):
        Checker(page).open(site.situation("reception"))
    answers(site, page)
    assert not page.locator(".lw-failed").count()
    assert all(site.asked(end) > count for end, count in zip(SLOWLY, before))


def test_the_image_is_what_is_used_and_nothing_else_is_fetched(site: Site, watched: Visit) -> None:
    before, image = [site.asked(end) for end in SLOWLY], site.asked("/heap.bin")
    Checker(watched.page).open(site.situation("reception"))
    answers(site, watched.page)
    assert [site.asked(end) for end in SLOWLY] == before
    assert site.asked("/heap.bin") == image + 1


@pytest.mark.slow
def test_python_is_there_before_the_rep_needs_it(site: Site, watched: Visit) -> None:
    """It starts when the home page is idle; the page of a situation, loaded anew or brought in, is answered by that Python."""
    page, before = watched.page, site.asked("/heap.bin")
    page.goto(f"{site.url}/")
    assert not page.locator("leeway-checker").count()
    wait_until(page, WARM)
    (worker,) = shared_workers(page)
    page.locator("a[href*='situations/reception/']").first.click()
    page.wait_for_url("**/reception/")
    answers(site, page)
    page.goto(site.situation("late_delivery"))
    assert Checker(page).decision()["situation"] == "late_delivery"
    assert shared_workers(page) == [worker]
    assert site.asked("/heap.bin") == before + 1


@pytest.mark.slow
@pytest.mark.parametrize("sign", [None, "key", "pointer"])
def test_on_a_first_visit_the_page_comes_before_python_unless_somebody_uses_it(
    site: Site, watched: Visit, sign: str | None
) -> None:
    page, before, held = watched.page, site.asked("/heap.bin"), []
    page.route("**/logo.svg", lambda route: held.append(route))  # so the page is never quite there
    page.goto(site.situation("reception"), wait_until="commit")
    page.locator("leeway-checker .lw-starting, leeway-checker .lw-panel").first.wait_for()
    page.wait_for_timeout(500)
    assert held and site.asked("/heap.bin") == before
    if sign == "key":
        page.keyboard.press("Shift")
    elif sign == "pointer":
        page.mouse.click(2, 2)
    else:
        for route in held:
            route.continue_()
    answers(site, page)
    assert site.asked("/heap.bin") == before + 1


@pytest.mark.slow
def test_two_tabs_have_one_python_which_outlives_the_first(site: Site, watched: Visit) -> None:
    first = watched.page
    Checker(first).open(site.situation("reception"))
    second = first.context.new_page()
    Checker(second).open(site.situation("reception"))
    (worker,) = shared_workers(second)
    answers(site, first)
    answers(site, second)
    first.close()
    answers(site, second)
    assert shared_workers(second) == [worker]


@pytest.mark.slow
def test_without_shared_workers_each_tab_has_its_own_from_its_first_checker_on(site: Site, watched: Visit) -> None:
    first = watched.page
    without_sharing(first.context)
    first.goto(f"{site.url}/")
    first.wait_for_load_state("networkidle")
    assert pythons(first) == 0
    Checker(first).open(site.situation("reception"))
    second = first.context.new_page()
    Checker(second).open(site.situation("reception"))
    for page in (first, second):
        answers(site, page)
        assert pythons(page) == 1
    first.close()
    answers(site, second)
    assert shared_workers(second) == []
