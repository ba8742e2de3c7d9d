"""Colours that can be read: contrast as the rule has it, shades that can be read, and grounds that are those of the sheet."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest

from leeway.colours import BLACK, DARK, LIGHT, WHITE, Scheme, contrast, mixed, read, readable, seen, upon, written

TOKENS = (Path(__file__).parents[1] / "widgets" / "tokens.css").read_text("utf-8")
LETTERS = ("ink", "soft", "accent", "owed", "above", "bad")
SOME = [read(f"#{red}{green}{blue}") for red, green, blue in product(("00", "5a", "a6", "ff"), repeat=3)]


def tokens(scheme: Scheme) -> dict[str, str]:
    """The tokens of a scheme that are plain colours, and how much of the accent is in its tint."""
    part = TOKENS.split("body {")[1] if scheme is LIGHT else TOKENS.split('body[data-md-color-scheme="slate"] {')[1]
    part = part.split("\n}")[0]
    found = dict(re.findall(r"--lw-([a-z-]+): (#[0-9a-f]{3,6});", part))
    tint = re.search(r"--lw-tint: color-mix\(in srgb, var\(--lw-accent\) (\d+)%, var\(--lw-paper\)\)", part)
    assert tint
    return {name: _six(value) for name, value in found.items()} | {"tint": tint[1]}


def _six(text: str) -> str:
    return text if len(text) == 7 else "#" + "".join(digit * 2 for digit in text[1:])


def test_contrast_is_that_of_the_rule() -> None:
    assert contrast(BLACK, WHITE) == 21 and contrast(WHITE, WHITE) == 1
    assert round(contrast(read("#767676"), WHITE), 2) == Decimal("4.54")
    assert contrast(read("#777777"), WHITE) < Decimal("4.5")


def test_mixing_rounds_halves_up() -> None:
    assert mixed((255, 0, 1), (0, 255, 0), 50) == (128, 128, 1)
    assert mixed((10, 20, 30), BLACK, 100) == (10, 20, 30)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_grounds_are_those_of_the_sheet(scheme: Scheme) -> None:
    found = tokens(scheme)
    assert (found["paper"], found["raised"]) == (written(scheme.paper), written(scheme.raised))
    assert int(found["tint"]) == scheme.tint


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_letters_of_the_sheet_can_be_read_on_all_its_grounds(scheme: Scheme) -> None:
    found = tokens(scheme)
    grounds = (scheme.paper, scheme.raised, mixed(read(found["accent"]), scheme.paper, scheme.tint))
    low = {name for name in LETTERS for one in grounds if contrast(read(found[name]), one) < Decimal("4.5")}
    assert low == set()
    assert contrast(read(found["field"]), scheme.paper) >= 3
    assert contrast(read(found["on-accent"]), read(found["accent"])) >= Decimal("4.5")


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_gets_a_shade_that_can_be_read(scheme: Scheme) -> None:
    for colour in SOME:
        shade = readable(colour, scheme)
        grounds = (scheme.paper, scheme.raised, mixed(shade, scheme.paper, scheme.tint))
        assert all(contrast(shade, one) >= scheme.enough for one in grounds), written(colour)
        assert contrast(seen(colour, scheme), scheme.paper) >= 3
        assert contrast(upon(shade), shade) >= Decimal("4.5")
    assert len(SOME) == 64


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    petrol, sky = read("#0e5a74"), read("#8fb4ff")
    assert readable(petrol, LIGHT) == petrol and readable(sky, DARK) == sky
    assert readable(petrol, DARK) != petrol and readable(sky, LIGHT) != sky
