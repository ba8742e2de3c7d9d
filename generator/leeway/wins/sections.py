"""A report as plain values: sections with sentences, tables and charts. How they are written is the writers' business."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

Cell = str | int | Decimal | None  # None: nothing is known, or nothing can be said


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `name` for its file, its columns, its rows. `shown`: how many rows the page has; the file has all of them."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shown: int = 30


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars, one under the other: for each label so much of each kind, the parts of a bar behind one another."""

    title: str
    kinds: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int | Decimal, ...]], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands below it, in the order of the fields."""

    id: str
    title: str
    lead: tuple[str, ...]
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The whole: a title, what it was made of, its sections."""

    title: str
    lead: tuple[str, ...]
    sections: tuple[Section, ...]
