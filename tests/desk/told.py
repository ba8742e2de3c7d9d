"""What the desk is asked where its answers are compared: of each call, several things that have an answer."""

from __future__ import annotations

from typing import Any

from leeway.desk import Desk
from leeway.desk.practice import grade, path
from leeway.offers import decide, read_policy
from leeway.offers.version import dump, version
from tests.cases import worked_examples
from tests.desk.practice.learner import passed

Told = tuple[str, dict[str, Any]]


def calls(policy: dict[str, Any]) -> list[Told]:
    """Every call of the desk, with what is told; each of them is answered."""
    return [*_notes(policy), *_words(policy), *_promises(policy), *_counted(policy), *_practice(policy)]


def _notes(policy: dict[str, Any]) -> list[Told]:
    read = read_policy(policy)
    found: list[Told] = [("verify", {"note": decide(read, case)["notes"]["ticket"]}) for case in worked_examples(policy)[::10]]
    return [*found, *_old_notes(policy)]


def _old_notes(policy: dict[str, Any]) -> list[Told]:
    """Notes of a version before, with its policy and without."""
    before = {**policy, "updated": "2025-01-20"}
    before["version"] = version(before)
    notes = [decide(read_policy(before), case)["notes"]["ticket"] for case in worked_examples(policy)[::10]]
    return [("verify", {"note": one, **more}) for one in notes for more in ({}, {"policy": dump(before).decode()})]


def _words(policy: dict[str, Any]) -> list[Told]:
    said = [one["avoid"] for one in policy.get("phrases", [])]
    texts = ["", "Nobody came. 😀 I\u2019m sorry, but NO.", "\n".join(said), ". ".join(said).upper()]
    return [("coach", {"text": text}) for text in texts] + [("coach", {"text": "No.", "situation": min(policy["situations"])})]


def _promises(policy: dict[str, Any]) -> list[Told]:
    now = {"at": "2026-12-24T22:30:00Z", "zone": "+02:00"}
    kept = {"id": "a" * 36, "ticket": "T-1041", "by": "2026-12-28"}
    listed = [{**kept, "number": 0, "what": "Zurückrufen, " * 12}, {**kept, "number": 1, "what": "a;b\\c\nd"}]
    timed = {**kept, "number": 2, "what": "A call", "by": "2026-12-28T09:00", "at": "2026-12-28T07:00:00Z"}
    asked = [("due", {"now": now, "situation": name}) for name in policy["situations"]]
    return [*asked, ("calendar", {"now": now, "promises": [*listed, timed]}), ("calendar", {"now": now, "promises": []})]


def _counted(policy: dict[str, Any]) -> list[Told]:
    now = {"at": "2026-11-30T22:30:00Z", "zone": "+02:00"}  # a new month has begun there
    read = read_policy(policy)
    cases = [decide(read, case) for case in worked_examples(policy)]
    given = [one["check"]["case"] + f"&.accepted={name}:1" for one in cases[:5] for name in policy["remedies"]]
    line = {"zone": "-05:00", "owed": "", "id": "x" * 36}
    entries = [
        line | {"at": f"2026-{1 + place % 12:02}-{1 + place % 28:02}T04:59:59Z", "case": one} for place, one in enumerate(given)
    ]
    return [("counted", {"now": now, "entries": some}) for some in ([], entries, [*entries, {"case": 3}])]


def _practice(policy: dict[str, Any]) -> list[Told]:
    """The beginning of a round of each step and of a free one, and a certificate."""
    at, found = Desk(read_policy(policy), policy), list[Told]()
    rounds = [{"seed": f"K{number}", **how} for number, how in enumerate([*({"step": one.id} for one in path(policy)), {}])]
    for one in rounds:
        for _ in range(4):
            answers = {"first": "nothing", "bring_in": "self", "words": ["1"], "turn": "I'm sorry. Here is what I can do."}
            found += [("deal", {"round": one}), ("grade", {"round": one, "answers": answers})]
            one = (grade(at, {"round": one, "answers": answers})[0] or {})["round"]
    over = passed(at, {"seed": "K3F9", "step": path(policy)[0].id})
    return [*found, ("certificate", {"rounds": [over], "name": "Zoë", "on": "2026-11-30"})]
