"""Compile: policy.json is what the contract says, the same bytes for the same policy."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from leeway.compile import compile_policy, dump
from leeway.offers import read_policy
from tests.stages import HERE, REAL, SMALL, changed, draft

POLICY = compile_policy(draft(SMALL))


def test_keys_stand_in_the_order_of_the_contract() -> None:
    assert list(POLICY) == [
        "leeway", "version", "company", "locale", "currency", "rounding", "updated", "owner", "review_by",
        "levels", "facts", "rates", "remedies", "situations", "phrases", "answer_times",
    ]  # fmt: skip


def test_the_head_of_a_policy() -> None:
    english = {"point": ".", "group": ",", "grouping": [3, 3], "money": "${}", "percent": "{}%"}
    assert POLICY["currency"] == {"code": "USD", "symbol": "$", "decimals": 2, "format": english}
    assert POLICY["rounding"] == {"mode": "half up", "to": "0.01"}
    assert POLICY["levels"][1] == {"id": "boss", "name": "Supervisor", "reach": "extension 4400"}


def test_facts_and_rates() -> None:
    assert POLICY["facts"]["tenure"] == {
        "name": "tenure", "ask": "How long have they been with us?", "kind": "count", "unit": "years", "to": "60", "line": 11,
    }  # fmt: skip
    assert POLICY["facts"]["fault"]["choices"] == {"ours": "Our mistake", "nobody": "Nobody's fault"}
    assert POLICY["rates"]["outage_day"] == {
        "name": "outage day", "unit": "money", "values": [["2026-01-01", "4.00"]], "line": 17,
    }  # fmt: skip


def test_converted_numbers_lose_nothing() -> None:
    rates = changed("{2026-01-01: $4.00}", "{2026-01-01: 2 years, 2027-01-01: 7 months, 2028-01-01: 6 months}")
    text = changed("to: 60", "from: 6 months, to: 7 months", rates)
    text = changed("tenure: 10 years", "tenure: 7 months", text)
    text = changed("max(0, days_out - 2)", "$1", changed("owed: outage_day *", "owed: (outage_day / 1 year) *", text))
    policy = compile_policy(draft(text))
    assert policy["facts"]["tenure"]["from"] == "0.5" and policy["facts"]["tenure"]["to"] == "7/12"
    assert [value for _, value in policy["rates"]["outage_day"]["values"]] == ["2", "7/12", "0.5"]
    read_policy(policy)


def test_clauses_have_ids_lines_and_a_value_for_every_level() -> None:
    clauses = POLICY["remedies"]["visit_discount"]["clauses"]
    assert [(clause["id"], clause["line"]) for clause in clauses] == [
        ("visit_discount.fault-ours", 28),
        ("visit_discount.tenure-at-least-10-years-leaving-yes", 29),
        ("visit_discount.otherwise", 30),
    ]
    assert clauses[0]["values"] == {"rep": ["lit", "1", "percent"], "boss": ["lit", "1", "percent"]}
    assert clauses[1]["values"]["boss"] == ["lit", "0.75", "percent"]
    assert clauses[2]["when"] is None


def test_below_the_first_named_level_there_is_nothing() -> None:
    made = compile_policy(draft(changed("rep: 50%, boss: 75%", "boss: 75%")))
    assert made["remedies"]["visit_discount"]["clauses"][1]["values"]["rep"] == ["lit", "0", "percent"]


def test_a_plain_amount_is_one_clause_that_always_applies() -> None:
    credit = POLICY["remedies"]["outage_credit"]
    assert credit["basis"] == "owed" and credit["unit"] == "money"
    assert [(clause["id"], clause["when"]) for clause in credit["clauses"]] == [("outage_credit.always", None)]


def test_equal_conditions_get_ids_of_their_own() -> None:
    row = "      - {when: {fault: ours}, rep: 100%}\n"
    made = compile_policy(draft(changed(row, row + row.replace("when", "id: fault-ours-2, when") + row)))
    ids = [clause["id"] for clause in made["remedies"]["visit_discount"]["clauses"]]
    assert ids[:3] == ["visit_discount.fault-ours", "visit_discount.fault-ours-2", "visit_discount.fault-ours-3"]


def test_signs_and_words_give_the_same_id() -> None:
    made = compile_policy(draft(changed("tenure: at least 10 years", 'tenure: ">= 10 years"')))
    assert made["remedies"]["visit_discount"]["clauses"][1]["id"] == "visit_discount.tenure-at-least-10-years-leaving-yes"


def test_examples_are_cases_with_exact_amounts() -> None:
    example = POLICY["situations"]["reception"]["examples"][0]
    assert example["case"]["level"] == "rep" and example["case"]["on"] == "2026-11-20" and example["case"]["refused"] == []
    assert example["expect"] == {"visit_discount": "50.00", "outage_credit": "8.00"}
    assert POLICY["situations"]["reception"]["owner"] == "Customer care"


def test_a_bare_number_of_a_counted_fact_gets_its_unit() -> None:
    made = compile_policy(draft(changed("tenure: 10 years,", "tenure: 10,")))
    assert made["situations"]["reception"]["examples"][0]["case"]["facts"]["tenure"] == "10 years"


EVERY_KEY_OF_A_REMEDY = """  gift:
    name: A small gift
    kind: gift
    goodwill: gifts
    limits: [{otherwise: , why: it mends small things, rep: 1 gift, boss: 2 gifts}]
    only_when: {not: {fault: nobody}}
    at_most: 2 gifts
    worth: $15
    costs_us: 40% of value
    deliver: by post
    expires: 12 months
    say: May I send you something?
    note: Not to be sold
    budget: {how_many: 20 gifts, each: month, per: team}
    owner: Marketing
    review_by: 2027-01-01
  upgrade:
    name: New router
    kind: upgrade
    goodwill: yes or no
    limits: [{when: {leaving: yes}, id: leaving, rep: yes}, {otherwise: , rep: none}]
    worth: $80
    costs_us: $60
situations:
"""


def test_everything_a_policy_can_hold() -> None:
    text = changed("situations:\n", EVERY_KEY_OF_A_REMEDY)
    text = text.replace("visit_discount]", "visit_discount, gift, {then: [upgrade]}]\n    one_of: [[gift, upgrade]]")
    made = compile_policy(draft(text))
    gift, upgrade = made["remedies"]["gift"], made["remedies"]["upgrade"]
    assert list(gift) == [
        "name", "kind", "basis", "unit", "only_when", "clauses", "at_most", "worth", "costs_us", "deliver", "expires", "say",
        "note", "budget", "owner", "review_by", "line",
    ]  # fmt: skip
    assert gift["costs_us"] == {"share": "0.4"} and upgrade["costs_us"] == {"amount": ["lit", "60", "money"]}
    assert gift["budget"] == {"how_many": {"n": "20", "unit": "gifts"}, "each": "month", "per": "team"}
    assert gift["clauses"][0]["values"] == {"rep": ["lit", "1", "gifts"], "boss": ["lit", "2", "gifts"]}
    assert [clause["values"]["rep"] for clause in upgrade["clauses"]] == [["lit", "yes", "yes or no"], ["lit", "no", "yes or no"]]
    assert upgrade["clauses"][0]["id"] == "upgrade.leaving"
    assert made["situations"]["reception"]["steps"] == [["outage_credit", "visit_discount", "gift"], ["upgrade"]]
    read_policy(made)


FULL = compile_policy(draft((HERE / "good" / "full.yml").read_text(encoding="utf-8")))


def test_worked_out_facts_have_an_amount_a_table_or_a_condition() -> None:
    facts = FULL["facts"]
    assert facts["late"] == {
        "name": "days late", "kind": "count", "unit": "days", "line": 14,
        "is": {"expr": ["span", "days", "to", ["fact", "repair_deadline"], ["fact", "fixed_on"]]},
    }  # fmt: skip
    assert facts["repair_deadline"]["is"] == {"expr": ["+", ["day", ["fact", "reported_at"]], ["lit", "2", "working days"]]}
    assert facts["weeks_late"]["is"]["expr"][:3] == ["span", "weeks", "started"]
    assert facts["trusted"]["is"] == {"when": ["any", [["is", "member", ["silver", "gold"]], ["is", "insured", ["yes"]]]]}
    assert facts["trusted"]["when_yes"] == "they are one of ours" and "ask" not in facts["trusted"]
    assert facts["grade"]["is"]["table"][0] == [["is", "member", ["gold"]], ["lit", "best", "choice"]]
    assert facts["share_back"]["is"]["table"][2] == [
        ["cmp", "fixed_on", "<", ["-", ["fact", "today"], ["lit", "60", "days"]]], ["undefined"],
    ]  # fmt: skip
    assert facts["after_hours"]["is"]["table"][1] == [None, ["lit", "no", "yes or no"]]
    assert facts["claim_window"]["unit"] == "weeks"


def test_times_verifying_and_the_log() -> None:
    facts = FULL["facts"]
    assert facts["arrived"]["kind"] == "time" and facts["arrived"]["from"] == "06:00"
    assert facts["reported_at"]["kind"] == "date and time" and facts["reported_at"]["verify"] == "in the fault record"
    assert facts["last_credit"]["from_log"] == {"of": ["late_credit", "sorry_credit"], "per": "customer"}
    assert facts["credits_this_year"]["from_log"] == {"of": ["sorry_credit"], "per": "customer", "over": "year"}
    assert facts["visits_used"]["from_log"]["over"] == {"n": "12", "unit": "months"}


def test_prices_for_each_and_functions() -> None:
    assert FULL["rates"]["late_day"]["unit"] == "money per day"
    assert FULL["rates"]["wait_share"]["unit"] == "percent per hour" and FULL["rates"]["wait_share"]["by"] == "repair_deadline"
    owed = FULL["remedies"]["wait_credit"]["clauses"]
    assert owed[0]["values"]["rep"][0] == "round_down" and owed[0]["values"]["rep"][2] == ["lit", "0.50", "money"]
    assert owed[1]["values"]["rep"][1] == ["started", ["fact", "wait"], ["lit", "30", "minutes"]]
    assert owed[2]["values"]["rep"] == ["undefined"]
    assert FULL["remedies"]["late_credit"]["at_most"][1][2][:3] == ["span", "days", "through"]


def test_how_long_ago_is_compared_with_an_edge() -> None:
    today, now = ["fact", "today"], ["fact", "now"]
    first, second, third, _ = (clause["when"] for clause in FULL["remedies"]["sorry_credit"]["clauses"])
    assert first[1][0] == ["cmp", "bought_on", ">=", ["ago", "first", today, ["lit", "30", "days"]]]
    assert first[1][1] == ["cmp", "departs_on", ">=", ["+", today, ["lit", "3", "days"]]]
    assert second[1][0] == ["cmp", "bought_on", ">=", ["ago", "first", today, ["fact", "claim_window"]]]
    assert second[1][1] == ["cmp", "reported_at", ">", ["ago", "last", now, ["lit", "5", "hours"]]]
    edges = [["ago", which, today, ["lit", "6", "months"]] for which in ("first", "last")]
    assert third == ["all", [["cmp", "bought_on", ">=", edges[0]], ["cmp", "bought_on", "<=", edges[1]]]]


def test_ranges_start_where_they_are_given_and_are_inherited() -> None:
    clauses = FULL["remedies"]["sorry_credit"]["clauses"]
    share = ["max", ["lit", "50", "money"], ["*", ["lit", "0.2", "percent"], ["fact", "monthly_bill"]]]
    assert clauses[0]["starts"] == {"rep": ["lit", "10", "money"], "boss": share, "winback": share}
    assert clauses[0]["values"]["rep"] == ["lit", "20", "money"]
    assert "starts" not in clauses[1] and clauses[1]["values"]["winback"] == ["lit", "50", "money"]


def test_what_stands_beside_the_tables() -> None:
    late, sorry, visit = (FULL["remedies"][name] for name in ("late_credit", "sorry_credit", "free_visit"))
    assert late["rounding"] == {"mode": "up", "to": "1"} and late["replaces"] == ["sorry_credit"]
    assert sorry["safeguards"] == [
        {"over": "40", "approved_by": ["boss", "winback"], "record": "Attach photos of the damage"},
        {"record": "Write down what went wrong"},
    ]
    assert sorry["say_if_none"].startswith("What I can do")
    assert [one["for"] for one in sorry["notes"]] == ["boss", "winback"]
    assert FULL["situations"]["late_repair"]["notes"] == [{"for": "boss", "text": "Ask for the log first"}]
    assert sorry["budget"] == {
        "how_many": {"n": "200", "unit": "money"}, "each": "year", "per": "customer", "used": "credits_this_year",
    }  # fmt: skip
    assert visit["budget"]["each"] == {"n": "12", "unit": "months"} and visit["budget"]["per"] == "account"


def test_working_days_exclusions_and_caps() -> None:
    assert FULL["working_days"] == {
        "week": [1, 2, 3, 4, 5, 6],
        "holidays": [["2026-12-25", "Christmas Day"], ["2026-12-28", "Boxing Day (substitute day)"]],
        "until": "2027-12-31",
    }
    kept, removed = FULL["exclusions"]["open_dispute"], FULL["exclusions"]["early"]
    assert kept["remedies"] == ["late_credit", "wait_credit", "sorry_credit", "free_visit"]
    assert kept["when"][1][1] == ["cmp", "now", "<", ["lit", "2027-06-01 12:00", "date and time"]]
    assert removed["remedies"] == ["free_visit"] and removed["when"][:2] == ["cmp", "today"]
    assert FULL["caps"]["in_a_case"]["over"] == ["sorry_credit"]
    year = FULL["caps"]["in_a_year"]
    assert year["over"] == ["late_credit", "sorry_credit"] and year["used"] == "credits_this_year" and year["each"] == "year"
    assert "exclusions" not in POLICY and "caps" not in POLICY and "working_days" not in POLICY


def test_routes_and_cases() -> None:
    situation = FULL["situations"]["late_repair"]
    assert situation["bring_in"][0] == {
        "level": "winback", "when": "they speak of leaving", "code": "R-12", "reach": "queue 9",
        "only_when": ["cmp", "last_credit", "<", ["ago", "first", ["fact", "today"], ["lit", "6", "months"]]],
        "answers_within": {"n": "10", "unit": "minutes"},
    }  # fmt: skip
    assert situation["bring_in"][1] == {"level": "boss", "when": "the limit is not enough"}
    assert POLICY["situations"]["reception"]["bring_in"] == [{"level": "boss", "when": "the limit is not enough"}]
    case = situation["examples"][0]["case"]
    assert case["on"] == "2026-11-20 14:30" and case["claimed"] == ["member"] and case["accepted"] == {"free_visit": "1 visit"}
    assert case["facts"]["last_credit"] == "never" and case["facts"]["wait"] == "1 hour 30 minutes"


def test_the_version_follows_the_content() -> None:
    again, other = compile_policy(draft(SMALL)), compile_policy(draft(changed("rep: 25%", "rep: 26%")))
    assert dump(again) == dump(POLICY) and len(POLICY["version"]) == 12
    assert other["version"] != POLICY["version"]


@pytest.mark.slow
def test_the_bytes_are_canonical_and_the_same_in_every_process() -> None:
    data = dump(POLICY)
    assert json.loads(data) == POLICY and b": " not in data.replace(b": ", b"", 0)[:60]
    source = REAL if REAL.exists() else HERE / "good" / "small.yml"
    code = (
        "import sys, hashlib; sys.path[:0] = sys.argv[2:]; from tests.stages import draft; from pathlib import Path;"
        "from leeway.compile import compile_policy, dump;"
        "print(hashlib.sha256(dump(compile_policy(draft(Path(sys.argv[1]).read_text(encoding='utf-8'))))).hexdigest())"
    )
    command = [sys.executable, "-c", code, str(source), str(HERE.parent), str(HERE.parent / "generator")]
    runs = [
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True).stdout
        for seed in ("0", "1")
    ]
    assert runs[0] == runs[1] and len(runs[0]) == 65
