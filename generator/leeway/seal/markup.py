"""Tags of a built page with their places in its text, so that a page can be changed here and there and is otherwise kept.

A regular expression rather than the standard library's parser: that one takes longer for a page than all the rest of sealing it.
`tests/seal/test_markup.py` holds that both see the same tags.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

SCRIPT_ENDS = "</script>"
Edit = tuple[int, int, str]  # from one place in a page to another, and what stands there from now on
_RUN = ("", "module", "text/javascript", "application/javascript")
# What a page loads or runs stands in these, and so does what sealing adds to.
WANTED = ("script", "style", "link", "meta", "head", "img", "iframe", "frame", "object", "embed", "source", "base")
_OURS = "leeway-"
_RAW = ("script", "style", "textarea", "title", "xmp", "noembed", "noframes", "iframe")
# Nothing possessive: before 3.11.5, Python's regular expressions did not keep what that promises.
_ATTRIBUTES = r"""[^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*"""
_KNOWN = frozenset((*WANTED, *_RAW))
# Tags that nothing is wanted of, and the text between them: many at a time, as most of a page is made of them.
_OTHERS = re.compile(
    rf"""(?:[^<]*<(?:/|(?!(?:{"|".join(sorted(_KNOWN))})(?![^\s/>"'])|{_OURS})[a-zA-Z]){_ATTRIBUTES}>){{1,200}}""", re.IGNORECASE
)
_NEXT = re.compile(
    rf"""<(?:!--.*?-->|(?P<name>[a-zA-Z][^\s/>"']*)(?P<attributes>{_ATTRIBUTES})>|[/!?]{_ATTRIBUTES}>)""", re.DOTALL
)
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW}


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag: the place of it in the page, its attributes, and the text up to its end tag where that is not markup."""

    name: str
    start: int
    end: int
    attributes: dict[str, str]
    text: str = ""

    @property
    def until(self) -> int:
        """Where the text ends, and the end tag begins."""
        return self.end + len(self.text)

    @property
    def address(self) -> str:
        """What it loads, or leads to."""
        return self.attributes.get("href" if self.name == "link" else "src", "")

    @property
    def relations(self) -> Sequence[str]:
        """What a link is to its page."""
        return self.attributes.get("rel", "").lower().split() if self.name == "link" else ()

    @property
    def runs(self) -> bool:
        """Whether it is a script with a text that a browser would run."""
        kind = self.attributes.get("type", "").strip().lower()
        return self.name == "script" and kind in _RUN and bool(self.text.strip()) and "src" not in self.attributes


def tags(page: str) -> Iterator[Tag]:
    """The tags of a page that load or run something, and those of our own elements, in order."""
    place = 0
    while found := _NEXT.search(page, _past_others(page, place)):
        place = found.end()
        name = (found["name"] or "").lower()
        text = ""
        if name in _END:
            end = _END[name].search(page, place)
            text = page[place : end.start() if end else len(page)]
            place += len(text)
        if name in _KNOWN or name.startswith(_OURS):
            yield Tag(name, found.start(), found.end(), attributes(found["attributes"]), text)


def _past_others(page: str, place: int) -> int:
    while found := _OTHERS.match(page, place):
        place = found.end()
    return place


def attributes(written: str) -> dict[str, str]:
    """The attributes of a tag; of one that is written twice the first counts, as in a browser."""
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(written):
        found.setdefault(name.lower(), html.unescape("".join(values)))
    return found


def tag(name: str, written: Iterable[tuple[str, str]]) -> str:
    """A start tag."""
    return "".join([f"<{name}", *(f' {key}="{_escaped(value)}"' for key, value in written), ">"])


def _escaped(value: str) -> str:
    return html.escape(value, quote=False).replace('"', "&quot;")


def edited(page: str, edits: Iterable[Edit]) -> str:
    """The page with stretches of it replaced; they do not overlap. Of two at one place the first comes first."""
    parts: list[str] = []
    place = 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        parts += [page[place:start], new]
        place = end
    return "".join([*parts, page[place:]])
