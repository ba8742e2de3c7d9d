"""What a page asks of practice: a question, a grade, a certificate."""

from __future__ import annotations

from leeway.desk.base import Answer, Desk, Json
from leeway.desk.practice.certificates import certificate
from leeway.desk.practice.dealing import Question, graded, question
from leeway.desk.practice.rounds import Round, read_round
from leeway.desk.practice.told import grade_told, question_told
from leeway.offers.case import CaseProblem

__all__ = ["certificate", "deal", "grade"]


def deal(desk: Desk, told: Json) -> Answer:
    """The question that is next in the round `told["round"]`."""
    found = _asked(desk, told)
    return (None, (found,)) if isinstance(found, CaseProblem) else (question_told(*found, desk), ())


def grade(desk: Desk, told: Json) -> Answer:
    """The answers `told["answers"]` to the question that is next in the round, graded, and the round behind it."""
    found = _asked(desk, told)
    if isinstance(found, CaseProblem):
        return None, (found,)
    asked, one = found
    return grade_told(graded(desk, one, asked, told.get("answers")), desk), ()


def _asked(desk: Desk, told: Json) -> tuple[Question, Round] | CaseProblem:
    one, say = read_round(desk, told.get("round")), desk.policy.language.say
    if isinstance(one, CaseProblem):
        return one
    if one.over:
        return CaseProblem("round-over", "round", say("practice.over"))
    asked = question(desk, one)
    return (asked, one) if asked else CaseProblem("no-practice", "round", say("practice.nothing_to_deal"))
