"""A worked example on a situation's page: what is known, and what the kernel decides for it."""

from __future__ import annotations

from dataclasses import dataclass

from leeway.offers.case import read_value
from leeway.offers.ranges import Range
from leeway.offers.units import MOMENT
from leeway.offers.values import NEVER, NOT_KNOWN, iso, moment
from leeway.offers.words import capital, sentence
from leeway.pages.book import Book, Json, data
from leeway.pages.safe import Safe


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
    said = _long(book, fact)
    return capital(fact["name"]), book.say("example.not_known", value=said) if fact["text"] == NOT_KNOWN else said


def _long(book: Book, fact: Json) -> str:
    """What is known of a fact; of a day its long form."""
    one = book.policy.facts[fact["fact"]]
    known = read_value(one, fact["text"], book.policy)
    if one.kind not in ("date", MOMENT) or not isinstance(known, Range) or fact["text"] == NEVER:
        return str(fact["said"])
    return book.day(iso(known.low) if one.kind == "date" else moment(known.low))


_STANDING = {"owed": "example.owed", "offers": "example.offer", "reserve": "example.reserve"}


def _results(book: Book, decision: Json, example: Json) -> list[Result]:
    """What is owed, what is offered, and of the reserve what the example is about; then what it says is not given."""
    expected = example["expect"]
    offers = [
        (book.say(said), one)
        for key, said in _STANDING.items()
        for one in decision[key]
        if key != "reserve" or one["remedy"] in expected
    ]
    given = [_given(book, one, _instead(book, one, said, decision), example) for said, one in offers]
    named = {one["remedy"] for _, one in offers}
    silent = {one["remedy"]: one["text"] for one in decision["undefined"]}
    none = {one["remedy"]: one["text"] for one in decision["none"]}
    left = [name for name in expected if name not in named]
    return given + [_not_given(book, name, silent, none) for name in left]


def _instead(book: Book, offer: Json, standing: str, decision: Json) -> str:
    """How it stands, with what the customer may choose instead, where both are owed."""
    owed = {one["remedy"] for one in decision["owed"]}
    others = [book.policy.remedies[one].name for one in offer["one_of"] if {one, offer["remedy"]} <= owed]
    if not others:
        return standing
    return book.say("example.either", standing=standing, remedies=book.say("join.or").join(others))


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
        said = book.say("example.unsettled"), book.say("example.ask")
        return Result(book.policy.remedies[name].name, *said, (silent[name],))
    said = book.say("nothing"), book.say("example.not_here")
    return Result(book.policy.remedies[name].name, *said, (none[name],) if name in none else ())
