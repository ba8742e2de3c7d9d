"""What stands around the limits, for an audience: notes that are marked, worked examples, guarantees."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from leeway.audience.shown import Shown
from leeway.offers.case import read_case
from leeway.offers.standing import stand

Json = dict[str, Any]


def notes(one: Mapping[str, Any], shown: Shown) -> Json:
    """A remedy or a situation without the notes that are for higher levels."""
    kept = [note for note in one.get("notes", ()) if note["for"] in shown.levels]
    return {key: kept if key == "notes" else value for key, value in one.items() if key != "notes" or kept}


def examples(situation: Mapping[str, Any], shown: Shown) -> list[Json]:
    """The worked examples that the audience decides, and in which nobody has accepted what only a higher level could give."""
    own = [one for one in situation["examples"] if one["case"]["level"] in shown.levels]
    return [one for one in own if _is_within(one["case"], shown)]


def _is_within(raw: Json, shown: Shown) -> bool:
    """Whether what was accepted in a case can have come from a level of the audience."""
    if shown.everything or "accepted" not in raw:
        return True
    accepted, _ = read_case(shown.policy, raw)
    before, _ = read_case(shown.policy, {key: value for key, value in raw.items() if key not in ("accepted", "refused")})
    if accepted is None or before is None:
        return False
    reach = {one.remedy.id: [one.amount(level).most for level in range(shown.last + 1)] for one in stand(shown.policy, before)}
    return all(any(most is None or value <= most for most in reach.get(name, [0])) for name, value in accepted.accepted.items())


def guarantees(shown: Shown) -> list[Json]:
    """The guarantees that say nothing of how much a higher level may give."""
    every = shown.raw.get("guarantees", [])
    return [one for one in every if shown.everything or not _tells(one, shown)]


def _tells(one: Mapping[str, Any], shown: Shown) -> bool:
    """Whether a guarantee names a level that is not shown, all levels above one by a share, or how much all levels may give."""
    named = [one[key] for key in ("level", "of") if key in one]
    return any(level not in shown.levels for level in named) or ("share" in one and "of" not in one) or "at_most" in one
