"""Coverage of random policies: every example that is suggested holds and shows what it is for; what nobody shows, nobody does."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leeway.coverage import Suggestion, cover
from leeway.coverage.clauses import rows
from leeway.coverage.completing import look_at
from leeway.coverage.cover import Covering
from leeway.coverage.edges import edges
from leeway.coverage.outcomes import outcomes
from leeway.offers import decide, read_policy
from leeway.offers.values import Literal, literal
from leeway.prover.ground import Ground
from tests.offers.random_policies import LEVELS, ON, known_facts, policies

_SLOWLY = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def case_of(one: Suggestion, policy: dict[str, Any]) -> dict[str, Any]:
    """The case of a suggested example, as the compiler makes it."""
    usual = {"situation": one.situation, "level": one.level or policy["levels"][0]["id"], "refused": []}
    return {**usual, "facts": dict(one.given), "on": one.on or policy["updated"]}


def comes_to(decision: dict[str, Any], remedy: str) -> str:
    """What a decision says of a remedy, as a number, a word, or "undefined"."""
    if any(one["remedy"] == remedy for one in decision["undefined"]):
        return "undefined"
    offers = {one["remedy"]: one["amount"] for key in ("owed", "offers", "reserve") for one in decision[key]}
    assert offers.get(remedy, "0") is not None, "the answer is certain"
    return str(offers.get(remedy, "0"))


def is_same(got: str, wanted: str, kernel: Any) -> bool:
    if "undefined" in (got, wanted):
        return got == wanted
    if wanted in ("none", "no"):
        return got in ("0", "no", "0.00")
    found, read = literal(got, kernel.currency), literal(wanted, kernel.currency)
    assert isinstance(found, Literal) and isinstance(read, Literal), (got, wanted)
    return found.value == read.value


@pytest.mark.slow
@_SLOWLY
@given(policies())
def test_every_suggestion_holds_and_shows_what_it_is_for(policy: dict[str, Any]) -> None:
    kernel, found = read_policy(policy), cover(policy)
    names = [one.name for one in found.examples]
    assert len(names) == len(set(names))
    examples = []
    for one in found.examples:
        decision = decide(kernel, case_of(one, policy))
        assert decision["problems"] == [] and one.expect
        for remedy, wanted in one.expect.items():
            assert is_same(comes_to(decision, remedy), wanted, kernel), (one.yaml, remedy)
        examples.append({"name": one.name, "case": case_of(one, policy), "expect": dict(one.expect), "line": 1})
    only = {**policy["situations"]["only"], "examples": examples}
    again = cover({**policy, "situations": {"only": only}})
    before = {(part.kind, part.table, part.what): part.state for part in found.parts}
    for part in again.parts:
        was = before[part.kind, part.table, part.what]
        assert part.state == ("reached" if was == "missing" else was), part


@pytest.mark.slow
@_SLOWLY
@given(policies(), st.lists(known_facts, min_size=10, max_size=20), st.sampled_from(ON))
def test_nobody_shows_what_nobody_can(policy: dict[str, Any], customers: list[dict[str, str]], on: str) -> None:
    ground = Ground(policy)
    covering = Covering(ground, (*rows(ground), *edges(ground), *outcomes(ground)))
    parts = {aim: covering.part(aim) for aim in covering.aims}
    nobody = {aim for aim, part in parts.items() if part.state == "nobody"}
    for facts in customers:
        for level in LEVELS:
            look = look_at({"situation": "only", "level": level, "facts": facts, "on": on}, ground)
            assert look is not None
            for remedy in ground.remedies("only"):
                shown = set(covering.shown(look, remedy))
                assert not shown & nobody, (shown & nobody, facts, on)
