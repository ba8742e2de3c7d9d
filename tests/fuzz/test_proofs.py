"""Mutants are proved too: a few, as it takes longer than everything else. Nothing is raised, and the kernel contradicts nothing.

Fuzzing finds policies that nobody would write; what is claimed of them has to be as right as of any.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from leeway import pipeline
from leeway.offers.tables import HOLE, possible
from leeway.proofs import Proving, prove
from leeway.proofs.promised import PROMISES
from leeway.proofs.units import guarantees
from leeway.prover.finding import Study
from leeway.prover.ground import Ground
from tests.fuzz.mutants import mutant
from tests.prover.customers import drawn
from tests.prover.promises import breaks
from tests.prover.sweep import breakpoints
from tests.prover.translated import assert_same_as_kernel, claims

PROVED = 25  # mutants
CUSTOMERS = 6  # of each
SEED = 4


def _valid() -> Iterator[tuple[int, dict[str, Any]]]:
    """The first mutants that are policies; each fifth has been changed little enough to be one often."""
    found = 0
    for number in range(3000):
        one = mutant(SEED, number)
        if one.mutated and found < PROVED:
            policy, _ = pipeline.checked(one.data, None, None)
            if policy is not None:
                found += 1
                yield number, policy


@pytest.mark.slow
def test_mutants_are_proved_and_the_kernel_contradicts_nothing() -> None:
    counted = {"mutants": 0, "claims": 0, "guarantees": 0}
    for number, policy in _valid():
        ground = Ground(policy)
        holes = {one.span for one in prove(policy, None, Proving()) if one.code in ("hole", "not-proved")}
        customers = list(drawn(ground, CUSTOMERS, number))
        claimed = claims(ground)
        for known in customers:
            counted["claims"] += assert_same_as_kernel(claimed, ground.view(known))
            if not holes:
                tables = (ground.table(name) for name in policy["remedies"])
                assert not [one.id for one in tables if possible(one, ground.view(known), ground.policy)[0] == (HOLE,)], number
        for guarantee in guarantees(ground):
            form = PROMISES[guarantee["form"]]
            parts = list(form.parts(guarantee, ground))
            if any(list(form.find(guarantee, part, Study(ground, guarantee["id"]))) for part in parts):
                continue
            others = breakpoints(guarantee["fact"], ground, ()) if "fact" in guarantee else []
            assert not any(breaks(guarantee, known, others, ground) for known in customers), (number, guarantee["text"])
            counted["guarantees"] += 1
        counted["mutants"] += 1
    assert counted["mutants"] == PROVED and counted["claims"] > 1000 and counted["guarantees"] >= 1, counted
