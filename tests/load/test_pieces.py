"""One syntax mistake is one problem, whatever comments stand around it."""

from __future__ import annotations

import pytest

from tests.stages import REAL, codes

POLICY = REAL.read_text("utf-8")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("        representative: 50%\n", "        representative 50%\n"),
        ("        representative: 50%\n", "        representative:50%\n"),
        ("      - when: {tenure: at least 10 years}\n", "      - when: {tenure: at least 10 years\n"),
        ("    kind: discount\n", "     kind: discount\n"),
        ("    goodwill: percent of visit_fee\n", "    goodwill: percent: of visit_fee\n"),
    ],
)
def test_one_syntax_mistake_in_the_default_policy_is_told_once(right: str, wrong: str) -> None:
    assert right in POLICY
    assert len(codes(POLICY.replace(right, wrong, 1))) == 1
