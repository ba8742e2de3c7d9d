"""A note of before the policy was edited, checked in the page: its version is fetched then, and what it allowed is said."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from leeway import history, pipeline, publish
from leeway.audience import reduced
from leeway.compile import dump
from leeway.offers import wire
from leeway.offers.check_code import code
from tests import project
from tests.browser.served import START, VIOLATIONS, Site, Visit, serve, unreachable, wait_until
from tests.browser.test_axe import findings as hindrances
from tests.browser.test_offline import KEPT

pytestmark = pytest.mark.slow

LIMIT = "tenure: at least 4 years}, representative: 20%"
HOSTILE = "<img src=x onerror=alert(1)> {{ 7*7 }}"
CASE: dict[str, Any] = {
    "situation": "late_order",
    "facts": {"tenure": "6 years", "fault": "nobody", "price_paid": "$50", "days_late": "2 days"},
    "on": "2026-10-22",
    "accepted": {"price_discount": "$15"},
}


@dataclass(frozen=True, slots=True)
class Edited:
    """A site whose policy was edited, and the policy.json of a version before, as the site's readers saw it."""

    site: Site
    before: str

    @property
    def version(self) -> str:
        return str(json.loads(self.before)["version"])

    @property
    def path(self) -> str:
        return f"/assets/leeway/policy-{self.version}.json"

    def note(self, **more: Any) -> str:
        said: str = json.loads(wire(self.before, json.dumps(CASE | more)))["notes"]["ticket"]
        return said


@pytest.fixture(scope="module", params=[None, "representative"], ids=["all", "level"])
def edited(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edited]:
    """The site for everybody, and one for a level."""
    root = project.small(tmp_path_factory.mktemp("edited"))
    policy = root / "policy" / "policy.yml"
    text = policy.read_text("utf-8")
    assert LIMIT in text
    older = text.replace(LIMIT, LIMIT.replace("20%", "40%")).replace("updated: 2026-11-20", "updated: 2026-10-20")
    found, problems = pipeline.compiled(older.replace("Part of the price back", f'"{HOSTILE}"').encode())
    assert found is not None, problems
    history.record(policy, found["version"], dump(found))
    told = reduced(found, request.param)[0] if request.param else found
    assert told is not None
    built = publish.build(
        pipeline.project(policy), root / "site", publish.Wanted(record=True, proved=False, audience=request.param)
    )
    assert built.policy is not None, built.problems
    with serve(root / "site") as site:
        yield Edited(site, dump(told).decode())


@pytest.fixture
def visit(edited: Edited, new_visit: Callable[..., Visit]) -> Visit:
    """The page for checking notes."""
    found = new_visit()
    found.page.add_init_script(VIOLATIONS)
    found.page.goto(f"{edited.site.url}/playbook/verify/")
    return found


@pytest.fixture
def page(visit: Visit) -> Iterator[Page]:
    """The page, which must not complain."""
    yield visit.page
    assert (visit.complaints, visit.dialogs, visit.page.evaluate("violations")) == ([], [], [])


def paste(page: Page, text: str) -> Locator:
    page.get_by_role("textbox", name="The note, or the certificate").fill(text)
    return page.locator(".lw-verify-found")


def line(found: Locator, name: str) -> Locator:
    return found.locator("dt", has_text=re.compile(f"^{name}$")).locator("+ dd")


def test_an_old_note_is_decided_under_its_own_version(edited: Edited, page: Page) -> None:
    asked = edited.site.asked(edited.path)
    found = paste(page, f"Ticket 4711\n{edited.note()}\n--\nAnn")
    expect(found.locator("strong")).to_have_text("Within limits", timeout=START)
    expect(found).to_contain_text(f"Decided under an earlier version of the policy ({edited.version}, of October 20, 2026)")
    expect(line(found, "Given")).to_have_text(f"{HOSTILE}: $15. Within the limit: $20")
    expect(line(found, "By the present policy")).to_have_text("Part of the price back: $15. Above the limit: $10")
    expect(line(found, "Policy")).to_have_text(f"{edited.version}, of October 20, 2026")
    expect(paste(page, edited.note(accepted={"price_discount": "$25"})).locator("strong")).to_have_text("Above the limits")
    assert edited.site.asked(edited.path) == asked + 1, "one fetch does for all notes of a version"
    assert hindrances(page, "verify") == []


def test_a_changed_digit_is_refused_and_nothing_is_fetched_for_it(edited: Edited, page: Page) -> None:
    asked = edited.site.asked(edited.path)
    for old, new in (("tenure=6", "tenure=7"), (":15+USD", ":75+USD"), ("LW-", "LW-0")):
        assert old in edited.note()
        found = paste(page, edited.note().replace(old, new))
        expect(found.locator("strong")).to_have_text("Refused: something was changed", timeout=START)
    assert edited.site.asked(edited.path) == asked


def test_a_version_that_the_site_does_not_hold_is_told(edited: Edited, page: Page) -> None:
    case = edited.note().split(f"{edited.version} ")[1].split()[0]
    found = paste(page, f"Check: {code('0123456789ab', case)} 0123456789ab {case}")
    expect(found.locator("strong")).to_have_text("Whole, and decided under another version", timeout=START)
    expect(found).to_contain_text("This page does not have that version; the command “leeway verify” knows all")


def test_nothing_of_it_is_loaded_before_a_note_asks(edited: Edited, page: Page) -> None:
    asked = edited.site.asked(edited.path)
    expect(paste(page, "hello")).to_contain_text("no line to check", timeout=START)
    present = json.loads(wire(edited.site.policy_text, json.dumps(CASE)))["notes"]["ticket"]
    expect(paste(page, present).locator("strong")).to_have_text("Above the limits")
    assert edited.site.asked(edited.path) == asked


def test_without_the_network_it_is_said_and_tried_again(edited: Edited, visit: Visit) -> None:
    page = visit.page
    expect(paste(page, "hello")).to_contain_text("no line to check", timeout=START)
    page.route(f"**{edited.path}", lambda route: route.abort())
    found = paste(page, edited.note())
    expect(found.get_by_role("alert")).to_contain_text("could not be loaded", timeout=START)
    expect(found).to_contain_text("The note is whole")
    expect(found).to_contain_text("needs the network. The command “leeway verify” checks the same.")
    page.unroute(f"**{edited.path}")
    found.get_by_role("button", name="Try again").click()
    expect(found.locator("strong")).to_have_text("Within limits")


def test_a_site_that_is_kept_for_the_time_without_a_network_does_not_have_it(
    edited: Edited, new_visit: Callable[..., Visit]
) -> None:
    page = new_visit(service_workers="allow").page
    page.goto(f"{edited.site.url}/playbook/verify/")
    release = json.loads((edited.site.folder / "release.json").read_text("utf-8"))["release"]
    wait_until(page, KEPT, release)
    asked = edited.site.asked(edited.path)
    with edited.site.instead(unreachable):
        page.context.set_offline(True)
        page.reload()
        present = json.loads(wire(edited.site.policy_text, json.dumps(CASE)))["notes"]["ticket"]
        expect(paste(page, present).locator("strong")).to_have_text("Above the limits", timeout=START)
        expect(paste(page, edited.note()).get_by_role("alert")).to_contain_text("needs the network")
    page.context.set_offline(False)
    assert edited.site.asked(edited.path) == asked
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".lw-verify-found strong")).to_have_text("Within limits")


def test_what_is_not_what_its_name_says_decides_nothing(edited: Edited, visit: Visit) -> None:
    page = visit.page
    damaged = edited.before.replace('"40"', '"90"').replace("0.4", "0.9").replace("2/5", "9/10")
    assert damaged != edited.before

    def other(route: Route) -> None:
        route.fulfill(body=damaged, content_type="application/json")

    page.route(f"**{edited.path}", other)
    found = paste(page, edited.note())
    expect(found.get_by_role("alert")).to_contain_text("could not be loaded", timeout=START)
    expect(found).to_contain_text("What came is not what its name says")
    expect(found.locator("strong")).to_have_count(0)
    page.unroute(f"**{edited.path}")
    found.get_by_role("button", name="Try again").click()
    expect(found.locator("strong")).to_have_text("Within limits")


@pytest.mark.parametrize("width", [320, 1280])
def test_it_fits_where_the_window_is_small(width: int, edited: Edited, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    expect(paste(page, edited.note()).locator("strong")).to_be_visible(timeout=START)
    expect(page.locator(".lw-verify-found dl")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == width
