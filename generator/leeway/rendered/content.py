"""What MkDocs knows of a page once its Markdown is converted: written down, and given back to another page object.

Where its links lead depends on the other files. So what was asked of those is written down too, and asked again.
"""

from __future__ import annotations

import logging
from typing import Any, TypeGuard

from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

Json = dict[str, Any]
# What `Page.render` sets, written down under these names.
_PARTS = {"content": str, "title": str | None, "toc": list, "anchors": list, "links": list, "asked": dict}


class Asked(Files):
    """The files of a site, which note what is asked of them; a page is converted with these."""

    def __init__(self, files: Files) -> None:
        super().__init__([])
        self._all = files
        self.answers: dict[str, list[str] | None] = {}

    def get_file_from_path(self, path: str) -> File | None:
        found = self._all.get_file_from_path(path)
        self.answers[path] = answer(found)
        return found


class Complaints(logging.Handler):
    """Counts what is said of a page: a page of which anything is said is converted each time, so that it is said again."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.count += 1


def answer(file: File | None) -> list[str] | None:
    """What a link takes from the file that it leads to."""
    return None if file is None else [file.url, file.inclusion.name]


def taken(page: Page, asked: Asked) -> Json | None:
    """What to write down of a page that was just converted; None where MkDocs kept back something."""
    if page.present_anchor_ids is None or page.links_to_anchors is None:
        return None
    return {
        "content": page.content,
        "title": page._title_from_render,
        "toc": [_token(one) for one in page.toc],
        "anchors": sorted(page.present_anchor_ids),
        "links": [[file.src_uri, links] for file, links in page.links_to_anchors.items()],
        "asked": asked.answers,
    }


def is_whole(found: Any, files: Files) -> TypeGuard[Json]:
    """Whether it is what was written down, and the other files would answer now as they did then."""
    if not isinstance(found, dict) or not all(isinstance(found.get(name), kind) for name, kind in _PARTS.items()):
        return False
    return all(answer(files.get_file_from_path(path)) == then for path, then in found["asked"].items())


def given_back(page: Page, files: Files, found: Json) -> None:
    """Make the page as it is after `Page.render`."""
    page.content = found["content"]
    page.toc = get_toc(found["toc"])
    page._title_from_render = found["title"]
    page.present_anchor_ids = set(found["anchors"])
    to_files = [(files.get_file_from_path(path), links) for path, links in found["links"]]
    page.links_to_anchors = {file: links for file, links in to_files if file is not None}


def _token(link: AnchorLink) -> Any:
    return {"name": link.title, "id": link.id, "level": link.level, "children": [_token(one) for one in link.children]}
