"""What z3 finds is shown again by the public `decide`, and where it says nobody, no combination of breakpoints is a customer.

For random policies and for the policies of this checkout: which row decides, a hole, a level that gives less than the one
below it, an amount above and below a value. The guarantees have their own tests (test_promises).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from leeway.offers.amounts import View
from leeway.offers.numbers import Number
from leeway.offers.policy import Remedy
from leeway.offers.tables import HOLE, possible
from leeway.prover.finding import Study
from leeway.prover.ground import Ground
from leeway.prover.search import Example, Nobody
from leeway.prover.tables import deciding, outcome
from leeway.prover.terms import Bool, both, opposite, real
from tests.offers.random_policies import policies
from tests.project import compiled
from tests.prover.replay import Told, case, situations_of, told
from tests.prover.sweep import Seen, sweep
from tests.prover.test_same_as_kernel import POLICIES

VALUES = (0, Fraction("12.34"), 30)


@dataclass(frozen=True)
class Asked:
    """A question in its four forms: to z3, to the kernel while it is searched, to `decide`, and to a customer of the sweep."""

    name: str
    wanted: Callable[[Study], Bool]
    shows: Callable[[View], bool]
    told: Callable[[dict[str, Any]], bool]
    seen: Callable[[Seen], bool]


def questions(remedy: Remedy, ground: Ground) -> Iterator[Asked]:
    """Everything that is asked of one remedy."""
    for row in range(len(remedy.clauses)):
        yield _row(row, remedy, ground)
    yield _hole(remedy, ground)
    for level in range(1, len(ground.policy.levels)):
        yield _less(level, remedy, ground)
    for value in VALUES:
        yield _amount(value, True, remedy, ground)
        yield _amount(value, False, remedy, ground)


def _row(row: int, remedy: Remedy, ground: Ground) -> Asked:
    def told_(known: dict[str, Any]) -> bool:
        found = told(ground, known, remedy.id, 0)
        return found.silent or not found.clauses or remedy.clauses[row].id in found.clauses

    return Asked(
        f"row {row} decides",
        lambda study: deciding(remedy, study.customer).rows[row],
        lambda view: possible(remedy, view, ground.policy)[0] == (row,),
        told_,
        lambda seen: seen.row == row,
    )


def _hole(remedy: Remedy, ground: Ground) -> Asked:
    return Asked(
        "a hole",
        lambda study: deciding(remedy, study.customer).hole,
        lambda view: possible(remedy, view, ground.policy)[0] == (HOLE,),
        lambda known: told(ground, known, remedy.id, 0).silent,
        lambda seen: seen.row == HOLE,
    )


def _less(level: int, remedy: Remedy, ground: Ground) -> Asked:
    def wanted(study: Study) -> Bool:
        below, above = (outcome(remedy, one, study.customer) for one in (level - 1, level))
        return both(opposite(below.silent), opposite(above.silent), above.term < below.term)

    def shows(view: View) -> bool:
        below, above = (ground.seen(remedy, one, view) for one in (level - 1, level))
        return not above.silent and above.most is not None and above.most < below.sure

    def told_(known: dict[str, Any]) -> bool:
        below, above = (told(ground, known, remedy.id, one) for one in (level - 1, level))
        return not above.silent and above.most is not None and above.most < below.least

    def seen_(seen: Seen) -> bool:
        below, above = seen.amounts[level - 1 : level + 1]
        return below is not None and above is not None and above < below

    return Asked(f"level {level} gives less", wanted, shows, told_, seen_)


def _amount(value: Number, more: bool, remedy: Remedy, ground: Ground) -> Asked:
    last = len(ground.policy.levels) - 1

    def wanted(study: Study) -> Bool:
        found = outcome(remedy, last, study.customer)
        return both(opposite(found.silent), found.term > real(value) if more else found.term < real(value))

    def shows(view: View) -> bool:
        found = ground.seen(remedy, last, view)
        return found.sure > value if more else not found.silent and found.most is not None and found.most < value

    def told_(known: dict[str, Any]) -> bool:
        found: Told = told(ground, known, remedy.id, last)
        return found.least > value if more else not found.silent and found.most is not None and found.most < value

    def seen_(seen: Seen) -> bool:
        found = seen.amounts[last]
        return found is not None and (found > value if more else found < value)

    return Asked(f"{'more' if more else 'less'} than {value}", wanted, shows, told_, seen_)


def _answered(ground: Ground, names: list[str], most: int) -> dict[str, int]:
    """All questions on some remedies, each answer confirmed; how many had which answer."""
    counted = {"Example": 0, "Nobody": 0, "Unsettled": 0}
    for name in names:
        remedy = ground.policy.remedies[name]
        customers = sweep(remedy, ground, most)
        for asked in questions(remedy, ground):
            study = Study(ground, name)
            answer = study.ask(lambda asked=asked, study=study: asked.wanted(study), asked.shows, simplify=True)
            counted[type(answer).__name__] += 1
            if isinstance(answer, Example):
                _assert_shown(asked, dict(answer.known), ground)
            elif isinstance(answer, Nobody):
                assert not [seen.known for seen in customers if asked.seen(seen)], (name, asked.name)
    return counted


def _assert_shown(asked: Asked, known: dict[str, Any], ground: Ground) -> None:
    assert asked.told(known), (asked.name, known)
    for name in known:
        less = {each: domain for each, domain in known.items() if each != name}
        assert not asked.shows(ground.view(less)), f"{name} does not matter to: {asked.name}"


@pytest.mark.slow
@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(policies())
def test_random_policies(raw: dict[str, Any]) -> None:
    ground = Ground(raw)
    counted = _answered(ground, list(raw["remedies"]), 250)
    assert counted["Example"] + counted["Nobody"] > 0


MOST_INVOLVED = ("visit_discount", "outage_credit", "late_order_discount", "missed_visit_credit")


def _names(ground: Ground) -> list[str]:
    """The remedies whose amounts are the most involved, or the first ones, of those that stand somewhere on their own."""
    alone = [name for name in ground.policy.remedies if situations_of(ground, name)]
    return [name for name in alone if name in MOST_INVOLVED] or alone[:4]


@pytest.mark.slow
@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_the_policies_of_this_checkout(path: Path) -> None:
    ground = Ground(compiled(path))
    counted = _answered(ground, _names(ground), 400)
    assert counted["Example"] >= 10 and counted["Nobody"] >= 5
    assert counted["Unsettled"] <= 3


@pytest.mark.slow
def test_a_case_can_be_typed() -> None:
    """The replay is one of texts, as a person writes them, and of nothing that only the kernel knows."""
    ground = Ground(compiled(POLICIES[0]))
    example = next(one for one in ground.cases if one.situation == "reception")
    known = {name: domain for name, domain in example.view.items() if name in example.told and name != "visit_fee"}
    written = case(ground, known, "reception")
    assert all(isinstance(text, str) for text in written["facts"].values()) and written["facts"]
