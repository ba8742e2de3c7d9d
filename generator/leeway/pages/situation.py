"""The view of one situation's page: everything a representative needs while the customer is on the line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from leeway.offers.sentences import condition
from leeway.offers.words import sentence
from leeway.pages import bounds, facts, remedy
from leeway.pages.book import Book, Json
from leeway.pages.charts import Rung, ladder
from leeway.pages.example import Example, example
from leeway.pages.fresh import Fresh, fresh
from leeway.pages.opening import opening
from leeway.pages.safe import Safe, identifier, paragraphs

_LINES = 21  # of tables and remedies, that go on a page of paper in letters of the usual size


@dataclass(frozen=True, slots=True)
class Promise:
    """What is promised, by when, and who sees to it."""

    what: str
    within: str
    owner: str


@dataclass(frozen=True, slots=True)
class Level:
    """A level of authority and how to reach it; `answers_within` and `reach` may be empty."""

    id: Safe
    name: str
    reach: str
    answers_within: str


@dataclass(frozen=True, slots=True)
class Route:
    """Whom to bring in, when, and with which reason code; `only_when`: the condition for it, in words."""

    level: Level
    when: str
    only_when: str
    code: str


@dataclass(frozen=True, slots=True)
class Situation:
    """One situation, ready for its template."""

    id: Safe
    name: str
    opening: Safe
    ask: Safe
    customers_say: list[str]
    first: list[str]
    remember: list[str]
    notes: tuple[tuple[str, str], ...]
    owed: tuple[remedy.View, ...]
    goodwill: tuple[remedy.View, ...]
    steps: tuple[tuple[remedy.View, ...], ...]
    ladder: Safe
    charts: tuple[Safe, ...]
    either: tuple[tuple[str, ...], ...]
    one_of: tuple[tuple[str, ...], ...]
    rates: tuple[remedy.Dated, ...]
    phrases: tuple[Json, ...]
    everywhere: tuple[Json, ...]
    promises: tuple[Promise, ...]
    routes: tuple[Route, ...]
    exclusions: tuple[bounds.Out, ...]
    caps: tuple[bounds.Cap, ...]
    worked: tuple[facts.Worked, ...]
    verify: tuple[tuple[str, str], ...]
    logged: tuple[tuple[str, str], ...]
    working_days: bool
    examples: tuple[Example, ...]
    related: tuple[tuple[Safe, str], ...]
    fresh: Fresh

    @property
    def is_long(self) -> bool:
        """Whether it takes smaller letters to have all of it on one page of paper."""
        every = self.owed + self.goodwill
        return sum(1 + len(one.rows) for one in self.goodwill) + len(every) > _LINES


def situation(book: Book, name: str) -> Situation:
    """The situation called `name`."""
    raw = book.raw["situations"][name]
    steps = tuple(tuple(remedy.view(book, one) for one in step) for step in raw["steps"])
    remedies = tuple(one for step in steps for one in step)
    phrases = book.raw.get("phrases", [])
    first, asks = opening(book, name)
    read, named = facts.read_in(book, name), [one for step in raw["steps"] for one in step]
    return Situation(
        id=identifier(name),
        name=raw["name"],
        opening=first,
        ask=asks,
        customers_say=raw["customers_say"],
        first=paragraphs(raw["first"]),
        remember=raw.get("remember", []),
        notes=remedy.marked(book, raw),
        owed=tuple(one for one in remedies if one.owed),
        goodwill=tuple(one for one in remedies if not one.owed),
        steps=(given := _goodwill(steps)),
        ladder=ladder(name, _rungs(book, name, [one.name for one in remedies if one.owed], given), book.policy),
        charts=tuple(one.chart for one in remedies if one.chart and not one.owed),
        either=tuple(_named(book, group) for group in raw.get("one_of", []) if _all_owed(book, group)),
        one_of=tuple(_named(book, group) for group in raw.get("one_of", []) if not _all_owed(book, group)),
        rates=tuple(dict.fromkeys(rate for one in remedies for rate in one.rates)),
        phrases=tuple(one for one in phrases if name in one.get("situations", ())),
        everywhere=tuple(one for one in phrases if "situations" not in one),
        promises=tuple(promise(book, one) for one in raw.get("promises", [])),
        routes=routes(book, name),
        exclusions=bounds.exclusions(book, named),
        caps=bounds.caps(book, named),
        worked=facts.worked_out(book, read),
        verify=facts.to_verify(read),
        logged=facts.logged(book, read),
        working_days=facts.counts_working_days(book, name),
        examples=tuple(example(book, index, one) for index, one in enumerate(raw["examples"], 1)),
        related=tuple((identifier(one), book.raw["situations"][one]["name"]) for one in raw.get("related", [])),
        fresh=fresh(book, raw["owner"], raw["review_by"]),
    )


def _goodwill(steps: Iterable[tuple[remedy.View, ...]]) -> tuple[tuple[remedy.View, ...], ...]:
    """The steps with what is goodwill, without those in which nothing is."""
    return tuple(given for step in steps if (given := tuple(one for one in step if not one.owed)))


def _rungs(book: Book, situation: str, owed: list[str], steps: Iterable[tuple[remedy.View, ...]]) -> list[Rung]:
    """The rungs of a situation: what is owed, each step, and whom to bring in."""
    found = [Rung("owed", book.say("situation.rung_owed"), tuple(owed))] if owed else []
    for number, step in enumerate(steps):
        heading = "situation.rung_next" if number else "situation.rung_first"
        found.append(Rung("offer", book.say(heading), tuple(one.name for one in step)))
    above = tuple(dict.fromkeys(one.level.name for one in routes(book, situation)))
    return [*found, Rung("above", book.say("situation.rung_above"), above)]


def _all_owed(book: Book, group: Iterable[str]) -> bool:
    """Whether the customer has a right to each of these; then it is the customer who chooses one."""
    return all(book.policy.remedies[one].owed for one in group)


def _named(book: Book, remedies: Iterable[str]) -> tuple[str, ...]:
    return tuple(book.policy.remedies[one].name for one in remedies)


def promise(book: Book, raw: Json) -> Promise:
    """A promise of the policy; one that names no owner belongs to nobody in particular."""
    return Promise(raw["what"], book.duration(raw.get("within")), raw.get("owner", ""))


def level(book: Book, raw: Json) -> Level:
    """A level of the policy."""
    reach = raw.get("reach", "")
    return Level(identifier(raw["id"]), raw["name"], reach, book.duration(raw.get("answers_within")))


def routes(book: Book, situation: str) -> tuple[Route, ...]:
    """Whom a situation brings in, in the order to try; the first whose condition holds is the one."""
    raw, conds = book.raw["situations"][situation]["bring_in"], book.policy.routes[situation]
    return tuple(
        Route(
            level=level(book, {**book.level(one["level"]), **_own(one)}),
            when=sentence(one["when"]),
            only_when=condition(cond, book.policy) if cond else "",
            code=one.get("code", ""),
        )
        for one, cond in zip(raw, conds, strict=True)
    )


def _own(route: Json) -> Json:
    """What a route says of its level in place of what the level says of itself."""
    return {key: route[key] for key in ("reach", "answers_within") if key in route}
