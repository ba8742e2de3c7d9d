"""Walks over a draft that several checks need: every name with its place, and which facts a remedy reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from leeway.draft import Cap, Clause, Draft, Exclusion, Guarantee, Remedy, Situation, Worked
from leeway.draft.terms import Cond, Expr, Word, amounts, refs, tests
from leeway.draft.units import goodwill_of_money
from leeway.draft.words import nearest
from leeway.keys import MOMENTS
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
        yield from (amount for _, amount in (*clause.starts, *clause.values))
    for cond in conditions(remedy):
        yield from amounts(cond)


def tables(draft: Draft) -> Iterator[tuple[str, tuple[Clause, ...]]]:
    """Every table of clauses, with the name of its remedy or of the fact that it works out."""
    yield from ((remedy.id.text, remedy.clauses) for remedy in draft.remedies)
    yield from ((fact.id.text, fact.worked.clauses) for fact in draft.facts if fact.worked)


def read_by(remedy: Remedy) -> Iterator[Use]:
    """Every fact and rate that a remedy names. In an amount a name may be either."""
    for cond in conditions(remedy):
        yield from tested(cond)
    for amount in expressions(remedy):
        yield from named(amount)
    for word in (remedy.budget.left, remedy.budget.used) if remedy.budget else ():
        if word:
            yield _use("fact", word)


def tested(cond: Cond | None) -> Iterator[Use]:
    """The facts that a condition tests; `today` and `now` are always known."""
    yield from (Use("fact", test.fact.text, test.fact.span) for test in tests(cond) if test.fact.text not in MOMENTS)


def named(amount: Expr) -> Iterator[Use]:
    """The facts and rates in an amount."""
    yield from (Use("fact or rate", ref.name, ref.span) for ref in refs(amount) if ref.name not in MOMENTS)


def behind(worked: Worked | None) -> Iterator[Use]:
    """What a fact is worked out from."""
    for cond in worked.conditions if worked else ():
        yield from tested(cond)
        for amount in amounts(cond):
            yield from named(amount)
    for amount in worked.amounts if worked else ():
        yield from named(amount)


def read_by_cap(cap: Cap) -> Iterator[Use]:
    """The facts and rates that a cap names."""
    yield from named(cap.at_most)
    if cap.used:
        yield _use("fact", cap.used)


def read_when(cond: Cond | None) -> Iterator[Use]:
    """The facts and rates of a condition that stands alone."""
    yield from tested(cond)
    for amount in amounts(cond):
        yield from named(amount)


def uses(draft: Draft) -> Iterator[Use]:
    """Every name in the policy that must be declared somewhere else."""
    for fact in draft.facts:
        yield from behind(fact.worked)
        yield from (_use("remedy", one) for one in (fact.from_log.of if fact.from_log else ()))
    for rate in draft.rates:
        if rate.by:
            yield _use("fact", rate.by)
    for remedy in draft.remedies:
        yield from read_by(remedy)
        for clause in remedy.clauses:
            yield from (_use("level", level) for level, _ in clause.values if level.text != "amount")
        yield from (_use("remedy", one) for one in remedy.replaces)
        yield from (_use("level", one) for safeguard in remedy.safeguards for one in safeguard.approved_by)
        yield from (_use("level", note.level) for note in remedy.notes)
    yield from _around(draft)
    for situation in draft.situations:
        yield from _in_situation(situation)
    for guarantee in draft.guarantees:
        yield from _in_guarantee(guarantee)
    for phrase in draft.phrases:
        yield from (_use("situation", one) for one in phrase.situations)
    for step in draft.training:
        yield from (_use("situation", one) for one in step.situations)
        yield from (_use("situation", one) for one in (step.practise.situations if step.practise else ()))


def _around(draft: Draft) -> Iterator[Use]:
    """The names in exclusions and caps."""
    for exclusion in draft.exclusions:
        yield from read_when(exclusion.when)
        yield from (_use("remedy", one) for one in (*(exclusion.removes or ()), *(exclusion.keeps or ())))
    for cap in draft.caps:
        yield from (_use("remedy", one) for one in (cap.over or ()) if one.text)
        yield from read_by_cap(cap)


def _use(what: str, word: Word) -> Use:
    return Use(what, word.text, word.span)


def _in_guarantee(guarantee: Guarantee) -> Iterator[Use]:
    yield from (_use("level", one) for one in (guarantee.level, guarantee.of) if one)
    yield from (_use("fact", one) for one in (guarantee.fact,) if one and one.text not in MOMENTS)
    yield from (_use("remedy", one) for one in guarantee.remedies)
    yield from (_use("situation", one) for one in guarantee.situations)
    yield from read_when(guarantee.when)
    if guarantee.at_most:
        yield from named(guarantee.at_most)


def _in_situation(situation: Situation) -> Iterator[Use]:
    for step in situation.remedies:
        yield from (_use("remedy", one) for one in step)
    for group in situation.one_of:
        yield from (_use("remedy", one) for one in group)
    yield from (_use("level", one.level) for one in situation.bring_in if one.level.text)
    yield from (_use("level", note.level) for note in situation.notes)
    for route in situation.bring_in:
        yield from read_when(route.only_when)
    yield from (_use("situation", one) for one in situation.related)
    for example in situation.examples:
        yield from (_use("fact", fact) for fact, _ in example.given)
        yield from (_use("remedy", remedy) for remedy, _ in example.expect)
        yield from (_use("fact", fact) for fact in example.claimed)
        yield from (_use("remedy", remedy) for remedy, _ in example.accepted)
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


def facts_read(draft: Draft, remedies: frozenset[str], routes: tuple[Situation, ...] = ()) -> frozenset[str]:
    """The facts and rates that some remedies read, with what they are worked out from.

    Also those of the exclusions that take one of them away, of the caps over one of them, and of the routes of some
    situations; a misspelt name counts for the one that it is closest to.
    """
    named = {use.name for remedy in draft.remedies if remedy.id.text in remedies for use in read_by(remedy)}
    named |= {use.name for one in draft.exclusions if _touches(one, remedies) for use in read_when(one.when)}
    for cap in draft.caps:
        over = goodwill_of_money(draft) if cap.over is None else {one.text for one in cap.over}
        named |= {use.name for use in read_by_cap(cap)} if over & remedies else set()
    named |= {use.name for situation in routes for route in situation.bring_in for use in read_when(route.only_when)}
    return _through(draft, named | probably(named, declared(draft)["fact or rate"]))


def _touches(exclusion: Exclusion, remedies: frozenset[str]) -> bool:
    if exclusion.removes is not None:
        return bool(remedies & {one.text for one in exclusion.removes})
    return bool(remedies - {one.text for one in exclusion.keeps or ()})


def _through(draft: Draft, named: set[str]) -> frozenset[str]:
    """Some facts and rates with everything that they are worked out from."""
    known = declared(draft)["fact or rate"]
    words = frozenset(known)
    found = {fact.id.text: {use.name for use in behind(fact.worked)} for fact in draft.facts if fact.worked}
    found |= {rate.id.text: {rate.by.text} for rate in draft.rates if rate.by}
    seen, new = set(named), set(named)
    while new:
        reached = {name for one in new for name in found.get(one, ())}
        strange = reached - words
        new = (reached | (probably(strange, known) if strange else set())) - seen
        seen |= new
    return frozenset(seen)
