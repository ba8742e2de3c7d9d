"""A remedy as its pages show it: its table in words, each clause under its id, and all that goes with giving it."""

from __future__ import annotations

from dataclasses import dataclass

from leeway.offers import sentences, words
from leeway.offers.expressions import Expr, operands
from leeway.offers.numbers import number
from leeway.offers.policy import Clause, Remedy
from leeway.pages import bounds, facts
from leeway.pages.book import Book, Json, data, formula
from leeway.pages.charts import figure, steps
from leeway.pages.fresh import Fresh, fresh
from leeway.pages.safe import Safe, identifier


@dataclass(frozen=True, slots=True)
class Cell:
    """What one clause lets one level give; `label` stands beside it where the table's head does not fit."""

    label: str
    amount: Safe


@dataclass(frozen=True, slots=True)
class Row:
    """One clause: its condition in words and a cell for each level (for something owed: one cell); `same`: all say the same."""

    id: Safe
    line: int
    when: str
    why: str
    cells: tuple[Cell, ...]
    same: bool


@dataclass(frozen=True, slots=True)
class Dated:
    """A rate that the remedy is worked out with: each value and its first day."""

    name: str
    by: str
    values: tuple[tuple[str, Safe], ...]


@dataclass(frozen=True, slots=True)
class View:
    """One remedy; texts that the policy does not give are empty."""

    id: Safe
    name: str
    kind: str
    owed: bool
    measure: str
    rows: tuple[Row, ...]
    only_when: str
    at_most: str
    at_least: str
    worth: str
    costs_us: str
    budget: str
    left: str
    rounding: str
    safeguards: tuple[str, ...]
    replaces: tuple[str, ...]
    caps: tuple[bounds.Cap, ...]
    exclusions: tuple[bounds.Out, ...]
    logged: tuple[tuple[str, str], ...]
    expires: str
    deliver: str
    say: str
    say_if_none: str
    note: str
    notes: tuple[tuple[str, str], ...]
    fresh: Fresh
    rates: tuple[Dated, ...]
    chart: Safe


def view(book: Book, name: str) -> View:
    """The remedy called `name`, ready for a template."""
    if name not in book.remedies:
        book.remedies[name] = _view(book, name)
    found: View = book.remedies[name]
    return found


def _view(book: Book, name: str) -> View:
    remedy, policy = book.policy.remedies[name], book.policy
    raw = remedy.texts
    return View(
        id=identifier(name),
        name=remedy.name,
        kind=book.say(f"kind.{raw['kind']}"),
        owed=remedy.owed,
        measure=_measure(book, remedy),
        rows=tuple(_row(book, remedy, clause) for clause in remedy.clauses),
        only_when=sentences.condition(remedy.only_when, policy) if remedy.only_when else "",
        at_most=_words(book, remedy.at_most),
        at_least=_words(book, remedy.at_least),
        worth=_words(book, remedy.worth),
        costs_us=_costs(book, remedy),
        budget=bounds.budget(book, remedy),
        left=policy.facts[raw["budget"]["left"]].name if "left" in raw.get("budget", {}) else "",
        rounding=bounds.rounding(book, remedy),
        safeguards=bounds.safeguards(book, remedy),
        replaces=tuple(policy.remedies[one].name for one in raw.get("replaces", ())),
        caps=bounds.caps(book, [name]),
        exclusions=bounds.exclusions(book, [name]),
        logged=facts.logged(book, (policy.facts[one] for one in remedy.needs)),
        expires=book.duration(raw.get("expires")),
        deliver=words.sentence(raw["deliver"]) if "deliver" in raw else "",
        say=raw.get("say", ""),
        say_if_none=raw.get("say_if_none", ""),
        note=raw.get("note", ""),
        notes=marked(book, raw),
        fresh=fresh(book, raw.get("owner", book.raw["owner"]), raw.get("review_by", book.raw["review_by"])),
        rates=tuple(_dated(book, rate) for rate in _rates(book, remedy)),
        chart=_chart(book, name),
    )


def _chart(book: Book, name: str) -> Safe:
    """The remedy's limits as a picture, of the levels that are shown; nothing where a picture of them makes no sense."""
    levels = [level["name"] for level in book.levels]
    found = steps(book.policy, name, len(levels))
    return figure(found, name, book.policy.remedies[name].name, levels, book.policy) if found else Safe("")


def marked(book: Book, raw: Json) -> tuple[tuple[str, str], ...]:
    """The notes that only some levels read: the name of the lowest, and the text."""
    return tuple((book.level(one["for"])["name"], one["text"]) for one in raw.get("notes", ()))


def cell(book: Book, remedy: Remedy, clause: Clause, index: int) -> Safe:
    """What the clause lets the level at `index` give, as an amount where it is one and else in words."""
    level = book.policy.levels[index]["id"]
    expr, unit = clause.values[index], "percent" if remedy.share_of else remedy.unit
    if expr[0] != "lit":
        return formula(sentences.given(remedy, clause, index, book.policy), clause=clause.id, level=level)
    nothing = not expr[1] and unit != "yes or no"
    shown = book.say("nothing") if nothing else _from(book, clause, index, words.value(expr[1], unit, book.policy))
    return data(shown, words.exact(expr[1], unit, book.policy), unit, clause=clause.id, level=level)


def _from(book: Book, clause: Clause, index: int, most: str) -> str:
    """An amount with where its range begins: "20% to 30%"; alone where the clause gives one amount."""
    start = clause.starts[index] if clause.starts else None
    return most if start is None else book.say("remedy.start", low=sentences.formula(start, book.policy), high=most)


def _row(book: Book, remedy: Remedy, clause: Clause) -> Row:
    columns = book.levels[:1] if remedy.owed else book.levels
    labels = [book.say("column.amount") if remedy.owed else level["name"] for level in columns]
    cells = tuple(Cell(label, cell(book, remedy, clause, index)) for index, label in enumerate(labels))
    shown = range(len(book.levels))
    starts = {str(clause.starts[index]) for index in shown} if clause.starts else set()
    same = len(cells) > 1 and len({str(clause.values[index]) for index in shown}) == 1 and len(starts) <= 1
    return Row(identifier(clause.id), clause.line, _when(book, remedy, clause), clause.why or "", cells, same)


def _when(book: Book, remedy: Remedy, clause: Clause) -> str:
    if clause.when is not None:
        return sentences.condition(clause.when, book.policy)
    return book.say("always" if len(remedy.clauses) == 1 else "otherwise")


def _measure(book: Book, remedy: Remedy) -> str:
    """What a share is a share of; nothing for amounts, which say themselves what they are counted in."""
    if remedy.owed or remedy.share_of is None:
        return ""
    return book.say("remedy.share", base=sentences.formula(remedy.share_of, book.policy))


def _words(book: Book, expr: Expr | None) -> str:
    return sentences.formula(expr, book.policy) if expr is not None else ""


def _costs(book: Book, remedy: Remedy) -> str:
    found = remedy.texts.get("costs_us")
    if found is None:
        return ""
    if "share" in found:
        return book.say("remedy.of_worth", share=words.value(number(found["share"]) or 0, "percent", book.policy))
    return book.formula(found["amount"], "money")


def _rates(book: Book, remedy: Remedy) -> list[str]:
    """The ids of the rates in the remedy's amounts, in the policy's order."""
    rows = [row for fact in remedy.needs if (worked := book.policy.facts[fact].worked) for _, row in worked.rows]
    named = set().union(*map(_rates_in, (*rows, *(expr for clause in remedy.clauses for expr in clause.values))))
    return [rate for rate in book.policy.rates if rate in named]


def _rates_in(expr: Expr) -> set[str]:
    if expr[0] == "rate":
        return {expr[1]}
    return set().union(*map(_rates_in, operands(expr)))


def _dated(book: Book, name: str) -> Dated:
    rate = book.policy.rates[name]
    raw = book.raw["rates"][name]["values"]
    values = tuple(
        (book.day(first), data(words.value(value, rate.unit, book.policy), exact, rate.unit, rate=name))
        for (first, exact), (_, value) in zip(raw, rate.values, strict=True)
    )
    return Dated(words.capital(rate.name), book.policy.facts[rate.by].name if rate.by else "", values)
