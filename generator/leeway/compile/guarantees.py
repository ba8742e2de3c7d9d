"""Guarantees of policy.json: the sentence, its form, and what the form reads in it."""

from __future__ import annotations

from leeway.compile.remedies import free
from leeway.compile.terms import Json, Scope, cond, expr, word
from leeway.draft import Draft, Guarantee
from leeway.draft.terms import Lit
from leeway.guarantees import named
from leeway.offers.numbers import exact


def guarantees(draft: Draft, s: Scope) -> list[Json]:
    """All guarantees in the order of the file, each with an id of its own."""
    taken: set[str] = set()
    made = []
    for one in draft.guarantees:
        id_ = free(one.slug, taken)
        taken.add(id_)
        made.append({"id": id_, **_guarantee(one, s)})
    return made


def _guarantee(found: Guarantee, s: Scope) -> Json:
    parts = {
        **dict(found.said),
        **word("level", found.level),
        **word("of", found.of),
        **({"share": exact(found.share.value)} if isinstance(found.share, Lit) else {}),
        **word("fact", found.fact),
        **({"when": cond(found.when, s)} if found.when else {}),
        **({"at_most": expr(found.at_most, s, "money")} if found.at_most else {}),
        **({"remedies": [one.text for one in found.remedies]} if found.remedies else {}),
        **({"situations": [one.text for one in found.situations]} if found.situations else {}),
    }
    return {
        "text": " ".join(found.text.text.split()),
        "form": found.form,
        "line": found.text.span.line,
        **{key: parts[key] for key in named(found.form).KEYS if key in parts},
    }
