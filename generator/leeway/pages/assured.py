"""What the policy assures to a representative: every guarantee as it is written, and what it means for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from leeway.guarantees import meaning
from leeway.pages.book import Book
from leeway.pages.safe import Safe, identifier


@dataclass(frozen=True, slots=True)
class Assured:
    """One guarantee: the sentence of the policy, and what it means for whoever reads the page."""

    id: Safe
    text: str
    meaning: str


def assurances(book: Book) -> dict[str, Any]:
    """What the page prints; `left_out`: how many guarantees the audience of the pages is not shown."""
    left_out = book.raw.get("audience", {}).get("guarantees_left_out", 0)
    return {"guarantees": assured(book), "left_out": left_out, "example": example(book)}


def assured(book: Book) -> tuple[Assured, ...]:
    """The guarantees, in the order of the policy."""
    found = book.raw.get("guarantees", ())
    return tuple(Assured(identifier(one["id"]), one["text"], meaning(one, book.policy)) for one in found)


def example(book: Book) -> str:
    """A guarantee that makes sense with the policy's own facts or levels, for a policy that has none yet."""
    for name, fact in book.policy.facts.items():
        if fact.worked is None and fact.kind not in ("choice", "yes or no"):
            return f"a higher {name} never gets less"
    level = book.raw["levels"][0]["id"]
    return f"at every level, what the {level} may give is at least 50% of what any higher level may give"
