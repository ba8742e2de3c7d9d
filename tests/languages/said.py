"""What readers see of a page or a decision, and the texts of the catalogue in it, for tests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from leeway.languages import LANGUAGES, texts

# What stands in a text of the catalogue between its words: places, and marks of Markdown and HTML.
_GAP = re.compile(r"\{[^{}]*\}|\*+|`[^`]*`|<[^>]+>|\[|\]\([^)]*\)|\]|\n")
_WORD = re.compile(r"[^\W\d_]+")
# The keys of a decision whose values machines read; `text` is one of them only within `facts`.
MACHINE = frozenset(
    (
        *("remedy", "remedies", "one_of", "fact", "situation", "level", "policy", "clause", "line", "id", "code", "case"),
        *("kind", "basis"),
        *("unit", "amount", "least", "most", "give", "share", "worth", "left", "of", "from", "on"),
        *("why", "answer", "for", "proposal", "asked", "at", "asks", "nearest"),
    )
)
_SILENT = ("script", "style", "pre")  # what stands in a `pre` is for a policy file, whose language is English
_SHOWN = ("title", "alt", "aria-label", "placeholder", "data-label", "content")


def fragments(language: str, section: str) -> Iterator[tuple[str, str]]:
    """The runs of two words or more in the texts of a section, each with its key."""
    for key, text in texts(language, section).items():
        for part in _GAP.split(text):
            if len(_WORD.findall(part)) > 1:
                yield key, part.strip(" .,:;()")


def found(section: str, language: str, said: str) -> list[tuple[str, str]]:
    """The runs of words of a section that stand in a text, but for those that every language says alike ("in reserve")."""
    others = {part.lower() for other in LANGUAGES if other != language for _, part in fragments(other, section)}
    own = ((key, part) for key, part in fragments(language, section) if part.lower() not in others)
    return [(key, part) for key, part in own if re.search(rf"(?<!\w){re.escape(part)}(?!\w)", said, re.IGNORECASE)]


def strings(decision: Any, key: str = "") -> Iterator[str]:
    """Every text of a decision that is there for people."""
    if isinstance(decision, dict):
        for name, value in decision.items():
            told = key == "facts" and name == "text"  # as it came in
            if name not in MACHINE and not told:
                yield from strings(value, name)
    elif isinstance(decision, list):
        for one in decision:
            yield from strings(one, key)
    elif isinstance(decision, str):
        yield decision


class Visible(HTMLParser):
    """The text of a page: what it shows, and what it says of its elements; scripts, styles and lines of files left out."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.silent = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.silent += tag in _SILENT
        self.parts += [value for name, value in attributes if name in _SHOWN and value]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in _SILENT

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.parts).split())
