"""Is there anybody who shows something of a policy, and what is the example of them?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import z3

from leeway.coverage.aims import Aim, Where
from leeway.coverage.completing import Telling, complete
from leeway.coverage.looks import Look
from leeway.coverage.tables import can_show
from leeway.offers.amounts import View
from leeway.offers.tables import rounding
from leeway.prover.customer import Customer
from leeway.prover.ground import Ground
from leeway.prover.search import Answer, Example, Nobody, Question, Unsettled, ask
from leeway.prover.tables import in_its_place, offered, outcome, something
from leeway.prover.terms import Bool, both, either, opposite

_MOST_TRIED = 6  # places where it is not settled
_UNWRITTEN = Unsettled("somebody shows it, but no example of them was found that can be written down with a certain answer")


def search(aim: Aim, ground: Ground) -> Telling | Nobody | Unsettled:
    """The example that shows the aim; that nobody does; or why this could not be settled."""
    nobody: set[tuple[object, ...]] = set()
    doubts: list[Unsettled] = []
    for where in _places(aim, ground):
        key = _key(aim, where, ground)
        if key in nobody or len(doubts) >= _MOST_TRIED:
            continue
        answer = ask(partial(_question, aim, where, ground, False))
        if isinstance(answer, Nobody):
            nobody.add(key)
            continue
        found = _completed(aim, where, answer, ground)
        if found is not None:
            return found
        doubts.append(answer if isinstance(answer, Unsettled) else _UNWRITTEN)
    return doubts[0] if doubts else Nobody()


def _completed(aim: Aim, where: Where, answer: Answer, ground: Ground) -> Telling | None:
    """The example of who was found. Amounts that are not rounded may be none that people can write; then of another customer."""
    found = complete(aim, where, answer.known, ground) if isinstance(answer, Example) else None
    if found is None and rounding(where.remedy, ground.policy)[1] == "exact":
        another = ask(partial(_question, aim, where, ground, True))
        found = complete(aim, where, another.known, ground) if isinstance(another, Example) else None
    return found


def _places(aim: Aim, ground: Ground) -> Iterator[Where]:
    """Where an example could show it; first where nothing takes the remedy's place."""
    found = [
        (situation, remedy)
        for situation in ground.raw["situations"]
        for remedy in ground.remedies(situation)
        if can_show(aim.table, situation, remedy, ground)
    ]
    for situation, remedy in sorted(found, key=lambda one: bool(in_its_place(one[0], one[1], ground.policy))):
        yield from (Where(situation, level, remedy) for level in aim.levels(remedy, ground))


def _key(aim: Aim, where: Where, ground: Ground) -> tuple[object, ...]:
    """What the answer depends on: places with the same key have the same one."""
    others = in_its_place(where.situation, where.remedy, ground.policy)
    level = where.level if others or aim.kind == "outcome" else None
    remedy = where.remedy.id if others or aim.table.of == "exclusion" else None
    return (level, remedy, where.situation if others else None)


def _question(aim: Aim, where: Where, ground: Ground, writable: bool) -> Question:
    """Whether anybody shows the aim; `writable`: somebody whose amount people can write."""
    customer = Customer(ground.policy)

    def shows(views: tuple[View, ...]) -> bool:
        look = Look(ground, where.situation, where.level, views[0])
        return aim.shown(look, where.remedy) and (not writable or look.answer(where.remedy) is not None)

    wanted = both(aim.wanted(where, customer, ground), _placed(aim, where, customer, ground))
    if writable:
        wanted = both(wanted, _is_writable(where, customer, ground))
    return Question((customer,), wanted, shows, ground.day)


def _is_writable(where: Where, customer: Customer, ground: Ground) -> Bool:
    """That the amount is one of whole coins, or undefined."""
    found = offered(where.situation, where.remedy, where.level, customer)
    return either(found.silent, z3.IsInt(found.term * 10**ground.policy.currency.decimals))


def _placed(aim: Aim, where: Where, customer: Customer, ground: Ground) -> Bool:
    """That nothing takes the remedy's place; what it comes to may well be due to that."""
    if aim.kind == "outcome":
        return both()
    others = in_its_place(where.situation, where.remedy, ground.policy)
    return both(*(opposite(something(outcome(other, where.level, customer))) for other in others))
