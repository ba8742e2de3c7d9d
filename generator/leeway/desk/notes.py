"""Checking what somebody pasted: the first line of a note in it that carries a code."""

from __future__ import annotations

from leeway.desk.base import Answer, Desk, Json
from leeway.offers.case import CaseProblem
from leeway.offers.verify import notes_in, verify


def verify_note(desk: Desk, told: Json) -> Answer:
    """What the note in `told["note"]` stands for, as `leeway.offers.verify` says it, and every reason to refuse it."""
    text = told.get("note")
    found = notes_in(text) if isinstance(text, str) else ()
    if not found:
        return None, (CaseProblem("no-code", "note", desk.policy.language.say("check.no_code")),)
    return verify(desk.policy, found[0])
