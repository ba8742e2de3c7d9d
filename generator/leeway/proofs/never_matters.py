"""A fact is read by the policy, and so asked for, but never matters: whatever its value is, every decision stays the same.

A representative would ask the customer for nothing. Perhaps two rows that it tells apart give the same, or a condition around
it can never hold. Take it out of the conditions, or let it make the difference that was meant.

Proved for every possible customer: no two of them who differ in this fact alone are answered differently by any remedy, any
exclusion or any choice of whom to bring in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice

from leeway.offers.amounts import View
from leeway.offers.policy import Remedy, facts_of, with_behind
from leeway.offers.ranges import Choices, Domain, Range
from leeway.offers.truth import holds as shown
from leeway.offers.working import instead
from leeway.problems import Problem
from leeway.proofs.places import Places
from leeway.prover.customer import Customer
from leeway.prover.finding import Finding, Study
from leeway.prover.ground import Ground
from leeway.prover.search import Answer, Example, Question, Unsettled, ask
from leeway.prover.simplest import edges_of
from leeway.prover.tables import outcome
from leeway.prover.terms import Bool, Number, both, either, opposite
from leeway.prover.truth import holds

ID = "never-matters"
_MOST_TRIED = 200


def readers(fact: str, ground: Ground) -> list[Remedy]:
    """The remedies that read the fact, directly or through facts that are worked out."""
    return [one for one in ground.policy.remedies.values() if fact in one.needs]


def find(study: Study) -> Iterator[Finding]:
    """The fact, where no remedy and no route depends on it though some read it."""
    ground, fact = study.ground, study.subject
    remedies, routes = readers(fact, ground), _routes(fact, ground)
    if not remedies and not routes:
        return  # another check tells of facts that nothing reads
    if _matters_in_examples(remedies, fact, ground):
        return
    doubt: Unsettled | None = None
    for asked in (*(partial(_remedy, one, study) for one in remedies), *(partial(_route, one, study) for one in routes)):
        answer = asked()
        if isinstance(answer, Example):
            return
        doubt = answer if isinstance(answer, Unsettled) else doubt
    finding = Finding(ID, fact)
    yield finding if doubt is None else finding.with_answer(doubt) or finding


def _matters_in_examples(remedies: list[Remedy], fact: str, ground: Ground) -> bool:
    """Whether another value of the fact changes what is given in a worked example: the quick way to see that it matters."""
    tried = (
        (case.view, instead(case.view, fact, value, ground.policy), remedy)
        for case in ground.cases
        for remedy in remedies
        if remedy.id in ground.names(case.situation)
        for value in _values(fact, ground)
    )
    levels = range(len(ground.policy.levels))
    return any(_seen_to_differ(remedy, level, views, ground) for *views, remedy in islice(tried, _MOST_TRIED) for level in levels)


def _values(fact: str, ground: Ground) -> list[Domain]:
    """A few values of a fact: its words, or numbers on both sides of what it is compared with."""
    domain = ground.policy.facts[fact].domain
    if isinstance(domain, Choices):
        return [Choices((word,)) for word in domain.among]
    assert isinstance(domain, Range)
    near = {value for edge in edges_of(ground.policy, fact) for value in (edge - 1, edge, edge + 1)}
    values = sorted({*near, domain.low, domain.low + 1, domain.low + 10, domain.low + 100})
    inside = (value for value in values if domain.low <= value and (domain.high is None or value <= domain.high))
    return [Range(value, value, whole=domain.whole) for value in inside]


def _routes(fact: str, ground: Ground) -> list[tuple[object, ...]]:
    conds = [cond for each in ground.policy.routes.values() for cond in each if cond]
    return [cond for cond in conds if any(fact in with_behind(name, ground.policy.facts) for name in facts_of(cond))]


def _pair(study: Study) -> tuple[Customer, Customer]:
    one = Customer(study.ground.policy)
    return one, Customer(study.ground.policy, "'", one, (study.subject,))


def _remedy(remedy: Remedy, study: Study) -> Answer:
    ground = study.ground
    levels = [level for level in range(len(ground.policy.levels)) if not _is_repeated(remedy, level)]
    pair = _pair(study)

    def wanted() -> Bool:
        return either(*(_differ(*(outcome(remedy, level, one) for one in pair)) for level in levels))

    def shows(views: tuple[View, ...]) -> bool:
        return any(_seen_to_differ(remedy, level, views, ground) for level in levels)

    return ask(lambda: Question(pair, wanted(), shows, ground.day, simplify=False))


def _is_repeated(remedy: Remedy, level: int) -> bool:
    """Whether a lower level may do just the same in every row."""
    return any(all(row.values[level] == row.values[below] for row in remedy.clauses) for below in range(level))


def _differ(one: Number, other: Number) -> Bool:
    spoken = both(opposite(one.silent), opposite(other.silent))
    return either(
        both(one.silent, opposite(other.silent)), both(other.silent, opposite(one.silent)), both(spoken, one.term != other.term)
    )


def _seen_to_differ(remedy: Remedy, level: int, views: Sequence[View], ground: Ground) -> bool:
    one, other = (ground.seen(remedy, level, view) for view in views)
    if one.mute or other.mute:
        return one.mute != other.mute and not (one.silent and other.silent)
    return one.exact is not None and other.exact is not None and one != other


def _route(cond: tuple[object, ...], study: Study) -> Answer:
    pair = _pair(study)

    def wanted() -> Bool:
        one, other = (holds(cond, each) for each in pair)
        return both(one.yes, opposite(other.yes))

    def shows(views: tuple[View, ...]) -> bool:
        one, other = (shown(cond, view, study.ground.policy) for view in views)
        return one is True and other is False

    return ask(lambda: Question(pair, wanted(), shows, study.ground.day, simplify=False))


def claim(found: Finding, ground: Ground) -> str:
    """What would have been proved."""
    return f'"{found.subject}" matters to somebody'


def tell(found: Finding, ground: Ground, places: Places) -> Problem:
    """The fact, and what reads it to no effect."""
    names = [one.id for one in readers(found.subject, ground)]
    message = f'"{found.subject}" is asked for, but no answer to it ever changes what anybody gets'
    seen = f" (it is read by {', '.join(names[:3])}{' and others' if len(names) > 3 else ''})" if names else ""
    return Problem(ID, message + seen, places.table(found.subject), severity="warning")
