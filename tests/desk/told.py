"""What the desk is asked where its answers are compared: of each call, several things that have an answer."""

from __future__ import annotations

from typing import Any

from leeway.offers import decide, read_policy
from tests.cases import worked_examples

Told = tuple[str, dict[str, Any]]


def calls(policy: dict[str, Any]) -> list[Told]:
    """Every call of the desk, with what is told; each of them is answered without a problem."""
    return [*_notes(policy)]


def _notes(policy: dict[str, Any]) -> list[Told]:
    read = read_policy(policy)
    return [("verify", {"note": decide(read, case)["notes"]["ticket"]}) for case in worked_examples(policy)[::10]]
