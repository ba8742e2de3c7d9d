"""The fuzzer: `python -m tests.fuzz --seed 1 --from 0 --count 200000 --jobs 2`; `--only N` shows mutant N and what became of it.

Mutant N of seed S is made by `random.Random` from the two numbers alone: any part of a run can be repeated, and a mutant
too, on every machine that has the same commit. That is why neither Hypothesis nor atheris drives it. Hypothesis keeps a
state from one example to the next and spends more time on drawing a policy than Leeway on checking it (its strategies do
well in the other tests); atheris follows coverage of bytes, which YAML and units reject long before the interesting code,
and brings a compiler with it. Here a mutant knows the grammar, and one in three of those of a policy is still valid.

Ends with 1 when there is a finding; each shows its number, which `--only N --shrink` makes small.
"""

from __future__ import annotations

import argparse
import sys

from tests.fuzz import driver, shrink, worker
from tests.fuzz.mutants import mutant
from tests.fuzz.oracle import examine


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.fuzz", description="Mutates policies and cases, and examines what comes of it."
    )
    parser.add_argument("--seed", type=int, default=1, help="which sequence of mutants (1)")
    parser.add_argument("--from", dest="start", type=int, default=0, help="the first mutant (0)")
    parser.add_argument("--count", type=int, default=200_000, help="how many mutants (200000)")
    parser.add_argument("--jobs", type=int, default=2, help="how many processes (2)")
    parser.add_argument("--only", type=int, help="show this mutant and its result")
    parser.add_argument("--shrink", action="store_true", help="with --only: make the mutant of a finding small")
    parser.add_argument("--worker", type=int, nargs=2, metavar=("STEP", "FD"), help=argparse.SUPPRESS)
    return parser.parse_args()


def _only(seed: int, number: int, small: bool) -> int:
    one = mutant(seed, number)
    worker.guard()
    result = worker.watched(lambda: examine(seed, number))
    sys.stdout.write(f"mutant {number} of seed {seed}, made from {one.origin}\n\n")
    if result.findings and small:
        one = shrink.shrunk(one, result.findings[0].key)
    sys.stdout.write(one.data.decode("utf-8", "backslashreplace") + "\n")
    said = "a valid policy" if result.valid else "no policy"
    sys.stdout.write(f"{said}, {result.decided} decisions, slowest {result.slowest:.3f} s, digest {result.digest}\n")
    for finding in result.findings:
        sys.stdout.write(f"\n{finding.key}\n{finding.detail}\n{finding.case}\n")
    return 1 if result.findings else 0


def main() -> int:
    """Run the fuzzer as the command line says."""
    given = _arguments()
    if given.worker:
        worker.work(given.seed, range(given.start, given.start + given.count, given.worker[0]), given.worker[1])
        return 0
    if given.only is not None:
        return _only(given.seed, given.only, given.shrink)
    return driver.run(given.seed, range(given.start, given.start + given.count), given.jobs)


if __name__ == "__main__":
    sys.exit(main())
