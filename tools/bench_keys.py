"""How many keys it takes to the right answer: every worked example, played on its page by keys alone (tests/browser/player.py).

    python -m tools.bench_keys [POLICY ...]

Counted are the answers and the keys from the open page of the situation until the page says for certain what the example expects.
The day and the reader's level are known before. What is typed on the home page, to come to that page, is counted beside it: the
letters of a whole sentence of tests/find, and Enter.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from tests.browser.checker import Checker
from tests.browser.conftest import built
from tests.browser.player import HEADS as COUNTED
from tests.browser.player import Played, cells, longest, played
from tests.browser.served import visit
from tests.conftest import SWITCHES, chromium
from tests.project import CHECKOUT, POLICY

EXAMPLES = CHECKOUT / "policy" / "examples"
SENTENCES = CHECKOUT / "tests" / "find" / "sentences.tsv"
HEADS = (*COUNTED, "letters of a sentence, median")
RULE = f"|---|{'--:|' * (len(HEADS) - 1)}"
NOTE = (
    "Every worked example, played on its page by keys alone until the page says for certain what the example expects. A choice "
    "is one key, a number its digits and Enter, a date eight digits and Enter. “In three questions”: examples that take no more. "
    "The letters are those of the sentences in `tests/find`, typed whole; Enter comes on top."
)


def measured(policies: list[Path] | None = None, say: Callable[[str], None] = lambda _: None) -> list[tuple[str, ...]]:
    """A line for each policy, as HEADS says."""
    return [(*cells(what, found), _letters(what)) for what, found in _all(policies, say)]


def _all(policies: list[Path] | None, say: Callable[[str], None]) -> Iterator[tuple[str, list[Played]]]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(SWITCHES))
        for path in policies or [POLICY, *sorted(EXAMPLES.glob("*.yml"))]:
            what = "default policy" if path == POLICY else path.stem
            say(f"keys: {what}")
            yield what, list(_played(browser, path))
        browser.close()


def _played(browser: Browser, path: Path) -> Iterator[Played]:
    with (
        tempfile.TemporaryDirectory() as folder,
        built(Path(folder), path.read_text("utf-8")) as site,
        visit(browser, timezone_id="UTC") as one,
    ):
        yield from played(site, Checker(one.page), json.loads(site.policy_text))


def _letters(what: str) -> str:
    """Of the sentences for a policy; empty where there are none."""
    if what != "default policy" or not SENTENCES.exists():
        return ""
    return f"{median(len(line.partition(chr(9))[2]) for line in SENTENCES.read_text('utf-8').splitlines()):g}"


def main() -> int:
    """Print the table, and what takes most."""
    for what, found in _all([Path(name) for name in sys.argv[1:]] or None, lambda one: print(one, file=sys.stderr, flush=True)):
        print("\n".join(f"{head}: {cell}" for head, cell in zip(HEADS, (*cells(what, found), _letters(what))) if cell))
        print("\n".join(f"  {line}" for line in longest(found)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
