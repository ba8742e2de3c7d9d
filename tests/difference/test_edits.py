"""One-place edits of the policies of this checkout, each with everything that is said of it: a file each in `edits/`.

`--renew` writes what is said anew; read it as the manager would who made the edit.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from leeway.compile import compile_policy
from leeway.difference import Difference, difference
from leeway.difference.writers import text
from leeway.load import load
from leeway.offers import decide, read_policy
from leeway.shape import shape
from tests.project import CHECKOUT

EDITS = sorted((Path(__file__).parent / "edits").glob("*.txt"))
_MARKS = ("--- before\n", "--- after\n", "--- says\n")


def compiled(source: str) -> dict[str, Any]:
    """The compiled form of a policy whose worked examples need not hold."""
    node, problems = load(source.encode())
    assert node is not None and not problems, problems
    draft, more = shape(node)
    assert draft is not None and not more, more
    return compile_policy(draft)


def edited(file: Path) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """What an edit's file says before the sentences, and the policy before and after the edit."""
    written = file.read_text("utf-8")
    head, _, rest = written.partition(_MARKS[0])
    old, _, rest = rest.partition(_MARKS[1])
    new, mark, _ = rest.partition(_MARKS[2])
    assert mark, f"{file.name} has all its parts"
    source = (CHECKOUT / head.removeprefix("policy: ").strip()).read_text("utf-8")
    old, new = old.removesuffix("\n"), new.removesuffix("\n")
    assert old in source, f"{file.name}: the place to edit is gone"
    return written[: written.index(mark) + len(mark)], compiled(source), compiled(source.replace(old, new, 1))


def said(found: Difference) -> str:
    """Everything that is said, without the versions, which are other ones after every edit of the policies."""
    return text(found).split("\n", 2)[2]


@pytest.mark.slow
@pytest.mark.parametrize("file", EDITS, ids=lambda file: file.stem)
def test_an_edit_says_what_it_means(file: Path, renew: bool) -> None:
    head, old, new = edited(file)
    found = difference(old, new)
    if renew:
        file.write_text(head + said(found), "utf-8")
    assert head + said(found) == file.read_text("utf-8")
    _shown_by_the_checker(old, new, found)


def _shown_by_the_checker(old: dict[str, Any], new: dict[str, Any], found: Difference) -> None:
    sides = read_policy(old), read_policy(new)
    for example in (example for change in found.changes for part in change.parts for example in part.examples):
        case = {"situation": example.situation, "level": example.level} | ({"on": example.on} if example.on else {})
        for policy, facts, amount in zip(sides, (example.old_facts, example.new_facts), (example.was, example.becomes)):
            if amount != "unknown":
                decision = decide(policy, case | {"facts": dict(facts)})
                zero = {"0", "0.00", "no"}
                found_there = amount_of(decision, example.remedy)
                assert found_there == amount or (found_there == "none" and amount in zero), example.who


def amount_of(decision: dict[str, Any], remedy: str) -> str:
    """What a decision says of a remedy, with nothing as a number."""
    for one in (*decision["owed"], *decision["offers"], *decision["reserve"]):
        if one["remedy"] == remedy:
            return str(one["amount"])
    if any(one["remedy"] == remedy for one in decision["undefined"]):
        return "undefined"
    assert any(one["remedy"] == remedy for one in decision["none"]), decision
    return "none"


def test_there_are_enough_edits() -> None:
    assert len(EDITS) >= 25


def test_guarantees_that_come_and_go_are_told_whole() -> None:
    long = "at every level, what the representative may give is at least 50% of what any higher level may give"
    source = (CHECKOUT / "policy" / "policy.yml").read_text("utf-8")
    assert source.count(f"  - {long}\n") == 1
    with_it, without = (compiled(one) for one in (source, source.replace(f"  - {long}\n", "")))
    assert [one.text for one in difference(with_it, without).notes] == [f"It is no longer guaranteed: “{long}”."]
    assert [one.text for one in difference(without, with_it).notes] == [f"It is guaranteed from now on: “{long}”."]
    assert not difference(with_it, without).changes
