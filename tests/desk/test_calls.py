"""The desk: a call and JSON text in, JSON text out, whatever is asked."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leeway.compile import dump
from leeway.desk import CALLS, desk
from leeway.offers import wire
from tests.cases import worked_examples
from tests.project import compiled

JSON = compiled()
POLICY = dump(JSON).decode()
NOTE = json.loads(wire(POLICY, json.dumps(worked_examples(JSON)[0])))["notes"]["ticket"]
_SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20)
_NAMES = st.text(max_size=12)
_VALUES = st.recursive(_SCALARS, lambda one: st.lists(one, max_size=3) | st.dictionaries(_NAMES, one, max_size=3), max_leaves=8)


def test_a_note_is_checked_at_the_desk() -> None:
    found = json.loads(desk(POLICY, "verify", json.dumps({"note": NOTE})))
    assert found["problems"] == [] and found["value"]["within"] is True


@pytest.mark.parametrize(
    ("policy", "call", "told", "code"),
    [
        (POLICY, "verify", '{"note": "hello"}', "no-code"),
        (POLICY, "verify", '{"note": 3}', "no-code"),
        (POLICY, "verify", "{}", "no-code"),
        (POLICY, "verify", "[]", "bad-told"),
        (POLICY, "verify", "{", "bad-told"),
        (POLICY, "verify", "[" * 100_000, "bad-told"),
        (POLICY, "decide", "{}", "unknown-call"),
        ("{}", "verify", "{}", "bad-policy"),
        ("hello", "verify", "{}", "bad-policy"),
    ],
)
def test_what_cannot_be_answered_is_a_problem(policy: str, call: str, told: str, code: str) -> None:
    found = json.loads(desk(policy, call, told))
    assert (found["value"], [one["code"] for one in found["problems"]]) == (None, [code])


@settings(deadline=None)
@given(st.sampled_from(sorted(CALLS)), st.dictionaries(_NAMES, _VALUES, max_size=4))
def test_anything_told_is_answered(call: str, told: dict[str, object]) -> None:
    assert json.loads(desk(POLICY, call, json.dumps(told))).keys() == {"value", "problems"}


@given(st.text())
def test_any_note_is_answered(text: str) -> None:
    told = json.dumps({"note": f"LW-{text} {text} case={text}"})
    assert json.loads(desk(POLICY, "verify", told)).keys() == {"value", "problems"}
