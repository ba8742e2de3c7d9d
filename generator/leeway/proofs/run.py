"""Proving one unit after the other, or on several processors; what was proved before is not proved again."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from leeway.proofs.memory import Memory
from leeway.proofs.units import Unit, fingerprint, proved
from leeway.prover.finding import Finding
from leeway.prover.ground import Ground, Json

_WORTH_IT = 150  # units to prove; for fewer, starting other processes takes longer than they save
_PORTION = 8  # units that a process gets at a time
_EVERY = 0.2  # seconds between two words on how far it is
Say = Callable[[str], None]


def run(units: Sequence[Unit], ground: Ground, memory: Memory, say: Say | None, processors: int) -> tuple[Finding, ...]:
    """What stands against the units, in their order."""
    prints = [fingerprint(unit, ground) for unit in units]
    known = {place: memory.get(one) for place, one in enumerate(prints)}
    open_ = [place for place, found in known.items() if found is None]
    told = 0.0
    for done, (place, found) in enumerate(_proved([(place, units[place]) for place in open_], ground, processors)):
        known[place] = found
        memory.keep(prints[place], found)
        if say and time.monotonic() - told > _EVERY:
            told = time.monotonic()
            say(f"Proving the policy for all customers: {done + 1} of {len(open_)}")
    return tuple(one for place in range(len(units)) for one in known[place] or ())


def _proved(open_: Sequence[tuple[int, Unit]], ground: Ground, processors: int) -> Iterator[tuple[int, tuple[Finding, ...]]]:
    """Each unit's place with what was found, in any order."""
    if processors < 2 or len(open_) < _WORTH_IT:
        yield from ((place, proved(unit, ground)) for place, unit in open_)
        return
    portions = [open_[start : start + _PORTION] for start in range(0, len(open_), _PORTION)]
    with ProcessPoolExecutor(processors, get_context("spawn"), _start, (ground.raw,)) as pool:
        for found in pool.map(_portion, portions):
            yield from found


_GROUND: list[Ground] = []  # of a process that proves for another one


def _start(raw: Json) -> None:
    _GROUND[:] = [Ground(raw)]


def _portion(units: Sequence[tuple[int, Unit]]) -> list[tuple[int, tuple[Finding, ...]]]:
    return [(place, proved(unit, _GROUND[0])) for place, unit in units]
