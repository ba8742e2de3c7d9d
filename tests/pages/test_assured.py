"""The page "Assured": every guarantee as it is written and what it means, or how to add one."""

from __future__ import annotations

import json
import re
from typing import Any

from leeway.pages import pages
from leeway.pages.safe import text
from tests.guarantees.sentences import compiled

Json = dict[str, Any]
PAGE = "playbook/assured.md"


def _made(policy: Json) -> dict[str, str]:
    texts, problems = pages(policy, None)
    assert problems == ()
    return texts


def test_every_guarantee_is_there_with_its_meaning_and_the_version(policy: Json) -> None:
    page = _made(policy)[PAGE]
    assert len(policy["guarantees"]) > 3
    for one in policy["guarantees"]:
        assert f'<li id="{one["id"]}"><strong>' in page
        assert f"In the policy: “{text(one['text'])}”" in page
    assert page.count("Proved for every possible customer") == len(policy["guarantees"])
    assert f"`{policy['version']}`" in page and "no guarantees" not in page
    assert "the one with the longer time with us never gets less" in page


def test_it_is_in_the_navigation_and_linked_from_the_authority(policy: Json) -> None:
    made = _made(policy)
    assert re.search(r"Assured.*playbook/assured\\x2emd", made["playbook/nav.yml"])
    assert "[Assured](assured.md)" in made["playbook/authority.md"]


def test_a_policy_without_guarantees_says_so_and_how_to_add_one(policy: Json) -> None:
    bare = {key: value for key, value in policy.items() if key != "guarantees"}
    made = _made(bare)
    assert "gives no guarantees yet" in made[PAGE] and "Proved for" not in made[PAGE] and "guarantees:" in made[PAGE]
    assert "a higher tenure never gets less" in made[PAGE]
    assert "assured.md" not in made["playbook/authority.md"]


def test_a_hostile_text_stays_inert() -> None:
    """What a sentence can hold of a hostile name, and a compiled text as whoever wrote it liked."""
    policy = compiled(
        "when fault is ours, there is always something to offer in late_visit", "free_month is never given when leaving is no"
    )
    hostile = "<script>evil()</script> [a](javascript:b) **c** {{ 7*7 }}"
    infected = json.loads(json.dumps(policy))
    infected["situations"]["late_visit"]["name"] = infected["remedies"]["free_month"]["name"] = hostile
    infected["guarantees"][0]["text"] = infected["guarantees"][1]["id"] = hostile
    page = _made(infected)[PAGE]
    assert page.count("evil") == 4
    assert "<script" not in page and "](javascript" not in page and "**c**" not in page and "{{" not in page


def test_a_preview_that_was_not_proved_promises_nothing(policy: Json) -> None:
    page = pages(policy, None, proved=False)[0][PAGE]
    assert "Nothing was proved" in page and "Proved for" not in page and "You can rely" not in page
