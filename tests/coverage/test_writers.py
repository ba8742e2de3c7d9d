"""What `leeway coverage` writes, in each of its forms."""

from __future__ import annotations

import json

from leeway.coverage import cover
from leeway.coverage.writers import as_json, markdown, paste, text
from leeway.load import load
from tests.coverage.test_paste import compiled
from tests.project import POLICY
from tests.stages import SMALL

SMALL_POLICY = compiled(SMALL)
FOUND = cover(SMALL_POLICY)


def test_text_counts_then_names_place_and_example() -> None:
    said = text(FOUND, SMALL_POLICY, "policy.yml")
    assert said.startswith("policy.yml: clauses 2 of 4, edges 1 of 2, outcomes 2 of 6\n\nreception - Picture problem\n")
    place = next(number for number, line in enumerate(SMALL.split("\n"), 1) if "{fault: ours}, rep" in line)
    assert f'    policy.yml:{place}: the row "fault-ours" of "visit_discount"\n      - {{name: "' in said
    assert "Nobody can come to these" in said and said.endswith("ready to paste: leeway coverage --paste\n")


def test_text_says_so_when_all_is_tried() -> None:
    policy = compiled(POLICY.read_text("utf-8"))
    found = cover(policy)
    assert found.complete and found.examples == ()
    said = text(found, policy, "policy.yml")
    assert "clauses 80 of 80, edges 64 of 64" in said and "that anybody can come to has a worked example." in said
    assert paste(found, policy) == ""


def test_json_has_every_part_and_names_its_example() -> None:
    value = json.loads(as_json(FOUND, SMALL_POLICY, "policy.yml"))
    assert value["counts"]["clauses"] == {"tried": 2, "of": 4}
    assert len(value["parts"]) == len(FOUND.parts)
    names = {(one["situation"], one["name"]) for one in value["examples"]}
    assert {(one["situation"], one["example"]) for one in value["parts"] if one["state"] == "missing"} == names


def test_markdown_shows_each_example_in_a_block() -> None:
    said = markdown(FOUND, SMALL_POLICY, "policy.yml")
    assert "| clauses | 2 | 4 |" in said
    assert said.count("```yaml") == len(FOUND.examples) > 3


def test_paste_is_yaml_below_the_situations() -> None:
    said = paste(FOUND, SMALL_POLICY)
    assert said.startswith("    # reception: Picture problem\n      - {name: ")
    node, problems = load(f"examples:\n{said}".encode())
    assert node is not None and problems == ()
    assert said.count("      - {") == len(FOUND.examples)
