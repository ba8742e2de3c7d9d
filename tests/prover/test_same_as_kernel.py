"""The translation comes to exactly what the kernel comes to, for every customer that is tried, and leaves no other value.

Amounts in every situation and at every level, where the policy is silent, and which row decides: for random policies, for the
worked examples of the policies of this checkout, and for customers of theirs at and beside every edge.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leeway.offers.case import read_case
from leeway.offers.expressions import NOW, TODAY
from leeway.offers.ranges import Domain, Range
from leeway.offers.values import DAY
from leeway.prover.ground import Ground
from tests.offers.random_policies import ON, known_facts, policies
from tests.project import CHECKOUT, compiled
from tests.prover.customers import drawn
from tests.prover.translated import assert_same_as_kernel, claims

POLICIES = [CHECKOUT / "policy" / "policy.yml", *sorted((CHECKOUT / "policy" / "examples").glob("*.yml"))]
CUSTOMERS = 40  # of each policy; that nothing else is possible is asked for the first five, as that takes z3 longest
FULL = CHECKOUT / "tests" / "good" / "full.yml"


def test_there_are_policies_to_compare() -> None:
    assert len(POLICIES) >= 5


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(policies(), st.lists(st.tuples(known_facts, st.sampled_from(ON)), min_size=3, max_size=3))
def test_random_policies_mean_the_same(raw: dict[str, Any], customers: list[tuple[dict[str, str], str]]) -> None:
    ground = Ground(raw)
    claimed = claims(ground)
    for facts, on in customers:
        case, problems = read_case(ground.policy, {"situation": "only", "facts": facts, "on": f"{on} 12:00"})
        assert case is not None and not problems
        assert assert_same_as_kernel(claimed, case.view, only=True) >= 3


@pytest.mark.slow
@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_the_worked_examples_mean_the_same(path: Path) -> None:
    """Of what an example leaves open, every fact takes a value of its own; accepted offers are left out."""
    ground = Ground(compiled(path))
    claimed = claims(ground)
    others = list(drawn(ground, len(ground.cases), 20261125))
    counted = 0
    for case, other in zip(ground.cases, others, strict=True):
        told = {name: domain for name, domain in case.view.items() if name in other and domain.known}
        counted += assert_same_as_kernel(claimed, ground.view({**other, **_in_time(told)}))
    assert counted > 500


def _in_time(told: dict[str, Domain]) -> dict[str, Domain]:
    """A day without its moment settles the moment too, at noon: the two must agree."""
    today = told.get(TODAY)
    if isinstance(today, Range) and NOW not in told:
        return {**told, NOW: Range(today.low * DAY + DAY // 2, today.low * DAY + DAY // 2, whole=True)}
    return told


@pytest.mark.slow
@pytest.mark.parametrize("path", [*POLICIES, FULL], ids=lambda path: path.stem)
def test_customers_at_and_beside_every_edge_mean_the_same(path: Path) -> None:
    ground = Ground(compiled(path))
    claimed = claims(ground)
    customers = list(drawn(ground, CUSTOMERS, 7))
    counted = sum(assert_same_as_kernel(claimed, ground.view(known), only=place < 5) for place, known in enumerate(customers))
    assert counted >= CUSTOMERS * len(claimed.tables)


@pytest.mark.slow
def test_the_comparison_sees_a_difference() -> None:
    """With the kernel's answers of another policy it fails."""
    one, other = (compiled(POLICIES[0]) for _ in range(2))
    first = next(iter(other["remedies"]["visit_discount"]["clauses"]))
    first["values"] = {level: ["lit", "0.33", "percent"] for level in first["values"]}
    ground, changed = Ground(one), Ground(other)
    claimed = claims(changed)
    mixed = replace(claimed, ground=ground)
    with pytest.raises(AssertionError, match="visit_discount"):
        for known in drawn(ground, 200, 7):
            assert_same_as_kernel(mixed, ground.view(known))
