"""Conditions that were written as sentences are shown as a policy writes them."""

from __future__ import annotations

import pytest

from tests.stages import changed, problems

SENTENCES = [
    ("fee > $50", "{fee: over $50}"),
    ("fee at least $50", "{fee: at least $50}"),
    ("fee is at least $50", "{fee: at least $50}"),
    ("tenure >= 3 years and leaving = yes", "{tenure: at least 3 years, leaving: yes}"),
    ("leaving is yes or fault is not ours", "{any: [{leaving: yes}, {fault: not ours}]}"),
    ("leaving is not yes", "{leaving: no}"),
    ("tenure > 3 years and under 5 years", "{tenure: more than 3 years and under 5 years}"),
    ("born <= 2020-01-01", "{born: on or before 2020-01-01}"),
    ("arrived > 18:00", "{arrived: after 18:00}"),
]


@pytest.mark.parametrize(("sentence", "condition"), SENTENCES)
@pytest.mark.parametrize("key", ["is", "when"])
def test_a_sentence_is_shown_as_a_condition(sentence: str, condition: str, key: str) -> None:
    more = "  born: {ask: When?, unit: date}\n  arrived: {ask: At what time?, unit: time}\n"
    worked = f'  told: {{is: "{sentence}"}}\n' if key == "is" else ""
    text = changed("  days_out: {", f"{more}{worked}  days_out: {{")
    if key == "when":
        text = changed("{fault: ours}, rep", f'"{sentence}", rep', text)
    (found,) = (problem for problem in problems(text) if problem.severity == "error")
    assert found.code == "wrong-kind" and found.message.endswith(condition)


@pytest.mark.parametrize(
    "amount", ["fee * 2", "fee - $3", "max(fee, $5)", "days_out", "leaving is yes or fee > $5 and tenure > 2"]
)
def test_what_is_no_clear_sentence_is_read_as_an_amount(amount: str) -> None:
    text = changed("  days_out: {", f'  told: {{is: "{amount}"}}\n  days_out: {{')
    assert "wrong-kind" not in [problem.code for problem in problems(text)]
