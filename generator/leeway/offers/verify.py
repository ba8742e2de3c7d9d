"""Checking a note: whether its code, version and case belong together, what was decided, and whether what was given was allowed.

This proves arithmetic: that by this policy this case gives these amounts. Who wrote the note, and whether the facts in it are
true, no code can say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from leeway.offers import words
from leeway.offers.case import Case, CaseProblem, read_case
from leeway.offers.check_code import carried, code, read_code
from leeway.offers.decide import decide
from leeway.offers.given import Given, given
from leeway.offers.language import ENGLISH, Language
from leeway.offers.link import read_line
from leeway.offers.policy import Policy

Json = dict[str, Any]
_LINE = r"#?(case=\S+)"


@dataclass(frozen=True, slots=True)
class Note:
    """The line of a note by which it can be checked, as it stands there: the code, the policy's version, the case's line."""

    code: str
    version: str
    case: str


def notes_in(text: str) -> tuple[Note, ...]:
    """The lines to check in a text, whatever stands around them; in plain text or in Markdown."""
    return tuple(Note(*found) for found in carried(text, _LINE))


def broken(note: Note, language: Language = ENGLISH) -> CaseProblem | None:
    """What shows, without the policy, that something in the note's line was changed; None where it is whole."""
    return changed(note.code, note.version, note.case, "check.other_case", language)


def changed(written: str, version: str, line: str, other: str, language: Language) -> CaseProblem | None:
    """What is wrong with a code, or, in the words of the text `other`, with what it is to be the code of; None: nothing."""
    read = read_code(written)
    if read is None:
        return CaseProblem("bad-code", "code", language.say("check.bad_code", code=written))
    if read != code(version, line):
        return CaseProblem("other-case", "code", language.say(other, code=read, version=version))
    return None


def other_version(policy: Policy, version: str) -> CaseProblem | None:
    """That this is not the policy by which something is to be checked; None where it is."""
    if policy.version == version:
        return None
    said = policy.language.say("check.other_version", version=version, other=policy.version)
    return CaseProblem("other-version", "policy", said)


def verify(policy: Policy, note: Note) -> tuple[Json | None, tuple[CaseProblem, ...]]:
    """What a note stands for, and every reason to refuse it. Total.

    `policy` is the one of the note's version. The value: `code`, `policy`, `situation`, `level`, `on`, the `facts`, what was
    `owed`, what was `given` (`remedy`, `name`, `text`, `limit`, `verdict`: within, above, open), and `within`: whether all of
    it was within limits, null where that stays open.
    """
    wrong = broken(note, policy.language) or other_version(policy, note.version)
    if wrong:
        return None, (wrong,)
    raw, problems = read_line(note.case, policy.language)
    case, more = read_case(policy, raw) if raw else (None, ())
    if raw is None or case is None or more:
        return None, (*problems, *more)
    held = given(policy, case)
    decision = decide(policy, raw)
    return {
        "code": read_code(note.code),
        "policy": policy.version,
        "situation": policy.situations[case.situation]["name"],
        "level": policy.levels[case.level]["name"],
        "on": case.on,
        "facts": [{key: one[key] for key in ("fact", "name", "said", "assumed")} for one in decision["facts"]],
        "owed": [{key: one[key] for key in ("remedy", "name", "text")} for one in decision["owed"] if one["certain"]],
        "given": [_said(one, case, policy) for one in held],
        "refused": [policy.remedies[name].name for name in case.refused],
        "within": _all_within(held),
    }, ()


def _said(one: Given, case: Case, policy: Policy) -> Json:
    remedy = policy.remedies[one.remedy]
    return {
        "remedy": one.remedy,
        "name": remedy.name,
        "text": words.value(one.amount, remedy.unit, policy),
        "limit": policy.language.say("nothing")
        if one.limit.most == 0 or one.limit.mute
        else words.amount(one.limit, remedy.unit, policy),
        "asks": [policy.facts[name].name for name in one.asks if name in policy.facts],
        "verdict": one.verdict,
    }


def _all_within(held: tuple[Given, ...]) -> bool | None:
    verdicts = {one.verdict for one in held}
    return False if "above" in verdicts else None if "open" in verdicts else True
