"""Stage `audience`: the compiled policy without what a level should not see. Everything behind it sees only what is left.

What goes is what the levels above may give, and whatever tells it: where a table says it, an example is decided by it or a
guarantee promises it; facts and rates that nothing else needs; notes for them. Who they are, and how to reach them, stays: that
is what a representative has to know. Texts are left as they are, but a warning names each that says such an amount.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from leeway.audience.around import examples, guarantees, notes
from leeway.audience.limits import remedy
from leeway.audience.needed import without_unneeded
from leeway.audience.said import said
from leeway.audience.shown import Shown
from leeway.draft.words import listed, nearest, short
from leeway.offers import read_policy
from leeway.offers.version import version
from leeway.problems import Problem

__all__ = ["alone", "for_level", "reduced"]

Json = dict[str, Any]


def reduced(policy: Json, level: str) -> tuple[Json | None, tuple[Problem, ...]]:
    """The policy for people of a level: a policy.json value of its own, whose version is the hash of what is left in it.

    Whoever knows the whole policy gets the same bytes for the level; from the bytes nothing can be told of what was left
    out. None, and a problem, where there is no such level.
    """
    levels = [one["id"] for one in policy["levels"]]
    if level not in levels:
        return None, (Problem("unknown-audience", _no_level(level, levels), nearest=nearest(level, levels)),)
    shown = Shown(policy, read_policy(policy), levels.index(level))
    left = guarantees(shown)
    rest = {
        **{key: value for key, value in policy.items() if key not in ("leeway", "version")},
        "remedies": {name: remedy(name, shown) for name in policy["remedies"]},
        "situations": {name: _situation(one, shown) for name, one in policy["situations"].items()},
        **({"guarantees": left} if "guarantees" in policy else {}),
    }
    gone = len(policy.get("guarantees", ())) - len(left)
    told = without_unneeded({"leeway": 1, "version": "", "audience": {"level": level, "guarantees_left_out": gone}, **rest})
    told["version"] = version(told)
    return told, said(policy, told)


def _situation(one: Json, shown: Shown) -> Json:
    return notes(one, shown) | {"examples": examples(one, shown)}


def for_level(marked: Mapping[str, str], policy: Json) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Of pages that are marked for a level and those above it, the ones that the policy's audience is not to read.

    A page that is marked for no level of the policy is a problem, and left out: nobody knows who may read it.
    """
    levels = [one["id"] for one in policy["levels"]]
    last = levels.index(policy["audience"]["level"]) if "audience" in policy else len(levels) - 1
    left_out = tuple(path for path, level in marked.items() if level not in levels[: last + 1])
    wrong = [(path, level) for path, level in marked.items() if level not in levels]
    return left_out, tuple(
        Problem("unknown-audience", _no_level(level, levels), nearest=nearest(level, levels), path=f"docs/{path}")
        for path, level in wrong
    )


def _no_level(level: str, levels: list[str]) -> str:
    return f'there is no level "{short(level)}". There is: {listed(levels, "and")}'


def alone(policy: Json) -> Json:
    """A policy that was reduced, without the levels above its audience: to be compared with another such one, never published."""
    levels = [one["id"] for one in policy["levels"]]
    kept = levels[: levels.index(policy["audience"]["level"]) + 1]
    remedies = {name: _of_levels(one, kept) for name, one in policy["remedies"].items()}
    found = {**policy, "levels": policy["levels"][: len(kept)], "remedies": remedies}
    return {**found, "version": version(found)}


def _of_levels(remedy: Json, levels: list[str]) -> Json:
    rows = [{**row, "values": {level: row["values"][level] for level in levels}} for row in remedy["clauses"]]
    return {**remedy, "clauses": rows}
