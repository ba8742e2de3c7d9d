"""How well and how fast a situation is found by what a customer said, beside the theme's own search of the same pages.

    python -m tools.bench_find

The sentences are the half of tests/find/sentences.tsv that was not used for tuning. The theme's search runs in Chromium on the
built site, as a reader uses it: the sentence is typed into its box, and of the pages that it lists the situations count.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from itertools import product
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Page, sync_playwright

from leeway.find import index
from tests.browser.conftest import built
from tests.browser.served import Site, visit
from tests.conftest import SWITCHES, chromium
from tests.find.sentences import Row, held_out, searched
from tests.project import compiled

HEADS = ("situations", "search", "comes first", "among three", "ms a key, median", "p95", "most")
RULE = f"|---|---|{'--:|' * (len(HEADS) - 2)}"
NOTE = (
    "Sentences in customers' words that were written blind and not used for tuning (`tests/find`). “300”: the default policy's "
    "situations among those of other trades. A key: from the letter to the drawn results, in Chromium. The theme's search is "
    "given the whole sentence, in Chromium, on the same site; a situation that it does not list counts as not found."
)
_TYPED = 24  # sentences that are typed letter by letter

_TRADES = (
    *("Hotel room", "Flight", "Bank card", "Gym membership", "Parcel locker", "Dentist", "Rental car", "Mobile contract"),
    *(
        "Energy meter",
        "Concert ticket",
        "Pizza order",
        "Insurance claim",
        "Evening course",
        "Train journey",
        "Taxi ride",
        "Web server",
    ),
    *(
        "Shop account",
        "Library loan",
        "Garden service",
        "Cleaning service",
        "Pet food",
        "Pharmacy",
        "Newspaper",
        "Parking permit",
    ),
)
_TROUBLES = (
    ("late", ("The {} is late", "How long do I have to wait for the {}?")),
    ("wrong", ("This is not the {} I asked for", "You mixed up my {}")),
    ("broken", ("The {} does not work", "Something is wrong with the {}")),
    ("cancelled by us", ("You cancelled my {}", "Nobody told me the {} is off")),
    ("too expensive", ("Why does the {} cost so much?", "The {} went up again")),
    ("charged twice", ("I paid for the {} twice", "The {} is on my statement two times")),
    ("unfriendly staff", ("The people at the {} were unfriendly", "I was treated badly over the {}")),
    ("no answer", ("I wrote about the {} and nobody answers", "No reply about my {}")),
    ("wants to end it", ("I want to end the {}", "Cancel my {} please")),
    ("money back", ("I want my money back for the {}", "When do you refund the {}?")),
    ("lost", ("My {} is gone", "You lost my {}")),
    ("a small thing", ("The {} was fine, only", "A little thing about the {}")),
)

# In the page: types every beginning of the sentences, and says how long each took to be answered.
_TYPE = """async (sentences) => {
  const input = document.querySelector("leeway-find").shadowRoot.querySelector("input");
  const answered = () => new Promise((done) => new MutationObserver((_, watch) => { watch.disconnect(); done(); })
    .observe(input, { attributeFilter: ["aria-expanded"] }));
  const type = async (typed) => {
    const start = performance.now();
    const answer = answered();
    input.value = typed;
    input.dispatchEvent(new Event("input"));
    await answer;
    return performance.now() - start;
  };
  await type("first");
  const times = [];
  for (const one of sentences) for (let at = 1; at <= one.length; at += 1) times.push(await type(one.slice(0, at)));
  return times;
}"""

# In the page: what the theme's search lists for a sentence, once its list has been still for a while.
_SEARCH = """async (sentence) => {
  const field = document.querySelector("input[data-md-component=search-query]");
  const list = document.querySelector(".md-search-result__list");
  field.focus();
  field.value = sentence;
  field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  let last = performance.now();
  const watch = new MutationObserver(() => { last = performance.now(); });
  watch.observe(list, { childList: true, subtree: true });
  while (performance.now() - last < 250) await new Promise((done) => setTimeout(done, 25));
  watch.disconnect();
  return [...list.querySelectorAll("a")].map((link) => link.pathname);
}"""


def measured(say: Callable[[str], None] = lambda _: None) -> list[tuple[str, ...]]:
    """A line for each search and each number of situations, as HEADS says."""
    wanted = held_out()
    policy = compiled()
    many = among_others(policy)
    say("find: quality")
    ours = [_shares(searched(one, [said for _, said in wanted]).ranked, wanted) for one in (policy, many)]
    say("find: in the browser")
    times, theirs = _in_browser(many, wanted)
    counts = (str(len(policy["situations"])), str(len(many["situations"])))
    rows = [(count, "Leeway", *shares, *_spread(took)) for count, shares, took in zip(counts, ours, times)]
    return [*rows, (counts[0], "Material's own", *_shares(theirs, wanted), "", "", "")]


def among_others(policy: Mapping[str, Any]) -> dict[str, Any]:
    """The policy with as many situations of other trades as make 300, to be searched only."""
    found = dict(policy["situations"])
    some = next(iter(found.values()))
    for trade, (trouble, said) in product(_TRADES, _TROUBLES):
        name = f"{trade}-{trouble}".lower().replace(" ", "-")
        says = [one.format(trade.lower()) for one in said]
        found[name] = {
            **some,
            "name": f"{trade}: {trouble}",
            "customers_say": says,
            "first": "Say back what you heard.",
            "remember": [],
        }
    return {**policy, "situations": found}


def _shares(ranked: Sequence[Sequence[str]], wanted: Sequence[Row]) -> tuple[str, str]:
    """How many sentences have their situation first, and among the first three."""
    return tuple(f"{sum(one in found[:top] for (one, _), found in zip(wanted, ranked)) / len(wanted):.1%}" for top in (1, 3))  # type: ignore[return-value]


def _spread(times: Sequence[float]) -> tuple[str, str, str]:
    ordered = sorted(times)
    return (f"{median(ordered):.1f}", f"{ordered[int(0.95 * len(ordered))]:.1f}", f"{ordered[-1]:.1f}")


def _in_browser(many: Mapping[str, Any], wanted: Sequence[Row]) -> tuple[list[list[float]], list[list[str]]]:
    """The times of keys on the site, and on it with many situations; and what the theme's own search lists."""
    typed = [said for _, said in wanted[:_TYPED]]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright, built(Path(folder)) as site:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(SWITCHES))
        with visit(browser) as one:
            one.without_python()
            few = _typing(one.page, site, typed)
            theirs = [_situations(one.page.evaluate(_SEARCH, said)) for _, said in wanted]
        texts = index(many, {})
        with visit(browser) as one, site.instead(lambda path: texts if "/find-" in path and path.endswith(".json") else None):
            one.without_python()
            lots = _typing(one.page, site, typed)
        browser.close()
    return [few, lots], theirs


def _typing(page: Page, site: Site, sentences: list[str]) -> list[float]:
    page.goto(f"{site.url}/")
    page.locator("leeway-find input").wait_for()
    return [float(one) for one in page.evaluate(_TYPE, sentences)]


def _situations(paths: Sequence[str]) -> list[str]:
    """The ids of the situations among addresses, each once, in their order."""
    found = (path.rstrip("/").rpartition("/")[2] for path in paths if "/playbook/situations/" in path)
    return list(dict.fromkeys(found))


if __name__ == "__main__":
    print(json.dumps([HEADS, *measured(lambda what: print(what, file=sys.stderr))], indent=1, ensure_ascii=False))
