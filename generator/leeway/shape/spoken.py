"""Conditions that somebody wrote as a sentence, `fee > $50`, shown as a policy writes them: `fee: over $50`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from leeway.draft.words import short
from leeway.offers.units import MOMENT
from leeway.shape.reading import Reading

_SIGNS = (
    "on or before", "on or after", "at or before", "at or after", "at least", "at most", "more than", "less than", "greater than",
    "is not", "exactly", "before", "after", "under", "over", "above", "below", "is", "not", "on", "at",
)  # fmt: skip
_PIECE = re.compile(rf"([a-z]\w*)\s*(?:(>=|<=|=>|=<|==|!=|<>|≥|≤|>|<|=)\s*|\s((?:is\s+)?(?:{'|'.join(_SIGNS)}))\s+)(?=\S)(.+)")
_JOINT = re.compile(r"\s+(and|or|&&|\|\|)\s+(?=[a-z]\w*\s*(?:[<>=≥≤!]|\s[a-z]))")
_MARKS = {"=>": ">=", "≥": ">=", "=<": "<=", "≤": "<=", "==": "=", "is": "=", "!=": "not", "<>": "not", "is not": "not"}
_NUMBERS = {
    ">": "more than",
    "<": "less than",
    ">=": "at least",
    "<=": "at most",
    "=": "exactly",
    "above": "over",
    "below": "under",
}
_DATES = {">": "after", "<": "before", ">=": "on or after", "<=": "on or before", "=": "on"}
_TIMES = {">": "after", "<": "before", ">=": "at or after", "<=": "at or before", "=": "at"}
_BY_KIND: Mapping[str, Mapping[str, str]] = {
    "date": _DATES,
    MOMENT: _TIMES,
    "time": _TIMES,
    "money": _NUMBERS | {">": "over", "<": "under"},
    "choice": {"=": ""},
    "yes or no": {"=": ""},
}


def as_condition(r: Reading, text: str) -> str | None:
    """The condition as a policy writes it; None where the sentence is not about facts of the policy, or not clear."""
    joints = {joint.replace("&&", "and").replace("||", "or") for joint in _JOINT.findall(text)}
    pieces = _JOINT.split(" ".join(text.split()))[::2]
    tests = [_test(r, piece) for piece in pieces]
    if len(joints) > 1 or None in tests:
        return None
    if joints == {"or"}:
        return f"{{any: [{', '.join(f'{{{test}}}' for test in tests)}]}}"
    return f"{{{', '.join(test for test in tests if test)}}}"


def _test(r: Reading, text: str) -> str | None:
    """One fact with what it must be."""
    match = _PIECE.fullmatch(text)
    if match is None or match[1] not in r.names:
        return None
    fact = r.fact(match[1])
    sign = match[2] or " ".join(match[3].removeprefix("is ").split())
    sign = _MARKS.get(sign, sign)
    words = _BY_KIND.get(fact.kind if fact else "", _NUMBERS).get(sign, sign)
    if words == "not" and match[4] in ("yes", "no"):
        return f"{match[1]}: {'no' if match[4] == 'yes' else 'yes'}"
    if words == "not" and (fact is None or fact.kind != "choice"):
        return None
    return f"{match[1]}: {f'{words} {short(match[4], 80)}'.strip()}"
