"""Cases for a compiled policy: values at, beside and far from its edges, and everything that is no value at all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from random import Random
from typing import Any

from leeway.offers.numbers import text as plain
from tests.fuzz import words

Json = dict[str, Any]
_GARBAGE = (
    *words.NUMBERS,
    *words.DATES,
    *words.UNICODE,
    "",
    " ",
    "lots",
    "€5",
    "$",
    "%",
    "-$1",
    "1 year 1 year",
    "x" * 5000,
    "\ud83d",
)
_WRONG: tuple[Any, ...] = (None, True, 0, -1, 1.5, 10**40, [], {}, [[]], {"a": []}, ["x"], float("inf"), float("nan"), "\udcff")
_FAIR = ("$1", "$40", "50%", "2 months", "1 gift", "yes", "no", "$0", "$99999999999999999999", "none", "undefined", "€5", "")
_DAYS = (
    "2024-12-31",
    "2026-01-01",
    "2026-11-22",
    "2026-12-25",
    "0001-01-01",
    "9999-12-31",
    "2026-11-22 14:30",
    "9999-12-31 23:59",
)


def values(policy: Json) -> dict[str, list[str]]:
    """For every fact that is asked, texts that answer it: its choices, or what lies at and one step beside every edge."""
    return {name: _answers(policy, name, fact) for name, fact in policy["facts"].items() if "is" not in fact}


def _answers(policy: Json, name: str, fact: Json) -> list[str]:
    kind = fact["kind"]
    if kind == "choice":
        return list(fact["choices"])
    if kind == "yes or no":
        return ["yes", "no"]
    edges = [lit for lit in _literals(policy) if lit[1] == (fact.get("unit") or kind)]
    if kind in ("date", "time", "date and time"):
        usual = {"date": "2026-11-20", "time": "12:30", "date and time": "2026-11-20 12:30"}[kind]
        return list(dict.fromkeys([usual, *(lit[0] for lit in edges), *(fact[end] for end in ("from", "to") if end in fact)]))
    step = Fraction(1) if fact.get("whole") else Fraction(1, 100)
    marks = [*(_fraction(lit[0]) for lit in edges), *(_fraction(fact[end]) for end in ("from", "to") if end in fact), Fraction(7)]
    scale = 100 if kind == "percent" else 1
    numbers = sorted({max(Fraction(0), (mark * scale + more)) for mark in marks for more in (0, step, -step)})
    unit = {"money": " " + policy["currency"]["code"], "percent": "%", "number": ""}.get(kind, f" {fact.get('unit')}")
    return [plain(number) + unit for number in numbers[:60]]


def _fraction(text: str) -> Fraction:
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError):
        return Fraction(1)


def _literals(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, list) and len(value) == 3 and value[0] == "lit" and isinstance(value[1], str):
        yield value[1], value[2]
    elif isinstance(value, list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _literals(part)


def sound(random: Random, policy: Json, answers: dict[str, list[str]]) -> Json:
    """A case that can be read."""
    situation = random.choice(list(policy["situations"]))
    remedies = [name for step in policy["situations"][situation]["steps"] for name in step]
    share = random.random()
    case: Json = {
        "situation": situation,
        "level": random.choice(policy["levels"])["id"],
        "facts": {name: random.choice(texts) for name, texts in answers.items() if random.random() < share},
    }
    if random.random() < 0.3:
        case["refused"] = random.sample(remedies, random.randint(1, len(remedies)))
    if random.random() < 0.4:
        case["fair"] = {random.choice(["any", *remedies]): random.choice(_FAIR)}
    if random.random() < 0.8:
        case["on"] = random.choice(_DAYS[:6] if random.random() < 0.8 else _DAYS)
    verified = [name for name, fact in policy["facts"].items() if "verify" in fact]
    if verified and random.random() < 0.4:
        case["claimed"] = random.sample(verified, random.randint(1, len(verified)))
    if "caps" in policy and random.random() < 0.4:
        case["accepted"] = {random.choice(remedies): random.choice(_FAIR)}
    return case


def broken(random: Random, case: Json, policy: Json) -> str:
    """The case as JSON text with one to three things wrong with it."""
    case = json.loads(json.dumps(case))
    for _ in range(random.randint(1, 3)):
        _damage(random, case, policy)
    said = json.dumps(case, ensure_ascii=random.random() < 0.5)
    if random.random() < 0.2:
        start = random.randrange(len(said))
        said = (
            said[:start] + random.choice(("", '"', "}", "[" * 2000, '{"a":' * 2000, "\\ud800", "1e999", "\0")) + said[start + 1 :]
        )
    return said


def _damage(random: Random, case: Json, policy: Json) -> None:
    facts: Json = {}
    if isinstance(case.get("facts"), dict):  # a copy, since an earlier damage may have put in what other cases share
        facts = case["facts"] = dict(case["facts"])
    name = random.choice([*policy["facts"], "no_such_fact", "any", "today", "now", *words.UNICODE])
    kind = random.randrange(7)
    if kind <= 1:
        facts[name] = random.choice(_GARBAGE)
    elif kind == 2:
        facts[name] = random.choice(_WRONG)
    elif kind == 3:
        case[random.choice(["situation", "level", "facts", "refused", "fair", "on", "claimed", "accepted", "x"])] = random.choice(
            _WRONG
        )
    elif kind == 4:
        case.pop(random.choice(list(case)), None) if case else None
    elif kind == 5:
        case["fair"] = {random.choice(["any", "x", *policy["remedies"]]): random.choice((*_GARBAGE, *_WRONG)) for _ in range(3)}
    else:
        remedy = random.choice([*policy["remedies"], "x"])
        more: list[tuple[str, Any]] = [
            ("claimed", [name]),
            ("accepted", {remedy: random.choice(_GARBAGE)}),
            ("on", random.choice(_GARBAGE)),
        ]
        key, value = random.choice([*more, ("refused", [remedy, remedy, name])])
        case[key] = value


def told(random: Random, case: Json, asked: list[str], answers: dict[str, list[str]]) -> tuple[str, Json] | None:
    """The case with one more of the facts that it was asked for, and which; None where there is none to tell."""
    open_ = [name for name in asked if name in answers and name not in case.get("claimed", ())]
    if not open_:
        return None
    name = random.choice(open_)
    return name, case | {"facts": case["facts"] | {name: random.choice(answers[name])}}
