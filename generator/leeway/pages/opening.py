"""What the checker can say as soon as a page is there: the decision on a case of which nothing is known yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from leeway.offers.expressions import NOW, TODAY
from leeway.offers.wire import dumped
from leeway.pages import facts
from leeway.pages.book import Book, Json, joined
from leeway.pages.safe import Safe, attribute, identifier


def opening(book: Book, situation: str) -> tuple[Safe, Safe]:
    """The decision on a new case of the lowest level, as JSON for an attribute, and the ids of the facts to ask for first.

    The case names no day, since nobody knows when the page will be opened. What is certain of it is so on every day; where the
    day matters, the checker's Python may say more, and the facts are those that it asks for on the day of the policy.
    """
    case = {"situation": situation, "level": book.raw["levels"][0]["id"], "facts": {}}
    said = book.decide(case)
    dated = book.decide({**case, "on": book.raw["updated"]}) if is_dated(book, situation) else said
    asked = joined((identifier(one["fact"]) for one in dated["ask"] if one["for"] == "now"), " ")
    return attribute(dumped(_unchecked(said))), asked


def _unchecked(decision: dict[str, Any]) -> dict[str, Any]:
    """The decision without a code to check it by: each version of the policy would have another one, on pages that say the same.

    Nobody misses it: it is the code of a case without a day, and the page's Python soon gives that of the case with one.
    """
    code, notes = decision["check"]["code"], decision["notes"]
    for holder in (notes, notes["markdown"]):
        lines = holder["ticket"].split("\n")
        holder["ticket"] = "\n".join(one for one in lines if code not in one.replace("\\", ""))
    return {**decision, "check": None}


def is_dated(book: Book, situation: str) -> bool:
    """Whether what is owed or offered may depend on the day or the time of the case."""
    raw = book.raw
    remedies = [raw["remedies"][name] for step in raw["situations"][situation]["steps"] for name in step]
    read = [raw["facts"][fact.id] for fact in facts.read_in(book, situation)]
    parts = (raw["situations"][situation], remedies, read, raw.get("caps"), raw.get("exclusions"))
    return any(_names_the_day(tree, raw) for tree in _trees(parts))


def _trees(value: Any) -> Iterator[list[Any]]:
    """Every list in a JSON value: conditions and amounts are some of them."""
    if isinstance(value, dict):
        value = list(value.values())
    elif isinstance(value, list):
        yield value
    if isinstance(value, list | tuple):
        for part in value:
            yield from _trees(part)


def _names_the_day(tree: list[Any], raw: Json) -> bool:
    """Whether a condition or an amount is about today or now; a rate without a date of its own is."""
    if len(tree) < 2 or not isinstance(tree[1], str):
        return False
    return tree[1] in (TODAY, NOW) or (tree[0] == "rate" and not raw["rates"].get(tree[1], {}).get("by"))
