"""The ways to write a report: a page with its style sheet, a CSV file for each table, Markdown. Same report, same bytes."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import jinja2

from leeway import cells
from leeway.bundle import widget_files
from leeway.wins.bars import drawn
from leeway.wins.sections import Cell, Report, Table

PAGE, SHEET, TEXT = "index.html", "report.css", "report.md"
_ACTIVE = re.compile(r"[\\`*_\[\]<>~|&]")
_SPACES = re.compile(r"\s+")
_DARK = re.compile(r'^body\[data-md-color-scheme="slate"\] \{([^}]*)\}', re.MULTILINE)


def files(report: Report) -> dict[str, bytes]:
    """Every file of the report by its name."""
    found = {PAGE: page(report), TEXT: markdown(report), SHEET: _sheet()}
    tables = (table for section in report.sections for table in section.tables)
    return {name: text.encode("utf-8", "replace") for name, text in found.items()} | {
        f"{table.name}.csv": _csv(table).encode("utf-8", "replace") for table in tables
    }


def page(report: Report) -> str:
    """The page. It asks nothing of anybody: one style sheet beside it, no script, no picture from elsewhere."""
    return _environment().get_template("report.html.j2").render(report=report, drawn=drawn, said=_said, is_figure=_is_figure)


def markdown(report: Report) -> str:
    """The report in Markdown (CommonMark, tables as GitHub has them), in which whatever a log says stays text."""
    lines = [f"# {_inert(report.title)}", "", *map(_inert, report.lead)]
    for section in report.sections:
        lines += ["", f"## {_inert(section.title)}", ""]
        lines += [f"{_inert(one)}\n" for one in section.lead]
        for table in section.tables:
            lines += [*_rows(table), ""] if table.shown and table.rows else []
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip() + "\n"


def _rows(table: Table) -> Iterator[str]:
    yield "| " + " | ".join(map(_inert, table.heads)) + " |"
    yield "|" + "|".join(" --: " if _is_figure(cell) else " --- " for cell in table.rows[0]) + "|"
    yield from ("| " + " | ".join(_inert(_said(cell)) for cell in row) + " |" for row in table.rows[: table.shown])
    if len(table.rows) > table.shown:
        yield f"\n{len(table.rows) - table.shown:,} more in {table.name}.csv"


def _csv(table: Table) -> str:
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(table.heads)
    writer.writerows([_kept_from_sheets(cell) for cell in row] for row in table.rows)
    return file.getvalue()


def _kept_from_sheets(cell: Cell) -> str:
    """A cell that no spreadsheet takes for a formula."""
    if isinstance(cell, int | Decimal):
        return str(cell)
    return cells.kept(cell or "")


def _said(cell: Cell) -> str:
    """A cell for people."""
    return "–" if cell is None or cell == "" else f"{cell:,}" if isinstance(cell, int) else str(cell)


def _is_figure(cell: Cell) -> bool:
    return isinstance(cell, int | Decimal)


def _inert(text: str) -> str:
    return _ACTIVE.sub(r"\\\g<0>", _SPACES.sub(" ", text).strip())


def _sheet() -> str:
    """The tokens of the playbook's pages, dark where the reader's system is, and what the report makes of them."""
    own, tokens = _environment().loader, widget_files()["tokens.css"].decode()
    assert own is not None
    dark = _DARK.search(tokens)
    follows = f"@media screen and (prefers-color-scheme: dark) {{\n  body {{{dark[1]}}}\n}}\n" if dark else ""
    return "\n".join([tokens, follows, own.get_source(_environment(), "report.css")[0]])


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("leeway.wins", "page"),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
