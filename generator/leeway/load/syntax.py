"""The YAML parser's complaints in a manager's words, with the place to look at."""

from __future__ import annotations

import re

import yaml

from leeway.problems import Problem, Related, Span

_QUOTES = 'Put the whole text in quotes, for example: first: "Say this: we are sorry"'
_INDENT = "Keys that belong together begin in the same column"


def explain(text: str, error: yaml.MarkedYAMLError) -> Problem:
    """A syntax error as a problem: what was expected here and a correct example; related is where the part began."""
    lines = text.split("\n")
    words = f"{error.context or ''}: {error.problem or ''}"
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    start = (error.context_mark.line, error.context_mark.column) if error.context_mark else None
    for pattern, reader in _READERS:
        if re.search(pattern, words):
            return reader(lines, line, column, start)
    return _other(lines, line, column, start)


Start = tuple[int, int] | None


def _quote(lines: list[str], line: int, column: int, start: Start) -> Problem:
    line, column = start or (line, column)
    mark = lines[line][column : column + 1] or '"'
    name = "double" if mark == '"' else "single"
    message = f"this {name} quote is never closed. End the text with another {mark}"
    return Problem("open-quote", message, _at(lines, line, column))


def _bracket(lines: list[str], line: int, column: int, start: Start) -> Problem:
    opened = lines[start[0]][start[1] : start[1] + 1] if start else "{"
    close = "]" if opened == "[" else "}"
    related = (Related(f"{opened} was opened here", _at(lines, *start)),) if start else ()
    here = lines[line][column : column + 1] if line < len(lines) else ""
    below = start is not None and start[0] < line < len(lines)
    next_key = below and re.fullmatch(r"\s*(?:- )?[\w-]+", lines[line][:column])
    if here == ":" and not next_key:
        message = (
            f"a colon inside {opened} {close} begins a value, and there is one already. Put texts with a colon in "
            'quotes, for example: "Note: call back"'
        )
        return Problem("colon-in-text", message, _at(lines, line, column), related=related)
    if start and line > start[0]:
        message = f"{opened} is opened here and not closed. Add {close}"
        return Problem(
            "open-bracket",
            message,
            _at(lines, *start),
            related=(Related("it should be closed before this", _at(lines, line, column)),),
        )
    message = f"a comma or {close} is missing before this. Write for example: {{name: Gift, kind: gift}} or [one, two]"
    return Problem("missing-comma", message, _at(lines, line, column), related=related)


def _colon(lines: list[str], line: int, column: int, start: Start) -> Problem:
    """`mapping values are not allowed`: a colon in a text, or a key under something that has a value already."""
    head = lines[line][:column]
    if re.search(r":\s", head):
        message = f"a colon followed by a space cannot stand inside a plain text. {_QUOTES}"
        return Problem("colon-in-text", message, _at(lines, line, column))
    above = _above(lines, line)
    if above is not None and not re.search(r":(\s|$)", lines[above]):
        return _no_colon(lines, above, 0, None)
    message = (
        f"this line stands deeper than the line above, which has its value already. {_INDENT}; or the text above needs quotes"
    )
    width = len(head) - len(head.lstrip())
    related = () if above is None else (Related("the line above", _whole(lines, above)),)
    return Problem("indentation", message, _at(lines, line, width), related=related)


def _no_colon(lines: list[str], line: int, column: int, start: Start) -> Problem:
    line = start[0] if start else line
    match = re.match(r"\s*(?:- )?([\w-]+):\S", lines[line])
    if match:
        message = f"a space is missing after the colon. Write for example: {match[1][:40]}: value"
        return Problem("missing-space", message, _at(lines, line, match.end(1)))
    message = "there is a key or a text here, but no colon after it. Write for example: name: Free month"
    return Problem("missing-colon", message, _whole(lines, line))


def _character(lines: list[str], line: int, column: int, start: Start) -> Problem:
    char = lines[line][column : column + 1]
    if char == "\t":
        return _tab(lines, line, column, start)
    message = f'a text cannot begin with {char or "this"}. Put it in quotes, for example: "{char} ..."'
    return Problem("text-needs-quotes", message, _at(lines, line, column))


def _character_at_start(lines: list[str], line: int, column: int, start: Start) -> Problem:
    return _character(lines, *(start or (line, column)), start)


def _tab(lines: list[str], line: int, column: int, start: Start) -> Problem:
    message = "a tab stands here; only spaces may move a line to the right. Replace the tab by two spaces"
    return Problem("tab", message, _at(lines, line, column))


def _bracket_end(lines: list[str], line: int, column: int, start: Start) -> Problem:
    char = lines[line][column : column + 1] if line < len(lines) else ""
    if not char:
        return _never_closed(lines) or _other(lines, line, column, start)
    if char in "]},":
        message = f"{char} stands here, but nothing is open that it could close or divide. Delete it, or put the text in quotes"
        return Problem("stray-character", message, _at(lines, line, column))
    return _other(lines, line, column, start)


def _never_closed(lines: list[str]) -> Problem | None:
    """The last bracket of a text that ends inside it."""
    for line in range(len(lines) - 1, -1, -1):
        column = max(lines[line].rfind("["), lines[line].rfind("{"))
        if column >= 0:
            char = lines[line][column]
            message = f"{char} is opened here and not closed. Add {']' if char == '[' else '}'}"
            return Problem("open-bracket", message, _at(lines, line, column))
    return None


def _key(lines: list[str], line: int, column: int, start: Start) -> Problem:
    """`did not find expected key`: something after a complete value, or a line that fits no column."""
    head = lines[line][:column]
    if not head.strip():
        message = f"this line begins in a column where nothing else of its part begins. {_INDENT}"
        related = (Related("the part begins here", _at(lines, *start)),) if start else ()
        return Problem("indentation", message, _at(lines, line, column), related=related)
    if head.rstrip()[-1:] in "\"'":
        message = (
            "the quoted text ends before this. Put the whole text in quotes, and write a quote inside it as '' "
            '(in single quotes) or \\" (in double quotes)'
        )
        return Problem("text-after-quote", message, _at(lines, line, column))
    char = lines[line][column : column + 1]
    message = f"{char} cannot stand here, the value is complete already. Delete it, or put the whole text in quotes"
    return Problem("stray-character", message, _at(lines, line, column))


def _dash(lines: list[str], line: int, column: int, start: Start) -> Problem:
    message = (
        "this line stands in a list, where every line begins with a dash. Write - before it, or move it to "
        "the column where it belongs"
    )
    related = (Related("the list begins here", _at(lines, *start)),) if start else ()
    return Problem("list-needs-dash", message, _at(lines, line, column), related=related)


def lone_text(lines: list[str], dashes: bool) -> Problem:
    """A text that stands alone where its neighbours are keys, or rows with a dash."""
    first = next(n for n, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#"))
    return _dash(lines, first, 0, None) if dashes else _no_colon(lines, first, 0, None)


def _entries(lines: list[str], line: int, column: int, start: Start) -> Problem:
    message = (
        "a list begins on a line of its own, below its key. Begin the list on the next line, or put a text "
        'that begins with "- " in quotes'
    )
    return Problem("list-on-key-line", message, _at(lines, line, column))


def _document(lines: list[str], line: int, column: int, start: Start) -> Problem:
    message = "... and % end a document and begin another one; a policy is one document. Delete the line with ... or %"
    return Problem("several-documents", message, _at(lines, line, column))


def _escape(lines: list[str], line: int, column: int, start: Start) -> Problem:
    message = (
        'a backslash means something special in double quotes. Write \\\\ for a backslash and \\" for a '
        "quote, or use single quotes"
    )
    return Problem("backslash", message, _at(lines, line, column))


def _block(lines: list[str], line: int, column: int, start: Start) -> Problem:
    message = "after | or > the text begins on the next line, moved to the right. To begin a text with | or >, put it in quotes"
    return Problem("block-text", message, _at(lines, line, column))


def _other(lines: list[str], line: int, column: int, start: Start) -> Problem:
    if lines[min(line, len(lines) - 1)].startswith(("...", "---", "%")):
        return _document(lines, line, column, start)
    message = (
        f"this cannot be read here. {_INDENT}, every key has a colon and a space, and texts with special "
        "characters stand in quotes"
    )
    return Problem("unreadable", message, _at(lines, line, column))


_READERS = (
    ("scanning an? (alias|anchor|directive)|a tag", _character_at_start),
    ("document start", _document),
    ("unexpected (end of stream|document indicator)", _quote),
    ("tab character", _tab),
    ("expected ',' or", _bracket),
    ("mapping (values|keys) are not allowed", _colon),
    ("could not find expected ':'", _no_colon),
    ("cannot start any token", _character),
    ("expected node content", _bracket_end),
    ("expected key", _key),
    ("expected '-' indicator", _dash),
    ("block sequence entries are not allowed", _entries),
    ("quoted scalar: ", _escape),
    ("block scalar", _block),
)


def _above(lines: list[str], line: int) -> int | None:
    """The nearest line above that says something."""
    return next((n for n in range(line - 1, -1, -1) if lines[n].strip() and not lines[n].lstrip().startswith("#")), None)


def _at(lines: list[str], line: int, column: int) -> Span:
    """The word at a place; behind the last character, that character."""
    line = min(line, len(lines) - 1)
    while line > 0 and not lines[line].strip():
        line, column = line - 1, len(lines[line - 1])
    text = lines[line]
    column = max(0, min(column, len(text.rstrip()) - 1))
    match = re.compile(r"\w+|.").match(text, column)
    width = min(len(match[0]), 60) if match else 1
    return Span(line + 1, column + 1, line + 1, column + 1 + width)


def _whole(lines: list[str], line: int) -> Span:
    text = lines[line]
    indent = len(text) - len(text.lstrip())
    return Span(line + 1, indent + 1, line + 1, max(indent + 2, min(len(text.rstrip()), indent + 60) + 1))
