"""Decisions on one small policy, worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from leeway.offers import Decision, decide, read_policy
from tests.offers.small import KNOWN, POLICY

policy = read_policy(POLICY)


def _decide(facts: dict[str, str] | None = None, **more: Any) -> Decision:
    decision = decide(policy, {"situation": "reception", "facts": KNOWN if facts is None else facts, "on": "2026-11-22", **more})
    assert decision["problems"] == []
    return decision


def _offer(decision: Decision, remedy: str) -> dict[str, Any]:
    listed = [*decision["owed"], *decision["offers"], *decision["reserve"]]
    return next(one for one in listed if one["remedy"] == remedy)


def test_a_ten_year_customer_gets_half_of_the_visit() -> None:
    offer = _offer(_decide(), "visit_discount")
    assert (offer["amount"], offer["share"], offer["text"]) == ("50.00", "0.5", "up to $50 (50% of visit fee)")
    assert offer["because"] == [
        {"clause": "visit_discount.ten-years", "line": 10, "text": "Time with us is at least 10 years: 50% of visit fee."}
    ]


def test_what_would_change_it_names_the_edges() -> None:
    changes = [change["text"] for change in _offer(_decide(), "visit_discount")["change"]]
    assert changes == ["if what went wrong is “Our mistake”: $100", "under 10 years: $25"]


@pytest.mark.parametrize(("days", "amount"), [("2 days", None), ("3 days", "4.00"), ("5 days", "12.00"), ("40 days", "60.00")])
def test_what_is_owed_accrues_after_the_free_days_up_to_the_bill(days: str, amount: str | None) -> None:
    owed = {one["remedy"]: one["amount"] for one in _decide({**KNOWN, "days_out": days})["owed"]}
    assert owed.get("outage_credit") == amount


@pytest.mark.parametrize(("on", "amount"), [("2026-12-31", "12.00"), ("2027-01-01", "12.75")])
def test_the_date_decides_the_rate(on: str, amount: str) -> None:
    assert _offer(_decide(on=on), "outage_credit")["amount"] == amount


def test_before_the_first_rate_the_policy_is_silent() -> None:
    decision = _decide(on="2025-12-31")
    assert [(one["remedy"], one["level"]) for one in decision["undefined"]] == [
        ("outage_credit", "supervisor"),
        ("free_month", "supervisor"),
    ]


def test_without_a_date_both_rates_are_possible() -> None:
    decision = decide(policy, {"situation": "reception", "facts": KNOWN})
    offer = _offer(decision, "outage_credit")
    assert (offer["amount"], offer["least"], offer["most"]) == (None, "0.00", "12.75")
    assert decision["ask"] == []


def test_offers_keep_the_order_in_which_the_policy_lists_them() -> None:
    assert [one["remedy"] for one in _decide()["offers"]] == ["visit_discount", "pie"]


def test_the_reserve_comes_up_when_all_of_the_step_is_refused() -> None:
    ours = {**KNOWN, "fault": "ours"}
    assert [one["remedy"] for one in _decide(ours)["reserve"]] == ["free_month"]
    decision = _decide(ours, refused=["pie", "visit_discount"])
    assert ([one["remedy"] for one in decision["offers"]], decision["reserve"]) == (["free_month"], [])
    assert _offer(decision, "free_month")["one_of"] == ["visit_discount"]


def test_a_gift_ends_with_its_budget() -> None:
    assert "pie" not in {one["remedy"] for one in _decide({**KNOWN, "pies_left": "0 pies"})["offers"]}


def test_an_assumed_fact_is_listed_as_such_and_not_asked() -> None:
    decision = _decide({})
    assert {"fact": "pies_left", "name": "pies left", "text": "5 pies", "said": "5 pies", "assumed": True} in decision["facts"]
    assert "pies_left" not in {one["fact"] for one in decision["ask"]}


def test_nothing_known_shows_what_is_certain_and_asks_for_what_matters() -> None:
    decision = _decide({})
    assert [one["remedy"] for one in decision["offers"] if one["certain"]] == ["pie"]
    assert _offer(decision, "visit_discount")["text"] == "at least 25%, at most 100% of visit fee"
    assert {one["fact"] for one in decision["ask"]} == set(KNOWN)


def test_our_mistake_settles_the_discount_whatever_the_rest() -> None:
    decision = _decide({"fault": "ours", "visit_fee": "$80"})
    assert _offer(decision, "visit_discount")["amount"] == "80.00"
    assert {one["fact"] for one in decision["ask"]} == {"days_out", "monthly_bill"}


def test_a_fact_that_decides_only_between_equal_amounts_is_not_asked() -> None:
    """At four years and leaving the representative has the same 50% as at ten years."""
    decision = _decide({"fault": "nobody", "leaving": "yes", "tenure": "5 years", "visit_fee": "$100"})
    assert "tenure" not in {one["fact"] for one in decision["ask"]}
    wider = _decide({"fault": "nobody", "tenure": "12 years", "visit_fee": "$100"})
    assert "leaving" not in {one["fact"] for one in wider["ask"]}


def test_not_known_takes_the_value_that_the_policy_states_for_it() -> None:
    assert _offer(_decide({**KNOWN, "visit_fee": "not known"}), "visit_discount")["amount"] == "50.00"


def test_above_names_only_who_can_do_more() -> None:
    above = _decide()["above"]
    assert [(one["level"], [o["remedy"] for o in one["offers"]]) for one in above] == [("winback", ["visit_discount"])]
    leaving = _decide({**KNOWN, "tenure": "5 years", "leaving": "yes"})["above"]
    assert [(one["level"], one["offers"][0]["amount"]) for one in leaving] == [("supervisor", "75.00"), ("winback", "100.00")]


@pytest.mark.parametrize(
    ("proposal", "answer", "text"),
    [
        ({"visit_discount": "$40"}, "yes", "You may give $40 as “Discount on the visit”."),
        ({"visit_discount": "50%"}, "yes", "You may give $50 as “Discount on the visit”."),
        (
            {"visit_discount": "$50.01"},
            "above",
            "Win-back team can say yes to $50.01 as “Discount on the visit”; you may go up to $50.",
        ),
        ({"visit_discount": "$101"}, "less", "The most you may give is $50; Win-back team may give up to $100."),
        ({"any": "$12"}, "yes", "$12 is owed to them anyway."),
        ({"any": "$40"}, "yes", "$12 is owed anyway; then you may give $28 as “Discount on the visit”."),
        ({"any": "$112"}, "above", "$12 is owed anyway; Win-back team can say yes to $100 as “Discount on the visit”."),
        ({"any": "$500"}, "less", "$12 is owed anyway; the most you may give is $50, as “Discount on the visit”."),
        ({"free_month": "1 month"}, "undefined", "The policy says nothing about “Free month” here."),
        ({"pie": "2 pies"}, "less", "The most you may give is 1 pie."),
    ],
)
def test_what_the_customer_thinks_fair_is_answered(proposal: dict[str, str], answer: str, text: str) -> None:
    (found,) = _decide(fair=proposal)["fair"]
    assert (found["answer"], found["text"]) == (answer, text)


def test_a_proposal_depends_on_what_is_not_known_yet() -> None:
    (found,) = _decide({"visit_fee": "$100"}, fair={"visit_discount": "$40"})["fair"]
    assert found["answer"] == "perhaps"
    (sure,) = _decide({"visit_fee": "$100"}, fair={"visit_discount": "$25"})["fair"]
    assert sure["answer"] == "yes"


def test_the_notes_say_what_was_decided_and_the_reply_shows_no_limit() -> None:
    notes = _decide(fair={"visit_discount": "$40"}, refused=["pie"])["notes"]
    assert "You are due outage credit: $12" in notes["reply"]
    assert "we agree: $40, as discount on the visit." in notes["reply"]
    assert "$50" not in notes["reply"]
    assert "visit_discount.ten-years" in notes["ticket"]
    assert "Refused: Apple pie" in notes["ticket"]
    assert notes["hand_over"].startswith("To Supervisor: Reception\nFrom: Representative\n")


def test_the_situation_names_who_to_bring_in_and_above_that_the_next_one() -> None:
    assert _decide()["bring_in"]["level"] == "supervisor"
    assert _decide(level="supervisor")["bring_in"]["level"] == "winback"
    assert _decide(level="winback")["bring_in"]["level"] == "winback"


@pytest.mark.parametrize(
    ("case", "code", "at", "nearest"),
    [
        ({"situation": "recption"}, "unknown-situation", "situation", "reception"),
        ({}, "unknown-situation", "situation", None),
        ([], "bad-case", "", None),
        ({"situation": "reception", "level": "supervisr"}, "unknown-level", "level", "supervisor"),
        ({"situation": "reception", "factz": {}}, "unknown-key", "factz", "facts"),
        ({"situation": "reception", "facts": {"tenur": "1 year"}}, "unknown-fact", "facts.tenur", "tenure"),
        ({"situation": "reception", "facts": {"tenure": "$10"}}, "wrong-unit", "facts.tenure", None),
        ({"situation": "reception", "facts": {"tenure": 12}}, "bad-value", "facts.tenure", None),
        ({"situation": "reception", "facts": {"tenure": "61 years"}}, "out-of-range", "facts.tenure", None),
        ({"situation": "reception", "facts": {"days_out": "1.5 days"}}, "not-whole", "facts.days_out", None),
        ({"situation": "reception", "facts": {"fault": "our"}}, "not-a-choice", "facts.fault", "ours"),
        ({"situation": "reception", "facts": {"tenure": "not known"}}, "not-known", "facts.tenure", None),
        ({"situation": "reception", "facts": {"visit_fee": "€10"}}, "other-currency", "facts.visit_fee", None),
        ({"situation": "reception", "facts": []}, "bad-case", "facts", None),
        ({"situation": "reception", "refused": ["pi"]}, "unknown-remedy", "refused.pi", "pie"),
        ({"situation": "reception", "refused": "pie"}, "bad-case", "refused", None),
        ({"situation": "reception", "fair": {"pie": "$3"}}, "wrong-unit", "fair.pie", None),
        ({"situation": "reception", "fair": {"cake": "$3"}}, "unknown-remedy", "fair.cake", None),
        ({"situation": "reception", "on": "2026-W47-7"}, "bad-date", "on", None),
        ({"situation": "reception", "on": "2026-02-30"}, "bad-date", "on", None),
    ],
)
def test_a_case_that_cannot_be_read_says_where(case: Any, code: str, at: str, nearest: str | None) -> None:
    problems = decide(policy, case)["problems"]
    assert [(one["code"], one["at"], one["nearest"]) for one in problems] == [(code, at, nearest)]


def test_a_fact_behind_an_amount_that_cannot_be_divided_is_asked_from_the_beginning() -> None:
    """Equal branches show that a fact is idle only where one clause is left in each."""
    fee, late = ["fact", "visit_fee"], ["fact", "monthly_bill"]
    dear = ["cmp", "visit_fee", ">", late]
    when = ["any", [["not", dear], ["all", [["is", "leaving", ["yes"]], dear]]]]
    rows = [(when, fee), (None, ["lit", "2", "money"])]
    levels = [level["id"] for level in POLICY["levels"]]
    clauses = [
        {"id": str(place), "line": 1, "when": cond, "values": dict.fromkeys(levels, value)}
        for place, (cond, value) in enumerate(rows)
    ]
    remedy = {"name": "x", "kind": "credit", "basis": "goodwill", "unit": "money", "clauses": clauses, "line": 1}
    situation = {**next(iter(POLICY["situations"].values())), "steps": [["x"]], "one_of": [], "examples": []}
    one = read_policy({**POLICY, "remedies": {"x": remedy}, "situations": {"only": situation}})
    decision = decide(one, {"situation": "only", "facts": {}, "on": "2026-11-20"})
    assert {"visit_fee", "monthly_bill", "leaving"} == {question["fact"] for question in decision["ask"]}
