"""The reference of decisions names every key there is, and no other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from leeway.offers import decide, read_policy
from leeway.offers.case import _KEYS
from tests import project
from tests.offers.small import KNOWN, POLICY

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "decision.md").read_text("utf-8")
EXTENDED = Path(__file__).parents[1] / "pages" / "extended.yml"
OPTIONAL = {"say", "note", "deliver", "expires", "budget"}


def _keys(heading: str) -> set[str]:
    """The keys in the first column of the section's table."""
    section = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    return {key for row in rows for key in re.findall(r"`(\w+)`", row.split("|")[1])}


def _decision() -> dict[str, Any]:
    return decide(read_policy(POLICY), {"situation": "reception", "facts": KNOWN, "fair": {"any": "$40"}, "on": "2026-11-22"})


def test_every_key_of_a_case_is_described() -> None:
    assert _keys("A case") == set(_KEYS)


def test_every_key_of_a_decision_is_described() -> None:
    decision = _decision()
    assert _keys("A decision") == set(decision)
    assert _keys("An answer to a proposal") == set(decision["fair"][0])
    assert _keys("An offer") == set(decision["offers"][0]) | OPTIONAL | {"budget"}


def _parts(key: str) -> set[str]:
    """The keys that the decision's table names inside of what stands under `key`."""
    section = PAGE.split("## A decision\n")[1].split("\n## ")[0]
    (row,) = [line for line in section.splitlines() if re.match(rf"\| [^|]*`{key}`[^|]*\|", line)]
    return set(re.findall(r"`(\w+)`", row.split("|")[2]))


def test_every_key_of_what_stands_beside_the_offers_is_described() -> None:
    """With a policy that has a claim, a budget, a cap, an exclusion, routes, and a remedy that certainly gives nothing."""
    policy = project.compiled(EXTENDED)
    case = policy["situations"]["late_ferry"]["examples"][0]["case"]
    decisions = [
        decide(read_policy(policy), case),
        decide(read_policy(policy), {**case, "accepted": {}, "facts": {**case["facts"], "dispute": "yes"}}),
        decide(read_policy(policy), {**case, "facts": {}}),
        decide(read_policy(policy), {**case, "facts": {**case["facts"], "came_at": "2026-11-20 19:00"}}),
    ]
    for key in ("facts", "working", "verify", "exclusions", "none", "left", "accepted", "ask"):
        found = set().union(*(one for decision in decisions for one in decision[key]))
        assert found and found <= _parts(key), (key, found - _parts(key))
    assert set().union(*(decision["bring_in"] for decision in decisions)) == _parts("bring_in")
    offered = [offer for decision in decisions for offer in decision["offers"] if offer["safeguards"]]
    assert set(offered[0]["safeguards"][0]) == {"over", "text", "approved_by", "record"}
