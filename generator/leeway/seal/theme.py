"""What a theme does that sealing must know of: styles that its scripts put into pages, files that nothing asks for, a
dialog without a name, and a switch that is slow.
"""

from __future__ import annotations

import contextlib
import json
import re

from leeway.seal.folder import Files, integrity
from leeway.seal.markup import attributes, tag

_SCRIPT = re.compile(r"assets/javascripts/[^/]+\.js")
_STYLES = re.compile(r'\("style",\{\},(\w+)\.toString\(\)\)')
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.DOTALL)
_MEANT = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "b": "\b", "0": "\0", "\n": ""}
_INDEX = "search/search_index.json"
_OTHER_LANGUAGES = "assets/javascripts/lunr/"
_NAMELESS = re.compile(
    r'(<div class="md-search"[^<>]* role="dialog")>(?=.{0,2000}?<input[^<>]* aria-label="([^"<>]*)")', re.DOTALL
)
_REMEMBERED = re.compile(r"""<script>\s*var palette=__md_get\("__palette"\).{0,2000}?</script>""", re.DOTALL)
_SHEET = re.compile(r"""<link\b[^<>]*\brel="?stylesheet\b""")
_SWITCH = re.compile(r"""(<form\b[^<>]*) data-md-component="?palette"?(?=[\s>])""")
_INPUT = re.compile(r"<input\b([^<>]*)>")
_KINDS = ("media", "scheme", "primary", "accent")
_OURS = re.compile(r"""<script src="[^"<>]*leeway\.mjs["?]""")
PALETTES = "leeway-palettes"


def unread(files: Files) -> frozenset[str]:
    """Files that Material brings for searching in languages other than English, where that is the only one."""
    with contextlib.suppress(KeyError, TypeError, ValueError):
        if json.loads(files[_INDEX])["config"]["lang"] == ["en"]:
            return frozenset(path for path in files if path.startswith(_OTHER_LANGUAGES))
    return frozenset()


def named(page: str) -> str:
    """The page with a name for the dialog of Material's search, in its own language: that of the field in it."""
    return _NAMELESS.sub(r'\1 aria-label="\2">', page, count=1)


def switched(page: str) -> str:
    """The page with our switch between light and dark, `scheme.js`, in place of the theme's; the head says what to choose from.

    The theme's sets the colours of the body when the page is there already, and asks for styles in between: the whole page's are
    computed four times over, half a second of a telephone's.
    """
    found = [one.search(page) for one in (_SHEET, _SWITCH, _REMEMBERED, _OURS)]
    sheet, switch, remembered, ours = found
    if not (sheet and switch and remembered and ours) or not sheet.start() < switch.start() < remembered.start():
        return page
    palettes = _palettes(page[switch.end() : page.find("</form", switch.end())])
    if not palettes:
        return page
    said = tag("meta", [("name", PALETTES), ("content", json.dumps(palettes))])
    parts = [page[: sheet.start()], said, page[sheet.start() : switch.start()], switch[1], " data-leeway-scheme"]
    return "".join([*parts, page[switch.end() : remembered.start()], page[remembered.end() :]])


def _palettes(form: str) -> list[dict[str, str]]:
    """What each input of the theme's form says of colours."""
    inputs = [attributes(one) for one in _INPUT.findall(form)]
    return [{kind: one.get(f"data-md-color-{kind}", "") for kind in _KINDS} for one in inputs]


def styles(files: Files) -> tuple[str, ...]:
    """The sources, for `style-src`, of the style elements that the theme's scripts make.

    Material makes none. Zensical's search has its styles as a text in its script; the policy names their hash.
    """
    found: list[str] = []
    for path, data in files.items():
        if _SCRIPT.fullmatch(path) and b'("style"' in data:
            script = data.decode("utf-8", "replace")
            found += [_source(text) for name in _STYLES.findall(script) for text in _texts(script, name)]
    return tuple(sorted(set(found)))


def _texts(script: str, name: str) -> list[str]:
    """The values that a variable of the script is declared with, where these are plain texts."""
    declared = re.findall(rf"""\b{name}=(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")""", script, re.DOTALL)
    return [_ESCAPE.sub(_meant, one or other) for one, other in declared]


def _meant(found: re.Match[str]) -> str:
    escape = found[1]
    return chr(int(escape[1:], 16)) if len(escape) > 1 else _MEANT.get(escape, escape)


def _source(text: str) -> str:
    return f"'{integrity(text.encode())}'"
