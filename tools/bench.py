"""`make bench`: decisions a second, on CPython and in Pyodide, beside zen-engine's Python binding on the same table; and proofs.

    python -m tools.bench [--json] [--write]

All that runs on CPython takes turns, round by round, in one process; Pyodide follows in a process of its own. Before anything is
timed, both engines answer every customer and have to agree. `--json` prints every number; `--write` also writes
docs/reference/performance.md. Nothing here is ever asserted in a test: times belong to a machine and a moment.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from leeway import pipeline
from leeway.bundle import ASSETS, bundle
from leeway.compile import dump
from tools import bench_proofs, bench_table, bench_zen
from tools.bench_proofs import Proof
from tools.bench_table import DECIDE, MONTHS, WHOLE

CHECKOUT = Path(__file__).parents[1]
PAGE = CHECKOUT / "docs" / "reference" / "performance.md"
ZEN = "zen-engine"
LEEWAY = "Leeway"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the result: what was measured where, in seconds for one decision, and how many times zen-engine that is."""

    what: str
    who: str
    median: float
    best: float
    times_median: float | None
    times_best: float | None


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench", description="Decisions a second.")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--write", action="store_true", help="write docs/reference/performance.md")
    parser.add_argument("--rounds", type=int, default=bench_table.ROUNDS, help="how many rounds to take the median of")
    asked = parser.parse_args()
    if shutil.which("node") is None:
        return _stop("Node.js was not found, and Pyodide is measured under it. `make bench` sets it up.")
    rows, about = measured(asked.rounds)
    proofs = bench_proofs.measured()
    if asked.json:
        print(
            json.dumps(
                {"about": about, "rows": [asdict(row) for row in rows], "proofs": list(map(asdict, proofs))},
                indent=2,
                ensure_ascii=False,
            )
        )
    else:
        print("\n".join([_heading(about), "", *text(rows), "", *_notes(about), "", *proof_lines(proofs), "", PROOFS]))
    if asked.write:
        PAGE.write_text(page(rows, about, proofs), "utf-8")
    return 0


def _stop(message: str) -> int:
    print(message, file=sys.stderr)
    return 1


def measured(rounds: int) -> tuple[list[Row], dict[str, str]]:
    """All rows, and what they were measured with."""
    policies, cases = compiled()
    whole, months = bench_zen.customers(whole=True), bench_zen.customers(whole=False)
    form, evaluate = bench_zen.fastest(bench_zen.forms(bench_zen.document()), whole)
    agreed = bench_zen.agree(policies[0], whole=True, evaluate=evaluate) + bench_zen.agree(
        policies[1], whole=False, evaluate=evaluate
    )
    on_python = bench_table.contestants(policies, cases)
    here = bench_table.interleaved(
        {
            WHOLE: on_python[WHOLE],
            f"{ZEN}: {WHOLE}": (evaluate, whole),
            MONTHS: on_python[MONTHS],
            f"{ZEN}: {MONTHS}": (evaluate, months),
            DECIDE: on_python[DECIDE],
        },
        rounds,
    )
    there, pyodide = in_pyodide(policies, cases, rounds)
    about = {
        "date": datetime.date.today().isoformat(),
        "leeway": version("leeway-playbook"),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "zen": f"{ZEN} {version(ZEN)}",
        "zen_form": form,
        "pyodide": pyodide,
        "machine": _machine(),
        "rounds": str(rounds),
        "agreed": str(agreed),
        "decide": _case_in_words(cases, policies[-1]),
    }
    return list(_rows(here, there)), about


def compiled() -> tuple[list[str], list[Any]]:
    """The table's two policies and the default one, compiled, and all worked examples of its situation with the most remedies."""
    tables = [_checked(bench_table.policy_file(whole).encode()) for whole in (True, False)]
    policy = _checked((CHECKOUT / "policy" / "policy.yml").read_bytes())
    fullest = max(policy["situations"].values(), key=lambda one: sum(map(len, one["steps"])))
    return [dump(one).decode() for one in (*tables, policy)], [example["case"] for example in fullest["examples"]]


def _checked(policy_file: bytes) -> dict[str, Any]:
    policy, problems = pipeline.checked(policy_file, None)
    assert policy is not None, problems
    return policy


def _case_in_words(cases: list[Any], policy_json: str) -> str:
    situation = json.loads(policy_json)["situations"][cases[0]["situation"]]
    remedies = sum(map(len, situation["steps"]))
    return f"the {len(cases)} worked examples of “{situation['name']}”, {remedies} remedies"


def in_pyodide(policies: list[str], cases: list[Any], rounds: int) -> tuple[bench_table.Times, str]:
    """The times of Leeway alone in Pyodide under Node.js, with the kernel as the site carries it, and Pyodide's version."""
    files, problems = bundle(policies[-1].encode())
    if problems:
        raise SystemExit(problems[0].message)
    request = {"policies": policies, "cases": cases, "rounds": rounds}
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        script, bundled = CHECKOUT / "tools" / "bench_kernel.mjs", Path(folder, ASSETS, "pyodide")
        command = ["node", str(script), str(bundled), bench_table.__file__]
        run = subprocess.run(command, input=json.dumps(request), stdout=subprocess.PIPE, encoding="utf-8", check=True)
    found = json.loads(run.stdout)
    return found["times"], f"Pyodide {found['pyodide']} (Python {found['python']}), Node.js {found['node']}"


def _rows(here: bench_table.Times, there: bench_table.Times) -> Iterator[Row]:
    for what in (WHOLE, MONTHS):
        zen = here[f"{ZEN}: {what}"]
        yield _row(what, "zen-engine, CPython", zen, None)
        yield _row(what, f"{LEEWAY}, CPython", here[what], zen)
        yield _row(what, f"{LEEWAY}, Pyodide", there[what], zen)
    yield _row(DECIDE, f"{LEEWAY}, CPython", here[DECIDE], None)
    yield _row(DECIDE, f"{LEEWAY}, Pyodide", there[DECIDE], None)


def _row(what: str, who: str, times: list[float], against: list[float] | None) -> Row:
    middle, best = median(times), min(times)
    if against is None:
        return Row(what, who, middle, best, None, None)
    return Row(what, who, middle, best, median(against) / middle, min(against) / best)


HEADS = ("what", "who", "decisions a second", "µs, median", "µs, best", "x zen, medians", "x zen, bests")


def _cells(row: Row) -> tuple[str, ...]:
    times = ["" if one is None else f"{one:.0f}" if one >= 10 else f"{one:.1f}" for one in (row.times_median, row.times_best)]
    return (row.what, row.who, f"{1 / row.median:,.0f}", f"{row.median * 1e6:,.3f}", f"{row.best * 1e6:,.3f}", *times)


def text(rows: list[Row]) -> list[str]:
    """The rows as lines for a terminal."""
    return _aligned([HEADS, *map(_cells, rows)])


def proof_lines(proofs: list[Proof]) -> list[str]:
    """How long proofs take, as lines for a terminal."""
    return _aligned([bench_proofs.HEADS, *map(bench_proofs.cells, proofs)])


def _aligned(lines: list[tuple[str, ...]]) -> list[str]:
    wide = [max(map(len, column)) for column in zip(*lines)]
    return [
        "  ".join(cell.ljust(size) if n < 2 else cell.rjust(size) for n, (cell, size) in enumerate(zip(line, wide))).rstrip()
        for line in lines
    ]


def _heading(about: dict[str, str]) -> str:
    return f"{about['date']}: Leeway {about['leeway']}, {about['python']}, {about['zen']}, {about['pyodide']}; {about['machine']}"


def _notes(about: dict[str, str]) -> list[str]:
    clauses, bands, causes = map(len, (bench_table.rows(), bench_table.BANDS, bench_table.CAUSES))
    return [
        f"table: {clauses} clauses, first hit: {bands} bands of years for {causes} causes each, and otherwise. Both engines are "
        "given a dictionary of facts, and return the row and its amount, without a trace. Before they are timed they answer "
        f"{about['agreed']} customers, at every edge and beside it, and have to agree.",
        "Leeway is given exact numbers: with months, two customers in three come with a fraction, which Python reckons slowly. "
        "zen-engine is given the nearest number that JSON has.",
        "Leeway: a table that leeway.offers.quick made ready once. Whole years are looked up; with months they are searched for.",
        f"zen-engine: {about['zen_form']}, the fastest of its forms of call here, and without a trace.",
        "zen-engine runs on CPython only; Pyodide's figures are set against that. Pyodide runs in a process of its own, after.",
        f"decide: the whole decision with its reasons, from a case as text: {about['decide']} of the default policy.",
        f"Median and best of {about['rounds']} rounds in which all take turns; on a busy machine the bests say more.",
    ]


def page(rows: list[Row], about: dict[str, str], proofs: list[Proof]) -> str:
    """The reference page."""
    table = ["| " + " | ".join(HEADS) + " |", "|---|---|--:|--:|--:|--:|--:|"]
    table += ["| " + " | ".join(_cells(row)) + " |" for row in rows]
    head = "---\ntitle: Performance\nsearch:\n  exclude: true\n---\n\n# Performance\n\n"
    how = "Written by `make bench ARGS=--write`; `make bench` prints the same for your machine. What counts are the ratios.\n\n"
    notes = "\n".join(f"- {note}" for note in _notes(about))
    proved = ["| " + " | ".join(bench_proofs.HEADS) + " |", "|---|---|--:|--:|"]
    proved += ["| " + " | ".join(bench_proofs.cells(one)) + " |" for one in proofs]
    below = "\n\n## Proofs\n\n" + "\n".join(proved) + f"\n\n{PROOFS}\n"
    return head + how + "\n".join(table) + "\n\n" + f"{_heading(about)}.\n\n" + notes + below


PROOFS = (
    "A check as `leeway check` does it, on all processors of the machine: every table, fact, situation and guarantee is a unit "
    "that is proved for all customers. What was proved is remembered, so that an edit proves only what it touched."
)


def _machine() -> str:
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"


if __name__ == "__main__":
    sys.exit(main())
