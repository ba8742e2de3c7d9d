"""The view of one situation's page: everything a representative needs while the customer is on the line."""

from __future__ import annotations

from dataclasses import dataclass

from leeway.offers.sentences import condition
from leeway.offers.words import capital, sentence
from leeway.pages import bounds, facts, remedy
from leeway.pages.book import Book, Json, data, joined
from leeway.pages.fresh import Fresh, fresh
from leeway.pages.safe import Safe, identifier, paragraphs


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
    claimed: tuple[str, ...]
    refused: tuple[str, ...]
    accepted: tuple[tuple[str, str], ...]
    working: tuple[str, ...]
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    """One situation, ready for its template."""

    id: Safe
    name: str
    ask: Safe
    customers_say: list[str]
    first: list[str]
    remember: list[str]
    owed: tuple[remedy.View, ...]
    goodwill: tuple[remedy.View, ...]
    steps: tuple[tuple[remedy.View, ...], ...]
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


def situation(book: Book, name: str) -> Situation:
    """The situation called `name`."""
    raw = book.raw["situations"][name]
    steps = tuple(tuple(remedy.view(book, one) for one in step) for step in raw["steps"])
    remedies = tuple(one for step in steps for one in step)
    phrases = book.raw.get("phrases", [])
    read, named = facts.read_in(book, name), [one for step in raw["steps"] for one in step]
    return Situation(
        id=identifier(name),
        name=raw["name"],
        ask=_ask(book, name),
        customers_say=raw["customers_say"],
        first=paragraphs(raw["first"]),
        remember=raw.get("remember", []),
        owed=tuple(one for one in remedies if one.owed),
        goodwill=tuple(one for one in remedies if not one.owed),
        steps=tuple(given for step in steps if (given := tuple(one for one in step if not one.owed))),
        one_of=tuple(tuple(book.policy.remedies[one].name for one in group) for group in raw.get("one_of", [])),
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
        examples=tuple(_example(book, index, one) for index, one in enumerate(raw["examples"], 1)),
        related=tuple((identifier(one), book.raw["situations"][one]["name"]) for one in raw.get("related", [])),
        fresh=fresh(book, raw["owner"], raw["review_by"]),
    )


def _ask(book: Book, name: str) -> Safe:
    """The ids of the facts that a new case asks for, in the order to ask: the checker shows them while it starts."""
    case = {"situation": name, "level": book.raw["levels"][0]["id"], "facts": {}, "on": book.raw["updated"]}
    return joined((identifier(one["fact"]) for one in book.decide(case)["ask"] if one["for"] == "now"), " ")


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


def _example(book: Book, index: int, raw: Json) -> Example:
    case = raw["case"]
    decision = book.decide(case)
    remedies = book.policy.remedies
    return Example(
        number=str(index),
        name=raw["name"],
        story=raw.get("story", ""),
        level=book.level(case.get("level", book.raw["levels"][0]["id"]))["name"],
        on=book.day(case["on"]) if case.get("on", book.raw["updated"]) != book.raw["updated"] else "",
        given=tuple((capital(fact["name"]), fact["said"]) for fact in decision["facts"] if not fact["assumed"]),
        claimed=tuple(capital(book.policy.facts[one].name) for one in case.get("claimed", [])),
        refused=tuple(remedies[one].name for one in case.get("refused", [])),
        accepted=tuple((remedies[one].name, said) for one, said in case.get("accepted", {}).items()),
        working=tuple(one["text"] for one in decision.get("working", ())),
        results=tuple(_results(book, decision, raw)),
    )


_STANDING = {"owed": "owed", "offers": "offer", "reserve": "in reserve"}


def _results(book: Book, decision: Json, example: Json) -> list[Result]:
    """What is owed, what is offered, and of the reserve what the example is about; then what it says is not given."""
    expected = example["expect"]
    offers = [
        (said, one) for key, said in _STANDING.items() for one in decision[key] if key != "reserve" or one["remedy"] in expected
    ]
    given = [_given(book, one, said, example) for said, one in offers]
    named = {one["remedy"] for _, one in offers}
    silent = {one["remedy"]: one["text"] for one in decision["undefined"]}
    none = {one["remedy"]: one["text"] for one in decision.get("none", ())}
    left = [name for name in expected if name not in named]
    return given + [_not_given(book, name, silent, none) for name in left]


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
