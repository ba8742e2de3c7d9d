"""What is new for a reader: each thing that a version changed, in words, from which version on; and nothing else."""

from __future__ import annotations

import copy
import html
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from leeway import news as room
from leeway import past, pipeline
from leeway.audience import reduced
from leeway.history import Recorded
from leeway.news import news, steps
from leeway.news.items import items
from leeway.news.parts import parts
from leeway.offers.version import version
from leeway.pages import pages
from leeway.pages.book import Book
from tests.project import CHECKOUT, POLICY

Json = dict[str, Any]
Edit = Callable[[Json], Any]
CLAUSE = "clause:visit_discount.tenure-at-least-10-years"


def compiled(path: Path = POLICY) -> Json:
    found, problems = pipeline.compiled(path.read_bytes())
    assert found is not None, problems
    return found


@pytest.fixture(scope="module")
def policy() -> Json:
    return compiled()


def edited(policy: Json, edit: Edit) -> Json:
    found = copy.deepcopy(policy)
    edit(found)
    return {**found, "version": version(found)}


def recorded(*policies: Json) -> list[Recorded]:
    return [Recorded(0, one["version"], one["updated"], one) for one in policies]


def told(notes: Path, *policies: Json) -> Json:
    return dict(json.loads(news(recorded(*policies), notes)))


def clause(policy: Json, remedy: str = "visit_discount", number: int = 1) -> Json:
    values: Json = policy["remedies"][remedy]["clauses"][number]["values"]
    return values


def limit(amount: str, level: str = "representative") -> Edit:
    return lambda policy: clause(policy).update({level: ["lit", f"0.{amount}", "percent"]})


def test_a_limit_is_told_with_what_it_was_from_version_to_version(policy: Json, tmp_path: Path) -> None:
    second = edited(policy, limit("60"))
    third = edited(edited(second, limit("70")), lambda one: one.update(updated="2026-11-29"))
    found = told(tmp_path, policy, second, third)
    assert found["policy"] == third["version"]
    assert found["versions"] == [
        [policy["version"], "20 November 2026"],
        [second["version"], "20 November 2026"],
        [third["version"], "29 November 2026"],
    ]
    assert list(found["items"]) == [CLAUSE]
    item = found["items"][CLAUSE]
    assert item["name"] == "Discount on the technician's visit: time with us is at least 10 years"
    assert item["at"] == ["visit_discount.tenure-at-least-10-years"]
    on = [found["pages"][place] for place in item["pages"]]
    assert on[0].startswith("playbook/situations/") and on[-2:] == ["playbook/remedies/", "playbook/authority/"]
    assert [(state[0], state[2][1]) for state in item["states"]] == [
        (0, ["Representative", "50%"]),
        (1, ["Representative", "60%"]),
        (2, ["Representative", "70%"]),
    ]


def moved(policy: Json) -> None:
    """Everything one line further down, another example, other words to be found by."""
    for one in policy["remedies"].values():
        one["line"] += 1
        for row in one["clauses"]:
            row["line"] += 1
    for one in policy["situations"].values():
        one["line"] += 1
        one["customers_say"].append("something else")
        one["examples"] = one["examples"][1:]


def test_what_nobody_reads_is_no_news(policy: Json, tmp_path: Path) -> None:
    found = told(tmp_path, policy, edited(policy, moved))
    assert (found["items"], found["pages"]) == ({}, [])


PROMISE, RATE = "promise:reception.47ea835f81", "rate:outage_day"
SORRY = "I'm sorry. We got this wrong. What would make it right for you?"
DAYS = {"n": "3", "unit": "working days"}
EDITS: dict[str, tuple[Edit, str, str, str]] = {  # by what is edited: the item, what of it was, and what it is
    "phrase": (lambda p: p["phrases"][0].update(say="Sorry."), "Helps", SORRY, "Sorry."),
    CLAUSE: (
        lambda p: p["facts"]["tenure"].update(name="years"),
        "When",
        "time with us is at least 10 years",
        "years is at least 10 years",
    ),
    "level:supervisor": (
        lambda p: p["levels"][1].update(reach="the red telephone"),
        "How to reach them",
        "",
        "the red telephone",
    ),
    "stance": (lambda p: p["stance"].append("Be kind."), "How we work", "", "Be kind."),
    "remedy:visit_discount": (lambda p: p["remedies"]["visit_discount"].update(note="Ask."), "Note", "", "Ask."),
    PROMISE: (
        lambda p: p["situations"]["reception"]["promises"][0].update(within=DAYS),
        "Within",
        "2 working days",
        "3 working days",
    ),
    RATE: (lambda p: p["rates"]["outage_day"]["values"][-1].__setitem__(1, "9.5"), "From 1 January 2027", "$4.25", "$9.50"),
}


@pytest.mark.parametrize("key", EDITS)
def test_each_kind_of_thing_is_told(policy: Json, tmp_path: Path, key: str) -> None:
    edit, label, was, now = EDITS[key]
    found = told(tmp_path, policy, edited(policy, edit))["items"]
    old, new = found[next(one for one in found if one.startswith(key))]["states"]
    assert [label, now] in new[2] and [label, now] not in old[2]
    assert not was or [label, was] in old[2]


def test_what_is_gone_and_what_came_back(policy: Json, tmp_path: Path) -> None:
    without = edited(policy, lambda one: one["phrases"].pop(1))
    item = told(tmp_path, policy, without, policy)["items"]["phrase:781bad3ab6"]
    assert [state[0] for state in item["states"]] == [0, 1, 2] and [len(state) for state in item["states"]] == [3, 1, 3]
    assert item["states"][0][1:] == item["states"][2][1:]
    gone = told(tmp_path, policy, without)
    assert gone["pages"][gone["items"]["phrase:781bad3ab6"]["pages"][0]] == "playbook/phrases/"
    name = next(iter(policy["situations"]))
    gone = told(tmp_path, policy, edited(policy, lambda one: one["situations"].pop(name)))
    assert [gone["pages"][place] for place in gone["items"][f"situation:{name}"]["pages"]] == ["playbook/changes/"]


def test_nothing_of_what_higher_levels_may_give_is_told_to_an_audience(policy: Json, tmp_path: Path) -> None:
    second = edited(policy, limit("93", "winback"))
    third = edited(second, limit("61"))
    current = reduced(third, "representative")[0]
    assert current is not None
    data = news(past.as_shown(current, recorded(policy, second, third)), tmp_path)
    found = json.loads(data)
    assert len(found["versions"]) == 2, "the one in which nothing changed for them never was"
    assert [state[2][1:] for state in found["items"][CLAUSE]["states"]] == [
        [["Representative", "50%"]],
        [["Representative", "61%"]],
    ]
    assert b"93%" not in data and b"93%" in news(recorded(policy, second, third), tmp_path)


def test_the_same_versions_give_the_same_bytes_whatever_is_remembered(policy: Json, tmp_path: Path) -> None:
    versions = recorded(policy, edited(policy, limit("60")))
    first = news(versions, tmp_path)
    (remembered,) = (tmp_path / "news").iterdir()
    for damage in (b"", b"{", b"[]", b'{"a": {"b": [1, 2, 3]}}', b'{"a": {"b": [null, ["h", [[1, 2]]], null]}}', b"[" * 100_000):
        remembered.write_bytes(damage)
        assert news(versions, tmp_path) == first, damage
    assert news(versions, tmp_path) == first == news(versions, tmp_path / "elsewhere")
    (tmp_path / "file").write_bytes(b"")
    assert news(versions, tmp_path / "file") == first, "nothing can be remembered there"


def test_a_version_that_cannot_be_read_is_passed_over(policy: Json, tmp_path: Path) -> None:
    second = edited(policy, limit("60"))
    versions = recorded(policy, second, second)
    versions[1] = Recorded(0, "0" * 12, "", None)
    found = json.loads(news(versions, tmp_path))
    assert found["versions"][1] == ["0" * 12, ""]
    assert [state[0] for state in found["items"][CLAUSE]["states"]] == [0, 2]


def test_only_so_many_versions_and_bytes_are_told_of(policy: Json, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    versions = [edited(policy, limit(str(number))) for number in range(11, room.MOST_VERSIONS + 16)]
    found = told(tmp_path, *versions)
    assert [one[0] for one in found["versions"]] == [one["version"] for one in versions[-room.MOST_VERSIONS :]]
    states = found["items"][CLAUSE]["states"]
    assert (states[0][0], states[0][2][1]) == (0, ["Representative", "16%"])
    assert len(states) == room.MOST_VERSIONS
    monkeypatch.setattr(room, "_LARGEST", 2_000)
    data = news(recorded(*versions), tmp_path)
    assert len(data) <= 2_000 and 1 < len(json.loads(data)["versions"]) < room.MOST_VERSIONS


@pytest.mark.parametrize("path", [POLICY, *sorted((CHECKOUT / "policy" / "examples").glob("*.yml"))], ids=lambda path: path.stem)
def test_everything_is_found_on_each_of_its_pages(path: Path) -> None:
    policy = compiled(path)
    made, book, seen = pages(policy, None)[0], Book(policy, None), 0
    for key in parts(policy):
        for item in items(book, key):
            assert item.name and item.parts and item.pages, key
            for page in item.pages:
                text = made[_file(page, made)]
                ids = any(f'id="{one}"' in text or f"{{#{one}" in text for one in item.at)
                assert ids or (item.said and item.said in html.unescape(text)), (item.key, page)
                seen += 1
            first = made[_file(item.pages[0], made)]
            assert f'id="{item.at[0]}"' in first or f"{{#{item.at[0]}" in first, item.key
    assert seen > 30


def _file(page: str, made: dict[str, str]) -> str:
    index = f"{page}index.md"
    return index if index in made else f"{page.removesuffix('/')}.md"


def test_what_is_remembered_does_not_grow_for_ever(policy: Json, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "_MOST_KEPT", 3)
    for number in range(11, 17):
        told(tmp_path, policy, edited(policy, limit(str(number))))
    assert len(list((tmp_path / "news").iterdir())) == 3
