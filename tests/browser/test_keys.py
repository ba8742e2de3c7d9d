"""Keys: they answer every question, wherever the focus is, work the verdict, and go back; one sheet shows all of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.browser.checker import Checker
from tests.browser.player import HEADS, cells, longest, played
from tests.browser.served import Site, Visit

ROOT = "document.querySelector('leeway-checker').shadowRoot"
FOCUS = f"{ROOT}.activeElement"
TENURE = "fault=nobody&days_out=0+days"  # what is asked next is the time with us
WHOLE = "fault=ours&tenure=2+years&leaving=no&visit_fee=$100&days_out=0+days"
COPIED = "navigator.clipboard.readText()"
# Two keys in one turn: what the first one brings about is not drawn yet when the second one comes.
AT_ONCE = f"""(keys) => {{
  for (const key of keys) ({FOCUS} ?? document.body).dispatchEvent(new KeyboardEvent("keydown",
    {{ key, bubbles: true, composed: true, cancelable: true }}));
}}"""
UNMEANT = ("ctrlKey", "altKey", "metaKey", "isComposing", "repeat")
PRESS = """(options) => {
  const event = new KeyboardEvent("keydown", { bubbles: true, composed: true, cancelable: true, ...options });
  return document.body.dispatchEvent(event);
}"""


@pytest.fixture
def page(checker: Checker) -> Iterator[Any]:
    """The page of a fresh case whose focus is nowhere."""
    checker.page.evaluate(f"{FOCUS}?.blur()")
    yield checker.page
    checker.page.evaluate("localStorage.clear(); dispatchEvent(new Event('leeway-keys'))")
    if checker.page.locator(".lw-sheet[open]").count():
        checker.page.keyboard.press("Escape")


def focused(page: Any, selector: str) -> bool:
    return bool(page.evaluate(f"(selector) => {FOCUS}?.matches(selector) ?? false", selector))


@pytest.mark.slow
def test_every_worked_example_is_played_by_keys_alone(site: Site, new_visit: Callable[..., Visit]) -> None:
    """From the open page of its situation; what it takes to come there from the home page stands in tests/find."""
    visit = new_visit(timezone_id="UTC")
    policy = json.loads(site.policy_text)
    found = list(played(site, Checker(visit.page), policy))
    print(*(f"{head}: {cell}" for head, cell in zip(HEADS, cells("default policy", found))), *longest(found), sep="\n")
    assert len(found) == sum(len(one["examples"]) for one in policy["situations"].values()) > 100
    assert [one.name for one in found if one.right is None] == []
    questions = sorted(one.right.questions for one in found if one.right)
    keys = sorted(one.right.keys for one in found if one.right)
    assert (questions[len(found) // 2], questions[-1]) <= (3, 6)
    assert (keys[len(found) // 2], keys[-1]) <= (7, 24)
    assert visit.complaints == []


def test_the_first_digit_goes_into_the_field_wherever_the_focus_is(checker: Checker, page: Any) -> None:
    checker.begin(TENURE)
    field = checker.question("tenure").locator("input")
    for place in (".lw-over", ".lw-refuse", ".lw-chip-main", None):
        page.locator(place).first.focus() if place else page.evaluate(f"{FOCUS}?.blur()")
        page.keyboard.type("0.5")
        assert field.input_value() == "0.5", place
        field.fill("")
    page.keyboard.type("900")
    page.keyboard.press("Enter")
    checker.question("tenure").locator(".lw-problem").wait_for()
    page.locator(".lw-over").focus()
    page.keyboard.type("12")  # in the place of what was refused
    page.keyboard.press("Enter")
    checker.question("tenure").wait_for(state="detached")
    assert checker.case()["facts"]["tenure"] == "12 years"


@pytest.mark.slow
def test_a_date_is_typed_from_anywhere_too(site: Site, watched: Visit) -> None:
    checker = Checker(watched.page)
    checker.open(site.situation("visit_missed", "#case=visit_missed&fault=ours&visit_result=nobody_came&.on=2026-11-22"))
    watched.page.locator(".lw-over").focus()
    watched.page.keyboard.type("11182026")
    watched.page.keyboard.press("Enter")
    checker.question("visit_date").wait_for(state="detached")
    assert checker.case()["facts"]["visit_date"] == "2026-11-18"
    watched.page.keyboard.press("Backspace")
    checker.question("visit_date").wait_for()
    watched.page.keyboard.press("t")
    checker.question("visit_date").wait_for(state="detached")
    assert checker.case()["facts"]["visit_date"] == "2026-11-22"


def test_spans_are_typed_in_short(checker: Checker, page: Any) -> None:
    checker.begin(TENURE)
    page.keyboard.type("2y 6")
    page.keyboard.press("Enter")
    checker.question("tenure").wait_for(state="detached")
    assert checker.decision()["problems"] == []
    assert checker.case()["facts"]["tenure"] == "2 years 6 months"


def test_no_key_is_lost_between_an_answer_and_what_it_brings_about(checker: Checker, page: Any) -> None:
    checker.begin("days_out=0+days&tenure=4+years&visit_fee=$100")
    asked = [one["fact"] for one in checker.decision()["ask"] if one["for"] == "now"]
    assert asked[:2] == ["fault", "leaving"]
    page.evaluate(AT_ONCE, ["2", "y"])
    checker.decision()
    assert {"fault": "nobody", "leaving": "yes"}.items() <= checker.case()["facts"].items()
    checker.begin("fault=nobody&days_out=0+days&visit_fee=$100")
    asked = [one["fact"] for one in checker.decision()["ask"] if one["for"] == "now"]
    assert asked[:2] == ["tenure", "leaving"]
    page.keyboard.type("2")
    page.evaluate(AT_ONCE, ["Enter", "n"])  # the field that had the focus is gone by then
    checker.decision()
    assert {"tenure": "2 years", "leaving": "no"}.items() <= checker.case()["facts"].items()


def test_letters_answer_wherever_the_focus_is(checker: Checker, page: Any) -> None:
    for told, place, key, fact, value in (
        (TENURE, ".lw-over", "k", "tenure", "not known"),
        (f"{TENURE}&tenure=4+years", ".lw-chip-main", "n", "leaving", "no"),
        (f"{TENURE}&tenure=2+years&leaving=no", ".lw-refuse", "u", "visit_fee", "$100"),
    ):
        checker.begin(told)
        assert checker.current() == fact
        page.locator(place).first.focus()
        page.keyboard.press(key)
        checker.question(fact).wait_for(state="detached")
        assert checker.case()["facts"][fact] == value


@pytest.mark.slow
def test_who_comes_from_the_search_is_at_the_first_question_at_once(site: Site, watched: Visit) -> None:
    page = watched.page
    page.goto(site.situation("visit_failed"))
    page.wait_for_function("typeof document.querySelector('leeway-checker').attend === 'function'")
    page.evaluate("document.querySelector('leeway-checker').attend()")
    page.wait_for_function(f"{FOCUS}?.closest('.lw-question') !== null && {FOCUS} !== null")
    checker = Checker(page)
    asked = checker.decision()["ask"][0]["fact"]
    assert page.evaluate(f"{FOCUS}.closest('.lw-question').dataset.fact") == asked == checker.current()


def test_j_goes_through_all_questions_also_those_for_later(checker: Checker, page: Any) -> None:
    asked = [one["fact"] for one in checker.decision()["ask"] if one["for"] == "now"]
    assert len(asked) > 4
    seen = []
    for _ in asked:
        page.keyboard.press("j")
        seen.append(checker.current())
        assert checker.question(seen[-1]).is_visible()
    assert seen == asked
    page.keyboard.press("j")
    while checker.current() != asked[0]:  # those that only matter to what others may give
        page.keyboard.press("j")
    page.locator(".lw-later").evaluate("(one) => { one.open = false; }")


def test_backspace_goes_back_step_by_step_to_the_empty_case_and_never_away(site: Site, checker: Checker, page: Any) -> None:
    address = page.url.partition("#")[0]
    told = []
    for keys in (["2"], ["0", "Enter"], ["1", "2", "Enter"]):
        told.append(checker.current())
        for key in keys:
            page.keyboard.press(key)
        checker.question(told[-1]).wait_for(state="detached")
        checker.decision()
    for fact in reversed(told):
        page.keyboard.press("Backspace")
        checker.question(fact).wait_for()
        checker.decision()
        assert checker.current() == fact and fact not in checker.case()["facts"]
        if checker.question(fact).locator("input").count():
            assert checker.question(fact).locator("input").input_value() == ""
    for _ in range(3):
        page.keyboard.press("Backspace")
    checker.decision()
    assert (checker.case()["facts"], page.url.partition("#")[0]) == ({}, address)
    page.keyboard.press("2")
    checker.question("fault").wait_for(state="detached")
    assert checker.case()["facts"] == {"fault": "nobody"}


def test_backspace_in_a_field_erases_what_stands_there_first(checker: Checker, page: Any) -> None:
    checker.begin(TENURE)
    page.keyboard.type("12")
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    assert checker.case()["facts"] == {"fault": "nobody", "days_out": "0 days"}
    page.evaluate(AT_ONCE.replace("key,", "key, repeat: true,"), ["Backspace"])  # held down, it goes no further
    assert checker.case()["facts"] == {"fault": "nobody", "days_out": "0 days"}
    page.keyboard.press("Backspace")
    checker.question("days_out").wait_for()
    assert checker.case()["facts"] == {"fault": "nobody"}
    fair = page.locator(".lw-fair .lw-input")
    fair.focus()
    page.keyboard.press("Backspace")
    assert checker.case()["facts"] == {"fault": "nobody"}, "that field is no question"


def test_the_verdict_is_worked_by_keys(checker: Checker, page: Any) -> None:
    checker.begin(WHOLE)
    page.evaluate(f"{FOCUS}?.blur()")
    first = next(iter(checker.amounts("offer")))
    page.keyboard.press("x")
    page.locator(f".lw-refused [data-remedy={first}]").wait_for()
    assert checker.decision() and checker.case()["refused"] == [first]
    second = next(iter(checker.amounts("offer")))
    page.keyboard.press("a")
    if focused(page, ".lw-input"):
        page.keyboard.press("Enter")
    page.locator(f".lw-accepted [data-remedy={second}]").wait_for()
    assert list(checker.case()["accepted"]) == [second]
    page.keyboard.press("Backspace")
    page.locator(f".lw-accepted [data-remedy={second}]").wait_for(state="detached")
    page.keyboard.press("Backspace")
    page.locator(f".lw-refused [data-remedy={first}]").wait_for(state="detached")
    case = checker.case()
    assert (case["refused"], case["accepted"], len(case["facts"])) == ([], {}, 5)
    page.keyboard.press("w")
    assert page.locator("[data-key^=why-]").first.evaluate("(one) => one.parentElement.open")
    page.keyboard.press("m")
    assert page.locator(".lw-block-reserve .lw-offer").first.is_visible()
    page.keyboard.press("m")
    page.keyboard.press("b")
    assert focused(page, ".lw-block-above")
    page.keyboard.press("e")
    assert focused(page, ".lw-fair .lw-input")


def test_copying_by_keys(checker: Checker, page: Any) -> None:
    checker.begin(WHOLE)
    notes = checker.decision()["notes"]
    for key, text in (("r", notes["reply"]), ("i", notes["ticket"]), ("h", notes["hand_over"])):
        page.evaluate("navigator.clipboard.writeText('')")
        page.keyboard.press(key)
        page.wait_for_function(f"{COPIED}.then((said) => said !== '')")
        assert page.evaluate(COPIED).replace("\r\n", "\n") == text
    page.keyboard.press("l")
    page.wait_for_function(f"{COPIED}.then((said) => said.includes('#case=reception'))")


@pytest.mark.slow
def test_the_level_and_a_fresh_start_by_keys(checker: Checker, page: Any) -> None:
    checker.begin("fault=ours&tenure=2+years")
    levels = [checker.case()["level"]]
    for _ in range(3):
        page.keyboard.press("c")
        levels.append(checker.decision()["level"])
    assert levels == ["representative", "supervisor", "winback", "representative"]
    page.keyboard.press("d")
    assert checker.decision() and checker.case()["facts"] == {}
    page.keyboard.press("Backspace")  # a slip is not the end of a case
    assert checker.decision() and checker.case()["facts"] == {"fault": "ours", "tenure": "2 years"}
    page.keyboard.press("Backspace")
    assert checker.decision() and checker.case()["facts"] == {"fault": "ours"}
    page.keyboard.press("d")
    page.keyboard.press("2")
    checker.decision()
    for _ in range(2):
        page.keyboard.press("Backspace")
    assert checker.decision() and checker.case()["facts"] == {}, "once something is told, the former case is gone"


@pytest.mark.slow
def test_what_is_assumed_is_changed_by_keys(site: Site, watched: Visit) -> None:
    checker = Checker(watched.page).open(site.situation("visit_missed", "#case=visit_missed&fault=ours&.on=2026-11-22"))
    assumed = [one["fact"] for one in checker.decision()["facts"] if one["assumed"]]
    watched.page.keyboard.press("g")
    assert focused(watched.page, f"[data-fact={assumed[0]}] .lw-chip-main")
    watched.page.keyboard.press("Enter")
    watched.page.keyboard.type("3")
    watched.page.keyboard.press("Enter")
    checker.question(assumed[0]).wait_for(state="detached")
    assert checker.case()["facts"][assumed[0]].startswith("3 ")


def test_nothing_is_done_with_modifiers_or_while_somebody_types(checker: Checker, page: Any) -> None:
    before = checker.case()
    keys: list[dict[str, Any]] = [
        *({"key": key, name: True} for key in ("1", "d", "x") for name in UNMEANT),
        {"key": "K", "shiftKey": True},
    ]
    assert all(page.evaluate(PRESS, one) for one in keys), "none of them is used up"
    page.locator(".lw-fair .lw-input").focus()
    page.keyboard.type("1xd?k")
    assert page.locator(".lw-fair .lw-input").input_value() == "1xd?k"
    page.locator(".lw-fair .lw-input").fill("")
    page.locator(".lw-level").focus()
    page.keyboard.press("k")
    page.keyboard.press("1")
    assert checker.decision() and {**checker.case(), "fair": None} == before
    assert page.locator(".lw-sheet[open]").count() == 0


def test_letters_of_another_alphabet_count_by_their_place(checker: Checker, page: Any) -> None:
    checker.begin(TENURE)
    assert checker.current() == "tenure"
    assert not page.evaluate(PRESS, {"key": "л", "code": "KeyK"})
    checker.question("tenure").wait_for(state="detached")
    assert checker.case()["facts"]["tenure"] == "not known"


def test_a_begun_case_is_not_left_by_a_slip(checker: Checker, page: Any) -> None:
    address = page.url.partition("#")[0]
    checker.begin("fault=ours&leaving=no")
    page.evaluate(f"{FOCUS}?.blur()")
    for key in ("n", ".", "p", ","):
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert page.url.partition("#")[0] == address and checker.case()["facts"]["leaving"] == "no"


def test_the_sheet_shows_every_key_and_gives_the_focus_back(checker: Checker, page: Any) -> None:
    dialog = page.get_by_role("dialog", name="Keys")
    for end in ("?", "Escape"):
        page.locator(".lw-over").focus()
        page.keyboard.press("?")
        dialog.wait_for()
        assert page.evaluate(f"{ROOT}.querySelector('.lw-sheet').matches(':modal')")
        shown = dialog.locator("kbd").all_inner_texts()
        assert len(shown) > 25 and {"a", "x", "k", "Backspace", "1 – 9", "?"} <= set(shown)
        page.keyboard.press("1")
        page.keyboard.press("d")
        page.keyboard.press(end)
        dialog.wait_for(state="hidden")
        assert focused(page, ".lw-over") and checker.case()["facts"] == {}
    page.get_by_role("button", name="Keys", exact=True).click()
    dialog.get_by_role("button", name="Close").click()
    dialog.wait_for(state="hidden")


@pytest.mark.slow
def test_keys_can_be_switched_off_but_for_the_question_that_has_the_focus(checker: Checker, page: Any) -> None:
    checker.begin(TENURE)
    page.keyboard.press("?")
    page.get_by_role("switch").uncheck()
    page.keyboard.press("Escape")
    page.evaluate(f"{FOCUS}?.blur()")
    for key in ("1", "k", "x", "d", "?"):
        page.keyboard.press(key)
    assert checker.case()["facts"] == {"fault": "nobody", "days_out": "0 days"}
    assert page.locator(".lw-sheet[open]").count() == page.locator(".lw-panel kbd:visible").count() == 0
    checker.question("tenure").locator("input").focus()
    page.keyboard.press("k")
    checker.question("tenure").wait_for(state="detached")
    assert checker.decision() and focused(page, ".lw-question *")
    page.reload()
    checker.begin(f"{TENURE}&tenure=4+years&visit_fee=$100")
    page.keyboard.press("1")
    assert "leaving" not in checker.case()["facts"], "the browser keeps it"
    checker.question("leaving").locator("button").first.focus()
    page.keyboard.press("2")
    checker.question("leaving").wait_for(state="detached")
    page.get_by_role("button", name="Keys", exact=True).click()
    page.get_by_role("switch").check()
    page.keyboard.press("Escape")


@pytest.mark.slow
def test_marks_are_for_the_eye_not_for_glass(checker: Checker, page: Any, site: Site, new_visit: Callable[..., Visit]) -> None:
    checker.begin(WHOLE)
    assert page.locator(".lw-accept kbd:visible").count() == 1
    assert page.evaluate(f"[...{ROOT}.querySelectorAll('.lw-panel kbd')].every((one) => one.ariaHidden === 'true')")
    assert page.locator(".lw-accept").first.get_attribute("aria-keyshortcuts") == "a"
    phone = new_visit(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 800})
    Checker(phone.page).open(site.situation("reception"))
    assert phone.page.locator("leeway-checker kbd:visible").count() == 0
