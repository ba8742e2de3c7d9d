"""Readable both ways: a condition's English, read by a reader that knows only English, means the same to every customer."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from leeway.offers import read_policy, sentences
from leeway.offers.ranges import Choices, Range
from leeway.offers.reading import everybody, read_cond
from leeway.offers.truth import holds
from tests.offers.random_policies import FACTS, plain_conditions
from tests.offers.small import POLICY as SMALL

_SIGNS = ("at least", "at most", "more than", "under", "exactly")
_NAMES = {"time with us": "tenure", "days late": "late", "cause": "fault", "leaving": "leaving", "bill": "bill"}
_PER_DAY = Fraction(4)
_RATE = {"name": "per day", "unit": "money", "values": [["2026-01-01", "4.00"]], "line": 1}
POLICY = read_policy({**SMALL, "facts": FACTS, "rates": {"per_day": _RATE}, "remedies": {}, "situations": {}})
customers = st.fixed_dictionaries(
    {
        "tenure": st.sampled_from([Fraction(0), Fraction(3, 2), Fraction(8, 5), Fraction(4), Fraction(10), Fraction(21, 2)]),
        "late": st.sampled_from([Fraction(number) for number in (0, 2, 3, 6, 7, 8)]),
        "fault": st.sampled_from(["ours", "nobody", "theirs"]),
        "leaving": st.sampled_from(["yes", "no"]),
        "bill": st.sampled_from([Fraction(text) for text in ("0", "4", "4.25", "10", "33.33", "33.34")]),
    }
)


def _means(sentence: str, customer: dict[str, Any]) -> bool:
    """What an English reader takes the sentence to say of a customer."""
    said = sentence.strip()
    if said.startswith("it is not so that "):
        return not _means(said.removeprefix("it is not so that "), customer)
    if said.startswith("either "):
        return any(_means(part, customer) for part in _parts(said.removeprefix("either "), " or "))
    if said.startswith("(") and _closes(said) == len(said) - 1:
        return _means(said[1:-1], customer)
    fact = ""
    for part in _parts(said, " and "):
        if not part.startswith(_SIGNS):
            fact, part = (part, "") if part.startswith(("(", "either ", "it is")) else _divided(part)
        if not (_means(fact, customer) if not part else _is(fact, part, customer)):
            return False
    return True


def _divided(part: str) -> tuple[str, str]:
    name = next(name for name in _NAMES if part.startswith(f"{name} is "))
    return name, part.removeprefix(f"{name} is ")


def _is(name: str, said: str, customer: dict[str, Any]) -> bool:
    value = customer[_NAMES[name]]
    if "“" in said:
        words = {word for word, label in FACTS["fault"]["choices"].items() if f"“{label}”" in said}
        return (value in words) != said.startswith(("not ", "neither "))
    if said in ("yes", "no", "yes or no"):
        return value in said.split(" or ")
    sign = next(sign for sign in _SIGNS if said.startswith(sign))
    bound = _number(said.removeprefix(sign).strip())
    return {
        "at least": value >= bound,
        "at most": value <= bound,
        "more than": value > bound,
        "under": value < bound,
        "exactly": value == bound,
    }[sign]


def _number(said: str) -> Fraction:
    if said == "per day":
        return _PER_DAY
    if said.startswith("$"):
        return Fraction(said[1:])
    count, unit = said.split()
    return Fraction(count) * {"month": Fraction(1, 12), "week": Fraction(7)}.get(unit.rstrip("s"), Fraction(1))


def _parts(said: str, joint: str) -> list[str]:
    """The sentence divided at a joint that stands outside of brackets; an alternative of choices is no joint."""
    parts, depth, start = [], 0, 0
    for place, letter in enumerate(said):
        depth += (letter == "(") - (letter == ")")
        inside_words = joint == " or " and re.match(r" or (“|no\b)", said[place:])
        if depth == 0 and said.startswith(joint, place) and not inside_words:
            parts.append(said[start:place])
            start = place + len(joint)
    return [*parts, said[start:]]


def _closes(said: str) -> int:
    """Where the bracket closes that the sentence begins with."""
    depth = 0
    for place, letter in enumerate(said):
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            return place
    return -1


@settings(deadline=None, max_examples=400)
@given(plain_conditions, st.lists(customers, min_size=5, max_size=5))
def test_the_english_of_a_condition_leaves_no_doubt(cond: Any, each: list[dict[str, Any]]) -> None:
    read = read_cond(cond, {name: fact.unit for name, fact in POLICY.facts.items()} | {"per_day": "money"})
    said = sentences.condition(read, POLICY)
    today = 739617 + 30  # in 2026, where a day is worth four
    for customer in each:
        view = everybody(POLICY) | {"today": Range(today, today, whole=True)}
        for name, value in customer.items():
            view[name] = Choices((value,)) if isinstance(value, str) else Range(value, value)
        assert _means(said, customer) == holds(read, view, POLICY), said
