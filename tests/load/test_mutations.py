"""Whatever becomes of the bytes of a valid policy, the stages answer with problems whose places lie in the file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leeway import report
from leeway.source import lines
from tests.stages import SMALL, problems

DATA = SMALL.encode()
MARKS = b"? |: |- |[|]|{|}|,|&a |*a |!t |>|'|\"|#|\n|\t|  |---\n|<<: |~|$|%|(|)|\r|\0|\xff|\xc3\xa9|\xe2\x80\xa8|\xf0\x9d\x84\x9e"
WORDS = b"null|no|none|0| and | or |not |of |max(|fault|tenure|rep|when|all: |then: "
PIECES = st.sampled_from([*MARKS.split(b"|"), *WORDS.split(b"|")])
PLACES = st.integers(min_value=0, max_value=len(DATA))
EDITS = st.lists(st.tuples(PLACES, st.integers(min_value=0, max_value=30), st.one_of(PIECES, st.binary(max_size=8))), max_size=4)


@pytest.mark.slow
@settings(max_examples=300, deadline=5_000)
@given(EDITS)
def test_no_bytes_bring_an_exception(edits: list[tuple[int, int, bytes]]) -> None:
    data = DATA
    for start, width, put in edits:
        data = data[:start] + put + data[start + width :]
    found = problems(data)
    shown = lines(data)
    for span in (problem.span for problem in found if problem.span):
        assert 1 <= span.line <= len(shown) and span.column >= 1
        assert (span.end_line, span.end_column) >= (span.line, span.column)
    assert bool(report.text(found, data, "policy.yml")) == bool(found)
