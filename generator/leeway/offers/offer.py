"""One remedy as a decision states it: the amount, why, and what would change it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from leeway.offers import sentences, words
from leeway.offers.amounts import View, amount
from leeway.offers.bounds import rest_text
from leeway.offers.case import Case
from leeway.offers.intervals import Amount, times
from leeway.offers.numbers import Number, read_exact, round_to
from leeway.offers.policy import Policy, Remedy
from leeway.offers.ranges import Domain, Unsaid, joined
from leeway.offers.standing import Standing, worth
from leeway.offers.tables import before_limits, divide, outcomes, rounding, unfold, whole
from leeway.offers.working import instead

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
        "share_of": sentences.formula(remedy.share_of, policy) if remedy.share_of else None,
        "from": _from(one, case, policy),
        "text": text(one, case.level, case.view, policy),
        "rounded": _rounded(one, case, policy),
        "because": because(one, case, policy) if found.exact is not None else [],
        "change": changes(one, case, policy) if found.exact is not None else [],
        "asks": [name for name in policy.facts if name in one.asks(case.level)],
        "step": one.step,
        "one_of": one_of(one, case, policy),
        "worth": _worth(one, case, policy),
        "safeguards": _safeguards(one, case, policy),
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


def _start(one: Standing, level: int, view: View, policy: Policy) -> Number | None:
    """Where an offer begins, of which the policy gives a range: its start, of the base, and never above what may be given."""
    remedy, most, clauses = one.remedy, one.amount(level).exact, one.clauses()
    start = remedy.clauses[clauses[0]].starts[level] if len(clauses) == 1 and clauses[0] >= 0 else None
    if start is None or not most:
        return None
    found = amount(start, view, policy)
    value = (times(found, amount(remedy.share_of, view, policy)) if remedy.share_of else found).exact
    mode_and_unit = rounding(remedy, policy)
    return None if value is None else min(most, round_to(max(0, value), *mode_and_unit))


def _from(one: Standing, case: Case, policy: Policy) -> str | None:
    start = _start(one, case.level, case.view, policy)
    return None if start is None else words.exact(start, one.remedy.unit, policy)


def text(one: Standing, level: int, view: View, policy: Policy) -> str:
    """A level's amount in words: "up to $50 (50% of visit fee)", "2 months", "at least $25, at most $50", "25% of visit fee"."""
    found, remedy, say = one.amount(level), one.remedy, policy.language.say
    said = words.amount(found, remedy.unit, policy)
    start = _start(one, level, view, policy) if found.exact is not None else None
    if start is not None and start != found.exact:
        said = say("amount.range", low=words.value(start, remedy.unit, policy), high=said)
    elif start is None and found.exact is not None and remedy.unit != "yes or no" and not remedy.owed:
        said = say("amount.up_to", amount=said)
    if remedy.share_of is None:
        return said
    base = sentences.formula(remedy.share_of, policy, 2)
    share = say("amount.share", amount=words.amount(one.share(level), "percent", policy), base=base)
    if found.exact is None:
        return share
    explained = one.share(level).exact is not None and _is_that_share(one, level, view, policy)
    return say("amount.explained", amount=said, share=share) if explained else said


def _is_that_share(one: Standing, level: int, view: View, policy: Policy) -> bool:
    """Whether the amount is the share of its base, not what a ceiling, a floor or a budget made of it."""
    plain = (before_limits(one.remedy, index, level, view, policy) for index in one.clauses() if index >= 0)
    step, mode = rounding(one.remedy, policy)
    return all(each is not None and round_to(each, step, mode) == one.amount(level).exact for each in plain)


def because(one: Standing, case: Case, policy: Policy) -> list[dict[str, Any]]:
    """The deciding clause, in words with its id and line; several where each gives the same amount."""
    said = []
    for index in one.clauses():
        if index < 0:
            continue
        row = one.remedy.clauses[index]
        gives = sentences.given(one.remedy, row, case.level, policy)
        sentence = policy.language.say("clause.gives", when=sentences.clause(one.remedy, row, policy), gives=gives)
        whys = (words.said(row.why) if row.why else "", *_limited(one, index, case, policy))
        said.append({"clause": row.id, "line": row.line, "text": " ".join(filter(None, (sentence, *whys)))})
    return said


def _limited(one: Standing, index: int, case: Case, policy: Policy) -> tuple[str, str]:
    """What keeps the amount from being what the clause says: its ceiling, floor or what is left; and how it is rounded."""
    remedy = one.remedy
    plain = before_limits(remedy, index, case.level, case.view, policy)
    if plain is None:
        return "", ""
    said, now, say = "", plain, policy.language.say
    for expr, key in ((remedy.at_least, "limited.at_least"), (remedy.at_most, "limited.at_most")):
        bound = amount(expr, case.view, policy).exact if expr else None
        if bound is not None and (plain and bound > now if expr is remedy.at_least else bound < now):
            said, now = say(key, amount=sentences.formula(expr, policy)), bound
    for limit in remedy.bounds:
        left = amount(limit.left, case.view, policy).exact
        if left is not None and not limit.times and left < now:
            said, now = say("limited.left", left=rest_text(limit, left, remedy.unit, policy)), left
    return said, _rounding_said(remedy, now, one.amount(case.level).exact, policy)


def _rounding_said(remedy: Remedy, before: Number, after: Number | None, policy: Policy) -> str:
    """Where rounding bites: from what, and how."""
    if after is None or before == after or remedy.unit != "money" or before < 0:
        return ""
    unit, mode = rounding(remedy, policy)
    step, say = words.value(unit, "money", policy), policy.language.say
    said = say(_ROUNDED[mode], step=step, amount=words.unrounded(before, policy))
    return f"{said}." if round_to(before, unit, mode) == after else say("rounded.no_further", rounded=said)


_ROUNDED = {
    "half up": "rounded.half_up",
    "half even": "rounded.half_even",
    "up": "rounded.up",
    "down": "rounded.down",
    "exact": "rounded.exact",
}


def _rounded(one: Standing, case: Case, policy: Policy) -> str | None:
    """The sentence on rounding, where the deciding clause's amount was rounded."""
    said = (_limited(one, index, case, policy)[1] for index in one.clauses() if index >= 0)
    return next(filter(None, said), None) if one.amount(case.level).exact is not None else None


def _safeguards(one: Standing, case: Case, policy: Policy) -> list[dict[str, Any]]:
    """What it takes to give as much as this: who must approve, what must be recorded."""
    most = one.amount(case.level).most
    found = []
    for safeguard in one.remedy.texts.get("safeguards", ()):
        over = read_exact(safeguard["over"]) if "over" in safeguard else None
        if over is not None and most is not None and most <= over:
            continue
        names = [level["name"] for level in policy.levels if level["id"] in safeguard.get("approved_by", ())]
        parts = [approval(names, policy)] if names else []
        parts += [words.lower(safeguard["record"], policy.language)] if "record" in safeguard else []
        text = words.sentence(_above(over, one.remedy.unit, "; ".join(parts), policy))
        kept = {key: safeguard[key] for key in ("over", "record") if key in safeguard}
        found.append({**kept, "approved_by": names, "text": text})
    return found


def _above(over: Number | None, unit: str, needs: str, policy: Policy) -> str:
    if over is None:
        return policy.language.say("safeguard.always", needs=needs)
    return policy.language.say("safeguard.above", amount=words.value(over, unit, policy), needs=needs)


def approval(names: Sequence[str], policy: Policy) -> str:
    """Who must approve: "Supervisor and Win-back team must both say yes"."""
    key = {1: "approve.alone", 2: "approve.both"}.get(len(names), "approve.all")
    return policy.language.say(key, names=words.listed(names, policy.language))


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
    now, fact = one.amount(case.level).exact, policy.facts.get(name)
    if now is None or fact is None or one.beside:
        return []  # of today and of now nothing else can be
    parts = divide(one.remedy, name, {**case.view, name: fact.domain}, policy)
    if len(parts) > MOST_PARTS:
        return []
    stretches: list[tuple[Domain, Number | None]] = []
    for part in (part for part in parts if not isinstance(part, Unsaid)):
        tree = unfold(one.remedy, instead(case.view, name, part, policy), policy)
        there = whole(outcomes(tree, one.remedy, case.level, policy)).exact
        wider = joined(stretches[-1][0], part) if stretches and stretches[-1][1] == there else None
        stretches = [*stretches[:-1], (wider, there)] if wider else [*stretches, (part, there)]
    return [
        {
            "fact": name,
            "text": _change(sentences.part(fact, part, policy), words.value(there, one.remedy.unit, policy), policy),
            "amount": words.exact(there, one.remedy.unit, policy),
            "more": there > now,
        }
        for part, there in stretches
        if there is not None and there != now
    ]


def _change(part: str, amount: str, policy: Policy) -> str:
    return policy.language.say("change", part=part, amount=amount)
