"""The reference of decisions names every key there is, and no other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from leeway.offers import decide, read_policy
from leeway.offers.case import _KEYS
from tests.offers.small import KNOWN, POLICY

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "decision.md").read_text("utf-8")
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
