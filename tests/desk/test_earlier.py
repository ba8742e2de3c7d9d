"""A note from before the policy was edited: decided under the policy of its own version, where that is told too."""

from __future__ import annotations

import json
from typing import Any

import pytest

from leeway import pipeline
from leeway.compile import dump
from leeway.desk import Desk, desk
from leeway.desk.practice import certificate, path
from leeway.offers import read_policy, wire
from tests import project
from tests.desk.practice.learner import POLICIES, desk_of, passed

Json = dict[str, Any]
SOURCE = project.POLICY.read_bytes()
NOW = dump(project.compiled()).decode()
CASE = {
    "situation": "reception",
    "facts": {"tenure": "12 years", "fault": "nobody", "leaving": "yes", "days_out": "0 days", "visit_fee": "$100"},
    "on": "2026-11-22",
    "accepted": {"visit_discount": "$60"},
}


def before(old: str, new: str) -> str:
    """The policy.json of before an edit."""
    found, problems = pipeline.compiled(SOURCE.replace(old.encode(), new.encode()))
    assert found is not None and SOURCE.count(old.encode()), problems
    return dump(found).decode()


OLD = before("representative: 50%", "representative: 65%")
NOTE: str = json.loads(wire(OLD, json.dumps(CASE)))["notes"]["ticket"]


def check(text: str, policy: object = None, at: str = NOW) -> Json:
    told = {"note": text} | ({} if policy is None else {"policy": policy})
    found: Json = json.loads(desk(at, "verify", json.dumps(told)))
    return found


def codes(found: Json) -> list[str]:
    return [one["code"] for one in found["problems"]]


def test_a_whole_note_of_another_version_names_the_policy_that_it_wants() -> None:
    found = check(NOTE)
    assert (found["value"], codes(found)) == ({"wants": json.loads(OLD)["version"]}, ["other-version"])


def test_it_is_held_against_its_own_version_and_the_present_one_is_told_beside_it() -> None:
    found = check(NOTE, OLD)
    value = found["value"]
    assert found["problems"] == [] and value["within"] is True
    assert (value["policy"], value["updated"]) == (json.loads(OLD)["version"], "2026-11-20")
    assert [(one["text"], one["limit"], one["verdict"]) for one in value["given"]] == [("$60", "$65", "within")]
    today = value["today"]
    assert [(one["text"], one["limit"], one["verdict"]) for one in today["given"]] == [("$60", "$50", "above")]
    assert today["within"] is False


def test_what_is_said_under_its_own_version_is_what_that_version_said_itself() -> None:
    found = check(NOTE, OLD)["value"]
    assert {key: found[key] for key in found if key not in ("today", "updated")} == check(NOTE, at=OLD)["value"]
    assert "today" not in check(NOTE, at=OLD)["value"]


@pytest.mark.parametrize(
    ("old", "new"), [("visit_discount", "discount_of_then"), ("reception", "picture_lost"), ("visit_fee", "fee_of_then")]
)
def test_the_present_policy_says_nothing_of_a_case_that_it_does_not_know(old: str, new: str) -> None:
    then = before(old, new)
    case = json.loads(json.dumps(CASE).replace(old, new))
    note = json.loads(wire(then, json.dumps(case)))["notes"]["ticket"]
    value = check(note, then)["value"]
    assert value["given"] and value["today"] is None


@pytest.mark.parametrize(
    "policy",
    [NOW, "", "{}", "[]", "null", "{", "[" * 100_000, OLD[:-1], OLD.replace("65", "66"), OLD.replace('"12', '"13'), 3, [OLD]],
)
def test_a_policy_that_is_not_what_its_version_says_is_not_taken(policy: object) -> None:
    found = check(NOTE, policy)
    assert (found["value"], codes(found)) == ({"wants": json.loads(OLD)["version"]}, ["other-version"])


def test_a_changed_digit_is_refused_whatever_policy_is_told() -> None:
    versions = json.loads(OLD)["version"], json.loads(NOW)["version"]
    for old, new in (("tenure=12", "tenure=13"), (":60+USD", ":61+USD"), versions):
        assert old in NOTE
        for policy in (None, OLD):
            found = check(NOTE.replace(old, new), policy)
            assert (found["value"], codes(found)) == (None, ["other-case"])


def test_a_note_of_the_present_version_needs_no_other() -> None:
    note = json.loads(wire(NOW, json.dumps(CASE)))["notes"]["ticket"]
    assert check(note, OLD) == check(note)


def test_a_certificate_is_dealt_again_under_its_own_version() -> None:
    at = desk_of(POLICIES[0])
    old = json.loads(OLD)
    then = Desk(read_policy(old), old)
    step = path(at.raw)[0].id
    value, _ = certificate(then, {"rounds": [passed(then, {"seed": "K3F9", "step": step})], "name": "Ada", "on": "2026-11-30"})
    assert value is not None
    assert check(value["text"])["value"] == {"wants": old["version"]}
    found = check(value["text"], OLD)["value"]
    assert [(one["passed"], one["policy"]) for one in found["certificates"]] == [(True, old["version"])]
    assert found["updated"] == "2026-11-20"
