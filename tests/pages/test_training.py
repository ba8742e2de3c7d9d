"""The pages of the path for new hires: an overview, a page for each step, practice; all of it useful as it stands."""

from __future__ import annotations

import html
import json
import re
from typing import Any

import pytest

from leeway.audience import reduced
from leeway.desk.practice import path
from leeway.pages import pages
from leeway.pages.safe import text
from tests.desk.practice.learner import GERMAN, SMALL
from tests.project import compiled

Json = dict[str, Any]
START = "playbook/start-here.md"


@pytest.fixture(scope="module")
def policy() -> Json:
    return compiled()


@pytest.fixture(scope="module")
def made(policy: Json) -> dict[str, str]:
    return pages(policy)[0]


def _steps(page: str) -> list[Json]:
    told = re.search(r'<leeway-\w+[^>]* steps="([^"]*)"', page)
    assert told
    found: list[Json] = json.loads(html.unescape(told[1]))
    return found


@pytest.mark.slow
def test_every_step_has_a_page_that_the_overview_and_the_navigation_lead_to(policy: Json, made: dict[str, str]) -> None:
    for step in policy["training"]:
        page = made[f"playbook/training/{step['id']}.md"]
        assert f"# {text(step['name'])}\n" in page
        assert f"](training/{step['id']}.md)" in made[START]
        assert f"playbook/training/{step['id']}\\x2emd" in made["playbook/nav.yml"]
        assert all(text(note) in page for note in step.get("notes", ()))
    assert "playbook/practice\\x2emd" in made["playbook/nav.yml"]


def test_the_stance_stands_first(policy: Json, made: dict[str, str]) -> None:
    page = made[START]
    assert all(text(one) in page for one in policy["stance"])
    assert page.index("{#stance}") < page.index("{#path}")


def test_a_step_leads_to_what_is_read_and_into_its_practice(made: dict[str, str]) -> None:
    page = made["playbook/training/hard_calls.md"]
    assert "](../bring-in.md)" in page and "](../promises.md)" in page and "](../situations/leaving.md)" in page
    assert "](../practice.md?step=hard_calls)" in page
    assert "](your_room.md)" in page and "](on_your_own.md)" in page


def test_the_elements_are_told_the_steps(policy: Json, made: dict[str, str]) -> None:
    for page in (START, "playbook/training/first_day.md", "playbook/practice.md"):
        steps = _steps(made[page])
        assert [one["id"] for one in steps] == [one["id"] for one in policy["training"]]
        assert steps[0]["phrases"] == 8 and steps[0]["cases"] == 0 and steps[0]["pass"] == 75
    assert '<leeway-training step="first_day"' in made["playbook/training/first_day.md"]
    assert _steps(made[START])[0]["read"][1]["href"] == "../phrases/"
    assert _steps(made["playbook/training/first_day.md"])[0]["read"][1]["href"] == "../../phrases/"


def test_lessons_are_taught_with_the_policys_own_words(made: dict[str, str]) -> None:
    page = made["playbook/training/hard_calls.md"]
    admit = page.split("{#lesson-admit }")[1].split("\n## ")[0]
    assert text("I'm sorry you feel that way") in admit and admit.count('<dl class="lw-turn">') == 2
    assert "Try it." in admit


def test_an_answer_is_folded_away_behind_its_case(policy: Json, made: dict[str, str]) -> None:
    page = made["playbook/training/hard_calls.md"]
    cases = page.split("{#think}")[1].split("{#practise}")[0]
    assert cases.count("<details") == 8 and cases.count(" open") == 0
    first = policy["situations"]["leaving"]["examples"][0]
    assert cases.index(text(first["name"])) < cases.index("<details") < cases.index(text(first["story"])[:60])


@pytest.mark.slow
@pytest.mark.parametrize("file", [SMALL, GERMAN], ids=["small", "german"])
def test_a_policy_without_a_path_has_one_all_the_same(file: Any) -> None:
    raw = compiled(file)
    assert "training" not in raw
    texts, _ = pages(raw)
    for step in path(raw):
        page = texts[f"playbook/training/{step.id}.md"]
        assert step.name in page
        assert "lesson-" in page
    assert len(path(raw)) == 3 and len(_steps(texts[START])) == 3


@pytest.mark.slow
def test_what_a_policy_says_of_a_step_is_data() -> None:
    raw = compiled()
    hostile = '"><script>alert(1)</script>](javascript:x) {{ 7 }} **b** <leeway-checker>'
    step = {
        "id": "one",
        "name": hostile,
        "for": hostile,
        "about": hostile,
        "notes": [hostile],
        "read": ["stance"],
        "lessons": ["admit"],
    }
    texts, _ = pages({**raw, "training": [step]})
    for page in (START, "playbook/training/one.md", "playbook/practice.md", "playbook/nav.yml"):
        assert "<script" not in texts[page] and "](javascript" not in texts[page] and "<leeway-checker>" not in texts[page]
    assert _steps(texts[START])[0]["name"] == hostile


@pytest.mark.slow
def test_pages_of_an_audience_show_no_more_than_its_levels(policy: Json) -> None:
    told, _ = reduced(policy, "representative")
    assert told is not None and told["training"] == policy["training"]
    texts, _ = pages(told)
    levels = {one["case"]["level"] for name in ("leaving", "rudeness") for one in told["situations"][name]["examples"]}
    assert levels == {"representative"}
    assert "playbook/training/hard_calls.md" in texts


def test_a_text_of_the_path_that_tells_what_a_higher_level_may_give_is_named(policy: Json) -> None:
    step = {"id": "one", "name": "One", "notes": ["The win-back team may go to 45%."]}
    _, problems = reduced({**policy, "training": [step]}, "representative")
    assert [one.code for one in problems] == ["undisclosed-said"] and "45%" in problems[0].message
    assert reduced(policy, "representative")[1] == ()
