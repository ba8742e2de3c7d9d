"""Whatever becomes of the bytes of a valid policy, the stages answer with problems whose places lie in the file."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from leeway import report
from leeway.source import lines

from tests.stages import SMALL, problems

DATA = SMALL.encode()
PIECES = st.sampled_from(
    [b"? ", b": ", b"- ", b"[", b"]", b"{", b"}", b",", b"&a ", b"*a ", b"!t ", b"| ", b"> ", b"'", b'"', b"#", b"\n", b"\t", b"  "]
    + [b"---\n", b"<<: ", b"~", b"null", b"no", b"none", b"$", b"%", b"(", b")", b" and ", b" or ", b"not ", b"of ", b"max(", b"0"]
    + [b"fault", b"tenure", b"rep", b"when", b"all: ", b"\xc3\xa9", b"\xff", b"\0", b"\r", b"\xe2\x80\xa8", b"\xf0\x9d\x84\x9e"]
)
PLACES = st.integers(min_value=0, max_value=len(DATA))
EDITS = st.lists(st.tuples(PLACES, st.integers(min_value=0, max_value=30), st.one_of(PIECES, st.binary(max_size=8))), max_size=4)


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
