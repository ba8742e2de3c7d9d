"""The checker of a site that is made for representatives: it names who decides, and no amount of theirs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.checker import Checker
from tests.browser.conftest import built
from tests.browser.served import Visit

pytestmark = pytest.mark.slow

LEAVING = "#case=reception&fault=nobody&tenure=10+years&leaving=yes&visit_fee=100+USD&days_out=0+days&.on=2026-11-22"


def test_a_representative_is_told_who_decides_and_no_amount(tmp_path: Path, new_visit: Callable[..., Visit]) -> None:
    with built(tmp_path, audience="representative") as site:
        visit = new_visit()
        checker = Checker(visit.page)
        checker.open(site.situation("reception", f"{LEAVING}&.level=winback&.fair=visit_discount:80+USD"))
        assert checker.case()["level"] == "representative", "nobody here is of a level above"
        assert visit.page.locator(".lw-head select option").all_inner_texts() == ["Representative"]
        answer = visit.page.locator(".lw-fair-answer")
        assert answer.get_attribute("data-answer") == "bring_in"
        assert answer.locator("strong").inner_text() == "Not at your level: Supervisor decides"
        above = visit.page.locator(".lw-block-above")
        assert above.locator("[data-level]").count() == 2
        said = above.locator("[data-level=supervisor]").inner_text()
        assert "extension 4400" in said and "They decide on more of: " in said
        assert "$" not in above.locator(".lw-people").inner_text(), "no amount of a higher level"
        assert "You may go to" not in above.locator(".lw-note").inner_text(), "nor in the hand-over"
        assert (visit.complaints, visit.dialogs) == ([], [])
