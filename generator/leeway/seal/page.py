"""One page, locked down: what it may load stands in its head, all of it has a hash, and nothing that runs stands in the page.

The builder's text is kept but for the places that change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from leeway.seal import headers
from leeway.seal.addresses import Addresses
from leeway.seal.assets import Assets
from leeway.seal.first import before_anything
from leeway.seal.markup import SCRIPT_ENDS, Edit, Tag, edited, tag, tags

_BROWSERS_READ = ("importmap", "speculationrules")
_LOADING = ("stylesheet", "preload", "modulepreload", "icon", "manifest")
_ELSEWHERE = re.compile(r"^([a-z][a-z0-9+.-]*:)?//|^(?!data:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# Two, and each beginning with its letters, as that is what makes them quick.
_PERHAPS_INLINE = (re.compile(rb"style(?<=\sstyle)\s*="), re.compile(rb"on(?<=\son)[a-z]+\s*="))
_RELEASE = "<!-- leeway-release -->"


@dataclass(frozen=True, slots=True)
class Sealed:
    """A page, sealed but for its release; `refused` is what its content security policy keeps from it."""

    text: str
    refused: tuple[str, ...]


def released(page: bytes, release: str | None) -> bytes:
    """A sealed page as a part of a release, or of none."""
    return page.replace(_RELEASE.encode(), _meta("leeway-release", release).encode() if release else b"", 1)


def seal_page(path: str, page: str, assets: Assets, head: str) -> Sealed:
    """Seal the page at `path`; `head` is what stands in the head of every page, see `head`."""
    found = tuple(tags(page))
    root = _root(path, found, assets)
    said = _said(page, found)
    first = tuple(before_anything(path, page, root, found, assets))
    joined = {start for start, end, _ in first if end > start}
    others = [one for one in found if one not in said and one.start not in joined]
    edits = [edit for one in others if (edit := _edit(path, root, one, assets))]
    # A module that is imported before the page has said its hash is taken without one, so the hashes come first.
    edits += [
        *_behind_the_encoding(found, head),
        *first,
        *_beforehand(path, root, found, assets),
        *_early(path, root, found, assets),
    ]
    return Sealed(
        edited(page, edits), tuple(dict.fromkeys([*_refused(found), *("a script in its text" for _ in said), *_inline(page)]))
    )


def _said(page: str, found: Iterable[Tag]) -> Sequence[Tag]:
    """Scripts in what the page says, not in the theme around it. They stay where they are, so that browsers refuse them: one may
    have come with a text that should have been escaped.
    """
    start, end = page.find("<article"), page.rfind("</article")
    return [one for one in found if start < one.start < end and one.runs]


def _root(path: str, found: Iterable[Tag], assets: Assets) -> str:
    """What leads from the page to the root of the site."""
    for one in found:
        place = assets.place(path, one.address)
        if place:
            return place[0]
    return "../" * path.count("/")


def _edit(path: str, root: str, one: Tag, assets: Assets) -> Edit | None:
    """What becomes of a tag: a new address, a hash; a script of the page's own text becomes a file."""
    if one.name == "script" and "src" not in one.attributes:
        return _moved_out(root, one, assets) if one.runs else None
    place = assets.place(path, one.address) if one.address else None
    if place is None:
        return None
    now = assets.now(place[1]) or place[1]
    written = {**one.attributes, "href" if one.name == "link" else "src": place[0] + now}
    if one.name == "script" or "stylesheet" in one.relations:
        written["integrity"] = assets.integrity(now)
    return (one.start, one.end, tag(one.name, written.items())) if written != one.attributes else None


def _early(path: str, root: str, found: Sequence[Tag], assets: Assets) -> Iterator[Edit]:
    """Our own script stands in the head, too, and waits for nothing: Python takes longest, and does not need the page.

    A module runs once. Where it did not arrive, the tag further down asks for it again.
    """
    sheets = [one for one in found if "stylesheet" in one.relations]
    for one, now in _entries(path, found, assets):
        if sheets:
            written = {**one.attributes, "src": root + now, "integrity": assets.integrity(now), "async": ""}
            yield sheets[-1].end, sheets[-1].end, tag("script", written.items()) + SCRIPT_ENDS


def _entries(path: str, found: Iterable[Tag], assets: Assets) -> Iterator[tuple[Tag, str]]:
    """The tags that load the first module of ours, with its path."""
    for one in found:
        place = assets.place(path, one.address) if one.name == "script" and one.address else None
        now = assets.now(place[1]) if place else None
        if now and now.endswith("/leeway.mjs"):
            yield one, now


def _moved_out(root: str, one: Tag, assets: Assets) -> Edit:
    path = assets.script(one.text)
    written = {**one.attributes, "src": root + path, "integrity": assets.integrity(path)}
    return one.start, one.until, tag("script", written.items())


def head(version: str, addresses: Addresses, styles: Sequence[str]) -> str:
    """What every page says in its head: what it may load, who may know of it, where the policy, Python and find.json are."""
    policy = tag("meta", [("http-equiv", "Content-Security-Policy"), ("content", headers.in_page(styles))])
    named = [("robots", headers.ROBOTS), ("referrer", headers.REFERRER), ("leeway-policy", version)]
    named += [("leeway-python", addresses.python), *([("leeway-find", addresses.find)] if addresses.find else [])]
    return "".join([policy, *(_meta(*one) for one in named), _RELEASE])


def _behind_the_encoding(found: Sequence[Tag], head: str) -> Iterator[Edit]:
    """It stands first, as it holds for what comes after it."""
    first = [one for one in found if one.name == "meta" and "charset" in one.attributes]
    for one in (first or [one for one in found if one.name == "head"])[:1]:
        yield one.end, one.end, head


def _meta(name: str, content: str) -> str:
    return tag("meta", [("name", name), ("content", content)])


def _beforehand(path: str, root: str, found: Sequence[Tag], assets: Assets) -> Iterator[Edit]:
    """What our first module and the elements of the page load, with hashes: browsers fetch it at once, and take nothing else."""
    sheets = [one for one in found if "stylesheet" in one.relations]
    first = ["leeway" for _ in _entries(path, found, assets)]
    elements = dict.fromkeys([*first, *(one.name for one in found if one.name.startswith("leeway-"))])
    needed = [assets.needed(name) for name in elements]
    links = {path: [("rel", "modulepreload")] for modules, _ in needed for path in modules}
    links |= {path: [("rel", "preload"), ("as", "style")] for _, styles in needed for path in styles}
    if sheets and links:
        written = [[*how, ("href", root + path), ("integrity", assets.integrity(path))] for path, how in links.items()]
        yield sheets[-1].end, sheets[-1].end, "".join(tag("link", one) for one in written)


def _refused(found: Iterable[Tag]) -> Iterator[str]:
    """What the page would load or run, and may not."""
    for one in found:
        address = one.address
        loads = one.name != "link" or any(relation in _LOADING for relation in one.relations)
        if one.name == "style" and one.text.strip():
            yield "a style element"
        elif one.name == "script" and one.attributes.get("type", "") in _BROWSERS_READ:
            yield f"a script of type {one.attributes['type']}"
        elif one.name in ("iframe", "frame", "object", "embed", "base"):
            yield f"the element {one.name}"
        elif loads and _ELSEWHERE.match(address):
            yield address


def _inline(page: str) -> Iterator[str]:
    """Attributes with code or styles in them. Few pages have any, and only on those it is looked at closely."""
    lower = page.encode("utf-8", "surrogateescape").lower()  # of bytes, it takes next to no time
    if any(one.search(lower) for one in _PERHAPS_INLINE):
        looked = _Attributes()
        looked.feed(page)
        yield from looked.found


class _Attributes(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [f"the attribute {name}" for name, _ in attrs if name == "style" or name.startswith("on")]
