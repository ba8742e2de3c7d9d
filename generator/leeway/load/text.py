"""Bytes to text: size, encoding, line ends, and characters that do not belong into a text file."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from leeway.problems import Problem, Span
from leeway.source import unified

LARGEST = 4 * 1024 * 1024

# What YAML itself refuses, and the byte order mark in the middle of a file.
_UNFIT = re.compile("[^\\t\\n\\x20-\\x7e\\x85\\xa0-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\\U00010000-\\U0010ffff]")
_NAMES = {"\0": "a NUL character", "\ufeff": "an invisible byte order mark", "\x1b": "an escape character"}


def decode(data: bytes) -> tuple[str | None, tuple[Problem, ...]]:
    """The text with `\\n` line ends and without a byte order mark; None and the reason where it is no text."""
    if len(data) > LARGEST:
        return None, (_too_large(len(data)),)
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return None, (Problem("not-utf8", "this file is saved as UTF-16. Save it as UTF-8"),)
    try:
        plain = data.removeprefix(BOM_UTF8)
        text = plain.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_not_utf8(plain, error.start),)
    text = unified(text)
    unfit = _UNFIT.search(text)
    if unfit:
        return None, (_control(text, unfit.start()),)
    return text, ()


def spot(text: str, index: int) -> Span:
    """The one character at an index of the text."""
    line = text.count("\n", 0, index) + 1
    column = index - (text.rfind("\n", 0, index) + 1) + 1
    return Span(line, column, line, column + 1)


def _too_large(size: int) -> Problem:
    message = f"this file has {size / 1024 / 1024:.1f} MiB; a policy file has at most {LARGEST // 1024 // 1024} MiB"
    return Problem("too-large", message)


def _not_utf8(data: bytes, index: int) -> Problem:
    before = unified(data[:index].decode("utf-8"))
    message = (
        f"the byte {data[index]:#04x} here is not UTF-8 text. Save the file with the encoding UTF-8 "
        "(in most editors: Save as, Encoding)"
    )
    return Problem("not-utf8", message, spot(before, len(before)))


def _control(text: str, index: int) -> Problem:
    char = text[index]
    name = _NAMES.get(char, "an invisible control character")
    message = f"{name} (U+{ord(char):04X}) stands here. Delete it; a policy file is plain text"
    return Problem("control-character", message, spot(text, index))
