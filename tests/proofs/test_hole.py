"""Tables that leave customers out are told with one of them; tables that do not are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from leeway.problems import Problem
from tests.proofs.policies import FACTS, credit, owed, policy, said
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


@pytest.mark.slow
@pytest.mark.parametrize(
    ("rows", "who"),
    [
        (["{when: {price: more than $50}, baker: $5}", "{when: {price: less than $50}, baker: $2}"], "the price is $50"),
        (["{when: {price: at least $50}, baker: $5}", "{when: {price: under $40}, baker: $2}"], "the price is $40"),
        (["{when: {burnt: yes}, baker: $5}"], "it was not burnt"),
        (
            ["{when: {burnt: yes, price: at least $50}, baker: $5}", "{when: {burnt: no}, baker: $2}"],
            "the price is $0, it was burnt",
        ),
        (
            ["{when: {days_late: more than 3 days}, baker: $5}", "{when: {days_late: less than 3 days}, baker: $2}"],
            "the day of the order is 2026-12-24, the day it came is 2026-12-31",
        ),
        (["{when: {fit_for_pie: yes}, baker: $5}"], "regular is no"),
        (["{when: {due_on: at most 30 days ago}, baker: $5}"], "the day of the order is 2026-09-21"),
        (
            ["{when: {due_on: at least 30 days ago}, baker: $5}", "{when: {due_on: at most 20 days ago}, baker: $5}"],
            "the day of the order is 2026-10-21",
        ),
    ],
)
def test_a_hole_names_a_customer_who_falls_into_it(rows: list[str], who: str) -> None:
    (hole,) = _holes(_sorry(*rows))
    on = ", on 2026-11-20" if "ago" in rows[0] else ""
    assert hole.severity == "warning" and hole.span is not None
    assert hole.message == (
        f'no row of "sorry_credit" says what holds for this customer: {who} and some is left{on}. Add an otherwise row, or one '
        'with "undefined" if the policy is meant to say nothing here'
    )


@pytest.mark.slow
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
    who = "the day of the order is 2026-11-20, the day it came is 2026-11-20 and it was not burnt"
    assert f'no row of "grade" says what holds for this customer: {who}.' in hole.message


def test_of_many_holes_of_one_table_the_simplest_customer_is_named() -> None:
    rows = [f"{{when: {{price: exactly ${number}}}, baker: $1}}" for number in range(10, 100, 10)]
    (found,) = _holes(_sorry(*rows))
    assert "the price is $0 and some is left" in found.message


@pytest.mark.parametrize(
    ("currency", "edge", "below", "who"),
    [
        ("USD", "$50", "$49.99", None),  # no amount of money lies between the two
        ("USD", "$50", "$49.98", "$49.99"),
        ("JPY", "50 JPY", "49 JPY", None),
        ("JPY", "50 JPY", "48 JPY", "¥49"),
        ("KWD", "50 KWD", "49.999 KWD", None),
        ("KWD", "50 KWD", "49.99 KWD", "KWD\N{NO-BREAK SPACE}49.991"),
    ],
)
def test_between_two_coins_there_is_nobody(currency: str, edge: str, below: str, who: str | None) -> None:
    rows = (
        f"{{when: {{price: at least {edge}}}, amount: 2 {currency}}}",
        f"{{when: {{price: at most {below}}}, amount: 1 {currency}}}",
    )
    coin = {"USD": "0.01 USD", "JPY": "1 JPY", "KWD": "0.001 KWD"}[currency]
    found = said(policy(owed(*rows), currency=currency, rounding=f"half up to {coin}"), "hole")
    assert len(found) == (who is not None)
    assert who is None or f"customer: the price is {who}." in found[0]


def test_between_two_whole_numbers_there_is_nobody() -> None:
    rows = ("{when: {days_late: at least 3 days}, rep: $5}", "{when: {days_late: at most 2 days}, rep: $1}")
    assert said(policy(credit(*rows)), "hole") == []
    halves = FACTS.replace(", whole: yes", "")
    assert "the delay is 2.5 days" in said(policy(credit(*rows), facts=halves), "hole")[0]


def test_where_a_condition_has_no_answer_there_is_no_hole() -> None:
    """What is worked out may be left open on purpose, and nothing can be said of a row that turns on it."""
    facts = FACTS + "  quick: {is: [{when: {leaving: yes}, amount: yes}, {otherwise: , amount: undefined}]}\n"
    rows = ("{when: {quick: yes}, rep: $5}", "{when: {quick: no}, rep: $1}")
    assert said(policy(credit(*rows), facts=facts), "hole") == []


def test_the_small_policy_has_none() -> None:
    assert _holes(SMALL) == []
