"""Guarantees that are said to be broken are broken in the public `decide`; those that are proved are broken by nobody in a sweep.

For random policies, in which remedies replace others, stand in groups and under caps, with a guarantee of every form; and for the
guarantees of the policies of this checkout.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leeway.offers.amounts import amount
from leeway.offers.expressions import read_expr
from leeway.offers.numbers import Number
from leeway.offers.ranges import Domain
from leeway.offers.reading import read_cond
from leeway.offers.truth import holds
from leeway.proofs.promised import PROMISES
from leeway.proofs.units import guarantees
from leeway.prover.finding import Finding, Study
from leeway.prover.ground import Ground
from tests.offers.random_policies import policies
from tests.project import compiled
from tests.prover import replay
from tests.prover.customers import drawn
from tests.prover.promises import breaks
from tests.prover.replay import Before, told
from tests.prover.sweep import breakpoints, combinations
from tests.prover.test_same_as_kernel import POLICIES

Json = Mapping[str, Any]
Known = dict[str, Domain]
_CONDITIONS = [
    ["is", "leaving", ["yes"]],
    ["is", "fault", ["ours", "theirs"]],
    ["cmp", "tenure", ">=", ["lit", "4", "years"]],
    ["all", [["is", "fault", ["ours"]], ["cmp", "bill", ">=", ["lit", "10", "money"]]]],
]
_AMOUNTS = [
    ["lit", "30", "money"],
    ["lit", "62.34", "money"],
    ["fact", "bill"],
    ["*", ["lit", "0.5", "percent"], ["fact", "bill"]],
]


@st.composite
def promising(draw: st.DrawFn) -> dict[str, Any]:
    """A random policy in which one remedy may replace another, or two stand in a group, with a guarantee of every form."""
    raw = draw(policies())
    names = list(raw["remedies"])
    if len(names) > 1 and draw(st.integers(0, 2)):
        raw["remedies"][names[1]] |= {"replaces": [names[0]], "basis": draw(st.sampled_from(["goodwill", "goodwill", "owed"]))}
    elif len(names) > 2 and draw(st.booleans()):
        raw["situations"]["only"] = {**raw["situations"]["only"], "one_of": [names[1:]]}
    steep = [one for one in raw["remedies"].values() if one["unit"] == "money" and draw(st.integers(0, 3)) == 0]
    for one in steep:
        one["rounding"] = {"mode": draw(st.sampled_from(["down", "half up", "up"])), "to": "5"}
    forms: list[dict[str, Any]] = [
        {"form": "share", "level": "representative", "of": draw(st.sampled_from([None, "winback"])), "share": "0.5"},
        {"form": "never_less", "fact": draw(st.sampled_from(["tenure", "late", "bill"])), "more": draw(st.booleans())},
        {"form": "something", "when": draw(st.sampled_from(_CONDITIONS))},
        {"form": "total", "at_most": draw(st.sampled_from(_AMOUNTS)), "counts": "money"},
        {
            "form": "never_when",
            "remedies": draw(st.lists(st.sampled_from(names), min_size=1, unique=True)),
            "when": draw(st.sampled_from(_CONDITIONS)),
        },
    ]
    if len(names) > 1:
        forms.append({"form": "never_together", "remedies": names[:2]})
    return {**raw, "guarantees": [{"id": one["form"], "text": one["form"], "line": 1, **one} for one in forms]}


def _found(guarantee: Json, ground: Ground) -> Iterator[Finding]:
    form = PROMISES[guarantee["form"]]
    for part in form.parts(guarantee, ground):
        yield from form.find(guarantee, part, Study(ground, guarantee["id"]))


def _checked(ground: Ground, customers: list[Known]) -> dict[str, int]:
    """Each guarantee, with what was found replayed, and what was proved swept; how many of each."""
    counted = {"broken": 0, "proved": 0, "unsettled": 0}
    for guarantee in guarantees(ground):
        found = list(_found(guarantee, ground))
        broken = [one for one in found if not one.unsettled]
        for one in broken:
            assert _is_shown(guarantee, one, ground), (guarantee, one)
        if not found:
            fact = guarantee.get("fact")
            others = breakpoints(fact, ground, tuple(ground.policy.remedies.values())) if fact else []
            for known in customers:
                assert not breaks(guarantee, known, others, ground), (guarantee, replay.case(ground, known, "only"))
        counted["broken" if broken else "unsettled" if found else "proved"] += 1
    return counted


def _is_shown(guarantee: Json, found: Finding, ground: Ground) -> bool:
    """Whether `decide` shows what is claimed of the customer who was found."""
    return _SHOWN[guarantee["form"]](guarantee, found, ground)


def _share(guarantee: Json, found: Finding, ground: Ground) -> bool:
    situation, remedy, *refused = found.more
    low, high = (told(ground, found.known, remedy, level, situation, Before(refused=tuple(refused))) for level in found.levels)
    return low.most is not None and low.most < Fraction(guarantee["share"]) * high.least


def _never_less(guarantee: Json, found: Finding, ground: Ground) -> bool:
    situation, remedy, *refused = found.more
    pair = (found.known, {**found.known, **found.other})
    assert set(found.other) == {guarantee["fact"]}
    one, other = (told(ground, each, remedy, found.levels[0], situation, Before(refused=tuple(refused))) for each in pair)
    less, more = (each[guarantee["fact"]].low for each in pair)  # type: ignore[union-attr]
    ordered = less < more if guarantee["more"] else less > more  # type: ignore[operator]
    return ordered and other.most is not None and one.least > other.most


def _something(guarantee: Json, found: Finding, ground: Ground) -> bool:
    situation = found.more[0]
    when = holds(read_cond(guarantee["when"], ground.units), replay.view(ground, found.known, situation), ground.policy)
    all_ = [told(ground, found.known, one.id, found.levels[0], situation) for one in ground.remedies(situation)]
    return when is True and all(one.silent or one.most == 0 for one in all_)


def _never_when(guarantee: Json, found: Finding, ground: Ground) -> bool:
    situation, remedy, *refused = found.more
    where = situation or replay.situations_of(ground, remedy)[0]
    when = holds(read_cond(guarantee["when"], ground.units), replay.view(ground, found.known, where), ground.policy)
    return (
        when is True and told(ground, found.known, remedy, found.levels[0], situation, Before(refused=tuple(refused))).least > 0
    )


def _never_together(guarantee: Json, found: Finding, ground: Ground) -> bool:
    situation, _, *refused = found.more[:-3]
    share, first, then = found.more[-3:]
    before = Before(refused=tuple(refused))
    whole = told(ground, found.known, first, found.levels[0], situation, before).exact
    assert whole
    taken = whole if share == "all" else min(whole, Fraction(1, 10**ground.policy.currency.decimals))
    after = Before({first: replay.given(ground, first, taken)}, tuple(refused))
    return told(ground, found.known, then, found.levels[0], situation, after).least > 0


def _total(guarantee: Json, found: Finding, ground: Ground) -> bool:
    situation, _, *refused = found.more
    view = replay.view(ground, found.known, situation)
    most = amount(read_expr(guarantee["at_most"], ground.units, "money"), view, ground.policy)
    names = [one.id for one in ground.remedies(situation) if not one.owed and one.id not in refused and one.unit == "money"]
    orders = permutations(names)
    return most.most is not None and any(
        _comes_to(order, situation, tuple(refused), found, ground) > most.most for order in orders
    )


def _comes_to(order: tuple[str, ...], situation: str, refused: tuple[str, ...], found: Finding, ground: Ground) -> Number:
    taken: dict[str, str] = {}
    whole: Number = 0
    for name in order:
        least = told(ground, found.known, name, found.levels[0], situation, Before(taken, refused)).least
        if least:
            taken, whole = {**taken, name: replay.given(ground, name, least)}, whole + least
    return whole


_SHOWN = {
    "share": _share,
    "never_less": _never_less,
    "something": _something,
    "total": _total,
    "never_when": _never_when,
    "never_together": _never_together,
}


@pytest.mark.slow
@settings(max_examples=20, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(promising())
def test_random_policies(raw: dict[str, Any]) -> None:
    ground = Ground(raw)
    remedies = tuple(ground.policy.remedies.values())
    names = tuple(
        dict.fromkeys((*(name for one in remedies for name in one.needs), "tenure", "late", "bill", "leaving", "fault"))
    )
    counted = _checked(ground, list(combinations(names, ground, 40, remedies)))
    assert counted["broken"] + counted["proved"] > 0


@pytest.mark.slow
@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_nobody_breaks_the_guarantees_of_this_checkout(path: Path) -> None:
    ground = Ground(compiled(path))
    assert guarantees(ground)
    situations = list(ground.raw["situations"])
    customers = list(drawn(ground, 8 * len(situations), 11))
    for guarantee in guarantees(ground):
        fact = guarantee.get("fact")
        others = breakpoints(fact, ground, ()) if fact else []
        assert list(_found(guarantee, ground)) == []
        for place, known in enumerate(customers):
            one = {**guarantee, "situations": [situations[place % len(situations)]]}
            if one["situations"][0] in guarantee.get("situations", situations):
                assert not breaks(one, known, others, ground), (guarantee["text"], known)
