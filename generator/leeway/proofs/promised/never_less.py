"""Of two customers who differ in one fact alone, the one with more of it gets less."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from leeway.offers.amounts import View
from leeway.offers.intervals import Amount
from leeway.offers.policy import Remedy
from leeway.proofs.promised.broken import Broken, Part, distinct, per_remedy, placed, rows, sight
from leeway.prover.customer import Customer, in_order
from leeway.prover.finding import Finding, Study
from leeway.prover.ground import Ground
from leeway.prover.search import Question, ask
from leeway.prover.simplest import view_of
from leeway.prover.tables import deciding, given, in_its_place, in_situation
from leeway.prover.terms import Bool, Number, both, chosen, constant, either, opposite, real

Json = Mapping[str, Any]


def parts(guarantee: Json, ground: Ground) -> Iterator[Part]:
    """Each remedy that the fact enters, also by way of one that stands in its place; or each that is named."""
    fact, policy = guarantee["fact"], ground.policy
    remedies = [one for one in policy.remedies.values() if one.id in guarantee.get("remedies", (one.id,))]
    for part in per_remedy(remedies, ground):
        if any(fact in one.needs for one in _entering(part[0], policy.remedies[part[1]], ground)):
            yield part


def _entering(situation: str, remedy: Remedy, ground: Ground) -> list[Remedy]:
    return [remedy, *(in_its_place(situation, remedy, ground.policy) if situation else ())]


def find(guarantee: Json, part: Part, study: Study) -> Iterator[Finding]:
    """The two customers, at the lowest level at which it happens."""
    ground, fact = study.ground, guarantee["fact"]
    remedy = ground.policy.remedies[part[1]]
    entering = _entering(part[0], remedy, ground)
    for level in distinct(entering, list(range(len(ground.policy.levels)))):
        one = Customer(ground.policy)
        other = Customer(ground.policy, "'", one, (fact,))

        def wanted(level: int = level, one: Customer = one, other: Customer = other) -> Bool:
            before, after = (in_situation(part[0], remedy, level, each, part[2:]) for each in (one, other))
            return both(_differ(guarantee, one, other), _gets_less(before, after), *in_order(one, other))

        def split(level: int = level, one: Customer = one, other: Customer = other) -> tuple[Bool, ...]:
            return () if part[0] else tuple(_by_rows(remedy, level, guarantee, one, other))

        def shows(views: tuple[View, ...], level: int = level) -> bool:
            before, after = (sight(part, level, view, ground) for view in views)
            most = 0 if after.mute else after.most
            return _in_order(guarantee, views) and most is not None and not before.silent and before.sure > most

        answer = ask(lambda: Question((one, other), wanted(), shows, ground.day, split=split))  # noqa: B023
        found = Finding("never_less", guarantee["id"], levels=(level,), more=part).with_answer(answer)
        if found:
            yield found
            return


def _differ(guarantee: Json, one: Customer, other: Customer) -> Bool:
    less, more = (each.number(guarantee["fact"]).term for each in (one, other))
    differ: Bool = less < more if guarantee["more"] else less > more
    return differ


def _gets_less(before: Number, after: Number) -> Bool:
    got = chosen([(after.silent, real(0))], after.term)
    return both(opposite(before.silent), before.term > got)


def _by_rows(remedy: Remedy, level: int, guarantee: Json, one: Customer, other: Customer) -> Iterator[Bool]:
    """The same by the row that decides for each of them; the second may also fall under none."""
    differ = both(_differ(guarantee, one, other), *in_order(one, other))
    for index, row in enumerate(deciding(remedy, one).rows):
        before, decided = given(remedy, index, level, one), deciding(remedy, other).rows
        for other_index, other_row in enumerate(decided):
            yield both(differ, row, other_row, _gets_less(before, given(remedy, other_index, level, other)))
        yield both(differ, row, opposite(either(*decided)), _gets_less(before, constant(0)))


def _in_order(guarantee: Json, views: tuple[View, ...]) -> bool:
    """Whether the second customer certainly has more of the fact, or less where that is what is promised."""
    one, other = (getattr(view[guarantee["fact"]], "low", None) for view in views)
    if one is None or other is None or not all(view[guarantee["fact"]].known for view in views):
        return False
    return bool(one < other if guarantee["more"] else one > other)


def tell(guarantee: Json, found: Finding, ground: Ground) -> Broken:
    """Both customers with their amounts."""
    policy, level = ground.policy, found.levels[0]
    part, remedy = found.more, policy.remedies[found.more[1]]
    views = (ground.view(found.known), view_of(policy, {**found.known, **found.other}))
    amounts: list[Amount] = [sight(part, level, view, ground) for view in views]
    less, more = (ground.amount(each, remedy) for each in amounts)
    message = (
        f"of “{remedy.name}”{placed(part[0], ground, part[2:])} the {ground.level(level)} may give them {less}, "
        f"but {more} if {ground.who(found.other)}"
    )
    first = rows([remedy.id], views[0], ground, f"this row gives {less}")
    return Broken(message, (*first, *rows([remedy.id], views[1], ground, f"this row gives {more}")))
