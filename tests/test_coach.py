"""`leeway coach`: what it prints, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.project import POLICY, leeway

REPLY = "Dear Ms. Bell,\n  unfortunately we can't do that.\n"


def test_a_reply_is_looked_over_with_places_better_turns_and_reasons(tmp_path: Path) -> None:
    file = tmp_path / "reply.txt"
    file.write_text(REPLY, "utf-8")
    run = leeway("coach", file, "--policy", POLICY)
    assert (run.returncode, run.stderr) == (1, "")
    assert run.stdout.splitlines()[:2] == ["2:3: unfortunately", "  better: Here is where we stand, and here is what comes next."]
    assert "\n2:17: we can't do that\n" in run.stdout


@pytest.mark.slow
def test_a_good_reply_ends_with_0() -> None:
    run = leeway("coach", "--policy", POLICY, text="It is on its way, and it costs you nothing.")
    assert (run.returncode, run.stdout, run.stderr) == (0, "Nothing in it that the policy says to avoid.\n", "")


def test_json_has_every_finding() -> None:
    run = leeway("coach", "-", "--policy", POLICY, "--format", "json", text=REPLY)
    found = json.loads(run.stdout)
    assert [REPLY[one["start"] : one["end"]] for one in found] == ["unfortunately", "we can't do that"]
    assert run.returncode == 1 and found[0].keys() == {"start", "end", "avoid", "say", "why", "situations"}


@pytest.mark.slow
def test_phrases_of_other_situations_are_left_out_on_request() -> None:
    said = "You are still under contract."
    assert leeway("coach", "--policy", POLICY, text=said).returncode == 1
    assert leeway("coach", "--policy", POLICY, "--situation", "late_return", text=said).returncode == 0
    assert leeway("coach", "--policy", POLICY, "--situation", "leaving", text=said).returncode == 1


@pytest.mark.slow
def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    for given, code in (
        (("coach", tmp_path / "none.txt", "--policy", POLICY), 1),
        (("coach", "--policy", tmp_path / "none.yml"), 1),
        (("coach", "--policy", POLICY, "--situation", "nothing"), 2),
    ):
        run = leeway(*given, text="")
        assert (run.returncode, run.stdout) == (code, "") and "no" in run.stderr and "Traceback" not in run.stderr
