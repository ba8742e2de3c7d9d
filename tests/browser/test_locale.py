"""A policy in German: the checker writes amounts as its pages do, and understands them as they are typed there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests import project
from tests.browser.checker import Checker
from tests.browser.conftest import built
from tests.browser.served import Visit

pytestmark = pytest.mark.slow

SPACE = "\N{NO-BREAK SPACE}"
START = "#case=reception&fault=nobody&tenure=10+years&leaving=no"


def test_a_german_policy_is_shown_and_typed_in_german(tmp_path: Path, new_visit: Callable[..., Visit]) -> None:
    dollars = project.POLICY.read_text("utf-8")
    euros = dollars.replace("currency: USD", "currency: EUR").replace("locale: en_US", "locale: de_DE").replace("$", "€")
    with built(tmp_path, euros) as site:
        checker = Checker(new_visit(locale="en-US").page)  # the reader's own way does not count
        checker.open(site.situation("reception", START))
        asked = checker.question("visit_fee")
        assert asked.locator("input + .lw-unit").inner_text() == "€", "the sign stands behind, as on the pages"
        field = asked.locator("input")
        field.fill("1.089,90 €")
        field.press("Enter")
        asked.wait_for(state="detached")
        decision = checker.decision()
        assert checker.case()["facts"]["visit_fee"] == "1089.90 EUR"
        said = next(one["text"] for one in decision["offers"] if one["remedy"] == "visit_discount")
        assert checker.amounts("offer")["visit_discount"] == f"bis zu 544,95{SPACE}€"
        assert said.startswith(f"bis zu 544,95{SPACE}€ (50{SPACE}%")
        checker.page.locator(".lw-fair input").fill("1.500")
        checker.page.locator(".lw-fair-answer").wait_for()
        assert checker.decision()["fair"][0]["said"] == f"1.500{SPACE}€", "fifteen hundred, not one and a half"
