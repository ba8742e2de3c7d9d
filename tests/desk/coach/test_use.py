"""The better turn in the place of what is better left out, and the call by which a page asks for it."""

from __future__ import annotations

import json

import pytest

from leeway.compile import dump
from leeway.desk import desk
from leeway.desk.coach.found import Finding
from leeway.desk.coach.use import use
from tests.project import compiled

JSON = compiled()
POLICY = dump(JSON).decode()


@pytest.mark.parametrize(
    ("text", "words", "say", "then"),
    [
        ("Sadly, we are out.", "Sadly", "Here is where we stand.", "Here is where we stand. We are out."),
        ("We are sadly out.", "sadly", "as of today", "We are as of today out."),
        ("No! Ask Ann.", "No", "What I can do is this.", "What I can do is this. Ask Ann."),
        ("Closed", "Closed", "Back at nine. (sign)", "Back at nine."),
        ("It is closed\nUntil nine.", "closed", "Open at nine.", "It is Open at nine.\nUntil nine."),
        ("Sorry, but \u00fcber", "Sorry, but", "I am sorry.", "I am sorry. \u00dcber"),
        ("Sorry, but 12", "Sorry, but", "I am sorry.", "I am sorry. 12"),
    ],
)
def test_the_sentence_around_it_stays_one(text: str, words: str, say: str, then: str) -> None:
    start = text.index(words)
    first, last, better = use(text, Finding(start, start + len(words), words, say, "", ()))
    assert text[:first] + better + text[last:] == then


def test_places_are_those_of_a_browser() -> None:
    text = "\U0001f600 Unfortunately, we have none."
    answer = json.loads(desk(POLICY, "coach", json.dumps({"text": text})))
    (found,) = answer["value"]["findings"]
    units = text.encode("utf-16-le")
    assert units[found["start"] * 2 : found["end"] * 2].decode("utf-16-le") == "Unfortunately"
    assert units[found["use"]["start"] * 2 : found["use"]["end"] * 2].decode("utf-16-le") == "Unfortunately, w"
    assert found["use"]["text"] == "Here is where we stand, and here is what comes next. W"


def test_a_phrase_of_some_situations_names_them() -> None:
    answer = json.loads(desk(POLICY, "coach", json.dumps({"text": "You are still under contract."})))
    (found,) = answer["value"]["findings"]
    assert found["situations"] == [{"id": "leaving", "name": JSON["situations"]["leaving"]["name"]}]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({}, "bad-text"),
        ({"text": 3}, "bad-text"),
        ({"text": "a" * 20_001}, "bad-text"),
        ({"text": "", "situation": "x"}, "unknown-situation"),
        ({"text": "", "situation": ["leaving"]}, "unknown-situation"),
    ],
)
def test_what_is_no_text_is_a_problem(told: dict[str, object], code: str) -> None:
    answer = json.loads(desk(POLICY, "coach", json.dumps(told)))
    assert (answer["value"], [one["code"] for one in answer["problems"]]) == (None, [code])
