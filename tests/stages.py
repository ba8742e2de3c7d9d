"""The stages from bytes to worked examples, as the pipeline runs them, for tests."""

from __future__ import annotations

from pathlib import Path

from leeway.checks import check, examples
from leeway.compile import compile_policy
from leeway.draft import Draft
from leeway.load import load
from leeway.problems import Problem, errors, in_order
from leeway.shape import shape

HERE = Path(__file__).parent
SMALL = (HERE / "good" / "small.yml").read_text(encoding="utf-8")
REAL = HERE.parent / "policy" / "policy.yml"


def problems(data: bytes | str) -> tuple[Problem, ...]:
    """Everything that the stages say about a policy file, in the order of the file."""
    node, found = load(data.encode() if isinstance(data, str) else data)
    if node is None:
        return found
    draft, more = shape(node)
    found += more
    if draft is not None:
        found += check(draft)
        if not errors(found):
            found += examples(compile_policy(draft), draft)
    return in_order(found)


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
