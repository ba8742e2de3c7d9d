"""A small policy for the sentences of guarantees, and what the stages make of a sentence in it."""

from __future__ import annotations

from functools import cache
from typing import Any

from leeway.checks import check
from leeway.compile import compile_policy
from leeway.draft import Draft
from leeway.load import load
from leeway.problems import Problem, errors, in_order
from leeway.shape import shape
from tests.stages import HERE

Json = dict[str, Any]
AROUND = (HERE / "guarantees" / "around.yml").read_text(encoding="utf-8")


def policy(*sentences: str) -> str:
    """The small policy with these guarantees, each quoted as YAML wants it."""
    quoted = ("'" + one.replace("'", "''") + "'" for one in sentences)
    return AROUND + "guarantees:\n" + "".join(f"  - {one}\n" for one in quoted)


@cache
def read(text: str) -> tuple[Draft, tuple[Problem, ...]]:
    """The draft of a whole policy, and what its reading and the checks without customers say."""
    node, found = load(text.encode())
    assert node is not None
    draft, more = shape(node)
    assert draft is not None
    return draft, in_order((*found, *more, *check(draft)))


def compiled(*sentences: str) -> Json:
    """The compiled policy with guarantees that are right."""
    draft, problems = read(policy(*sentences))
    assert not errors(problems), problems
    return compile_policy(draft)


def own(sentence: str) -> Json:
    """What the compiled guarantee says beside its id, its text and its line."""
    (found,) = compiled(sentence)["guarantees"]
    return {key: value for key, value in found.items() if key not in ("id", "text", "line")}


def said(sentence: str) -> list[tuple[str, str]]:
    """The errors of a sentence: each one's code, and the words of the file that it stands at."""
    text = policy(sentence)
    lines = text.split("\n")
    found = errors(read(text)[1])
    places = [(one.code, lines[one.span.line - 1], one.span) for one in found if one.span]
    return [(code, line[span.column - 1 : span.end_column - 1].strip("'")) for code, line, span in places]
