"""The matcher of sentence patterns: what fits, what is in the slots, and where a sentence departs."""

from __future__ import annotations

import time

import pytest

from leeway.guarantees import FORMS, nearest, reading
from leeway.guarantees.pattern import Fit, Pattern, fit, possible

GIVE = Pattern("[at [the] {place},] we|they give {what} [of {kind}] today", (("who", "us"),))


def _slots(text: str, pattern: Pattern = GIVE) -> dict[str, str]:
    found = fit(pattern, text)
    assert found.departure is None and found.wrong == 0, found
    return {slot.name: text[slot.start : slot.end] for slot in found.slots}


def _departure(text: str, pattern: Pattern = GIVE) -> tuple[str, str]:
    found = fit(pattern, text)
    assert found.departure is not None
    return text[found.departure.start : found.departure.end], found.departure.wanted


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("we give cake today", {"what": "cake"}),
        ("They  GIVE\n two cakes   today.", {"what": "two cakes"}),
        ("at the corner, we give cake of the day today", {"place": "corner", "what": "cake", "kind": "the day"}),
        ("at the corner we give cake today", {"place": "corner", "what": "cake"}),
        ("at home, they give $1,250 today", {"place": "home", "what": "$1,250"}),
        ("we give cake, tea and today today", {"what": "cake, tea and today"}),
        ("we give we give we give today", {"what": "we give we give"}),
    ],
)
def test_a_sentence_fits_with_the_words_of_its_slots(text: str, slots: dict[str, str]) -> None:
    assert _slots(text) == slots


@pytest.mark.parametrize(
    ("text", "here", "wanted"),
    [
        ("we take cake today", "take", "give"),
        ("we give cake tomorrow", "tomorrow", "today"),
        ("we give cake", "", "today"),
        ("we give today", "", "WHAT"),
        ("give cake today", "", "we"),
        ("surely we give cake today", "surely", ""),
        ("we do take cake today", "do", "give"),
        ("", "", "we give WHAT today"),
    ],
)
def test_a_sentence_departs_at_its_first_wrong_words(text: str, here: str, wanted: str) -> None:
    assert _departure(text) == (here, wanted)


def test_a_fit_needs_all_words_of_the_pattern_and_only_those_are_looked_for() -> None:
    assert possible(GIVE, "give me what they have today")
    assert not possible(GIVE, "they give me cake")
    assert fit(GIVE, "they give me cake").departure is not None


def test_no_two_forms_fit_one_sentence() -> None:
    """Also not where names are words of other forms: an exact word wins over a word in a slot."""
    for text in ("a and b are never given together", "what is given together is never given when given is given"):
        assert reading(text) is not None
    shared = [one for form in FORMS for one in form.PATTERNS if possible(one, "a and b are never given together")]
    assert len(shared) == 1


def test_a_long_sentence_takes_no_long_time() -> None:
    hostile = "what the may give of is at least of what the may give " * 18 + "never"
    start = time.perf_counter()
    assert reading(hostile) is None
    found = nearest(hostile)
    assert found is not None and isinstance(found[1], Fit)
    assert time.perf_counter() - start < 1
