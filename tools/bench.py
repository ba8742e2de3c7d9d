"""`make bench`: the site in a browser, its building, the kernel beside zen-engine, and proofs; one table with ratios for each.

    python -m tools.bench [--part site|lighthouse|find|keys|build|kernel|proofs|report] [--json] [--write]

Of the kernel, all that runs on CPython takes turns, round by round, in one process; Pyodide follows in a process of its own.
Before anything is timed, both engines answer every customer and have to agree. `--json` prints every number; `--write` writes
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
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from leeway import pipeline
from leeway.bundle import ASSETS, bundle
from leeway.compile import dump
from tests.conftest import chromium
from tools import (
    bench_build,
    bench_find,
    bench_keys,
    bench_lighthouse,
    bench_proofs,
    bench_report,
    bench_site,
    bench_table,
    bench_zen,
)
from tools.bench_proofs import Proof
from tools.bench_site import Measure
from tools.bench_table import DECIDE, MONTHS, WHOLE

CHECKOUT = Path(__file__).parents[1]
PAGE = CHECKOUT / "docs" / "reference" / "performance.md"
ZEN = "zen-engine"
LEEWAY = "Leeway"
PARTS = ("site", "lighthouse", "find", "keys", "build", "kernel", "proofs", "report")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the result: what was measured where, in seconds for one decision, and how many times zen-engine that is."""

    what: str
    who: str
    median: float
    best: float
    times_median: float | None
    times_best: float | None


@dataclass(frozen=True, slots=True)
class Found:
    """What was measured; a part that was not asked for is empty."""

    site: list[Measure]
    lighthouse: list[tuple[str, ...]]
    find: list[tuple[str, ...]]
    keys: list[tuple[str, ...]]
    build: list[Measure]
    rows: list[Row]
    proofs: list[Proof]
    about: dict[str, str]
    report: list[tuple[str, ...]] = field(default_factory=list)


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench", description="What everything takes.")
    parser.add_argument("--part", choices=PARTS, action="append", help="only this part; may be given several times")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--write", action="store_true", help="write docs/reference/performance.md; all parts are measured then")
    parser.add_argument("--rounds", type=int, default=bench_table.ROUNDS, help="how many rounds of the kernel's part")
    asked = parser.parse_args()
    if shutil.which("node") is None:
        return _stop("Node.js was not found, and Pyodide is measured under it. `make bench` sets it up.")
    found = everything(PARTS if asked.write else tuple(asked.part or PARTS), asked.rounds)
    print(json.dumps(asdict(found), indent=2, ensure_ascii=False) if asked.json else "\n".join(printed(found)))
    if asked.write:
        PAGE.write_text(page(found), "utf-8")
    return 0


def _stop(message: str) -> int:
    print(message, file=sys.stderr)
    return 1


def everything(parts: tuple[str, ...], rounds: int) -> Found:
    """The parts, one after the other: each takes the whole machine."""
    site = bench_site.measured(say=_say) if "site" in parts else []
    lighthouse = bench_lighthouse.measured(say=_say) if "lighthouse" in parts else []
    find = bench_find.measured(say=_say) if "find" in parts else []
    keys = bench_keys.measured(say=_say) if "keys" in parts else []
    build = bench_build.measured(say=_say) if "build" in parts else []
    rows, about = measured(rounds) if "kernel" in parts else ([], {})
    proofs = bench_proofs.measured() if "proofs" in parts else []
    report = bench_report.measured(say=_say) if "report" in parts else []
    return Found(site, lighthouse, find, keys, build, rows, proofs, _machine() | about, report)


def _say(what: str) -> None:
    print(f"{what} ...", file=sys.stderr, flush=True)


def printed(found: Found) -> list[str]:
    """All parts as lines for a terminal."""
    parts = [[_heading(found.about)]]
    if found.site or found.build:
        parts += [_aligned([bench_site.HEADS, *map(bench_site.cells, found.site + found.build)], 1), [*SITE_NOTES]]
    if found.lighthouse:
        parts += [_aligned([bench_lighthouse.HEADS, *found.lighthouse], 1), [bench_lighthouse.NOTE]]
    if found.find:
        parts += [_aligned([bench_find.HEADS, *found.find]), [bench_find.NOTE]]
    if found.keys:
        parts += [_aligned([bench_keys.HEADS, *found.keys], 1), [bench_keys.NOTE]]
    if found.rows:
        parts += [text(found.rows), _notes(found.about)]
    if found.proofs:
        parts += [proof_lines(found.proofs), [PROOFS]]
    if found.report:
        parts += [_aligned([bench_report.HEADS, *found.report], 1), [bench_report.NOTE]]
    return [line for part in parts for line in (*part, "")]


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
        "zen": f"{ZEN} {version(ZEN)}",
        "zen_form": form,
        "pyodide": pyodide,
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


def _aligned(lines: list[tuple[str, ...]], texts: int = 2) -> list[str]:
    """Columns beside one another, the first ones to the left, numbers to the right."""
    wide = [max(map(len, column)) for column in zip(*lines)]
    return [
        "  ".join(cell.ljust(size) if n < texts else cell.rjust(size) for n, (cell, size) in enumerate(zip(line, wide))).rstrip()
        for line in lines
    ]


def _heading(about: dict[str, str]) -> str:
    with_what = [about["python"], about["chromium"], *(about[name] for name in ("zen", "pyodide") if name in about)]
    return f"{about['date']}: Leeway {about['leeway']}, {', '.join(with_what)}; {about['machine']}"


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


def page(found: Found) -> str:
    """The reference page."""
    head = "---\ntitle: Performance\nsearch:\n  exclude: true\n---\n\n# Performance\n\n"
    how = "Written by `make bench ARGS=--write`; `make bench` prints the same for your machine. What counts are the ratios.\n"
    parts = [
        f"{head}{how}\n{_heading(found.about)}.",
        "## In the browser\n\n" + _table(bench_site.HEADS, map(bench_site.cells, found.site), "|---|--:|--:|---|--:|"),
        "\n".join(f"- {note}" for note in SITE_NOTES),
        "## What Lighthouse says\n\n"
        + _table(bench_lighthouse.HEADS, found.lighthouse, bench_lighthouse.RULE)
        + f"\n\n{bench_lighthouse.NOTE}",
        "## Finding by what the customer said\n\n"
        + _table(bench_find.HEADS, found.find, bench_find.RULE)
        + f"\n\n{bench_find.NOTE}",
        "## Keys to the right answer\n\n" + _table(bench_keys.HEADS, found.keys, bench_keys.RULE) + f"\n\n{bench_keys.NOTE}",
        "## Building\n\n" + _table(bench_site.HEADS, map(bench_site.cells, found.build), "|---|--:|--:|---|--:|"),
        "## The kernel\n\n" + _table(HEADS, map(_cells, found.rows), "|---|---|--:|--:|--:|--:|--:|"),
        "\n".join(f"- {note}" for note in _notes(found.about)),
        "## Proofs\n\n" + _table(bench_proofs.HEADS, map(bench_proofs.cells, found.proofs), "|---|---|--:|--:|"),
        PROOFS,
        "## The report of wins\n\n" + _table(bench_report.HEADS, found.report, bench_report.RULE) + f"\n\n{bench_report.NOTE}\n",
    ]
    return "\n\n".join(parts)


def _table(heads: tuple[str, ...], lines: Iterable[tuple[str, ...]], rule: str) -> str:
    return "\n".join(["| " + " | ".join(heads) + " |", rule, *("| " + " | ".join(line) + " |" for line in lines)])


SITE_NOTES = (
    "Bare: a page that does nothing but `loadPyodide()`, with the files that its makers publish. Plain Material: MkDocs's build "
    "of the same Markdown. All are served by nginx, with files compressed at build time, to the same Chromium, and take turns.",
    "First answers count from the beginning of the navigation to the first decision that is drawn; medians. On a situation's "
    "page that is the decision on a new case, which Python gave when the site was built; the line below it counts to the first "
    "one that the page's own Python has worked out. Cold: a new browser profile. Warm: the browser was closed and started again "
    "on a profile that has read the site.",
    "20 Mbit/s: one line for all connections, with 20 ms there and back. 4 x slower CPU: the browser's processes run a quarter "
    "of the time. Bytes are counted on that line, with all headers.",
    "An edit is an answer in a case that is told at a quick rep's pace, by a button or typed, or the fresh start after the last: "
    "from the click or the Enter until the new decision is drawn.",
)
PROOFS = (
    "A check as `leeway check` does it, on all processors of the machine: every table, fact, situation and guarantee is a unit "
    "that is proved for all customers. What was proved is remembered, so that an edit proves only what it touched."
)


def _machine() -> dict[str, str]:
    """The day, the machine, and the programs that every part uses."""
    said = subprocess.run([chromium(), "--version"], capture_output=True, text=True, check=True).stdout.split()
    return {
        "date": datetime.date.today().isoformat(),
        "leeway": version("leeway-playbook"),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "chromium": " ".join(said[:2]),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
    }


if __name__ == "__main__":
    sys.exit(main())
