"""A customer who can get more goodwill in one case than it may all come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

import z3

from leeway.offers.amounts import View
from leeway.offers.amounts import amount as seen_amount
from leeway.offers.bounds import accepted
from leeway.offers.expressions import Expr, read_expr
from leeway.offers.intervals import Amount
from leeway.offers.intervals import times as seen_times
from leeway.offers.numbers import Number as Exact
from leeway.offers.policy import Remedy
from leeway.offers.ranges import Range
from leeway.offers.words import value
from leeway.proofs.promised.broken import Broken, distinct, rows, situations
from leeway.prover.amounts import amount
from leeway.prover.customer import Customer
from leeway.prover.finding import Finding, Study
from leeway.prover.ground import Ground
from leeway.prover.tables import in_situation
from leeway.prover.terms import FALSE, Bool, Number, both, constant, of_cases, opposite, plus, times

Json = Mapping[str, Any]
Given = tuple[Exact, tuple[tuple[Remedy, Amount], ...]]  # how much it is worth together, and of what


def parts(guarantee: Json, ground: Ground) -> Iterator[tuple[str, str]]:
    """Each situation, or each that is named, that has goodwill which counts."""
    for name in situations(guarantee, ground):
        if _counted(guarantee, name, ground):
            yield name, ""


def _counted(guarantee: Json, situation: str, ground: Ground) -> list[Remedy]:
    """The goodwill of a situation that counts, in the order to offer it."""
    goodwill = [one for one in ground.remedies(situation) if not one.owed]
    return [one for one in goodwill if one.unit == "money" or (guarantee["counts"] == "worth" and one.worth)]


def _groups(guarantee: Json, situation: str, ground: Ground) -> list[list[str]]:
    """The remedies of which only one is given together, each group as far as it counts."""
    names = [one.id for one in _counted(guarantee, situation, ground)]
    groups = ground.raw["situations"][situation].get("one_of", ())
    return [found for group in groups if len(found := [name for name in group if name in names]) > 1]


def find(guarantee: Json, part: tuple[str, str], study: Study) -> Iterator[Finding]:
    """The customer for whom it comes to more, at the lowest level at which it does."""
    ground, situation = study.ground, part[0]
    remedies, bound = _counted(guarantee, situation, ground), _bound(guarantee, ground)
    for level in distinct(remedies, list(range(len(ground.policy.levels)))):

        def wanted(level: int = level) -> Bool:
            whole, choice = _together(guarantee, situation, level, study)
            most = amount(bound, study.customer)
            return both(choice, opposite(most.silent), whole.term > most.term)

        def shows(view: View, level: int = level) -> bool:
            most = seen_amount(bound, view, ground.policy)
            return most.most is not None and not most.silent and _most(guarantee, situation, level, view, ground)[0] > most.most

        found = list(study.find(Finding("total", guarantee["id"], levels=(level,), more=part), wanted, shows))
        if found:
            yield found[0]
            return


def _together(guarantee: Json, situation: str, level: int, study: Study) -> tuple[Number, Bool]:
    """All that is given, one remedy accepted after the other, and that of each group only one is."""
    whole, customer = constant(0), study.customer
    taken: dict[str, Number] = {}
    groups = _groups(guarantee, situation, study.ground)
    picked = {name: z3.Bool(f"picked {name}") for group in groups for name in group}
    for remedy in _counted(guarantee, situation, study.ground):
        given = in_situation(situation, remedy, level, customer)
        none = given.silent if remedy.id not in picked else z3.Or(given.silent, z3.Not(picked[remedy.id]))
        given = of_cases(((none, constant(0)), (opposite(none), Number(given.term, FALSE, given.few))), FALSE)
        whole = plus(whole, _counts(remedy, given, study.customer))
        if any(bound.kind == "cap" for bound in remedy.bounds):
            taken = {**taken, remedy.id: given}
            customer = study.customer.after(f" {level} {remedy.id}", taken)
    return whole, both(*(z3.AtMost(*(picked[name] for name in group), 1) for group in groups))


def _counts(remedy: Remedy, given: Number, customer: Customer) -> Number:
    """An amount as it counts: money as such, anything else by what one of it is worth."""
    if remedy.unit == "money" or remedy.worth is None:
        return given
    worth = amount(remedy.worth, customer)
    return Number(times(given, worth).term, FALSE)


def _bound(guarantee: Json, ground: Ground) -> Expr:
    return read_expr(guarantee["at_most"], ground.units, "money")


def _most(guarantee: Json, situation: str, level: int, view: View, ground: Ground) -> Given:
    """The most that the kernel certainly gives together, and of what: the best of every way to pick one of each group."""
    groups = _groups(guarantee, situation, ground)
    best: Given = (0, ())
    for picks in product(*groups):
        left_out = {name for group, pick in zip(groups, picks) for name in group if name != pick} - set(picks)
        found = _one_after_the_other(guarantee, situation, level, view, ground, left_out)
        best = max(best, found, key=lambda one: one[0])
    return best


def _one_after_the_other(guarantee: Json, situation: str, level: int, view: View, ground: Ground, left_out: set[str]) -> Given:
    whole: Exact = 0
    given: list[tuple[Remedy, Amount]] = []
    now, standings = dict(view), ground.standings(situation, view)
    for remedy in _counted(guarantee, situation, ground):
        if remedy.id in left_out:
            continue
        found = standings[remedy.id].amount(level)
        worth = seen_amount(remedy.worth, view, ground.policy) if remedy.unit != "money" and remedy.worth else Amount(1, 1)
        if not found.sure:
            continue
        whole += seen_times(Amount(found.sure, found.sure), worth).sure
        given.append((remedy, found))
        if any(bound.kind == "cap" for bound in remedy.bounds):
            now |= {accepted(remedy.id): Range(found.sure, found.sure)}
            standings = ground.standings(situation, now, {one.id: each.sure for one, each in given})
    return whole, tuple(given)


def tell(guarantee: Json, found: Finding, ground: Ground) -> Broken:
    """What it comes to, and of what."""
    situation, level, view = found.more[0], found.levels[0], ground.view(found.known)
    whole, given = _most(guarantee, situation, level, view, ground)
    most = seen_amount(_bound(guarantee, ground), view, ground.policy).most
    listed = ", ".join(f"{ground.amount(each, one)} of “{one.name}”" for one, each in given)
    worth = "may be worth" if guarantee["counts"] == "worth" else "may come to"
    message = (
        f"in “{ground.raw['situations'][situation]['name']}” what the {ground.level(level)} may give {worth} "
        f"{value(whole, 'money', ground.policy)} together, more than {value(most or 0, 'money', ground.policy)}: {listed}"
    )
    return Broken(message, rows([one.id for one, _ in given], view, ground))
