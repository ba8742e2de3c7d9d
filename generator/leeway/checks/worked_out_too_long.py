"""A fact is worked out through too many others, or an amount multiplies too many numbers.

A fact may be worked out from others that are worked out themselves, up to 30 of them in a row; and an amount, with all of them
written out, may multiply or divide 100 numbers. Ask for something in between, or make it a rate.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from leeway.draft import Draft, Fact
from leeway.draft.order import ordered
from leeway.draft.terms import Expr, Lit, Op, Ref
from leeway.draft.walk import behind, expressions
from leeway.problems import Problem

ID = "worked-out-too-long"
DEEPEST = 30
MOST_FACTORS = 100


def check(draft: Draft) -> Iterator[Problem]:
    """Every worked-out fact and amount that is too long; those that only build on one of them are not told."""
    depth: dict[str, int] = {}
    factors: dict[str, int] = {}
    for fact in _in_order(draft):
        assert fact.worked is not None
        name = fact.id.text
        depth[name] = 1 + max((depth.get(use.name, 0) for use in behind(fact.worked)), default=0)
        factors[name] = max((_factors(amount, factors) for amount in fact.worked.amounts), default=1)
        if depth[name] > DEEPEST:
            message = f'"{name}" is worked out from facts that are worked out, more than {DEEPEST} in a row. Ask for one of them'
            yield Problem(ID, message, fact.id.span)
            depth[name] = 0
        if factors[name] > MOST_FACTORS:
            yield Problem(ID, _many(f'"{name}"'), fact.worked.span)
            factors[name] = 1
    for remedy in draft.remedies:
        for amount in expressions(remedy):
            if _factors(amount, factors) > MOST_FACTORS:
                yield Problem(ID, _many("this amount"), amount.span)


def _many(what: str) -> str:
    return f"{what}, with all worked-out facts written out, multiplies more than {MOST_FACTORS} numbers. Ask for a part of it"


def _in_order(draft: Draft) -> Iterator[Fact]:
    """The worked-out facts, each after those that it needs; none of a circle, which is told already."""
    worked = {fact.id.text: fact for fact in draft.facts if fact.worked}
    order, _ = ordered({name: [use.name for use in behind(fact.worked)] for name, fact in worked.items()})
    return (worked[name] for name in order)


def _factors(amount: Expr, known: Mapping[str, int]) -> int:
    """How many numbers are multiplied together, at the most, where the amount is written out."""
    if isinstance(amount, Ref):
        return known.get(amount.name, 1)
    if isinstance(amount, Lit) or not isinstance(amount, Op):
        return 1
    parts = [_factors(part, known) for part in amount.parts]
    return sum(parts) if amount.op in ("*", "/", "of") or _divided(amount) else max(parts)


def _divided(amount: Op) -> bool:
    """Whether parts of a sum may have denominators of their own, which a sum multiplies."""
    return sum(isinstance(part, (Ref, Op)) and _divides(part) for part in amount.parts) > 1


def _divides(amount: Expr) -> bool:
    return isinstance(amount, Op) and (amount.op == "/" or any(_divides(part) for part in amount.parts))
