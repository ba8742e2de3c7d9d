"""Remedies of policy.json: clause ids, and a value for every level."""

from __future__ import annotations

from typing import Any

from leeway.compile.terms import Json, Scope, cond, expr, notes, nothing, rounded, window, word
from leeway.draft import Budget, Clause, Cost, Remedy, Safeguard
from leeway.draft.units import inherited, starts, unit_of_remedy
from leeway.offers.values import iso


def remedy(found: Remedy, s: Scope) -> Json:
    """One remedy. Clause values are in its unit, or per cent where it is a share of a base."""
    unit = s.plural(unit_of_remedy(found, s.units) or "money")
    goodwill = found.goodwill
    share = goodwill.share_of if goodwill else None
    optional = (("at_most", found.at_most), ("at_least", found.at_least), ("worth", found.worth))
    return {
        "name": found.name.text,
        "kind": found.kind.text,
        "basis": "goodwill" if goodwill else "owed",
        "unit": unit,
        **({"share_of": expr(share, s)} if share else {}),
        **({"only_when": cond(found.only_when, s)} if found.only_when else {}),
        "clauses": _clauses(found, "percent" if share else unit, s),
        **{key: expr(amount, s, unit) for key, amount in optional if amount},
        **({"costs_us": _cost(found.costs_us, s)} if found.costs_us else {}),
        **({"rounding": rounded(found.rounding, s)} if found.rounding else {}),
        **({"replaces": [one.text for one in found.replaces]} if found.replaces else {}),
        **({"safeguards": [_safeguard(one, unit, s) for one in found.safeguards]} if found.safeguards else {}),
        **word("deliver", found.deliver),
        **word("expires", found.expires),
        **word("say", found.say),
        **word("say_if_none", found.say_if_none),
        **word("note", found.note),
        **notes(found.notes),
        **({"budget": _budget(found.budget, s)} if found.budget else {}),
        **word("owner", found.owner),
        **({"review_by": iso(found.review_by.value)} if found.review_by else {}),
        "line": found.id.span.line,
    }


def _clauses(found: Remedy, unit: str, s: Scope) -> list[Json]:
    """The clauses with their ids; a slug that is taken gets -2, -3 and so on."""
    taken = {clause.id.text for clause in found.clauses if clause.id}
    clauses = []
    for clause in found.clauses:
        own = clause.id.text if clause.id else free(clause.slug, taken)
        taken.add(own)
        clauses.append(_clause(clause, f"{found.id.text}.{own}", unit, s))
    return clauses


def free(slug: str, taken: set[str]) -> str:
    """The slug, or where it is taken the first of slug-2, slug-3 and so on that is not."""
    if slug not in taken:
        return slug
    number = 2
    while f"{slug}-{number}" in taken:
        number += 1
    return f"{slug}-{number}"


def _clause(clause: Clause, id_: str, unit: str, s: Scope) -> Json:
    return {
        "id": id_,
        "line": clause.span.line,
        "when": cond(clause.when, s) if clause.when else None,
        **word("why", clause.why),
        "values": {
            level: nothing(unit) if value is None else expr(value, s, unit)
            for level, value in inherited(clause, s.levels).items()
        },
        **_starts(clause, unit, s),
    }


def _starts(clause: Clause, unit: str, s: Scope) -> Json:
    found = {level: expr(start, s, unit) for level, start in starts(clause, s.levels).items()}
    return {"starts": found} if found else {}


def _safeguard(found: Safeguard, unit: str, s: Scope) -> Json:
    return {
        **({"over": s.amount(found.over, unit)} if found.over else {}),
        **({"approved_by": [one.text for one in found.approved_by]} if found.approved_by else {}),
        **word("record", found.record),
    }


def _cost(cost: Cost, s: Scope) -> dict[str, Any]:
    if cost.share:
        return {"share": s.digits(cost.share)}
    return {"amount": expr(cost.amount, s)} if cost.amount else {}


def _budget(budget: Budget, s: Scope) -> Json:
    count = budget.how_many
    return {
        "how_many": {"n": s.digits(count), "unit": s.plural(count.unit)},
        **({"each": window(budget.each)} if budget.each else {}),
        "per": budget.per.text,
        **word("left", budget.left),
        **word("used", budget.used),
    }
