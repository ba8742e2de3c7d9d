"""The text of a policy file as an editor shows it: what a line is, so that every line number means the same line."""

from __future__ import annotations

from codecs import BOM_UTF8


def unified(text: str) -> str:
    """The text with every line end as `\\n`; YAML's three exotic ones become spaces, as no editor shows them as lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\x85", " ").replace("\u2028", " ").replace("\u2029", " ")


def lines(data: bytes) -> list[str]:
    """The lines of a file for showing them; bytes that are no UTF-8 become a replacement character."""
    return unified(data.removeprefix(BOM_UTF8).decode("utf-8", "replace")).split("\n")
