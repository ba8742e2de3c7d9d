"""A customer who can get two remedies in one case that are never to be given together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import permutations, product
from typing import Any

from leeway.offers.amounts import View
from leeway.offers.bounds import accepted
from leeway.offers.intervals import NOTHING, Amount
from leeway.offers.ranges import Range
from leeway.proofs.promised.broken import Broken, Part, distinct, placed, refusals, rows
from leeway.prover.finding import Finding, Study
from leeway.prover.ground import Ground
from leeway.prover.tables import in_situation, something
from leeway.prover.terms import Bool, both, constant, least

Json = Mapping[str, Any]


def parts(guarantee: Json, ground: Ground) -> Iterator[Part]:
    """Each situation that has both, and in which giving one does not end the other; with what else may be refused there."""
    both_ = set(guarantee["remedies"])
    for name, situation in ground.raw["situations"].items():
        if both_ <= ground.names(name) and not any(both_ <= set(group) for group in situation.get("one_of", ())):
            yield from ((name, "", *refused) for refused in refusals(name, guarantee["remedies"], ground, guarantee["remedies"]))


def find(guarantee: Json, part: Part, study: Study) -> Iterator[Finding]:
    """The customer, with the order in which the two can be given, at the lowest level that may."""
    ground = study.ground
    remedies = [ground.policy.remedies[name] for name in guarantee["remedies"]]
    for level in distinct(remedies, list(range(len(ground.policy.levels)))):
        for share, (first, then) in product((_ALL, _LITTLE), permutations(remedies)):
            if share == _LITTLE and not any(bound.kind == "cap" for bound in then.bounds):
                continue  # how much of the first one is accepted makes no difference
            way = (share, first.id, then.id)

            def wanted(level: int = level, way: tuple[str, str, str] = way) -> Bool:
                return _wanted(part, way, level, study)

            def shows(view: View, level: int = level, way: tuple[str, str, str] = way) -> bool:
                one, other = _given(part, way, level, view, ground)
                return one.sure > 0 and other.sure > 0

            finding = Finding("never_together", guarantee["id"], levels=(level,), more=(*part, *way))
            found = list(study.find(finding, wanted, shows))
            if found:
                yield found[0]
                return


_ALL, _LITTLE = "all", "a little"  # how much is accepted of the one that is given first: caps leave more for the other one


def _wanted(part: Part, way: tuple[str, str, str], level: int, study: Study) -> Bool:
    share, first, then = way[0], *(study.ground.policy.remedies[name] for name in way[1:])
    given = in_situation(part[0], first, level, study.customer, part[2:])
    taken = given if share == _ALL else least(given, constant(_coin(study.ground)))
    later = study.customer.after(f" {level} {' '.join(way)}", {first.id: taken})
    return both(something(given), something(in_situation(part[0], then, level, later, part[2:])))


def _given(part: Part, way: tuple[str, str, str], level: int, view: View, ground: Ground) -> tuple[Amount, Amount]:
    """What the kernel gives of the first one, and of the second one after that; nothing where the first is not certain."""
    share, first, then = way
    given = ground.standings(part[0], view, refused=part[2:])[first].amount(level)
    if not given.exact:
        return NOTHING, NOTHING
    taken = given.exact if share == _ALL else min(given.exact, _coin(ground))
    later = {**view, accepted(first): Range(taken, taken)}
    more = ground.standings(part[0], later, {first: taken}, part[2:])[then].amount(level)
    return Amount(taken, taken), more


def _coin(ground: Ground) -> Fraction:
    return Fraction(1, 10**ground.policy.currency.decimals)


def tell(guarantee: Json, found: Finding, ground: Ground) -> Broken:
    """What they can get of the one, and then of the other."""
    part, way = found.more[:-3], (found.more[-3], found.more[-2], found.more[-1])
    view, level = ground.view(found.known), found.levels[0]
    first, then = (ground.policy.remedies[name] for name in way[1:])
    given, more = _given(part, way, level, view, ground)
    message = (
        f"{placed(part[0], ground, part[2:]).strip()} the {ground.level(level)} may give them both: "
        f"“{first.name}” ({ground.amount(given, first)}), then “{then.name}” ({ground.amount(more, then)})"
    )
    return Broken(message, rows([first.id, then.id], view, ground))
