"""The check code of a case: `LW-7K3M-Q9TD-2F8X`, short enough to be read out, and refused when it was not read out right.

Eleven of its twelve signs are the first 55 bits of a SHA-256 of the policy's version and the case's line (`link`). The twelfth
is a sum over the field of 32 elements in which every place has a weight of its own: one wrong sign, or any two signs that
changed places, and it does not come out (a shortened Reed-Solomon code over GF(32)). The signs are Crockford's: no I, L, O, U.
There is no secret in it: whoever has the case can work the code out. It proves arithmetic, and nobody's identity.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MARK = "LW"
_COUNT = 12
_FIELD = 0b100101  # x^5 + x^2 + 1, of which x is a generator
_ALIKE = str.maketrans("ILO", "110")  # as people read them
_BEFORE = r"\b(LW[-\u2010-\u2015][0-9A-Za-z\-\u2010-\u2015]{1,40})\s+([0-9A-Za-z]{6,40})\s+"  # code and version
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")  # in Markdown
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015]+")


def code(version: str, line: str) -> str:
    """The check code of a case's line under the policy of that version."""
    digest = hashlib.sha256(f"leeway check 1\n{version}\n{line}".encode()).digest()
    number = int.from_bytes(digest[:7], "big") >> 1
    data = [number >> 5 * place & 31 for place in reversed(range(_COUNT - 1))]
    return _said("".join(SIGNS[one] for one in (*data, _sum(data))))


def read_code(text: str) -> str | None:
    """The code as it is written, of one that somebody typed or heard: small letters, spaces, O for 0 are understood.

    None where it is none: a sign is missing, is none of those that there are, is wrong, or changed places with another.
    """
    signs = _BETWEEN.sub("", text).upper()
    if len(signs) == len(MARK) + _COUNT:
        signs = signs.removeprefix(MARK)
    signs = signs.translate(_ALIKE)
    if len(signs) != _COUNT or not all(sign in SIGNS for sign in signs):
        return None
    *data, last = map(SIGNS.index, signs)
    return _said(signs) if _sum(data) == last else None


def carried(text: str, line: str) -> Iterator[tuple[str, str, str]]:
    """Code, version and line of everything in a text that can be checked, whatever stands around it; also out of Markdown.

    `line` is the pattern of the line, with one group.
    """
    for found in re.finditer(_BEFORE + line, _ESCAPED.sub(r"\1", text)):
        yield found[1], found[2], found[3]


def _sum(data: list[int]) -> int:
    """The sum of the signs, each by the weight of its place: the last one x, the one before it x squared, and so on."""
    total = 0
    for one in data:
        total = (total ^ one) << 1
        total ^= _FIELD if total & 32 else 0
    return total


def _said(signs: str) -> str:
    return "-".join((MARK, *(signs[at : at + 4] for at in range(0, _COUNT, 4))))
