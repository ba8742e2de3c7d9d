"""Working days, exclusions and caps of policy.json."""

from __future__ import annotations

from leeway.compile.terms import Json, Scope, cond, expr, window, word
from leeway.draft import Cap, Draft, Exclusion, WorkingDays
from leeway.draft.units import goodwill_of_money
from leeway.offers.values import iso


def working_days(found: WorkingDays) -> Json:
    """The days of the week that are worked, 1 for Monday, and the holidays."""
    return {
        "week": list(found.week),
        "holidays": [[iso(day.value), name.text] for day, name in found.holidays],
        **({"until": iso(found.until.value)} if found.until else {}),
    }


def exclusion(found: Exclusion, draft: Draft, s: Scope) -> Json:
    """One exclusion with the remedies that it takes away, in the order of the file."""
    removed = {one.text for one in found.removes} if found.removes is not None else {one.id.text for one in draft.remedies}
    removed -= {one.text for one in found.keeps or ()}
    return {
        "when": cond(found.when, s),
        "why": found.why.text,
        "remedies": [one.id.text for one in draft.remedies if one.id.text in removed],
        "line": found.id.span.line,
    }


def cap(found: Cap, draft: Draft, s: Scope) -> Json:
    """One cap with the remedies that it is over, in the order of the file."""
    over = goodwill_of_money(draft) if found.over is None else {one.text for one in found.over}
    return {
        "name": found.name.text,
        "over": [one.id.text for one in draft.remedies if one.id.text in over],
        "at_most": expr(found.at_most, s, "money"),
        **word("used", found.used),
        **({"each": window(found.each)} if found.each else {}),
        **word("per", found.per),
        **word("why", found.why),
        "line": found.id.span.line,
    }
