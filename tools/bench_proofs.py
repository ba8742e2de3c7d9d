"""How long it takes to prove a policy for all customers: the default one, and one of 300 situations with 1,500 clauses.

Each is checked as `leeway check` does it, in this process: without proofs, with everything proved anew, again with nothing
touched, and once more after an edit of one limit. What counts is how many times the check without proofs that is.
"""

from __future__ import annotations

import os
import re
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from leeway import pipeline
from leeway.problems import errors
from leeway.proofs import Proving
from leeway.proofs.units import units
from leeway.prover.ground import Ground
from tools.bench_policy import policy_file

SITUATIONS = 300
CHECKOUT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Proof:
    """One line: of which policy, what was done, in how many seconds, and how many times the check without proofs that is."""

    policy: str
    what: str
    seconds: float
    times: float


def measured(situations: int = SITUATIONS) -> list[Proof]:
    """All lines, for the default policy and the large one."""
    default = (CHECKOUT / "policy" / "policy.yml").read_text("utf-8")
    edited = default.replace("        representative: 50%\n", "        representative: 51%\n", 1)
    large = policy_file(situations)
    changed = re.sub(r"representative: 20%", "representative: 21%", large, count=1)
    return [*lines("default policy", default, edited), *lines(f"{situations} situations", large, changed)]


def lines(name: str, text: str, edited: str) -> Iterator[Proof]:
    """The lines of one policy, and of that policy after an edit."""
    assert text != edited
    with tempfile.TemporaryDirectory() as folder:
        proving = Proving(Path(folder, "proofs.json"), None, os.cpu_count() or 1)
        plain = min(_seconds(text, None) for _ in range(3))
        yield Proof(name, f"no proofs ({_about(text)})", plain, 1)
        for what, source in (("all proved", text), ("again, nothing touched", text), ("after an edit of one limit", edited)):
            seconds = _seconds(source, proving)
            yield Proof(name, what, seconds, seconds / plain)


def _seconds(text: str, proving: Proving | None) -> float:
    start = time.perf_counter()
    _, problems = pipeline.checked(text.encode(), None, proving)
    seconds = time.perf_counter() - start
    told = [one for one in errors(problems) if one.code != "example-fails"]  # an edited limit has its example against it
    assert not told and not any(one.code == "not-proved" for one in problems), told
    return seconds


def _about(text: str) -> str:
    policy, _ = pipeline.checked(text.encode(), None, None)
    assert policy is not None
    clauses = sum(len(one["clauses"]) for one in policy["remedies"].values())
    return f"{len(policy['situations'])} situations, {clauses:,} clauses, {len(units(Ground(policy))):,} units to prove"


HEADS = ("policy", "check", "seconds", "x no proofs")


def cells(one: Proof) -> tuple[str, ...]:
    """A line as a table shows it."""
    return one.policy, one.what, f"{one.seconds:.2f}", f"{one.times:.1f}"
