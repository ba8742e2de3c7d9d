"""The plugin: MkDocs builds as it always does, and for a page that is known it is handed what came out the last time."""

from __future__ import annotations

import functools
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, TypeGuard

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from leeway.rendered import content, ingredients
from leeway.rendered.memory import Memory
from leeway.rendered.templates import Compiled

Json = dict[str, Any]
_FIRST, _LAST = 100, -100
# A template of no text, for a page that is known; MkDocs takes the name of a page's template from its head.
_EMPTY = "leeway-rendered.html"


class Remembering(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Remembers converted Markdown by its text; finished pages, with what the search knows of them, by all that is on them."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._converters = ""
        self._nav: Navigation | None = None
        self._texts: dict[str, str] = {}  # by the path of each page, the key of its converted text
        self._keys: dict[str, str] = {}  # and the key of the finished page
        self._known: dict[str, Json] = {}  # finished pages that are known
        self._heads: dict[str, Json] = {}  # what their heads say
        self._entries: list[Any] = []  # what the search knows of all pages so far
        self._before = 0

    @event_priority(_LAST)
    def on_config(self, config: MkDocsConfig) -> None:
        """Others have completed their settings by now."""
        self._converters = ingredients.of_content(config)

    @event_priority(_LAST)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
        self._nav = nav

    def on_pre_page(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        page.render = functools.partial(self._render, page)  # type: ignore[method-assign]

    def _render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """In the place of `Page.render`."""
        place = page.file
        key = self._memory.key("content", self._converters, place.src_uri, place.url, place.inclusion.name, page.markdown)
        found = self._memory.get(key)
        if content.is_whole(found, files):
            content.given_back(page, files, found)
        else:
            asked = content.Asked(files)
            with _complaints() as complaints:
                Page.render(page, config, asked)
            found = content.taken(page, asked)
            if found is None or complaints.count:
                return
            self._memory.put(key, found)
        self._texts[place.src_uri] = self._memory.key(key, found["asked"])

    @event_priority(_LAST)
    def on_env(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
        """Every page is converted, and each can be shown: now it is known which of them look as they did."""
        search = config.plugins.get(ingredients.SEARCH)
        self._entries = getattr(getattr(search, "search_index", None), "entries", [])
        assert env.loader is not None
        env.loader = jinja2.ChoiceLoader([env.loader, jinja2.DictLoader({_EMPTY: ""})])
        env.bytecode_cache = Compiled(self._memory)
        templates = ingredients.of_templates(config)
        if templates is not None and self._nav is not None:
            with suppress(ingredients.Unknown):
                around = self._memory.key(templates, _listed(self._nav.items))
                self._look([file.page for file in files.documentation_pages() if file.page], around)

    def _look(self, pages: Iterable[Page], around: str) -> None:
        for page in pages:
            path = page.file.src_uri
            if path not in self._texts:
                continue
            with suppress(ingredients.Unknown):
                own = [self._texts[path], page.url, page.title, page.meta, page.canonical_url, page.edit_url]
                self._keys[path] = self._memory.key("page", around, *own)
                found = self._memory.get(self._keys[path])
                if _is_whole(found):
                    self._known[path], self._heads[path] = found, dict(page.meta)
        for page in pages:
            if page.file.src_uri in self._known:
                page.meta["template"] = _EMPTY

    @event_priority(_FIRST)
    def _before_search(self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        self._before = len(self._entries)
        known = self._known.get(page.file.src_uri)
        if known is not None:
            self._entries += known["search"]
            page.meta = {"search": {"exclude": True}}  # or it would look for itself

    @event_priority(_LAST)
    def _after_search(self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        page.meta = self._heads.get(page.file.src_uri, page.meta)

    on_page_context = CombinedEvent(_before_search, _after_search)

    @event_priority(_LAST)
    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        path = page.file.src_uri
        if path in self._known:
            return str(self._known[path]["page"])
        if path in self._keys:
            self._memory.put(self._keys[path], {"page": output, "search": self._entries[self._before :]})
        return output

    @event_priority(_LAST)
    def on_post_build(self, config: MkDocsConfig) -> None:
        self._memory.forget()


def _is_whole(found: Any) -> TypeGuard[Json]:
    if not isinstance(found, dict) or not isinstance(found.get("page"), str):
        return False
    entries = found.get("search")
    return isinstance(entries, list) and all(isinstance(one, dict) for one in entries)


def _listed(items: Iterable[StructureItem]) -> list[Any]:
    """The navigation, as far as a page can show it."""
    return [[type(one).__name__, one.title, getattr(one, "url", None), *_around(one)] for one in items]


def _around(item: StructureItem) -> list[Any]:
    if isinstance(item, Page):
        return [item.meta, item.is_index, item.is_homepage]
    return [_listed(getattr(item, "children", None) or ())]


@contextmanager
def _complaints() -> Iterator[content.Complaints]:
    counter, log = content.Complaints(), logging.getLogger("mkdocs")
    log.addHandler(counter)
    try:
        yield counter
    finally:
        log.removeHandler(counter)
