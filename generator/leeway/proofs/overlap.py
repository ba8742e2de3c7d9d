"""Two rows of a table apply to the same customer, neither is a special case of the other, and the upper one gives less.

The first row that applies decides. Where a row is meant as an exception, it is narrower than the row below it: whoever meets
it meets the other one too. Where it is not, and a customer meets both, the order of the rows decides what they get; that may not
be what was meant. A row that gives nobody anything is a refusal, and belongs on top. The same is told of two rows about the
same facts that give different amounts to one customer, such as `at most 4 years` above `at least 4 years`. Put the better row on
top, or write the edge so that only one of them applies.

Proved for every possible customer; the one who is named is the simplest of those who meet both.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from leeway.offers.amounts import View
from leeway.offers.numbers import Number
from leeway.offers.policy import Remedy, facts_of
from leeway.offers.tables import Leaf, outcomes, possible, whole
from leeway.offers.truth import holds as shown
from leeway.problems import Problem, Related
from leeway.proofs.places import Places
from leeway.prover.finding import Finding, Study
from leeway.prover.ground import Ground
from leeway.prover.search import Nobody
from leeway.prover.tables import deciding, given
from leeway.prover.terms import Bool, both, either, opposite
from leeway.prover.truth import holds

ID = "overlap"


def find(study: Study) -> Iterator[Finding]:
    """Every pair of rows that overlap so, with the lowest level for which it makes a difference."""
    table = study.ground.policy.remedies[study.subject]
    for upper in range(len(table.clauses) - 1):
        rows = [row for row in range(upper + 1, len(table.clauses)) if _may_differ(table, upper, row)]
        if rows and _some_overlap(table, upper, rows, study):
            for lower in rows:
                if not _is_special(table, upper, lower, study):
                    yield from _pair(table, upper, lower, study)


def _some_overlap(table: Remedy, upper: int, rows: list[int], study: Study) -> bool:
    """Whether a customer of the upper row meets any of the others and would get more there: one question for all of them."""

    def wanted() -> Bool:
        return either(*(_takes(table, upper, row, level, study) for row in rows for level in _levels(table, upper, row, study)))

    return not isinstance(study.ask(wanted, lambda view: True), Nobody)


def _takes(table: Remedy, upper: int, lower: int, level: int, study: Study) -> Bool:
    """When the upper row decides, and the lower one would give the level more, or about the same facts anything else."""
    one, two = (given(table, row, level, study.customer) for row in (upper, lower))
    less = one.term != two.term if _facts(table, upper) == _facts(table, lower) else one.term < two.term
    meets = holds(table.clauses[lower].when, study.customer).yes
    return both(deciding(table, study.customer).rows[upper], meets, opposite(one.silent), opposite(two.silent), less)


def _levels(table: Remedy, upper: int, lower: int, study: Study) -> list[int]:
    """The levels for which the two rows do not say the same."""
    levels = range(len(study.ground.policy.levels))
    return [level for level in levels if table.clauses[upper].values[level] != table.clauses[lower].values[level]]


def _may_differ(table: Remedy, upper: int, lower: int) -> bool:
    """Whether two rows with conditions do not say the same; one that refuses, or is silent, stands on top on purpose."""
    one, other = table.clauses[upper], table.clauses[lower]
    refuses = all(value[0] == "lit" and value[1] == 0 for value in one.values)
    conditional = one.when is not None and other.when is not None
    return conditional and one.values != other.values and not refuses and ("undefined",) not in one.values


def _is_special(table: Remedy, upper: int, lower: int, study: Study) -> bool:
    """Whether whoever meets the upper row meets the lower one too."""
    one, other = table.clauses[upper].when, table.clauses[lower].when
    answer = study.ask(
        lambda: both(holds(one, study.customer).yes, opposite(holds(other, study.customer).yes)),
        lambda view: shown(one, view, study.ground.policy) is True and shown(other, view, study.ground.policy) is False,
    )
    return isinstance(answer, Nobody)


def _pair(table: Remedy, upper: int, lower: int, study: Study) -> Iterator[Finding]:
    ground, other = study.ground, table.clauses[lower].when
    same = _facts(table, upper) == _facts(table, lower)
    for level in _levels(table, upper, lower, study):

        def shows(view: View, level: int = level) -> bool:
            if possible(table, view, ground.policy)[0] != (upper,) or shown(other, view, ground.policy) is not True:
                return False
            one, two = _gives(table, upper, level, view, ground), _gives(table, lower, level, view, ground)
            return one is not None and two is not None and (one != two if same else one < two)

        wanted = partial(_takes, table, upper, lower, level, study)
        found = list(study.find(Finding(ID, study.subject, (upper, lower), (level,)), wanted, shows))
        if found:
            yield found[0]
            return


def _facts(table: Remedy, row: int) -> set[str]:
    when = table.clauses[row].when
    return facts_of(when) if when else set()


def _gives(table: Remedy, row: int, level: int, view: View, ground: Ground) -> Number | None:
    """What the kernel gives by one row, whichever decides."""
    return whole(outcomes(Leaf((row,), frozenset(), view), table, level, ground.policy)).exact


def claim(found: Finding, ground: Ground) -> str:
    """What would have been proved."""
    upper, lower = (row + 1 for row in found.rows)
    return f'row {upper} of "{found.subject}" takes nothing away from a customer of row {lower}'


def tell(found: Finding, ground: Ground, places: Places) -> Problem:
    """Both rows, the customer who meets them, and what each gives."""
    table, view = ground.table(found.subject), ground.view(found.known)
    upper, lower = found.rows
    amounts = [whole(outcomes(Leaf((row,), frozenset(), view), table, found.levels[0], ground.policy)) for row in found.rows]
    one, other = (ground.amount(amount, table) for amount in amounts)
    message = (
        f'two rows of "{found.subject}" apply to this customer: {ground.who(found.known)}. This one decides, as it comes '
        f"first, and gives the {ground.level(found.levels[0])} {one}; the other one would give {other}"
    )
    related = (Related(f"the other row, which would give {other}", places.row(found.subject, lower)),)
    return Problem(ID, message, places.row(found.subject, upper), severity="warning", related=related)
