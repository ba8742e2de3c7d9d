"""Checking what somebody pasted: the first line of a note in it that carries a code, or the lines of a certificate."""

from __future__ import annotations

import json
from functools import lru_cache

from leeway.desk.base import Answer, Desk, Json
from leeway.desk.practice import Certificate, broken_certificate, certificates_in, certified
from leeway.offers.case import CaseProblem
from leeway.offers.check_code import code
from leeway.offers.verify import Note, broken, notes_in, other_version, verify
from leeway.offers.version import version as version_of
from leeway.offers.wire import policy_of

_MOST = 40  # certificates of one text


def verify_note(desk: Desk, told: Json) -> Answer:
    """What the note in `told["note"]` stands for, as `leeway.offers.verify` says it, and every reason to refuse it.

    Where there is no note, but a certificate: `{"certificates": [...]}`, each as `certified` says it; one that is refused refuses
    all of them. What is whole, and of another version than the desk's: `{"wants": version}`, and that as a problem, unless that
    policy.json is told too, as text, in `told["policy"]`. Then the value has more: `updated`, the day from which that version
    held, and for a note `today`, what the desk's own policy says of the same case, null where it cannot.
    """
    text = told.get("note")
    notes = notes_in(text) if isinstance(text, str) else ()
    certificates = certificates_in(text)[:_MOST] if isinstance(text, str) and not notes else ()
    if not notes and not certificates:
        return None, (CaseProblem("no-code", "note", desk.policy.language.say("check.no_code")),)
    version = _version(desk, notes[0] if notes else certificates[0])
    written = told.get("policy")
    at = desk if version == desk.policy.version else _earlier(written, version) if isinstance(written, str) else None
    if at is None:
        problem = other_version(desk.policy, version)
        return {"wants": version}, (problem,) if problem else ()
    value, problems = _note(at, desk, notes[0]) if notes else _certificates(at, certificates)
    return value if value is None or at is desk else {**value, "updated": at.raw["updated"]}, problems


def _version(desk: Desk, one: Note | Certificate) -> str:
    """The version by which it is to be checked; the desk's own where something was changed: that shows without a policy."""
    wrong = broken(one) if isinstance(one, Note) else broken_certificate(one)
    return desk.policy.version if wrong else one.version


def _note(at: Desk, desk: Desk, note: Note) -> Answer:
    value, problems = verify(at.policy, note)
    return value if value is None or at is desk else {**value, "today": _today(desk, note)}, problems


def _today(desk: Desk, note: Note) -> Json | None:
    """What the desk's policy says of the case of a note from another version; None where it does not know such a case."""
    version = desk.policy.version
    value, _ = verify(desk.policy, Note(code(version, note.case), version, note.case))
    return {key: value[key] for key in ("given", "within")} if value else None


def _certificates(at: Desk, some: tuple[Certificate, ...]) -> Answer:
    held = [certified(at, one) for one in some]
    problems = tuple(problem for _, more in held for problem in more)
    return (None, problems) if problems else ({"certificates": [value for value, _ in held]}, ())


@lru_cache(maxsize=4)
def _earlier(text: str, version: str) -> Desk | None:
    """The desk of a policy's text; None where that is not the version, is damaged, or cannot be read any more."""
    try:
        raw = json.loads(text)
        whole = isinstance(raw, dict) and isinstance(raw.get("updated"), str) and version_of(raw) == version
    except (ValueError, RecursionError):
        return None
    policy = policy_of(text) if whole else ""
    return None if isinstance(policy, str) else Desk(policy, raw)
