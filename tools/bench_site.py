"""The site in a browser, beside a page with bare `loadPyodide()` and beside a plain Material page; all in one run.

The three (tools/bench_places.py) are shown to the same Chromium; they take turns, round by round. A slow line and a slow machine
are made outside of the browser (tools/slow.py). Bytes are those that came over the line.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import NamedTuple

from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright

from tests import nginx
from tests.conftest import SWITCHES, chromium
from tools.bench_places import Places, served
from tools.slow import Line, line, slowed

PAGE = "playbook/situations/reception/"
OTHER = "playbook/situations/visit_failed/"
PLAIN = "playbook/phrases/"
RATE = 20e6  # bits a second
DELAY = 0.01  # seconds, each way
ROUNDS = 7
EDITS = 300
WAIT = 180_000  # ms
SETTLES = 2000  # ms

# In ms since the navigation began. Every contestant says "leeway-decision" when its Python can answer; Leeway says
# "leeway-opening" when it shows the answer to a new case, which Python gave when the site was built.
LISTEN = """
window.says = (some) => new Promise((done) => {
  for (const one of some) addEventListener(one, () => done(performance.now()), { capture: true, once: true });
});
window.answered = window.says(["leeway-opening", "leeway-decision"]);
window.computed = window.says(["leeway-decision"]);
"""
FOLLOW = """(path) => new Promise((done, failed) => {
  const link = [...document.querySelectorAll("a")].find((one) => one.href.endsWith(path));
  if (!link) failed(new Error("no link"));
  const began = performance.now();
  Promise.all([window.says(["leeway-opening", "leeway-decision"]), window.says(["leeway-decision"])])
    .then((some) => done(some.map((at) => at - began)));
  link.click();
})"""
BETWEEN = """() => {
  const first = (what) => performance.getEntriesByName(`leeway-${what}`)[0];
  const [begin, opening, decision] = ["begin", "opening", "decision"].map(first);
  return [opening ?? decision, decision].map((at) => at.startTime - begin.startTime);
}"""
# A case is told as a quick rep tells it: the first question is answered, by a button or by typing, until there is none; then
# another case begins. Which answers is drawn from a fixed sequence. From the click or the Enter to the answer, drawn.
EDIT = """async ({ times, between, typing }) => {
  const root = document.querySelector("leeway-checker").shadowRoot;
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  let state = 20261122;
  const drawn = (below) => { state = (state * 48271) % 2147483647; return state % below; };
  const drawnAnswer = () => window.says(["leeway-opening", "leeway-decision"]);
  const enter = (field) => field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, composed: true }));
  const typed = async (field) => {
    field.focus();
    field.value = "";
    for (const digit of field.type === "text" ? String(1 + drawn(10)) : [`2026-11-${10 + drawn(12)}`]) {
      field.value += digit;
      field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
      await pause(typing);
    }
    return () => enter(field);
  };
  const next = async () => {
    const question = root.querySelector(".lw-question");
    const choices = [...(question?.querySelectorAll("[data-value]") ?? [])];
    const field = question?.querySelector("input");
    if (choices.length) return () => choices[drawn(choices.length)].click();
    return field ? typed(field) : () => root.querySelector(".lw-over").click();
  };
  const took = [];
  while (took.length < times) {
    const act = await next();
    const [began, after] = [performance.now(), drawnAnswer()];
    act();
    await after;
    took.push(performance.now() - began);
    await pause(between);
  }
  return took;
}"""
PACE = {"between": 300, "typing": 120}  # ms: between answers, and between two digits; few people are quicker


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the result: what, in which unit, for each contestant; `times` is Leeway's number over the one beside it."""

    what: str
    unit: str
    leeway: float
    beside: str
    other: float | None

    @property
    def times(self) -> float | None:
        return self.leeway / self.other if self.other else None


def measured(rounds: int = ROUNDS, say: Callable[[str], None] = lambda _: None) -> list[Measure]:
    """All lines."""
    found: list[Measure] = []
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        with served(folder) as places:
            bench = _Bench(playwright, folder, places, rounds)
            for part in (bench.cold, bench.slow_line, bench.slow_machine, bench.warm, bench.more_pages, bench.edits, bench.bytes):
                say(part.__name__.replace("_", " "))
                found += part()
    return found


class Took(NamedTuple):
    """After how many ms an answer was shown, and after how many the Python in the page had worked one out."""

    shown: float
    computed: float


class _Bench:
    """The measurements; each gives its lines."""

    def __init__(self, playwright: Playwright, folder: Path, places: Places, rounds: int) -> None:
        self.playwright, self.folder, self.places, self.rounds = playwright, folder, places, rounds
        self.pages = {"leeway": (places.leeway, PAGE), "bare": (places.bare, "")}
        self.warmed = False

    @contextmanager
    def browser(self, profile: str) -> Iterator[BrowserContext]:
        """A Chromium that was just started, on a profile."""
        options = {"executable_path": chromium(), "args": list(SWITCHES), "locale": "en-US"}
        context = self.playwright.chromium.launch_persistent_context(str(self.folder / profile), **options)  # type: ignore[arg-type]
        context.add_init_script(LISTEN)
        context.pages[0].wait_for_timeout(SETTLES)  # a browser that was just started has other things to do
        try:
            yield context
        finally:
            context.close()

    def first(self, context: BrowserContext, address: str) -> tuple[Page, Took]:
        """A page of this address, and when it had an answer: the first that was shown, the first of its own Python."""
        page = context.new_page()
        page.goto(address, wait_until="commit")
        page.wait_for_function("window.computed", timeout=WAIT)
        return page, Took(*page.evaluate("Promise.all([window.answered, window.computed])"))

    def _cold(self, what: str, rounds: int, rate: float = 0, delay: float = 0, slower: float = 1) -> list[Measure]:
        took: dict[str, list[Took]] = {who: [] for who in self.pages}
        for turn in range(rounds):
            for who, (port, path) in self.pages.items():
                profile = f"cold-{what}-{who}-{turn}".replace(" ", "-").replace(",", "")
                with line(port, rate, delay) as way, self.browser(profile) as context, slowed(profile, slower):
                    took[who].append(self.first(context, f"{way.address}/{path}")[1])
        return _beside(what, took)

    def cold(self) -> list[Measure]:
        return self._cold("cold cache", self.rounds)

    def slow_line(self) -> list[Measure]:
        return self._cold("cold cache, 20 Mbit/s", self.rounds, RATE, DELAY)

    def slow_machine(self) -> list[Measure]:
        return self._cold("cold cache, 20 Mbit/s, 4 x slower CPU", max(3, self.rounds // 2), RATE, DELAY, 4)

    def _profiles(self) -> None:
        """A profile for each in which the site has been read several times, days before as it were."""
        for who, (port, path) in self.pages.items():
            for _ in range(3):
                with self.browser(f"warm-{who}") as context:
                    page, _ = self.first(context, f"http://{nginx.HOST}:{port}/{path}")
                    page.wait_for_timeout(4000)
        self.warmed = True

    def _warm(self, what: str, rounds: int, slower: float = 1) -> list[Measure]:
        took: dict[str, list[Took]] = {who: [] for who in self.pages}
        for _ in range(rounds):
            for who, (port, path) in self.pages.items():
                with self.browser(f"warm-{who}") as context, slowed(f"warm-{who}", slower):
                    took[who].append(self.first(context, f"http://{nginx.HOST}:{port}/{path}")[1])
        return _beside(what, took)

    def warm(self) -> list[Measure]:
        if not self.warmed:
            self._profiles()
        few = max(3, self.rounds // 2)
        slow = self._warm("warm cache, 4 x slower CPU", few, 4)
        return self._warm("warm cache", self.rounds) + slow

    def more_pages(self) -> list[Measure]:
        """The next page by a link, and the same page in another tab, on a Python that runs."""
        follow, tabs, starts, bare = [], [], [], []
        site = f"http://{nginx.HOST}:{self.places.leeway}/"
        with self.browser("warm-leeway") as context:
            first, _ = self.first(context, site + PAGE)
            for turn in range(self.rounds):
                follow.append(Took(*first.evaluate(FOLLOW, OTHER if turn % 2 == 0 else PAGE)))
                first.wait_for_timeout(300)
                page, took = self.first(context, site + PAGE)
                tabs.append(took)
                starts.append(Took(*page.evaluate(BETWEEN)))
                page.close()
        with self.browser("warm-bare") as context:
            self.first(context, f"http://{nginx.HOST}:{self.places.bare}/")
            for _ in range(self.rounds):
                page, took = self.first(context, f"http://{nginx.HOST}:{self.places.bare}/")
                bare.append(took.computed)
                page.close()
        other = median(bare)
        return [
            *_both("second page, from the click on a link", follow, other),
            *_both("second tab, from the address", tabs, other),
            *_both("second tab, from the checker's first line", starts, other),
        ]

    def edits(self) -> list[Measure]:
        with self.browser("warm-leeway") as context:
            page, _ = self.first(context, f"http://{nginx.HOST}:{self.places.leeway}/{PAGE}")
            page.evaluate(EDIT, {"times": 20, **PACE})
            took = sorted(page.evaluate(EDIT, {"times": EDITS, **PACE}))
        return [
            Measure(f"an edit to its answer, p{part}", "ms", took[min(len(took) - 1, len(took) * part // 100)], "one frame", 16)
            for part in (50, 95, 99)
        ]

    def bytes(self) -> list[Measure]:
        """What comes over the line: up to the answer, and for a page without a checker before it is idle, and after."""
        answer = self._bytes(self.places.leeway, PAGE, True, 0)
        bare = self._bytes(self.places.bare, "", True, 0)
        page, plain = (self._bytes(port, PLAIN, False, 0) for port in (self.places.leeway, self.places.plain))
        later = self._bytes(self.places.leeway, PLAIN, False, 8000)
        return [
            Measure("bytes, first visit of a page with a checker", "kB", answer, "bare", bare),
            Measure("bytes, first visit of a page without", "kB", page, "plain Material", plain),
            Measure("bytes, the same, and all that is kept when it is idle", "kB", later, "plain Material", plain),
        ]

    def _bytes(self, port: int, path: str, answer: bool, linger: int) -> float:
        with line(port, RATE, DELAY) as way, self.browser(f"bytes-{port}-{path.replace('/', '-')}-{linger}") as context:
            if answer:
                self.first(context, f"{way.address}/{path}")
            else:
                context.new_page().goto(f"{way.address}/{path}", wait_until="load")
            return self._after(way, context, linger)

    @staticmethod
    def _after(way: Line, context: BrowserContext, linger: int) -> float:
        if linger:
            context.pages[-1].wait_for_timeout(linger)
        return way.received / 1000


def _beside(what: str, took: dict[str, list[Took]]) -> list[Measure]:
    bare = median(one.computed for one in took["bare"])
    return _both(f"first answer, {what}", took["leeway"], bare)


def _both(what: str, took: list[Took], bare: float) -> list[Measure]:
    """Two lines: the first answer that is shown, and the first that the page's own Python gives."""
    shown, computed = (median(getattr(one, which) for one in took) for which in Took._fields)
    return [Measure(what, "ms", shown, "bare", bare), Measure(f"{what}: by the page's own Python", "ms", computed, "bare", bare)]


HEADS = ("what", "Leeway", "beside", "", "ratio")


def cells(one: Measure) -> tuple[str, ...]:
    """A line for a table."""
    other = "" if one.other is None else _number(one.other, one.unit)
    return (one.what, _number(one.leeway, one.unit), other, one.beside, "" if one.times is None else f"{one.times:.3f}")


def _number(value: float, unit: str) -> str:
    return f"{value:,.{0 if value >= 100 else 1}f} {unit}"


if __name__ == "__main__":
    for each in measured(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS, lambda part: print(part, file=sys.stderr)):
        print("  ".join(cells(each)))
