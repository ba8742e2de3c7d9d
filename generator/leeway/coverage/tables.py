"""The tables of a policy, whatever they are of, and which worked examples can show something of them.

A table is a remedy's, that by which a fact is worked out, or an exclusion, which is a table of one row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from leeway.offers.policy import Cond, Exclusion, Remedy, facts_of, with_behind
from leeway.prover.customer import Customer
from leeway.prover.ground import Ground
from leeway.prover.tables import deciding
from leeway.prover.terms import Bool, both
from leeway.prover.truth import holds

ONLY_WHEN = -1  # the place of the condition under which a remedy exists at all; rows count from 0


@dataclass(frozen=True, slots=True)
class Table:
    """One table, by what it is of and the id of that."""

    of: Literal["remedy", "fact", "exclusion"]
    id: str


def tables(ground: Ground) -> tuple[Table, ...]:
    """Every table of the policy, in its order; a fact that is one amount or one condition has none with rows, and is here too."""
    return (
        *(Table("fact", name) for name in ground.raw["facts"] if name in ground.policy.worked),
        *(Table("remedy", name) for name in ground.policy.remedies),
        *(Table("exclusion", name) for name in exclusions(ground)),
    )


def exclusions(ground: Ground) -> dict[str, Exclusion]:
    """The exclusions that take any remedy away, by their ids."""
    found = {one.id: one for remedy in ground.policy.remedies.values() for one in remedy.exclusions}
    return {name: found[name] for name in ground.raw.get("exclusions", ()) if name in found}


def conditions(table: Table, ground: Ground) -> Iterator[tuple[int, Cond]]:
    """The conditions of a table, each with its place."""
    if table.of == "exclusion":
        yield 0, exclusions(ground)[table.id].when
        return
    if table.of == "remedy":
        remedy = ground.policy.remedies[table.id]
        rows = [row.when for row in remedy.clauses]
        if remedy.only_when:
            yield ONLY_WHEN, remedy.only_when
    else:
        worked = ground.policy.facts[table.id].worked
        assert worked is not None
        rows = [worked.when] if worked.when else [when for when, _ in worked.rows]
    yield from ((place, when) for place, when in enumerate(rows) if when is not None)


def can_show(table: Table, situation: str, remedy: Remedy, ground: Ground) -> bool:
    """Whether an example of the situation that expects the remedy can show something of the table."""
    return remedy.id == table.id if table.of == "remedy" else table in shown_by(situation, remedy, ground)


def shown_by(situation: str, remedy: Remedy, ground: Ground) -> tuple[Table, ...]:
    """The tables that an example of the situation which expects the remedy can show something of."""
    names = {*remedy.needs, *_of_routes(situation, ground)}
    facts = (Table("fact", name) for name in ground.policy.worked if name in names)
    return (*facts, Table("remedy", remedy.id), *(Table("exclusion", one.id) for one in remedy.exclusions))


def _of_routes(situation: str, ground: Ground) -> set[str]:
    """The facts that decide whom to bring in."""
    named = (facts_of(cond) for cond in ground.policy.routes[situation] if cond)
    return {each for names in named for name in names for each in with_behind(name, ground.policy.facts)}


def come_to(table: Table, place: int, remedy: Remedy, customer: Customer, ground: Ground) -> Bool:
    """When a condition of the table is come to at all for a customer, as a term of z3."""
    if table.of == "remedy":
        if place == ONLY_WHEN:
            return both(*(holds(one.when, customer).no for one in remedy.exclusions))
        return deciding(remedy, customer).reached[place]
    if table.of == "exclusion":
        others = (holds(one.when, customer).no for one in remedy.exclusions if one.id != table.id)
        return both(holds(remedy.only_when, customer).yes, *others)
    return both(*(holds(cond, customer).no for above, cond in conditions(table, ground) if above < place))
