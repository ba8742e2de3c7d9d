"""The texts that Leeway says to readers of a site, in every language that it speaks: `<language>/<section>.json`.

A text has places for what it is about, `{name}`. One that depends on a number stands once for each plural of its language,
under the same key with the category (Unicode CLDR) behind it: `.one`, `.other`. `python -m leeway.languages` makes the kernel's
Python file of its section.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from babel import Locale, UnknownLocaleError

from leeway.offers.language import Language, language, language_of
from leeway.offers.policy import Policy

__all__ = ["LANGUAGES", "SECTIONS", "direction_of", "language_of", "of_pages", "say", "texts"]

FOLDER = Path(__file__).parent
LANGUAGES = tuple(sorted(path.parent.name for path in FOLDER.glob("*/kernel.json")))
SECTIONS = ("kernel", "pages", "widgets")


def texts(language: str, section: str) -> dict[str, str]:
    """The texts of a section by their keys, as its file has them."""
    found: dict[str, str] = json.loads((FOLDER / language / f"{section}.json").read_text("utf-8"))
    return found


@lru_cache(maxsize=16)
def of_pages(locale: str) -> Language:
    """The language for a locale, with the texts of the pages."""
    return replace(language(locale), texts=texts(language_of(locale), "pages"))


def say(policy: Policy, key: str, /, **values: object) -> str:
    """A text of the pages in the policy's language, still to be made inert."""
    return of_pages(policy.language.code).say(key, **values)


@lru_cache(maxsize=16)
def direction_of(locale: str) -> str:
    """The way in which the language of a locale is written, also one that Leeway does not speak: `ltr` or `rtl`."""
    try:
        return str(Locale.parse(locale).text_direction)
    except (UnknownLocaleError, ValueError):
        return "ltr"
