"""A case as a line, and back: the same case whatever way it was typed, and the same decision."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeway import pipeline
from leeway.offers import decide, read_policy
from leeway.offers.case import read_case
from leeway.offers.link import coded, line, read_line
from tests.cases import generated, worked_examples
from tests.project import CHECKOUT, POLICY

ALL = [POLICY, *sorted((CHECKOUT / "policy" / "examples").glob("*.yml"))]
# What is told in the words of the case is told in the line's; the case itself is another value, equal to it.
WORDS = ("notes", "check", "facts", "problems", "verify")


def compiled(path: Any) -> dict[str, Any]:
    policy, problems = pipeline.compiled(path.read_bytes())
    assert policy is not None, problems
    return policy


@pytest.mark.slow
@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_the_line_of_a_case_is_decided_as_the_case_is(path: Any) -> None:
    json_policy = compiled(path)
    policy = read_policy(json_policy)
    tried = 0
    for raw in (*worked_examples(json_policy), *generated(json_policy, 300)):
        case, wrong = read_case(policy, raw)
        if case is None or wrong:
            assert decide(policy, raw).get("check") is None
            continue
        written = line(case, policy)
        back, problems = read_line(written)
        assert back is not None and not problems
        again, more = read_case(policy, back)
        assert again is not None and not more, (raw, written, more)
        assert line(again, policy) == written
        first, second = decide(policy, raw), decide(policy, back)
        assert {**_untold(first), "refused": set(first["refused"])} == {**_untold(second), "refused": set(second["refused"])}
        assert [one["said"] for one in first["facts"]] == [one["said"] for one in second["facts"]]
        assert first["check"] == second["check"]
        tried += 1
    assert tried > 100


def _untold(decision: dict[str, Any]) -> dict[str, Any]:
    """A decision without the words of the case, answers to proposals and accepted things in one order."""
    left = {key: value for key, value in decision.items() if key not in WORDS}
    for key in ("fair", "accepted"):
        left[key] = sorted(json.dumps(one, sort_keys=True) for one in left[key])
    return left


@pytest.mark.parametrize(
    "told", [{"tenure": "12 years"}, {"tenure": " 12  Years"}, {"tenure": "144 months"}, {"tenure": "012.0 years"}]
)
def test_one_case_has_one_line(told: dict[str, str]) -> None:
    policy = read_policy(compiled(POLICY))
    raw = {"situation": "reception", "facts": {"visit_fee": "$ 100.00", **told}, "accepted": {"visit_discount": "$30"}}
    case, problems = read_case(policy, raw | {"on": "2026-11-22"})
    assert case is not None and not problems
    assert line(case, policy) == (
        "case=reception&tenure=12+years&visit_fee=100+USD&.level=representative&.accepted=visit_discount:30+USD&.on=2026-11-22"
    )


def test_what_cannot_be_read_is_not_in_the_line() -> None:
    policy = read_policy(compiled(POLICY))
    raw = {"situation": "reception", "facts": {"tenure": "Jane Doe, 5 Elm Street", "fault": "ours"}, "fair": {"any": "the moon"}}
    case, problems = read_case(policy, raw)
    assert case is not None and len(problems) == 1
    assert line(case, policy) == "case=reception&fault=ours&.level=representative"
    assert decide(policy, raw)["check"] is None and "Check:" not in decide(policy, raw)["notes"]["ticket"]


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "case",
        "tenure=12+years",
        "case=a&case=b",
        "case=a&tenure=1&tenure=2",
        "case=a&.what=x",
        "case=a&.fair=40+USD",
        "case=a&&",
    ],
)
def test_a_line_that_is_none_is_refused(wrong: str) -> None:
    assert read_line(wrong)[0] is None


@given(st.text())
def test_any_text_is_a_line_or_a_problem(text: str) -> None:
    found, problems = read_line(text)
    assert (found is None) == bool(problems)


_TEXTS = st.text(min_size=1).filter(lambda text: text == text.strip())


@given(st.dictionaries(_TEXTS.filter(lambda name: name[0] not in "#." and name != "case"), _TEXTS))
def test_whatever_stands_in_a_value_comes_back(facts: dict[str, str]) -> None:
    written = "&".join(["case=a", *(f"{coded(name)}={coded(value)}" for name, value in facts.items())])
    assert written.isascii() and " " not in written
    found, problems = read_line(written)
    assert not problems and found is not None and found["facts"] == facts
