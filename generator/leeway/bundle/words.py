"""The texts of the interface: a module of its own, with those of the language of the policy's locale."""

from __future__ import annotations

import json
from collections.abc import Mapping

from leeway.languages import language_of, texts

MODULE = "words.mjs"  # in `widgets/` it is what tests under Node.js load
# How things are said in English. A search in another language goes by the words of the policy alone.
ENGLISH = ("find-meanings.txt", "find-alike.txt")


def spoken(widgets: Mapping[str, bytes], policy_json: bytes) -> dict[str, bytes]:
    """The widgets as a site has them that is written for a policy's locale, English where it has none."""
    locale = json.loads(policy_json).get("locale", "en")
    language = language_of(locale)
    files = dict(widgets) if language == "en" else {**widgets, **dict.fromkeys(ENGLISH, b"")}
    return files | {MODULE: _said(language, locale).encode()}


def _said(language: str, locale: str) -> str:
    named = {"LANGUAGE": language, "LOCALE": locale.replace("_", "-"), "WORDS": texts(language, "widgets")}
    return "".join(
        f"export const {name} = {json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n"
        for name, value in named.items()
    )
