"""What is proved one at a time: a table, a fact, a situation, or a guarantee for one part of the policy.

A unit has a fingerprint of all that its proof depends on. As long as it stays, so does the proof: an edit elsewhere, of a text,
a line or another remedy, does not need it again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from leeway.offers.expressions import read_expr
from leeway.offers.policy import Remedy, facts_in, facts_of, with_behind
from leeway.offers.reading import read_cond
from leeway.proofs import (
    above_bound,
    dead_row,
    hole,
    level_falls,
    never_given,
    never_matters,
    nothing_to_offer,
    overlap,
    senseless_amount,
)
from leeway.proofs.promised import PROMISES
from leeway.prover.finding import Finding, Study
from leeway.prover.ground import Ground

Json = Mapping[str, Any]
OF_REMEDIES = (hole, dead_row, overlap, never_given, level_falls, above_bound, senseless_amount)
OF_TABLES = (hole, dead_row, senseless_amount)
# What is only read by people, or says where something stands: no proof depends on it.
_TEXTS = frozenset(
    {
        *("name", "line", "id", "why", "text", "say", "say_if_none", "note", "deliver", "expires", "owner", "review_by"),
        *("ask", "look_in", "usually", "when_yes", "when_no", "costs_us", "story", "starts", "safeguards", "assume"),
        *("if_unknown", "verify", "reach", "answers_within"),
    }
)


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: its kind, what it is about, and for a guarantee the part."""

    kind: str
    subject: str
    part: tuple[str, ...] = ("", "")


def units(ground: Ground) -> tuple[Unit, ...]:
    """All that is to be proved of a policy, in its order."""
    policy = ground.policy
    asked = (name for name, fact in policy.facts.items() if not fact.worked)
    return (
        *(Unit("table", name) for name in ground.tables),
        *(Unit("remedy", name) for name in policy.remedies),
        *(Unit("asked", name) for name in asked),
        *(Unit("situation", name) for name in ground.raw["situations"]),
        *(Unit("guarantee", one["id"], part) for one in guarantees(ground) for part in PROMISES[one["form"]].parts(one, ground)),
    )


def guarantees(ground: Ground) -> tuple[Json, ...]:
    """The guarantees of the policy."""
    return tuple(ground.raw.get("guarantees", ()))


def guarantee(name: str, ground: Ground) -> Json:
    """The guarantee with that id."""
    return next(one for one in guarantees(ground) if one["id"] == name)


def proved(unit: Unit, ground: Ground) -> tuple[Finding, ...]:
    """What stands against a unit: nothing where it is proved."""
    study = Study(ground, unit.subject)
    if unit.kind == "guarantee":
        one = guarantee(unit.subject, ground)
        return tuple(PROMISES[one["form"]].find(one, unit.part, study))
    if unit.kind == "remedy":
        found = tuple(found for check in OF_REMEDIES for found in check.find(study))
        dead = {one.rows[0] for one in found if one.check == dead_row.ID}
        # A row that never decides overlaps those that take its customers: that is told once.
        return tuple(one for one in found if one.check != overlap.ID or one.rows[1] not in dead)
    if unit.kind == "table":
        return tuple(found for check in OF_TABLES for found in check.find(study))
    return tuple((never_matters if unit.kind == "asked" else nothing_to_offer).find(study))


def fingerprint(unit: Unit, ground: Ground) -> str:
    """A hash of everything in the policy that the proof of a unit depends on."""
    policy, raw = ground.policy, ground.raw
    remedies = tuple(_remedies(unit, ground))
    names = {name for one in remedies for name in one.needs} | _own_facts(unit, ground)
    facts = {each for name in names for each in with_behind(name, policy.facts)}
    situation = unit.subject if unit.kind == "situation" else unit.part[0]
    value = {
        "unit": [unit.kind, unit.part, "" if unit.kind == "guarantee" else unit.subject],
        "guarantee": _bare(guarantee(unit.subject, ground)) if unit.kind == "guarantee" else None,
        "remedies": {one.id: _bare(raw["remedies"][one.id]) for one in remedies},
        "facts": {name: _bare_fact(raw["facts"][name]) for name in policy.facts if name in facts},
        "rates": _bare(raw.get("rates", {})),
        "exclusions": _bare(raw.get("exclusions", {})),
        "caps": _bare(raw.get("caps", {})),
        "routes": _bare([one["bring_in"] for one in raw["situations"].values()]) if unit.kind == "asked" else None,
        "situation": _bare({key: raw["situations"][situation].get(key) for key in ("steps", "one_of")}) if situation else None,
        "levels": [level["id"] for level in raw["levels"]],
        "money": [raw["currency"]["decimals"], raw["rounding"], raw.get("working_days")],
    }
    return hashlib.sha256(json.dumps(value, separators=(",", ":")).encode()).hexdigest()


def _remedies(unit: Unit, ground: Ground) -> Iterable[Remedy]:
    """The remedies whose tables a proof reads."""
    policy, (situation, remedy, *_) = ground.policy, unit.part
    if unit.kind == "asked":
        return never_matters.readers(unit.subject, ground)
    if unit.kind == "situation" or situation:
        return ground.remedies(situation or unit.subject)
    if unit.kind == "guarantee":
        return [policy.remedies[remedy]] if remedy else policy.remedies.values()
    return [ground.table(unit.subject)] if unit.kind == "remedy" else []


def _own_facts(unit: Unit, ground: Ground) -> set[str]:
    """The facts that a unit reads beside those of its remedies."""
    if unit.kind in ("table", "asked"):
        return {unit.subject}
    return set(_named(guarantee(unit.subject, ground), ground)) if unit.kind == "guarantee" else set()


def _named(one: Json, ground: Ground) -> Iterator[str]:
    if "fact" in one:
        yield one["fact"]
    if "when" in one:
        yield from facts_of(read_cond(one["when"], ground.units) or ("all", ()))
    if "at_most" in one:
        yield from facts_in(read_expr(one["at_most"], ground.units, "money"))


def _bare(value: Any) -> Any:
    """A part of policy.json without what only people read."""
    if isinstance(value, Mapping):
        return {key: _bare(one) for key, one in value.items() if key not in _TEXTS}
    return [_bare(one) for one in value] if isinstance(value, list | tuple) else value


def _bare_fact(one: Json) -> Any:
    """A fact without its texts; of choices only their words count, and of a table's rows not the reasons."""
    bare = _bare({key: value for key, value in one.items() if key not in ("choices", "is")})
    how = one.get("is", {})
    return [bare, list(one.get("choices", ())), [row[:2] for row in how["table"]] if "table" in how else how]
