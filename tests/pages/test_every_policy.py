"""Every policy of the checkout becomes pages that show all of it, in words."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from leeway.offers import wire
from leeway.pages import pages
from tests import project

Json = dict[str, Any]
POLICIES = sorted((project.CHECKOUT / "policy").rglob("*.yml"))


@pytest.fixture(scope="module", params=POLICIES, ids=lambda path: path.stem)
def made(request: pytest.FixtureRequest) -> tuple[Json, dict[str, str]]:
    """A compiled policy, and the texts of its pages."""
    policy = project.compiled(request.param)
    texts, problems = pages(policy, None)
    assert problems == ()
    return policy, texts


@pytest.mark.slow
def test_each_clause_bound_and_route_is_on_a_page(made: tuple[Json, dict[str, str]]) -> None:
    policy, texts = made
    remedies, authority = texts["playbook/remedies/index.md"], texts["playbook/authority.md"]
    assert remedies.count('<div id="fact-') == sum("is" in fact for fact in policy["facts"].values())
    assert remedies.count("nothing of it when one of these holds") == len(_excluded(policy))
    for remedy in policy["remedies"].values():
        assert all(f'<tr id="{clause["id"]}"' in remedies for clause in remedy["clauses"])
    assert authority.count("<li><strong>") == len(policy.get("caps", {})) + len(policy.get("exclusions", {}))
    for name, situation in policy["situations"].items():
        page = texts[f"playbook/situations/{name}.md"]
        shown = [policy["remedies"][one] for step in situation["steps"] for one in step]
        assert all(f'<tr id="{clause["id"]}"' in page for remedy in shown for clause in remedy["clauses"])
        assert page.lower().count("only when") >= sum("only_when" in remedy for remedy in shown)
        assert page.count('<details class="lw-example"') == len(situation["examples"])
        assert page.count("Reason code: ") >= sum("code" in route for route in situation["bring_in"])


def _excluded(policy: Json) -> set[str]:
    return {remedy for one in policy.get("exclusions", {}).values() for remedy in one["remedies"]}


@pytest.mark.slow
def test_every_worked_out_fact_that_decides_is_explained(made: tuple[Json, dict[str, str]]) -> None:
    policy, texts = made
    for name, situation in policy["situations"].items():
        explained = set(re.findall(r'<div id="fact-([^"]+)">', texts[f"playbook/situations/{name}.md"]))
        for example in situation["examples"]:
            decision = json.loads(wire(json.dumps(policy), json.dumps(example["case"])))
            assert {one["fact"] for one in decision["working"]} <= explained, example["name"]


def test_nothing_of_python_or_json_shows(made: tuple[Json, dict[str, str]]) -> None:
    for page, text in made[1].items():
        shown = re.sub(r' (opening|steps)="[^"]*"', "", text)  # the JSON of elements
        assert not re.search(r"\bNone\b|\bFraction|&#39;lit&#39;|&#34;lit&#34;|&#123;", shown.replace("None are left", "")), page
