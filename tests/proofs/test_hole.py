"""Tables that leave customers out are told with one of them; tables that do not are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from leeway.problems import Problem
from tests.stages import SMALL, problems

BAKERY = (Path(__file__).parents[1] / "offers" / "bakery.yml").read_text(encoding="utf-8")
ROWS = """    limits:
      - {otherwise: , baker: $10, head: $20}
"""


def _holes(text: str) -> list[Problem]:
    found = problems(text)
    assert not [one for one in found if one.severity == "error"], found
    return [one for one in found if one.code == "hole"]


def _sorry(*rows: str) -> str:
    """The bakery with another table for the credit that says sorry, and without the hole in its grades."""
    assert ROWS in BAKERY
    whole = BAKERY.replace("day late}", "day late}\n      - {otherwise: , amount: undefined}")
    return whole.replace(ROWS, "    limits:\n" + "".join(f"      - {row}\n" for row in rows))


@pytest.mark.parametrize(
    ("rows", "who"),
    [
        (["{when: {price: more than $50}, baker: $5}", "{when: {price: less than $50}, baker: $2}"], "the price at exactly $50"),
        (
            ["{when: {price: at least $50}, baker: $5}", "{when: {price: under $40}, baker: $2}"],
            "the price from $40 to under $50",
        ),
        (["{when: {burnt: yes}, baker: $5}"], "it was not burnt"),
        (
            ["{when: {burnt: yes, price: at least $50}, baker: $5}", "{when: {burnt: no}, baker: $2}"],
            "the price under $50, it was burnt and some is left",
        ),
        (["{when: {days_late: more than 3 days}, baker: $5}", "{when: {days_late: less than 3 days}, baker: $2}"], "3 days"),
        (["{when: {fit_for_pie: yes}, baker: $5}"], "regular is yes and some is left"),
        (["{when: {due_on: at most 30 days ago}, baker: $5}"], "on 2026-01-31 and some is left, on 2026-05-11"),
        (["{when: {due_on: at least 30 days ago}, baker: $5}", "{when: {due_on: at most 20 days ago}, baker: $5}"], ", on 20"),
    ],
)
def test_a_hole_names_a_customer_who_falls_into_it(rows: list[str], who: str) -> None:
    (hole,) = _holes(_sorry(*rows))[:1]
    assert hole.severity == "warning" and hole.span is not None
    assert who in hole.message, hole.message
    assert 'no row of "sorry_credit"' in hole.message


@pytest.mark.parametrize(
    "rows",
    [
        ["{when: {price: more than $50}, baker: $5}", "{when: {price: at most $50}, baker: $2}"],
        ["{when: {burnt: yes}, baker: $5}", "{when: {burnt: no}, baker: $2}"],
        ["{when: {price: more than $50}, baker: $5}", "{otherwise: , baker: undefined}"],
        ["{when: {grade: awful}, baker: $5}", "{when: {grade: bad}, baker: $2}"],
        ["{when: {due_on: on or before 2026-11-20}, baker: $5}", "{when: {due_on: after 2026-11-20}, baker: $2}"],
        ["{when: {due_on: at most 30 days ago}, baker: $5}", "{when: {due_on: more than 30 days ago}, baker: $2}"],
        ["{when: {any: [{price: at least $50}, {burnt: yes}]}, baker: $5}", "{when: {price: under $50, burnt: no}, baker: $2}"],
    ],
)
def test_a_table_for_everybody_has_none(rows: list[str]) -> None:
    assert _holes(_sorry(*rows)) == []


def test_the_table_of_a_worked_out_fact_can_have_one_too() -> None:
    (hole,) = _holes(BAKERY)
    assert 'no row of "grade"' in hole.message and "the days it was late at exactly 0 days" in hole.message


def test_many_holes_of_one_table_are_counted_not_listed() -> None:
    rows = [f"{{when: {{price: exactly ${number}}}, baker: $1}}" for number in range(10, 100, 10)]
    found = _holes(_sorry(*rows))
    assert len(found) == 3
    assert "more such cases" in found[0].message


def test_the_small_policy_has_none() -> None:
    assert _holes(SMALL) == []
