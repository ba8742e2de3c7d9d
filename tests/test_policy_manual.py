"""policy/README.md, the manual of the policy file, has every key of the tables, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from leeway.keys import HOLDERS, KINDS, PERIODS, PLAIN_UNITS, REMEDY_KINDS, RESERVED, TIME_UNITS

MANUAL = (Path(__file__).parents[1] / "policy" / "README.md").read_text(encoding="utf-8")
HEADINGS = {"policy": "The whole file", "owed clause": "clause", "limits clause": "clause"}


def _rows(heading: str) -> dict[str, str]:
    """The keys of the first table below a heading, each with what its second column says."""
    part = MANUAL.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| ([^|]*) \|", part, re.MULTILINE)
    return {key: words.strip() for key, words in rows}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if "clause" not in kind])
def test_every_kind_has_its_keys_in_the_manual(kind: str) -> None:
    rows = _rows(HEADINGS.get(kind, kind))
    assert list(rows) == [key.name for key in KINDS[kind].keys]
    for key in KINDS[kind].keys:
        assert key.required == (rows[key.name] == "required"), key.name


def test_clauses_have_their_keys_in_the_manual() -> None:
    own = {key.name for kind in ("owed clause", "limits clause") for key in KINDS[kind].keys}
    assert set(_rows("clause")) == own


def test_the_words_of_the_language_are_in_the_manual() -> None:
    for word in (*RESERVED, *REMEDY_KINDS, *PERIODS, *HOLDERS, *PLAIN_UNITS):
        assert f"`{word}`" in MANUAL, word
    for unit in TIME_UNITS:
        assert unit in MANUAL
