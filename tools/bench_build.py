"""How long a playbook takes to build, beside the builders alone on the same Markdown, and to follow an edit in the preview.

Whole processes, as somebody starts them, in turns. Before the builds that count there is one in which everything is proved,
rendered and compressed for the first time; it has a line of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from tests import nginx
from tests.conftest import SWITCHES, chromium
from tests.project import small
from tools.bench_policy import policy_file
from tools.bench_site import Measure

SIZES = (30, 300)
ROUNDS = 3
EDITS = 5
WAIT = 120_000  # ms


def measured(sizes: tuple[int, ...] = SIZES, rounds: int = ROUNDS, say: Callable[[str], None] = lambda _: None) -> list[Measure]:
    """All lines."""
    found: list[Measure] = []
    for size in sizes:
        say(f"building {size} situations")
        found += builds(size, rounds)
    say("an edit in the preview")
    return [*found, edit_to_page()]


def builds(size: int, rounds: int) -> list[Measure]:
    """Leeway beside MkDocs and Zensical, on a policy of so many situations."""
    with tempfile.TemporaryDirectory() as name:
        root = project(Path(name).resolve(), policy_file(size))
        first = _seconds([sys.executable, "-m", "leeway", "build"], root)
        took: dict[str, list[float]] = {builder: [] for builder in ("leeway", "mkdocs", "zensical")}
        for turn in range(rounds):
            _edit(root, turn)
            took["leeway"].append(_seconds([sys.executable, "-m", "leeway", "build"], root))
            for builder in ("mkdocs", "zensical"):
                command = [sys.executable, "-m", builder, "build", "--clean", "-f", "plain.yml"]
                took[builder].append(_seconds(command, root))
    ours, mkdocs, zensical = (median(took[builder]) for builder in ("leeway", "mkdocs", "zensical"))
    return [
        Measure(f"{size} situations, after an edit: leeway build", "s", ours, "mkdocs build", mkdocs),
        Measure(f"{size} situations, after an edit: leeway build", "s", ours, "zensical build", zensical),
        Measure(f"{size} situations, the first time: leeway build", "s", first, "mkdocs build", mkdocs),
    ]


def project(root: Path, policy: str) -> Path:
    """A playbook project with this policy, and settings for a builder alone beside its own."""
    small(root)
    (root / "policy" / "policy.yml").write_text(policy, "utf-8")
    # Their own folder; the pages and all that goes with them are the same.
    config = (root / "mkdocs.yml").read_text("utf-8").replace("site_dir: site", "site_dir: plain")
    (root / "plain.yml").write_text(config, "utf-8")
    return root


def _edit(root: Path, turn: int) -> None:
    path = root / "policy" / "policy.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace(f"representative: {20 + turn}%", f"representative: {21 + turn}%", 1), "utf-8")


def _seconds(command: list[str], root: Path) -> float:
    start = time.perf_counter()
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, env=_quiet(), check=False)
    took = time.perf_counter() - start
    if run.returncode != 0:
        raise SystemExit(f"{' '.join(command)}\n{run.stdout}{run.stderr}")
    return took


def _quiet() -> dict[str, str]:
    return os.environ | {"NO_MKDOCS_2_WARNING": "1"}


def edit_to_page() -> Measure:
    """From saving the policy to the new page in a browser, beside a whole `mkdocs build` of the same playbook."""
    with tempfile.TemporaryDirectory() as name:
        root = project(Path(name).resolve(), policy_file(SIZES[0]))
        with _preview(root) as address, sync_playwright() as playwright:
            program = chromium()
            browser = playwright.chromium.launch(executable_path=program, args=list(SWITCHES))
            page = browser.new_page()
            page.goto(address)
            took = []
            for turn in range(EDITS):
                was = page.locator("meta[name=leeway-policy]").get_attribute("content")
                start = time.perf_counter()
                _edit(root, turn)
                shown = "(was) => (document.querySelector('meta[name=leeway-policy]')?.content ?? was) !== was"
                page.wait_for_function(shown, arg=was, timeout=WAIT)
                took.append(time.perf_counter() - start)
            browser.close()
        alone = _seconds([sys.executable, "-m", "mkdocs", "build", "--clean", "-f", "plain.yml"], root)
    what = f"{SIZES[0]} situations, preview: from saving an edit to the page that shows it"
    return Measure(what, "s", median(took), "mkdocs build", alone)


@contextmanager
def _preview(root: Path) -> Iterator[str]:
    port = nginx.free_port()
    command = [sys.executable, "-m", "leeway", "serve", "--port", str(port)]
    run = subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=_quiet())
    try:
        assert run.stdout is not None
        for line in run.stdout:
            if "playbook is at" in line:
                break
        yield f"http://{nginx.HOST}:{port}"
    finally:
        run.kill()
        run.wait()
