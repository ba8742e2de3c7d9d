"""Practice in the page: a round by keys alone, the same for the same seed, and what becomes of it in other tabs and weathers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import project
from tests.browser.conftest import built
from tests.browser.practising import ELEMENT, Practice, passed
from tests.browser.served import START, Site, Visit
from tests.browser.test_axe import findings
from tests.browser.test_german import POLICY, english, texts_of
from tests.browser.test_look import WIDER


def focused(page: Page) -> str:
    """The part, or the class, of what has the focus in the element."""
    return str(
        page.evaluate(f"""() => {{
      const one = document.querySelector("{ELEMENT}").shadowRoot.activeElement;
      return one?.closest("[data-part]")?.dataset.part ?? one?.className ?? "";
    }}""")
    )


@pytest.mark.slow
def test_a_round_by_keys_alone_ends_with_a_certificate_that_is_accepted(practice: Practice, tmp_path: Path) -> None:
    page = practice.open("?step=first_day&seed=K3F9").page
    total = practice.question["of"]
    assert total > 4
    for number in range(1, total + 1):
        practice.asked(number)
        graded = practice.graded()
        assert graded.locator(".lw-deal-wrong").count() == 0, practice.question
        page.keyboard.press("Enter")
    practice.part(".lw-deal-end").wait_for()
    assert practice.part(".lw-deal-end > .lw-sentence").inner_text().startswith(f"Passed: {total} of {total} right, 100%.")
    practice.part(".lw-deal-certificate input").fill("Ada <b>L.</b>")
    page.keyboard.press("Enter")
    text = practice.part(".lw-deal-text").inner_text()
    assert "Ada <b>L.</b>" in text and re.search(r"Check: LW-(\w{4}-?){3} [0-9a-f]{12} practice=first_day&", text)
    page.get_by_role("button", name="Copy the certificate").click()
    assert page.evaluate("navigator.clipboard.readText()") == text
    with page.expect_download() as coming:
        page.get_by_role("button", name="Save as text").click()
    assert coming.value.suggested_filename == "certificate.txt"
    assert Path(coming.value.path()).read_text("utf-8") == text
    assert verified(text, tmp_path) == 0
    assert verified(text.replace("practice=first_day&", "practice=first_day&."), tmp_path) == 1


def verified(text: str, folder: Path) -> int:
    """How `leeway verify` ends on a certificate."""
    note = folder / "certificate.txt"
    note.write_text(text, "utf-8")
    return project.leeway("verify", note, "--policy", project.POLICY).returncode


@pytest.mark.slow
def test_whoever_passed_every_step_gets_a_certificate_of_the_whole_path(practice: Practice, tmp_path: Path) -> None:
    page = practice.open(number=None).page
    assert practice.part(".lw-deal-certificate").count() == 0
    steps = [one["id"] for one in json.loads(practice.site.policy_text)["training"]]
    kept = [passed(practice.desk, step) for step in steps]
    page.evaluate("(rounds) => localStorage.setItem('leeway.practice /', JSON.stringify({ rounds }))", kept)
    page.reload()
    practice.part(".lw-deal-certificate").wait_for(timeout=START)
    assert practice.part(".lw-deal-passed").count() == len(steps)
    page.get_by_role("button", name="Make the certificate").click()
    text = practice.part(".lw-deal-text").inner_text()
    assert text.count("Check: LW-") == len(steps) and verified(text, tmp_path) == 0


@pytest.mark.slow
def test_what_is_printed_is_the_certificate_alone(practice: Practice) -> None:
    page = practice.open("?step=first_day&seed=PRINT").page
    for number in range(1, practice.question["of"] + 1):
        practice.asked(number).graded()
        page.keyboard.press("Enter")
    practice.part(".lw-deal-certificate").wait_for()
    page.get_by_role("button", name="Make the certificate").click()
    practice.part(".lw-deal-text").wait_for()
    page.emulate_media(media="print")
    shown = page.evaluate("() => document.body.innerText") + practice.part(".lw-deal").inner_text()
    assert practice.part(".lw-deal-text").is_visible()
    assert not any(practice.part(one).is_visible() for one in (".lw-head", ".lw-copies", "form", "button >> nth=0"))
    assert not page.locator("h1").is_visible() and "Save as text" not in shown
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1


@pytest.mark.slow
def test_the_same_seed_is_the_same_practice_in_another_browser(
    site: Site, practice: Practice, new_visit: Callable[..., Visit]
) -> None:
    other = Practice(new_visit(locale="de-DE", timezone_id="Asia/Tokyo").page, site)
    for one in (practice, other):
        one.open("?situation=reception&seed=SHARED")
    for number in range(1, 4):
        asked = [one.asked(number).question for one in (practice, other)]
        assert asked[0] == asked[1] and asked[0]["situation"]["id"] == "reception"
        for one in (practice, other):
            one.graded(right=number != 1)
            one.page.keyboard.press("Enter")
    practice.asked(4)
    practice.page.get_by_role("button", name="Copy link to this practice").click()
    link = practice.page.evaluate("navigator.clipboard.readText()")
    assert link == practice.page.url and "situation=reception&seed=SHARED" in link


@pytest.mark.slow
def test_what_went_wrong_says_why_and_is_dealt_more_of(practice: Practice) -> None:
    page = practice.open("?situation=reception&seed=WRONG1").page
    graded = practice.graded(right=False)
    count = len(practice.parts())
    assert graded.locator(".lw-deal-wrong").count() == count
    assert graded.locator("h3").first.inner_text() == f"0 of {count} right"
    assert graded.get_by_text("Not yet.").count() == count and graded.get_by_text("Right is").count() > 0
    row = graded.locator("a.lw-clause").first
    clause = row.inner_text()
    assert row.get_attribute("href") == practice.site.situation("reception", f"#{clause}")
    with page.context.expect_page() as opening:
        row.click()
    opening.value.locator(f"tr[id='{clause}']").first.wait_for()
    opening.value.close()
    page.get_by_role("button", name="Next question").click()
    practice.asked(2)
    wrong = practice.round["round"]["wrong"]
    assert wrong
    page.get_by_role("button", name="End the round").click()
    practice.part(".lw-deal-end").wait_for()
    page.get_by_role("button", name="Practise what went wrong").click()
    practice.asked(1)
    assert practice.round["round"]["wrong"] == wrong[-12:] and "wrong=" in page.url and "seed=WRONG1" not in page.url


@pytest.mark.slow
def test_the_first_page_begins_whatever_is_chosen(practice: Practice) -> None:
    page = practice.open(number=None).page
    steps = practice.part(".lw-deal-step")
    assert steps.count() == len(json.loads(practice.site.policy_text)["training"])
    page.get_by_label("Practise", exact=True).select_option(label="A small disappointment")
    seed = page.get_by_label("Seed, if a colleague gave you one")
    seed.fill("not a seed!")
    page.keyboard.press("Enter")
    expect(practice.part(".lw-deal-free .lw-problem")).to_have_text("A seed has 1 to 40 letters, digits or hyphens.")
    seed.fill("B-7")
    page.keyboard.press("Enter")
    practice.asked(1)
    assert page.url.endswith("/playbook/practice/?situation=small_disappointment&seed=B-7")
    assert practice.question["situation"]["id"] == "small_disappointment"
    page.get_by_role("button", name="Practise something else").click()
    assert page.url.endswith("/playbook/practice/")
    page.get_by_label("Practise", exact=True).select_option(label="words alone")
    page.get_by_role("button", name="Begin").click()
    practice.asked(1)
    assert practice.question["kind"] in ("words", "turn")


@pytest.mark.slow
@pytest.mark.parametrize("search", ["?step=no_such_step", "?situation=__proto__&seed=1"])
def test_what_there_is_not_is_told(search: str, practice: Practice) -> None:
    page = practice.page
    page.goto(f"{practice.site.url}/playbook/practice/{search}")
    problem = practice.part("[role=alert]")
    problem.wait_for(timeout=START)
    assert len(problem.inner_text()) > 10
    page.get_by_role("button", name="Practise something else").click()
    practice.part(".lw-deal-free").wait_for()


@pytest.mark.slow
def test_what_is_missing_is_asked_for_once(practice: Practice) -> None:
    page = practice.open("?situation=reception&seed=MISS").page
    parts = practice.parts()
    assert len(parts) > 1
    page.get_by_role("button", name="Check my answers").click()
    assert practice.part(".lw-deal-parts > .lw-choices .lw-problem").inner_text().startswith(f"{len(parts)} answers are missing.")
    assert focused(page) == parts[0].id
    page.get_by_role("button", name="Check my answers").click()
    practice.part(".lw-deal-result").wait_for()
    assert practice.part(".lw-deal-part").get_by_text("nothing", exact=True).count() == len(parts)


@pytest.mark.slow
def test_backspace_goes_back_and_letters_do_not_leave_the_page(practice: Practice) -> None:
    page = practice.open("?situation=reception&seed=BACK").page
    parts = practice.parts()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert focused(page) == parts[1].id
    page.keyboard.press("Backspace")
    assert focused(page) == parts[0].id
    practice.graded()
    for key in ("n", ".", "p", ","):
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert practice.part(".lw-deal-result").is_visible(), "the theme would go to the next page"


@pytest.mark.slow
def test_a_text_is_typed_with_every_letter_and_digit(practice: Practice) -> None:
    page = practice.open("?kind=phrase&seed=TEXT").page
    for number in range(1, 9):
        practice.asked(number)
        if practice.question["kind"] == "turn":
            break
        practice.graded()
        page.keyboard.press("Enter")
    page.keyboard.press("Enter")  # to the field, or on from it: nothing was typed
    page.keyboard.type("yes, 12 days; n?")
    assert practice.part("textarea").input_value() == "yes, 12 days; n?"
    page.keyboard.press("Enter")
    practice.part(".lw-deal-result").wait_for()
    assert practice.part(".lw-deal-answers").inner_text().count("yes, 12 days; n?") == 1


@pytest.mark.slow
def test_when_python_does_not_start_it_says_so_and_tries_again(site: Site, new_visit: Callable[..., Visit]) -> None:
    practice = Practice(new_visit().page, site)
    with site.instead(lambda path: 404 if path.endswith(".wasm") else None):
        practice.page.goto(f"{site.url}/playbook/practice/?step=first_day")
        again = practice.page.get_by_role("button", name="Try again")
        again.wait_for(timeout=START)
        assert practice.part(".lw-failed .lw-sentence").inner_text() == "Practice could not start."
    again.click()
    practice.asked(1)


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(width: int, practice: Practice) -> None:
    page = practice.page
    page.set_viewport_size({"width": width, "height": 800})
    states = {}
    practice.open(number=None)
    states["first page"] = page.evaluate(WIDER), findings(page, "first page")
    for search in ("?situation=reception&seed=AXE", "?kind=phrase&seed=AXE"):
        practice.open(search)
        states[search] = page.evaluate(WIDER), findings(page, search)
        practice.graded(right=False)
        states[f"{search}, graded"] = page.evaluate(WIDER), findings(page, search)
    page.get_by_role("button", name="End the round").click()
    practice.part(".lw-deal-end").wait_for()
    states["end"] = page.evaluate(WIDER), findings(page, "end")
    assert {name: one for name, one in states.items() if one[0] > 0 or one[1]} == {}
    page.emulate_media(color_scheme="light", reduced_motion="no-preference")


def test_without_javascript_the_page_says_what_is_missing(site: Site, new_visit: Callable[..., Visit]) -> None:
    page = new_visit(java_script_enabled=False).page
    page.goto(f"{site.url}/playbook/practice/")
    assert len(page.locator(ELEMENT).inner_text().strip()) > 20


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with built(tmp_path_factory.mktemp("german"), POLICY.read_text("utf-8")) as site:
        yield site


@pytest.mark.slow
def test_a_german_policy_is_practised_without_a_word_of_english(german: Site, new_visit: Callable[..., Visit]) -> None:
    visit = new_visit()
    practice = Practice(visit.page, german).open(number=None)
    said = texts_of(visit.page, ELEMENT)
    for search in ("?situation=kalt&seed=DE", "?seed=DE2"):
        practice.open(search)
        for right in (True, False):
            said += texts_of(visit.page, ELEMENT)
            practice.graded(right)
            said += texts_of(visit.page, ELEMENT)
            visit.page.keyboard.press("Enter")
            practice.part(".lw-deal-parts").wait_for()
    visit.page.get_by_role("button", name="Runde beenden").click()
    practice.part(".lw-deal-end").wait_for()
    said += texts_of(visit.page, ELEMENT)
    wrong = english()
    assert len(said) > 100 and {(part, one) for one in said for part in wrong if part in one} == set()
    assert visit.complaints == []
