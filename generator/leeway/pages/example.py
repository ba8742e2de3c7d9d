"""A worked example on a situation's page: what is known, and what the kernel decides for it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from leeway.offers.words import capital, sentence
from leeway.pages.book import Book, Json, data
from leeway.pages.safe import Safe

_DAY = re.compile(r"\d{4}-\d\d-\d\d( \d\d:\d\d)?")


@dataclass(frozen=True, slots=True)
class Result:
    """One remedy in the decision on an example: its amount, or why there is none."""

    remedy: str
    amount: Safe | str
    standing: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: what is known, and what the kernel decides for it."""

    number: str
    name: str
    story: str
    level: str
    on: str
    given: tuple[tuple[str, str], ...]
    usual: tuple[tuple[str, str], ...]
    claimed: tuple[str, ...]
    refused: tuple[str, ...]
    accepted: tuple[tuple[str, str], ...]
    working: tuple[str, ...]
    results: tuple[Result, ...]


def example(book: Book, index: int, raw: Json) -> Example:
    """The example as its page shows it; `index` is its number."""
    case = raw["case"]
    decision = book.decide(case)
    remedies = book.policy.remedies
    return Example(
        number=str(index),
        name=raw["name"],
        story=raw.get("story", ""),
        level=book.level(case.get("level", book.raw["levels"][0]["id"]))["name"],
        on=book.day(case["on"]) if case.get("on", book.raw["updated"]) != book.raw["updated"] else "",
        given=tuple(_told(book, fact) for fact in decision["facts"] if not fact["assumed"]),
        usual=tuple(_told(book, fact) for fact in decision["facts"] if fact["assumed"]),
        claimed=tuple(capital(book.policy.facts[one].name) for one in case.get("claimed", [])),
        refused=tuple(remedies[one].name for one in case.get("refused", [])),
        accepted=tuple((one["name"], one["text"]) for one in decision["accepted"]),
        working=tuple(one["text"] for one in decision["working"]),
        results=tuple(_results(book, decision, raw)),
    )


def _told(book: Book, fact: Json) -> tuple[str, str]:
    """The name of a fact and its value: a day as the policy's locale writes it, and what counts where it is not known."""
    said = book.day(fact["said"]) if _DAY.fullmatch(fact["said"]) else fact["said"]
    return capital(fact["name"]), f"not known, so {said} counts" if fact["text"] == "not known" else said


_STANDING = {"owed": "owed", "offers": "offer", "reserve": "in reserve"}


def _results(book: Book, decision: Json, example: Json) -> list[Result]:
    """What is owed, what is offered, and of the reserve what the example is about; then what it says is not given."""
    expected = example["expect"]
    offers = [
        (said, one) for key, said in _STANDING.items() for one in decision[key] if key != "reserve" or one["remedy"] in expected
    ]
    given = [_given(book, one, said + _instead(book, one, decision), example) for said, one in offers]
    named = {one["remedy"] for _, one in offers}
    silent = {one["remedy"]: one["text"] for one in decision["undefined"]}
    none = {one["remedy"]: one["text"] for one in decision["none"]}
    left = [name for name in expected if name not in named]
    return given + [_not_given(book, name, silent, none) for name in left]


def _instead(book: Book, offer: Json, decision: Json) -> str:
    """What the customer may choose instead, where both are owed."""
    owed = {one["remedy"] for one in decision["owed"]}
    others = [book.policy.remedies[one].name for one in offer["one_of"] if {one, offer["remedy"]} <= owed]
    return f", either this or {' or '.join(others)}" if others else ""


def _given(book: Book, offer: Json, standing: str, example: Json) -> Result:
    because = tuple(sentence(capital(reason["text"])) for reason in offer["because"])
    return Result(offer["name"], _amount(book, offer, example), standing, because)


def _amount(book: Book, offer: Json, example: Json) -> Safe | str:
    if offer["amount"] is None:
        return str(offer["text"])
    names = {"example": example["name"], "remedy": offer["remedy"]}
    return data(offer["text"], offer["amount"], offer["unit"], **names)


def _not_given(book: Book, name: str, silent: Json, none: Json) -> Result:
    if name in silent:
        return Result(book.policy.remedies[name].name, "not settled by the policy", "ask", (silent[name],))
    return Result(book.policy.remedies[name].name, "nothing", "not here", (none[name],) if name in none else ())
