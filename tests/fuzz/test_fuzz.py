"""A short run of the fuzzer, and that it would notice. CONTRIBUTING has the command of a long run."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest

from leeway import pipeline
from leeway.keys import KINDS
from leeway.offers import wire
from tests.fuzz import driver, oracle, soundness, tree, worker
from tests.fuzz.corpus import HERE, corpus
from tests.fuzz.mutants import mutant

SHORT = 500
A_POLICY, A_CASE = 0, 2  # numbers of mutants of the two sorts


@pytest.mark.slow
def test_a_short_run_finds_nothing() -> None:
    results = {number: oracle.examine(1, number) for number in range(SHORT)}
    found = [finding for result in results.values() for finding in result.findings]
    assert not found, f"python -m tests.fuzz --seed 1 --only {found[0].number}: {found[0].key}\n{found[0].detail}"
    policies = [result for number, result in results.items() if number % 5 < 2]
    assert sum(result.valid for result in policies) > 0.25 * len(policies)
    assert sum(result.decided for result in results.values()) > 0.6 * SHORT


@pytest.mark.slow
def test_a_run_gives_the_same_answers_with_another_hash_seed(capfd: pytest.CaptureFixture[str]) -> None:
    assert driver.run(2, range(100, 180), 1) == 0
    said = capfd.readouterr().out
    assert "80 mutants" in said and "5 of them were done again" in said


def test_a_mutant_is_the_same_every_time_and_unlike_its_neighbours() -> None:
    numbers = [number for number in range(200) if number % 5 < 2]
    assert [mutant(3, number) for number in numbers] == [mutant(3, number) for number in numbers]
    assert len({mutant(3, number).data for number in numbers}) > 0.9 * len(numbers)


def test_an_exception_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> Any:
        raise RecursionError

    monkeypatch.setattr(pipeline, "checked", fail)
    assert _keys(A_POLICY) == {"check: RecursionError in ?"}


def test_a_slow_answer_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oracle, "LIMIT", 0.0)
    assert "check: slow" in _keys(A_POLICY) and "decide: slow" in _keys(A_CASE)


def test_an_answer_that_changes_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    count = itertools.count()
    monkeypatch.setattr(oracle, "wire", lambda *_: json.dumps({"problems": [next(count)]}))
    assert _keys(A_CASE) == {"decide: another answer the second time"}


def test_an_answer_of_another_form_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oracle, "wire", lambda policy, case: wire(policy, case).replace('"least":"', '"least":"+'))
    assert any("offer: no plain amount" in _keys(number) for number in range(2, 100, 5))


def test_what_has_no_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    def forever() -> None:
        while True:
            pass

    monkeypatch.setattr(worker, "PATIENCE", 0.05)
    with pytest.raises(oracle.Hang):
        worker.watched(forever)


def _keys(number: int) -> set[str]:
    return {finding.key for finding in oracle.examine(1, number).findings}


def _decision(**offers: tuple[str, str | None]) -> dict[str, Any]:
    listed = [{"remedy": name, "least": least, "most": most} for name, (least, most) in offers.items()]
    return {"owed": listed, "offers": [], "reserve": [], "undefined": [], "ask": []}


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (_decision(gift=("20", "30")), ""),
        (_decision(gift=("10", "40")), ""),
        (_decision(gift=("9", "40")), "the least falls"),
        (_decision(gift=("10", None)), "the most rises"),
        (_decision(), "an offer is gone"),
        (_decision(gift=("10", "40"), other=("1", "1")), "an offer appears"),
    ],
)
def test_a_contradiction_is_one(after: dict[str, Any], said: str) -> None:
    before = _decision(gift=("10", "40"))
    assert soundness.contradiction(before, after).startswith(said) and bool(said) == bool(soundness.contradiction(before, after))


def test_the_seeds_use_every_key_of_the_language() -> None:
    seeds = [tree.read(path.read_bytes()) for path in sorted(HERE.glob("seeds/*.yml"))]
    used = {key for seed in seeds if seed is not None for _, keys, _ in tree.places(seed) for key in keys}
    assert {key.name for kind in KINDS.values() for key in kind.keys} <= used


def test_the_seeds_are_many() -> None:
    assert len(corpus()) > 100
    for name in ("shop", "tiny", "euro"):
        assert pipeline.checked((HERE / f"seeds/{name}.yml").read_bytes(), None)[0], name
