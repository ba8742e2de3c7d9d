"""What `leeway offer` says of a policy that says all it can, and the case that its options make."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from leeway.cli import main

POLICY = Path(__file__).parent / "pages" / "extended.yml"
FACTS = (
    "due_at=2026-11-20 09:00",
    "came_at=2026-11-20 14:10",
    "boarded=08:15",
    "waited=3 hours 10 minutes",
    "fare=$33",
    "club=yes",
    "dispute=no",
    "last_credit=never",
    "credits_given=$150",
    "meals_given=2 meals",
)


def _offer(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["offer", "--policy", str(POLICY), "late_ferry", *arguments]) == 0
    return capsys.readouterr().out


def _decision(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    return json.loads(_offer(capsys, *arguments, "--json"))


def test_the_options_make_the_case(capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--claimed", "club", "--accepted", "meal=1 meal", "--on", "2026-11-20 14:30")
    decision = _decision(capsys, *FACTS, *options)
    assert decision["problems"] == []
    assert decision["on"] == "2026-11-20 14:30"
    assert [(one["remedy"], one["amount"]) for one in decision["accepted"]] == [("meal", "1")]
    assert [(one["fact"], one["claimed"]) for one in decision["verify"]] == [("club", True)]


def test_all_that_stands_beside_the_offers_is_spoken(capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--claimed", "club", "--accepted", "meal=1 meal", "--on", "2026-11-20")
    said = " ".join(_offer(capsys, *FACTS, *options).split())
    for part in (
        "Credit for the next crossing: from $20 up to $50",
        "! Above $40: Purser and Shore office must both say yes; attach a photo of the ticket.",
        "$50 of $200 left in any 12 months for this customer",
        "Minutes late: 310 minutes (the minutes from time it was due to time it came in)",
        "Verify club card: in the booking record - the customer only says so, it does not count yet",
        "All goodwill in one case: $75 of $75 left in this case",
        "They have accepted Meals on board: 1 meal",
        "Not possible here, and why A cabin for the crossing: In every other case",
        "Bring in: Shore office (the red telephone, answers within 1 minute), when they speak of the papers",
        "of the papers - reason code FERRY-4",
    ):
        assert part in said
    assert said.count("Rounded up to $1 from $16.50") == 1


def test_what_rules_it_out_stands_first_and_what_to_say_instead(capsys: pytest.CaptureFixture[str]) -> None:
    lines = _offer(capsys, "dispute=yes").splitlines()
    assert lines[:3] == ["The ferry was late - Crew", "", "! The bank decides while a dispute is open."]
    assert "      “It came in within the hour; let me see what else I can do for you.”" in lines
    assert any("[club] - verify: in the booking record" in line for line in _offer(capsys).splitlines())


def test_accepted_is_a_remedy_and_a_value(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        _offer(capsys, "--accepted", "meal")
    assert end.value.code == 2 and "is not name=value" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["offer", "--policy", str(POLICY), "--cases", "-", "--claimed", "club"])
    assert "give no other case" in capsys.readouterr().err
