"""History, bounds and facts that are worked out, on the bakery's policy, whose numbers are easy to check in the head."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from leeway import pipeline
from leeway.offers import Decision, decide, read_policy

COMPILED, PROBLEMS = pipeline.checked((Path(__file__).parent / "bakery.yml").read_bytes(), None)
assert COMPILED is not None, PROBLEMS
POLICY = read_policy(COMPILED)
# Ordered on a Wednesday, due on Friday, came on Sunday.
LATE = {"price": "$40", "ordered_on": "2026-11-18", "came_on": "2026-11-22", "burnt": "no"}


def _decide(facts: dict[str, str] | None = None, *, level: str = "baker", on: str = "2026-11-23", **more: Any) -> Decision:
    decision = decide(POLICY, {"situation": "cake", "level": level, "facts": {**LATE, **(facts or {})}, "on": on, **more})
    assert decision["problems"] == []
    return decision


def _amounts(decision: Decision) -> dict[str, str | None]:
    return {one["remedy"]: one["amount"] for key in ("owed", "offers", "reserve") for one in decision[key]}


def _why_not(decision: Decision) -> dict[str, tuple[str, str]]:
    return {one["remedy"]: (one["why"], one["text"]) for one in decision["none"]}


def test_a_rate_for_each_day_times_days_that_are_worked_out() -> None:
    assert _amounts(_decide())["late_credit"] == "5.00"
    assert _amounts(_decide({"came_on": "2026-11-20"})).get("late_credit") is None
    assert [one["fact"] for one in _decide()["working"]] == ["due_on", "fit_for_pie", "days_late", "grade"]
    assert _decide()["working"][0]["text"] == "The day it was due: 2026-11-20 (2 working days after the day of the order)"


def test_the_reason_of_a_row_goes_with_what_is_worked_out_by_it() -> None:
    worked = {one["fact"]: one["text"] for one in _decide({"came_on": "2026-11-21"})["working"]}
    assert worked["grade"] == "How bad it is: Bad (the days it was late is more than 0 days; A day late is a day late)"


def test_what_a_fact_leaves_open_says_its_reason_too() -> None:
    text = (Path(__file__).parent / "bakery.yml").read_text(encoding="utf-8")
    row = "{when: {days_late: more than 0 days}, amount: undefined, why: The owner looks at each of these}"
    changed = text.replace("{when: {days_late: more than 0 days}, amount: bad, why: A day late is a day late}", row)
    compiled, _ = pipeline.checked(changed.encode(), None)
    assert compiled is not None
    late = {"situation": "cake", "facts": {**LATE, "came_on": "2026-11-21"}, "on": "2026-11-23"}
    (gap,) = decide(read_policy(compiled), late)["undefined"]
    assert gap["remedy"] == "refund" and "The owner looks at each of these." in gap["text"]


def test_rounding_is_said_where_it_bites() -> None:
    decision = _decide({"came_on": "2026-11-23"})
    (owed,) = decision["owed"]
    assert owed["amount"] == "8.00"  # 3 days of $2.50
    assert owed["rounded"] == "Rounded up to $1 from $7.50."
    assert owed["because"][0]["text"].endswith("Rounded up to $1 from $7.50.")
    assert _decide()["owed"][0]["rounded"] is None


def test_a_holiday_is_no_working_day_and_after_the_list_nothing_is_certain() -> None:
    christmas = {"ordered_on": "2026-12-24", "came_on": "2026-12-29"}  # Saturday and Monday are worked
    assert _amounts(_decide(christmas, on="2026-12-29"))["late_credit"] == "3.00"
    later = _decide({"ordered_on": "2026-12-30", "came_on": "2027-01-05"}, on="2027-01-05")
    assert "late_credit" not in _amounts(later)
    assert "late_credit" in {one["remedy"] for one in later["undefined"]}


def test_an_offer_within_a_range_begins_with_its_start() -> None:
    (refund,) = [one for one in _decide()["offers"] if one["remedy"] == "refund"]
    assert (refund["from"], refund["amount"]) == ("12.00", "20.00")
    assert refund["text"] == "from $12 up to $20 (50% of the price)"
    assert refund["because"][0]["text"].endswith("30% to 50% of the price.")


def test_what_is_left_open_on_purpose_is_undefined_with_the_reason() -> None:
    day_late = {"came_on": "2026-11-21", "called_at": "2026-11-20 12:01"}
    decision = _decide(day_late)
    (gap,) = decision["undefined"]
    assert gap["remedy"] == "refund" and gap["level"] == "head"
    assert "Nobody has thought of calls after noon." in gap["text"]
    assert _why_not(_decide({**day_late, "called_at": "2026-11-20 12:00"}))["refund"][0] == "clause"


def test_a_remedy_falls_away_where_another_replaces_it() -> None:
    assert _why_not(_decide())["sorry_credit"] == ("replaced", "“Whole price back” takes its place.")
    on_time = _decide({"came_on": "2026-11-21", "called_at": "2026-11-20 10:00"})
    assert _amounts(on_time)["sorry_credit"] == "10.00"
    assert _amounts(_decide(refused=["refund"]))["sorry_credit"] == "10.00", "a refused one replaces nothing"


def test_while_it_is_not_known_whether_it_is_replaced_nothing_is_certain() -> None:
    facts = {"price": "$40", "burnt": "no", "ordered_on": "2026-11-18"}
    decision = decide(POLICY, {"situation": "cake", "facts": facts, "on": "2026-11-23"})
    (credit,) = [one for one in decision["offers"] if one["remedy"] == "sorry_credit"]
    assert (credit["least"], credit["most"], credit["certain"]) == ("0.00", "10.00", False)
    assert set(credit["asks"]) == {"came_on", "called_at"}


def test_an_exclusion_takes_some_and_leaves_the_rest() -> None:
    decision = _decide({"ate_it": "yes"})
    assert _why_not(decision)["refund"] == ("excluded", "Nothing is left of it.")
    assert decision["exclusions"] == [{"id": "eaten", "text": "Nothing is left of it."}]
    assert _amounts(decision)["late_credit"] == "5.00"
    assert next(one for one in decision["none"] if one["remedy"] == "refund")["say"].startswith("That one")


def test_a_budget_of_the_year_says_what_is_left() -> None:
    facts = {"regular": "yes", "last_pie": "2026-11-08", "free_pies": "2 pies"}
    decision = _decide(facts)
    assert _amounts(decision)["pie"] == "1"
    assert {"1 of 3 pies left this year for this customer"} == {one["text"] for one in decision["left"] if one["id"] == "pie"}
    used_up = _decide({**facts, "free_pies": "3 pies"})
    assert _why_not(used_up)["pie"] == ("budget", "None are left this year for this customer.")
    assert _amounts(_decide({**facts, "free_pies": "0 pies"}))["pie"] == "2", "no more than the clause gives"


@pytest.mark.parametrize(("last", "pies"), [("2026-11-08", "2"), ("2026-11-09", None), ("never", "2")])
def test_a_cool_down_runs_over_more_than_two_weeks(last: str, pies: str | None) -> None:
    decision = _decide({"regular": "yes", "last_pie": last, "free_pies": "0 pies"})
    assert _amounts(decision).get("pie") == pies
    if pies is None:
        assert _why_not(decision)["pie"] == ("only_when", "Only when the last free pie is more than 2 weeks ago.")


@pytest.mark.parametrize(("calls", "answer"), [("0 times", "yes"), ("1 time", "yes"), ("2 times", None), ("5 times", None)])
def test_what_is_given_some_times_is_there_until_they_are_used_up(calls: str, answer: str | None) -> None:
    decision = _decide({"calls": calls})
    assert _amounts(decision).get("call_back") == answer
    if answer is None:
        assert _why_not(decision)["call_back"] == ("budget", "None are left in any 7 days for this account.")


def test_a_cap_bounds_several_remedies_and_counts_what_is_accepted() -> None:
    decision = _decide({"price": "$200", "credited": "$30"}, level="head")
    (refund,) = [one for one in decision["offers"] if one["remedy"] == "refund"]
    assert refund["amount"] == "30.00"
    assert refund["because"][0]["text"].endswith("But only $30 of “Goodwill in a year” is left this year for this customer.")
    assert {one["text"] for one in decision["left"] if one["kind"] == "cap"} == {"$30 of $60 left this year for this customer"}
    taken = _decide({"price": "$200", "credited": "$30"}, level="head", accepted={"refund": "$25"}, refused=["refund"])
    assert _amounts(taken)["sorry_credit"] == "5.00"
    assert taken["accepted"] == [
        {"remedy": "refund", "name": "Whole price back", "amount": "25.00", "unit": "money", "text": "$25"}
    ]
    gone = _decide({"credited": "$60", "came_on": "2026-11-20"})
    assert _why_not(gone)["sorry_credit"] == ("cap", "“Goodwill in a year” is used up this year for this customer.")


def test_what_is_accepted_is_not_offered_again_and_closes_its_group() -> None:
    facts = {"regular": "yes", "last_pie": "never", "free_pies": "0 pies"}
    decision = _decide(facts, accepted={"pie": "1 pie"})
    assert "pie" not in _amounts(decision) and "pie" not in _why_not(decision)
    assert _why_not(decision)["call_back"] == ("one_of", "They have “A free pie” instead.")


def test_what_is_owed_and_accepted_is_not_owed_again_and_acceptance_opens_no_later_step() -> None:
    facts = {"regular": "yes", "last_pie": "never", "free_pies": "0 pies"}
    decision = _decide(facts, accepted={"late_credit": "$5", "refund": "$20"}, refused=["sorry_credit"])
    assert decision["owed"] == [] and decision["offers"] == []
    assert [one["remedy"] for one in decision["reserve"]] == ["pie", "call_back"]


def test_what_is_only_claimed_counts_as_unknown_until_it_is_verified() -> None:
    decision = _decide({"burnt": "yes"}, claimed=["burnt"])
    assert {one["fact"] for one in decision["ask"]} >= {"burnt"} or decision["offers"][0]["certain"]
    assert {"fact": "burnt", "name": "burnt", "text": "in the picture", "claimed": True} in decision["verify"]
    claimed = _decide({"burnt": "yes", "came_on": "2026-11-20"}, claimed=["burnt"])
    (refund,) = [one for one in claimed["offers"] if one["remedy"] == "refund"]
    assert not refund["certain"] and refund["asks"] == ["burnt"]
    assert _decide({"burnt": "yes", "came_on": "2026-11-20"})["offers"][0]["amount"] == "20.00"


def test_safeguards_show_from_their_amount_on() -> None:
    (refund,) = [one for one in _decide({"price": "$100"})["offers"] if one["remedy"] == "refund"]
    assert [one["text"] for one in refund["safeguards"]] == [
        "Above $40: Head baker and Owner must both say yes; a photo of the cake."
    ]
    (at_it,) = [one for one in _decide({"price": "$80"})["offers"] if one["remedy"] == "refund"]
    assert at_it["amount"] == "40.00" and at_it["safeguards"] == []


def test_the_first_route_whose_condition_holds_is_taken() -> None:
    party = _decide({"price": "$501"})["bring_in"]
    assert (party["level"], party["code"], party["reach"]) == ("owner", "PARTY", "run")
    assert _decide({"price": "$500"})["bring_in"]["level"] == "head"


def test_a_fact_that_is_worked_out_cannot_be_told() -> None:
    decision = decide(POLICY, {"situation": "cake", "facts": {"days_late": "3 days"}, "on": "2026-11-23"})
    assert [problem["code"] for problem in decision["problems"]] == ["worked-out-given"]


def test_what_would_change_it_is_said_of_worked_out_facts_too() -> None:
    (refund,) = [one for one in _decide({"called_at": "2026-11-20 10:00"})["offers"] if one["remedy"] == "refund"]
    changes = {change["fact"]: change["text"] for change in refund["change"]}
    assert changes["days_late"] == "over 0 days to 1 day: $0"
    assert changes["grade"] == "if how bad it is is “Bad”: $0"


def test_a_case_may_name_its_minute() -> None:
    at = decide(POLICY, {"situation": "cake", "facts": LATE, "on": "2026-11-23 14:30"})
    assert at["on"] == "2026-11-23 14:30" and at["problems"] == []
    bad = decide(POLICY, {"situation": "cake", "facts": LATE, "on": "2026-11-23 24:30"})
    assert [problem["code"] for problem in bad["problems"]] == ["bad-date"]
