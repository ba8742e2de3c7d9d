"""The writers of problems: text, JSON and GitHub's annotations."""

from __future__ import annotations

import json

from leeway import report
from leeway.problems import Problem, Related, Span


def _marked(line: str, start: int, stop: int) -> list[str]:
    """The source line and the underline that the text shows for a stretch of a line."""
    problem = Problem("code", "message", Span(1, start, 1, stop))
    rows = report.text([problem], line.encode(), "policy.yml").splitlines()
    return [row.partition("| ")[2] for row in rows[2:4]]


def test_nothing_to_say() -> None:
    assert report.text([], b"", "policy.yml") == "" == report.github([], "policy.yml")


def test_a_text_says_place_severity_code_sentence_line_related_and_nearest() -> None:
    problem = Problem("code", "A sentence", Span(2, 3, 2, 6), "warning", (Related("declared here", Span(1, 1, 1, 2)),), "word")
    assert report.text([problem], b"a: 1\nb: wrd\n", "policy.yml") == (
        "policy.yml:2:3: warning [code]\n"
        "  A sentence\n"
        "  2 | b: wrd\n"
        "    |   ^^^\n"
        "  1 | a: 1\n"
        "    | - declared here\n"
        '  Did you mean "word"?\n'
        "\n"
        "1 warning\n"
    )


def test_underlines_stand_below_wide_and_combining_characters_and_tabs() -> None:
    assert _marked("日本: x", 5, 6) == ["日本: x", "      ^"]
    assert _marked("日本: x", 1, 3) == ["日本: x", "^^^^"]
    assert _marked("e\u0301: x", 5, 6) == ["e\u0301: x", "   ^"]
    assert _marked("a\tb: x", 3, 4) == ["a   b: x", "    ^"]


def test_a_long_line_is_cut_around_its_mark() -> None:
    line, under = _marked("x" * 500 + "MARK" + "y" * 500, 501, 505)
    assert line.startswith("...x") and line.endswith("y...") and len(line) < 130
    assert line[under.index("^") : under.rindex("^") + 1] == "MARK"


def test_a_place_behind_the_end_of_its_line_is_shown_at_the_end() -> None:
    assert _marked("a: [1", 6, 7) == ["a: [1", "     ^"]
    assert _marked("", 1, 2) == ["", "^"]


def test_a_span_over_several_lines_underlines_the_first_from_its_text_on() -> None:
    problem = Problem("code", "message", Span(1, 1, 2, 1))
    assert report.text([problem], b"  a: 1\n  b: 2\n", "p").splitlines()[3] == "    |   ^^^^"


def test_characters_that_steer_a_terminal_are_not_written() -> None:
    problem = Problem("code", "message", Span(1, 1, 1, 2))
    assert "\x1b" not in report.text([problem], b"a: \x1b[31m\n", "p")


def test_colour_only_when_told() -> None:
    problem = Problem("code", "message", Span(1, 1, 1, 2))
    assert "\x1b[" in report.text([problem], b"a\n", "p", colour=True)
    assert "\x1b[" not in report.text([problem], b"a\n", "p")


def test_another_file_and_no_place() -> None:
    text = report.text([Problem("a", "m", None), Problem("b", "n", Span(1, 1, 1, 2), path="docs/x.md")], b"source\n", "p")
    assert text == "p: error [a]\n  m\n\ndocs/x.md:1:1: error [b]\n  n\n\n2 errors\n"


def test_json_has_every_key_every_time() -> None:
    found = json.loads(report.as_json([Problem("code", "m", None), Problem("c", "é", Span(1, 2, 3, 4), "warning")], "p"))
    assert (found["file"], found["errors"], found["warnings"]) == ("p", 1, 1)
    keys = ["code", "severity", "message", "file", "line", "column", "end_line", "end_column", "nearest", "related"]
    assert [list(problem) for problem in found["problems"]] == [keys, keys]
    assert found["problems"][0]["line"] is None and found["problems"][1]["end_column"] == 4


def test_github_annotations_escape_what_github_asks_for() -> None:
    problem = Problem("code", "50% of\na: b, c", Span(3, 5, 3, 9), nearest="x")
    assert report.github([problem], "a:b,c.yml") == (
        '::error file=a%3Ab%2Cc.yml,line=3,col=5,endLine=3,endColumn=8,title=code::50%25 of%0Aa: b, c. Did you mean "x"?\n'
    )


def test_github_columns_only_where_the_place_is_on_one_line() -> None:
    several, nowhere = Problem("code", "m", Span(3, 5, 4, 1), "warning"), Problem("code", "m")
    assert (
        report.github([several, nowhere], "p")
        == "::warning file=p,line=3,endLine=4,title=code::m\n::error file=p,title=code::m\n"
    )
