"""The views of all pages that there is one of: what their templates print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from leeway.pages import bounds, facts, remedy, training
from leeway.pages.assured import assurances
from leeway.pages.book import Book, Json
from leeway.pages.changes import Version, changes, known
from leeway.pages.fresh import Fresh, Part, fresh, parts
from leeway.pages.safe import Safe, identifier, paragraphs
from leeway.pages.situation import Promise, Route, level, promise, routes

_SAID = 3  # of what customers say, on the home page's card of a situation; its own page has them all


@dataclass(frozen=True, slots=True)
class Link:
    """A situation to link to, and what to print with the link."""

    id: Safe
    name: str
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gift:
    """A line of the gift list: what it costs the company, what it is worth to the customer, how many there are."""

    id: Safe
    name: str
    kind: str
    worth: str
    costs_us: str
    budget: str


@dataclass(frozen=True, slots=True)
class Due:
    """A part of the policy with its owner and the day until which it is good."""

    kind: str
    name: str
    fresh: Fresh


def common(book: Book) -> dict[str, Any]:
    """What every template may print."""
    return {
        "company": book.raw["company"],
        "stance": book.raw.get("stance", []),
        "levels": tuple(level(book, one) for one in book.raw["levels"]),
        "shown_levels": tuple(level(book, one) for one in book.levels),
        "columns": len(book.levels) + 1,
        "made_for": book.made_for,
        "undisclosed": len(book.levels) < len(book.policy.levels),
        "situations": tuple(_links(book)),
        "updated": book.day(book.raw["updated"]),
        "version": book.raw["version"],
    }


def single(
    book: Book, past: Sequence[Version] = (), earlier: Sequence[tuple[str, str]] = ()
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Path, template and own view of each page that there is one of."""
    yield from (
        ("index.md", "index", {"shown": _SAID}),
        ("playbook/assured.md", "assured", {**assurances(book), "proved": book.proved}),
        ("playbook/authority.md", "authority", _authority(book)),
        ("playbook/bring-in.md", "bring-in", {"reasons": tuple(_reasons(book))}),
        ("playbook/card.md", "card", _card(book)),
        ("playbook/changes.md", "changes", {"due": _due(book), **changes(book, past)}),
        ("playbook/checker.md", "checker", {}),
        ("playbook/coach.md", "coach", {"phrased": bool(book.raw.get("phrases"))}),
        ("playbook/phrases.md", "phrases", {"groups": _phrases(book)}),
        ("playbook/promises.md", "promises", _kept(book)),
        ("playbook/recognition.md", "recognition", {"recognition": _recognition(book)}),
        ("playbook/remedies/index.md", "remedies", _every(book)),
        ("playbook/verify.md", "verify", known(book, earlier)),
        ("playbook/wins.md", "wins", {}),
        ("playbook/practice.md", "practice", {"told": training.steps_told(book, "../")}),
        ("playbook/start-here.md", "start-here", training.overview(book)),
    )
    yield from training.step_pages(book)


def _authority(book: Book) -> dict[str, Any]:
    around = {"caps": bounds.caps(book), "exclusions": bounds.exclusions(book)}
    remedies = _remedies(book, goodwill=True)
    charts = tuple(one.chart for one in remedies if one.chart)
    return {"remedies": remedies, "charts": charts, "guaranteed": "guarantees" in book.raw, **around}


def _card(book: Book) -> dict[str, Any]:
    found = _remedies(book)
    owed, goodwill = (tuple(one for one in found if one.owed is kind) for kind in (True, False))
    return {"owed": owed, "goodwill": goodwill, "caps": bounds.caps(book)}


def _every(book: Book) -> dict[str, Any]:
    worked = facts.worked_out(book, book.policy.facts.values())
    return {"remedies": _remedies(book), "gifts": _gifts(book), "worked": worked}


def _kept(book: Book) -> dict[str, Any]:
    return {"promises": _promises(book), "answers": _answers(book), "calendar": facts.calendar(book)}


def _links(book: Book) -> Iterator[Link]:
    for name, one in book.raw["situations"].items():
        yield Link(identifier(name), one["name"], tuple(one["customers_say"]))


def _remedies(book: Book, goodwill: bool = False) -> tuple[remedy.View, ...]:
    """All remedies, or those of goodwill; owed ones first."""
    found = [remedy.view(book, name) for name in book.raw["remedies"]]
    return tuple(one for one in sorted(found, key=lambda one: not one.owed) if not (goodwill and one.owed))


def _gifts(book: Book) -> tuple[Gift, ...]:
    """What a representative may give away: goodwill with a value of its own or with a count, in the policy's order."""
    found = (remedy.view(book, name) for name in book.raw["remedies"])
    listed = (one for one in found if not one.owed and (one.budget or book.raw["remedies"][one.id]["kind"] == "gift"))
    return tuple(Gift(one.id, one.name, one.kind, one.worth, one.costs_us, one.budget) for one in listed)


def _reasons(book: Book) -> Iterator[tuple[Link, Route]]:
    """For each situation, whom to bring in and when, in the order to try."""
    for name, one in book.raw["situations"].items():
        yield from ((Link(identifier(name), one["name"]), route) for route in routes(book, name))


def _phrases(book: Book) -> tuple[tuple[Link | None, Sequence[Json]], ...]:
    """Phrases for everywhere first, then those of each situation."""
    phrases: Sequence[Json] = book.raw.get("phrases", [])
    everywhere = [one for one in phrases if "situations" not in one]
    groups: list[tuple[Link | None, Sequence[Json]]] = [(None, everywhere)]
    for name, one in book.raw["situations"].items():
        groups.append((Link(identifier(name), one["name"]), [p for p in phrases if name in p.get("situations", ())]))
    return tuple((link, found) for link, found in groups if found)


def _promises(book: Book) -> tuple[tuple[Link, tuple[Promise, ...]], ...]:
    listed = ((Link(identifier(name), one["name"]), one.get("promises", ())) for name, one in book.raw["situations"].items())
    return tuple((link, tuple(promise(book, one) for one in found)) for link, found in listed if found)


def _answers(book: Book) -> tuple[tuple[str, str, str, str], ...]:
    """Channel, how soon it is answered, who sees to it, a note."""
    times = book.raw.get("answer_times", ())
    return tuple((one["name"], book.duration(one["within"]), one.get("owner", ""), one.get("note", "")) for one in times)


def _recognition(book: Book) -> dict[str, list[str]]:
    found = book.raw.get("recognition", {})
    return {key: paragraphs(found.get(key, "")) for key in ("prize", "how", "listening_in")}


def _due(book: Book) -> tuple[Due, ...]:
    """Every part by the day of its review, the most urgent first."""
    ordered = sorted(parts(book.raw), key=lambda part: part.review_by)
    return tuple(_part(book, part) for part in ordered)


def _part(book: Book, part: Part) -> Due:
    return Due(book.say(f"changes.kind.{part.kind}"), part.name, fresh(book, part.owner, part.review_by))
