"""Policies as text, and what the pipeline's stages make of them, for tests."""

from __future__ import annotations

from pathlib import Path

from leeway import pipeline
from leeway.draft import Draft
from leeway.load import load
from leeway.problems import Problem
from leeway.shape import shape

HERE = Path(__file__).parent
SMALL = (HERE / "good" / "small.yml").read_text(encoding="utf-8")
REAL = HERE.parent / "policy" / "policy.yml"


def problems(data: bytes | str) -> tuple[Problem, ...]:
    """Everything that the stages say about a policy file, in the order of the file."""
    return pipeline.checked(data.encode() if isinstance(data, str) else data, None)[1]


def draft(text: str) -> Draft:
    """The draft of a policy that has no problems of shape."""
    node, found = load(text.encode())
    assert node is not None and not found, found
    made, more = shape(node)
    assert made is not None and not more, more
    return made


def changed(old: str, new: str, text: str = SMALL) -> str:
    """The small policy with one place changed."""
    assert old in text, old
    return text.replace(old, new, 1)


def codes(data: bytes | str) -> list[str]:
    """The codes of a policy's problems, in the order of the file."""
    return [problem.code for problem in problems(data)]
