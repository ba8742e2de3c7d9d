"""Conditions: all ways to write one, as policy.json has them."""

from __future__ import annotations

import pytest

from leeway.compile.terms import cond, scope
from tests.stages import SMALL, changed, codes, draft

WITH_DATE = changed("  fee: {", "  born: {ask: Since when?, unit: date}\n  fee: {")


def _cond(text: str) -> object:
    made = draft(changed("{fault: ours}", text, WITH_DATE))
    assert made.currency is not None
    when = made.remedies[1].clauses[0].when
    assert when is not None
    return cond(when, scope(made, made.currency))


TEN = ["lit", "10", "years"]
CONDITIONS = [
    ("{fault: ours}", ["is", "fault", ["ours"]]),
    ("{fault: ours or nobody}", ["is", "fault", ["ours", "nobody"]]),
    ("{fault: [ours, nobody]}", ["is", "fault", ["ours", "nobody"]]),
    ("{fault: not ours}", ["not", ["is", "fault", ["ours"]]]),
    ("{leaving: no}", ["is", "leaving", ["no"]]),
    ("{tenure: at least 10 years}", ["cmp", "tenure", ">=", TEN]),
    ('{tenure: ">= 10 years"}', ["cmp", "tenure", ">=", TEN]),
    ("{tenure: at most 10 years}", ["cmp", "tenure", "<=", TEN]),
    ("{tenure: over 10 years}", ["cmp", "tenure", ">", TEN]),
    ("{tenure: more than 10 years}", ["cmp", "tenure", ">", TEN]),
    ("{tenure: under 10 years}", ["cmp", "tenure", "<", TEN]),
    ("{tenure: less than 10 years}", ["cmp", "tenure", "<", TEN]),
    ("{tenure: exactly 10 years}", ["cmp", "tenure", "=", TEN]),
    ("{tenure: 10 years}", ["cmp", "tenure", "=", TEN]),
    ("{tenure: at least 10}", ["cmp", "tenure", ">=", ["lit", "10", "number"]]),
    ("{tenure: at least 120 months}", ["cmp", "tenure", ">=", ["lit", "120", "months"]]),
    ("{fee: more than $5 + $1}", ["cmp", "fee", ">", ["+", ["lit", "5", "money"], ["lit", "1", "money"]]]),
    (
        "{tenure: at least 4 years and under 10 years, leaving: yes}",
        ["all", [["cmp", "tenure", ">=", ["lit", "4", "years"]], ["cmp", "tenure", "<", TEN], ["is", "leaving", ["yes"]]]],
    ),
    ("{born: before 2020-01-01}", ["cmp", "born", "<", ["lit", "2020-01-01", "date"]]),
    ("{born: on or before 2020-01-01}", ["cmp", "born", "<=", ["lit", "2020-01-01", "date"]]),
    ("{born: on 2020-01-01}", ["cmp", "born", "=", ["lit", "2020-01-01", "date"]]),
    ("{born: after 2020-01-01}", ["cmp", "born", ">", ["lit", "2020-01-01", "date"]]),
    ("{any: [{leaving: yes}, {fault: ours}]}", ["any", [["is", "leaving", ["yes"]], ["is", "fault", ["ours"]]]]),
    ("{not: {leaving: yes, fault: ours}}", ["not", ["all", [["is", "leaving", ["yes"]], ["is", "fault", ["ours"]]]]]),
    ("{all: [{any: [{leaving: yes}, {fault: ours}]}]}", ["any", [["is", "leaving", ["yes"]], ["is", "fault", ["ours"]]]]),
]


@pytest.mark.parametrize(("text", "compiled"), CONDITIONS)
def test_a_condition_is_read(text: str, compiled: object) -> None:
    assert _cond(text) == compiled


WRONG = [
    ("{fault: [ours, theirs]}", "not-a-choice"),
    ("{fault: []}", "empty-list"),
    ("{fault: at least 3}", "not-a-choice"),
    ("{leaving: Yes}", "not-yes-or-no"),
    ("{tenure: [1, 2]}", "wrong-kind"),
    ("{tenure: 4-10 years}", "bad-comparison"),
    ("{fee: $4 - $10}", "bad-comparison"),
    ("{born: 2020-01-01 and 2021-01-01 - 2}", "wrong-unit"),
    ("{tenure: at least 4 years or under 2 years}", "bad-comparison"),
    ("{born: at least 2020-13-01}", "bad-date"),
    ("{any: []}", "empty-list"),
    ("{any: {leaving: yes}}", "wrong-kind"),
    ("{not: yes}", "wrong-kind"),
    ("yes", "wrong-kind"),
    ("{leaving: {}}", "wrong-kind"),
]


@pytest.mark.parametrize(("text", "code"), WRONG)
def test_what_is_no_condition_is_one_problem(text: str, code: str) -> None:
    assert [one for one in codes(changed("{fault: ours}", text, WITH_DATE)) if one not in ("unused-fact", "idle-fact")] == [code]


def test_both_mistakes_of_a_comparison_show_at_once() -> None:
    assert codes(changed("at least 10 years", "at lest 10 yeers", SMALL)) == ["bad-comparison", "wrong-unit"]
