"""Runs workers side by side, starts one anew where it died, and has some mutants done again with another hash seed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
ECHO = 16  # one mutant in so many is examined again by a process with another hash seed
KEPT = 3  # findings shown of each kind


class Run:
    """What the workers have said so far."""

    def __init__(self, seed: int, quiet: bool = False) -> None:
        self.seed, self.quiet = seed, quiet
        self.counts: Counter[str] = Counter()
        self.slowest = 0.0
        self.kinds: Counter[str] = Counter()
        self.digests: dict[int, str] = {}
        self.start = time.monotonic()
        self.lock = threading.Lock()

    def hear(self, said: dict[str, Any]) -> None:
        """Take in one line of a worker."""
        with self.lock:
            if "finding" in said:
                self.found(**said["finding"])
                return
            self.slowest = max(self.slowest, said["counts"].pop("slowest"))
            before = self.counts["mutants"] // 5000
            self.counts.update(said["counts"])
            if self.counts["mutants"] // 5000 > before and not self.quiet:
                print(self.line(), flush=True)

    def found(self, number: int, key: str, detail: str, case: str = "") -> None:
        """Show a finding, unless there are enough of its kind."""
        self.kinds[key] += 1
        if self.kinds[key] <= KEPT and not self.quiet:
            print(f"\nFINDING in mutant {number}: {key}\n{detail.rstrip()}\n{case}".rstrip(), flush=True)

    def line(self) -> str:
        """How far it is."""
        count = self.counts
        spent = time.monotonic() - self.start
        share = 100 * count["valid"] / max(1, count["policies"])
        return (
            f"{count['mutants']} mutants in {spent:.0f} s ({count['mutants'] / max(spent, 0.1):.0f} a second): "
            f"{count['policies']} policies, {share:.0f}% of them valid; {count['decided']} decisions; "
            f"slowest call {self.slowest:.2f} s; {sum(self.kinds.values())} findings"
        )


def run(seed: int, numbers: range, jobs: int) -> int:
    """Examine the mutants and say what was found: 0 for nothing, else 1."""
    run_ = Run(seed)
    size = -(-len(numbers) // jobs)
    parts = [numbers[first : first + size] for first in range(0, len(numbers), size or 1)]
    threads = [threading.Thread(target=_worker, args=(run_, part, "1", ECHO)) for part in parts]
    _all(threads)
    again = Run(seed, quiet=True)  # what it finds was found before
    echoes = [part[::ECHO] for part in parts]
    _all([threading.Thread(target=_worker, args=(again, part, "2", 1)) for part in echoes])
    for number in sorted(again.digests):
        if again.digests[number] != run_.digests.get(number, again.digests[number]):
            run_.found(number, "another answer with another hash seed", "compare --only with PYTHONHASHSEED=1 and 2")
    print(f"\n{run_.line()}\n{len(again.digests)} of them were done again with another hash seed.")
    for key, count in run_.kinds.most_common():
        print(f"{count:6} {key}")
    return 1 if run_.kinds else 0


def _all(threads: list[threading.Thread]) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _worker(run_: Run, part: range, hash_seed: str, keep: int) -> None:
    """Workers for these mutants, one after the other until the last is done; the digest of every `keep`-th is kept."""
    while part:
        with tempfile.TemporaryFile() as place, tempfile.TemporaryFile("w+") as errors:
            os.write(place.fileno(), f"{part[0]:020d}".encode())
            done = _listen(run_, part, hash_seed, keep, place.fileno(), errors.fileno())
            if done:
                return
            at = int(os.pread(place.fileno(), 20, 0))
            errors.seek(0)
            with run_.lock:
                run_.found(at, "the process died", errors.read()[-3000:])
            part = part[part.index(at) + 1 :]


def _listen(run_: Run, part: range, hash_seed: str, keep: int, place: int, errors: int) -> bool:
    command = [sys.executable, "-m", "tests.fuzz", "--seed", str(run_.seed), "--from", str(part[0])]
    command += ["--count", str(part[-1] - part[0] + 1), "--worker", str(part.step), str(place)]
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=errors, pass_fds=[place], cwd=ROOT, env=environment, text=True
    ) as process:
        assert process.stdout
        first = 0
        for line in process.stdout:
            said = json.loads(line)
            for index, digest in enumerate(said.pop("digests", ())):
                if (first + index) % keep == 0:
                    run_.digests[part[first + index]] = digest
            first += said.get("counts", {}).get("mutants", 0)
            run_.hear(said)
    return process.returncode == 0
