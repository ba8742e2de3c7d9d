"""The check code: one wrong sign, or two that changed places, and it is refused."""

from __future__ import annotations

import hashlib
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeway.offers.check_code import SIGNS, code, read_code

VERSION = "511f9fb57a57"
CODES = [code(VERSION, f"case=reception&tenure={years}+years") for years in range(300)]


def signs(written: str) -> str:
    return written.removeprefix("LW-").replace("-", "")


def test_a_code_has_its_form_and_is_the_start_of_a_sha_256() -> None:
    one = code(VERSION, "case=reception")
    assert one == code(VERSION, "case=reception") and len(one) == 17 and one.startswith("LW-")
    number = int(hashlib.sha256(f"leeway check 1\n{VERSION}\ncase=reception".encode()).hexdigest()[:14], 16) >> 1
    assert [SIGNS.index(sign) for sign in signs(one)[:11]] == [number >> 5 * place & 31 for place in range(10, -1, -1)]
    assert len(set(CODES)) == len(CODES)


def test_every_other_sign_at_every_place_is_refused() -> None:
    tried = 0
    for written in map(signs, CODES):
        for place in range(12):
            for other in SIGNS:
                changed = written[:place] + other + written[place + 1 :]
                assert (read_code(changed) is None) == (changed != written)
                tried += 1
    assert tried == 300 * 12 * 32


def test_any_two_signs_that_changed_places_are_refused() -> None:
    tried = 0
    for written in map(signs, CODES):
        for one, other in combinations(range(12), 2):
            places = list(written)
            places[one], places[other] = places[other], places[one]
            if places != list(written):
                assert read_code("".join(places)) is None
                tried += 1
    assert tried > 300 * 60


@pytest.mark.parametrize("way", [str.lower, lambda one: one.replace("-", " "), signs, lambda one: f" {one}\n"])
def test_it_is_read_as_people_write_it(way: object) -> None:
    assert callable(way)
    assert [read_code(way(one)) for one in CODES] == CODES


def test_letters_that_look_like_figures_are_read_as_these() -> None:
    with_figures = [one for one in CODES if {"0", "1"} <= set(signs(one))]
    assert len(with_figures) > 5
    for one in with_figures:
        assert read_code(f"LW-{one[3:].replace('0', 'o').replace('1', 'l')}") == one
        assert read_code(f"LW-{one[3:].replace('1', 'I')}") == one


@given(st.text(max_size=20))
def test_whatever_is_typed_is_a_code_or_none(text: str) -> None:
    read = read_code(text)
    assert read is None or read_code(read) == read


@given(st.text(), st.text(min_size=1), st.integers(0, 400))
def test_another_case_or_version_has_another_code(line: str, more: str, place: int) -> None:
    changed = line[:place] + more + line[place:]
    assert code(VERSION, line) != code(VERSION, changed)
    assert code(VERSION, line) != code("611f9fb57a57", line)
