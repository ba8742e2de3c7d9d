"""A customer for whom the condition holds, and who can get the remedy all the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from leeway.offers.amounts import View
from leeway.offers.reading import read_cond
from leeway.offers.truth import holds as shown
from leeway.proofs.promised.broken import Broken, Part, distinct, per_remedy, placed, rows, sight
from leeway.prover.finding import Finding, Study
from leeway.prover.ground import Ground
from leeway.prover.tables import in_situation, something
from leeway.prover.terms import Bool, both
from leeway.prover.truth import holds

Json = Mapping[str, Any]


def parts(guarantee: Json, ground: Ground) -> Iterator[Part]:
    """Each remedy that is named."""
    yield from per_remedy([ground.policy.remedies[name] for name in guarantee["remedies"]], ground)


def find(guarantee: Json, part: Part, study: Study) -> Iterator[Finding]:
    """The customer who can get it, from the lowest level that may give it."""
    ground, remedy = study.ground, study.ground.policy.remedies[part[1]]
    when = read_cond(guarantee["when"], ground.units)
    for level in distinct([remedy], list(range(len(ground.policy.levels)))):

        def wanted(level: int = level) -> Bool:
            given = in_situation(part[0], remedy, level, study.customer, part[2:])
            return both(holds(when, study.customer).yes, something(given))

        def shows(view: View, level: int = level) -> bool:
            return shown(when, view, ground.policy) is True and sight(part, level, view, ground).sure > 0

        found = list(study.find(Finding("never_when", guarantee["id"], levels=(level,), more=part), wanted, shows))
        if found:
            yield found[0]
            return


def tell(guarantee: Json, found: Finding, ground: Ground) -> Broken:
    """What they can get."""
    part, level, view = found.more, found.levels[0], ground.view(found.known)
    remedy = ground.policy.remedies[part[1]]
    given = ground.amount(sight(part, level, view, ground), remedy)
    message = f"the {ground.level(level)} may give them “{remedy.name}”{placed(part[0], ground, part[2:])}: {given}"
    return Broken(message, rows([remedy.id], view, ground))
