"""Cases for a compiled policy: its worked examples, and any number made up at the edges of its tables, the same every time."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from random import Random
from typing import Any

from leeway.offers.numbers import text

Json = dict[str, Any]


def worked_examples(policy: Json) -> list[Json]:
    """The case of every worked example, in the policy's order."""
    return [example["case"] for situation in policy["situations"].values() for example in situation["examples"]]


def generated(policy: Json, count: int) -> list[Json]:
    """That many cases: any situation and level, some facts known at, beside and between the edges, some offers refused,
    some proposals, now and then a value that is wrong."""
    random = Random(20261122)
    values = {name: _values(policy, name, fact) for name, fact in policy["facts"].items() if "is" not in fact}
    return [_case(policy, values, random) for _ in range(count)]


def _case(policy: Json, values: dict[str, list[str]], random: Random) -> Json:
    situation = random.choice(list(policy["situations"]))
    remedies = [name for step in policy["situations"][situation]["steps"] for name in step]
    share = random.random()
    facts = {name: random.choice(texts) for name, texts in values.items() if random.random() < share}
    if random.random() < 0.05:
        facts[random.choice(list(values))] = random.choice(["", "lots", "-1", "1e9", "€5", "not known", "\ud83d\ude00"])
    case: Json = {"situation": situation, "level": random.choice(policy["levels"])["id"], "facts": facts}
    if random.random() < 0.3:
        case["refused"] = random.sample(remedies, random.randint(1, len(remedies)))
    if random.random() < 0.3:
        case["fair"] = {random.choice(["any", *remedies]): random.choice(["$1", "$40", "50%", "2 months", "1 gift", "yes"])}
    if random.random() < 0.9:
        case["on"] = random.choice(["2024-12-31", "2025-06-01", "2026-01-01", "2026-11-22", "2027-01-01", "9999-12-31"])
        case["on"] += random.choice(["", " 00:00", " 14:30"])
    if random.random() < 0.2:
        case["claimed"] = random.sample(sorted(facts), random.randint(0, len(facts)))
    if random.random() < 0.2:
        case["accepted"] = {random.choice(remedies): random.choice(["$1", "$40", "2 months", "1 gift", "yes"])}
    return case


def _values(policy: Json, name: str, fact: Json) -> list[str]:
    """Texts that a rep could give for the fact: choices, or numbers around every edge that a table draws."""
    if fact["kind"] == "choice":
        return list(fact["choices"])
    if fact["kind"] == "yes or no":
        return ["yes", "no"]
    if fact["kind"] == "date":
        never = ["never"] if "from_log" in fact else []
        return ["2024-12-31", "2025-01-01", "2026-01-01", "2026-11-18", "2026-11-20", "2026-12-24", *never]
    if fact["kind"] == "time":
        return ["00:00", "09:00", "18:00", "23:59"]
    if fact["kind"] == "date and time":
        return ["2025-12-31 23:30", "2026-11-20 18:00", "2026-11-21 14:29", "2026-11-21 14:30", "2026-11-22 06:15"]
    numbers = {Fraction(fact.get("from", "0"))} | {Fraction(fact[end]) for end in ("to",) if end in fact}
    for edge in _edges(policy, name):
        numbers |= {edge, edge + 1, max(edge - 1, Fraction(0)), *([] if fact.get("whole") else [edge + Fraction("0.01")])}
    unit = {"money": " " + policy["currency"]["code"], "percent": "%", "number": ""}.get(fact["kind"], f" {fact.get('unit')}")
    return [text(number) + unit for number in sorted(numbers | {Fraction(7), Fraction(100)})]


def _edges(policy: Json, name: str) -> Iterator[Fraction]:
    """The literals that a fact is compared with, in whatever unit they stand."""

    def walk(value: Any) -> Iterator[Fraction]:
        if isinstance(value, list) and len(value) == 4 and value[0] == "cmp" and value[1] == name and value[3][0] == "lit":
            try:
                yield Fraction(value[3][1])
            except ValueError:
                return
        elif isinstance(value, list | dict):
            for part in value.values() if isinstance(value, dict) else value:
                yield from walk(part)

    yield from walk([policy["remedies"], policy["facts"], policy.get("exclusions", {})])
