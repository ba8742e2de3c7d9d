"""Located nodes: what the policy file says, word for word, and where every piece of it stands.

Every scalar is its source text; nothing here knows about types. A `Hole` stands where a problem has been reported
already, so that no later stage complains about the same place again.
"""

from __future__ import annotations

from dataclasses import dataclass

from leeway.problems import Span


@dataclass(frozen=True, slots=True)
class Scalar:
    """One text. `raw` is how the file spells it (quotes and line breaks included), `style` is "", ', ", | or >.

    A part of a text that is read by itself says of which `whole` it is the part, and at which character it starts.
    """

    text: str
    span: Span
    raw: str
    style: str = ""
    whole: Scalar | None = None
    start: int = 0

    @property
    def empty(self) -> bool:
        """Whether nothing at all was written here (`otherwise:`); `""` is written."""
        return not self.text and not self.style


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, each key once. `partial`: an entry was dropped with a problem, so a key may seem to be missing."""

    entries: tuple[Entry, ...]
    span: Span
    flow: bool = False
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    span: Span
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Hole:
    """A place that a problem was reported for."""

    span: Span


Node = Scalar | Mapping | Sequence | Hole


def place(scalar: Scalar, start: int, end: int) -> Span:
    """Where the characters `start` to `end` of a scalar's text stand in the file, whatever its quotes and line breaks.

    White space folds and indentation varies, so characters are matched by counting those that are not white space.
    """
    if scalar.whole is not None:
        return place(scalar.whole, scalar.start + start, scalar.start + end)
    marks = [i for i in range(start, min(end, len(scalar.text))) if not scalar.text[i].isspace()]
    if not marks:
        return scalar.span
    before = sum(not c.isspace() for c in scalar.text[: marks[0]])
    units = _units(scalar)
    if before + len(marks) > len(units):
        return scalar.span
    return written(scalar, units[before][0], units[before + len(marks) - 1][1])


def piece(scalar: Scalar, start: int, end: int) -> Scalar:
    """The characters `start` to `end` of a scalar's text as a scalar of their own, which knows its place in the file."""
    text = scalar.text[start:end]
    return Scalar(text, place(scalar, start, end), text, whole=scalar, start=start)


def written(scalar: Scalar, start: int, end: int) -> Span:
    """Where the characters `start` to `end` of what the file spells (`raw`) stand in it."""
    return Span(*_position(scalar, start), *_position(scalar, end))


def _units(scalar: Scalar) -> list[tuple[int, int]]:
    """Start and end in `raw` of every character of the text that is not white space."""
    raw, style = scalar.raw, scalar.style
    if style in ("|", ">"):
        body = raw.find("\n") + 1
        return [(i, i + 1) for i in range(body, len(raw)) if not raw[i].isspace()]
    if style == '"':
        return _escaped(raw)
    if style == "'":
        return _doubled(raw)
    return [(i, i + 1) for i, c in enumerate(raw) if not c.isspace()]


def _doubled(raw: str) -> list[tuple[int, int]]:
    units, i = [], 1
    while i < len(raw) - 1:
        width = 2 if raw[i] == "'" else 1
        if not raw[i].isspace():
            units.append((i, i + width))
        i += width
    return units


_HEX = {"x": 2, "u": 4, "U": 8}
_BLANK = "\n\t\r tnvfNLP_"


def _escaped(raw: str) -> list[tuple[int, int]]:
    units, i = [], 1
    while i < len(raw) - 1:
        width = 1
        blank = raw[i].isspace()
        if raw[i] == "\\":
            width = 2 + _HEX.get(raw[i + 1], 0)
            blank = raw[i + 1] in _BLANK or (width > 2 and chr(int(raw[i + 2 : i + width], 16)).isspace())
        if not blank:
            units.append((i, i + width))
        i += width
    return units


def _position(scalar: Scalar, index: int) -> tuple[int, int]:
    """Line and column, counting from 1, of an index into `raw`."""
    breaks = scalar.raw.count("\n", 0, index)
    if not breaks:
        return scalar.span.line, scalar.span.column + index
    return scalar.span.line + breaks, index - scalar.raw.rfind("\n", 0, index)
