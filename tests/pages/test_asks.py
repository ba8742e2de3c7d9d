"""The checker on a page shows the right questions before Python runs: the page names them, in the kernel's order."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from leeway.offers import wire
from tests.project import elements


def first_questions(policy: dict[str, Any], situation: str) -> list[str]:
    """What decide asks of a new case at the lowest level, on the day of the policy."""
    case = {"situation": situation, "level": policy["levels"][0]["id"], "facts": {}, "on": policy["updated"]}
    decision = json.loads(wire(json.dumps(policy), json.dumps(case)))
    return [one["fact"] for one in decision["ask"] if one["for"] == "now"]


@pytest.mark.slow
def test_each_page_names_the_questions_that_decide_asks_first(policy: dict[str, Any], site: Path) -> None:
    for situation in policy["situations"]:
        page = site / "playbook" / "situations" / situation / "index.html"
        (attributes,) = [found for _, found, _ in elements(page, "leeway-checker")]
        assert attributes["ask"].split() == first_questions(policy, situation)
