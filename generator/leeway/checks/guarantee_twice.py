"""The same guarantee stands twice in the policy.

Two sentences say the same in the same form, perhaps in other words (`the win-back team` and `winback`). One of them is
enough; if they were meant to differ, mend the one that is reported.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from leeway.draft import Draft
from leeway.draft.guarantees import Guarantee
from leeway.draft.terms import Broken, Compare, Cond, Expr, Group, Is, Not, Word
from leeway.draft.written import written
from leeway.problems import Problem, Related, Span

ID = "guarantee-twice"


def check(draft: Draft) -> Iterator[Problem]:
    """Every guarantee that says what one above it says."""
    first: dict[Hashable, Span] = {}
    for guarantee in draft.guarantees:
        said = _said(guarantee)
        if said in first:
            related = Related("the same guarantee", first[said])
            yield Problem(ID, "this guarantee is given already. Delete one of the two", guarantee.text.span, related=(related,))
        first.setdefault(said, guarantee.text.span)


def _said(one: Guarantee) -> Hashable:
    """All that a guarantee says, without places; the order of remedies and situations says nothing."""
    names = tuple(word.text if word else None for word in (one.level, one.of, one.fact))
    amounts = (_amount(one.share), _amount(one.at_most))
    return (one.form, one.said, names, _all(one.remedies), _all(one.situations), _tests(one.when), amounts)


def _amount(found: Expr | None) -> Hashable:
    """An amount without its place; one that could not be read, which is told already, is like no other."""
    return found if found is None or isinstance(found, Broken) else written(found)


def _all(words: tuple[Word, ...]) -> frozenset[str]:
    return frozenset(word.text for word in words)


def _tests(cond: Cond | None) -> Hashable:
    """A condition without its places; unread ones, which are told already, are all different."""
    if isinstance(cond, Group):
        return (cond.kind, frozenset(map(_tests, cond.parts)))
    if isinstance(cond, Not):
        return ("not", _tests(cond.part))
    if isinstance(cond, Is):
        return (cond.fact.text, frozenset(cond.words))
    if isinstance(cond, Compare):
        return (cond.fact.text, cond.sign, written(cond.amount))
    return cond
