"""Who owns a part of the policy and until when it is good; what is overdue shows on its page and warns at build."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from leeway.pages.book import Book, Json
from leeway.pages.safe import Safe, identifier
from leeway.problems import Problem, Span


@dataclass(frozen=True, slots=True)
class Fresh:
    """The owner of a part, the day until which it is good (for people, and as ISO text), and whether that day is over."""

    owner: str
    until: str
    review_by: Safe
    overdue: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the policy that has an owner of its own."""

    kind: str
    id: str
    name: str
    line: int
    owner: str
    review_by: str


def fresh(book: Book, owner: str, review_by: str) -> Fresh:
    """How one part stands on the day of the build."""
    return Fresh(owner, book.day(review_by), identifier(review_by), book.is_overdue(review_by))


def parts(policy: Json) -> Iterator[Part]:
    """Situations, then remedies, in the policy's order."""
    for kind in ("situation", "remedy"):
        for name, one in policy["situations" if kind == "situation" else "remedies"].items():
            owner, review_by = one.get("owner", policy["owner"]), one.get("review_by", policy["review_by"])
            yield Part(kind, name, one["name"], one["line"], owner, review_by)


def overdue(policy: Json, today: date | None, source: bytes) -> tuple[Problem, ...]:
    """A warning for every part whose review is overdue on the day `today`; none when no day is given.

    `source` is the policy file: the compiled policy knows the line of a part, its column is looked up there.
    """
    lines = source.decode("utf-8", "replace").splitlines()
    late = (part for part in parts(policy) if today is not None and today.isoformat() > part.review_by)
    return tuple(_warning(part, _span(part, lines)) for part in late)


def _span(part: Part, lines: list[str]) -> Span:
    column = max(lines[part.line - 1].find(part.id) if part.line <= len(lines) else 0, 0) + 1
    return Span(part.line, column, part.line, column + len(part.id))


def _warning(part: Part, span: Span) -> Problem:
    message = f'{part.kind} "{part.id}" should have been reviewed by {part.review_by}; its owner is {part.owner}'
    return Problem("review-overdue", message, span, "warning")
