"""A customer who can get more goodwill in one case than it may all come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations, product
from typing import Any

import z3

from leeway.offers.amounts import View
from leeway.offers.amounts import amount as seen_amount
from leeway.offers.bounds import accepted
from leeway.offers.expressions import Expr, read_expr
from leeway.offers.intervals import Amount
from leeway.offers.intervals import times as seen_times
from leeway.offers.numbers import Number as Exact
from leeway.offers.policy import Policy, Remedy
from leeway.offers.ranges import Range
from leeway.offers.tables import rounding
from leeway.offers.words import value
from leeway.proofs.promised.broken import Broken, Part, distinct, placed, refusals, rows, situations
from leeway.prover.amounts import amount
from leeway.prover.customer import Customer
from leeway.prover.finding import Finding, Study
from leeway.prover.ground import Ground
from leeway.prover.tables import in_situation
from leeway.prover.terms import FALSE, BeyondProof, Bool, Number, both, constant, of_cases, opposite, plus, times

Json = Mapping[str, Any]
_MOST_ORDERED = 4  # remedies, of which every order is looked at
Given = tuple[Exact, tuple[tuple[Remedy, Amount], ...]]  # how much it is worth together, and of what


def parts(guarantee: Json, ground: Ground) -> Iterator[Part]:
    """Each situation, or each that is named, that has goodwill which counts."""
    for name in situations(guarantee, ground):
        counted = [one.id for one in _counted(guarantee, name, ground)]
        if counted:
            yield from ((name, "", *refused) for refused in refusals(name, counted, ground))


def _counted(guarantee: Json, situation: str, ground: Ground) -> list[Remedy]:
    """The goodwill of a situation that counts, in the order to offer it."""
    goodwill = [one for one in ground.remedies(situation) if not one.owed]
    return [one for one in goodwill if one.unit == "money" or (guarantee["counts"] == "worth" and one.worth)]


def _groups(guarantee: Json, situation: str, ground: Ground) -> list[list[str]]:
    """The remedies of which only one is given together, each group as far as it counts."""
    names = [one.id for one in _counted(guarantee, situation, ground)]
    groups = ground.raw["situations"][situation].get("one_of", ())
    return [found for group in groups if len(found := [name for name in group if name in names]) > 1]


def find(guarantee: Json, part: Part, study: Study) -> Iterator[Finding]:
    """The customer for whom it comes to more, at the lowest level at which it does."""
    ground = study.ground
    remedies, bound = _counted(guarantee, part[0], ground), _bound(guarantee, ground)
    levels = distinct(remedies, list(range(len(ground.policy.levels))))
    for level, order in product(levels, _orders(remedies, ground.policy)):

        def wanted(level: int = level, order: Sequence[Remedy] = order) -> Bool:
            if not order:
                raise BeyondProof("the order in which remedies that are rounded in large steps use up a cap")
            whole, choice = _together(guarantee, part, level, order, study)
            most = amount(bound, study.customer)
            return both(choice, opposite(most.silent), whole.term > most.term)

        def shows(view: View, level: int = level) -> bool:
            most = seen_amount(bound, view, ground.policy)
            return most.most is not None and not most.silent and _most(guarantee, part, level, view, ground)[0] > most.most

        found = list(study.find(Finding("total", guarantee["id"], levels=(level,), more=part), wanted, shows))
        if found:
            yield found[0]
            return


def _orders(remedies: list[Remedy], policy: Policy) -> list[tuple[Remedy, ...]]:
    """In which orders they can be accepted, as far as it makes a difference to what it all comes to.

    Under a cap the later one gets what the earlier ones left, and none of it where that is less than a step of its rounding. Too
    many orders are none.
    """
    capped = [one for one in remedies if any(bound.kind == "cap" for bound in one.bounds)]
    if len(capped) < 2 or not any(_is_coarse(one, policy) for one in capped):
        return [tuple(remedies)]
    if len(capped) > _MOST_ORDERED:
        return [()]
    others = tuple(one for one in remedies if one not in capped)
    return [(*others, *order) for order in permutations(capped)]


def _is_coarse(remedy: Remedy, policy: Policy) -> bool:
    step, mode = rounding(remedy, policy)
    return remedy.unit == "money" and mode != "exact" and step * 10**policy.currency.decimals > 1


def _together(guarantee: Json, part: Part, level: int, order: Sequence[Remedy], study: Study) -> tuple[Number, Bool]:
    """All that is given, one remedy accepted after the other, and that of each group only one is."""
    situation, refused = part[0], part[2:]
    whole, customer = constant(0), study.customer
    taken: dict[str, Number] = {}
    groups = _groups(guarantee, situation, study.ground)
    picked = {name: z3.Bool(f"picked {name}") for group in groups for name in group}
    for remedy in order:
        if remedy.id in refused:
            continue
        given = in_situation(situation, remedy, level, customer, refused)
        none = given.silent if remedy.id not in picked else z3.Or(given.silent, z3.Not(picked[remedy.id]))
        given = of_cases(((none, constant(0)), (opposite(none), Number(given.term, FALSE, given.few))), FALSE)
        whole = plus(whole, _counts(remedy, given, study.customer))
        if any(bound.kind == "cap" for bound in remedy.bounds):
            taken = {**taken, remedy.id: given}
            customer = study.customer.after(f" {level} {' '.join(taken)}", taken)
    return whole, both(*(z3.AtMost(*(picked[name] for name in group), 1) for group in groups))


def _counts(remedy: Remedy, given: Number, customer: Customer) -> Number:
    """An amount as it counts: money as such, anything else by what one of it is worth."""
    if remedy.unit == "money" or remedy.worth is None:
        return given
    worth = amount(remedy.worth, customer)
    return Number(times(given, worth).term, FALSE)


def _bound(guarantee: Json, ground: Ground) -> Expr:
    return read_expr(guarantee["at_most"], ground.units, "money")


def _most(guarantee: Json, part: Part, level: int, view: View, ground: Ground) -> Given:
    """The most that the kernel certainly gives together, and of what: the best of every way to pick one of each group."""
    groups = _groups(guarantee, part[0], ground)
    best: Given = (0, ())
    for picks in product(*([*group, ""] for group in groups)):
        if any(len(set(picks) & set(group)) > 1 for group in groups):
            continue  # one remedy may stand in two groups
        left_out = {name for group in groups for name in group if name not in picks} | set(part[2:])
        for order in _orders(_counted(guarantee, part[0], ground), ground.policy):
            found = _one_after_the_other([one for one in order if one.id not in left_out], part, level, view, ground)
            best = max(best, found, key=lambda one: one[0])
    return best


def _one_after_the_other(order: Sequence[Remedy], part: Part, level: int, view: View, ground: Ground) -> Given:
    whole: Exact = 0
    given: list[tuple[Remedy, Amount]] = []
    now, standings = dict(view), ground.standings(part[0], view, refused=part[2:])
    for remedy in order:
        found = standings[remedy.id].amount(level)
        worth = seen_amount(remedy.worth, view, ground.policy) if remedy.unit != "money" and remedy.worth else Amount(1, 1)
        if not found.sure:
            continue
        whole += seen_times(Amount(found.sure, found.sure), worth).sure
        given.append((remedy, found))
        if any(bound.kind == "cap" for bound in remedy.bounds):
            now |= {accepted(remedy.id): Range(found.sure, found.sure)}
            standings = ground.standings(part[0], now, {one.id: each.sure for one, each in given}, part[2:])
    return whole, tuple(given)


def tell(guarantee: Json, found: Finding, ground: Ground) -> Broken:
    """What it comes to, and of what."""
    part, level, view = found.more, found.levels[0], ground.view(found.known)
    whole, given = _most(guarantee, part, level, view, ground)
    most = seen_amount(_bound(guarantee, ground), view, ground.policy).most
    listed = ", ".join(f"{ground.amount(each, one)} of “{one.name}”" for one, each in given)
    worth = "may be worth" if guarantee["counts"] == "worth" else "may come to"
    message = (
        f"{placed(part[0], ground, part[2:]).strip()} what the {ground.level(level)} may give {worth} "
        f"{value(whole, 'money', ground.policy)} together, more than {value(most or 0, 'money', ground.policy)}: {listed}"
    )
    return Broken(message, rows([one.id for one, _ in given], view, ground))
