"""Loading: bytes become nodes that know where they stand."""

from __future__ import annotations

import pytest

from leeway.load import load
from leeway.nodes import Mapping, Node, Scalar, Sequence, place
from leeway.problems import Span


def _value(text: str, key: str = "a") -> Node:
    node, problems = load(text.encode())
    assert isinstance(node, Mapping) and not problems, problems
    return next(entry.value for entry in node.entries if entry.key.text == key)


@pytest.mark.parametrize("written", ["no", "12:30", "010", "1_000", "~x", "2026-11-20", "0x10", "1e3", "true", ".5"])
def test_a_scalar_means_what_it_says(written: str) -> None:
    value = _value(f"a: {written}\n")
    assert isinstance(value, Scalar) and value.text == written


def test_a_question_before_a_comma_is_text_inside_braces() -> None:
    value = _value("a: {ask: How long?, unit: years}\n")
    assert isinstance(value, Mapping) and [entry.key.text for entry in value.entries] == ["ask", "unit"]


def test_places_count_characters_from_one() -> None:
    node, _ = load("é: 'ü'\n𝄞𝄞: [x]\n".encode())
    assert isinstance(node, Mapping)
    assert node.entries[0].value.span == Span(1, 4, 1, 7)
    assert node.entries[1].value.span == Span(2, 5, 2, 8)


def test_line_ends_of_all_systems_and_a_byte_order_mark_read_the_same() -> None:
    plain = load(b"a: 1\nb:\n  - x\n")
    assert load(b"a: 1\r\nb:\r\n  - x\r\n") == plain
    assert load(b"a: 1\rb:\r  - x\r") == plain
    assert load(b"\xef\xbb\xbfa: 1\nb:\n  - x\n") == plain


def test_exotic_line_ends_are_no_lines() -> None:
    value = _value("a: one\u2028two\nb: 1\n")
    assert isinstance(value, Scalar) and value.text == "one two"


PLACES = [
    ("a: at least 10 yeers\n", 12, 17, Span(1, 16, 1, 21)),
    ("a: 'at least 10 yeers'\n", 12, 17, Span(1, 17, 1, 22)),
    ("a: 'it''s 10 yeers'\n", 8, 13, Span(1, 14, 1, 19)),
    ('a: "say \\"10\\" \\u00e9 yeers"\n', 11, 16, Span(1, 23, 1, 28)),
    ('a: "10 \\\n  yeers"\n', 3, 8, Span(2, 3, 2, 8)),
    ("a: at least\n   10\n   yeers\n", 12, 17, Span(3, 4, 3, 9)),
    ("a: |\n  at least\n  10 yeers\n", 12, 17, Span(3, 6, 3, 11)),
    ("a: >-\n    at least\n    10 yeers\n", 12, 17, Span(3, 8, 3, 13)),
]


@pytest.mark.parametrize(("text", "start", "end", "span"), PLACES)
def test_a_part_of_a_scalar_has_its_place_whatever_its_quotes(text: str, start: int, end: int, span: Span) -> None:
    value = _value(text)
    assert isinstance(value, Scalar) and value.text[start:end] == "yeers"
    assert place(value, start, end) == span


def test_values_with_anchors_and_tags_are_read_all_the_same() -> None:
    node, problems = load(b"a: &x one\nb: !!str two\nc: *x\n")
    assert isinstance(node, Mapping) and [problem.code for problem in problems] == ["anchor", "tag", "alias"]
    assert [entry.value.text for entry in node.entries[:2] if isinstance(entry.value, Scalar)] == ["one", "two"]


def test_the_first_of_two_equal_keys_counts() -> None:
    node, problems = load(b"a: 1\nb: 2\na: 3\n")
    assert [(problem.code, problem.span, problem.related[0].span) for problem in problems] == [
        ("duplicate-key", Span(3, 1, 3, 2), Span(1, 1, 1, 2))
    ]
    assert isinstance(node, Mapping) and [entry.key.text for entry in node.entries] == ["a", "b"]


def test_a_merge_key_is_refused_and_its_mapping_counts_as_partly_read() -> None:
    node, problems = load(b"a: {<<: {b: 1}, c: 2}\n")
    assert [problem.code for problem in problems] == ["merge-key"]
    assert isinstance(node, Mapping) and isinstance(node.entries[0].value, Mapping) and node.entries[0].value.partial


def test_lists_and_mappings_underline_what_they_are() -> None:
    node, _ = load(b"a: [x,\n  y]\nb:\n  - z\n")
    assert isinstance(node, Mapping) and isinstance(node.entries[1].value, Sequence)
    assert node.entries[0].value.span == Span(1, 4, 2, 5)
    assert node.entries[1].value.span == Span(4, 3, 4, 4)


def test_all_syntax_mistakes_show_at_once_each_in_its_own_part() -> None:
    text = 'a: "open\nb:\n  c: [1\n  d: x: y\n  e: fine\nf: fine\ng: @\n'
    _, problems = load(text.encode())
    assert [(problem.code, problem.span and problem.span.line) for problem in problems] == [
        ("open-quote", 1),
        ("open-bracket", 3),
        ("colon-in-text", 4),
        ("text-needs-quotes", 7),
    ]


ESCAPES = ["\\0", "\\a", "\\b", "\\v", "\\f", "\\r", "\\e", "\\N", "\\x1b", "\\x7f", "\\u0085", "\\u009b", "\\U0000001b"]


@pytest.mark.parametrize("escape", ESCAPES)
@pytest.mark.parametrize("text", ['a: "\\\\ one\\t{} two"\n', '{{"\\\\ one\\t{} two": b}}\n'], ids=["value", "key"])
def test_an_escape_in_quotes_brings_no_control_character_in(escape: str, text: str) -> None:
    written = text.format(escape)
    _, problems = load(written.encode())
    column = written.index(escape, written.index("one")) + 1
    found = [(problem.code, problem.span) for problem in problems]
    assert found == [("control-character", Span(1, column, 1, column + len(escape)))]


def test_escaped_line_ends_tabs_and_letters_are_text() -> None:
    value = _value('a: "one\\n\\ttwo\\x41\\u00e9\\_"\n')
    assert isinstance(value, Scalar) and value.text == "one\n\ttwoA\u00e9\u00a0"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("a: {b: $1,250, c: 1}", "$1,250"),
        ("a: {b: 1,250 days, c: 1}", "1,250 days"),
        ("a: {b: $1,250.50}", "$1,250.50"),
        ("a: {b: $1,000,000, c: $2}", "$1,000,000"),
    ],
)
def test_a_number_that_its_comma_cuts_is_one_problem(text: str, number: str) -> None:
    node, problems = load(text.encode())
    assert [problem.code for problem in problems] == ["comma-in-text"] and f'"{number}"' in problems[0].message
    assert problems[0].span == Span(1, 8, 1, 8 + len(number))
    inner = node.entries[0].value if isinstance(node, Mapping) else None
    assert isinstance(inner, Mapping) and inner.partial and {entry.key.text for entry in inner.entries} <= {"b", "c"}


@pytest.mark.parametrize("text", ["a: {b: 1, 250: 2}", "a: {b: 1,c: 2}", 'a: {b: "1",250: 2}', "a: {b: 1234,250: 2}", "a: 1,250"])
def test_other_commas_are_let_pass(text: str) -> None:
    assert load(text.encode())[1] == ()
