"""Dealing: the question that is next in a round, and grading what was answered to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from leeway.desk.base import Desk
from leeway.desk.practice.asking import parts
from leeway.desk.practice.cases import Dealt, dealt
from leeway.desk.practice.parts import UNREAD, Answer, Json, Part
from leeway.desk.practice.phrases import key_of, part_of, turned
from leeway.desk.practice.rounds import Round, after

_BETWEEN = "|"  # between the answers to the parts of a question, in short form


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a round: a case, or one on words."""

    key: str
    kind: str
    parts: tuple[Part, ...]
    dealt: Dealt | None = None


@dataclass(frozen=True, slots=True)
class Graded:
    """A question with its answers: `right` of `of` parts, and the round that goes on behind it."""

    question: Question
    answers: tuple[tuple[Part, Answer, tuple[Json, ...]], ...]
    round: Round

    @property
    def right(self) -> int:
        return sum(answer.right for _, answer, _ in self.answers)


def question(desk: Desk, one: Round) -> Question | None:
    """The question that is next; None where there is nothing to practise. The same policy and round have the same one."""
    if one.wants_phrase:
        found = _on_words(desk, one)
        if found or one.kind == "phrase":
            return found
    case = dealt(desk, one)
    asked = parts(case, one, desk.policy) if case else ()
    if case and asked:
        return Question(case.key, "case", asked, case)
    return _on_words(desk, one)


def _on_words(desk: Desk, one: Round) -> Question | None:
    key = key_of(desk, one)
    return Question(key, key.partition(":")[0], (part_of(key, desk, one),)) if key else None


def graded(desk: Desk, one: Round, asked: Question, told: Any) -> Graded:
    """The answers graded; `told` has them by the ids of the parts, and what is missing or senseless in it is wrong."""
    answers = told if isinstance(told, Mapping) else {}
    found = tuple((part, *_one(part, answers.get(part.id), desk)) for part in asked.parts)
    topics = [topic for part, answer, _ in found for topic in _topics(part, answer)]
    short = _BETWEEN.join(answer.short.replace(_BETWEEN, " ") for _, answer, _ in found)
    right = sum(answer.right for _, answer, _ in found)
    return Graded(asked, found, after(one, asked.key, short, right, len(found), tuple(topics)))


def _one(part: Part, said: Any, desk: Desk) -> tuple[Answer, tuple[Json, ...]]:
    if part.kind != "text":
        return part.graded(said, desk.policy), ()
    answer, found = turned(part, said, desk)
    return answer, tuple(asdict(each) for each in found)


def _topics(part: Part, answer: Answer) -> list[tuple[str, bool]]:
    if part.kind != "marks":
        return [(topic, answer.right) for topic in part.topics]
    return [(f"phrase:{mark['phrase']}", (mark["value"] in answer.short) is mark["helps"]) for mark in part.marks]


def in_short(asked: Question, short: str) -> dict[str, Any]:
    """The answers that were kept in short form, by the ids of the parts."""
    said = short.split(_BETWEEN)
    return {part.id: "" if text == UNREAD else text for part, text in zip(asked.parts, said)}
