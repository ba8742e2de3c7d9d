"""The JSON Schema accepts what the loader accepts, and rejects what a schema can see."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from yaml.cyaml import CSafeLoader

from leeway.keys import KINDS
from leeway.problems import errors
from leeway.schema import schema
from tests.stages import HERE, REAL, SMALL, changed, problems


class _Core(CSafeLoader):
    """YAML as editors resolve it: the core schema of YAML 1.2 (no is a text, 2026-11-20 is a text, 7 is a number)."""


_Core.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", "-+0123456789"),
    ("float", r"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)$", "-+.0123456789"),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
):
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first))

SCHEMA = schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def _complaints(text: str) -> list[str]:
    value: Any = yaml.load(text, _Core)
    return [error.message for error in VALIDATOR.iter_errors(value)]


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_every_key_of_the_tables_is_in_it_with_its_words() -> None:
    assert list(SCHEMA["properties"]) == [key.name for key in KINDS["policy"].keys]
    for name, kind in KINDS.items():
        properties = SCHEMA["properties"] if name == "policy" else SCHEMA["$defs"][name]["properties"]
        for key in kind.keys:
            assert properties[key.name]["description"].startswith(key.doc)


FULL = (HERE / "good" / "full.yml").read_text(encoding="utf-8")
VALID = [("small", SMALL), ("full", FULL), *((path.stem, path.read_text(encoding="utf-8")) for path in [REAL] if path.exists())]


@pytest.mark.parametrize(("name", "text"), VALID)
def test_a_valid_policy_is_accepted(name: str, text: str) -> None:
    assert _complaints(text) == []


# What the loader accepts although an editor sees a number, a boolean or a word with white space.
ODD: list[tuple[str, str]] = [
    ("company: Northstar", "company: 7"),
    ("company: Northstar", "company: true"),
    ("company: Northstar", "company: no"),
    ("company: Northstar", "company: 2026-11-20"),
    ("leeway: 1", "leeway: '1'"),
    ("leeway: 1", "leeway: ' 1 '"),
    ("currency: USD", "currency: ' USD '"),
    ("updated: 2026-11-20", "updated: '2026-11-20 '"),
    ("to: 60", "to: 60.5"),
    ("to: 60", "to: 60, whole: ' yes '"),
    ("leaving: yes}, rep", "leaving: 'yes'}, rep"),
    ("kind: credit", "kind: ' credit '"),
    ("otherwise: , rep", "otherwise: ~, rep"),
    ("otherwise: , rep", "otherwise: '', rep"),
    ("tenure: at least 10 years", "tenure: 10"),
    ("when: {fault: ours}", "when: {fault: [ours, nobody]}"),
    ("when: {fault: ours}", "when: {all: [{fault: ours}, {not: {any: [{leaving: no}]}}]}"),
    ("remedies: [outage_credit,", "remedies: [' outage_credit ',"),
    ("reach: extension 4400", "reach: 4400, answers_within: 2 Working  Days"),
    ("outage_day: {2026-01-01: $4.00}", "outage_day: {by: began, values: {'2026-01-01': $4.00}}"),
    ("owed: outage_day", "owed: >-\n      outage_day"),
    ("currency: USD", "currency: USD\nlocale: en\nrounding: 'half up  to $5'"),
    ("currency: USD", "currency: USD\nrounding: exact"),
    (
        "currency: USD",
        "currency: USD\nguarantees: [' a longer tenure never gets less ', More days_out never get less of visit_discount]",
    ),
    ("owner: Customer care", "owner: 0x10"),
    ("days_out - 2", "days_out - 0"),
    ("    bring_in: {level: boss,", "    bring_in: {level: boss, code: 12,"),
    ("unit: yes or no}", "unit: yes or no, verify: 7}"),
    ("currency: USD", "currency: USD\nexclusions: {}\ncaps: {}\nworking_days: {week: [' monday ', friday]}"),
    ("name: Ten years with us", "name: Ten years with us\n        on: ' 2026-11-20  9:30 '"),
]


@pytest.mark.parametrize(("old", "new"), ODD)
def test_it_never_rejects_what_the_loader_accepts(old: str, new: str) -> None:
    text = changed(old, new)
    if "began" in text:
        text = changed("  fee: {", "  began: {ask: Since when, unit: date}\n  fee: {", text)
    told = [problem for problem in errors(problems(text)) if problem.code not in ("example-fails", "wrong-unit")]
    assert told == [] and _complaints(text) == []


SEEN = (
    "unknown-key", "missing-key", "missing-value", "wrong-kind", "empty-list", "empty-condition", "unknown-word", "bad-name",
    "reserved-name", "too-few-choices", "unit-and-choices", "owed-and-goodwill", "when-and-otherwise", "otherwise-value",
    "no-level", "wrong-version", "bad-step", "bad-rounding", "unknown-locale", "unknown-currency",
)  # fmt: skip
# Which level is the lowest no schema knows, nor how many decimals a currency has.
UNSEEN = ("missing-key-reach", "bad-rounding-step", "missing-key-choices", "wrong-kind-comparison-as-amount")
BROKEN = sorted(path for path in (HERE / "bad").glob("*.yml") if path.stem.startswith(SEEN) and not path.stem.startswith(UNSEEN))


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_it_rejects_what_a_schema_can_see(path: Path) -> None:
    assert _complaints(path.read_text(encoding="utf-8"))


def test_enough_was_rejected() -> None:
    assert len(BROKEN) > 30


PARTS: list[tuple[str, Callable[[Any], Any]]] = [
    ("level", lambda level: {**level, "reech": "x"}),
    ("level", lambda level: [level]),
    ("level", lambda level: None),
]


@pytest.mark.parametrize(("kind", "break_it"), PARTS)
def test_no_kind_takes_other_keys_or_kinds(kind: str, break_it: Callable[[Any], Any]) -> None:
    level = {"name": "Representative"}
    part = {"$defs": SCHEMA["$defs"], "$ref": f"#/$defs/{kind}"}
    assert jsonschema.Draft202012Validator(part).is_valid(level)
    assert not jsonschema.Draft202012Validator(part).is_valid(break_it(level))
