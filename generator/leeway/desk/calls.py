"""`desk`: the name of a call and JSON text in, JSON text out. The browser's worker calls this and the kernel's `wire`."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from leeway.desk.base import Answer, Desk, Json
from leeway.desk.coach.call import coach
from leeway.desk.counting import counted
from leeway.desk.ics import calendar
from leeway.desk.notes import verify_note
from leeway.desk.practice import certificate, deal, grade
from leeway.desk.promises import due
from leeway.offers.case import CaseProblem
from leeway.offers.wire import dumped, policy_of

Call = Callable[[Desk, Json], Answer]

# What can be asked, by name. Each is total: whatever is told, a value or problems come back.
CALLS: Mapping[str, Call] = {
    "calendar": calendar,
    "certificate": certificate,
    "coach": coach,
    "counted": counted,
    "deal": deal,
    "due": due,
    "grade": grade,
    "verify": verify_note,
}


def desk(policy_text: str, call: str, told_text: str) -> str:
    """The answer to a call as JSON text, `{"value": ..., "problems": [...]}`, the value null where there is none; never raises.

    `policy_text` is a policy.json, `told_text` a JSON object. The same texts give the same text back on every Python.
    """
    found = _desk_of(policy_text)
    if isinstance(found, str):
        return _answer(None, (CaseProblem("bad-policy", "", found),))
    say = found.policy.language.say
    if call not in CALLS:
        return _answer(None, (CaseProblem("unknown-call", "", say("desk.unknown_call", name=call)),))
    told = _object(told_text)
    if told is None:
        return _answer(None, (CaseProblem("bad-told", "", say("desk.not_an_object")),))
    return _answer(*CALLS[call](found, told))


def _answer(value: Any, problems: tuple[CaseProblem, ...]) -> str:
    return dumped({"value": value, "problems": [asdict(one) for one in problems]})


def _object(text: str) -> Json | None:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


@lru_cache(maxsize=4)
def _desk_of(text: str) -> Desk | str:
    policy = policy_of(text)
    return policy if isinstance(policy, str) else Desk(policy, json.loads(text))
