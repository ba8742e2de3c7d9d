"""Stage 3, checks: what no single key can show. One check a module: its id is the code of its problems, its docstring
their page in the manual.

A check never reports what follows from a mistake that is reported elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice
from typing import Protocol

from leeway.checks import (
    approver_not_above,
    clause_id_taken,
    colour_too_pale,
    example_fails,
    example_name_taken,
    falling_limit,
    from_after_to,
    guarantee_twice,
    holiday_after_until,
    idle_fact,
    no_last_route,
    not_in_situation,
    not_verified_fact,
    nothing_to_read,
    other_window,
    otherwise_not_last,
    outside_range,
    range_falls,
    remedy_twice,
    replaces_nothing,
    review_before_update,
    route_never_taken,
    senseless_guarantee,
    unknown_name,
    unused_fact,
    unused_remedy,
    wording_twice,
    worked_out_given,
    worked_out_too_long,
    worth_not_needed,
    wrong_unit,
)
from leeway.checks.example_fails import examples
from leeway.draft import Draft
from leeway.draft.words import MOST_PROBLEMS, too_many_problems
from leeway.problems import Problem

__all__ = ["CHECKS", "Check", "check", "examples"]


class Explained(Protocol):
    """What every check module has, beside its docstring."""

    ID: str


class Check(Explained, Protocol):
    """A check of a draft."""

    def check(self, draft: Draft) -> Iterable[Problem]:
        """The problems of a draft."""


CHECKS: tuple[Check, ...] = (
    unknown_name,
    wrong_unit,
    from_after_to,
    outside_range,
    review_before_update,
    colour_too_pale,
    otherwise_not_last,
    clause_id_taken,
    falling_limit,
    worth_not_needed,
    remedy_twice,
    not_in_situation,
    example_name_taken,
    worked_out_given,
    worked_out_too_long,
    not_verified_fact,
    range_falls,
    replaces_nothing,
    approver_not_above,
    other_window,
    holiday_after_until,
    senseless_guarantee,
    guarantee_twice,
    route_never_taken,
    no_last_route,
    nothing_to_read,
    wording_twice,
    idle_fact,
    unused_fact,
    unused_remedy,
)

# The check that needs the compiled policy; `examples` is its function. What holds for every customer, `leeway.proofs` proves.
LAST: tuple[Explained, ...] = (example_fails,)


def check(draft: Draft) -> tuple[Problem, ...]:
    """Everything that the checks find in a draft, check by check; worked examples are tried later.

    A check is cut off after a hundred problems, with a last one that says so: a warning where only warnings were cut off.
    """
    return tuple(problem for one in CHECKS for problem in _cut(one.check(draft)))


def _cut(problems: Iterable[Problem]) -> Iterable[Problem]:
    rest = iter(problems)
    yield from islice(rest, MOST_PROBLEMS)
    first = next(rest, None)
    if first is not None:
        failed = any(problem.severity == "error" for problem in chain((first,), rest))
        yield too_many_problems(first.span, "error" if failed else "warning")
