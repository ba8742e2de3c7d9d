"""Practice on a page, as a new hire does it: by keys. What is right is asked of the Python of this very process."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Locator, Page

from leeway.desk import Desk
from leeway.desk.practice import grade
from leeway.desk.practice.dealing import question
from leeway.desk.practice.parts import Part
from leeway.desk.practice.rounds import Round, read_round
from leeway.offers import words
from leeway.offers.wire import policy_of
from tests.browser.served import START, Site

ELEMENT = "leeway-practice"
KEPT = "localStorage.getItem('leeway.practice /')"
TURNED = "I will see to it today."  # says nothing that a policy would avoid
_HOW_MANY = """(wanted) => {
  const element = document.querySelector("leeway-practice");
  const form = element?.shadowRoot.querySelector("form.lw-deal-parts");
  return form && Number(form.dataset.number) === wanted && element.question.number === wanted;
}"""


def desk_of(site: Site) -> Desk:
    """The policy of a site, at a desk of this process."""
    policy = policy_of(site.policy_text)
    assert not isinstance(policy, str), policy
    return Desk(policy, json.loads(site.policy_text))


def passed(desk: Desk, step: str) -> dict[str, Any]:
    """A round of a step that was passed, as a page keeps it."""
    told: Any = {"seed": "DONE", "step": step}
    while True:
        parts = _asked(desk, told)
        value, problems = grade(desk, {"round": told, "answers": {one.id: _right(one, desk) for one in parts}})
        assert value is not None, problems
        told = value["round"]
        if value["score"]["over"]:
            assert value["score"]["passed"]
            kept = {"id": f"step={step}&seed=DONE", "policy": desk.policy.version, "changed": "2026-11-30T09:00:00Z"}
            return {**kept, "round": told, "draft": {}, "next": None, "score": value["score"], "done": True}


def _asked(desk: Desk, told: Any) -> tuple[Part, ...]:
    found = read_round(desk, told)
    assert isinstance(found, Round), found
    asked = question(desk, found)
    assert asked is not None
    return asked.parts


def _right(one: Part, desk: Desk) -> Any:
    if one.kind == "amount":
        assert one.exact is not None
        return words.value(one.exact, one.unit, desk.policy)
    right = [value for value, _ in one.options if value in one.rights]
    return {"text": TURNED, "marks": right}.get(one.kind, right[:1] and right[0])


class Practice:
    """One <leeway-practice>."""

    def __init__(self, page: Page, site: Site) -> None:
        self.page = page
        self.site = site
        self.desk = desk_of(site)

    def open(self, search: str = "", number: int | None = 1) -> Practice:
        """Go to practice, and wait for a question; for its first page where there is to be none."""
        self.page.goto(f"{self.site.url}/playbook/practice/{search}")
        if number is None:
            self.part(".lw-deal-home").wait_for(timeout=START)
            return self
        return self.asked(number)

    def asked(self, number: int) -> Practice:
        """Wait for a question, by its number."""
        self.page.wait_for_function(_HOW_MANY, arg=number, timeout=START)
        return self

    def part(self, selector: str) -> Locator:
        return self.page.locator(f"{ELEMENT} {selector}")

    @property
    def question(self) -> Any:
        """The question that is shown, as Python dealt it to the page."""
        return self.page.evaluate(f"document.querySelector('{ELEMENT}').question")

    @property
    def round(self) -> Any:
        """The round as the page keeps it."""
        return self.page.evaluate(f"document.querySelector('{ELEMENT}').round")

    def parts(self) -> tuple[Part, ...]:
        """The parts of the question that is shown, with what is right."""
        return _asked(self.desk, self.round["round"])

    def answer(self, right: bool = True) -> None:
        """Answer each part by keys, rightly or wrongly; the last Enter is still to come."""
        *before, last = self.parts()
        for one in before:
            self._answer(one, right)
            if one.kind == "amount":
                self.page.keyboard.press("Enter")
        self._answer(last, right)

    def graded(self, right: bool = True) -> Locator:
        """Answer all of it, and wait for what came of it."""
        self.answer(right)
        self.page.keyboard.press("Enter")
        self.part(".lw-deal-result").wait_for()
        return self.part(".lw-deal-result")

    def _answer(self, one: Part, right: bool) -> None:
        keyboard = self.page.keyboard
        if one.kind == "amount":
            keyboard.type(_right(one, self.desk) if right else "987654321")
        elif one.kind == "text":
            keyboard.type(TURNED if right else one.quote)
        else:
            self._choose(one, right)

    def _choose(self, one: Part, right: bool) -> None:
        size = len(str(len(one.options)))
        chosen = [at for at, (value, _) in enumerate(one.options, 1) if (value in one.rights) is right]
        for at in chosen if one.kind == "marks" else chosen[:1]:
            self.page.keyboard.type(str(at).zfill(size))
