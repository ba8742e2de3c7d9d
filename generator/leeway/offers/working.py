"""Facts that are worked out from others: they stand in the view beside those that are told, and follow when more is told."""

from __future__ import annotations

from leeway.offers.amounts import View, amount
from leeway.offers.intervals import SILENT, Amount, hull
from leeway.offers.policy import Fact, Policy, Worked
from leeway.offers.ranges import LOWEST, Choices, Domain, Range, Unsaid, meet
from leeway.offers.truth import holds, unanswerable
from leeway.offers.units import MOMENT

_WHOLE = ("date", MOMENT, "time")


def complete(view: dict[str, Domain], policy: Policy) -> dict[str, Domain]:
    """The view with every worked-out fact, as far as the told ones settle it."""
    for name in policy.worked:
        view[name] = worked_out(policy.facts[name], view, policy)
    return view


def narrowed(view: View, name: str, domain: Domain, policy: Policy) -> dict[str, Domain]:
    """The view once more is known of a fact; what is worked out from it follows, and never widens."""
    return _told(view, name, domain, policy, meets=True)


def instead(view: View, name: str, domain: Domain, policy: Policy) -> dict[str, Domain]:
    """The view with another value of a fact, and of all that is worked out from it."""
    return _told(view, name, domain, policy, meets=False)


def _told(view: View, name: str, domain: Domain, policy: Policy, *, meets: bool) -> dict[str, Domain]:
    found = {**view, name: domain}
    for other in policy.worked:
        fact = policy.facts[other]
        if fact.worked and name in fact.worked.behind:
            new = worked_out(fact, found, policy)
            found[other] = _met(new, view[other]) if meets else new
    return found


def _met(new: Domain, old: Domain) -> Domain:
    """What is in both; the new one where nothing is, as then no customer is there."""
    if isinstance(new, Range) and isinstance(old, Range):
        both = meet(new, old)
        kept = Range(both.low, both.high, both.low_open, both.high_open, new.whole, new.silent and old.silent)
        return new if both.empty else kept
    if isinstance(new, Choices) and isinstance(old, Choices):
        among = tuple(word for word in new.among if word in old.among)
        return Choices(among, new.silent and old.silent) if among else new
    return new


def worked_out(fact: Fact, view: View, policy: Policy) -> Domain:
    """What a worked-out fact can be. `Unsaid` where the policy certainly says nothing of it."""
    worked = fact.worked
    assert worked is not None
    if worked.when is not None:
        return _yes_or_no(worked, view, policy)
    rows, certain = _possible(worked, view, policy)
    if fact.kind == "choice":
        found = tuple(dict.fromkeys(words[1] for words in rows if words[0] != "undefined"))
        silent = not certain or len(found) < len(rows)
        among = tuple(word for word in fact.texts["choices"] if word in found)
        return Choices(among, silent) if among else Unsaid()
    amounts = [amount(row, view, policy) for row in rows] + ([] if certain else [SILENT])
    return _domain(hull(amounts) if amounts else SILENT, fact.kind)


def _possible(worked: Worked, view: View, policy: Policy) -> tuple[list[tuple[object, ...]], bool]:
    """The amounts of the rows that can decide, read from the top, and whether one of them certainly does."""
    found, certain = [], True
    for when, expr in worked.rows:
        answer = holds(when, view, policy)
        if answer is not False:
            found.append(expr)
        if answer is True:
            return found, certain
        if answer is None and _settled(worked, view):
            return [], False  # a condition that nobody can answer
        certain = certain and not unanswerable(when, view, policy)
    return found, False


def _settled(worked: Worked, view: View) -> bool:
    """Whether everything that is told for it is known."""
    return all(view[name].known for name in worked.base)


def _yes_or_no(worked: Worked, view: View, policy: Policy) -> Domain:
    answer = holds(worked.when, view, policy)
    if answer is None:
        silent = unanswerable(worked.when, view, policy)
        return Unsaid() if _settled(worked, view) else Choices(("yes", "no"), silent)
    return Choices(("yes",)) if answer else Choices(("no",))


def _domain(found: Amount, kind: str) -> Domain:
    """An amount as what a fact can be."""
    if found.mute:
        return Unsaid()
    if kind == "yes or no":
        words = tuple(word for word, number in (("yes", 1), ("no", 0)) if _within(number, found))
        return Choices(words, found.silent)
    low = LOWEST if found.least is None else found.least
    return Range(low, found.most, whole=kind in _WHOLE, silent=found.silent)


def _within(number: int, found: Amount) -> bool:
    return (found.least is None or found.least <= number) and (found.most is None or number <= found.most)
