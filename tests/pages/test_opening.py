"""The decision that a situation's page has for a new case: on every page as the kernel gives it, sound on every day."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from leeway.offers import wire
from leeway.pages.book import Book
from leeway.pages.opening import is_dated, opening
from leeway.pages.safe import attribute
from tests import project
from tests.project import elements

Json = dict[str, Any]
POLICIES = sorted((project.CHECKOUT / "policy").rglob("*.yml"))
DAYS = ("1999-02-28", "2026-11-30", "2026-12-25", "2028-02-29 23:59", "2150-07-01 00:00")
DATED = {
    "policy": {"no_reply"},  # its rate changes on a date
    "airline-desk": {"cancel"},
    "broadband": {"no_service", "not_live_yet", "missed_visit"},
    "cloud-credits": {"compute_down", "storage_errors", "workspace_down"},
    "shop": {"return"},
}


@pytest.fixture(params=POLICIES, ids=lambda path: path.stem)
def book(request: pytest.FixtureRequest) -> Book:
    return Book(project.compiled(request.param), None)


def decided(book: Book, situation: str, **more: str) -> Json:
    case = {"situation": situation, "level": book.raw["levels"][0]["id"], "facts": {}, **more}
    decision: Json = book.decide(case)
    return decision


@pytest.mark.slow
def test_what_depends_on_the_day_is_known(book: Book, request: pytest.FixtureRequest) -> None:
    found = {name for name in book.raw["situations"] if is_dated(book, name)}
    assert found == DATED[request.node.callspec.id]


@pytest.mark.slow
def test_where_nothing_depends_on_the_day_it_is_the_decision_of_every_day(book: Book) -> None:
    for name in book.raw["situations"]:
        if is_dated(book, name):
            continue
        early = _unchecked(decided(book, name))
        for day in DAYS:
            late = _unchecked(decided(book, name, on=day))
            for notes in (late["notes"], late["notes"]["markdown"]):
                notes["ticket"] = notes["ticket"].replace(f", {day})", ")")
            assert late == {**early, "on": day}


def _unchecked(decision: Json) -> Json:
    """The decision without its code, which is that of one day, and the last line of the notes, which has it."""
    assert decision.pop("check") is not None
    for notes in (decision["notes"], decision["notes"]["markdown"]):
        *lines, last = notes["ticket"].splitlines()
        assert "LW-" in last
        notes["ticket"] = "\n".join(lines)
    return decision


@pytest.mark.slow
def test_what_is_certain_without_a_day_is_so_on_every_day(book: Book) -> None:
    for name in filter(lambda one: is_dated(book, one), book.raw["situations"]):
        early = decided(book, name)
        for day in DAYS:
            late = decided(book, name, on=day)
            for block in ("owed", "offers"):
                sure = {one["remedy"]: one["amount"] for one in early[block] if one["certain"] and one["amount"] is not None}
                later = {one["remedy"]: one["amount"] for one in late[block]}
                assert sure == {remedy: later[remedy] for remedy in sure}


def test_each_page_has_the_decision_that_the_kernel_gives(policy: Json, site: Path) -> None:
    for name in policy["situations"]:
        page = site / "playbook" / "situations" / name / "index.html"
        (attributes,) = [found for _, found, _ in elements(page, "leeway-checker")]
        case = {"situation": name, "level": policy["levels"][0]["id"], "facts": {}}
        said = json.loads(attributes["opening"])
        decision = json.loads(wire(json.dumps(policy), json.dumps(case)))
        assert {**said, "check": 0, "notes": 0} == {**decision, "check": 0, "notes": 0}
        for now, all_of_it in ((said["notes"], decision["notes"]), (said["notes"]["markdown"], decision["notes"]["markdown"])):
            *lines, last = all_of_it["ticket"].split("\n")
            assert now["ticket"].split("\n") == lines and decision["check"]["code"] in last.replace("\\", "")
            assert (now["reply"], now["hand_over"]) == (all_of_it["reply"], all_of_it["hand_over"])
        assert said["policy"] == policy["version"] and said["check"] is None


@pytest.mark.slow
def test_a_page_that_says_the_same_brings_the_same_whatever_the_version() -> None:
    """Or every page would have to be rendered anew after every edit."""
    policy = project.compiled()
    other = {**policy, "version": "0123456789ab"}
    for name in policy["situations"]:
        one, two = opening(Book(policy, None), name), opening(Book(other, None), name)
        assert one[0].replace(policy["version"], other["version"]) == two[0] and one[1] == two[1]


@pytest.mark.slow
def test_nothing_in_it_can_end_the_attribute() -> None:
    said = attribute('{"text":"\\"><script>alert(1)</script>\' onload=\'x &quot; &"}')
    assert not {'"', "'", "<", ">"} & set(said)
    book = Book(project.compiled(), None)
    assert type(opening(book, "reception")[0]) is type(said)
