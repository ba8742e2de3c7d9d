"""Walks over a draft that several checks need: every name with its place, and which facts a remedy reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from leeway.draft import Draft, Remedy, Situation
from leeway.draft.terms import Cond, Expr, Word, amounts, refs, tests
from leeway.draft.words import nearest
from leeway.problems import Span

_MOST_MISSPELT = 20


@dataclass(frozen=True, slots=True)
class Use:
    """A name used somewhere: what kind of thing it must be, and where it stands."""

    what: str
    name: str
    span: Span


def conditions(remedy: Remedy) -> Iterator[Cond]:
    """The conditions of a remedy."""
    yield from (cond for cond in (remedy.only_when, *(clause.when for clause in remedy.clauses)) if cond is not None)


def expressions(remedy: Remedy) -> Iterator[Expr]:
    """The amounts of a remedy, those in its conditions included."""
    cost = remedy.costs_us.amount if remedy.costs_us else None
    base = remedy.goodwill.share_of if remedy.goodwill else None
    own = (base, remedy.at_most, remedy.at_least, remedy.worth, cost)
    yield from (amount for amount in own if amount is not None)
    for clause in remedy.clauses:
        yield from (amount for _, amount in clause.values)
    for cond in conditions(remedy):
        yield from amounts(cond)


def read_by(remedy: Remedy) -> Iterator[Use]:
    """Every fact and rate that a remedy names. In an amount a name may be either."""
    for cond in conditions(remedy):
        yield from (Use("fact", test.fact.text, test.fact.span) for test in tests(cond))
    for amount in expressions(remedy):
        yield from (Use("fact or rate", ref.name, ref.span) for ref in refs(amount))
    if remedy.budget and remedy.budget.left:
        yield _use("fact", remedy.budget.left)


def uses(draft: Draft) -> Iterator[Use]:
    """Every name in the policy that must be declared somewhere else."""
    for rate in draft.rates:
        if rate.by:
            yield _use("fact", rate.by)
    for remedy in draft.remedies:
        yield from read_by(remedy)
        for clause in remedy.clauses:
            yield from (_use("level", level) for level, _ in clause.values if level.text != "amount")
    for situation in draft.situations:
        yield from _in_situation(situation)
    for phrase in draft.phrases:
        yield from (_use("situation", one) for one in phrase.situations)


def _use(what: str, word: Word) -> Use:
    return Use(what, word.text, word.span)


def _in_situation(situation: Situation) -> Iterator[Use]:
    for step in situation.remedies:
        yield from (_use("remedy", one) for one in step)
    for group in situation.one_of:
        yield from (_use("remedy", one) for one in group)
    if situation.bring_in.level.text:
        yield _use("level", situation.bring_in.level)
    yield from (_use("situation", one) for one in situation.related)
    for example in situation.examples:
        yield from (_use("fact", fact) for fact, _ in example.given)
        yield from (_use("remedy", remedy) for remedy, _ in example.expect)
        yield from (_use("remedy", remedy) for remedy in example.refused)
        if example.level:
            yield _use("level", example.level)


def declared(draft: Draft) -> dict[str, tuple[str, ...]]:
    """The names that are declared, by what they are."""
    facts = tuple(fact.id.text for fact in draft.facts)
    return {
        "fact": facts,
        "fact or rate": (*facts, *(rate.id.text for rate in draft.rates)),
        "level": tuple(level.id.text for level in draft.levels),
        "remedy": tuple(remedy.id.text for remedy in draft.remedies),
        "situation": tuple(situation.id.text for situation in draft.situations),
    }


def probably(names: Iterable[str], known: tuple[str, ...]) -> set[str]:
    """The declared names that the misspelt ones among `names` are closest to."""
    return {near for name in set(names).difference(known) if (near := nearest(name, known))}


def unclear(draft: Draft) -> bool:
    """Whether so many names are misspelt that what nothing looks at, or nobody offers, says little, and takes long to tell."""
    known = {what: frozenset(words) for what, words in declared(draft).items()}
    strange = {(use.what, use.name) for use in uses(draft) if use.name not in known[use.what]}
    return len(strange) > _MOST_MISSPELT


def facts_read(draft: Draft, remedies: frozenset[str]) -> frozenset[str]:
    """The facts that some remedies read, through rates too; a misspelt name counts for the fact that it is closest to."""
    named = {use.name for remedy in draft.remedies if remedy.id.text in remedies for use in read_by(remedy)}
    named |= probably(named, declared(draft)["fact or rate"])
    return frozenset(named | {rate.by.text for rate in draft.rates if rate.by and rate.id.text in named})
