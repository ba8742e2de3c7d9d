"""What Lighthouse says of the site on a telephone: three pages, and one beside them as plain Material, all served by nginx.

    python -m tools.bench_lighthouse [FOLDER]

Lighthouse is a package of its own in tools/lighthouse, as nothing else needs it, and is fetched when it is wanted first. It loads
each page in a new profile, as it does by default: a telephone of some years ago on a slow network, both reckoned from what was
observed. What costs a page its full marks is printed; in FOLDER the whole reports are kept.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

from tests import nginx
from tests.conftest import SWITCHES, chromium
from tools.bench_places import served

HERE = Path(__file__).parent / "lighthouse"
PROGRAM = HERE / "node_modules" / "lighthouse" / "cli" / "index.js"
PAGES = (("home", ""), ("a situation", "playbook/situations/reception/"), ("the checker's page", "playbook/checker/"))
PLAIN = "the same situation, plain Material"
CATEGORIES = ("accessibility", "best-practices", "performance")
TIMES = (
    ("first-contentful-paint", "s"),
    ("largest-contentful-paint", "s"),
    ("total-blocking-time", "ms"),
    ("cumulative-layout-shift", ""),
)
ROUNDS = 3
HEADS = ("page", "accessibility", "best practices", "performance", "first paint", "largest paint", "blocked", "layout shift")
RULE = f"|---|{'--:|' * (len(HEADS) - 1)}"
NOTE = (
    "Lighthouse, as it is by default: a new profile on a telephone with a slow line, both reckoned from what was observed. Marks "
    f"out of 100; medians of {ROUNDS} rounds. Its marks for being found by search engines are not asked for: a playbook asks not "
    "to be. Plain Material is MkDocs's build of the same Markdown, without anything of Leeway's."
)
Report = dict[str, Any]


def measured(say: Callable[[str], None] = lambda _: None, keep: Path | None = None) -> list[tuple[str, ...]]:
    """A line for each page, as HEADS says."""
    _fetch()
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as places:
        pages = [(name, f"http://{nginx.HOST}:{places.leeway}/{path}") for name, path in PAGES]
        plain = (PLAIN, f"http://{nginx.HOST}:{places.plain}/{PAGES[1][1]}")
        return [_line(name, list(_reports(address, name, say, keep))) for name, address in (*pages, plain)]


def _fetch() -> None:
    """Lighthouse, as pinned and hashed in its package-lock.json."""
    if not PROGRAM.exists():
        subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], cwd=HERE, check=True)


def _reports(address: str, name: str, say: Callable[[str], None], keep: Path | None) -> Iterator[Report]:
    switches = " ".join(["--headless=new", *SWITCHES])
    command = ["node", str(PROGRAM), address, "--output=json", "--quiet", f"--only-categories={','.join(CATEGORIES)}"]
    for round_ in range(ROUNDS):
        say(f"lighthouse: {name}")
        run = subprocess.run(
            [*command, f"--chrome-flags={switches}"],
            env=os.environ | {"CHROME_PATH": chromium()}, stdout=subprocess.PIPE, encoding="utf-8", check=True, timeout=300,
        )  # fmt: skip
        if keep:
            (keep / f"{name.replace(' ', '-')}-{round_}.json").write_text(run.stdout, "utf-8")
        yield json.loads(run.stdout)


def _line(name: str, reports: list[Report]) -> tuple[str, ...]:
    marks = [f"{100 * median(one['categories'][category]['score'] for one in reports):.0f}" for category in CATEGORIES]
    return name, *marks, *(_time(median(one["audits"][time]["numericValue"] for one in reports), unit) for time, unit in TIMES)


def _time(value: float, unit: str) -> str:
    return {"s": f"{value / 1000:.1f} s", "ms": f"{value:.0f} ms"}.get(unit, f"{value:.3f}")


def missed(report: Report) -> Iterator[str]:
    """What costs a page its full marks, in a line each."""
    for category in CATEGORIES:
        for one in report["categories"][category]["auditRefs"]:
            audit = report["audits"][one["id"]]
            if one["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{category}: {audit['id']} {audit['score']} {audit.get('displayValue', '')}"


def main() -> int:
    """Print the table, and what was missed."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(sys.argv[1] if len(sys.argv) > 1 else made)
        folder.mkdir(parents=True, exist_ok=True)
        for line in measured(lambda one: print(one, file=sys.stderr, flush=True), folder):
            print("; ".join(f"{head}: {cell}" for head, cell in zip(HEADS, line)))
        for path in sorted(folder.glob("*-0.json")):
            print(path.stem, *missed(json.loads(path.read_text("utf-8"))), sep="\n  ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
