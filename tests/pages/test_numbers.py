"""Every number that the pages show is the kernel's: taken out of the built HTML and held against `decide`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from leeway.offers import wire
from tests.project import elements

Json = dict[str, Any]


@pytest.fixture(scope="module")
def amounts(site: Path) -> list[tuple[str, dict[str, str], str]]:
    """Situation of the page (or nothing), attributes, text of every <data> element."""
    return [
        (page.parent.name if "situations" in page.parts else "", attributes, text)
        for page in sorted(site.rglob("index.html"))
        for _, attributes, text in elements(page, "data")
        if attributes.get("class") == "lw-amount"
    ]


def test_each_clause_cell_is_what_decide_says_at_that_level(policy: Json, amounts: list[Any]) -> None:
    compared = 0
    for situation, raw in policy["situations"].items():
        page = [one for name, one, _ in amounts if name == situation and "data-clause" in one]
        cells = {(one["data-clause"], one["data-level"]): one for one in page}
        for example in raw["examples"]:
            for (clause, level), offer in _decided(policy, example, {clause for clause, _ in cells}):
                # A cell in words has no value; what is owed has one cell for all levels.
                if (clause, level) in cells:
                    _compare(policy, cells[clause, level], offer)
                    compared += 1
    assert compared > 300


def _compare(policy: Json, cell: dict[str, str], offer: Json | None) -> None:
    """The cell's value is what the kernel gives, or more than that where the remedy has a bound beside its table."""
    remedy = policy["remedies"][cell["data-clause"].split(".")[0]]
    given, limit = _number(_most(offer, cell["data-unit"])), _number(cell["value"])
    bounded = {"at_most", "at_least"} & remedy.keys() or "left" in remedy.get("budget", {})
    assert given <= limit if bounded else given == limit, cell


def test_nearly_every_clause_on_the_pages_is_reached_by_an_example(policy: Json, amounts: list[Any]) -> None:
    shown = {one["data-clause"] for _, one, _ in amounts if "data-clause" in one}
    gives = {one["data-clause"] for _, one, _ in amounts if "data-clause" in one and _number(one["value"]) > 0}
    examples = [example for raw in policy["situations"].values() for example in raw["examples"]]
    reached = {clause for example in examples for (clause, _), _ in _decided(policy, example, shown)}
    assert len(gives) > 40
    assert len(gives & reached) >= 0.95 * len(gives)


def test_each_amount_in_an_example_is_the_kernel_s(policy: Json, amounts: list[Any]) -> None:
    compared = 0
    for situation, one, text in amounts:
        if "data-example" not in one:
            continue
        example = next(e for e in policy["situations"][situation]["examples"] if e["name"] == one["data-example"])
        offer = _offers(policy, example["case"])[one["data-remedy"]]
        assert (one["value"], one["data-unit"], text) == (offer["amount"], offer["unit"], offer["text"])
        expected = example["expect"].get(one["data-remedy"])
        assert expected in (None, offer["amount"])
        compared += 1
    assert compared > 100


def test_rates_are_those_of_the_compiled_policy(policy: Json, amounts: list[Any]) -> None:
    shown = {(one["data-rate"], one["value"]) for _, one, _ in amounts if "data-rate" in one}
    used = {rate for rate, _ in shown}
    assert shown == {(rate, value) for rate in used for _, value in policy["rates"][rate]["values"]}
    assert len(shown) >= 4


def test_every_literal_of_every_table_is_on_a_page(policy: Json, amounts: list[Any]) -> None:
    shown = {(one["data-clause"], one["data-level"]) for _, one, _ in amounts if "data-clause" in one}
    missing = [
        (clause["id"], level)
        for remedy in policy["remedies"].values()
        for clause in remedy["clauses"]
        for level, expr in clause["values"].items()
        if expr[0] == "lit" and remedy["basis"] == "goodwill" and (clause["id"], level) not in shown
    ]
    assert missing == []


def _decided(policy: Json, example: Json, clauses: set[str]) -> Iterator[tuple[tuple[str, str], Json | None]]:
    """For each clause that the example reaches and each level: what decide gives there (None: nothing)."""
    # Nothing is refused here: a refused remedy has no amount to compare.
    case = example["case"] | {"refused": []}
    at = {level["id"]: _offers(policy, case | {"level": level["id"]}) for level in policy["levels"]}
    for clause in _reached(at) & clauses:
        for level, offers in at.items():
            yield (clause, level), offers.get(clause.split(".")[0])


def _reached(at: dict[str, dict[str, Json]]) -> set[str]:
    """The clauses that decided one remedy with certainty; the first level that gives anything names it."""
    return {
        offer["because"][0]["clause"]
        for offers in at.values()
        for offer in offers.values()
        if offer["amount"] is not None and offer["because"]
    }


def _offers(policy: Json, case: Json) -> dict[str, Json]:
    decision = json.loads(wire(json.dumps(policy), json.dumps(case)))
    return {offer["remedy"]: offer for key in ("owed", "offers", "reserve") for offer in decision[key]}


def _most(offer: Json | None, unit: str) -> str:
    if offer is None:
        return "0"
    return str(offer["share"] if unit == "percent" else offer["amount"])


def _number(value: str) -> Fraction:
    return Fraction({"yes": "1", "no": "0"}.get(value, value))
