"""What was proved before is not proved again, and what is said never depends on that, nor on processors or hash seeds."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from leeway import pipeline
from leeway.problems import Problem
from leeway.proofs import Proving, prove
from leeway.proofs.units import Unit, proved, units
from leeway.prover import search
from leeway.prover.ground import Ground
from tests.project import POLICY
from tests.proofs.policies import credit, owed, policy

run = importlib.import_module("leeway.proofs.run")  # the function of that name hides it
TEXT = POLICY.read_text(encoding="utf-8")
FAULTY = policy(
    credit("{when: {price: at least $50}, rep: $5}", "{when: {price: under $40}, rep: $9, boss: 10% of price}"),
    owed("price - $10"),
    guarantees=("a higher price never gets less", "goodwill in one case is never more than $20"),
)


def _said(text: str, proving: Proving) -> tuple[Problem, ...]:
    compiled, problems = pipeline.compiled(text.encode())
    assert compiled is not None, problems
    return prove(compiled, None, proving)


@pytest.fixture
def memory(tmp_path: Path) -> Proving:
    return Proving(tmp_path / "proofs.json")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], list[Unit]]]:
    """What was proved since the last time it was asked."""
    seen: list[Unit] = []

    def noted(unit: Unit, ground: Ground) -> Any:
        seen.append(unit)
        return proved(unit, ground)

    monkeypatch.setattr(run, "proved", noted)

    def taken() -> list[Unit]:
        found = list(seen)
        seen.clear()
        return found

    yield taken


@pytest.mark.slow
def test_a_second_time_nothing_is_proved_again(memory: Proving, asked: Callable[[], list[Unit]]) -> None:
    assert _said(TEXT, memory) == () and len(asked()) > 100
    assert _said(TEXT, memory) == () and asked() == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: Discount on the technician's visit", "name: Discount on a visit"),
        ("ask: How long have they been with us?", "ask: Since when?"),
        ("review_by: 2027-11-01", "review_by: 2027-12-01"),
        ("  # Loyalty counts.\n", "\n\n"),
        ("company: Northstar Satellite", "company: Southstar"),
    ],
)
def test_an_edit_of_a_text_proves_nothing_again(old: str, new: str, memory: Proving, asked: Callable[[], list[Unit]]) -> None:
    assert old in TEXT
    _said(TEXT, memory)
    asked()
    _said(TEXT.replace(old, new, 1), memory)
    assert asked() == []


@pytest.mark.slow
def test_an_edit_of_a_limit_proves_only_what_reads_it(memory: Proving, asked: Callable[[], list[Unit]]) -> None:
    ground = Ground(pipeline.compiled(TEXT.encode())[0] or {})
    _said(TEXT, memory)
    asked()
    start = TEXT.index("\n  loyalty_discount:\n")
    edited = TEXT[:start] + TEXT[start:].replace("representative: 30%", "representative: 31%", 1)
    assert edited != TEXT
    _said(edited, memory)
    again = asked()
    where = {name for name in ground.raw["situations"] if "loyalty_discount" in ground.names(name)}
    needs = set(ground.policy.remedies["loyalty_discount"].needs)
    reads = {
        "remedy": lambda one: one.subject == "loyalty_discount",
        "asked": lambda one: one.subject in needs,
        "situation": lambda one: one.subject in where,
        "guarantee": lambda one: one.part[1] == "loyalty_discount" or one.part[0] in where,
    }
    assert again and all(reads[one.kind](one) for one in again), again
    assert len(again) < len(units(ground)) / 4


@pytest.mark.slow
def test_another_rate_or_rounding_proves_all_that_could_depend_on_it(memory: Proving, asked: Callable[[], list[Unit]]) -> None:
    _said(TEXT, memory)
    whole = len(asked())
    _said(TEXT.replace("rounding: half up to $0.01", "rounding: half even to $0.01"), memory)
    assert len(asked()) == whole


def test_a_fault_is_found_again(memory: Proving, asked: Callable[[], list[Unit]]) -> None:
    first = _said(FAULTY, memory)
    assert {one.code for one in first} >= {"hole", "level-falls", "senseless-amount", "guarantee-broken"}
    asked()
    assert _said(FAULTY, memory) == first
    assert asked(), "who shows a fault is found anew"


@pytest.mark.slow
@pytest.mark.parametrize(
    "written", ["", "{", "[]", '{"program": "other", "proved": {}}', '{"program": null}', "\0", '{"proved": 3}']
)
def test_a_damaged_or_foreign_memory_is_ignored(written: str, memory: Proving, asked: Callable[[], list[Unit]]) -> None:
    assert memory.memory is not None
    first = _said(FAULTY, memory)
    whole = len(asked())
    memory.memory.write_text(written, encoding="utf-8")
    assert _said(FAULTY, memory) == first and len(asked()) == whole
    json.loads(memory.memory.read_text("utf-8"))  # it is whole again


def test_a_memory_of_another_state_of_the_program_is_foreign(memory: Proving, asked: Callable[[], list[Unit]]) -> None:
    assert memory.memory is not None
    _said(FAULTY, memory)
    whole = len(asked())
    value = json.loads(memory.memory.read_text("utf-8"))
    memory.memory.write_text(json.dumps(value | {"program": "0" * 64}), encoding="utf-8")
    _said(FAULTY, memory)
    assert len(asked()) == whole


@pytest.mark.slow
def test_a_memory_with_entries_of_another_form_is_ignored(memory: Proving) -> None:
    assert memory.memory is not None
    first = _said(FAULTY, memory)
    value = json.loads(memory.memory.read_text("utf-8"))
    for entry in (3, [[1, 2]], [["hole"]], "x"):
        broken = value | {"proved": dict.fromkeys(value["proved"], entry)}
        memory.memory.write_text(json.dumps(broken), encoding="utf-8")
        assert _said(FAULTY, memory) == first


def test_what_could_not_be_settled_is_remembered_as_such(
    memory: Proving, asked: Callable[[], list[Unit]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is never a pass, neither the first time nor from memory."""
    text = policy(
        credit("{otherwise: , rep: 33%, boss: 50% - 1%}", goodwill="percent of price"),
        guarantees=("a higher price never gets less",),
    )
    assert _said(text, Proving()) == ()
    monkeypatch.setattr(search.ask, "__defaults__", (1,))
    first = _said(text, memory)
    assert {one.code: one.severity for one in first} == {"guarantee-not-proved": "error", "not-proved": "warning"}
    asked()
    monkeypatch.undo()
    assert _said(text, memory) == first


@pytest.mark.slow
def test_several_processors_say_what_one_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "_WORTH_IT", 100)  # for fewer units one processor does it all
    faulty = TEXT.replace("      - otherwise:\n        amount: no\n", "", 1).replace(
        "at_least: min($5, price_paid)", "at_least: $5"
    )
    compiled, problems = pipeline.compiled(faulty.encode())
    assert compiled is not None, problems
    assert len(units(Ground(compiled))) >= 100
    one, two = (prove(compiled, None, Proving(processors=count)) for count in (1, 2))
    assert one == two and {problem.code for problem in one} >= {"hole", "above-bound"}


@pytest.mark.slow
def test_the_same_is_said_whatever_the_hash_seed(tmp_path: Path) -> None:
    (tmp_path / "policy.yml").write_text(FAULTY, encoding="utf-8")
    said = set()
    for seed in ("0", "1", "2026"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
        command = [sys.executable, "-m", "leeway", "check", "policy.yml", "--format", "json"]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", timeout=120)
        assert done.returncode == 1
        said.add(done.stdout)
    assert len(said) == 1 and "guarantee-broken" in said.pop()
