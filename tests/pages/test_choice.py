"""A right to one of two things, of which the customer chooses one; what is not known, and what is taken as usual."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from leeway.cli import main
from leeway.pages import pages
from tests import project

POLICY = Path(__file__).with_name("choice.yml")
FACTS = ("cancelled=yes", "fare=not known", "booked_on=2026-10-02")


@pytest.fixture(scope="module")
def page() -> str:
    """The situation's page as a reader sees it."""
    written = pages(project.compiled(POLICY), None)[0]["playbook/situations/no_crossing.md"]
    plain = re.sub(r"<[^>]*>", " ", written)
    return " ".join(re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), plain).split())


def test_the_page_says_that_the_customer_chooses(page: str) -> None:
    assert "Entweder **The fare back** oder **Another crossing**, nie beides: Der Kunde wählt." in page
    assert "Höchstens eines davon" not in page, "that is for what may be given"
    assert "The fare back : 40 € steht zu, entweder dies oder Another crossing" in page


def test_an_example_says_what_is_not_known_and_what_is_taken_as_usual(page: str) -> None:
    assert "The fare: nicht bekannt, daher zählt 40 €" in page
    assert "Als üblich angenommen: The dog: nein; The car: nein; The bicycle: nein" in page


def test_days_are_written_as_the_locale_has_them(page: str) -> None:
    assert "The day of the pass: 2. Oktober 2026" in page
    assert "The time of booking: 20. November 2026, 09:00 Uhr" in page


def test_levels_that_may_all_give_the_same_are_one_line_on_a_narrow_screen() -> None:
    written = pages(project.compiled(POLICY), None)[0]["playbook/authority.md"]
    assert '<tr id="blanket.otherwise" class="lw-same">' in written
    assert written.count('data-label="Jede Ebene"') == written.count('class="lw-same"') > 2


def _said(capsys: pytest.CaptureFixture[str], *more: str) -> str:
    assert main(["offer", "--policy", str(POLICY), "no_crossing", *FACTS, *more]) == 0
    return capsys.readouterr().out


def test_the_terminal_says_it_too(capsys: pytest.CaptureFixture[str]) -> None:
    said = _said(capsys, "booked_at=2026-11-20 09:00", "--on", "2026-11-20")
    lines = said.splitlines()
    assert "  either The fare back: 40\N{NO-BREAK SPACE}€" in lines and "  or Another crossing: ja" in lines
    assert "instead of" not in said
    assert "  Not known: the fare; 40\N{NO-BREAK SPACE}€ counts" in lines
    assert "  Taken as usual: the dog: nein; the car: nein; the bicycle: nein" in lines
    assert "      there is a dog – ja" in lines, "what would give something stands with what is not possible"
    assert "time of day" not in said


def test_the_terminal_asks_for_the_time_where_it_counts(capsys: pytest.CaptureFixture[str]) -> None:
    day = ("booked_at=2026-11-19 09:00", "--on", "2026-11-20")
    assert "! An amount depends on the time of day: give --on with a time, like --on '2026-11-20 14:30'." in _said(capsys, *day)
    assert json.loads(_said(capsys, *day, "--json"))["needs_time"] is True
    assert "time of day" not in _said(capsys, "booked_at=2026-11-19 09:00", "--on", "2026-11-20 08:59")
