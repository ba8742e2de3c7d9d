"""A process that examines mutants, one after the other, and prints a line of JSON for every one that says something.

Two watchdogs: after `PATIENCE` seconds of processor time a signal raises `Hang` in the middle of the work; should that not
help, since the interpreter is deep in C, faulthandler writes where it stands and ends the process after `END` seconds.
"""

from __future__ import annotations

import faulthandler
import json
import os
import resource
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from typing import Any, TypeVar

from tests.fuzz.oracle import Hang, examine

T = TypeVar("T")
PATIENCE, END = 5.0, 120.0
MEMORY = 3 << 30
BATCH = 100


def guard() -> None:
    """Give this process an end of its memory, so that a mutant that wants all there is gets a MemoryError."""
    with suppress(ValueError, OSError):  # not every system knows this limit
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _hang(*_: Any) -> None:
    raise Hang(f"no end after {PATIENCE:.0f} s of processor time")


def watched(run: Callable[[], T]) -> T:
    """What `run` gives, with both watchdogs on guard."""
    signal.signal(signal.SIGPROF, _hang)
    faulthandler.dump_traceback_later(END, exit=True)
    signal.setitimer(signal.ITIMER_PROF, PATIENCE, PATIENCE)
    try:
        return run()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        faulthandler.cancel_dump_traceback_later()


def work(seed: int, numbers: range, place: int) -> None:
    """Examine these mutants. The file descriptor `place` always holds the number of the one at hand; a digest covers a batch."""
    guard()
    batch: list[str] = []
    counts = {"mutants": 0, "policies": 0, "valid": 0, "decided": 0, "slowest": 0.0}
    for number in numbers:
        os.pwrite(place, f"{number:020d}".encode(), 0)
        result = watched(partial(examine, seed, number))
        for finding in result.findings:
            _say({"finding": asdict(finding)})
        counts["mutants"] += 1
        counts["policies"] += number % 5 < 2
        counts["valid"] += result.valid and number % 5 < 2
        counts["decided"] += result.decided
        counts["slowest"] = max(counts["slowest"], result.slowest)
        batch.append(result.digest)
        if len(batch) == BATCH or number == numbers[-1]:
            _say({"counts": counts, "last": number, "digests": batch})
            batch, counts = [], dict.fromkeys(counts, 0)


def _say(value: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()
