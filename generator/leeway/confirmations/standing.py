"""Who has confirmed which version, and who has not: confirmations held against what the recorded versions said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from leeway.confirmations.reading import Confirmation, SetAside, in_order, same


@dataclass(frozen=True, slots=True)
class Told:
    """A recorded version: its id, its day, and the hash of what the page of changes says of it; "" where that is nothing."""

    version: str
    day: str
    hash: str


@dataclass(frozen=True, slots=True)
class Standing:
    """One version: what was confirmed of it, and, of a list of names, those who did not, and those who are not on the list."""

    told: Told
    confirmed: tuple[Confirmation, ...]
    missing: tuple[str, ...]
    others: tuple[str, ...]


def standings(
    found: Iterable[Confirmation], versions: Sequence[Told], asked: Sequence[str] | None = None
) -> tuple[tuple[Standing, ...], tuple[SetAside, ...]]:
    """How the versions stand, newest first, and the confirmations that are of no such version or of other words.

    `versions` are oldest first. Told is of the newest one that changed anything, and of all that somebody confirmed. `asked` are
    the names of those who should have confirmed; None: nobody knows who.
    """
    known = {one.version: one for one in versions if one.hash}
    held = [(one, _wrong(one, known)) for one in found]
    kept = in_order(one for one, wrong in held if wrong is None)
    newest = next(reversed(known), None)
    told = [one for one in reversed(known.values()) if one.version == newest or any(c.version == one.version for c in kept)]
    stand = (_standing(one, tuple(c for c in kept if c.version == one.version), asked) for one in told)
    return tuple(stand), tuple(wrong for _, wrong in held if wrong)


def _wrong(one: Confirmation, known: dict[str, Told]) -> SetAside | None:
    if one.version not in known:
        return SetAside(one.place, f"{one.version} is no recorded version that changed anything")
    if known[one.version].hash != one.hash:
        said = f"{one.hash} is not the hash of what version {one.version} changed, as this Leeway says it"
        return SetAside(one.place, said)
    return None


def _standing(told: Told, confirmed: tuple[Confirmation, ...], asked: Sequence[str] | None) -> Standing:
    there = {same(one.reader) for one in confirmed}
    listed = {same(one) for one in asked or ()}
    missing = tuple(one for one in asked or () if same(one) not in there)
    others = tuple(dict.fromkeys(one.reader for one in confirmed if asked is not None and same(one.reader) not in listed))
    return Standing(told, confirmed, missing, others)
