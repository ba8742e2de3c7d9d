"""JSON text in, JSON text out, whatever comes in."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leeway.offers import decide, read_policy, wire
from tests.offers.small import KNOWN, POLICY

TEXT = json.dumps(POLICY)


def test_wire_says_what_decide_says() -> None:
    case = {"situation": "reception", "facts": KNOWN, "on": "2026-11-22"}
    assert json.loads(wire(TEXT, json.dumps(case))) == decide(read_policy(POLICY), case)


@pytest.mark.parametrize(
    "policy", ["", "[]", "null", "{}", "{", "[" * 100_000, '{"currency": {}}', TEXT.replace('"lit"', '"lot"')]
)
def test_a_damaged_policy_is_a_problem(policy: str) -> None:
    assert [one["code"] for one in json.loads(wire(policy, "{}"))["problems"]] == ["bad-policy"]


@pytest.mark.parametrize("case", ["", "{", "[" * 100_000, "\x00", '{"situation": "reception"} x'])
def test_a_case_that_is_not_json_is_a_problem(case: str) -> None:
    assert [one["code"] for one in json.loads(wire(TEXT, case))["problems"]] == ["bad-case"]


def test_lone_surrogates_can_always_be_encoded() -> None:
    said = wire(TEXT, '{"situation": "\\ud800"}')
    said.encode()
    assert json.loads(said)["problems"][0]["code"] == "unknown-situation"


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(["yes", "12 years", "$5", "ours"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*POLICY["facts"], "any", "pie", "x"]), inner, max_size=4)
    ),
    max_leaves=6,
)


@pytest.mark.slow
@settings(deadline=None, max_examples=300)
@given(st.dictionaries(st.sampled_from(["situation", "level", "facts", "refused", "fair", "on", "other"]), _json), st.booleans())
def test_any_json_is_answered(case: dict[str, Any], real: bool) -> None:
    text = json.dumps({**case, "situation": "reception"} if real else case)
    assert "problems" in json.loads(wire(TEXT, text))
