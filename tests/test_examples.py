"""The example policies are right, complete and useful: every row of every table stands on a worked example."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from leeway import pipeline
from leeway.compile import dump
from leeway.offers import decide, read_policy, wire
from leeway.offers.case import read_case
from leeway.offers.policy import Policy
from leeway.offers.standing import stand
from leeway.offers.truth import holds
from leeway.pages import pages
from leeway.problems import Problem
from tests.project import CHECKOUT

FOLDER = CHECKOUT / "policy" / "examples"
FILES = sorted(FOLDER.glob("*.yml"))
# What a check may say of them: in one table a row was left out on purpose.
EXPECTED = {"cloud-credits": {"hole"}}
# Rows that no example reaches, each with the reason. None yet.
UNREACHED: dict[str, set[str]] = {}

every_policy = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@cache
def checked(path: Path) -> tuple[dict[str, Any] | None, tuple[Problem, ...]]:
    """The compiled policy of an example file, and what the check says of it."""
    return pipeline.checked(path.read_bytes(), None)


def policy(path: Path) -> dict[str, Any]:
    """The compiled policy of an example file."""
    made, found = checked(path)
    assert made is not None, [problem.message for problem in found]
    return made


def examples(path: Path) -> Iterator[dict[str, Any]]:
    """The worked examples of an example policy."""
    for situation in policy(path)["situations"].values():
        yield from situation["examples"]


def every_row(made: dict[str, Any]) -> set[str]:
    """Every row of every table: of remedies and of facts that are worked out; an exclusion is a table of one row."""
    remedies = {f"{name}.{row['id']}" for name, one in made["remedies"].items() for row in one["clauses"]}
    worked = {name: fact["is"].get("table", ()) for name, fact in made["facts"].items() if "is" in fact}
    facts = {f"{name}.{index}" for name, rows in worked.items() for index, _ in enumerate(rows)}
    return remedies | facts | set(made.get("exclusions", ()))


def reached(kernel: Policy, example: dict[str, Any]) -> Iterator[str]:
    """The rows that decide what an example expects, those that give nothing among them."""
    case, found = read_case(kernel, example["case"])
    assert case is not None and not found, found
    for one in stand(kernel, case):
        index, *others = (*one.clauses(), None)
        if one.remedy.id in example["expect"] and index is not None and index >= 0 and others == [None]:
            yield f"{one.remedy.id}.{one.remedy.clauses[index].id}"
        if one.remedy.id in example["expect"]:
            yield from (each.id for each in one.remedy.exclusions if holds(each.when, case.view, kernel))
    for name in kernel.worked:
        worked = kernel.facts[name].worked
        answers = [holds(when, case.view, kernel) for when, _ in worked.rows] if worked else []
        if True in answers and None not in answers[: answers.index(True)]:
            yield f"{name}.{answers.index(True)}"


def test_there_are_four_and_the_readme_names_each() -> None:
    assert [path.stem for path in FILES] == ["airline-desk", "broadband", "cloud-credits", "shop"]
    readme = (FOLDER / "README.md").read_text("utf-8")
    assert all(f"({path.name})" in readme for path in FILES)


@pytest.mark.slow
@every_policy
def test_it_has_no_problem_but_the_one_it_shows(path: Path) -> None:
    assert {problem.code for problem in checked(path)[1]} == EXPECTED.get(path.stem, set())


@every_policy
def test_every_row_decides_an_example(path: Path) -> None:
    made = policy(path)
    kernel = read_policy(made)
    found = {row for example in examples(path) for row in reached(kernel, example)}
    assert every_row(made) - found == UNREACHED.get(path.stem, set())


@every_policy
def test_every_example_is_the_same_through_text(path: Path) -> None:
    made = policy(path)
    kernel, text = read_policy(made), dump(made).decode()
    for example in examples(path):
        decision = decide(kernel, example["case"])
        assert decision["problems"] == []
        assert json.loads(wire(text, json.dumps(example["case"]))) == decision


@every_policy
def test_every_remedy_and_situation_has_its_words(path: Path) -> None:
    made = policy(path)
    assert all("say" in one and "deliver" in one for one in made["remedies"].values())
    assert all(one["promises"] and one["related"] for one in made["situations"].values())
    assert made["phrases"] and made["answer_times"] and made["recognition"] and made["stance"]


@every_policy
def test_its_pages_are_made(path: Path) -> None:
    made = policy(path)
    texts, found = pages(made, None, ())
    assert found == ()
    for name, situation in made["situations"].items():
        page = next(text for place, text in texts.items() if place.endswith(f"situations/{name}.md"))
        assert situation["name"] in page


@every_policy
def test_what_is_left_open_is_undefined_and_names_who_to_ask(path: Path) -> None:
    kernel = read_policy(policy(path))
    silent = [
        (example["case"], name) for example in examples(path) for name, what in example["expect"].items() if what == "undefined"
    ]
    assert silent
    for case, name in silent:
        [said] = [one for one in decide(kernel, case)["undefined"] if one["remedy"] == name]
        assert "Ask: " in said["text"]
