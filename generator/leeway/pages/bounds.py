"""What bounds a remedy beside its table, in words: how many there are, bounds over several remedies, what rules them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from leeway.offers import sentences, words
from leeway.offers.numbers import number
from leeway.offers.offer import approval
from leeway.offers.policy import Exclusion, Remedy
from leeway.pages.book import Book, Json
from leeway.pages.safe import Safe, identifier


@dataclass(frozen=True, slots=True)
class Cap:
    """A bound over several remedies: how much, of which of those the page is about, for how long, what is used up."""

    id: Safe
    name: str
    at_most: str
    over: tuple[tuple[Safe, str], ...]
    window: str
    used: str
    why: str


@dataclass(frozen=True, slots=True)
class Out:
    """What rules remedies out, whatever the tables say; `kept` are those that it leaves, of all that the page is about."""

    id: Safe
    when: str
    why: str
    remedies: tuple[str, ...]
    kept: tuple[str, ...]


def budget(book: Book, remedy: Remedy) -> str:
    """How many there are: "2 a month per customer", "$200 in any 12 months per customer; what is used up: credits given"."""
    raw = remedy.texts.get("budget", {})
    if "how_many" not in raw:
        return ""
    many = counted(book, raw["how_many"])
    time = window(book, raw)
    said = book.say("budget", many=many, window=time) if time else many
    return book.say("budget.used", budget=said, fact=book.policy.facts[raw["used"]].name) if "used" in raw else said


def window(book: Book, raw: Json) -> str:
    """For how long and for whom something is counted: "a month per customer", "in any 12 months per customer"."""
    each, per = raw.get("each"), book.say(f"window.per.{raw['per']}") if "per" in raw else ""
    if each is None:
        return per
    time = book.say(f"window.each.{each}") if isinstance(each, str) else book.say("window.any", length=book.duration(each))
    return " ".join(filter(None, (time, per)))


def counted(book: Book, found: Json) -> str:
    """A number with its unit, money included."""
    if found["unit"] in ("money", "percent"):
        return words.value(number(found["n"]) or 0, found["unit"], book.policy)
    return book.duration(found)


def safeguards(book: Book, remedy: Remedy) -> tuple[str, ...]:
    """What it takes above an amount: "Above $200: Supervisor and Win-back team must both say yes. Attach photos."."""
    return tuple(_safeguard(book, remedy, one) for one in remedy.texts.get("safeguards", ()))


def _safeguard(book: Book, remedy: Remedy, raw: Json) -> str:
    names = [book.level(one)["name"] for one in raw.get("approved_by", ())]
    said = [words.sentence(approval(names, book.policy))] if names else []
    if "record" in raw:
        said.append(words.sentence(words.capital(raw["record"])))
    if "over" not in raw:
        return " ".join(said)
    amount = words.value(number(raw["over"]) or 0, remedy.unit, book.policy)
    return book.say("safeguard.above", amount=amount, needs=" ".join(said))


def rounding(book: Book, remedy: Remedy) -> str:
    """How the remedy's amounts are rounded, where that is its own: "up to $1"."""
    if remedy.rounding is None:
        return ""
    mode, step = remedy.rounding
    return book.say(_ROUNDINGS[mode], step=words.value(step, "money", book.policy))


_ROUNDINGS = {
    "half up": "rounding.half_up",
    "half even": "rounding.half_even",
    "up": "rounding.up",
    "down": "rounding.down",
    "exact": "rounding.exact",
}


def caps(book: Book, among: Iterable[str] | None = None) -> tuple[Cap, ...]:
    """The bounds over several remedies: all of them, or those that touch any remedy `among` these."""
    asked = set(book.policy.remedies if among is None else among)
    return tuple(_cap(book, name, raw, asked) for name, raw in book.raw.get("caps", {}).items() if asked & set(raw["over"]))


def _cap(book: Book, name: str, raw: Json, asked: Set[str]) -> Cap:
    return Cap(
        id=identifier(name),
        name=raw["name"],
        at_most=book.formula(raw["at_most"], "money"),
        over=tuple((identifier(one), book.policy.remedies[one].name) for one in raw["over"] if one in asked),
        window=window(book, raw),
        used=book.policy.facts[raw["used"]].name if "used" in raw else "",
        why=words.sentence(raw["why"]) if "why" in raw else "",
    )


def exclusions(book: Book, among: Iterable[str] | None = None) -> tuple[Out, ...]:
    """What rules remedies out: all of it, or what touches any remedy `among` these."""
    asked = list(book.policy.remedies if among is None else among)
    return tuple(_out(book, one, asked) for one in _all(book) if set(_touched(book, one.id)) & set(asked))


def _all(book: Book) -> Iterator[Exclusion]:
    """Every exclusion once, in the policy's order."""
    found = {one.id: one for remedy in book.policy.remedies.values() for one in remedy.exclusions}
    yield from (found[name] for name in book.raw.get("exclusions", {}) if name in found)


def _touched(book: Book, exclusion: str) -> list[str]:
    found: list[str] = book.raw["exclusions"][exclusion]["remedies"]
    return found


def _out(book: Book, one: Exclusion, asked: list[str]) -> Out:
    touched, names = _touched(book, one.id), {name: book.policy.remedies[name].name for name in asked}
    return Out(
        id=identifier(one.id),
        when=words.capital(sentences.condition(one.when, book.policy)),
        why=words.sentence(words.capital(one.why)),
        remedies=tuple(said for name, said in names.items() if name in touched),
        kept=tuple(said for name, said in names.items() if name not in touched),
    )
