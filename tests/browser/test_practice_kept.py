"""What becomes of a round of practice: loaded anew, in other tabs, under another policy, forgotten, or where nothing is kept."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from leeway import pipeline, publish
from tests import project
from tests.browser.practising import KEPT, Practice
from tests.browser.served import START, Site, Visit, serve

# The theme keeps things of its own, and complains where it may not.
FORBIDDEN = """
for (const name of ["getItem", "setItem", "removeItem"]) {
  const as_it_was = Storage.prototype[name];
  Storage.prototype[name] = function (key, ...given) {
    if (key.startsWith("leeway.")) throw new DOMException("forbidden", "SecurityError");
    return as_it_was.call(this, key, ...given);
  };
}"""
ANOTHER = """() => {
  const name = "leeway.practice /";
  localStorage.setItem(name, localStorage.getItem(name).replaceAll(/"policy":"\\w+"/g, '"policy":"0123456789ab"'));
}"""


@pytest.mark.slow
def test_a_reload_in_the_middle_loses_nothing(practice: Practice) -> None:
    page = practice.open("?step=what_is_owed").page
    page.wait_for_url("**/?step=what_is_owed&seed=*")
    practice.graded(right=False)
    page.reload()
    practice.part(".lw-deal-result").wait_for(timeout=START)
    assert practice.part(".lw-deal-wrong").count() == len(practice.parts()), "what came of it is still to be read"
    page.keyboard.press("Enter")
    practice.asked(2)
    practice.answer()
    said = practice.round["draft"]
    assert len(said) == len(practice.parts())
    page.reload()
    practice.asked(2)
    assert practice.round["draft"] == said
    page.get_by_role("button", name="Check my answers").click()
    practice.part(".lw-deal-result").wait_for()
    assert practice.part(".lw-deal-wrong").count() == 0
    seed = re.search(r"seed=(\w+)", page.url)
    page.goto(f"{practice.site.url}/playbook/practice/?step=what_is_owed")
    practice.part(".lw-deal-result").wait_for(timeout=START)
    assert seed and seed[0] in page.url, "without a seed, the round that was begun goes on"


@pytest.mark.slow
def test_tabs_keep_each_others_rounds_and_follow_the_one_that_is_further_on(practice: Practice) -> None:
    practice.open("?step=first_day&seed=ONE")
    same, another = (Practice(practice.page.context.new_page(), practice.site) for _ in range(2))
    same.open("?step=first_day&seed=ONE")
    another.open("?situation=leaving&seed=TWO")
    practice.graded()
    same.part(".lw-deal-result").wait_for()
    another.graded()
    practice.page.keyboard.press("Enter")
    practice.asked(2)
    same.asked(2)
    kept = json.loads(practice.page.evaluate(KEPT))["rounds"]
    assert {one["id"] for one in kept} == {"step=first_day&seed=ONE", "situation=leaving&seed=TWO"}


@pytest.mark.slow
def test_another_version_of_the_policy_begins_a_round_anew_and_says_so(practice: Practice) -> None:
    page = practice.open("?step=first_day&seed=OLD").page
    practice.graded()
    page.keyboard.press("Enter")
    practice.asked(2)
    page.evaluate(ANOTHER)
    page.reload()
    practice.asked(1)
    assert practice.part(".lw-deal-told").inner_text() == (
        "This round was begun under policy 0123456789ab. The policy has changed since, so it begins anew."
    )
    assert practice.round["policy"] == json.loads(practice.site.policy_text)["version"]


@pytest.mark.slow
def test_what_was_kept_in_another_form_is_not_there(practice: Practice) -> None:
    for kept in ('{"rounds": 5}', '{"rounds": [null, 1, {"id": "step=first_day&seed=X"}]}', "[", '"x"'):
        practice.page.goto(f"{practice.site.url}/playbook/card/")
        practice.page.evaluate("(kept) => localStorage.setItem('leeway.practice /', kept)", kept)
        practice.open("?step=first_day&seed=X")


def test_where_storage_is_forbidden_it_says_so_and_works(site: Site, new_visit: Callable[..., Visit]) -> None:
    visit = new_visit()
    visit.page.add_init_script(FORBIDDEN)
    practice = Practice(visit.page, site).open(number=None)
    assert practice.part(".lw-deal-standing").inner_text().startswith("This browser keeps nothing")
    practice.part("[data-step=first_day]").press("Enter")
    practice.asked(1).graded()
    expect(practice.part(".lw-copies .lw-quiet")).to_have_text(re.compile("^This browser keeps nothing"))
    visit.page.keyboard.press("Enter")
    practice.asked(2)
    assert visit.complaints == []


@pytest.mark.slow
def test_all_is_forgotten_when_it_was_asked_twice(practice: Practice) -> None:
    page = practice.open("?step=first_day&seed=GONE").page
    practice.graded()
    practice.open(number=None)
    assert "1 round, " in practice.part(".lw-deal-standing").inner_text()
    page.get_by_role("button", name="Forget all rounds").click()
    page.get_by_role("button", name="No", exact=True).press("Enter")
    assert page.evaluate(KEPT) is not None
    page.get_by_role("button", name="Forget all rounds").click()
    page.get_by_role("button", name="Yes, forget them").click()
    assert page.evaluate(KEPT) is None
    assert "1 round" not in practice.part(".lw-deal-standing").inner_text()


@pytest.mark.slow
def test_a_policy_that_changes_in_the_middle_waits_until_the_round_is_over(
    tmp_path: Path, new_visit: Callable[..., Visit]
) -> None:
    """A new release neither reloads the page under the reader's hands, nor goes on with a round of the old policy."""
    root = project.small(tmp_path)
    path = root / "policy" / "policy.yml"
    folders = []
    for text in (path.read_text("utf-8"), path.read_text("utf-8").replace("within: 1 working day", "within: 2 working days")):
        path.write_text(text, "utf-8")
        found = publish.build(pipeline.project(path), root / "site", publish.Wanted(proved=False))
        assert found.policy is not None, found.problems
        folders.append(shutil.copytree(root / "site", root / f"release-{len(folders)}"))
    with serve(folders[0]) as site:
        practice = Practice(new_visit().page, site).open("?seed=NEW")
        practice.graded()
        practice.page.keyboard.press("Enter")
        practice.asked(2)
        site.server.folder = folders[1]
        practice.page.evaluate("dispatchEvent(new Event('online'))")
        practice.page.get_by_role("button", name="Show it now").wait_for(timeout=START)
        assert practice.question["number"] == 2
        practice.page.get_by_role("button", name="Show it now").click()
        practice.part(".lw-deal-told:visible").wait_for(timeout=START)
        assert practice.asked(1).question["number"] == 1
