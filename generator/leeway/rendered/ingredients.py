"""What goes into a rendered page beside its text, as values that can be hashed; and whether all of it is known.

A plugin, a hook, an extension of Markdown or a template of one's own may look at a clock, at files, at other pages. So only those
are taken that are known to give the same for the same; with any other nothing is remembered, and the build is as it ever was.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import json
import re
import sys
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import FunctionType
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

SEARCH = "material/search"
# Each gives the same HTML for the same text and settings. Not here: what reads files (snippets, b64), or asks git or the network.
_EXTENSIONS = frozenset(
    [
        *("abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "meta", "nl2br", "sane_lists"),
        *("smarty", "tables", "toc", "pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.caret", "pymdownx.critic"),
        *("pymdownx.details", "pymdownx.emoji", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.mark"),
        *("pymdownx.smartsymbols", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde"),
    ]
)
_FUNCTIONS_OF = ("material.extensions.emoji", "pymdownx.emoji", "pymdownx.slugs", "pymdownx.superfences")
_PACKAGES = (
    *("mkdocs", "mkdocs-material", "Markdown", "pymdown-extensions", "Jinja2", "MarkupSafe", "Pygments", "PyYAML", "backrefs"),
)
_NOT_ON_PAGES = frozenset(
    [
        *("config_file_path", "docs_dir", "site_dir", "dev_addr", "watch", "plugins", "hooks", "nav", "pages", "strict"),
        *("exclude_docs", "draft_docs", "not_in_nav"),  # which pages there are, the navigation shows
    ]
)
# What a template may show that is not in what is hashed: the time, chance, and all other pages.
_NOT_HASHED = re.compile(rb"\{[{%][^}]*(?<![\w.'\"-])(?:build_date_utc|update_date|now|random|pages)\b")


class Unknown(Exception):
    """Something of which it is not known what it does."""


def is_known(config: MkDocsConfig) -> bool:
    """Whether converting a page is known to give the same for the same."""
    try:
        plain_text([config.mdx_configs, _on_pages(config)])
    except Unknown:
        return False
    plugins = [(name, type(one).__module__) for name, one in config.plugins.items()]
    if config.hooks or any(one != (SEARCH, "material.plugins.search.plugin") for one in plugins):
        return False
    return set(config.markdown_extensions) <= _EXTENSIONS and _no_jieba()


def _no_jieba() -> bool:
    """It divides Chinese text for the search, by a dictionary that may change."""
    return importlib.util.find_spec("jieba") is None


def of_content(config: MkDocsConfig) -> str:
    """The hash of all that converts Markdown: settings, versions, this program."""
    kept = [config.markdown_extensions, config.mdx_configs, config.use_directory_urls, config.validation]
    return digest(plain_text([*kept, program()]))


def of_templates(config: MkDocsConfig) -> str | None:
    """The hash of all that the theme makes of a page's content, but for the page and the navigation.

    None where somebody's own templates take part, or where the theme's show what differs from build to build.
    """
    if config.theme.name != "material" or config.theme.custom_dir:
        return None
    templates = {}
    for folder in config.theme.dirs:
        for path in sorted(Path(folder).rglob("*.html")):
            templates[path.relative_to(folder).as_posix()] = path.read_bytes()
    if any(_NOT_HASHED.search(data) for data in templates.values()):
        return None
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in templates.items()}
    search = config.plugins.get(SEARCH)
    return digest(plain_text([hashes, _on_pages(config), search.config if search else None, program()]))


@functools.cache
def program() -> str:
    """A hash of the programs that render: others remember their own."""
    found = hashlib.sha256(sys.version.encode())
    for name in _PACKAGES:
        found.update(f"\0{name} {_version(name)}".encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()


def digest(text: str) -> str:
    """The hash of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _on_pages(config: MkDocsConfig) -> dict[str, Any]:
    return {key: value for key, value in config.items() if key not in _NOT_ON_PAGES}


def plain_text(value: Any) -> str:
    """A value that is made of plain ones as a text, another one for every other value; raises Unknown for anything else."""
    return json.dumps(_plain(value), ensure_ascii=False)


def _plain(value: Any) -> Any:
    """The value in lists and texts; the order of keys is kept, as a template may show it."""
    if value is None or isinstance(value, bool | int | float):
        return [repr(value)]
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        return {"": type(value).__name__, "pairs": [[_plain(key), _plain(one)] for key, one in value.items()]}
    if isinstance(value, list | tuple):
        return [type(value).__name__, *map(_plain, value)]
    if isinstance(value, FunctionType) and value.__module__ in _FUNCTIONS_OF:
        return ["function", value.__module__, value.__qualname__]
    if type(value).__module__ in ("babel.core", "mkdocs.localization", "datetime"):
        return [type(value).__name__, str(value)]
    raise Unknown(type(value).__name__)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
