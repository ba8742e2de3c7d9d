"""The units of a draft, and sentences about amounts that do not fit; for the checks of units."""

from __future__ import annotations

from collections.abc import Iterator

from leeway.draft import Draft, Fact
from leeway.draft.terms import Expr, Lit, Nothing, Op, Undefined, Word
from leeway.draft.units import environment, fits, unit_of
from leeway.draft.words import kind_of, listed, nearest, on_the_clock, sample, short
from leeway.draft.written import tight, written
from leeway.keys import MOMENTS
from leeway.offers.numbers import text as plain
from leeway.offers.units import MOMENT, counted, parts_of
from leeway.problems import Problem, Related, Span

ID = "wrong-unit"


class Units:
    """The units of a draft, and sentences about them."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.facts = {fact.id.text: fact for fact in draft.facts}
        self.names = environment(draft)
        self.remedies = {remedy.id.text: remedy for remedy in draft.remedies}
        self.symbol = draft.currency.symbol if draft.currency else "$"

    def fact(self, name: str) -> Fact | None:
        """The fact of a name; `today` and `now` are facts that nobody declares."""
        if name in MOMENTS:
            place = Word(name, Span(1, 1, 1, 2))
            return Fact(place, place, MOMENTS[name])
        return self.facts.get(name)

    def amount(self, found: Expr | None, wanted: str, lead: str, fact: Fact | None, near_sign: str = "") -> Iterator[Problem]:
        """The problems of an amount that must be in a unit; `lead` begins the sentence about what is wanted."""
        if found is None or isinstance(found, (Nothing, Undefined)):
            return
        told: list[Problem] = []

        def wrong(message: str, span: Span) -> None:
            told.append(Problem(ID, message, span))

        unit = unit_of(found, self.names, wrong)
        yield from told
        if wanted and unit is not None and not told and not fits(unit, wanted):
            yield self.mismatch(found, unit, wanted, lead, fact, near_sign)

    def mismatch(self, found: Expr, unit: str, wanted: str, lead: str, fact: Fact | None, sign: str) -> Problem:
        """`"tenure" is counted in years, but "$10" is money. Write for example: at least 10 years`."""
        text = f'"{short(found.text)}"' if isinstance(found, Lit) else "this"
        better = (
            _its_day(unit, wanted, fact, sign)
            or self.better(found, unit, wanted, fact)
            or f"Write for example: {sign}{sample(wanted, self.symbol)}"
        )
        message = f"{lead} {kind_of(wanted)}, but {text} is {kind_of(unit)}. {better}"
        span = found.unit_place if isinstance(found, Lit) and counted(unit) else found.span
        near = nearest(unit, (wanted,)) if counted(unit) and counted(wanted) else None
        return Problem(ID, message, span, related=() if fact is None else declared(fact), nearest=near)

    def better(self, found: Expr, unit: str, wanted: str, fact: Fact | None = None) -> str | None:
        """How the amount that was probably meant is written."""
        rate = parts_of(unit)
        if rate and rate[0] == wanted:
            return _multiplied(found, rate[1])
        if wanted == MOMENT and unit == "date":
            text = written(found)
            if isinstance(found, Lit):
                return f"Write for example: {text} 00:00"
            return "Compare its date instead: work out a fact of its own with day(...)"
        if wanted == "date" and unit == MOMENT and not isinstance(found, Lit):
            return "Write: today" if written(found) == "now" else f"Write: day({written(found)})"
        if wanted == "date" and unit == MOMENT:
            return f"Write: {written(found)[:10]}"
        if wanted == "time" and isinstance(found, Lit) and on_the_clock(found.text):
            return f"Write: {on_the_clock(found.text)}"
        if wanted == "percent" and unit == "number":
            share = plain(found.value * 100) if isinstance(found, Lit) and found.value < 1 else ""
            return f"Write: {share or written(found)}%" if isinstance(found, Lit) else f"Write: 100% * {tight(found)}"
        if wanted == "choice" and fact is not None:
            return f"It is one of {listed([one.text for one, _ in fact.choices], 'and')}"
        if wanted == "money" and unit == "percent":
            return f"A share is taken of something. Write for example: {written(found)} of monthly_bill"
        return None

    def named(self, name: Word | None, wanted: str, why: str) -> Iterator[Problem]:
        """The problem of a fact that is named where one of another kind belongs."""
        fact = self.facts.get(name.text) if name else None
        if name is None or fact is None or fact.kind in (wanted, "unread"):
            return
        message = f'{why}, so it must be {kind_of(wanted)}, but "{name.text}" is {kind_of(fact.measure)}'
        if wanted == "date" and fact.kind == MOMENT:
            message += f". Work out its day as a fact, is: day({name.text}), and name that one"
        yield Problem(ID, message, name.span, related=declared(fact))


def declared(fact: Fact) -> tuple[Related, ...]:
    """The place where a fact says what it is."""
    if fact.id.text in MOMENTS:
        return ()
    return (Related(f'"{fact.id.text}" is {kind_of(fact.measure)}', fact.unit.span if fact.unit else fact.id.span),)


def _its_day(unit: str, wanted: str, fact: Fact | None, sign: str) -> str | None:
    """What to compare with a day, where it is not the day with its time."""
    if not sign or fact is None or (wanted, unit) != (MOMENT, "date"):
        return None
    if fact.id.text in MOMENTS:
        return "Write: today"
    return f"Work out its day as a fact, is: day({fact.id.text}), and compare that"


def _periods(found: Op, unit: str) -> str | None:
    """`$1 per day * 3` as `$1 per day * 3 days`, and `$50 per month * completed(...)` without its per."""
    for price, count in (found.parts, found.parts[::-1]):
        if isinstance(count, Lit) and count.unit == "number":
            return f"Write: {written(price)} * {count.text} {unit if count.value == 1 else f'{unit}s'}"
        if isinstance(count, Op) and count.op in ("started", "completed"):
            amount = written(price).partition(" per ")[0]
            return f"{count.op}() is a number of periods already, so the price has no per. Write: {amount} * {written(count)}"
    return None


def _multiplied(found: Expr, unit: str) -> str:
    """`monthly_bill * days_out / 30 days` as `monthly_bill / 30 days * days_out`; else something to multiply with."""
    if isinstance(found, Op) and found.op == "/" and isinstance(found.parts[0], Op) and found.parts[0].op == "*":
        (price, count), share = found.parts[0].parts, found.parts[1]
        return f"Divide first, then multiply. Write: {tight(price)} / {tight(share)} * {tight(count)}"
    periods = _periods(found, unit) if isinstance(found, Op) and found.op == "*" else None
    if periods:
        return periods
    return f"Say for how many {unit}s. Write for example: {tight(found)} * 10 {unit}s"
