"""What "in every other case" comes to, where the rows above it look at one fact only: "the uptime is under 95%"."""

from __future__ import annotations

from dataclasses import replace

from leeway.offers.policy import Cond, Policy, Remedy, facts_of
from leeway.offers.ranges import LOWEST, Choices, Domain, Range, joined
from leeway.offers.truth import divided, holds


def with_rest(remedy: Remedy, policy: Policy) -> Remedy:
    """The remedy, its last row with the condition that it amounts to; as it is where that is no single stretch of one fact."""
    if not remedy.clauses or remedy.clauses[-1].when is not None:
        return remedy
    found = _rest([row.when for row in remedy.clauses[:-1] if row.when], policy)
    last = replace(remedy.clauses[-1], rest=found)
    return replace(remedy, clauses=(*remedy.clauses[:-1], last)) if found else remedy


def _rest(above: list[Cond], policy: Policy) -> Cond | None:
    named = set().union(*map(facts_of, above)) if above else set()
    fact = policy.facts.get(next(iter(named), ""))
    if len(named) != 1 or fact is None or not all(map(_written, above)):
        return None
    left = [one for one in divided(above, fact.id, {fact.id: fact.domain}, policy) if _misses(above, fact.id, one, policy)]
    if isinstance(fact.domain, Choices):
        words = tuple(word for one in left if isinstance(one, Choices) for word in one.among)
        return ("is", fact.id, words) if 0 < len(words) <= len(fact.domain.among) // 2 + 1 else None
    stretch = left[0] if left else None
    for one in left[1:]:
        stretch = joined(stretch, one) if stretch else None
    return _between(fact.id, fact.unit, stretch, fact.domain) if isinstance(stretch, Range) else None


def _written(cond: Cond) -> bool:
    """Whether every bound stands in the condition as a value, and moves with no rate and no day."""
    if cond[0] in ("all", "any"):
        return all(map(_written, cond[1]))
    return _written(cond[1]) if cond[0] == "not" else cond[0] == "is" or cond[3][0] == "lit"


def _misses(above: list[Cond], fact: str, one: Domain, policy: Policy) -> bool:
    return all(holds(cond, {fact: one}, policy) is False for cond in above)


def _between(fact: str, unit: str, span: Range, domain: Domain) -> Cond | None:
    """The comparisons that a stretch comes to; None where it is everything."""
    assert isinstance(domain, Range)
    found = []
    if span.low > max(domain.low, LOWEST) or span.low_open:
        found.append(("cmp", fact, ">" if span.low_open else ">=", ("lit", span.low, unit)))
    if span.high is not None and (span.high != domain.high or span.high_open):
        found.append(("cmp", fact, "<" if span.high_open else "<=", ("lit", span.high, unit)))
    return ("all", tuple(found)) if found else None
