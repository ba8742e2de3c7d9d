"""A customer for whom the condition holds, and for whom a situation has nothing to offer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from leeway.offers.amounts import View
from leeway.offers.policy import Cond
from leeway.offers.reading import read_cond
from leeway.offers.truth import holds as shown
from leeway.proofs.promised.broken import Broken, Part, distinct, rows, situations
from leeway.prover.finding import Finding, Study
from leeway.prover.ground import Ground
from leeway.prover.tables import in_situation, something
from leeway.prover.terms import Bool, both, opposite
from leeway.prover.truth import holds

Json = Mapping[str, Any]


def parts(guarantee: Json, ground: Ground) -> Iterator[Part]:
    """Each situation, or each that is named."""
    yield from ((name, "") for name in situations(guarantee, ground))


def find(guarantee: Json, part: Part, study: Study) -> Iterator[Finding]:
    """The customer who gets nothing, at the lowest level at which that happens."""
    ground, situation, when = study.ground, part[0], _when(guarantee, study.ground)
    remedies = list(ground.remedies(situation))
    named = ground.policy.level_index(guarantee["level"]) if "level" in guarantee else None
    levels = list(range(len(ground.policy.levels))) if named is None else [named]
    for level in distinct(remedies, levels):

        def wanted(level: int = level) -> Bool:
            offers = (something(in_situation(situation, one, level, study.customer)) for one in remedies)
            return both(holds(when, study.customer).yes, *(opposite(one) for one in offers))

        def shows(view: View, level: int = level) -> bool:
            if shown(when, view, ground.policy) is not True:
                return False
            found = (one.amount(level) for one in ground.standings(situation, view).values())
            return all(one.mute or one.most == 0 for one in found)

        found = list(study.find(Finding("something", guarantee["id"], levels=(level,), more=part), wanted, shows))
        if found:
            yield found[0]
            return


def _when(guarantee: Json, ground: Ground) -> Cond:
    cond = read_cond(guarantee["when"], ground.units)
    assert cond is not None
    return cond


def tell(guarantee: Json, found: Finding, ground: Ground) -> Broken:
    """The situation in which there is nothing, and the rows that say so."""
    situation, view = found.more[0], ground.view(found.known)
    name = ground.raw["situations"][situation]["name"]
    message = f"in “{name}” the {ground.level(found.levels[0])} has nothing to offer them"
    return Broken(message, rows([one.id for one in ground.remedies(situation)], view, ground, "this row gives nothing"))
