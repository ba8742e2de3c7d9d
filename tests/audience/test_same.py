"""A policy for an audience decides as the whole one does, for everybody in the audience."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leeway.audience import reduced
from leeway.offers import Decision, decide, read_policy
from leeway.offers.quick import quick
from tests import project
from tests.offers.random_policies import LEVELS, ON, known_facts, policies, some_facts

Json = dict[str, Any]
EXAMPLES = sorted((project.CHECKOUT / "policy" / "examples").glob("*.yml"))
SAME = ("owed", "offers", "reserve", "none", "undefined", "accepted", "refused", "exclusions", "needs_time", "problems")
relaxed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def for_level(policy: Json, level: str) -> Json:
    """The policy for people of the level."""
    told, _ = reduced(policy, level)
    assert told is not None
    return told


def assert_same(whole: Decision, told: Decision) -> None:
    """The two decisions are the same in all that is the audience's own."""
    for key in SAME:
        assert told[key] == whole[key], key
    assert _own(told["ask"]) == _own(whole["ask"])
    assert [one for one in whole["left"] if one["kind"] == "cap"] == [one for one in told["left"] if one["kind"] == "cap"]
    assert all(one in whole["left"] for one in told["left"]), "what only others may give is not counted"
    for mine, all_ in zip(told["fair"], whole["fair"], strict=True):
        if mine["answer"] == "bring_in":
            assert all_["answer"] in ("above", "less", "no")
            assert mine["most"] == all_["most"] or all_["answer"] == "above"
        else:
            assert mine == all_
    named = {one["level"] for one in told["above"]}
    assert {one["level"] for one in whole["above"]} <= named, "whoever can do more is named"
    disclosed = [one for one in told["above"] if "undisclosed" not in one]
    assert disclosed == [one for one in whole["above"] if one["level"] in {level["level"] for level in disclosed}]
    for one in (one for one in told["above"] if "undisclosed" in one):
        assert {(offer["amount"], offer["most"]) for offer in one["offers"]} == {(None, None)}


def _own(ask: list[Json]) -> list[Json]:
    return [one for one in ask if one["for"] != "above"]


@pytest.mark.slow
@pytest.mark.parametrize("path", [project.POLICY, *EXAMPLES], ids=lambda path: path.stem)
def test_every_worked_example_is_decided_the_same(path: Any) -> None:
    policy, seen = project.compiled(path), 0
    levels = [one["id"] for one in policy["levels"]]
    whole = read_policy(policy)
    for level in levels:
        told = read_policy(for_level(policy, level))
        for situation in policy["situations"].values():
            for raw in (example["case"] for example in situation["examples"]):
                fair = {"any": "75 USD" if policy["currency"]["code"] == "USD" else "75"}
                for own in levels[: levels.index(level) + 1]:
                    case = {**raw, "level": own, "fair": fair}
                    assert_same(decide(whole, case), decide(told, case))
                    seen += 1
    assert seen > 20


@pytest.mark.slow
@settings(relaxed, max_examples=300)
@given(
    policies(),
    st.sampled_from(LEVELS),
    st.sampled_from(LEVELS),
    st.one_of(known_facts, some_facts),
    st.sampled_from(ON),
    st.data(),
)
def test_random_customers_are_decided_the_same(
    policy: Json, audience: str, level: str, facts: dict[str, str], on: str, data: st.DataObject
) -> None:
    some = st.lists(st.sampled_from(list(policy["remedies"])), unique=True)
    fair = {name: "yes" if one["unit"] == "yes or no" else "1" for name, one in policy["remedies"].items()}
    case = {"situation": "only", "level": level, "facts": facts, "on": on, "refused": data.draw(some)}
    case["fair"] = {**fair, "any": data.draw(st.sampled_from(["$1", "$40", "$1000"]))}
    whole, told = decide(read_policy(policy), case), decide(read_policy(for_level(policy, audience)), case)
    if LEVELS.index(level) > LEVELS.index(audience):
        assert [one["code"] for one in told["problems"]] == ["undisclosed-level"] and len(told) == 1
    else:
        assert_same(whole, told)


@pytest.mark.slow
def test_the_highest_level_sees_everything() -> None:
    policy = project.compiled()
    told = for_level(policy, "winback")
    assert {key: value for key, value in told.items() if key not in ("version", "audience")} == {
        key: value for key, value in policy.items() if key != "version"
    }


@pytest.mark.slow
def test_a_table_made_ready_has_the_levels_that_are_disclosed() -> None:
    policy = project.compiled()
    whole, told = (quick(read_policy(one), "free_month") for one in (policy, for_level(policy, "representative")))
    facts = {name: "no" for name, one in policy["facts"].items() if one["kind"] == "yes or no"}
    facts |= {name: next(iter(one["choices"])) for name, one in policy["facts"].items() if one["kind"] == "choice"}
    numbers: Json = {name: 5 for name, one in policy["facts"].items() if one["kind"] not in ("yes or no", "choice", "date")}
    assert told({**numbers, **facts}, 0) == whole({**numbers, **facts}, 0)
    with pytest.raises(KeyError):
        told({**numbers, **facts}, 1)
