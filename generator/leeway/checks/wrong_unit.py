"""Two units do not fit together.

Every fact, limit and amount has a unit: money, percent, years, gifts. A fact that is counted in years can be compared with
`10 years` or `120 months`, not with `$10`. In an amount, like can be added to like; money times days is money (a price for each
day); money times money is nothing. A limit is written in what its remedy is counted in: `50%` for `percent of visit_fee`,
`2 months` for `months`; so is its budget.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.draft import Budget, Draft, Fact, Remedy
from leeway.draft.terms import Compare, Expr, Lit, Nothing, Word, tests
from leeway.draft.units import environment, fits, unit_of, unit_of_values
from leeway.draft.walk import conditions
from leeway.draft.words import kind_of, nearest, sample, short
from leeway.offers.units import counted, stem
from leeway.offers.values import Complaint, literal
from leeway.problems import Problem, Related, Span

ID = "wrong-unit"


def check(draft: Draft) -> Iterator[Problem]:
    """Every amount and comparison whose units do not fit."""
    units = _Units(draft)
    for rate in draft.rates:
        yield from units.named(rate.by, "date", "the rate is chosen by the date of a fact")
        for _, value in rate.values[1:]:
            yield from units.amount(value, rate.values[0][1].unit, f'the first value of "{rate.id.text}" is', None)
    for remedy in draft.remedies:
        yield from _conditions(remedy, units)
        yield from _values(remedy, units)
        yield from _around(remedy, units)
    yield from _expected(draft, units)


class _Units:
    """The units of a draft, and sentences about them."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.facts = {fact.id.text: fact for fact in draft.facts}
        self.names = environment(draft)
        self.symbol = draft.currency.symbol if draft.currency else "$"

    def amount(self, found: Expr | None, wanted: str, lead: str, fact: Fact | None, near_sign: str = "") -> Iterator[Problem]:
        """The problems of an amount that must be in a unit; `lead` begins the sentence about what is wanted."""
        if found is None or isinstance(found, Nothing):
            return
        told: list[Problem] = []

        def wrong(message: str, span: Span) -> None:
            told.append(Problem(ID, f"{message}. {_RULE}", span))

        unit = unit_of(found, self.names, wrong)
        yield from told
        if wanted and unit is not None and not told and not fits(unit, wanted):
            yield self.mismatch(found, unit, wanted, lead, fact, near_sign)

    def mismatch(self, found: Expr, unit: str, wanted: str, lead: str, fact: Fact | None, sign: str) -> Problem:
        """`"tenure" is counted in years, but "$10" is money. Write for example: at least 10 years`."""
        text = f'"{short(found.text)}"' if isinstance(found, Lit) else "this"
        message = (
            f"{lead} {kind_of(wanted)}, but {text} is {kind_of(unit)}. Write for example: {sign}{sample(wanted, self.symbol)}"
        )
        span = found.unit_place if isinstance(found, Lit) and counted(unit) else found.span
        related: tuple[Related, ...] = ()
        if fact is not None:
            place = fact.unit.span if fact.unit else fact.id.span
            related = (Related(f'"{fact.id.text}" is {kind_of(fact.measure)}', place),)
        near = nearest(unit, (wanted,)) if counted(unit) and counted(wanted) else None
        return Problem(ID, message, span, related=related, nearest=near)

    def named(self, name: Word | None, wanted: str, why: str) -> Iterator[Problem]:
        """The problem of a fact that is named where one of another kind belongs."""
        fact = self.facts.get(name.text) if name else None
        if name is None or fact is None or fact.kind in (wanted, "unread"):
            return
        message = f'{why}, so it must be {kind_of(wanted)}, but "{name.text}" is {kind_of(fact.measure)}'
        place = fact.unit.span if fact.unit else fact.id.span
        yield Problem(ID, message, name.span, related=(Related("declared here", place),))


_RULE = "Like can be added to like; money can be multiplied by a number, a percentage or something counted"


def _conditions(remedy: Remedy, units: _Units) -> Iterator[Problem]:
    for cond in conditions(remedy):
        for test in tests(cond):
            fact = units.facts.get(test.fact.text)
            if isinstance(test, Compare) and fact is not None:
                sign = "on or after " if fact.kind == "date" else "at least "
                yield from units.amount(test.amount, fact.measure, f'"{fact.id.text}" is', fact, sign)


def _values(remedy: Remedy, units: _Units) -> Iterator[Problem]:
    """Limits in what the remedy is counted in; what is owed in one unit, and in one that can be given."""
    wanted = unit_of_values(remedy, units.names)
    if wanted is None:
        yield from _senseless(remedy, units)
        return
    if remedy.goodwill is None and wanted in ("percent", "number", "date", "choice"):
        span = remedy.clauses[0].values[0][1].span
        message = (
            f"what is owed must be money, yes or no, or something counted, but this is {kind_of(wanted)}. Write "
            "for example: 50% of monthly_bill"
        )
        yield Problem(ID, message, span)
        return
    what = "the amount" if remedy.goodwill is None else "a limit"
    lead = f'{what} of "{remedy.id.text}" is'
    for clause in remedy.clauses:
        for _, amount in clause.values:
            yield from units.amount(amount, wanted, lead, None)


def _senseless(remedy: Remedy, units: _Units) -> Iterator[Problem]:
    """Amounts of a remedy without a known unit: only what has no meaning by itself can be told."""
    for clause in remedy.clauses:
        for _, amount in clause.values:
            yield from units.amount(amount, "", "", None)


def _around(remedy: Remedy, units: _Units) -> Iterator[Problem]:
    """What stands beside the table: base, ceiling, floor, worth, cost, budget."""
    unit = unit_of_values(remedy, units.names)
    given = "money" if unit == "percent" and remedy.goodwill else unit
    if remedy.goodwill and remedy.goodwill.share_of:
        yield from units.amount(remedy.goodwill.share_of, "money", "the base of a percentage is", None)
    for key, amount in (("at_most", remedy.at_most), ("at_least", remedy.at_least)):
        if given is not None:
            yield from units.amount(amount, given, f'"{key}" is in what the remedy gives, which is', None)
    yield from units.amount(remedy.worth, "money", "what one is worth is", None)
    if remedy.costs_us:
        yield from units.amount(remedy.costs_us.amount, "money", "what one costs is", None)
    if remedy.budget and given is not None:
        yield from _budget(remedy.budget, given, remedy, units)


def _budget(budget: Budget, given: str, remedy: Remedy, units: _Units) -> Iterator[Problem]:
    """How many there are, and are left, in what the remedy is counted in; of other remedies a budget counts the times."""
    gives = f'"{remedy.id.text}" gives {kind_of(given)}' if not counted(given) else f'"{remedy.id.text}" is {kind_of(given)}'
    if counted(given) and stem(budget.how_many.unit) != stem(given):
        message = f'{gives}, but "{short(budget.how_many.text)}" is {kind_of(budget.how_many.unit)}'
        near = nearest(budget.how_many.unit, (given,))
        yield Problem(ID, f"{message}. Write for example: how_many: 20 {given}", budget.how_many.span, nearest=near)
    fact = units.facts.get(budget.left.text) if budget.left else None
    if budget.left is None or fact is None or fact.kind == "unread":
        return
    place = (Related("declared here", fact.unit.span if fact.unit else fact.id.span),)
    if not counted(given):
        message = f'{gives}, so "left" cannot say how many are left: it is for remedies that are counted, such as months'
        yield Problem(ID, message, budget.left.span, related=place)
    elif stem(fact.measure) != stem(given):
        message = f'{gives}, and "left" says how many are left, but "{fact.id.text}" is {kind_of(fact.measure)}'
        yield Problem(ID, message, budget.left.span, related=place)


def _expected(draft: Draft, units: _Units) -> Iterator[Problem]:
    """What examples expect is written in what the remedy gives."""
    remedies = {remedy.id.text: remedy for remedy in draft.remedies}
    for situation in draft.situations:
        for example in situation.examples:
            for name, value in example.expect:
                remedy = remedies.get(name.text)
                if remedy is not None and value.text not in ("none", "undefined"):
                    yield from _expectation(remedy, value, units)


def _expectation(remedy: Remedy, value: Word, units: _Units) -> Iterator[Problem]:
    unit = unit_of_values(remedy, units.names)
    wanted = "money" if unit == "percent" and remedy.goodwill else unit
    if wanted is None or units.draft.currency is None or wanted in ("percent", "number", "date", "choice"):
        return
    found = literal(value.text, units.draft.currency)
    example = sample(wanted, units.symbol)
    if isinstance(found, Complaint) or not fits(found.unit, wanted):
        is_ = "" if isinstance(found, Complaint) else f", which is {kind_of(found.unit)}"
        message = (
            f'"{remedy.id.text}" gives {kind_of(wanted)}, but the example expects "{short(value.text)}"{is_}. '
            f"Write for example: {example}, none or undefined"
        )
        yield Problem(ID, message, value.span, nearest=nearest(value.text, ("none", "undefined", "yes", "no")))
