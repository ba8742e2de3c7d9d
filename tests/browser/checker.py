"""The checker on a page, as a person uses it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.served import START

# The decision, once it is the answer to the case as it stands.
SETTLED = """() => {
  const checker = document.querySelector("leeway-checker");
  return checker?.settled ? checker.decision : null;
}"""

# The count makes it another link even when the case is the same; what is empty counts as not there.
BEGIN = """(fragment) => new Promise((done) => {
  window.begun = (window.begun ?? 0) + 1;
  addEventListener("hashchange", () => setTimeout(done), { once: true });
  location.hash = `${fragment}&begun-${window.begun}=`;
})"""

# The page's own client. Where its scripts came from is asked of the browser: in a page that was brought in, addresses have moved.
CLIENT = """
  const entry = performance.getEntriesByType("resource").find((one) => one.name.endsWith("/leeway.mjs")).name;
  const module = new URL("python.mjs", entry).href;
  const { python } = await import(module).catch(() => import(`${module}?again`)); // where every file fails once
"""
ASK = f"""async (cases) => {{{CLIENT}
  const answers = [];
  for (const one of cases) answers.push(await python().ask(one));
  return answers;
}}"""


class Checker:
    """One <leeway-checker>."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, address: str) -> Checker:
        """Go to a page and wait until Python has answered."""
        self.page.goto(address)
        self.decision()
        return self

    def begin(self, facts: str = "") -> Checker:
        """Begin a case anew, as a link to it does."""
        self.page.evaluate(BEGIN, f"case=reception&.level=representative&.on=2026-11-22&{facts}")
        self.decision()
        return self

    def decision(self) -> Any:
        """The decision on the case as it stands."""
        return self.page.wait_for_function(SETTLED, timeout=START).json_value()

    def case(self) -> Any:
        return self.page.evaluate("document.querySelector('leeway-checker').case")

    def question(self, fact: str) -> Locator:
        return self.page.locator(f".lw-question[data-fact={fact}]")

    def current(self) -> str | None:
        """The fact that the highlighted question asks for; None when nothing is left to ask."""
        found = self.page.locator(".lw-question.lw-current")
        return found.get_attribute("data-fact") if found.count() else None

    def amounts(self, block: str) -> dict[str, str]:
        """The large figures of a block (owed, offer, reserve), by remedy."""
        cards = self.page.locator(f".lw-block-{block} .lw-offer").all()
        return {card.get_attribute("data-remedy") or "": card.locator(".lw-figure").inner_text() for card in cards}

    def ask_python(self, cases: list[str]) -> Any:
        """The answers to cases (JSON), through the page's own client and worker."""
        return self.page.evaluate(ASK, cases)


def number_in(text: str) -> str:
    """What to type for a policy text: its number alone ("12 years" is typed as 12)."""
    return text.lstrip("$").split()[0]
