"""Certificates: that a step was passed, in one line by which all of it can be dealt and graded again.

    practice=first_day&seed=K3F9&name=Ada&on=2026-11-30&score=22of24&a=10|visit_discount|50|self&a=...

The code over it is that of a case's line (`check_code`). There is no secret in it: it proves arithmetic, that these answers to
this practice by this policy come to this score; not who answered, nor whether anybody helped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from leeway.desk.base import Answer, Desk
from leeway.desk.practice.dealing import graded, in_short, question
from leeway.desk.practice.path import Step, step_of
from leeway.desk.practice.rounds import Round, begun, read_round
from leeway.desk.practice.told import score
from leeway.offers import words
from leeway.offers.case import CaseProblem
from leeway.offers.check_code import carried, code, read_code
from leeway.offers.language import ENGLISH, Language
from leeway.offers.link import LONGEST, coded, decoded
from leeway.offers.verify import changed, other_version

Json = Mapping[str, Any]
_LINE = r"(practice=\S+)"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
LONGEST_NAME = 80
_ONCE = ("practice", "dealt", "seed", "name", "on", "score")
_DEALT = "1"  # the way in which practice is dealt and graded; another way has another number


@dataclass(frozen=True, slots=True)
class Certificate:
    """The line of a certificate by which it can be checked: the code, the policy's version, the line of the practice."""

    code: str
    version: str
    practice: str


def certificates_in(text: str) -> tuple[Certificate, ...]:
    """The lines to check in a text, whatever stands around them; in plain text or in Markdown."""
    return tuple(Certificate(*found) for found in carried(text, _LINE))


def broken_certificate(one: Certificate, language: Language = ENGLISH) -> CaseProblem | None:
    """What shows, without the policy, that something in the line was changed; None where it is whole."""
    return changed(one.code, one.version, one.practice, "practice.other_practice", language)


def certified(desk: Desk, one: Certificate) -> Answer:
    """What a certificate stands for, and every reason to refuse it. Total: all of the practice is dealt and graded again.

    `desk` has the policy of the certificate's version. The value: `code`, `policy`, `step` (its name), `name`, `on`, `seed`,
    `right`, `of`, `percent`, `pass`, `passed`.
    """
    language = desk.policy.language
    wrong = broken_certificate(one, language) or other_version(desk.policy, one.version)
    if wrong:
        return None, (wrong,)
    found = _read(one.practice)
    step = step_of(desk.raw, found["practice"]) if found else None
    if found is None or step is None or found["dealt"] != _DEALT:
        return None, (CaseProblem("bad-line", "practice", language.say("practice.bad_line")),)
    again = replayed(desk, begun(found["seed"], step, step.practised, tuple(found["w"])), found["a"])
    if again is None or not again.over or found["score"] != _score(again) or not score(again)["passed"]:
        said = language.say("practice.other_score", score=found["score"].replace("of", "/"))
        return None, (CaseProblem("other-score", "score", said),)
    return {
        "code": read_code(one.code),
        "policy": desk.policy.version,
        "step": step.name,
        "name": found["name"],
        "on": found["on"],
        "seed": found["seed"],
        **_standing(again),
        "passed": True,
    }, ()


def replayed(desk: Desk, one: Round, answers: Sequence[str]) -> Round | None:
    """The round with those answers in short form, dealt and graded again; None where there are more than it asks."""
    for short in answers:
        asked = None if one.over else question(desk, one)
        if asked is None:
            return None
        one = graded(desk, one, asked, in_short(asked, short)).round
    return one


def certificate(desk: Desk, told: Json) -> Answer:
    """The certificate for rounds that were passed, as text and in parts; or why there is none."""
    say, rounds = desk.policy.language.say, told.get("rounds")
    if not isinstance(rounds, list) or not 0 < len(rounds) <= 40:
        return None, (CaseProblem("bad-told", "rounds", say("practice.bad_round")),)
    name, on = _name(told.get("name")), told.get("on")
    if not isinstance(on, str) or not _DAY.fullmatch(on):
        return None, (CaseProblem("bad-told", "on", say("case.bad_day", text=str(on)[:40])),)
    passed = []
    for raw in rounds:
        read = read_round(desk, raw)
        made = read if isinstance(read, CaseProblem) else _passed(desk, read, name, on)
        if isinstance(made, CaseProblem):
            return None, (made,)
        passed.append(made)
    return {"text": _text(passed, name, on, desk), "passed": passed}, ()


def _passed(desk: Desk, kept: Round, name: str, on: str) -> dict[str, Any] | CaseProblem:
    """One step that was passed, with its line and its code."""
    say, step = desk.policy.language.say, kept.step
    if step is None:
        return CaseProblem("no-step", "rounds", say("practice.no_step"))
    again = replayed(desk, begun(kept.seed, step, step.practised, kept.start), kept.answers)
    if again is None or not again.over:
        return CaseProblem("round-open", "rounds", say("practice.open", name=step.name))
    found = score(again)
    if not found["passed"]:
        parts = {"name": step.name, "percent": _percent(found["percent"], desk), "passes": _percent(step.passes, desk)}
        return CaseProblem("not-passed", "rounds", say("practice.not_passed", **parts))
    written = _line(again, step, name, on)
    if len(written) > LONGEST:
        return CaseProblem("too-long", "rounds", say("check.long_line"))
    return {"step": step.id, "name": step.name, **_standing(again), "code": code(desk.policy.version, written), "line": written}


def _standing(one: Round) -> dict[str, Any]:
    return {key: score(one)[key] for key in ("right", "of", "percent", "pass")}


def _score(one: Round) -> str:
    return f"{one.right}of{one.of}"


def _line(one: Round, step: Step, name: str, on: str) -> str:
    fields = [("practice", step.id), ("dealt", _DEALT), ("seed", one.seed), ("name", name), ("on", on), ("score", _score(one))]
    fields += [("w", each) for each in one.start]
    fields += [("a", each) for each in one.answers]
    return "&".join(f"{key}={coded(value)}" for key, value in fields if value)


def _read(line: str) -> dict[str, Any] | None:
    """The fields of a line; None where it has others, or one twice, or lacks one."""
    found: dict[str, Any] = {"w": [], "a": []}
    if len(line) > LONGEST:
        return None
    for field in line.split("&"):
        key, equals, raw = field.partition("=")
        if key in ("w", "a") and equals:
            found[key].append(decoded(raw))
        elif key in _ONCE and equals and key not in found:
            found[key] = decoded(raw)
        else:
            return None
    return {"name": "", **found} if all(key in found for key in _ONCE if key != "name") else None


def _name(told: Any) -> str:
    text = "".join(sign for sign in told if sign.isprintable()) if isinstance(told, str) else ""
    return " ".join(text.encode("utf-8", "ignore").decode().split())[:LONGEST_NAME]


def _percent(whole: int, desk: Desk) -> str:
    return words.value(Fraction(whole, 100), "percent", desk.policy)


def _text(passed: Sequence[Json], name: str, on: str, desk: Desk) -> str:
    """The certificate to read: who, when, what, and below it the lines to check."""
    say, policy = desk.policy.language.say, desk.policy
    lines = [say("practice.certificate", company=desk.raw["company"])]
    lines += [say("practice.certificate_name", name=name)] if name else []
    lines.append(say("practice.certificate_day", day=words.when(on, policy), version=policy.version))
    for one in passed:
        standing = {"right": one["right"], "of": one["of"], "percent": _percent(one["percent"], desk)}
        lines.append(say("practice.certificate_step", name=one["name"], passes=_percent(one["pass"], desk), **standing))
    lines.append(say("practice.proves"))
    lines += [say("practice.certificate_check", code=one["code"], version=policy.version, line=one["line"]) for one in passed]
    return "\n".join(lines)
