"""The higher level could give more than the lower level's share allows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from leeway.offers.amounts import View
from leeway.offers.numbers import Number as Exact
from leeway.offers.numbers import read_exact
from leeway.offers.words import value
from leeway.proofs.promised.broken import Broken, Part, per_remedy, placed, rows, sight
from leeway.prover.finding import Finding, Study
from leeway.prover.ground import Ground
from leeway.prover.tables import deciding, given, in_situation
from leeway.prover.terms import Bool, Number, both, chosen, opposite, real

Json = Mapping[str, Any]


def parts(guarantee: Json, ground: Ground) -> Iterator[Part]:
    """Each goodwill remedy, or each that is named."""
    goodwill = [one for one in ground.policy.remedies.values() if not one.owed]
    yield from per_remedy([one for one in goodwill if one.id in guarantee.get("remedies", (one.id,))], ground)


def find(guarantee: Json, part: Part, study: Study) -> Iterator[Finding]:
    """The customer for whom a higher level has too much, for the highest such level."""
    ground, policy = study.ground, study.ground.policy
    low = policy.level_index(guarantee["level"]) or 0
    named = policy.level_index(guarantee["of"]) if guarantee["of"] else None
    remedy = policy.remedies[part[1]]
    for high in reversed(range(low + 1, len(policy.levels))) if named is None else [named]:
        if all(row.values[low] == row.values[high] for row in remedy.clauses):
            continue

        def wanted(high: int = high) -> Bool:
            less, more = (in_situation(part[0], remedy, level, study.customer, part[2:]) for level in (low, high))
            return _too_little(guarantee, less, more)

        def split(high: int = high) -> tuple[Bool, ...]:
            rows = enumerate(() if part[0] else deciding(remedy, study.customer).rows)
            levels = (low, high)
            return tuple(
                both(row, _too_little(guarantee, *(given(remedy, index, level, study.customer) for level in levels)))
                for index, row in rows
            )

        def shows(view: View, high: int = high) -> bool:
            less, more = (sight(part, level, view, ground) for level in (low, high))
            most = 0 if less.mute else less.most
            return most is not None and most < _share(guarantee) * more.sure

        found = list(study.find(Finding("share", guarantee["id"], levels=(low, high), more=part), wanted, shows, split))
        if found:
            yield found[0]
            return


def _too_little(guarantee: Json, less: Number, more: Number) -> Bool:
    got = chosen([(less.silent, real(0))], less.term)
    return both(opposite(more.silent), got < real(_share(guarantee)) * more.term)


def _share(guarantee: Json) -> Exact:
    share = read_exact(guarantee["share"])
    assert share is not None
    return share


def tell(guarantee: Json, found: Finding, ground: Ground) -> Broken:
    """Both amounts, and what the share would come to."""
    view, remedy = ground.view(found.known), ground.policy.remedies[found.more[1]]
    low, high = found.levels
    less, more = (sight(found.more, level, view, ground) for level in found.levels)
    share = _share(guarantee)
    part = value(share, "percent", ground.policy)
    due = value(share * more.sure, remedy.unit, ground.policy) if remedy.unit != "yes or no" else "yes"
    where = placed(found.more[0], ground, found.more[2:])
    message = (
        f"of “{remedy.name}”{where} the {ground.level(low)} may give {ground.amount(less, remedy)}, "
        f"the {ground.level(high)} {ground.amount(more, remedy)}, of which {part} is {due}"
    )
    if remedy.unit == "yes or no":
        message = message.partition(", of which")[0]
    return Broken(message, rows([remedy.id], view, ground))
