"""The parts of a policy as their pages say them: items, each of which is one row, or one section, for a reader to look at."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from leeway.news.parts import Key, phrase_id
from leeway.offers.words import capital
from leeway.pages import bounds, facts, remedy
from leeway.pages.assured import assured
from leeway.pages.book import Book
from leeway.pages.safe import flat
from leeway.pages.situation import Route, promise, routes

Parts = tuple[tuple[str, str], ...]
_REMEDIES, _AUTHORITY, _WORDS = "playbook/remedies/", "playbook/authority/", "playbook/phrases/"
_PROMISES, _BRING_IN, _ASSURED = "playbook/promises/", "playbook/bring-in/", "playbook/assured/"
_HOME, _START, _RECOGNITION = "", "playbook/start-here/", "playbook/recognition/"
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that pages say: what to call it, where it stands (see `news`), its text in labelled parts, and what it means."""

    key: str
    name: str
    pages: tuple[str, ...]
    at: tuple[str, ...]
    parts: Parts
    said: str = ""
    meaning: Any = None


def items(book: Book, key: Key) -> Iterator[Item]:
    """The items of one part, in the words of their pages."""
    kind, name = key
    return _KINDS[kind](book, name)


def _texts(*parts: tuple[str, str]) -> Parts:
    """The parts that say something, as a reader sees them."""
    shown = ((flat(label), flat(text)) for label, text in parts)
    return tuple(one for one in shown if one[1])


def _plain(written: str) -> str:
    """The text of our own markup: of an amount."""
    return html.unescape(_TAG.sub("", written))


def _page(situation: str) -> str:
    return f"playbook/situations/{situation}/"


def _pages(book: Book, remedies: Iterable[str]) -> tuple[str, ...]:
    """The pages of the situations in which any of the remedies is given."""
    asked, every = set(remedies), book.raw["situations"]
    return tuple(_page(name) for name, one in every.items() if any(asked & set(step) for step in one["steps"]))


def _remedy(book: Book, name: str) -> Iterator[Item]:
    one = remedy.view(book, name)
    pages = (*_pages(book, [name]), _REMEDIES)
    for row, raw in zip(one.rows, book.raw["remedies"][name]["clauses"], strict=True):
        title = f"{one.name}: {row.when}" if len(one.rows) > 1 else one.name
        where = pages if one.owed else (*pages, _AUTHORITY)
        meaning = [raw.get(key) for key in ("when", "values", "starts")]
        yield Item(f"clause:{raw['id']}", flat(title), where, (raw["id"],), _row(book, row), meaning=meaning)
    yield Item(f"remedy:{name}", flat(one.name), pages, (f"{'owed' if one.owed else 'give'}-{name}", name), _terms(book, one))


def _row(book: Book, row: remedy.Row) -> Parts:
    cells = [(one.label, _plain(one.amount)) for one in row.cells]
    return _texts(
        (book.say("column.when"), row.when),
        (book.say("column.why"), row.why),
        *([(book.say("column.every_level"), cells[0][1])] if row.same else cells),
    )


def _terms(book: Book, one: remedy.View) -> Parts:
    return _texts(
        (book.say("news.name"), one.name),
        (book.say("news.kind"), f"{book.say('owed' if one.owed else 'goodwill')}, {one.kind}"),
        (book.say("remedy.given"), one.measure),
        (book.say("news.only_when"), one.only_when),
        (book.say("remedy.at_most"), one.at_most),
        (book.say("remedy.at_least"), one.at_least),
        (book.say("column.how_many"), one.budget),
        (book.say("remedy.takes"), " ".join(one.safeguards)),
        (book.say("remedy.replaces"), "; ".join(one.replaces)),
        (book.say("remedy.rounded"), one.rounding),
        (book.say("news.say"), one.say),
        (book.say("remedy.if_none"), one.say_if_none),
        (book.say("column.worth"), one.worth),
        (book.say("column.costs_us"), one.costs_us),
        (book.say("remedy.deliver"), one.deliver),
        (book.say("remedy.expires"), one.expires),
        (book.say("column.note"), one.note),
        *((book.say("remedy.note_for", level=level), text) for level, text in one.notes),
    )


def _exclusion(book: Book, name: str) -> Iterator[Item]:
    raw = book.raw["exclusions"][name]
    for one in (one for one in bounds.exclusions(book) if one.id == name):
        parts = _texts(
            (book.say("column.when"), one.when),
            (book.say("news.rules_out"), "; ".join(one.remedies)),
            (book.say("column.why"), one.why),
        )
        pages = (*_pages(book, raw["remedies"]), _REMEDIES, _AUTHORITY)
        yield Item(f"exclusion:{name}", one.when, pages, ("exclusions",), parts, flat(one.when), raw.get("when"))


def _cap(book: Book, name: str) -> Iterator[Item]:
    raw = book.raw["caps"][name]
    for one in (one for one in bounds.caps(book) if one.id == name):
        counts = "; ".join(said for _, said in one.over)
        limit = " ".join(filter(None, (one.at_most, one.window)))
        parts = _texts(
            (book.say("news.at_most"), limit),
            (book.say("news.less_used"), one.used),
            (book.say("news.counts"), counts),
            (book.say("column.why"), one.why),
        )
        pages = (*_pages(book, raw["over"]), _AUTHORITY)
        yield Item(f"cap:{name}", one.name, pages, ("authority", "bounds"), parts, flat(one.name), raw["at_most"])


def _fact(book: Book, name: str) -> Iterator[Item]:
    fact = book.policy.facts[name]
    used = (_page(one) for one in book.raw["situations"] if fact in facts.read_in(book, one))
    for one in facts.worked_out(book, [fact]):
        parts = _texts(*((when or book.say("news.is"), said) for when, said in one.rows))
        yield Item(f"fact:{name}", one.name, (*used, _REMEDIES), (f"fact-{name}",), parts, meaning=book.raw["facts"][name]["is"])


def _rate(book: Book, name: str) -> Iterator[Item]:
    called = capital(book.policy.rates[name].name)
    views = {one: remedy.view(book, one) for one in book.raw["remedies"]}
    found = [(one, rate) for one, view in views.items() for rate in view.rates if rate.name == called]
    if found:
        rate, raw = found[0][1], book.raw["rates"][name]
        parts = _texts(
            *((book.say("news.from", day=day), _plain(amount)) for day, amount in rate.values),
            (book.say("news.decides"), rate.by),
        )
        pages = (*_pages(book, [one for one, _ in found]), _REMEDIES)
        yield Item(f"rate:{name}", rate.name, pages, ("rates", found[0][0]), parts, meaning=raw["values"])


def _situation(book: Book, name: str) -> Iterator[Item]:
    raw, called = book.raw["situations"][name], book.raw["situations"][name]["name"]
    names = {one: view.name for one, view in book.policy.remedies.items()}
    steps = [f"{number}. {'; '.join(names[one] for one in step)}" for number, step in enumerate(raw["steps"], 1)]
    either = ["; ".join(names[one] for one in group) for group in raw.get("one_of", ())]
    parts = _texts(
        (book.say("news.name"), called),
        (book.say("situation.first"), raw["first"]),
        (book.say("situation.order"), " ".join(steps)),
        *((book.say("news.only_one"), one) for one in either),
        *((book.say("situation.remember"), one) for one in raw.get("remember", ())),
        *((book.say("remedy.note_for", level=level), text) for level, text in remedy.marked(book, raw)),
    )
    yield Item(f"situation:{name}", called, (_page(name),), ("first",), parts)
    yield from _promised(book, name)
    said = _texts(*(_route(book, one) for one in routes(book, name)))
    yield Item(
        f"bring-in:{name}", book.say("news.bring_in", situation=called), (_page(name), _BRING_IN), ("bring-in", "when"), said
    )


def _promised(book: Book, name: str) -> Iterator[Item]:
    for one in (promise(book, raw) for raw in book.raw["situations"][name].get("promises", ())):
        parts = _texts(
            (book.say("news.promise"), one.what),
            (book.say("column.within"), one.within),
            (book.say("column.sees_to_it"), one.owner),
        )
        key = f"promise:{name}.{phrase_id({'avoid': one.what})}"
        yield Item(
            key, book.say("news.promised", what=one.what), (_page(name), _PROMISES), ("promises", name), parts, flat(one.what)
        )


def _route(book: Book, one: Route) -> tuple[str, str]:
    only = book.say("bring_in.only_when", condition=one.only_when) if one.only_when else ""
    how = ", ".join(filter(None, (one.level.reach, one.level.answers_within, one.code)))
    return one.level.name, " ".join(filter(None, (one.when, only, how)))


def _phrase(book: Book, name: str) -> Iterator[Item]:
    one = next(one for one in book.raw["phrases"] if phrase_id(one) == name)
    places = one.get("situations") or book.raw["situations"]
    parts = _texts(
        (book.say("column.helps"), one["say"]), (book.say("column.hurts"), one["avoid"]), (book.say("column.why"), one["why"])
    )
    yield Item(f"phrase:{name}", one["avoid"], (_WORDS, *map(_page, places)), ("everywhere", "words"), parts, flat(one["avoid"]))


def _level(book: Book, name: str) -> Iterator[Item]:
    one = book.level(name)
    answers = book.duration(one.get("answers_within"))
    parts = _texts(
        (book.say("news.name"), one["name"]),
        (book.say("bring_in.reach"), one.get("reach", "")),
        (book.say("bring_in.answers"), answers),
    )
    yield Item(f"level:{name}", one["name"], (_BRING_IN,), (f"level-{name}", "levels"), parts)


def _time(book: Book, name: str) -> Iterator[Item]:
    one = next(one for one in book.raw["answer_times"] if one["id"] == name)
    within = book.duration(one["within"])
    parts = _texts(
        (book.say("column.within"), within),
        (book.say("column.sees_to_it"), one.get("owner", "")),
        (book.say("column.note"), one.get("note", "")),
    )
    yield Item(f"time:{name}", one["name"], (_PROMISES,), ("answer-times",), parts, flat(one["name"]))


def _working_days(book: Book, _: str) -> Iterator[Item]:
    found = facts.calendar(book)
    if found:
        days = ", ".join(f"{day} ({name})" for day, name in found.holidays)
        parts = _texts(
            (book.say("promises.working_days"), found.week),
            (book.say("news.free"), days),
            (book.say("news.complete"), found.until),
        )
        yield Item("working-days", book.say("promises.working_days"), (_PROMISES,), ("working-days",), parts)


def _guarantee(book: Book, name: str) -> Iterator[Item]:
    for one in (one for one in assured(book) if one.id == name):
        yield Item(f"guarantee:{name}", one.meaning, (_ASSURED,), (name,), _texts((book.say("assured.title"), one.meaning)))


def _stance(book: Book, _: str) -> Iterator[Item]:
    parts = _texts(*((book.say("index.stance"), one) for one in book.raw["stance"]))
    yield Item("stance", book.say("index.stance"), (_HOME, _START), ("stance",), parts)


def _recognition(book: Book, _: str) -> Iterator[Item]:
    labels = {"prize": "recognition.prize", "how": "recognition.how", "listening_in": "recognition.listening"}
    found = book.raw["recognition"]
    parts = _texts(*((book.say(label), found.get(key, "")) for key, label in labels.items()))
    at = tuple(key.replace("_", "-") for key in labels if key in found)
    yield Item("recognition", book.say("recognition.title"), (_RECOGNITION,), at, parts)


_KINDS: Mapping[str, Callable[[Book, str], Iterator[Item]]] = {
    "remedy": _remedy,
    "exclusion": _exclusion,
    "cap": _cap,
    "fact": _fact,
    "rate": _rate,
    "situation": _situation,
    "phrase": _phrase,
    "level": _level,
    "time": _time,
    "guarantee": _guarantee,
    "stance": _stance,
    "recognition": _recognition,
    "working_days": _working_days,
}
