"""Which facts and rates an audience's policy still needs: those that only undisclosed amounts are made of would tell them."""

from __future__ import annotations

from typing import Any

from leeway.audience.shown import named

Json = dict[str, Any]


def without_unneeded(policy: Json) -> Json:
    """The policy without the worked-out facts and the rates that nothing in it needs. What people are asked stays."""
    needed = _needed(policy)
    facts = {name: one for name, one in policy["facts"].items() if "is" not in one or name in needed}
    rates = {name: one for name, one in policy.get("rates", {}).items() if name in needed}
    return {**policy, "facts": facts, **({"rates": rates} if "rates" in policy else {})}


def _needed(policy: Json) -> frozenset[str]:
    """Everything that remedies, bounds, routes and guarantees name, and all that this is made of."""
    new = set(named([policy.get(key, []) for key in ("remedies", "exclusions", "caps", "situations", "guarantees")]))
    behind = {name: set(named(one["is"])) for name, one in policy["facts"].items() if "is" in one}
    behind |= {name: {one["by"]} for name, one in policy.get("rates", {}).items() if "by" in one}
    found: set[str] = set()
    while new:
        found |= new
        new = {below for name in new for below in behind.get(name, ())} - found
    return frozenset(found)
