"""All syntax mistakes in one run: a text that cannot be read is cut into parts, and each part is read by itself.

A broken part is cut again at the keys below its first line, three levels down; the smallest broken part speaks.
"""

from __future__ import annotations

import re
from dataclasses import replace

from leeway.draft.words import MOST_PROBLEMS, too_many_problems
from leeway.load.build import build
from leeway.load.syntax import lone_text
from leeway.nodes import Scalar
from leeway.problems import Problem, Related, Span

_HEAD = re.compile(r"\s*(?:- +)?[^\s#\"'\[{][^\n]*?:\s*(?:#.*)?$")
DEEPEST_CUT = 4
MOST_LINES = 50_000


def broken_pieces(text: str) -> tuple[Problem, ...]:
    """The syntax errors of all parts of a text, in the order of the file; none where every part reads well alone."""
    lines = text.split("\n")
    if len(lines) > MOST_LINES:
        return ()
    found = _broken(lines, 0, len(lines), 0, DEEPEST_CUT)
    if len(found) > MOST_PROBLEMS:
        return (*found[:MOST_PROBLEMS], too_many_problems(found[MOST_PROBLEMS].span))
    return tuple(found)


def _broken(lines: list[str], start: int, stop: int, indent: int, depth: int) -> list[Problem]:
    """The errors of the pieces of `lines[start:stop]` that begin in column `indent`."""
    if any(_says_something(line) and _indent(line) < indent for line in lines[start:stop]):
        return []
    found: list[Problem] = []
    pieces = _pieces(lines, start, stop, indent)
    dashes = any(lines[first][indent : indent + 2] == "- " for first, _ in pieces)
    for first, last in pieces:
        problem = _error(lines, first, last, indent, dashes)
        if problem is not None:
            found += _inside(lines, first, last, depth) or [problem]
        if len(found) > MOST_PROBLEMS:
            break
    return found


def _inside(lines: list[str], first: int, last: int, depth: int) -> list[Problem]:
    """The errors of what stands below a line that is only a key."""
    body = next((n for n in range(first + 1, last) if _says_something(lines[n])), None)
    if depth == 0 or body is None or not _HEAD.match(lines[first]) or lines[body].startswith("\t"):
        return []
    return _broken(lines, first + 1, last, _indent(lines[body]), depth - 1)


def _pieces(lines: list[str], start: int, stop: int, indent: int) -> list[tuple[int, int]]:
    """Line ranges that each begin with a line in this column."""
    begins = [n for n in range(start, stop) if _says_something(lines[n]) and _begins(lines[n], indent)]
    if not begins or any(_says_something(lines[n]) for n in range(start, begins[0])):
        begins.insert(0, start)
    return list(zip(begins, [*begins[1:], stop]))


def _begins(line: str, indent: int) -> bool:
    return _indent(line) == indent and line[indent] not in "]}"


def _error(lines: list[str], first: int, last: int, indent: int, dashes: bool) -> Problem | None:
    """The syntax error of a piece read alone, moved to where the piece stands. A text alone lacks its dash or its colon."""
    # A comment that stands further left would lose its # with the columns that are cut away.
    body = [line[indent:] if _says_something(line) else "" for line in lines[first:last]]
    built = build("\n".join(body) + "\n")
    if isinstance(built.node, Scalar):
        return _moved(lone_text(body, dashes), first, indent)
    return None if built.broken is None else _moved(built.broken, first, indent)


def _moved(problem: Problem, lines: int, columns: int) -> Problem:
    related = tuple(Related(r.message, _shift(r.span, lines, columns)) for r in problem.related)
    span = problem.span and _shift(problem.span, lines, columns)
    return replace(problem, span=span, related=related)


def _shift(span: Span, lines: int, columns: int) -> Span:
    return Span(span.line + lines, span.column + columns, span.end_line + lines, span.end_column + columns)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")
