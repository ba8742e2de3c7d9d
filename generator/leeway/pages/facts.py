"""What must be known about facts: how those that are worked out come about, and where to verify those that are told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from leeway.offers import sentences, words
from leeway.offers.expressions import Expr
from leeway.offers.policy import Cond, Fact, facts_of
from leeway.pages.book import Book, Json
from leeway.pages.safe import Safe, identifier


@dataclass(frozen=True, slots=True)
class Worked:
    """A fact that is worked out: one formula, or a row for each condition with what it is then."""

    id: Safe
    name: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are working days: the weekdays, the holidays with their names, and the day until which those are known."""

    week: str
    holidays: tuple[tuple[str, str], ...]
    until: str


def read_in(book: Book, situation: str) -> tuple[Fact, ...]:
    """The facts that a situation depends on, directly and through others, in the policy's order."""
    policy = book.policy
    remedies = [policy.remedies[name] for step in policy.situations[situation]["steps"] for name in step]
    named = set().union(*(one.needs for one in remedies), *(facts_of(cond) for cond in policy.routes[situation] if cond))
    behind = set().union(*(fact.worked.behind for name, fact in policy.facts.items() if name in named and fact.worked))
    return tuple(fact for name, fact in policy.facts.items() if name in named | behind)


def worked_out(book: Book, facts: Iterable[Fact]) -> tuple[Worked, ...]:
    """How those of the facts that are worked out come about."""
    return tuple(Worked(identifier(fact.id), words.capital(fact.name), tuple(_rows(book, fact))) for fact in facts if fact.worked)


def _rows(book: Book, fact: Fact) -> Iterator[tuple[str, str]]:
    assert fact.worked is not None
    if fact.worked.when is not None:
        yield from (("", said) for said in _yes_when(book, fact.worked.when))
    for when, expr in fact.worked.rows:
        yield _when(book, when, len(fact.worked.rows)), _amount(book, fact, expr)


def _yes_when(book: Book, when: Cond) -> Iterator[str]:
    """A condition in a line; one of several that have parts of their own in a line each."""
    if when[0] != "any" or all(part[0] not in ("all", "any") for part in when[1]):
        yield book.say("worked.yes", condition=sentences.condition(when, book.policy))
        return
    yield book.say("worked.yes_any")
    yield from (f"– {sentences.condition(part, book.policy)}" for part in when[1])


def _when(book: Book, when: Cond | None, rows: int) -> str:
    if when is not None:
        return words.capital(sentences.condition(when, book.policy))
    return book.say("worked.otherwise") if rows > 1 else ""


def _amount(book: Book, fact: Fact, expr: Expr) -> str:
    if expr[0] == "undefined":
        return book.say("worked.open")
    if fact.kind == "choice":
        return str(fact.texts["choices"][expr[1]])
    return sentences.formula(expr, book.policy)


def to_verify(facts: Iterable[Fact]) -> tuple[tuple[str, str], ...]:
    """What must be verified, and where."""
    return tuple((words.capital(fact.name), words.sentence(fact.texts["verify"])) for fact in facts if "verify" in fact.texts)


def logged(book: Book, facts: Iterable[Fact]) -> tuple[tuple[str, str], ...]:
    """What the log of wins counts: the fact, and over what time and for whom."""
    return tuple((fact.name, _over(book, fact.texts["from_log"])) for fact in facts if "from_log" in fact.texts)


def _over(book: Book, log: Json) -> str:
    over = log.get("over")
    each = book.say(f"log.each.{log['per']}")
    if over is None:
        return each
    time = book.say(f"log.this.{over}") if isinstance(over, str) else book.say("log.last", length=book.duration(over))
    return f"{each} {time}"


def calendar(book: Book) -> Calendar | None:
    """The policy's working days; None where it says nothing of them."""
    raw = book.raw.get("working_days")
    if raw is None:
        return None
    holidays = tuple((book.day(day), name) for day, name in raw.get("holidays", ()))
    week = words.listed([book.say(f"weekday.{number}") for number in raw["week"]], book.policy.language)
    return Calendar(week, holidays, book.day(raw["until"]) if "until" in raw else "")


def counts_working_days(book: Book, situation: str) -> bool:
    """Whether anything in the situation is counted in working days, of which the policy has a calendar to show."""
    if "working_days" not in book.raw:
        return False
    remedies = {name for step in book.raw["situations"][situation]["steps"] for name in step}
    facts = {fact.id for fact in read_in(book, situation)}
    parts = (*(book.raw["remedies"][name] for name in remedies), *(book.raw["facts"][name] for name in facts))
    return any(_mentions(part) for part in parts)


def _mentions(value: object) -> bool:
    if isinstance(value, dict):
        return any(map(_mentions, value.values()))
    if isinstance(value, list):
        return any(map(_mentions, value))
    return value in ("working days", "working day")
