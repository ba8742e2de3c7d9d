"""Words, amounts and conditions, each with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from leeway.nodes import Scalar, place
from leeway.offers.numbers import Number
from leeway.problems import Span


@dataclass(frozen=True, slots=True)
class Word:
    """A text and its place. `node` is the scalar it was read from, to find the place of a part of it."""

    text: str
    span: Span
    node: Scalar | None = None


@dataclass(frozen=True, slots=True)
class Lit:
    """A written value; percent is a share (50% is 1/2), a date its ordinal, yes 1 and no 0, a choice only its text."""

    value: Number
    unit: str
    text: str
    span: Span
    unit_span: Span | None = None

    @property
    def unit_place(self) -> Span:
        """Where the unit stands, as far as it stands apart from the number."""
        return self.unit_span or self.span


@dataclass(frozen=True, slots=True)
class Ref:
    """The name of a fact or a rate in an amount; `today` and `now` stand for the day and the moment of the case."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Op:
    """+ - * / min max, `of` (per cent of), and the functions: round, round_up, round_down, started, completed, day, time."""

    op: str
    parts: tuple[Expr, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """The time between two days or moments, in a unit; `how` is to, through, completed or started."""

    unit: str
    how: str
    parts: tuple[Expr, Expr]
    span: Span
    unit_span: Span


@dataclass(frozen=True, slots=True)
class Ago:
    """The first or last day (or moment) that lies so long before the day of the case, or before its moment."""

    which: str
    parts: tuple[Ref, Expr]
    span: Span


@dataclass(frozen=True, slots=True)
class Undefined:
    """The word `undefined`: the policy deliberately says nothing here."""

    span: Span


@dataclass(frozen=True, slots=True)
class Nothing:
    """The word `none`: no amount at all, in whatever unit is wanted."""

    span: Span


@dataclass(frozen=True, slots=True)
class Broken:
    """An amount or a condition that could not be read; its problem is told already."""

    span: Span


Expr = Lit | Ref | Op | Stretch | Ago | Undefined | Nothing | Broken


@dataclass(frozen=True, slots=True)
class Group:
    """`all` or `any` of several conditions."""

    kind: str
    parts: tuple[Cond, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary of a condition."""

    part: Cond
    span: Span


@dataclass(frozen=True, slots=True)
class Is:
    """A fact is one of some words (choices, or yes or no)."""

    fact: Word
    words: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Compare:
    """A fact stands in a relation (>= <= > < =) to an amount."""

    fact: Word
    sign: str
    amount: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class Unread:
    """A test of a fact whose rest could not be read, or of a fact that does not exist."""

    fact: Word
    span: Span


Cond = Group | Not | Is | Compare | Unread | Broken


def tests(cond: Cond | None) -> Iterator[Is | Compare | Unread]:
    """Every test of a fact in a condition, in the order of the file."""
    if isinstance(cond, Group):
        for part in cond.parts:
            yield from tests(part)
    elif isinstance(cond, Not):
        yield from tests(cond.part)
    elif isinstance(cond, (Is, Compare, Unread)):
        yield cond


def refs(expr: Expr | None) -> Iterator[Ref]:
    """Every name in an amount, in the order of the file."""
    if isinstance(expr, Ref):
        yield expr
    elif isinstance(expr, (Op, Stretch, Ago)):
        for part in expr.parts:
            yield from refs(part)


def amounts(cond: Cond | None) -> Iterator[Expr]:
    """The amounts that a condition compares facts with."""
    for test in tests(cond):
        if isinstance(test, Compare):
            yield test.amount


def part(word: Word, start: int, end: int) -> Span:
    """Where the characters `start` to `end` of a word's text stand in the file."""
    if word.node is None:
        return word.span
    lead = len(word.node.text) - len(word.node.text.lstrip())
    return place(word.node, lead + start, lead + end)
