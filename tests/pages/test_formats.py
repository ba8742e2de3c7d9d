"""Pages and terminal show amounts as the policy's locale writes them."""

from __future__ import annotations

import html
import json
from typing import Any

import pytest

from leeway import pipeline
from leeway.commands.spoken import spoken
from leeway.offers import wire
from leeway.pages import pages
from tests.stages import SMALL

SPACE = "\N{NO-BREAK SPACE}"
GERMAN = (
    SMALL.replace("currency: USD", "currency: EUR\nlocale: de_DE")
    .replace("$", "€")
    .replace("4.00", "4.25")
    .replace("outage_credit: €8", "outage_credit: €8.50")
    .replace("reach: extension 4400", "reach: extension 4400, answers_within: 1.5 hours")
    .replace("fee: €100", "fee: '€2,500,000,000.50'")
    .replace("visit_discount: €50", "visit_discount: '€1,250,000,000.25'")
)


@pytest.fixture(scope="module")
def german() -> dict[str, Any]:
    policy, problems = pipeline.checked(GERMAN.encode(), None)
    assert policy is not None, problems
    return policy


def test_pages_write_amounts_as_the_locale_does(german: dict[str, Any]) -> None:
    made, _ = pages(german)
    page = html.unescape(made["playbook/situations/reception.md"])
    amounts = (
        f"50{SPACE}%",
        f"4,25{SPACE}€",
        f"8,50{SPACE}€",
        f"1.250.000.000,25{SPACE}€",
        f"2.500.000.000,50{SPACE}€",
        "1,5 Stunden",
    )
    for said in amounts:
        assert said in page, said
    assert 'value="1250000000.25"' in page, "for programs it stays plain"
    text = html.unescape("".join(made.values()))
    assert "€4" not in text and "1.5 hours" not in text and "50%" not in text


def test_the_terminal_writes_amounts_as_the_pages_do(german: dict[str, Any]) -> None:
    case = german["situations"]["reception"]["examples"][0]["case"]
    said = spoken(json.loads(wire(json.dumps(german), json.dumps(case))), german)
    for part in (f"8,50{SPACE}€", f"50{SPACE}%", "answers within 1,5 hours"):
        assert part in said, said


def test_a_problem_writes_amounts_as_they_are_to_be_typed() -> None:
    _, problems = pipeline.checked(GERMAN.replace("visit_discount: '€1,250,000,000.25'", "visit_discount: €1.50").encode(), None)
    assert [problem.code for problem in problems] == ["example-fails"]
    assert "expects €1.50" in problems[0].message and "comes to €1250000000.25" in problems[0].message
