"""A round of practice: what a page keeps of it and tells each time. Nothing else is remembered anywhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from leeway.desk.base import Desk
from leeway.desk.practice.path import CASES, PHRASES, Step, step_of
from leeway.offers.case import CaseProblem

Json = Mapping[str, Any]
LONGEST = 200  # questions that are answered in one round
_REMEMBERED = 40  # topics that went wrong
_SEED = re.compile(r"[0-9A-Za-z-]{1,40}")
_KINDS = ("case", "phrase")


@dataclass(frozen=True, slots=True)
class Round:
    """A round so far. `start`: what had gone wrong before it, `wrong`: what has by now; `done`: the keys of what was dealt.

    `answers` are those that were given, in short form: the whole round follows from seed, step, `start` and them.
    """

    seed: str
    step: Step | None
    situations: tuple[str, ...]
    kind: str
    start: tuple[str, ...]
    wrong: tuple[str, ...]
    done: tuple[str, ...]
    answers: tuple[str, ...]
    right: int
    of: int

    @property
    def number(self) -> int:
        """The number of the question that is next, first 1."""
        return len(self.done) + 1

    @property
    def over(self) -> bool:
        """Whether everything is answered that the step asks."""
        return self.number > (self.step.all if self.step else LONGEST)

    @property
    def wants_phrase(self) -> bool:
        """Whether the next question is one on words: they are spread evenly over the round."""
        if self.kind:
            return self.kind == "phrase"
        cases, phrases = (self.step.cases, self.step.phrases) if self.step else (CASES, PHRASES)
        place = (self.number - 1) % (cases + phrases) + 1 if cases + phrases else 0
        return bool(place) and place * phrases // (cases + phrases) > (place - 1) * phrases // (cases + phrases)

    @property
    def told(self) -> dict[str, Any]:
        """What a page keeps."""
        own = {"step": self.step.id} if self.step else {"situations": list(self.situations), "kind": self.kind}
        lists = {key: list(getattr(self, key)) for key in ("start", "wrong", "done", "answers")}
        return {"seed": self.seed, **own, **lists, "right": self.right, "of": self.of}


def begun(seed: str, step: Step | None, situations: tuple[str, ...], wrong: tuple[str, ...], kind: str = "") -> Round:
    """A round of which nothing is answered yet."""
    kept = wrong[-_REMEMBERED:]
    return Round(seed, step, situations, kind, kept, kept, (), (), 0, 0)


def after(one: Round, key: str, answer: str, right: int, of: int, topics: tuple[tuple[str, bool], ...]) -> Round:
    """The round once a question is answered; each topic with whether it went right."""
    wrong = list(one.wrong)
    for topic, was_right in topics:
        if not was_right:
            wrong.append(topic)
        elif topic in wrong:
            wrong.remove(topic)
    return replace(
        one,
        wrong=tuple(wrong[-_REMEMBERED:]),
        done=(*one.done, key),
        answers=(*one.answers, answer),
        right=one.right + right,
        of=one.of + of,
    )


def read_round(desk: Desk, told: Any) -> Round | CaseProblem:
    """The round that a page tells; or why it is none."""
    say = desk.policy.language.say
    if not isinstance(told, Mapping) or not isinstance(told.get("seed"), str) or not _SEED.fullmatch(told["seed"]):
        return CaseProblem("bad-told", "round", say("practice.bad_round"))
    step = step_of(desk.raw, told["step"]) if told.get("step") is not None else None
    if told.get("step") is not None and step is None:
        return CaseProblem("unknown-step", "round.step", say("practice.unknown_step", name=str(told["step"])[:60]))
    situations = _texts(told.get("situations"))
    unknown = next((name for name in situations if name not in desk.policy.situations), None)
    if unknown is not None:
        return CaseProblem("unknown-situation", "round.situations", say("case.unknown_situation", name=unknown[:60]))
    practised = step.practised if step else situations or tuple(desk.policy.situations)
    kind = told["kind"] if not step and told.get("kind") in _KINDS else ""
    found = begun(told["seed"], step, practised, _texts(told.get("start", told.get("wrong"))), kind)
    done, answers = _texts(told.get("done")), _texts(told.get("answers"))
    if not done:
        return found
    counts = (_count(told.get("right")), _count(told.get("of")))
    wrong = _texts(told.get("wrong"))[-_REMEMBERED:]
    return replace(found, wrong=wrong, done=done[:LONGEST], answers=answers[:LONGEST], right=counts[0], of=counts[1])


def _texts(told: Any) -> tuple[str, ...]:
    return tuple(one for one in told if isinstance(one, str)) if isinstance(told, (list, tuple)) else ()


def _count(told: Any) -> int:
    return told if isinstance(told, int) and not isinstance(told, bool) and 0 <= told < 100_000 else 0
