"""What a page needs before anything of it is shown: one script and one style sheet, as a telephone fetches one sooner than eight.

The script waits for no sheet: it stands before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from leeway.seal.assets import Assets
from leeway.seal.markup import SCRIPT_ENDS, Edit, Tag, tag
from leeway.seal.theme import PALETTES

_STANDS_APART = re.compile(rb"""@import\b|url\(\s*(?!["']?\s*(?:data:|#))""")


def before_anything(path: str, page: str, root: str, found: Sequence[Tag], assets: Assets) -> Iterator[Edit]:
    """What becomes of the short scripts and the style sheets in the head of the page at `path`; `root` leads to the site."""
    sheets = [one for one in found if "stylesheet" in one.relations]
    if sheets:
        yield from _one_script(page, root, found, sheets[0].start, assets)
        yield from _few_sheets(path, root, found, sheets[-1], assets)


def _one_script(page: str, root: str, found: Sequence[Tag], place: int, assets: Assets) -> Iterator[Edit]:
    """The theme's short scripts, up to the first that comes from a file, and ours: what makes a page with a checker a panel in
    another page, what the theme's script does first, the switch between light and dark.
    """
    texts = []
    end = page.find("</head")
    for one in found:
        if one.start > end or one.name == "script" and "src" in one.attributes:
            break
        if one.runs and not one.attributes:
            texts.append(one.text.strip())
            yield one.start, page.find(">", one.until) + 1, ""
    texts += [assets.files[at].decode() for at in _ours(found, assets) if at in assets.files]
    if texts:
        script = assets.script(";\n".join(texts))
        yield place, place, tag("script", [("src", root + script), ("integrity", assets.integrity(script))]) + SCRIPT_ENDS


def _ours(found: Iterable[Tag], assets: Assets) -> Iterator[str]:
    if any(one.name == "leeway-checker" for one in found):
        yield f"{assets.addresses.widgets}embed.js"
    yield f"{assets.addresses.widgets}theme.js"
    if any(one.attributes.get("name") == PALETTES for one in found):
        yield f"{assets.addresses.widgets}scheme.js"


def _few_sheets(path: str, root: str, found: Sequence[Tag], last: Tag, assets: Assets) -> Iterator[Edit]:
    """What becomes of the style sheets: those that stand beside one another are one. A page as a panel has a sheet more, which is
    there on all pages: the theme brings the next page without loading it, and would take the sheet out for one that is another.
    """
    panel = f"{assets.addresses.widgets}embed.css"
    more = [panel] if panel in assets.files else []
    for run in _runs(path, found, assets):
        paths = [now for _, now in run] + (more if run[-1][0] is last else [])
        if len(paths) > 1:
            yield run[0][0].start, run[0][0].end, _link(root, assets.sheet(tuple(paths)), assets)
            yield from ((each.start, each.end, "") for each, _ in run[1:])
        if run[-1][0] is last:
            return
    for one in more:
        yield last.end, last.end, _link(root, one, assets)


def _runs(path: str, found: Iterable[Tag], assets: Assets) -> Iterator[list[tuple[Tag, str]]]:
    """Style sheets with nothing but their like between them, with their paths."""
    run: list[tuple[Tag, str]] = []
    for one in found:
        now = _movable(path, one, assets)
        if now:
            run.append((one, now))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _movable(path: str, one: Tag, assets: Assets) -> str | None:
    """Where the style sheet is that the tag names; None where it names none, says more of it, or names its neighbours."""
    if "stylesheet" not in one.relations or not {*one.attributes} <= {"rel", "href"}:
        return None
    place = assets.place(path, one.address)
    now = assets.now(place[1]) if place else None
    return now if now and not _STANDS_APART.search(assets.files[now]) else None


def _link(root: str, sheet: str, assets: Assets) -> str:
    return tag("link", [("rel", "stylesheet"), ("href", root + sheet), ("integrity", assets.integrity(sheet))])
