"""The units of what is counted over time: budgets, caps, and what safeguards begin at."""

from __future__ import annotations

from collections.abc import Iterator

from leeway.checks.units import ID, Units, declared
from leeway.draft import Budget, Cap, Draft, Fact, Remedy
from leeway.draft.terms import Word
from leeway.draft.units import goodwill_of_money, unit_of_remedy
from leeway.draft.words import gives, kind_of, nearest, short
from leeway.offers.units import counted, parts_of, stem
from leeway.problems import Problem


def budget(found: Budget, given: str, remedy: Remedy, units: Units) -> Iterator[Problem]:
    """How many there are, are left or used, in what the remedy is counted in; of other remedies in times, or in money."""
    what = f'"{remedy.id.text}" {gives(given)}'
    many = found.how_many
    if counted(given) and stem(many.unit) != stem(given):
        message = f'{what}, but "{short(many.text)}" is {kind_of(many.unit)}'
        near = nearest(many.unit, (given,))
        yield Problem(ID, f"{message}. Write for example: how_many: 20 {given}", many.span, nearest=near)
        return
    if many.unit == "money" and given != "money":
        yield Problem(ID, f"{what}, so its budget is not money. Write for example: how_many: 2 times", many.span)
        return
    yield from _left(found.left, given, what, units)
    fact = units.facts.get(found.used.text) if found.used else None
    if found.used and fact is not None and fact.kind != "unread" and not _same(fact, given if counted(given) else many.unit):
        wanted = kind_of(given if counted(given) else many.unit)
        message = f'"used" says how much of "{short(many.text)}" is used up, so it must be {wanted}, but'
        yield Problem(ID, f'{message} "{fact.id.text}" is {kind_of(fact.measure)}', found.used.span, related=declared(fact))


def _same(fact: Fact, unit: str) -> bool:
    return fact.measure == unit or (counted(fact.measure) and stem(fact.measure) == stem(unit))


def _left(left: Word | None, given: str, what: str, units: Units) -> Iterator[Problem]:
    fact = units.facts.get(left.text) if left else None
    if left is None or fact is None or fact.kind == "unread":
        return
    if not counted(given):
        message = f'{what}, so "left" cannot say how many are left: it is for remedies that are counted, such as months'
        yield Problem(ID, f'{message}. "used" is for any remedy', left.span, related=declared(fact))
    elif stem(fact.measure) != stem(given):
        message = f'{what}, and "left" says how many are left, but "{fact.id.text}" is {kind_of(fact.measure)}'
        yield Problem(ID, message, left.span, related=declared(fact))


def safeguards(remedy: Remedy, given: str, units: Units) -> Iterator[Problem]:
    """The amounts that safeguards begin at, in what the remedy gives."""
    for one in remedy.safeguards:
        if one.over is not None and given == "yes or no":
            message = f'"{remedy.id.text}" is given or not, so nothing is over an amount. Delete "over"'
            yield Problem(ID, message, one.over.span)
        else:
            yield from units.amount(one.over, given, f'"over" is in what "{remedy.id.text}" gives, which is', None)


def caps(draft: Draft, units: Units) -> Iterator[Problem]:
    """Caps are over remedies of money, and in money."""
    for cap in draft.caps:
        yield from units.amount(cap.at_most, "money", "a cap is", None)
        yield from units.named(cap.used, "money", 'a cap adds up money, and "used" is how much of it is gone')
        yield from _over(cap, draft, units)


def _over(cap: Cap, draft: Draft, units: Units) -> Iterator[Problem]:
    if cap.over is None and draft.remedies and not goodwill_of_money(draft):
        message = f'"{cap.id.text}" is over all goodwill of money, but no remedy is that. Name the remedies, or delete the cap'
        yield Problem(ID, message, cap.id.span)
    for word in cap.over or ():
        remedy = units.remedies.get(word.text)
        unit = unit_of_remedy(remedy, units.names) if remedy else None
        if unit is not None and unit != "money" and not parts_of(unit):
            message = f'a cap adds up money, but "{word.text}" {gives(unit)}. Take it out of "over"'
            yield Problem(ID, message, word.span)
