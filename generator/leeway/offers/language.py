"""What Leeway itself says, in the language of a policy. What a policy says stands in whatever language its people wrote it.

The texts stand in `leeway/languages`; `catalogue` is made of them, since the kernel reads no files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from leeway.offers.catalogue import CATALOGUE
from leeway.offers.numbers import Number

# Languages whose nouns keep their capital within a sentence.
_CAPITAL_NOUNS = ("de",)


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language: its texts by key, with places for what they are about. `lowers`: a name is small within a sentence."""

    code: str
    texts: Mapping[str, str]
    lowers: bool = True

    def say(self, key: str, /, **values: object) -> str:
        """The text of a key, with the values in their places. A value is data: nothing in it is a place."""
        text = self.texts[key]
        return text.format_map(values) if values else text

    def many(self, key: str, number: Number, /, **values: object) -> str:
        """The text of a key for so many: each language has one for each of its plurals."""
        return self.say(f"{key}.{plural(number)}", **values)


def plural(number: Number) -> str:
    """The plural category (Unicode CLDR) of a number: `one` or `other`, in every language that there is so far."""
    return "one" if number == 1 else "other"


_LANGUAGES = {code: Language(code, texts, code not in _CAPITAL_NOUNS) for code, texts in CATALOGUE.items()}
ENGLISH = _LANGUAGES["en"]


def language_of(locale: str) -> str:
    """The language that is spoken where a locale is set: `de` for de_AT; English where Leeway does not speak its language."""
    code = locale.partition("_")[0].lower()
    return code if code in _LANGUAGES else ENGLISH.code


def language(locale: str) -> Language:
    """The language for a locale."""
    return _LANGUAGES[language_of(locale)]
