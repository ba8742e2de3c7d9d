"""A customer who can get two remedies in one case that are never to be given together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import permutations
from typing import Any

from leeway.offers.amounts import View
from leeway.offers.bounds import accepted
from leeway.offers.ranges import Range
from leeway.proofs.promised.broken import Broken, distinct, rows
from leeway.prover.finding import Finding, Study
from leeway.prover.ground import Ground
from leeway.prover.tables import in_situation, something
from leeway.prover.terms import Bool, both

Json = Mapping[str, Any]


def parts(guarantee: Json, ground: Ground) -> Iterator[tuple[str, str]]:
    """Each situation that has both, and in which giving one does not end the other."""
    both_ = set(guarantee["remedies"])
    for name, situation in ground.raw["situations"].items():
        if both_ <= ground.names(name) and not any(both_ <= set(group) for group in situation.get("one_of", ())):
            yield name, ""


def find(guarantee: Json, part: tuple[str, str], study: Study) -> Iterator[Finding]:
    """The customer, with the order in which the two can be given, at the lowest level that may."""
    ground, situation = study.ground, part[0]
    remedies = [ground.policy.remedies[name] for name in guarantee["remedies"]]
    for level in distinct(remedies, list(range(len(ground.policy.levels)))):
        for first, then in permutations(remedies):

            def wanted(level: int = level, first: Any = first, then: Any = then) -> Bool:
                given = in_situation(situation, first, level, study.customer)
                later = study.customer.after(f" {level} {first.id}", {first.id: given})
                return both(something(given), something(in_situation(situation, then, level, later)))

            def shows(view: View, level: int = level, first: Any = first, then: Any = then) -> bool:
                return _both(situation, (first.id, then.id), level, view, ground)

            finding = Finding("never_together", guarantee["id"], levels=(level,), more=(*part, first.id, then.id))
            found = list(study.find(finding, wanted, shows))
            if found:
                yield found[0]
                return


def _both(situation: str, names: tuple[str, str], level: int, view: View, ground: Ground) -> bool:
    """Whether the kernel gives the second one still after the first was accepted in full."""
    first, then = names
    given = ground.standings(situation, view)[first].amount(level).exact
    if not given:
        return False
    later = {**view, accepted(first): Range(given, given)}
    return ground.standings(situation, later, {first: given})[then].amount(level).sure > 0


def tell(guarantee: Json, found: Finding, ground: Ground) -> Broken:
    """What they can get of the one, and then of the other."""
    situation, view, level = found.more[0], ground.view(found.known), found.levels[0]
    first, then = (ground.policy.remedies[name] for name in found.more[2:4])
    given = ground.standings(situation, view)[first.id].amount(level)
    later = {**view, accepted(first.id): Range(given.sure, given.sure)}
    more = ground.standings(situation, later, {first.id: given.sure})[then.id].amount(level)
    message = (
        f"in “{ground.raw['situations'][situation]['name']}” the {ground.level(level)} may give them both: "
        f"“{first.name}” ({ground.amount(given, first)}), then “{then.name}” ({ground.amount(more, then)})"
    )
    return Broken(message, rows([first.id, then.id], view, ground))
