"""Notes that can be checked: what they stand for, and that no sign in them can be changed."""

from __future__ import annotations

import string
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeway import pipeline
from leeway.offers import decide, read_policy, verify
from leeway.offers.verify import Note, broken, notes_in
from tests.cases import worked_examples
from tests.project import POLICY as PATH
from tests.project import compiled

JSON = compiled()
POLICY = read_policy(JSON)
CASE: dict[str, Any] = {
    "situation": "reception",
    "facts": {"tenure": "12 years", "fault": "nobody", "leaving": "no", "visit_fee": "$100"},
    "accepted": {"visit_discount": "$30"},
    "fair": {"any": "$40"},
    "on": "2026-11-22",
}
NOTES = decide(POLICY, CASE)["notes"]


def test_the_note_says_what_was_decided_and_that_it_was_within_limits() -> None:
    (note,) = notes_in(NOTES["ticket"])
    value, problems = verify(POLICY, note)
    assert problems == () and value is not None
    assert (value["situation"], value["level"], value["on"]) == ("Picture or reception problem", "Representative", "2026-11-22")
    assert value["given"] == [
        {
            "remedy": "visit_discount",
            "name": "Discount on the technician's visit",
            "text": "$30",
            "limit": "$50",
            "asks": [],
            "verdict": "within",
        }
    ]
    assert value["within"] is True and value["policy"] == JSON["version"]
    assert {one["fact"] for one in value["facts"]} >= {"tenure", "visit_fee"}


def test_it_is_the_last_line_of_the_note_and_of_its_markdown() -> None:
    (note,) = notes_in(NOTES["ticket"])
    assert NOTES["ticket"].splitlines()[-1] == f"Check: {note.code} {note.version} {note.case}"
    assert notes_in(NOTES["markdown"]["ticket"]) == (note,)
    assert "Check" not in NOTES["reply"] and "Check" not in NOTES["hand_over"]


def test_a_note_is_found_whatever_stands_around_it_and_wherever_lines_were_broken() -> None:
    (note,) = notes_in(NOTES["ticket"])
    text = f"> On Monday she wrote:\n> {note.code}\n {note.version}\t#{note.case}\nRegards"
    assert notes_in(text) == (note,)
    assert notes_in("no note here, LW- and so on") == ()


@pytest.mark.parametrize("part", ["code", "version", "case"])
def test_any_other_sign_anywhere_in_it_is_refused(part: str) -> None:
    (note,) = notes_in(NOTES["ticket"])
    whole = getattr(note, part)
    alike = {"0": "Oo", "1": "IiLl"}  # read as the same sign of a code
    tried = 0
    for place in range(3 if part == "code" else 0, len(whole)):
        for sign in string.ascii_letters + string.digits + "=&.:+%_":
            same = part == "code" and (sign.upper() == whole[place] or sign in alike.get(whole[place], ""))
            if whole[place] == sign or same or (part == "code" and whole[place] == "-"):
                continue
            changed = whole[:place] + sign + whole[place + 1 :]
            assert broken(Note(**{"code": note.code, "version": note.version, "case": note.case, part: changed})), changed
            tried += 1
    assert tried > 600


@given(st.data())
def test_no_line_with_something_changed_verifies(data: st.DataObject) -> None:
    (note,) = notes_in(NOTES["ticket"])
    text = f"{note.code} {note.version} {note.case}"
    place = data.draw(st.integers(0, len(text) - 1))
    sign = data.draw(st.sampled_from(string.ascii_uppercase + string.digits))
    changed = notes_in(text[:place] + sign + text[place + 1 :])
    if changed and changed[0] != note:
        value, problems = verify(POLICY, changed[0])
        same_code = changed[0].code.translate(str.maketrans("ILO", "110")) == note.code
        assert (value is None and problems) or (same_code and changed[0].case == note.case)


def test_a_note_in_another_language_is_checked_alike() -> None:
    german, problems = pipeline.compiled(PATH.read_bytes().replace(b"locale: en_US", b"locale: de_DE"))
    assert german is not None, problems
    policy = read_policy(german)
    text = decide(policy, CASE)["notes"]["ticket"]
    (note,) = notes_in(text)
    assert text.splitlines()[-1].startswith("Prüfcode: LW-") and note.case == decide(POLICY, CASE)["check"]["case"]
    value, wrong = verify(policy, note)
    assert value is not None and value["within"] is True and not wrong
    value, wrong = verify(policy, Note(note.code, note.version, note.case + "1"))
    assert value is None and "ist nicht der Prüfcode" in wrong[0].message


def test_more_than_the_limit_is_told() -> None:
    (note,) = notes_in(decide(POLICY, CASE | {"accepted": {"visit_discount": "$51"}})["notes"]["ticket"])
    value, _ = verify(POLICY, note)
    assert value is not None and value["within"] is False and value["given"][0]["verdict"] == "above"


def test_another_version_is_not_mistaken_for_this_one() -> None:
    (note,) = notes_in(NOTES["ticket"])
    other = read_policy(JSON | {"version": "0" * 12})
    value, problems = verify(other, note)
    assert value is None and [one.code for one in problems] == ["other-version"]


def test_every_worked_example_has_a_note_that_is_right() -> None:
    tried = 0
    for raw in worked_examples(JSON):
        for note in notes_in(decide(POLICY, raw)["notes"]["ticket"]):
            value, problems = verify(POLICY, note)
            assert value is not None and not problems and value["within"] is True
            tried += 1
    assert tried == len(worked_examples(JSON))
