"""One remedy as a decision states it: the amount, why, and what would change it."""

from __future__ import annotations

from typing import Any

from leeway.offers import words
from leeway.offers.amounts import Amount, amount, of_domain
from leeway.offers.case import Case
from leeway.offers.numbers import Number
from leeway.offers.policy import Policy
from leeway.offers.ranges import Domain, joined
from leeway.offers.standing import Standing, worth
from leeway.offers.tables import before_limits, divide, outcomes, unfold, whole

Offer = dict[str, Any]
MOST_PARTS = 300  # a table that draws more edges in one fact is not explained edge by edge: that would take seconds
_CARRIED = ("say", "note", "deliver", "expires", "budget")


def offer(one: Standing, case: Case, policy: Policy) -> Offer:
    """The remedy as an offer at the case's level, as in the decision's JSON."""
    remedy, found = one.remedy, one.amount(case.level)
    return {
        "remedy": remedy.id,
        "name": remedy.name,
        "kind": remedy.texts["kind"],
        "basis": remedy.texts["basis"],
        **bounds(found, remedy.unit, policy),
        "certain": found.exact is not None,
        "share": _share(one, case, policy),
        "share_of": words.formula(remedy.share_of, policy) if remedy.share_of else None,
        "text": text(one, case.level, policy),
        "because": because(one, case, policy) if found.exact is not None else [],
        "change": changes(one, case, policy) if found.exact is not None else [],
        "asks": [name for name in policy.facts if name in one.asks(case.level)],
        "step": one.step,
        "one_of": one_of(one, case, policy),
        "worth": _worth(one, case, policy),
        **{key: remedy.texts[key] for key in _CARRIED if key in remedy.texts},
    }


def bounds(found: Amount, unit: str, policy: Policy) -> dict[str, Any]:
    """The amount as exact texts: `amount` when it is certain, `least` and `most` always (`most` None: no bound yet)."""
    return {
        "unit": unit,
        "amount": None if found.exact is None else words.exact(found.exact, unit, policy),
        "least": words.exact(found.sure, unit, policy),
        "most": None if found.most is None else words.exact(found.most, unit, policy),
    }


def _share(one: Standing, case: Case, policy: Policy) -> str | None:
    share = one.share(case.level).exact if one.remedy.share_of else None
    return None if share is None else words.exact(share, "number", policy)


def _worth(one: Standing, case: Case, policy: Policy) -> str | None:
    found = worth(one, case.level, case.view, policy)
    return None if found is None or found.exact is None else words.exact(found.exact, "money", policy)


def text(one: Standing, level: int, policy: Policy) -> str:
    """A level's amount in words: "up to $50 (50% of visit fee)", "2 months", "at least $25, at most $50", "25% of visit fee"."""
    found, remedy = one.amount(level), one.remedy
    said = words.amount(found, remedy.unit, policy)
    if found.exact is not None and remedy.unit != "yes or no" and not remedy.owed:
        said = f"up to {said}"
    if remedy.share_of is None:
        return said
    share = f"{words.amount(one.share(level), 'percent', policy)} of {words.formula(remedy.share_of, policy, 2)}"
    if found.exact is None:
        return share
    return said if one.share(level).exact is None or remedy.at_most or remedy.at_least else f"{said} ({share})"


def because(one: Standing, case: Case, policy: Policy) -> list[dict[str, Any]]:
    """The deciding clause, in words with its id and line; several where each gives the same amount."""
    said = []
    for index in one.clauses():
        if index < 0:
            continue
        row = one.remedy.clauses[index]
        sentence = f"{words.clause(one.remedy, row, policy)}: {words.given(one.remedy, row, case.level, policy)}."
        why = f" {words.capital(words.sentence(row.why))}" if row.why else ""
        said.append({"clause": row.id, "line": row.line, "text": sentence + why + _limited(one, index, case, policy)})
    return said


def _limited(one: Standing, index: int, case: Case, policy: Policy) -> str:
    """What keeps the amount from being what the clause says: its ceiling, its floor, or what is left."""
    remedy = one.remedy
    plain = before_limits(remedy, index, case.level, case.view, policy)
    if plain is None or not (remedy.at_most or remedy.at_least or remedy.left):
        return ""
    said, now = "", plain
    for expr, word in ((remedy.at_least, "at least"), (remedy.at_most, "at most")):
        bound = amount(expr, case.view, policy).exact if expr else None
        if bound is not None and (plain and bound > now if word == "at least" else bound < now):
            said, now = f" But {word} {words.formula(expr, policy)}.", bound
    left = of_domain(case.view[remedy.left]).exact if remedy.left else None
    return said if left is None or left >= now else f" But only {words.value(left, remedy.unit, policy)} left."


def one_of(one: Standing, case: Case, policy: Policy) -> list[str]:
    """The other remedies of which only one is given together with this one."""
    groups = policy.situations[case.situation].get("one_of", [])
    return list(dict.fromkeys(name for group in groups if one.remedy.id in group for name in group if name != one.remedy.id))


def changes(one: Standing, case: Case, policy: Policy) -> list[dict[str, Any]]:
    """For each fact that the table names, where another value of it, all else the same, would give another amount."""
    found: list[dict[str, Any]] = []
    for name in one.remedy.reads:
        if case.view[name].known:
            found += _changes_of(name, one, case, policy)
    return sorted(found, key=lambda change: not change["more"])


def _changes_of(name: str, one: Standing, case: Case, policy: Policy) -> list[dict[str, Any]]:
    now, fact = one.amount(case.level).exact, policy.facts[name]
    assert now is not None
    parts = divide(one.remedy, name, {**case.view, name: fact.domain}, policy)
    if len(parts) > MOST_PARTS:
        return []
    stretches: list[tuple[Domain, Number | None]] = []
    for part in parts:
        tree = unfold(one.remedy, {**case.view, name: part}, policy)
        there = whole(outcomes(tree, one.remedy, case.level, policy)).exact
        wider = joined(stretches[-1][0], part) if stretches and stretches[-1][1] == there else None
        stretches = [*stretches[:-1], (wider, there)] if wider else [*stretches, (part, there)]
    return [
        {
            "fact": name,
            "text": f"{words.part(fact, part, policy)}: {words.value(there, one.remedy.unit, policy)}",
            "amount": words.exact(there, one.remedy.unit, policy),
            "more": there > now,
        }
        for part, there in stretches
        if there is not None and there != now
    ]
