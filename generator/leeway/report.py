"""Writers of problems: plain text for people, JSON for programs, annotations for GitHub. Each is a pure function."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from typing import Any

from leeway.problems import Problem, Related, Span
from leeway.source import lines as lines_of

_WIDEST = 110
_TAB = 4
_COLOURS = {"error": "31;1", "warning": "33;1", "place": "1", "underline": "32;1"}


def text(problems: Iterable[Problem], source: bytes, name: str, colour: bool = False) -> str:
    """All problems for people to read: place, code, sentence, the line with what is wrong underlined, related lines.

    `source` is the policy file that places point into, `name` what to call it. Empty where there is no problem; else it
    ends with a line that counts them.
    """
    found = tuple(problems)
    if not found:
        return ""
    lines = lines_of(source)
    blocks = [_block(problem, lines, name, colour) for problem in found]
    return "\n\n".join([*blocks, _count(found)]) + "\n"


def _block(problem: Problem, lines: list[str], name: str, colour: bool) -> str:
    where = _place(problem, name)
    head = f"{_paint(where, 'place', colour)} {_paint(problem.severity, problem.severity, colour)} [{problem.code}]"
    rows = [head, f"  {problem.message}"]
    own = lines if problem.path in (None, name) else []
    spans = [(problem.span, "")] + [(one.span, one.message) for one in problem.related]
    shown = [(span, said) for span, said in spans if span is not None and 0 < span.line <= len(own)]
    margin = max((len(str(span.line)) for span, _ in shown), default=1)
    for index, (span, said) in enumerate(shown):
        excerpt = _excerpt(span, own[span.line - 1], said, margin, "^" if index == 0 else "-", colour)
        rows += excerpt[1:] if excerpt[0] in rows else excerpt
    if problem.nearest is not None:
        rows.append(f'  Did you mean "{_printable(problem.nearest)}"?')
    return "\n".join(rows)


def _place(problem: Problem, name: str) -> str:
    file = problem.path or name
    return f"{file}:{problem.span.line}:{problem.span.column}:" if problem.span else f"{file}:"


def _excerpt(span: Span, line: str, said: str, margin: int, mark: str, colour: bool) -> list[str]:
    """The source line with its number, and below it the underline with what belongs to it."""
    line = _printable(line)
    start = min(span.column - 1, len(line))
    if span.end_line > span.line and not line[:start].strip():
        start = len(line) - len(line.lstrip())
    stop = len(line) if span.end_line > span.line else min(span.end_column - 1, max(len(line), start + 1))
    before, marked, line = _window(line, start, max(stop, start + 1))
    under = " " * _width(before, 0) + _paint(mark * max(1, _width(marked, _width(before, 0))), "underline", colour)
    shown = _untabbed(line).rstrip()
    return [f"  {span.line:>{margin}} | {shown}", f"  {'':>{margin}} | {under}{' ' + said if said else ''}"]


def _window(line: str, start: int, stop: int) -> tuple[str, str, str]:
    """What stands before the marked part, the marked part, and the line, cut to a width that a terminal can show."""
    stop = min(stop, start + _WIDEST)
    left = max(0, stop - _WIDEST + 10) if stop > _WIDEST else 0
    left = min(left, start)
    lead = "..." if left else ""
    tail = "..." if len(line) > left + _WIDEST else ""
    return lead + line[left:start], line[start:stop], lead + line[left : left + _WIDEST] + tail


def _width(text: str, start: int) -> int:
    """How many columns a terminal needs for a text that begins in a column."""
    column = start
    for char in text:
        if char == "\t":
            column += _TAB - column % _TAB
        elif unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
            continue
        else:
            column += 2 if unicodedata.east_asian_width(char) in "WF" else 1
    return column - start


def _untabbed(line: str) -> str:
    """The line with tabs as the spaces that `_width` counts for them."""
    shown: list[str] = []
    column = 0
    for char in line:
        width = _width(char, column)
        shown.append(" " * width if char == "\t" else char)
        column += width
    return "".join(shown)


def _printable(text: str) -> str:
    """The text without characters that would steer a terminal."""
    return "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cs") and c != "\t" else c for c in text)


def _paint(text: str, role: str, colour: bool) -> str:
    return f"\x1b[{_COLOURS[role]}m{text}\x1b[0m" if colour else text


def _count(problems: tuple[Problem, ...]) -> str:
    """`2 errors, 1 warning`."""
    counts = {kind: sum(p.severity == kind for p in problems) for kind in ("error", "warning")}
    return ", ".join(f"{n} {kind}{'' if n == 1 else 's'}" for kind, n in counts.items() if n)


def as_json(problems: Iterable[Problem], name: str) -> str:
    """All problems as one JSON object; every key is always there, places that do not exist are null."""
    found = tuple(problems)
    value = {
        "file": name,
        "errors": sum(p.severity == "error" for p in found),
        "warnings": sum(p.severity == "warning" for p in found),
        "problems": [_json_problem(problem, name) for problem in found],
    }
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _json_problem(problem: Problem, name: str) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "file": problem.path or name,
        **_json_span(problem.span),
        "nearest": problem.nearest,
        "related": [_json_related(one, problem.path or name) for one in problem.related],
    }


def _json_related(one: Related, file: str) -> dict[str, Any]:
    return {"message": one.message, "file": file, **_json_span(one.span)}


def _json_span(span: Span | None) -> dict[str, int | None]:
    if span is None:
        return {"line": None, "column": None, "end_line": None, "end_column": None}
    return {"line": span.line, "column": span.column, "end_line": span.end_line, "end_column": span.end_column}


def github(problems: Iterable[Problem], name: str) -> str:
    """All problems as workflow commands of GitHub Actions, one a line.

    https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands - columns count from 1, the last one
    is part of the place, and they are only read where the place is on one line.
    """
    return "".join(_annotation(problem, name) + "\n" for problem in problems)


def _annotation(problem: Problem, name: str) -> str:
    fields = {"file": problem.path or name}
    span = problem.span
    if span is not None:
        fields["line"] = str(span.line)
        if span.end_line == span.line:
            fields |= {
                "col": str(span.column),
                "endLine": str(span.line),
                "endColumn": str(max(span.column, span.end_column - 1)),
            }
        else:
            fields["endLine"] = str(span.end_line)
    fields["title"] = problem.code
    message = problem.message + (f'. Did you mean "{problem.nearest}"?' if problem.nearest is not None else "")
    listed = ",".join(f"{key}={_property(value)}" for key, value in fields.items())
    return f"::{problem.severity} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
