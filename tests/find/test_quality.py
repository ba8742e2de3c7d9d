"""How well a situation is found by sentences that nobody had seen when the policy and the search were written."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.find.sentences import FOLDER, for_tuning, held_out, rows, searched, trade
from tests.project import CHECKOUT, compiled

EXAMPLES = CHECKOUT / "policy" / "examples"


@pytest.mark.slow
def test_the_sentences_are_many_and_spread_over_all_situations() -> None:
    every = rows("sentences.tsv")
    assert len(every) >= 240 and len({said.lower() for _, said in every}) == len(every)
    counts = Counter(one for one, _ in every)
    assert set(counts) == set(compiled()["situations"]) and min(counts.values()) >= 15
    assert len(held_out()) == len(for_tuning()) == len(every) // 2


@pytest.mark.slow
def test_the_right_situation_comes_first_or_nearly() -> None:
    wanted = held_out()
    found = searched(compiled(), [said for _, said in wanted])
    assert found.top(1, wanted) >= 0.81
    assert found.top(3, wanted) >= 0.94


@pytest.mark.slow
def test_later_sentences_keep_what_was_reached() -> None:
    wanted = rows("later.tsv")
    assert len(wanted) == 120 and {one for one, _ in wanted} == set(compiled()["situations"])
    found = searched(compiled(), [said for _, said in wanted])
    assert found.top(1, wanted) >= 0.91
    assert found.top(3, wanted) >= 0.97


@pytest.mark.slow
@pytest.mark.parametrize("name", ["hotel", "bank", "clothes"])
def test_a_trade_that_has_only_names_and_two_sentences_each_is_searched_as_well(name: str) -> None:
    wanted = rows(f"{name}.tsv")
    assert len(wanted) == 30 and {one for one, _ in wanted} <= set(trade(name)["situations"])
    found = searched(trade(name), [said for _, said in wanted])
    assert found.top(1, wanted) >= 0.93
    assert found.top(3, wanted) >= 0.96


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "first", "third"), [("later", 0.86, 0.98), ("hotel", 0.9, 0.9), ("bank", 0.86, 0.93), ("clothes", 0.83, 0.9)]
)
def test_sentences_that_nobody_read_are_found(name: str, first: float, third: float) -> None:
    wanted = rows(f"{name}-unread.tsv")
    assert len(wanted) >= 30
    found = searched(compiled() if name == "later" else trade(name), [said for _, said in wanted])
    assert found.top(1, wanted) >= first
    assert found.top(3, wanted) >= third


@pytest.mark.slow
def test_of_two_things_in_a_sentence_the_one_is_found_that_it_is_about() -> None:
    found = [_of_two(name) for name in ("", "hotel", "bank", "clothes")]
    assert sum(wanted for _, _, wanted in found) == 80
    assert sum(first for first, _, _ in found) >= 0.75 * 80
    assert sum(third for _, third, _ in found) >= 0.92 * 80


def _of_two(name: str) -> tuple[float, float, int]:
    """How many sentences have their situation first, and among three; and how many there are."""
    wanted = rows(f"{name}-two.tsv" if name else "two.tsv")
    found = searched(trade(name) if name else compiled(), [said for _, said in wanted])
    return found.top(1, wanted) * len(wanted), found.top(3, wanted) * len(wanted), len(wanted)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "first", "third"), [("shop", 0.76, 0.89), ("airline-desk", 0.93, 1.0)])
def test_other_policies_are_searched_as_well(name: str, first: float, third: float) -> None:
    wanted = rows(f"{name}.tsv")
    found = searched(compiled(EXAMPLES / f"{name}.yml"), [said for _, said in wanted])
    assert found.top(1, wanted) >= first
    assert found.top(3, wanted) >= third


@pytest.mark.slow
def test_what_belongs_nowhere_is_doubted_more_often_than_what_belongs_somewhere() -> None:
    strangers, wanted = [said for _, said in rows("elsewhere.tsv")], [said for _, said in held_out()]
    doubts = [searched(compiled(), said).sure.count(False) / len(said) for said in (strangers, wanted)]
    assert doubts[0] > 4 * doubts[1]


def test_no_sentence_of_the_test_stands_in_what_the_search_knows() -> None:
    """Not even half of one: whoever teaches the search new ways of speaking must not copy what it is measured with."""
    known = [_words(way) for way in re.split(r" / |\n", (CHECKOUT / "widgets" / "find-meanings.txt").read_text("utf-8"))]
    assert len(known) > 3000
    long = {tuple(way[at : at + 5]) for way in known for at in range(len(way) - 4)}
    every = [said for file in sorted(FOLDER.glob("*.tsv")) for _, said in rows(file.name)]
    assert len(every) > 500
    for said in every:
        words = _words(said)
        copied = [words[at : at + 5] for at in range(len(words) - 4) if tuple(words[at : at + 5]) in long]
        assert not copied, said


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower().replace("'", ""))
