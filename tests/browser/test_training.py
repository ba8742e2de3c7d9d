"""The path for new hires in the page: what was ticked and what was passed, the next step, other tabs, and starting over."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from leeway.desk.practice.path import path
from tests.browser.conftest import built
from tests.browser.practising import Practice
from tests.browser.served import START, VIOLATIONS, Site, Visit
from tests.browser.test_axe import findings
from tests.browser.test_german import POLICY, english, texts_of
from tests.browser.test_look import MOST_SHIFT, SHIFTS, WIDER

ELEMENT = "leeway-training"
FORBIDDEN = "Storage.prototype.setItem = () => { throw new DOMException('no', 'SecurityError'); };"


class Training:
    """The path, on its first page and on those of its steps."""

    def __init__(self, page: Page, site: Site) -> None:
        self.page = page
        self.site = site
        self.steps = path(json.loads(site.policy_text))

    def open(self, step: str = "") -> Training:
        """Go to the first page, or to the page of a step."""
        self.page.goto(f"{self.site.url}/playbook/{f'training/{step}' if step else 'start-here'}/")
        self.part(".lw-panel").wait_for(timeout=START)
        return self

    def part(self, selector: str) -> Locator:
        return self.page.locator(f"{ELEMENT} {selector}")

    def row(self, step: str) -> str:
        return self.part(f"li[data-step={step}]").inner_text()

    def tick_all(self) -> None:
        for box in self.part("input[type=checkbox]").all():
            box.check()


@pytest.fixture
def training(site: Site, new_visit: Callable[..., Visit]) -> Iterator[Training]:
    one = new_visit()
    one.page.add_init_script(VIOLATIONS)
    yield Training(one.page, site)
    assert (one.complaints, one.dialogs, one.page.evaluate("violations")) == ([], [], [])


def pass_step(practice: Practice, step: str) -> None:
    """Practise the step that the page was opened for, until it is passed."""
    assert practice.asked(1).question["step"]["id"] == step
    for number in range(1, practice.question["of"] + 1):
        practice.asked(number).graded()
        practice.page.keyboard.press("Enter")
    practice.part(".lw-deal-end").wait_for()


@pytest.mark.slow
def test_a_step_is_done_when_all_is_ticked_and_its_practice_passed(training: Training) -> None:
    page, steps = training.page, training.steps
    first, second = steps[0], steps[1]
    training.open()
    assert f"0 of {len(steps)} steps done" in training.part(".lw-head").inner_text()
    assert training.part(".lw-path-now").get_attribute("data-step") == first.id
    training.part(".lw-path-next a").click()
    page.wait_for_url(f"**/playbook/training/{first.id}/")
    training.part(".lw-panel").wait_for()
    boxes = training.part("input[type=checkbox]")
    assert boxes.count() == 1 + len(first.read) + len(first.situations)
    boxes.first.focus()
    page.keyboard.press("Space")
    assert training.page.evaluate(f"document.querySelector('{ELEMENT}').shadowRoot.activeElement.checked"), "the focus stays"
    training.tick_all()
    assert training.open().row(first.id).endswith(f"read {boxes_of(first)} of {boxes_of(first)} · practice to come")
    training.part(".lw-path-next a").click()
    page.wait_for_url(f"**/playbook/practice/?step={first.id}*")
    pass_step(Practice(page, training.site), first.id)
    training.open()
    assert f"1 of {len(steps)} steps done" in training.part(".lw-head").inner_text()
    assert "Done" in training.row(first.id) and "practice passed, 100%" in training.row(first.id)
    assert training.part(".lw-path-now").get_attribute("data-step") == second.id
    training.open(first.id)
    on = training.part(".lw-path-next a")
    assert on.inner_text() == f"On to: {second.name}" and str(on.get_attribute("href")).endswith(f"/training/{second.id}/")


def boxes_of(step: Any) -> int:
    return 1 + len(step.read) + len(step.situations)


@pytest.mark.slow
def test_what_was_read_counts_in_every_step_that_names_it(training: Training) -> None:
    both = [(one, other, name) for one in training.steps for other in training.steps for name in one.read
            if one is not other and name in other.read]  # fmt: skip
    assert both, "the policy has such a page"
    one, other, name = both[0]
    training.open(one.id).part(f"input[data-key='page:{name}']").check()
    assert training.open(other.id).part(f"input[data-key='page:{name}']").is_checked()
    training.part(f"li:has(input[data-key='page:{name}']) a").click()
    training.page.wait_for_url(re.compile(r"/playbook/(?!training)"))
    assert training.page.locator("h1").is_visible()


@pytest.mark.slow
def test_other_tabs_show_what_is_ticked_here(training: Training) -> None:
    step = training.steps[0].id
    training.open(step)
    other = Training(training.page.context.new_page(), training.site).open(step)
    third = Training(training.page.context.new_page(), training.site).open()
    training.part("input").nth(0).check()
    expect(other.part("input").nth(0)).to_be_checked()
    other.part("input").nth(1).check()
    expect(training.part("input").nth(1)).to_be_checked()
    assert "read 2 of" in third.row(step)


@pytest.mark.slow
def test_starting_over_is_asked_twice_and_forgets_ticks_and_practice(training: Training) -> None:
    page = training.page
    training.open()
    assert page.get_by_role("button", name="Start over").count() == 0, "nothing was begun"
    training.open(training.steps[0].id).tick_all()
    training.open()
    page.get_by_role("button", name="Start over").click()
    page.get_by_role("button", name="No", exact=True).click()
    assert "read 0" not in training.row(training.steps[0].id)
    page.get_by_role("button", name="Start over").click()
    page.get_by_role("button", name="Yes, forget it").click()
    assert "read 0 of" in training.row(training.steps[0].id)
    assert page.evaluate("['path', 'practice'].map((one) => localStorage.getItem(`leeway.${one} /`))") == [None, None]


@pytest.mark.slow
def test_the_addresses_of_steps_are_those_that_mail_may_point_to(training: Training) -> None:
    for step in training.steps:
        training.open(step.id)
        assert training.page.locator("h1").inner_text().strip() == step.name
        practise = training.part(".lw-path-practice a")
        if step.cases + step.phrases:
            assert practise.get_attribute("href") == f"{training.site.url}/playbook/practice/?step={step.id}"


@pytest.mark.slow
def test_where_nothing_is_kept_it_says_so_and_lists_everything(site: Site, new_visit: Callable[..., Visit]) -> None:
    visit = new_visit()
    visit.page.add_init_script("if (location.pathname.includes('/playbook/')) {" + FORBIDDEN + "}")
    training = Training(visit.page, site).open()
    assert training.part(".lw-path-next").inner_text() == "This browser keeps nothing, so there are no ticks."
    assert training.part("li[data-step]").count() == len(training.steps)
    training.open(training.steps[0].id)
    assert training.part("input").count() == 0 and training.part(".lw-path-practice a").is_visible()


def test_without_javascript_the_page_lists_every_step(site: Site, new_visit: Callable[..., Visit]) -> None:
    page = new_visit(java_script_enabled=False).page
    page.goto(f"{site.url}/playbook/start-here/")
    for step in path(json.loads(site.policy_text)):
        assert page.locator(f"{ELEMENT} li", has_text=step.name).is_visible()
        link = page.locator("h3 a:not(.headerlink)", has_text=step.name)
        assert link.is_visible()
        assert (page.request.get(f"{site.url}/playbook/start-here/{link.get_attribute('href')}")).ok


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_nothing_jumps_and_nothing_is_too_wide(width: int, training: Training) -> None:
    page = training.page
    page.set_viewport_size({"width": width, "height": 800})
    page.add_init_script(SHIFTS)
    found = {}
    for step in ("", training.steps[0].id, training.steps[1].id):
        training.open(step)
        page.wait_for_timeout(500)
        shifts = page.evaluate("window.shifts")
        assert sum(value for value, _ in shifts) <= MOST_SHIFT, (step, shifts)
        found[step] = page.evaluate(WIDER), findings(page, step)
        if step:
            training.tick_all()
            found[f"{step}, ticked"] = page.evaluate(WIDER), findings(page, step)
    assert {name: one for name, one in found.items() if one[0] > 0 or one[1]} == {}
    page.emulate_media(color_scheme="light", reduced_motion="no-preference")


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with built(tmp_path_factory.mktemp("german"), POLICY.read_text("utf-8")) as site:
        yield site


@pytest.mark.slow
def test_a_german_path_has_no_word_of_english(german: Site, new_visit: Callable[..., Visit]) -> None:
    visit = new_visit()
    training = Training(visit.page, german).open()
    said = texts_of(visit.page, ELEMENT)
    training.open(training.steps[0].id).tick_all()
    said += texts_of(visit.page, ELEMENT)
    wrong = english()
    assert len(said) > 8 and {(part, one) for one in said for part in wrong if part in one} == set()
    assert visit.complaints == []
