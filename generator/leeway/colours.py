"""Colours that can be read: contrast as WCAG 2.2 defines it, and the nearest shade that has enough of it.

A colour is three whole numbers from 0 to 255. The same colour gives the same shade everywhere: powers are decimal, not binary.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import cache

Colour = tuple[int, int, int]

WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)
_INK: Colour = (0x10, 0x13, 0x1A)
# Letters, and what is no letter but must be seen (WCAG 2.2, 1.4.3 and 1.4.11).
FOR_LETTERS = Decimal("4.5")
FOR_SHAPES = Decimal(3)


@dataclass(frozen=True, slots=True)
class Scheme:
    """What letters stand on, as tokens.css has it: paper, raised paper, and paper with some per cent of the letters' colour.

    `enough`: the contrast that letters get; thin light letters on dark need more than the rule asks for.
    """

    paper: Colour
    raised: Colour
    tint: int
    enough: Decimal


LIGHT = Scheme(WHITE, (0xF6, 0xF7, 0xF9), 7, FOR_LETTERS)
DARK = Scheme((0x14, 0x16, 0x1B), (0x1B, 0x1E, 0x25), 11, Decimal(6))
_EXACTLY = Context(prec=28)
_WEIGHTS = (Decimal("0.2126"), Decimal("0.7152"), Decimal("0.0722"))


def read(text: str) -> Colour:
    """`#0e5a74` as three numbers."""
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def written(colour: Colour) -> str:
    """Three numbers as `#0e5a74`."""
    return "#" + "".join(f"{part:02x}" for part in colour)


def contrast(one: Colour, other: Colour) -> Decimal:
    """From 1 (the same) to 21 (black on white)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return _EXACTLY.divide(light + Decimal("0.05"), dark + Decimal("0.05"))


def mixed(one: Colour, other: Colour, percent: int) -> Colour:
    """So many per cent of `one`, the rest `other`; halves are rounded up."""
    first, second, third = ((2 * (a * percent + b * (100 - percent)) + 100) // 200 for a, b in zip(one, other, strict=True))
    return first, second, third


def readable(colour: Colour, on: Scheme) -> Colour:
    """The colour, or of its shades towards black or white the nearest in which letters can be read wherever they stand."""
    return next(shade for shade in _shades(colour, on) if all(contrast(shade, one) >= on.enough for one in _grounds(shade, on)))


def seen(colour: Colour, on: Scheme) -> Colour:
    """The colour, or the nearest of its shades in which a shape is seen on paper."""
    return next(shade for shade in _shades(colour, on) if contrast(shade, on.paper) >= FOR_SHAPES)


def upon(colour: Colour) -> Colour:
    """White or nearly black: whichever is read better on the colour."""
    return max(WHITE, _INK, key=lambda one: contrast(one, colour))


def _shades(colour: Colour, on: Scheme) -> Iterator[Colour]:
    towards = BLACK if on is LIGHT else WHITE
    return (mixed(colour, towards, percent) for percent in range(100, -1, -1))


def _grounds(shade: Colour, on: Scheme) -> tuple[Colour, ...]:
    return on.paper, on.raised, mixed(shade, on.paper, on.tint)


def _luminance(colour: Colour) -> Decimal:
    return sum((weight * _linear(part) for weight, part in zip(_WEIGHTS, colour, strict=True)), Decimal(0))


@cache
def _linear(part: int) -> Decimal:
    share = _EXACTLY.divide(Decimal(part), Decimal(255))
    if share <= Decimal("0.04045"):
        return _EXACTLY.divide(share, Decimal("12.92"))
    return _EXACTLY.power(_EXACTLY.divide(share + Decimal("0.055"), Decimal("1.055")), Decimal("2.4"))
