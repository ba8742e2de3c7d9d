"""How a company's pages look: its colour as a style sheet, its logo, and the icon of the tab, as files of the site.

    assets/leeway/brand.css      the colour, in shades that can be read on light and on dark
    assets/leeway/logo.svg       the logo, where the policy names one; or logo.png
    assets/leeway/favicon.svg    the icon of the tab, where it does not

The same policy and logo give the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from leeway.brand.logo import problems, read
from leeway.colours import DARK, LIGHT, Colour, Scheme, readable, seen, upon, written
from leeway.colours import read as colour_of

__all__ = ["ASSETS", "files", "icon", "logo", "problems"]

ASSETS = "assets/leeway"
_OWN: Colour = (0x24, 0x55, 0xB8)  # what the pages of a company have that names no colour; tokens.css has the same
_PLAIN = "/* The policy names no colour of the company: the pages have that of tokens.css. */\n"
# Steps, each higher than the one before: what may be given, by level.
_ICON = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="{ground}"/>\
<path d="M6 24h6v-6h6v-6h8" fill="none" stroke="{line}" stroke-width="3.4" stroke-linecap="round" stroke-linejoin="round"/></svg>
"""
_SHEET = """/* The company's colour, from the policy file. On paper everything is black. */
@media screen {{
  body {{
{light}
  }}

  body[data-md-color-scheme="slate"] {{
{dark}
  }}
}}
"""


def files(policy: Mapping[str, Any], folder: Path) -> dict[str, bytes]:
    """The files by their paths below docs/. `folder` is that of the policy file; a logo that cannot be read is left out."""
    brand = policy.get("brand", {})
    colour = colour_of(brand["colour"]) if "colour" in brand else None
    made = {f"{ASSETS}/brand.css": (_sheet(colour) if colour else _PLAIN).encode()}
    if "logo" not in brand:
        return made | {icon(policy): _icon(colour or _OWN).encode()}
    data = read(folder / brand["logo"])
    return made | ({icon(policy): data} if data is not None else {})


def logo(policy: Mapping[str, Any]) -> str | None:
    """Where the logo is, below docs/; None where the policy names none."""
    name = policy.get("brand", {}).get("logo")
    return f"{ASSETS}/logo.{name.rpartition('.')[2].lower()}" if name else None


def icon(policy: Mapping[str, Any]) -> str:
    """Where the icon of the tab is, below docs/: it is the logo where there is one."""
    return logo(policy) or f"{ASSETS}/favicon.svg"


def _sheet(colour: Colour) -> str:
    return _SHEET.format(light=_shades(colour, LIGHT), dark=_shades(colour, DARK))


def _shades(colour: Colour, on: Scheme) -> str:
    letters = readable(colour, on)
    said = {"accent": letters, "on-accent": upon(letters), "brand": seen(colour, on)}
    return "\n".join(f"    --lw-{name}: {written(shade)};" for name, shade in said.items())


def _icon(colour: Colour) -> str:
    ground = readable(colour, LIGHT)
    return _ICON.format(ground=written(ground), line=written(upon(ground)))
