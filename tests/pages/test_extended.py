"""Pages of a policy that says all it can: worked-out facts, ranges, safeguards, bounds, routes, holidays."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from leeway.pages import pages
from leeway.pages.book import Book
from leeway.pages.bounds import caps, exclusions
from tests import project

Json = dict[str, Any]
POLICY = Path(__file__).with_name("extended.yml")
HOSTILE = "<img src=x onerror=evil()> {{ 7*7 }} **b**"


@pytest.fixture(scope="module")
def extended() -> Json:
    return project.compiled(POLICY)


@pytest.fixture(scope="module")
def made(extended: Json) -> dict[str, str]:
    """The text of each page as a reader sees it: tags gone, entities read."""
    texts, problems = pages(extended, None)
    assert problems == ()
    return {path: _seen(text) for path, text in texts.items()}


@pytest.fixture(scope="module")
def ferry(made: dict[str, str]) -> str:
    return made["playbook/situations/late_ferry.md"]


def _seen(page: str) -> str:
    plain = re.sub(r"<[^>]*>", " ", page)
    return " ".join(re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), plain).split())


def test_a_fact_that_is_worked_out_is_explained_in_words(ferry: str) -> None:
    assert "Minutes late the minutes from time it was due to time it came in" in ferry
    assert "Share of the fare Minutes late is at least 120: 50%" in ferry
    assert "In every other case: 25%" in ferry
    assert "Regular guest yes when either they have the club card or time they waited is at least" in ferry


def test_ranges_stand_in_the_tables(ferry: str, made: dict[str, str]) -> None:
    for page in (ferry, made["playbook/authority.md"]):
        assert "they are a regular guest $20 to $60 $20 to $90" in page


def test_a_range_keeps_its_most_for_programs(extended: Json) -> None:
    page = pages(extended, None)[0]["playbook/authority.md"]
    assert re.search(r'value="60\.00"[^>]*data-level="crew">&#36;20 to &#36;60<', page)


def test_budgets_name_their_window_and_what_uses_them_up(ferry: str) -> None:
    assert "How many: $200 in any 12 months per customer; less what is used up already (credits given)." in ferry
    assert "How many: 4 meals a month per customer; less what is used up already (meals given)." in ferry


def test_what_it_takes_above_an_amount_stands_with_the_remedy(ferry: str, made: dict[str, str]) -> None:
    said = "Above $40: Purser and Shore office must both say yes. Attach a photo of the ticket."
    assert said in ferry
    assert f"What it takes {said}" in made["playbook/remedies/index.md"]


def test_the_remedy_says_how_it_is_rounded_what_it_replaces_and_what_to_say_without_it(made: dict[str, str]) -> None:
    page = made["playbook/remedies/index.md"]
    assert "Rounded up to $1" in page
    assert "In the place of Meals on board" in page
    assert "When it is not possible, say It came in within the hour" in page
    counted = "last credit (for each customer); credits given (for each customer in the last 12 months)"
    assert f"Counted by the log of wins {counted}" in page
    assert "Together with others All goodwill in one case: at most $75" in page


def test_bounds_and_what_rules_things_out_stand_where_they_are_looked_for(ferry: str, made: dict[str, str]) -> None:
    for page in (ferry, made["playbook/authority.md"]):
        assert "All goodwill in one case : at most $75. Counts: Credit for the next crossing" in page
        assert "They have taken it to their bank : nothing but Meals on board. The bank decides while a dispute is open." in page
    assert "Bounds over everything" in made["playbook/authority.md"]


def test_bounds_of_a_page_are_those_that_touch_it(extended: Json) -> None:
    book = Book(extended, None)
    assert caps(book, ["meal", "cabin"]) == () and len(caps(book, ["fare_credit", "meal"])) == 1
    assert exclusions(book, ["meal"]) == ()
    assert [one.kept for one in exclusions(book, ["cabin"])] == [()]


def test_whom_to_bring_in_stands_in_the_order_to_try(ferry: str, made: dict[str, str]) -> None:
    first = "1. **Shore office**: when they speak of the papers. Only when minutes late is more than 240"
    assert first in ferry
    assert "Reach: the red telephone (answers within 1 minute). Reason code: FERRY-4." in ferry
    assert ferry.index(first) < ferry.index("2. **Purser**: when your column is not enough. Reach: cabin 12.")
    assert "Reason code: FERRY-4." in made["playbook/bring-in.md"]


def test_what_to_verify_and_what_the_log_counts(ferry: str) -> None:
    assert "What the customer only says does not count yet. - **Club card**: in the booking record." in ferry
    assert "Where your own log does not say it, look it up: last credit (for each customer); credits given" in ferry


def test_the_working_days_are_listed_and_how_far_they_are_known(ferry: str, made: dict[str, str]) -> None:
    page = made["playbook/promises.md"]
    assert "Working days are Monday, Tuesday, Wednesday, Thursday and Friday." in page
    assert "complete until **31 December 2027**" in page
    assert "25 December 2026 Christmas Day 28 December 2026 Boxing Day (substitute day)" in page
    assert "[Which days are working days](../promises.md#working-days)" in ferry


def test_an_example_tells_what_is_only_claimed_what_was_accepted_and_what_was_worked_out(ferry: str) -> None:
    assert "Only told, not verified: Club card" in ferry
    assert "Already accepted: Meals on board: 1 meal" in ferry
    assert "Day of the case: 20 November 2026, 14:30" in ferry
    assert "Minutes late: 190 minutes (the minutes from time it was due to time it came in)" in ferry
    assert "A cabin for the crossing : nothing not here In every other case" in ferry


def test_new_texts_are_as_inert_as_the_others(extended: Json) -> None:
    infected = json.loads(json.dumps(extended))
    infected["facts"]["club"]["verify"] = HOSTILE
    infected["remedies"]["late_refund"]["say_if_none"] = HOSTILE
    infected["remedies"]["fare_credit"]["safeguards"][0]["record"] = HOSTILE
    infected["exclusions"]["at_the_bank"]["why"] = HOSTILE
    infected["caps"]["in_a_case"].update(name=HOSTILE, why=HOSTILE)
    infected["working_days"]["holidays"][0][1] = HOSTILE
    infected["situations"]["late_ferry"]["bring_in"][0].update(code=HOSTILE, reach=HOSTILE)
    texts, _ = pages(infected, None)
    together = "".join(texts.values())
    assert together.count("onerror&#61;evil") >= 10
    assert not re.search(r"<img|\{\{|\*\*b", together)
