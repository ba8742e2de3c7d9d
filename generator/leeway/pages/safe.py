"""Making a policy's text inert: whoever writes a policy may write anything, and nothing of it may act on a page.

Templates cannot forget this. Everything they print goes through `inert`; only a `Safe` value is printed as it is, and
no filter of Jinja, no concatenation and no captured block gives one: only Python code can make it.
"""

from __future__ import annotations

import functools
import html
import json
import re
import unicodedata

_ID = re.compile(r"[A-Za-z0-9]+(?:[._-]+[A-Za-z0-9]+)*")
_PARAGRAPHS = re.compile(r"\n\s*\n")
# Of ASCII, only letters, digits, spaces and commas mean nothing to Markdown, HTML or their extensions.
_ACTIVE = re.compile(r"[\x00-\x1f!-+\-./:-@\[-`{-\x7f]")
# A title is printed by the themes as it is, in elements and in attributes, and once after entities were decoded again.
_TITLE = str.maketrans({"<": "‹", ">": "›", '"': "”", "'": "’", "`": "’", "{": "(", "}": ")", "\\": "/"})
# White space, except what holds an amount together on its line: 1 250,50 € in French.
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
# Of what stands in an attribute, Markdown and HTML take nothing for theirs; a plugin may look for these.
_BEGINS = {ord(letter): f"&#{ord(letter)};" for letter in "{}[]*_`\\"}
_ENTITY_START = re.compile(r"&(?=[A-Za-z#])")


class Safe(str):
    """Text that is already Markdown or HTML of ours. Any string operation on it gives an ordinary string again."""

    __slots__ = ()


@functools.lru_cache(maxsize=8192)
def text(value: str) -> Safe:
    """`value` as it reads, for Markdown, HTML and attributes: one line, and every active character an entity."""
    return Safe(_ACTIVE.sub(lambda found: f"&#{ord(found[0])};", flat(value)))


def inert(value: object) -> str:
    """What a template prints for `value`: `Safe` text as it is, anything else made inert by `text`."""
    return value if type(value) is Safe else text(str(value))


def identifier(value: str) -> Safe:
    """An id of the policy, for an attribute or an address, unchanged; anything that is not plainly an id is made inert."""
    return Safe(value) if _ID.fullmatch(value) else text(value)


def attribute(value: str) -> Safe:
    """`value`, on one line, for a quoted attribute in a block of HTML: what ends either, or begins something, is an entity."""
    return Safe(html.escape(value).translate(_BEGINS))


def title(value: str) -> str:
    """`value` for a page title: the themes print it unescaped, so look-alikes stand in for what they would act on."""
    return _ENTITY_START.sub("&\N{WORD JOINER}", flat(value).translate(_TITLE)) or "–"


def yaml_text(value: str) -> Safe:
    """`value` as a double-quoted YAML scalar of letters, digits, a few signs and escapes only."""
    return Safe('"' + "".join(map(_yaml_character, value)) + '"')


def paragraphs(value: str) -> list[str]:
    """The paragraphs of a longer text, each still to be printed."""
    return [part for part in map(flat, _PARAGRAPHS.split(value)) if part]


def flat(value: str) -> str:
    """`value` on one line: control characters and runs of white space are one space, half characters are shown as such.

    A no-break space stays.
    """
    if value.isprintable() and "  " not in value:
        return value.strip()
    shown = (" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else "�" if _is_half(c) else c for c in value)
    return _SPACES.sub(" ", "".join(shown)).strip()


def _is_half(character: str) -> bool:
    return unicodedata.category(character) == "Cs"


def _yaml_character(character: str) -> str:
    if character.isascii() and (character.isalnum() or character in " /-_"):
        return character
    if ord(character) > 0xFFFF:
        return f"\\U{ord(character):08x}"
    return json.dumps(character)[1:-1] if not character.isascii() else f"\\x{ord(character):02x}"
