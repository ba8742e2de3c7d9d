"""`coach`: what a page asks while somebody types a reply."""

from __future__ import annotations

from typing import Any

from leeway.desk.base import Answer, Desk, Json
from leeway.desk.coach.found import Finding, findings
from leeway.desk.coach.use import use
from leeway.offers.case import CaseProblem

_LONGEST = 20_000  # characters of a reply


def coach(desk: Desk, told: Json) -> Answer:
    """What of `told["text"]` the policy says to avoid; with `told["situation"]`, by what holds there.

    The value: `findings`, from the start of the text, each with `start` and `end`, `avoid`, `say`, `why`, the `situations` that
    the phrase is bound to (`id`, `name`), and `use`, what to replace by what (`start`, `end`, `text`). Places are counted as
    browsers do, in units of UTF-16.
    """
    text, situation = told.get("text"), told.get("situation")
    if not isinstance(text, str) or len(text) > _LONGEST:
        return None, (CaseProblem("bad-text", "text", desk.policy.language.say("coach.bad_text", most=_LONGEST)),)
    if situation is not None and situation not in list(desk.policy.situations):
        return None, (CaseProblem("unknown-situation", "situation", desk.policy.language.say("coach.no_situation")),)
    units = _units(text)
    return {"findings": [_told(one, text, units, desk) for one in findings(desk.raw, text, situation)]}, ()


def _told(one: Finding, text: str, units: list[int], desk: Desk) -> dict[str, Any]:
    start, end, better = use(text, one)
    return {
        "start": units[one.start],
        "end": units[one.end],
        "avoid": one.avoid,
        "say": one.say,
        "why": one.why,
        "situations": [{"id": name, "name": desk.raw["situations"][name]["name"]} for name in one.situations],
        "use": {"start": units[start], "end": units[end], "text": better},
    }


def _units(text: str) -> list[int]:
    """For each place in a text, how many units of UTF-16 stand before it."""
    found, count = [0], 0
    for letter in text:
        count += 2 if letter > "\uffff" else 1
        found.append(count)
    return found
