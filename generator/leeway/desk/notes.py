"""Checking what somebody pasted: the first line of a note in it that carries a code, or the lines of a certificate."""

from __future__ import annotations

from leeway.desk.base import Answer, Desk, Json
from leeway.desk.practice import certificates_in, certified
from leeway.offers.case import CaseProblem
from leeway.offers.verify import notes_in, verify

_MOST = 40  # certificates of one text


def verify_note(desk: Desk, told: Json) -> Answer:
    """What the note in `told["note"]` stands for, as `leeway.offers.verify` says it, and every reason to refuse it.

    Where there is no note, but a certificate: `{"certificates": [...]}`, each as `certified` says it; one that is refused refuses
    all of them.
    """
    text = told.get("note")
    found = notes_in(text) if isinstance(text, str) else ()
    if found:
        return verify(desk.policy, found[0])
    certificates = certificates_in(text)[:_MOST] if isinstance(text, str) else ()
    if not certificates:
        return None, (CaseProblem("no-code", "note", desk.policy.language.say("check.no_code")),)
    held = [certified(desk, one) for one in certificates]
    problems = tuple(problem for _, more in held for problem in more)
    return (None, problems) if problems else ({"certificates": [value for value, _ in held]}, ())
