"""Two units do not fit together.

Every fact, limit and amount has a unit: money, percent, years, gifts. A fact that is counted in years can be compared with
`10 years` or `120 months`, not with `$10`. In an amount, like can be added to like; money times days is money (a price for each
day); money divided by days is money for each day (`$4.00 per day`), which times days is money again; money times money is
nothing. A date is moved by days, and two dates have a span (`days from a to b`). A limit is written in what its remedy is counted
in: `50%` for `percent of visit_fee`, `2 months` for `months`; so is its budget.
"""

from __future__ import annotations

from collections.abc import Iterator

from leeway.checks.countings import budget, caps, safeguards
from leeway.checks.units import ID as ID
from leeway.checks.units import Units
from leeway.draft import Draft, Fact, Remedy
from leeway.draft.terms import Broken, Compare, Cond, Lit, Nothing, Ref, Undefined, Word, tests
from leeway.draft.units import fits, unit_of, unit_of_values
from leeway.draft.walk import conditions
from leeway.draft.words import gives, kind_of, nearest, sample, short
from leeway.draft.written import written
from leeway.offers.units import MOMENT, parts_of
from leeway.offers.values import Complaint, literal
from leeway.problems import Problem

_NOT_GIVEN = ("percent", "number", "date", MOMENT, "time", "choice")


def check(draft: Draft) -> Iterator[Problem]:
    """Every amount and comparison whose units do not fit."""
    units = Units(draft)
    for fact in draft.facts:
        yield from _worked(fact, units)
    for rate in draft.rates:
        yield from units.named(rate.by, "date", "the rate is chosen by the date of a fact")
        for _, value in rate.values[1:]:
            yield from units.amount(value, rate.values[0][1].unit, f'the first value of "{rate.id.text}" is', None)
    for remedy in draft.remedies:
        yield from (problem for cond in conditions(remedy) for problem in _condition(cond, units))
        yield from _values(remedy, units)
        yield from _around(remedy, units)
    yield from caps(draft, units)
    alone = [one.when for one in draft.exclusions]
    alone += [route.only_when for one in draft.situations for route in one.bring_in if route.only_when]
    alone += [one.when for one in draft.guarantees if one.when]
    yield from (problem for cond in alone for problem in _condition(cond, units))
    for guarantee in draft.guarantees:
        yield from units.amount(guarantee.at_most, "money", "what the goodwill in a case comes to is", None)
    yield from _examples(draft, units)


def _condition(cond: Cond, units: Units) -> Iterator[Problem]:
    for test in tests(cond):
        fact = units.fact(test.fact.text)
        if isinstance(test, Compare) and fact is not None:
            sign = {"date": "on or after ", MOMENT: "on or after ", "time": "before "}.get(fact.kind, "at least ")
            yield from units.amount(test.amount, fact.measure, f'"{fact.id.text}" is', fact, sign)


def _worked(fact: Fact, units: Units) -> Iterator[Problem]:
    """How a fact is worked out: every amount in its unit, or all in one."""
    if fact.worked is None:
        return
    yield from (problem for cond in fact.worked.conditions for problem in _condition(cond, units))
    wanted = fact.measure if fact.kind != "unread" else ""
    told = False
    for amount in fact.worked.amounts:
        for problem in units.amount(amount, wanted, f'"{fact.id.text}" is', fact):
            told = True
            yield problem
        if isinstance(amount, Nothing) and fact.kind in ("date", MOMENT, "time"):
            message = f'"{fact.id.text}" is {kind_of(fact.kind)}, and there is no such thing as none of it. Write: undefined'
            yield Problem(ID, message, amount.span)
        if fact.kind == "yes or no" and not isinstance(amount, (Lit, Nothing, Undefined, Broken)):
            condition = f"{{{written(amount)}: yes}}" if isinstance(amount, Ref) else "{insured: yes}"
            yield Problem(ID, f"yes or no is not calculated. Write a condition: {condition}", amount.span)
    if not told and fact.kind == "unread":
        yield from _no_unit(fact, units)


def _no_unit(fact: Fact, units: Units) -> Iterator[Problem]:
    """A worked-out fact whose amounts are fine by themselves, but are nothing that a fact can be."""
    assert fact.worked is not None
    amounts = fact.worked.amounts
    found = [(amount, unit) for amount in amounts if (unit := unit_of(amount, units.names)) is not None]
    for amount, unit in found[:1]:
        if unit == "choice":
            message = (
                f'"{fact.id.text}" cannot be a choice of another fact. Give it "choices", and clauses that say when it is which'
            )
            yield Problem(ID, message, amount.span)
    if amounts and not found and all(isinstance(amount, (Nothing, Undefined)) for amount in amounts):
        message = f'nothing says what "{fact.id.text}" is when it has a value. Give it a unit, for example: unit: money'
        yield Problem(ID, message, fact.id.span)


def _values(remedy: Remedy, units: Units) -> Iterator[Problem]:
    """Limits in what the remedy is counted in; what is owed in one unit, and in one that can be given."""
    wanted = unit_of_values(remedy, units.names)
    if remedy.goodwill is None and wanted is not None and (wanted in _NOT_GIVEN or parts_of(wanted)):
        yield from _not_given(remedy, wanted, units)
        return
    what = "the amount" if remedy.goodwill is None else "a limit"
    lead = f'{what} of "{remedy.id.text}" is' if wanted else ""
    for clause in remedy.clauses:
        starts = {level.text: start for level, start in clause.starts}
        for level, amount in clause.values:
            yield from units.amount(starts.get(level.text), wanted or "", lead, None)
            yield from units.amount(amount, wanted or "", lead, None)


def _not_given(remedy: Remedy, wanted: str, units: Units) -> Iterator[Problem]:
    """What is owed is nothing that can be given."""
    amounts = (amount for clause in remedy.clauses for _, amount in clause.values)
    found = next(amount for amount in amounts if unit_of(amount, units.names) is not None)
    rate = parts_of(wanted)
    better = units.better(found, wanted, rate[0]) if rate else "Write for example: 50% of monthly_bill"
    message = f"what is owed must be money, yes or no, or something counted, but this is {kind_of(wanted)}. {better}"
    yield Problem(ID, message, found.span)


def _around(remedy: Remedy, units: Units) -> Iterator[Problem]:
    """What stands beside the table: base, ceiling, floor, worth, cost, rounding, safeguards, budget."""
    unit = unit_of_values(remedy, units.names)
    given = "money" if unit == "percent" and remedy.goodwill else unit
    if given is not None and (given in _NOT_GIVEN or parts_of(given)):
        given = None  # told already
    if remedy.goodwill and remedy.goodwill.share_of:
        yield from units.amount(remedy.goodwill.share_of, "money", "the base of a percentage is", None)
    for key, amount in (("at_most", remedy.at_most), ("at_least", remedy.at_least)):
        if given is not None:
            yield from units.amount(amount, given, f'"{key}" is in what the remedy gives, which is', None)
    yield from units.amount(remedy.worth, "money", "what one is worth is", None)
    if remedy.costs_us:
        yield from units.amount(remedy.costs_us.amount, "money", "what one costs is", None)
    if given is None:
        return
    if remedy.rounding and given != "money":
        message = f'"rounding" is for money, but "{remedy.id.text}" {gives(given)}. Delete "rounding"'
        yield Problem(ID, message, remedy.rounding.to.span if remedy.rounding.to else remedy.id.span)
    yield from safeguards(remedy, given, units)
    if remedy.budget:
        yield from budget(remedy.budget, given, remedy, units)


def _examples(draft: Draft, units: Units) -> Iterator[Problem]:
    """What examples expect, and say was accepted, is written in what the remedy gives."""
    for example in (example for situation in draft.situations for example in situation.examples):
        for name, value in example.expect:
            if value.text not in ("none", "undefined"):
                yield from _example(name, value, "the example expects", ("none", "undefined", "yes", "no"), units)
        for name, value in example.accepted:
            yield from _example(name, value, "what was accepted is", ("yes",), units)


def _example(name: Word, value: Word, lead: str, words: tuple[str, ...], units: Units) -> Iterator[Problem]:
    remedy = units.remedies.get(name.text)
    unit = unit_of_values(remedy, units.names) if remedy else None
    wanted = "money" if remedy and unit == "percent" and remedy.goodwill else unit
    if remedy is None or wanted is None or units.draft.currency is None or wanted in _NOT_GIVEN or parts_of(wanted):
        return
    found = literal(value.text, units.draft.currency)
    if isinstance(found, Complaint) or not fits(found.unit, wanted):
        is_ = "" if isinstance(found, Complaint) else f", which is {kind_of(found.unit)}"
        others = ", none or undefined" if "none" in words else ""
        message = (
            f'"{remedy.id.text}" {gives(wanted)}, but {lead} "{short(value.text)}"{is_}. '
            f"Write for example: {sample(wanted, units.symbol)}{others}"
        )
        yield Problem(ID, message, value.span, nearest=nearest(value.text, words))
