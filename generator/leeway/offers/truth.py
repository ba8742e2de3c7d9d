"""Conditions when some facts are not known yet: true, false, or None (it depends).

Kleene's strong three-valued logic (S. C. Kleene, "Introduction to Metamathematics", 1952, section 64): an answer is given
only when every value of the unknown facts gives the same one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leeway.offers.amounts import View, amount
from leeway.offers.intervals import Amount
from leeway.offers.policy import Cond, Policy
from leeway.offers.ranges import LOWEST, Choices, Cut, Domain, Range, Unsaid, parts

# A comparison is true or false at a place between two numbers: just before the bound or just after it.
_CUTS: dict[str, tuple[bool, ...]] = {">=": (False,), "<": (False,), ">": (True,), "<=": (True,), "=": (False, True)}


def holds(cond: Cond | None, view: View, policy: Policy) -> bool | None:
    """Whether the condition holds for everything that the unknown facts can be: True, False, or None (it depends)."""
    if cond is None:
        return True
    kind = cond[0]
    if kind == "all":
        return _all(holds(part, view, policy) for part in cond[1])
    if kind == "any":
        return _not(_all(_not(holds(part, view, policy)) for part in cond[1]))
    if kind == "not":
        return _not(holds(cond[1], view, policy))
    if kind == "is":
        return _is(view[cond[1]], cond[2])
    return compared(view[cond[1]], cond[2], amount(cond[3], view, policy))


def _all(answers: Iterator[bool | None]) -> bool | None:
    depends = False
    for answer in answers:
        if answer is False:
            return False
        depends = depends or answer is None
    return None if depends else True


def _not(answer: bool | None) -> bool | None:
    return None if answer is None else not answer


def _is(domain: object, words: tuple[str, ...]) -> bool | None:
    if not isinstance(domain, Choices) or domain.silent:
        return None
    inside = [word in words for word in domain.among]
    return True if all(inside) else None if any(inside) else False


def compared(domain: object, sign: str, bound: Amount) -> bool | None:
    """Whether every number of the domain stands in that relation to the bound; None also where either is undefined."""
    if not isinstance(domain, Range) or domain.silent or bound.silent:
        return None
    if bound.least is None:
        bound = Amount(LOWEST, bound.most)
    if sign == ">=":
        return _at_least(domain, bound)
    if sign == "<":
        return _not(_at_least(domain, bound))
    if sign == ">":
        return _more_than(domain, bound)
    if sign == "<=":
        return _not(_more_than(domain, bound))
    if domain.known and bound.exact == domain.low:
        return True
    apart = _at_least(domain, bound) is False or compared(domain, "<=", bound) is False
    return False if apart else None


def _at_least(domain: Range, bound: Amount) -> bool | None:
    if bound.most is not None and domain.low >= bound.most:
        return True
    assert bound.least is not None
    if domain.high is not None and (domain.high < bound.least or (domain.high == bound.least and domain.high_open)):
        return False
    return None


def _more_than(domain: Range, bound: Amount) -> bool | None:
    if bound.most is not None and (domain.low > bound.most or (domain.low == bound.most and domain.low_open)):
        return True
    assert bound.least is not None
    if domain.high is not None and domain.high <= bound.least:
        return False
    return None


def unanswerable(cond: Cond | None, view: View, policy: Policy) -> bool:
    """Whether the condition may turn out to have no answer, because the policy says nothing of an amount in it."""
    if cond is None or holds(cond, view, policy) is not None:
        return False
    kind = cond[0]
    if kind in ("all", "any"):
        return any(unanswerable(part, view, policy) for part in cond[1])
    if kind == "not":
        return unanswerable(cond[1], view, policy)
    domain = view[cond[1]]
    silent = isinstance(domain, Unsaid) or domain.silent
    return silent or (kind == "cmp" and amount(cond[3], view, policy).silent)


def divided(conditions: Iterable[Cond], fact: str, view: View, policy: Policy) -> tuple[Domain, ...]:
    """The parts of a fact's values on which every comparison with a known bound has one answer."""
    domain = view[fact]
    if isinstance(domain, Unsaid):
        return (domain,)
    silent: tuple[Domain, ...] = (Unsaid(),) if domain.silent else ()
    if isinstance(domain, Choices):
        return (*(Choices((word,)) for word in domain.among), *silent)
    return (*parts(domain, (cut for cond in conditions for cut in cuts(cond, fact, view, policy))), *silent)


def cuts(cond: Cond | None, fact: str, view: View, policy: Policy) -> Iterator[Cut]:
    """Where the answer of a comparison of that number fact changes, for comparisons with a bound that is known."""
    if cond is None:
        return
    kind = cond[0]
    if kind in ("all", "any"):
        for part in cond[1]:
            yield from cuts(part, fact, view, policy)
    elif kind == "not":
        yield from cuts(cond[1], fact, view, policy)
    elif kind == "cmp" and cond[1] == fact:
        bound = amount(cond[3], view, policy).exact
        if bound is not None:
            for after in _CUTS[cond[2]]:
                yield bound, after
