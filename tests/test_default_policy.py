"""The default policy is rich enough to be used, and keeps what the practice asks of it."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from leeway import pipeline
from leeway.offers import decide, read_policy
from tests import project
from tests.cases import generated
from tests.project import compiled

POLICY = compiled()
SITUATIONS = {
    "reception", "visit_failed", "visit_missed", "billing_error", "product_fault", "late_delivery", "late_return", "rudeness",
    "no_reply", "leaving", "small_disappointment", "wants_to_be_heard",
}  # fmt: skip
KINDS = {"credit", "discount", "waiver", "free_period", "gift", "replacement", "exchange", "extension", "expedite"}
FRONT, TOP = POLICY["levels"][0]["id"], POLICY["levels"][-1]["id"]


def _amount(policy: Any, case: dict[str, Any], remedy: str) -> Fraction:
    decision = decide(policy, case)
    listed = [*decision["owed"], *decision["offers"], *decision["reserve"]]
    text = next((one["amount"] for one in listed if one["remedy"] == remedy), "0")
    return Fraction({"yes": "1", "no": "0"}.get(text, text))


@pytest.mark.parametrize("path", [project.POLICY, Path(__file__).parent / "good" / "small.yml"], ids=lambda path: path.stem)
def test_it_is_proved_and_nothing_is_found(path: Path) -> None:
    """`project.compiled` does not prove, so that tests begin soon."""
    policy, problems = pipeline.checked(path.read_bytes(), None)
    assert policy is not None and problems == ()


def test_it_is_large_enough() -> None:
    remedies = POLICY["remedies"].values()
    assert set(POLICY["situations"]) == SITUATIONS
    assert len(POLICY["levels"]) == 3
    assert len(remedies) >= 15 and {one["kind"] for one in remedies} >= KINDS
    assert {one["basis"] for one in remedies} == {"owed", "goodwill"}
    assert any("budget" in one for one in remedies if one["kind"] == "gift")
    assert len(POLICY["phrases"]) >= 25
    assert sum(len(one["examples"]) for one in POLICY["situations"].values()) >= 40
    assert all(one.get("promises") for one in POLICY["situations"].values())
    assert POLICY["answer_times"] and POLICY["recognition"] and POLICY["stance"]


def test_every_clause_decides_an_example() -> None:
    kernel = read_policy(POLICY)
    reached = set()
    for situation in POLICY["situations"].values():
        for example in situation["examples"]:
            decision = decide(kernel, example["case"])
            for offer in (*decision["owed"], *decision["offers"], *decision["reserve"]):
                reached |= {reason["clause"] for reason in offer["because"]}
            reached |= {
                row["id"]
                for step in situation["steps"]
                for name in step
                for row in POLICY["remedies"][name]["clauses"]
                if all(value[0] == "lit" and value[1] in ("0", "no") for value in row["values"].values())
            }
    every = {row["id"] for one in POLICY["remedies"].values() for row in one["clauses"]}
    assert every - reached == set()


@pytest.mark.parametrize(
    ("situation", "facts", "remedy", "amount"),
    [
        ("reception", {"tenure": "10 years", "leaving": "yes", "fault": "nobody", "visit_fee": "$100"}, "visit_discount", 50),
        ("leaving", {"tenure": "4 years", "leaving": "yes", "fault": "nobody"}, "free_repair_visit", 1),
        ("visit_failed", {"tenure": "1 year", "leaving": "no", "fault": "ours"}, "free_month", 1),
        ("late_return", {"days_since_delivery": "100 days", "item_whole": "yes", "fault": "nobody"}, "exchange", 1),
        ("late_return", {"days_since_delivery": "100 days", "item_whole": "yes", "fault": "nobody"}, "return_refund", 0),
        ("small_disappointment", {"tenure": "1 year", "fault": "nobody"}, "small_gift", 1),
    ],
)
def test_the_stories_come_out(situation: str, facts: dict[str, str], remedy: str, amount: int) -> None:
    case = {"situation": situation, "level": FRONT, "facts": facts, "on": "2026-11-20"}
    assert remedy in POLICY["remedies"]
    assert _amount(read_policy(POLICY), case, remedy) == amount


@pytest.mark.slow
def test_the_front_line_may_give_at_least_half_of_what_the_top_may() -> None:
    kernel, compared = read_policy(POLICY), 0
    for case in generated(POLICY, 1500):
        top = decide(kernel, {**case, "level": TOP})
        front = decide(kernel, {**case, "level": FRONT})
        mine = {one["remedy"]: one for one in (*front["offers"], *front["reserve"])}
        for one in (*top["offers"], *top["reserve"]):
            here = mine.get(one["remedy"], {"amount": "0"})["amount"]
            if one["amount"] is not None and here is not None and one["unit"] != "yes or no":
                assert Fraction(here) * 2 >= Fraction(one["amount"]), (case, one["remedy"])
                compared += 1
    assert compared > 1000


def test_where_we_were_wrong_there_is_always_something_to_offer() -> None:
    kernel = read_policy(POLICY)
    for situation in POLICY["situations"]:
        decision = decide(kernel, {"situation": situation, "facts": {"fault": "ours"}, "on": "2026-11-20"})
        sure = [one for one in decision["offers"] if one["least"] not in ("0", "0.00", "no")]
        assert sure, situation
