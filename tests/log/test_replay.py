"""Replaying: what is remembered from case to case changes no verdict, and what cannot be decided again says why."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from leeway import history, pipeline
from leeway.audience import reduced
from leeway.compile import dump
from leeway.log import Known, read, replay, versions
from leeway.log.judge import ABOVE, NOT, WITHIN, Judge
from leeway.offers import read_policy
from leeway.offers.case import read_case
from leeway.offers.check_code import code
from leeway.offers.given import given
from leeway.offers.link import line
from tests.cases import generated, worked_examples
from tests.logs import CASE, entry, lines
from tests.project import CHECKOUT, POLICY, compiled

REAL = compiled()
PATHS = [POLICY, *sorted((CHECKOUT / "policy" / "examples").glob("*.yml"))]


def judged(one: dict[str, Any], policy: dict[str, Any] = REAL) -> Any:
    return Judge(Known({policy["version"]: policy}))(one["policy"], one["case"], one["code"], one["owed"])


@pytest.mark.slow
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_what_is_remembered_changes_no_verdict(path: Path) -> None:
    """Every limit is the one that the kernel finds for this case alone."""
    policy, _ = pipeline.compiled(path.read_bytes())
    assert policy is not None
    read = read_policy(policy)
    judge = Judge(Known({policy["version"]: policy}))
    tried = given_ = 0
    for case in _cases(policy, read):
        written = line(case, read)
        found = judge(policy["version"], written, code(policy["version"], written), "")
        alone = given(read, case)
        assert [(one.remedy, one.amount, "within" if one.verdict == "short" else one.verdict) for one in found.parts] == [
            (one.remedy, one.amount, one.verdict) for one in alone
        ]
        assert [one.limit for one in found.parts if one.limit is not None] == [
            one.limit.exact or 0 for one in alone if one.limit.mute or one.limit.exact is not None
        ]
        verdicts = {one.verdict for one in alone}
        assert found.verdict == (ABOVE if "above" in verdicts else NOT if "open" in verdicts else WITHIN), (written, found)
        tried, given_ = tried + 1, given_ + len(alone)
    assert tried > 100 and given_ > 20


def _cases(policy: dict[str, Any], read: Any) -> Iterator[Any]:
    """Cases in which something is accepted, right and wrong; many differ in little from one another."""
    for number, raw in enumerate((*worked_examples(policy), *generated(policy, 200))):
        names = [name for step in policy["situations"][raw["situation"]]["steps"] for name in step]
        some = {
            names[number % len(names)]: "1",
            names[-1]: "2",
            names[(number * 7) % len(names)]: f"30 {policy['currency']['code']}",
        }
        for accepted in ({}, some, dict(list(some.items())[:1])):
            case, _ = read_case(read, raw | {"accepted": accepted})
            if case is not None:
                again, problems = read_case(read, {**raw, "accepted": accepted})
                if again is not None and not problems:
                    yield again


def test_above_within_and_why_not() -> None:
    assert judged(entry(REAL, 1, {"visit_discount": "$50"})).verdict == WITHIN
    above = judged(entry(REAL, 1, {"visit_discount": "$51"}))
    assert (above.verdict, above.why) == (ABOVE, "Discount on the technician's visit is above the limit")
    changed = judged(entry(REAL, 1, {"visit_discount": "$50"}, code="LW-0000-0000-0000"))
    assert (changed.verdict, changed.why) == (NOT, "its check code is not that of its case and version")
    assert judged(entry(REAL, 1, code="")).why == "it has no check code"
    other = entry(REAL, 1)
    other |= {"policy": "f" * 12, "code": code("f" * 12, other["case"])}
    assert judged(other).why == "version ffffffffffff of the policy is not recorded here"
    untold = CASE | {"facts": {"fault": "nobody"}}
    assert "depends on time with us" in judged(entry(REAL, 1, {"visit_discount": "$50"}, untold)).why


def test_a_case_that_is_none_says_why() -> None:
    for case, why in (
        ("case=nowhere", 'there is no situation "nowhere"'),
        ("case=reception&tenure=lots", "tenure"),
        ("case=a&&", "not understood"),
    ):
        found = judged({"policy": REAL["version"], "case": case, "code": code(REAL["version"], case), "owed": ""})
        assert found.verdict == NOT and why in found.why


def test_what_was_owed_is_held_against_what_is_owed() -> None:
    case = {
        "situation": "reception",
        "facts": {"days_out": "5 days", "out_since": "2026-11-10", "monthly_bill": "$80"},
        "on": "2026-11-22",
    }
    for owed, verdict in (
        ("outage_credit:12 USD", "within"),
        ("outage_credit:11 USD", "short"),
        ("outage_credit:13 USD", "above"),
    ):
        (part,) = judged(entry(REAL, 1, case=case, owed=owed)).parts
        assert (part.basis, part.verdict, part.limit) == ("owed", verdict, 12)
    (part,) = judged(entry(REAL, 1, {"outage_credit": "$12"}, case, owed="outage_credit:12 USD")).parts
    assert (part.basis, part.verdict) == ("owed", "within"), "counted once"
    assert judged(entry(REAL, 1, case=case, owed="the moon")).why == "what was owed cannot be read: the moon"
    assert judged(entry(REAL, 1, case=case, owed="visit_discount:1 USD")).verdict == ABOVE


@pytest.mark.parametrize(("fair", "said"), [("$30", "less"), ("$50", "same"), ("$80", "more")])
def test_what_would_be_fair_is_held_against_the_limit(fair: str, said: str) -> None:
    one = entry(REAL, 1, {"visit_discount": "$10"}, CASE | {"fair": {"visit_discount": fair}})
    assert judged(one).fair == said


def test_old_versions_and_those_for_a_level_are_found(tmp_path: Path) -> None:
    path = tmp_path / "policy" / "policy.yml"
    path.parent.mkdir()
    path.write_bytes(POLICY.read_bytes())
    old, _ = pipeline.compiled(POLICY.read_bytes().replace(b"updated: 2026-11-20", b"updated: 2026-11-19"))
    told, _ = reduced(REAL, "representative")
    assert old is not None and told is not None
    assert history.record(path, old["version"], dump(old)) == ()
    known, problems = versions([old["version"], told["version"], REAL["version"], "0" * 12], path, REAL)
    assert problems == () and {*known.policies} == {old["version"], told["version"], REAL["version"]}
    assert judged(entry(told, 1, {"visit_discount": "$51"}), told).verdict == ABOVE


@pytest.mark.parametrize("processors", [1, 2])
def test_the_tables_are_the_same_on_any_number_of_processors(
    processors: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = sys.modules["leeway.log.replay"]
    monkeypatch.setattr(room, "_WORTH_IT", 1)
    monkeypatch.setattr(room, "_PORTION", 3)
    entries = [entry(REAL, number, {"visit_discount": f"${number + 40}"}) for number in range(20)]
    (tmp_path / "a.jsonl").write_text(lines([*entries, entry(REAL, 99, {"visit_discount": "$40"})]), "utf-8")
    log = read([tmp_path / "a.jsonl"], tmp_path, lambda said: None)
    assert replay(log.db, Known({REAL["version"]: REAL}), tmp_path, lambda said: None, processors) == 20
    asked = "SELECT verdict, count(*) FROM verdict GROUP BY verdict ORDER BY verdict"
    assert log.db.execute(asked).fetchall() == [("above", 9), ("within", 11)]
    asked = "SELECT remedy, basis, sum(amount)::VARCHAR, sum(top)::VARCHAR FROM part GROUP BY ALL"
    assert log.db.execute(asked).fetchall() == [("visit_discount", "goodwill", "990.000000", "1000.000000")]
