"""Facts that are worked out: read in any order of the file, each with the unit that follows."""

from __future__ import annotations

import time

import pytest

from leeway.draft.order import ordered
from leeway.draft.terms import Op, Stretch
from leeway.problems import errors
from tests.stages import HERE, SMALL, changed, codes, draft, problems

FULL = (HERE / "good" / "full.yml").read_text(encoding="utf-8")
FACTS = {fact.id.text: fact for fact in draft(FULL).facts}


@pytest.mark.parametrize(
    ("name", "measure"),
    [
        ("late", "days"),
        ("repair_deadline", "date"),
        ("yearly_fee", "money"),
        ("weeks_late", "weeks"),
        ("share_back", "percent"),
        ("grade", "choice"),
        ("trusted", "yes or no"),
        ("after_hours", "yes or no"),
        ("claim_window", "weeks"),
        ("reported_at", "date and time"),
        ("arrived", "time"),
    ],
)
def test_the_unit_of_a_fact_is_given_or_follows(name: str, measure: str) -> None:
    assert FACTS[name].measure == measure


def test_facts_keep_the_order_of_the_file() -> None:
    assert list(FACTS)[:3] == ["late", "repair_deadline", "reported_at"]


UNITS = [
    ("fee * 2", "money"),
    ("fee / fee", "number"),
    ("fee * days_out", "money"),
    ("fee / 30 days * days_out", "money"),
    ("days_out + 12 hours", "days"),
    ("50% of fee", "money"),
    ("50% * 2", "percent"),
    ("1 gift", "gift"),
    ("outage_day * days_out", "money"),
    ("today + 3 working days", "date"),
    ("now - 3 hours", "date and time"),
    ("day(now)", "date"),
    ("time(now)", "time"),
    ("max(today, 2026-01-01)", "date"),
    ("days from 2026-01-01 through today", "days"),
    ("working days from 2026-01-01 to today", "working days"),
    ("completed months from 2026-01-01 to today", "months"),
    ("hours from 2026-01-01 12:00 to now", "hours"),
    ("started hours from 2026-01-01 12:00 to now", "hours"),
    ("started(days_out, 12 hours)", "number"),
    ("completed(days_out, 1 week)", "number"),
    ("round_up(fee, $5)", "money"),
    ("3 hours 10 minutes", "minutes"),
    ("12:30", "time"),
]


@pytest.mark.parametrize(("text", "measure"), UNITS)
def test_the_unit_of_an_amount(text: str, measure: str) -> None:
    made = draft(changed("rates:", f'  made: {{is: "{text}"}}\nrates:'))
    assert made.facts[-1].measure == measure


def test_a_span_is_as_tight_as_names() -> None:
    made = draft(changed("rates:", '  made: {is: "days from today to today - 1 day"}\nrates:')).facts[-1].worked
    assert made is not None and isinstance(made.amount, Op) and made.amount.op == "-"
    assert isinstance(made.amount.parts[0], Stretch) and made.amount.parts[0].how == "to"


def test_a_name_that_is_no_call_may_be_called_as_a_function() -> None:
    text = changed("  fee: {", "  round: {ask: Which round?, unit: money}\n  day: {ask: A day?, unit: days}\n  fee: {")
    made = draft(changed("rates:", '  made: {is: "round / 1 day * day"}\nrates:', text))
    assert made.facts[-1].measure == "money"


def test_words_of_choices_are_no_names() -> None:
    text = changed("rates:", "  ours: {is: {fault: ours}}\nrates:").replace("when: {fault: ours}", "when: {ours: yes}")
    assert codes(text) == []


def test_facts_on_two_circles_are_each_told() -> None:
    text = changed("rates:", "".join(f"  a{n}: {{is: b{n}}}\n  b{n}: {{is: a{n}}}\n" for n in range(3)) + "rates:")
    assert [one.code for one in errors(problems(text))] == ["circle"] * 3


def test_the_order_and_the_circles() -> None:
    assert ordered({"a": ["b"], "b": ["c"], "c": []}) == (["c", "b", "a"], [])
    assert ordered({"a": ["b"], "b": ["a"], "c": ["a"], "d": ["x"]}) == (["c", "d"], [["a", "b"]])
    assert ordered({"a": ["a"]}) == ([], [["a"]])


@pytest.mark.parametrize(
    "facts",
    [
        "".join(f"  s{n}: {{is: s{n + 1} + 1 day}}\n" for n in range(2_000)) + "  s2000: {is: 1 day}\n",
        "".join(f"  s{n}: {{is: s{(n + 1) % 2_000}}}\n" for n in range(2_000)),
        "  s0: {is: fee / $1}\n" + "".join(f"  s{n}: {{is: s{n - 1} * s{n - 1}}}\n" for n in range(1, 500)),
    ],
    ids=("a long chain", "a long circle", "a tower of products"),
)
def test_thousands_of_worked_out_facts_are_told_soon(facts: str) -> None:
    start = time.monotonic()
    found = {one.code for one in errors(problems(changed("rates:", facts + "rates:")))}
    assert found <= {"circle", "worked-out-too-long", "many-problems"} and found
    assert time.monotonic() - start < 20


def test_the_small_policy_has_no_worked_out_facts() -> None:
    assert all(fact.worked is None for fact in draft(SMALL).facts)


LIKE_A_UNIT = """facts:
  a: {ask: When did it begin?, unit: date and time}
  b: {ask: When did it end?, unit: date and time}
  nights: {is: 2 nights}
  days: {is: days from a to b}
  time: {is: time(a)}
  round: {is: "round(fee, $5)"}
  started: {is: "started(hours, 12 hours)"}
  hours: {is: completed hours from a to b}
  per_ticket: {is: $5 per ticket * tickets}
  tickets: {is: 3 tickets}
  journeys: {is: 10 journeys per week * weeks_n}
  weeks_n: {is: weeks from a to b}
  least: {is: {hours: at least 3 hours and under 9 hours}}
  over: {is: {days: over 2 days}}
  lately: {is: {a: at most 3 days ago}}
"""


def test_a_fact_may_be_called_like_a_unit_or_a_function() -> None:
    assert codes(changed("facts:\n", LIKE_A_UNIT)) == ["unused-fact"] * 15


def test_a_circle_through_a_comparison_is_still_one() -> None:
    one = '  over: {is: {fee: at least under and over under}}\n  under: {is: "min(fee, max(fee, other))"}\n'
    found = problems(changed("facts:\n", f"facts:\n{one}  other: {{is: [{{when: {{over: yes}}, amount: fee}}]}}\n"))
    assert [problem.code for problem in errors(found)] == ["circle"]


def test_a_number_before_a_name_may_be_a_count() -> None:
    facts = "facts:\n  months: {ask: How many?, unit: number}\n  films: {ask: How many?, unit: films}\n"
    for amount in ("2 months", "2 films", "1 month * months"):
        assert "bad-amount" not in codes(changed("outage_day * max(0, days_out - 2)", amount, changed("facts:\n", facts)))
    assert "bad-amount" in codes(changed("outage_day * max(0, days_out - 2)", "2 fee", changed("facts:\n", facts)))
