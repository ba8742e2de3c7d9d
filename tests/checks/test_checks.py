"""Checks: what each finds is pinned in tests/bad; here is what each must let pass."""

from __future__ import annotations

import pytest

from leeway.checks import CHECKS, check, examples
from leeway.checks.outside_range import check as outside_range
from leeway.compile import compile_policy
from leeway.offers import read_policy
from leeway.problems import Span, errors
from tests.stages import HERE, REAL, SMALL, changed, codes, draft, problems


def test_each_check_explains_itself() -> None:
    for one in CHECKS:
        pages = (one.__doc__ or "").split("\n\n", 1)
        assert len(pages) == 2 and pages[0].endswith("."), one.ID


def test_the_small_policy_has_no_problems() -> None:
    assert problems(SMALL) == ()


FULL = (HERE / "good" / "full.yml").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_policy_with_every_key_has_no_problems() -> None:
    assert problems(FULL) == ()


ALSO_FINE = [
    ("over: goodwill", "over: [sorry_credit]"),
    ("how_many: $200, each: year, per: customer, used: credits_this_year", "how_many: 2 times, each: month, per: case"),
    ("{over: $40, approved_by: [boss, winback], record: Attach photos of the damage}", "{approved_by: [winback]}"),
    ("rep: $10 to $20", "rep: $10 to $10"),
    ("fixed_on: before today - 60 days", "fixed_on: more than 60 days ago"),
    ("arrived: after 18:30", "arrived: at or after 9:30 and before 17:00"),
    ("used: visits_used", "left: visits_used"),
    ("each: 12 months", "each: 1 year"),
    ("bought_on: at most 30 days ago", "bought_on: <= 30 days ago"),
    ("up to $1\n", "exact\n"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("old", "new"), ALSO_FINE)
def test_what_is_right_in_the_full_policy_is_let_pass(old: str, new: str) -> None:
    assert [code for code in codes(changed(old, new, FULL)) if code != "example-fails"] == []


NOT_FOR_EVERYBODY = [  # right as they are written; who is worse off, or for whom nothing depends on a fact, is told
    ("bought_on: at most 30 days ago", "bought_on: at most (10 days + late) ago", "overlap"),
    ("bought_on: at most 30 days ago", "today: on or after 2026-01-01", "overlap"),
    ("amount: undefined, why", "amount: none, why", "never-matters"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("old", "new", "told"), NOT_FOR_EVERYBODY)
def test_what_is_right_is_only_warned_of_where_it_is_odd_for_some_customer(old: str, new: str, told: str) -> None:
    assert codes(changed(old, new, FULL)) == [told]


@pytest.mark.slow
def test_times_that_are_counted_are_no_times_of_day() -> None:
    text = changed(
        "unit: minutes}", "unit: minutes}\n  tries: {ask: How often?, unit: times}\n  often: {is: tries + 1 time}", FULL
    )
    text = changed("{when: {member: gold}, amount: best}", "{when: {often: more than 1 time}, amount: best}", text)
    assert codes(text) == []


@pytest.mark.slow
def test_facts_behind_others_beside_tables_and_in_routes_are_used() -> None:
    for name in ("reported_at", "monthly_bill", "last_credit", "credits_this_year", "insured"):
        assert f'"{name}"' not in " ".join(one.message for one in problems(FULL))


@pytest.mark.slow
@pytest.mark.skipif(not REAL.exists(), reason="the project has no policy of its own")
def test_the_policy_of_the_project_has_no_problems() -> None:
    assert problems(REAL.read_bytes()) == ()


FINE = [
    ("at least 10 years", "at least 120 months"),
    ("at least 10 years", "at least 10 Years"),
    ("at least 10 years", "at least 1 year"),
    ("at least 10 years", "at least 10"),
    ("days_out - 2)", "days_out - 2 days)"),
    ("days_out - 2)", "days_out - 48 hours)"),
    ("max(0, days_out - 2)", "days_out * 50% / 2"),
    ("max(0, days_out - 2)", "(days_out / 1 day)"),
    ("rep: 50%, boss: 75%", "rep: 50%, boss: 50%"),
    ("rep: 50%, boss: 75%", "boss: 75%, rep: 50%"),
    ("rep: 100%}", "rep: 100%, boss: 100%}"),
    ("rep: 50%, boss: 75%", "rep: none, boss: none"),
    ("    goodwill: percent", "    budget: {how_many: 20 visits, each: month, per: team}\n    goodwill: percent"),
    ("unit: money}", "unit: money, from: $0.50, to: $900.50, whole: yes}"),
    ("    bring_in:", "    one_of: [[visit_discount, outage_credit]]\n    bring_in:"),
    ("tenure: 10 years, fault", "tenure: 60 years, fault"),
    ("tenure: 10 years, fault", "tenure: 120 months, fault"),
    ("unit: years, to: 60", "unit: years, from: 0 years, to: 720 months, usually: 6 years, if_unknown: 1"),
    ("review_by: 2027-05-20", "review_by: 2026-11-20"),
    ("{visit_discount: $50, outage_credit: $8}", "{visit_discount: 50 USD, outage_credit: $8.00}"),
]


@pytest.mark.parametrize(("old", "new"), FINE)
def test_what_is_right_is_let_pass(old: str, new: str) -> None:
    found = [code for code in codes(changed(old, new)) if code != "example-fails"]
    assert found == []


SILENT = [
    ("  fault: {ask", "  Fault: {ask", "bad-name"),
    ("  visit_discount:\n", "  Visit:\n", "bad-name"),
    ("unit: years, to: 60", "unit: year, to: 60", "bad-unit"),
    ("goodwill: percent of fee", "goodwill: percent of fees", "unknown-name"),
    ("leeway: 1\n", "leeway: 1\nextra: 2\n", "unknown-key"),
]


@pytest.mark.parametrize(("old", "new", "code"), SILENT)
def test_what_only_follows_from_another_mistake_is_not_told(old: str, new: str, code: str) -> None:
    found = codes(changed(old, new))
    assert found[:1] == [code] and set(found) <= {code, "unknown-name"}


COUNTED = """
  free_month:
    name: Free months
    kind: free_period
    goodwill: months
    limits: [{otherwise: , rep: 1 month}]
    budget: {how_many: 40 months, each: month, per: team, left: months_left}
"""
LEFT = changed("facts:\n", "facts:\n  months_left: {ask: How many are left?, unit: months}\n")
BUDGET = changed("remedies: [", "remedies: [free_month, ", changed("remedies:\n", "remedies:" + COUNTED, LEFT))


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("40 months", "1 month", []),
        ("40 months", "2 years", ["wrong-unit"]),
        ("40 months", "40 gifts", ["wrong-unit"]),
        ("left: months_left", "left: tenure", ["wrong-unit"]),
        ("left: months_left", "left: fee", ["wrong-unit"]),
        ("left: months_left", "left: leaving", ["wrong-unit"]),
        ("left: months_left", "left: gone", ["unknown-name"]),
    ],
)
def test_a_budget_is_counted_in_what_its_remedy_is_counted_in(old: str, new: str, found: list[str]) -> None:
    assert [problem.code for problem in errors(problems(changed(old, new, BUDGET)))] == found


@pytest.mark.parametrize(("goodwill", "limit"), [("money", "$5"), ("percent of fee", "5%"), ("yes or no", "yes")])
def test_what_is_not_counted_may_have_a_number_of_times_but_nothing_left(goodwill: str, limit: str) -> None:
    text = changed("goodwill: months", f"goodwill: {goodwill}", changed("rep: 1 month}", f"rep: {limit}}}", BUDGET))
    assert [problem.code for problem in errors(problems(text))] == ["wrong-unit"]
    assert errors(problems(changed(", left: months_left", "", text))) == ()


def test_no_falls_below_yes() -> None:
    text = changed("goodwill: months", "goodwill: yes or no", changed("    budget: {how_many: 40 months", "    #", BUDGET))
    assert codes(changed("rep: 1 month", "rep: yes, boss: no", text))[:1] != ["wrong-unit"]
    assert "falling-limit" in codes(changed("rep: 1 month", "rep: yes, boss: no", text))


def test_whole_facts_take_no_halves() -> None:
    made = draft(
        changed("unit: years, to: 60", "unit: years, to: 60, whole: yes").replace("tenure: 10 years,", "tenure: 10.5 years,")
    )
    assert [problem.span for problem in outside_range(made)] == [Span(40, 25, 40, 35)]


def test_a_failing_example_is_found_without_the_draft_too_and_names_its_line() -> None:
    made = draft(changed("expect: {visit_discount: $50", "expect: {visit_discount: undefined"))
    assert check(made) == ()
    policy = compile_policy(made)
    kernel = read_policy(policy)
    with_draft, without = examples(policy, kernel, made), examples(policy, kernel)
    assert [problem.message for problem in with_draft] == [problem.message for problem in without]
    assert with_draft[0].span == Span(41, 34, 41, 43) and without[0].span == Span(39, 1, 40, 1)


EXPECTED = [
    ("visit_discount: $50", []),
    ("visit_discount: none", ["example-fails"]),
    ("visit_discount: undefined", ["example-fails"]),
    ("visit_discount: $49.99", ["example-fails"]),
]


@pytest.mark.parametrize(("text", "found"), EXPECTED)
def test_an_example_is_compared_exactly(text: str, found: list[str]) -> None:
    assert codes(changed("visit_discount: $50", text)) == found


def test_a_refused_remedy_comes_to_nothing() -> None:
    text = changed(
        "        expect: {visit_discount: $50,", "        refused: [visit_discount]\n        expect: {visit_discount: none,"
    )
    assert codes(text) == []


def test_where_the_policy_is_silent_the_example_expects_undefined() -> None:
    text = changed("      - {otherwise: , rep: 25%}\n", "").replace("leaving: yes, fee", "leaving: no, fee")
    assert set(codes(text.replace("visit_discount: $50", "visit_discount: undefined"))) <= {"hole"}
    assert set(codes(text)) - {"hole"} == {"example-fails"}


def test_a_budget_for_a_case_has_no_period() -> None:
    text = changed("how_many: 3 visits, each: 12 months, per: account", "how_many: 3 visits, per: case", FULL)
    policy = compile_policy(draft(text))
    budget = policy["remedies"]["free_visit"]["budget"]
    assert budget == {"how_many": {"n": "3", "unit": "visits"}, "per": "case", "used": "visits_used"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("each: year, per: customer, used", "each: month, per: customer, used", "this month, but"),
        ("each: year, per: customer, used", "each: year, per: account, used", "for each account, but"),
        ("each: 12 months", "each: 1 month", "any 1 month, but"),
        ("    used: credits_this_year\n    each: year", "    used: credits_this_year\n    each: 12 months", "any 12 months, but"),
        (", over: this year}", "}", "all that was ever given"),
    ],
)
def test_a_budget_and_its_log_count_the_same(old: str, new: str, told: str) -> None:
    found = [problem for problem in problems(changed(old, new, FULL)) if problem.code == "other-window"]
    assert found and told in found[0].message and found[0].severity == "warning"


def test_a_route_that_stands_alone_needs_no_condition() -> None:
    text = changed("{level: boss, when: the limit", "{level: boss, only_when: {leaving: yes}, when: the limit")
    (found,) = (problem for problem in problems(text) if problem.code == "no-last-route")
    assert found.severity == "warning" and "this route" in found.message


def test_many_warnings_stay_warnings() -> None:
    facts = "".join(f"  f{number}: {{ask: What?, unit: days}}\n" for number in range(150))
    found = problems(changed("rates:\n", facts + "rates:\n"))
    assert len(found) == 101 and not errors(found)
    assert [problem.severity for problem in found if problem.code == "many-problems"] == ["warning"]


def test_cutting_off_an_error_is_an_error() -> None:
    facts = "".join(f"  f{number}: {{ask: What?, unit: days, usually: $1}}\n" for number in range(150))
    assert "many-problems" in [problem.code for problem in errors(problems(changed("rates:\n", facts + "rates:\n")))]


def test_who_is_never_owed_anything_is_owed_money() -> None:
    text = changed("owed: outage_day * max(0, days_out - 2)", "owed: none")
    text = changed("outage_credit: $8", "outage_credit: none", text)
    assert not errors(problems(text))
    found = errors(problems(changed("owed: none", "owed: none\n    at_most: 9999-12-30", text)))
    assert [problem.code for problem in found] == ["wrong-unit"]
