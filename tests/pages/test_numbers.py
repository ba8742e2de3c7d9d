"""Every number that the pages of every policy show is the kernel's: taken out of them and held against `decide`.

The default policy's numbers are taken out of its built HTML; those of the others out of the pages as they are written,
where the same elements stand: building five sites takes long.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from leeway.offers import wire
from leeway.pages import pages
from tests import project
from tests.project import elements

Json = dict[str, Any]
Amounts = list[tuple[str, dict[str, str], str]]
POLICIES = [project.POLICY, *sorted((project.POLICY.parent / "examples").glob("*.yml"))]


@pytest.fixture(scope="module", params=POLICIES, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


@pytest.fixture(scope="module")
def policy(path: Path) -> Json:
    return project.compiled(path)


@pytest.fixture(scope="module")
def amounts(path: Path, policy: Json, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Amounts:
    """Situation of the page (or nothing), attributes, text of every <data> element."""
    if path == project.POLICY:
        built: Path = request.getfixturevalue("site")
        found = [(page.parent.name if "situations" in page.parts else "", page) for page in sorted(built.rglob("index.html"))]
    else:
        found = _written(policy, tmp_path_factory.mktemp("pages"))
    return [
        (situation, attributes, text)
        for situation, page in found
        for _, attributes, text in elements(page, "data")
        if attributes.get("class") == "lw-amount"
    ]


def _written(policy: Json, folder: Path) -> list[tuple[str, Path]]:
    found = []
    for number, (page, text) in enumerate(pages(policy, None)[0].items()):
        file = folder / f"{number}.html"
        file.write_text(text, "utf-8")
        found.append((Path(page).stem if "situations/" in page else "", file))
    return found


@pytest.mark.slow
def test_each_clause_cell_is_what_decide_says_at_that_level(path: Path, policy: Json, amounts: Amounts) -> None:
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
    assert compared > (300 if path == project.POLICY else 20)


def _compare(policy: Json, cell: dict[str, str], offer: Json | None) -> None:
    """The cell's value is what the kernel gives, or more than that where the remedy has a bound beside its table."""
    if offer and offer["amount"] is None:
        return  # what is still to ask decides whether a bound leaves less
    if offer and cell["data-unit"] == "percent" and offer["share"] is None:
        assert _bounded(policy, cell["data-clause"].split(".")[0]), cell  # less than the share, so none is named
        return
    given, limit = _number(_most(offer, cell["data-unit"])), _number(cell["value"])
    assert given <= limit if _bounded(policy, cell["data-clause"].split(".")[0]) else given == limit, cell


def _bounded(policy: Json, name: str) -> bool:
    """Whether something beside its table can make it less: a bound, what is used up, another remedy in its place."""
    remedy = policy["remedies"][name]
    replaced = any(name in one.get("replaces", ()) for one in policy["remedies"].values())
    capped = any(name in cap["over"] for cap in policy.get("caps", {}).values())
    bound = {"at_most", "at_least", "rounding"} & remedy.keys() or {"left", "used"} & remedy.get("budget", {}).keys()
    return replaced or capped or bool(bound)


def test_nearly_every_clause_on_the_pages_is_reached_by_an_example(path: Path, policy: Json, amounts: Amounts) -> None:
    shown = {one["data-clause"] for _, one, _ in amounts if "data-clause" in one}
    gives = {one["data-clause"] for _, one, _ in amounts if "data-clause" in one and _number(one["value"]) > 0}
    examples = [example for raw in policy["situations"].values() for example in raw["examples"]]
    reached = {clause for example in examples for (clause, _), _ in _decided(policy, example, shown)}
    assert len(gives) > (40 if path == project.POLICY else 4)
    assert len(gives & reached) >= 0.95 * len(gives)


def test_each_amount_in_an_example_is_the_kernel_s(policy: Json, amounts: Amounts) -> None:
    compared = 0
    for situation, one, text in amounts:
        if "data-example" not in one:
            continue
        shown_on = [situation] if situation else list(policy["situations"])  # steps of the path show those of several
        examples = (e for name in shown_on for e in policy["situations"][name]["examples"])
        example = next(e for e in examples if e["name"] == one["data-example"])
        offer = _offers(policy, example["case"])[one["data-remedy"]]
        assert (one["value"], one["data-unit"], text) == (offer["amount"], offer["unit"], offer["text"])
        expected = example["expect"].get(one["data-remedy"])
        assert expected in (None, offer["amount"])
        compared += 1
    assert compared > 20


def test_rates_are_those_of_the_compiled_policy(path: Path, policy: Json, amounts: Amounts) -> None:
    shown = {(one["data-rate"], one["value"]) for _, one, _ in amounts if "data-rate" in one}
    used = {rate for rate, _ in shown}
    assert shown == {(rate, value) for rate in used for _, value in policy["rates"][rate]["values"]}
    assert len(shown) >= (4 if path == project.POLICY else len(policy.get("rates", {})))


def test_every_literal_of_every_table_is_on_a_page(policy: Json, amounts: Amounts) -> None:
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
    # Nothing is refused or accepted here: such a remedy has no amount to compare.
    case = example["case"] | {"refused": [], "accepted": {}}
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
    return _decide(_text(policy["version"], lambda: json.dumps(policy)), json.dumps(case))


@functools.lru_cache(maxsize=8192)
def _decide(policy: str, case: str) -> dict[str, Json]:
    decision = json.loads(wire(policy, case))
    return {offer["remedy"]: offer for key in ("owed", "offers", "reserve") for offer in decision[key]}


_TEXTS: dict[str, str] = {}


def _text(version: str, made: Callable[[], str]) -> str:
    """The same text for the same policy, so that it is read once."""
    if version not in _TEXTS:
        _TEXTS[version] = made()
    return _TEXTS[version]


def _most(offer: Json | None, unit: str) -> str:
    if offer is None:
        return "0"
    return str(offer["share"] if unit == "percent" else offer["amount"])


def _number(value: str) -> Fraction:
    return Fraction({"yes": "1", "no": "0"}.get(value, value))
