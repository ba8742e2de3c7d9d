"""Reading how the pages look: the company's colour and its logo."""

from __future__ import annotations

import re
from dataclasses import replace

from leeway.draft import Brand
from leeway.draft.terms import Word
from leeway.draft.words import short
from leeway.nodes import Mapping, Node
from leeway.shape.reading import Reading, read_mapping
from leeway.shape.simple import scalar

_DIGITS = re.compile(r"#?(?:[0-9a-f]{3}|[0-9a-f]{6})")
# A plain name of a file in the policy's own folder, or below it.
_FILE = re.compile(r"(?!\.)[\w. -]+(?:/(?!\.)[\w. -]+)*\.(?:svg|png)", re.IGNORECASE)


def brand(r: Reading, node: Node) -> Brand | None:
    """A colour, a logo, or both."""
    values = read_mapping(r, node, "brand", node.span)
    return Brand(**values) if isinstance(node, Mapping) else None


def colour(r: Reading, node: Node) -> Word | None:
    """Six digits of a colour, or three; in small letters and with the # from here on."""
    found = scalar(r, node, "colour", '"#0e5a74"')
    if found is None:
        return None
    digits = found.text.lower()
    if not _DIGITS.fullmatch(digits):
        message = f'"{short(found.text)}" is not a colour: six digits from 0 to f. Write for example: colour: "#0e5a74"'
        r.say("bad-colour", message, found.span)
        return None
    digits = digits.removeprefix("#")
    return replace(found, text="#" + (digits if len(digits) > 3 else "".join(digit * 2 for digit in digits)))


def picture(r: Reading, node: Node) -> Word | None:
    """The name of a picture beside the policy file; whether it is there, nobody looks before the policy is complete."""
    found = scalar(r, node, "picture", "logo.svg")
    if found is None or _FILE.fullmatch(found.text):
        return found
    message = f'"{short(found.text)}" is not the name of an SVG or PNG file beside the policy file. Write for example: logo.svg'
    r.say("bad-picture", message, found.span)
    return None
