"""Remedies for an audience: what higher levels may give is undisclosed, and bounds that only they can come to are gone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from leeway.audience.around import notes
from leeway.audience.shown import Shown, named
from leeway.offers.amounts import amount
from leeway.offers.expressions import Expr
from leeway.offers.numbers import Number, read_exact
from leeway.offers.policy import Remedy
from leeway.offers.reading import everybody
from leeway.offers.standing import standing

Json = dict[str, Any]
UNDISCLOSED = ["undisclosed"]


def remedy(name: str, shown: Shown) -> Json:
    """One remedy of policy.json. What is owed is the same for all, and stays; so does whatever bounds the audience's own room."""
    one, own = shown.raw["remedies"][name], shown.policy.remedies[name]
    if own.owed or shown.everything:
        return notes(one, shown)
    met = [safeguard for safeguard in one.get("safeguards", ()) if _is_met(safeguard, own, shown)]
    gone = (*_beyond(one, own, shown), *(() if met else ("safeguards",)))
    kept = {key: value for key, value in notes(one, shown).items() if key not in gone}
    told = {"clauses": [_clause(row, shown) for row in one["clauses"]], "safeguards": met}
    return kept | {key: value for key, value in told.items() if key in kept}


def _clause(row: Json, shown: Shown) -> Json:
    told = {level: value if level in shown.levels else UNDISCLOSED for level, value in row["values"].items()}
    starts = {level: value for level, value in row.get("starts", {}).items() if level in shown.levels}
    kept = {key: value for key, value in row.items() if key != "starts"}
    return {**kept, "values": told, **({"starts": starts} if starts else {})}


def _beyond(one: Json, own: Remedy, shown: Shown) -> tuple[str, ...]:
    """The bounds of a remedy that only higher levels come to: all, where nobody of the audience may ever give it.

    A bound that is undefined for some customer leaves the remedy undefined for them, whatever its table says, and stays.
    """
    most = _most(replace(own, at_most=None, bounds=()), shown)
    if all(each == 0 for each in most):
        bounds: dict[str, list[Expr | None]] = {
            "at_most": [own.at_most],
            "budget": [bound.left for bound in own.bounds if bound.kind == "budget"],
        }
        return ("at_least", *(key for key, exprs in bounds.items() if all(_is_always_said(expr, shown) for expr in exprs)))
    written = "at_most" in one and not any(named(one["at_most"]))
    ceiling = amount(own.at_most, everybody(shown.policy), shown.policy).exact if own.at_most and written else None
    reached = ceiling is None or any(each is None or each >= ceiling for each in most)
    return () if reached else ("at_most",)


def _is_met(safeguard: Json, own: Remedy, shown: Shown) -> bool:
    """Whether the audience can give so much that it is asked for."""
    over = read_exact(safeguard["over"]) if "over" in safeguard else None
    return over is None or any(most is None or most > over for most in _most(own, shown))


def _is_always_said(expr: Expr | None, shown: Shown) -> bool:
    return expr is None or not amount(expr, everybody(shown.policy), shown.policy).silent


def _most(own: Remedy, shown: Shown) -> list[Number | None]:
    """The most that each level of the audience may give any customer, as far as can be told quickly: rather too much."""
    return [one.most for one in standing(shown.policy, own, 0, everybody(shown.policy)).amounts[: shown.last + 1]]
