"""Every example that `leeway coverage` writes can be pasted into the file, holds there, and shows what it was made for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from leeway import pipeline
from leeway.coverage import Coverage, cover
from leeway.problems import errors
from tests.coverage.pasting import lists, pasted, thinned
from tests.project import CHECKOUT
from tests.stages import SMALL

POLICIES = [CHECKOUT / "policy" / "policy.yml", *sorted((CHECKOUT / "policy" / "examples").glob("*.yml"))]
SEEDS = [CHECKOUT / "tests" / "fuzz" / "seeds" / f"{name}.yml" for name in ("euro", "guarantees", "new-time", "shop", "tiny")]
SEEDS += [CHECKOUT / "tests" / "good" / "full.yml", CHECKOUT / "tests" / "offers" / "bakery.yml"]
SEEDS += [CHECKOUT / "tests" / "pages" / f"{name}.yml" for name in ("choice", "extended")]
LOCALES = (
    *(("USD", "en_US"), ("EUR", "de_DE"), ("CHF", "de_CH"), ("INR", "hi_IN"), ("JPY", "ja_JP"), ("KWD", "ar_KW")),
    *(("SEK", "sv_SE"), ("BRL", "pt_BR"), ("DKK", "da_DK"), ("CAD", "fr_CA")),
)


def compiled(text: str) -> dict[str, Any]:
    """The compiled policy of a text in which every example holds."""
    policy, problems = pipeline.checked(text.encode(), None, None)
    assert policy is not None, errors(problems)
    return policy


def pastes(text: str, found: Coverage) -> None:
    """That all that is missing in a policy can be pasted, and is there then."""
    assert not any(part.state == "unsettled" for part in found.parts)
    again = cover(compiled(pasted(text, found.examples)))
    missing = [part.what for part in again.parts if part.state == "missing"]
    assert missing == []
    assert [part.state for part in again.parts].count("nobody") == [part.state for part in found.parts].count("nobody")


@pytest.mark.slow
@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_what_was_taken_out_is_written_anew(path: Path) -> None:
    text = thinned(path.read_text("utf-8"), lambda number: number % 3 == 0)
    found = cover(compiled(text))
    assert len(found.examples) > 10 and len(found.of("clause", "missing")) > 2
    pastes(text, found)


@pytest.mark.slow
def test_a_policy_without_any_example_gets_all_of_them() -> None:
    text = POLICIES[0].read_text("utf-8")
    policy = compiled(text)
    bare = {name: {**one, "examples": []} for name, one in policy["situations"].items()}
    found = cover({**policy, "situations": bare})
    assert len(found.of("clause", "missing")) == len(found.of("clause")) >= 80 and not found.of("clause", "reached")
    only = {one.situation for one in found.examples}
    assert len(only) > 5 and all(lists(text)[name].items for name in only)
    pastes(thinned(text, lambda number: number == 0), found)


@pytest.mark.slow
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_policies_of_every_kind_get_what_is_missing(path: Path) -> None:
    text = path.read_text("utf-8")
    found = cover(compiled(text))
    assert found.examples
    pastes(text, found)


@pytest.mark.parametrize(("currency", "locale"), LOCALES)
def test_amounts_are_written_as_the_file_writes_them(currency: str, locale: str) -> None:
    coins = {"JPY": "1", "KWD": "12.505"}.get(currency, "1250.55")
    text = re.sub(r"currency: \w+", f"currency: {currency}\nlocale: {locale}", re.sub(r"\nlocale: \w+", "", SMALL))
    text = text.replace("tenure: at least 10 years", f"tenure: at least 10 years, fee: at least {currency} {coins}")
    text = text.replace("fee: $100", "fee: $2000")
    text = text.replace("expect: {visit_discount: $50, outage_credit: $8}", "expect: {visit_discount: $1000, outage_credit: $8}")
    text = re.sub(r"\$([\d.]+)", lambda found: f"{currency} {found[1].removesuffix('.00')}", text)
    found = cover(compiled(text))
    assert any(coins in one.yaml for one in found.examples)
    pastes(text, found)


@pytest.mark.parametrize("name", ['a "quoted" one', "it's: a #1 {name}, [really]", r"back\slash's", "ünï – 変", "- -", "x" * 190])
def test_a_name_is_quoted_as_it_needs_to_be(name: str) -> None:
    text = SMALL.replace("{ask: How long", "{name: '" + name.replace("'", "''") + "', ask: How long", 1)
    assert text != SMALL
    found = cover(compiled(text))
    assert any(one.name.startswith(name[:100]) for one in found.examples)
    pastes(text, found)
