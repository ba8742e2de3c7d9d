"""Guarantees on their way through the stages: places, names, several mistakes at once, what is compiled."""

from __future__ import annotations

import json

import pytest

from leeway.compile import compile_policy, dump
from leeway.guarantees import FORMS, name_of
from leeway.offers import read_policy
from leeway.problems import Span
from tests.guarantees.sentences import AROUND, compiled, policy, read
from tests.stages import HERE, SMALL, draft


def _span(written: str) -> list[tuple[str, Span | None]]:
    """The problems of one guarantee as it is written in the file, from line 1 on."""
    found = read(f"{AROUND}guarantees:\n{written}")[1]
    before = AROUND.count("\n") + 1
    spans = [(one.code, one.span) for one in found]
    return [(c, s and Span(s.line - before, s.column, s.end_line - before, s.end_column)) for c, s in spans]


@pytest.mark.parametrize(
    ("written", "code", "place"),
    [
        ("  - when fault is your, there is always something to offer\n", "not-a-choice", Span(1, 19, 1, 23)),
        ('  - "when fault is your, there is always something to offer"\n', "not-a-choice", Span(1, 20, 1, 24)),
        ("  - 'a longer customer''s tenur never gets less'\n", "unknown-name", Span(1, 15, 1, 32)),
        ('  - "\\x61 longer tenur never gets less"\n', "unknown-name", Span(1, 18, 1, 23)),
        ("  -   when fault is ours and\n      tenure is at\n      least $10, there is always something to offer\n",
         "wrong-unit", Span(3, 13, 3, 16)),
        ("  - >-\n    when fault is ours,\n    there is never something\n    to offer\n",
         "unknown-guarantee", Span(3, 14, 3, 19)),
        ("  - |\n    goodwill in one case is\n    never more than 5 years\n", "wrong-unit", Span(3, 23, 3, 28)),
        ("  - goodwill in one case is never\n    more than 5 * mothly_bill\n", "unknown-name", Span(2, 19, 2, 30)),
    ],
)  # fmt: skip
def test_a_mistake_stands_at_its_own_columns_however_the_sentence_is_written(written: str, code: str, place: Span) -> None:
    assert _span(written) == [(code, place)]


def test_all_mistakes_of_all_sentences_are_told_at_once() -> None:
    text = policy(
        "what the reps may give of refunt is at least 200% of what the bos may give",
        "a longer fault never gets less",
        "no such sentence is known to anybody",
        "when falt is ours and leaving is maybe, there is always something to offer in lateness",
    )
    codes = [one.code for one in read(text)[1]]
    assert sorted(codes) == sorted(
        ["unknown-name"] * 5 + ["senseless-guarantee"] * 2 + ["unknown-guarantee", "not-yes-or-no"]
    )  # fmt: skip


def test_a_name_that_is_not_clear_is_told_and_an_id_always_is() -> None:
    twice = AROUND.replace("name: Supervisor", "name: rep")
    assert read(f"{twice}guarantees: [what rep may give is at least 50% of what boss may give]\n")[1] == ()
    same = AROUND.replace("name: Supervisor", "name: Win-back team")
    found = read(f"{same}guarantees: [what rep may give is at least 50% of what the win-back team may give]\n")[1]
    assert [one.code for one in found] == ["bad-guarantee"] and "boss or winback" in found[0].message


def test_ids_are_slugs_and_each_is_its_own() -> None:
    most = "goodwill in one case is never more than monthly_bill"
    found = compiled(f"{most} + $5", "a longer tenure never gets less", f"{most} * 5")["guarantees"]
    slug = "goodwill-in-one-case-is-never-more-than-monthly-bill-5"
    assert [one["id"] for one in found] == [slug, "a-longer-tenure-never-gets-less", f"{slug}-2"]


def test_a_guarantee_keeps_its_words_its_line_and_its_place_in_the_file() -> None:
    found = compiled("a  longer tenure never gets less", "goodwill in one case is never more than $5")["guarantees"]
    assert [one["text"] for one in found] == ["a longer tenure never gets less", "goodwill in one case is never more than $5"]
    assert [one["line"] for one in found] == [AROUND.count("\n") + 2, AROUND.count("\n") + 3]
    assert list(found[0]) == ["id", "text", "form", "line", "fact", "more"]


def test_without_guarantees_nothing_changes_and_with_them_the_version_does() -> None:
    assert b"guarantees" not in dump(compile_policy(draft(SMALL)))
    one, other = compiled("a longer tenure never gets less"), compiled("a higher tenure never gets less")
    assert one["version"] != other["version"]
    rest = [{key: value for key, value in found.items() if key not in ("guarantees", "version")} for found in (one, other)]
    assert dump(rest[0]) == dump(rest[1])


def test_the_kernel_takes_a_policy_with_guarantees() -> None:
    policy_ = compiled("a longer tenure never gets less")
    assert read_policy(json.loads(json.dumps(policy_))).levels


def test_conditions_in_sentences_are_those_of_clauses() -> None:
    """Whatever stands behind a colon in a `when` may stand behind `is`, and compiles to the same."""
    tests = {
        "fault": ("ours", "ours or nobody", "not theirs", "not ours or nobody"),
        "leaving": ("yes", "no"),
        "tenure": ("at least 10 years", "at least 4 years and under 10 years", "under 120 months", ">= 10 years"),
        "monthly_bill": ("over $1,250.50", "at most $25"),
        "visit_date": ("on or after 2026-11-20", "at most 30 days ago", "before today", "at least 2 working days ago"),
        "missed_visits": ("at least 2 visits", "2"),
        "wait": ("at least 3 days",),
    }
    tried = 0
    for fact, values in tests.items():
        for value in values:
            whole = AROUND.replace("limits: [{otherwise: , rep: $25", f'limits: [{{when: {{{fact}: "{value}"}}, rep: $25')
            clause = compile_policy(read(whole)[0])["remedies"]["sorry_credit"]["clauses"][0]["when"]
            sentence = f"when {fact} is {value}, there is always something to offer"
            assert compiled(sentence)["guarantees"][0]["when"] == clause, sentence
            tried += 1
    assert tried > 15


def test_forms_are_files_in_the_order_of_the_list() -> None:
    folder = HERE.parent / "generator" / "leeway" / "guarantees"
    helpers = {"__init__", "manual", "pattern", "saying", "senseless"}
    names = {name_of(form) for form in FORMS}
    assert len(names) == len(FORMS) == 6
    assert names <= {path.stem for path in folder.glob("*.py")} - helpers
