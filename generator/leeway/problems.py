"""What is wrong with a policy, and where: the one value that every stage returns beside its result."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the policy file: lines and columns count from 1, the end is the first place after it."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a problem, with a few words on why."""

    message: str
    span: Span


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: a code, a sentence, and the place.

    `nearest` is the valid word that is closest to what was written, when there is one. `path` names the file when it is
    not the policy file itself. A problem without a span concerns the whole file.
    """

    code: str
    message: str
    span: Span | None = None
    severity: Severity = "error"
    related: tuple[Related, ...] = ()
    nearest: str | None = None
    path: str | None = None


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that keep a policy from being published, in their order."""
    return tuple(p for p in problems if p.severity == "error")


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by place, whole-file ones first; problems of one place keep their order; repeats are dropped."""
    nowhere = Span(0, 0, 0, 0)
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.path or "", p.span or nowhere)))
