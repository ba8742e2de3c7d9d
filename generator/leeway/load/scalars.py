"""What is wrong with single texts as YAML reads them: characters that nobody sees, and numbers cut at their comma."""

from __future__ import annotations

import re
from dataclasses import replace

from leeway.draft.words import short
from leeway.nodes import Node, Scalar, written
from leeway.problems import Problem, Span

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_REST = re.compile(r"(?:,\d{1,3}(?!\d))+[^,:{}\[\]\n]*(?<! )")
_SHORT_ESCAPES = {"0": 0, "a": 7, "b": 8, "v": 11, "f": 12, "r": 13, "e": 27, "N": 0x85}


def control(scalar: Scalar) -> Problem | None:
    """A control character other than a line end or a tab; in double quotes it can be spelled, as in \\e."""
    if not _CONTROL.search(scalar.text):
        return None
    code, start, end = _first(scalar)
    how = f" ({scalar.raw[start:end]})" if end > start + 1 else ""
    message = f"an invisible control character{how}, U+{code:04X}, stands here. Delete it; a policy file is plain text"
    return Problem("control-character", message, written(scalar, start, end) if end else scalar.span)


def _first(scalar: Scalar) -> tuple[int, int, int]:
    """The first control character, and where `raw` has it; no place where it cannot be found."""
    for match in _ESCAPE.finditer(scalar.raw) if scalar.style == '"' else ():
        digits = match[1] or match[2] or match[3]
        code = int(digits, 16) if digits else _SHORT_ESCAPES.get(match[4], 32)
        if _CONTROL.match(chr(code)):
            return code, match.start(), match.end()
    plain = _CONTROL.search(scalar.raw)
    found = _CONTROL.search(scalar.text)
    assert found
    return (ord(plain[0]), plain.start(), plain.end()) if plain else (ord(found[0]), 0, 0)


def is_number(node: Node) -> bool:
    """Whether a plain text ends in one to three digits, as the front of `$1,250` does."""
    return isinstance(node, Scalar) and not node.style and re.search(r"(?:^|\D)\d{1,3}$", node.text) is not None


def goes_on(before: Node, key: Scalar) -> bool:
    """Whether up to three digits stand right behind a comma that follows a value, without a space."""
    near = (before.span.end_line, before.span.end_column + 1) == (key.span.line, key.span.column)
    return near and not key.style and re.match(r"\d{1,3}(?!\d|-\d)", key.text) is not None


def cut_number(line: str, front: Span) -> Problem:
    """A number inside { } that its own comma cuts into a value and keys; `line` is where its front ends."""
    rest = _REST.match(line, front.end_column - 1)
    number = replace(front, end_column=rest.end() + 1 if rest else front.end_column)
    text = line[number.column - 1 : number.end_column - 1] if front.line == front.end_line else "$1,250"
    if re.search(r",\d{1,2}(?!\d)", text):
        fixed = re.sub(r",(\d{1,2})(?!\d)", r".\1", text)
        return Problem("decimal-comma", f"a decimal is written with a point. Write: {short(fixed)}", number)
    message = (
        "a comma inside { } begins the next key, so this number is cut. A number with a thousands comma stands in quotes "
        f'there: "{short(text)}"'
    )
    return Problem("comma-in-text", message, number)
