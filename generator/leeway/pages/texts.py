"""What Leeway says on a page, for a template: our own text is Markdown, and whatever stands in its places is made inert."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from leeway.offers.language import Language
from leeway.pages.safe import Safe, inert


def functions(language: Language) -> dict[str, Callable[..., Safe]]:
    """What templates call: `t` for a text, `many` for one that depends on a number, `joined` for names in a row."""

    def t(key: str, /, **values: object) -> Safe:
        return Safe(language.say(key, **_inert(values)))

    def many(key: str, n: int) -> Safe:
        return Safe(language.many(key, n, n=n))

    def joined(names: Iterable[object], between: str = "join.semicolon", around: str = "") -> Safe:
        return Safe(language.say(between).join(f"{around}{inert(name)}{around}" for name in names))

    return {"t": t, "many": many, "joined": joined}


def _inert(values: dict[str, Any]) -> dict[str, str]:
    return {name: inert(value) for name, value in values.items()}
