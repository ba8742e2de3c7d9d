"""Texts as Markdown (CommonMark): headlines, lists and paragraphs of ours, and in them what a policy says, word for word.

Whatever a policy says stays text: no sign in it makes a link, a heading, a list or markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

# A label, what is said under it, and the ids of the clauses that it rests on; label and ids may be empty.
Line = tuple[str, str, Sequence[str]]

_ACTIVE = re.compile(r"[\\`*_\[\]<>~|&]")
_TO_DO = re.compile(r"[\\`*_\[\]<>~|&]|[^\S \u00a0\u202f]|^ |  | $")  # most texts have nothing of it
_ID = re.compile(r"[\w.-]+")
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")  # not those that hold an amount together
_BEGINS = re.compile(r"(\d{0,9})([-+#=.)])")  # at the start of a line: a list, a heading, a line under a heading


def headline(text: str) -> str:
    """A line in bold: a heading would be larger than the ticket around it."""
    return f"**{_inside(text)}**"


def items(lines: Iterable[Line]) -> str:
    """A list, a line each."""
    return "\n".join(_item(*line) for line in lines)


def paragraphs(texts: Iterable[str]) -> str:
    """Each text a paragraph."""
    return "\n\n".join(_first(text) for text in texts)


@lru_cache(maxsize=2048)  # decisions on a case say most of it again and again
def _item(label: str, said: str, clauses: Sequence[str]) -> str:
    start = f"- **{_inside(label)}:** {_inside(said)}" if label else f"- {_first(said)}"
    return f"{start} ({', '.join(map(_code, clauses))})" if clauses else start


def _code(name: str) -> str:
    return f"`{name}`" if _ID.fullmatch(name) else _inside(name)


def _first(text: str) -> str:
    """A text at the start of a line."""
    return _BEGINS.sub(r"\1\\\2", found, count=1) if _BEGINS.match(found := _inside(text)) else found


def _inside(text: str) -> str:
    """A text within a line."""
    if not _TO_DO.search(text):
        return text
    return _ACTIVE.sub(r"\\\g<0>", _SPACES.sub(" ", text).strip())
