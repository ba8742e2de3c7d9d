"""Cells of CSV as spreadsheets take them: a text that begins like a formula is run, unless an apostrophe stands before it."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "'")


def kept(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def plain(cell: str) -> str:
    """The text of a cell that was kept so."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_FORMULA) else cell
