"""The warnings of a check about clauses that no worked example tries."""

from __future__ import annotations

from pathlib import Path

import pytest

from leeway import pipeline
from leeway.coverage.clause_not_tried import MOST
from leeway.problems import Problem
from leeway.proofs import Proving
from tests.coverage.pasting import thinned
from tests.project import CHECKOUT, POLICY
from tests.stages import SMALL

_ASKED = Proving(examples=True)


def warnings(text: str, proving: Proving = _ASKED) -> list[Problem]:
    _, problems = pipeline.checked(text.encode(), None, proving)
    return [one for one in problems if one.code == "clause-not-tried"]


def test_each_row_that_is_not_tried_is_told_at_its_place_with_an_example() -> None:
    ours, otherwise = warnings(SMALL)
    lines = SMALL.split("\n")
    for one, row in ((ours, "fault: ours}, rep"), (otherwise, "otherwise")):
        assert one.severity == "warning" and one.span and row in lines[one.span.line - 1]
        assert lines[one.span.line - 1][one.span.column - 1] == "{"
        assert 'to the examples of "reception": - {name: "' in one.message


def test_only_the_commands_ask_for_it() -> None:
    assert warnings(SMALL, Proving()) == []
    assert pipeline.project(Path("policy.yml")).proving().examples


def test_at_most_ten_are_told_and_the_rest_is_counted() -> None:
    found = warnings(thinned(POLICY.read_text("utf-8"), lambda number: number == 0))
    assert len(found) == MOST + 1
    [rest] = [one for one in found if one.span is None]
    assert "more clauses" in rest.message and "leeway coverage" in rest.message


@pytest.mark.slow
def test_the_policies_of_the_house_have_none() -> None:
    paths = [POLICY, *sorted((CHECKOUT / "policy" / "examples").glob("*.yml"))]
    paths.append(CHECKOUT / "generator" / "leeway" / "starter" / "policy.yml")
    assert len(paths) == 6
    assert [one.message for path in paths for one in warnings(path.read_text("utf-8"))] == []


@pytest.mark.slow
def test_rows_of_worked_out_facts_and_exclusions_are_told_at_their_places() -> None:
    text = (CHECKOUT / "tests" / "good" / "full.yml").read_text("utf-8")
    lines = text.split("\n")
    places = {one.message.partition(". Add")[0]: lines[one.span.line - 1] for one in warnings(text) if one.span}
    facts = {said: line for said, line in places.items() if ' of "share_back"' in said}
    assert facts and all("amount: " in line for line in facts.values())
