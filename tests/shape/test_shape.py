"""Shape: the tables of keys are what is read, documented and drafted."""

from __future__ import annotations

from dataclasses import fields

import pytest

from leeway import draft as drafts
from leeway.draft import training
from leeway.keys import KINDS, TYPES
from leeway.nodes import Scalar
from leeway.problems import Span
from leeway.shape import READERS, keys, shape
from tests.stages import changed, codes, draft

DRAFTS = {
    "level": drafts.Level,
    "fact": drafts.Fact,
    "rate": drafts.Rate,
    "remedy": drafts.Remedy,
    "budget": drafts.Budget,
    "situation": drafts.Situation,
    "promise": drafts.Promise,
    "bring_in": drafts.BringIn,
    "example": drafts.Example,
    "phrase": drafts.Phrase,
    "answer_time": drafts.AnswerTime,
    "recognition": drafts.Recognition,
    "brand": drafts.Brand,
    "step": training.Step,
    "practise": training.Practise,
}


def test_every_type_of_the_tables_has_a_reader_and_words() -> None:
    used = {key.type for kind in KINDS.values() for key in kind.keys}
    assert used == set(TYPES) == set(READERS)


@pytest.mark.parametrize("kind", DRAFTS)
def test_the_draft_has_a_field_for_every_key(kind: str) -> None:
    own = {field.name for field in fields(DRAFTS[kind])}
    folded = {"owed", "limits"}  # both become the clauses of a remedy
    assert {key.field or key.name for key in KINDS[kind].keys} - folded <= own


def test_keys_lists_every_kind() -> None:
    assert list(keys()) == list(KINDS)
    assert ("company", True, "the name of the company", TYPES["title"]) in keys()["policy"]


def test_a_file_that_is_no_mapping_has_no_draft() -> None:
    made, problems = shape(Scalar("x", Span(1, 1, 1, 2), "x"))
    assert made is None and [problem.code for problem in problems] == ["wrong-kind"]


def test_top_level_keys_may_stand_in_any_order() -> None:
    parts = changed("leeway: 1\n", "").split("situations:\n")
    assert draft("situations:\n" + parts[1] + parts[0] + "leeway: 1\n").situations


def test_a_key_meant_for_a_missing_one_is_the_only_problem() -> None:
    assert codes(changed("updated:", "updatd:")) == ["unknown-key"]


def test_a_policy_in_another_currency_is_read_in_it() -> None:
    made = draft(
        changed("currency: USD", "currency: JPY\nlocale: ja_JP")
        .replace("$4.00", "¥4")
        .replace("$100", "¥100")
        .replace("$50", "¥50")
        .replace("$8", "¥8")
    )
    assert made.currency is not None and made.currency.decimals == 0


def test_without_a_currency_amounts_of_money_are_no_further_problem() -> None:
    assert codes(changed("currency: USD\n", "")) == ["missing-key"]


@pytest.mark.parametrize(
    "written",
    ["first: ~", "first: null", "first: ''", "first: '  '", "first:"],
    ids=["tilde", "null", "quotes", "spaces", "empty"],
)
def test_nothing_is_no_text(written: str) -> None:
    assert codes(changed("first: Say back what you heard.", written)) == ["missing-value"]


@pytest.mark.parametrize("name", ["late_bill_", "late__bill", "_late", "2_late", "a" * 61])
def test_a_name_is_words_with_single_underscores_between(name: str) -> None:
    assert codes(changed("reception:", f"{name}:")) == ["bad-name"]


@pytest.mark.parametrize("name", ["a", "late_bill", "late_bill_2", "a1_b2", "a" * 60])
def test_a_name_can_have_digits_and_sixty_characters(name: str) -> None:
    assert codes(changed("reception:", f"{name}:")) == []


def test_a_heading_is_one_line_of_at_most_200_characters() -> None:
    assert draft(changed("company: Northstar", 'company: "North\\n\\tstar"')).company.text == "North star"
    assert codes(changed("company: Northstar", "company: " + "N" * 200)) == []
    for old in ("company: Northstar", "name: Representative", "name: Discount on the visit", "name: Picture problem"):
        key = old.partition(":")[0]
        assert codes(changed(old, f"{key}: " + "N" * 201)) == ["too-long"]


@pytest.mark.parametrize(
    ("value", "found"), [("yes", ["wrong-unit"]), ("2026-05-01", ["wrong-unit"]), ("3 dates", ["bad-unit-word"])]
)
def test_a_rate_is_something_to_calculate_with(value: str, found: list[str]) -> None:
    rates = "outage_day: {2026-01-01: $4.00}"
    assert codes(changed(rates, f"{rates}\n  other: {{2026-01-01: {value}}}"))[:1] == found


@pytest.mark.parametrize("unit", ["dates", "numbers", "choices", "percents", "monies", "moneys", "Dates"])
def test_nothing_is_counted_in_the_kinds_of_the_language(unit: str) -> None:
    assert codes(changed("days_out - 2)", "2)", changed("unit: days}", f"unit: {unit}}}")))[:1] == ["bad-unit"]
