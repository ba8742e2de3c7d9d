"""What the browser searches: all that an audience may see, as it stands in the policy, and nothing else."""

from __future__ import annotations

import json
from typing import Any

from leeway.audience import reduced
from leeway.find import index, titles
from leeway.find.asked import asked
from tests.project import compiled

POLICY = compiled()


def _index(policy: dict[str, Any], **pages: str) -> Any:
    return json.loads(index(policy, pages))


def test_a_situation_is_known_by_all_of_its_texts() -> None:
    policy = {**POLICY, "situations": {"leaving": {**POLICY["situations"]["leaving"], "also_said": ["the other lot"]}}}
    (found,) = _index(policy)["situations"]
    raw = policy["situations"]["leaving"]
    assert (found["id"], found["name"], found["said"]) == ("leaving", raw["name"], raw["customers_say"])
    assert found["also"] == ["the other lot"]
    assert found["told"] == [raw["first"], *raw["remember"]]
    assert "Free months" in found["does"]
    assert any(one.startswith("the mistake Ours") for one in found["asks"])


def test_situations_stand_in_the_order_of_the_policy_and_remedies_come_with_the_pages() -> None:
    found = _index(POLICY, **{"playbook/phrases/": "Words"})
    assert [one["id"] for one in found["situations"]] == list(POLICY["situations"])
    assert len(found["pages"]) == len(POLICY["remedies"]) + 1
    assert {"name": "Free months", "at": "playbook/remedies/#free_month", "kind": "remedy"} in found["pages"]
    assert found["pages"][-1] == {"name": "Words", "at": "playbook/phrases/", "kind": "page"}


def test_the_same_policy_gives_the_same_bytes() -> None:
    assert index(POLICY, {"a/": "A"}) == index(json.loads(json.dumps(POLICY)), {"a/": "A"})


def test_an_audience_searches_what_it_sees() -> None:
    name = next(iter(POLICY["situations"]))
    notes = [{"for": "winback", "say": "SECRET"}]
    secret = {**POLICY, "situations": {**POLICY["situations"], name: {**POLICY["situations"][name], "notes": notes}}}
    shown, _ = reduced(secret, "representative")
    assert shown is not None
    assert b"SECRET" not in index(shown, {}) and b"SECRET" not in index(secret, {})


def test_pages_go_by_their_titles_and_addresses() -> None:
    pages = {
        "index.md": "# Home",
        "playbook/situations/late.md": "# Late",
        "playbook/remedies/index.md": "---\nsearch:\n  boost: 1\n---\n\n# Remedies\n",
        "playbook/phrases.md": "```\n# no\n```\n\n# Words {#words}\n",
        "reference/README.md": "---\ntitle: 'House rules'\n---\n# Other\n",
        "notes.md": "no heading",
        "playbook/nav.yml": "# no page",
    }
    assert titles(pages) == {"playbook/remedies/": "Remedies", "playbook/phrases/": "Words", "reference/": "House rules"}


def test_what_is_asked_goes_through_facts_that_are_worked_out() -> None:
    policy = {
        "facts": {
            "price": {"kind": "money"},
            "rate": {"is": {"expr": ["*", ["fact", "price"], ["lit", "2", ""]]}},
            "kind": {"kind": "choice"},
            "idle": {"kind": "money"},
        },
        "rates": {"day": {"by": "kind"}},
        "remedies": {"credit": {"clauses": [{"when": ["cmp", "rate", ">", ["rate", "day"]]}]}},
        "situations": {"one": {"steps": [["credit"]]}},
    }
    assert asked(policy, "one") == ["price", "kind"]
