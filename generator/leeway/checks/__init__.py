"""Stage 3, checks: what no single key can show. One check a module: its id is the code of its problems, its docstring
their page in the manual.

A check never reports what follows from a mistake that is reported elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from leeway.checks import (
    clause_id_taken,
    example_fails,
    example_name_taken,
    falling_limit,
    from_after_to,
    idle_fact,
    not_in_situation,
    otherwise_not_last,
    outside_range,
    remedy_twice,
    review_before_update,
    unknown_name,
    unused_fact,
    unused_remedy,
    worth_not_needed,
    wrong_unit,
)
from leeway.checks.example_fails import examples
from leeway.draft import Draft
from leeway.draft.words import MOST_PROBLEMS, too_many_problems
from leeway.problems import Problem

__all__ = ["CHECKS", "Check", "check", "examples"]


class Check(Protocol):
    """What every check module has, beside its docstring."""

    ID: str

    def check(self, draft: Draft) -> Iterable[Problem]:
        """The problems of a draft."""


CHECKS: tuple[Check, ...] = (
    unknown_name,
    wrong_unit,
    from_after_to,
    outside_range,
    review_before_update,
    otherwise_not_last,
    clause_id_taken,
    falling_limit,
    worth_not_needed,
    remedy_twice,
    not_in_situation,
    example_name_taken,
    idle_fact,
    unused_fact,
    unused_remedy,
)

# The one check that needs the compiled policy; `examples` is its function.
LAST = example_fails


def check(draft: Draft) -> tuple[Problem, ...]:
    """Everything that the checks find in a draft, check by check; worked examples are tried by `examples` later.

    A check is cut off after a hundred problems, with a last one that says so.
    """
    return tuple(problem for one in CHECKS for problem in _cut(one.check(draft)))


def _cut(problems: Iterable[Problem]) -> Iterable[Problem]:
    for index, problem in enumerate(problems):
        if index == MOST_PROBLEMS:
            yield too_many_problems(problem.span)
            return
        yield problem
