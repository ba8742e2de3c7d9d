"""A synthetic log of wins, for measuring: `python -m tools.make_log --lines 1000000 log.jsonl`.

Cases are made up at the edges of the policy's tables (tests/cases.py), and what is given in them is what the kernel allows, all
or a part of it. A few lines in a thousand are wrong: above the limit, with a changed digit, twice, of another version, no JSON.
The same seed, policy and number of lines give the same bytes.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from leeway.offers import decide, read_policy
from leeway.offers.check_code import code
from leeway.offers.link import value
from leeway.offers.numbers import read_exact
from leeway.offers.policy import Policy
from tests.cases import generated
from tests.project import POLICY, compiled

Json = dict[str, Any]
BASES = 6_000  # cases, each of which is given more or less in a few ways
WORDS = ("That was great service!", "You turned my day around.", "Finally somebody who listens.", "Ihr seid prima, danke schön!")
FIXES = ("The app shows the old price.", "Nobody called back.", "The visit window is too long.", "The bill is hard to read.")
_SHARES = (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4), 1, 1, 1)
Base = tuple[
    str, str, tuple[tuple[str, str, Any], ...], str
]  # the line before and after what is accepted; what may be given; owed


def lines(policy: Json, count: int, seed: int = 1, reps: int = 400) -> Iterator[str]:
    """That many lines of a log in JSON."""
    random, read = Random(seed), read_policy(policy)
    most = max(50, min(BASES, count // 20))
    bases = list(islice(_bases(policy, read, most * 3), most))
    first = datetime(2026, 11, 1, tzinfo=UTC)
    last = ""
    for number in range(count):
        if last and number % 997 == 0:
            yield last if number % 2 else last[: len(last) // 2]
            continue
        last = json.dumps(_entry(random, number, bases, read, reps, first), ensure_ascii=False, separators=(",", ":"))
        yield last


def _entry(random: Random, number: int, bases: list[Base], policy: Policy, reps: int, first: datetime) -> Json:
    before, after, may, owed = random.choice(bases)
    given = "".join(f"&.accepted={name}:{_much(random, most, unit, policy)}" for name, unit, most in may[: random.randint(0, 2)])
    line = f"{before}{given}{after}"
    version = policy.version if number % 1009 else "000000000000"
    ended = random.choice(("stayed", "stayed", "stayed", "praised", "left", "escalated", ""))
    at = (first + timedelta(seconds=random.randrange(30 * 86_400))).strftime("%Y-%m-%dT%H:%M:%SZ")
    by = f"2026-12-{random.randint(1, 9):02}"
    state = random.choice(("open", "kept", "kept", "broken"))
    promise = {"what": "We call back", "ticket": f"T-{number}", "by": by, "state": state}
    return {
        "leeway_log": 1,
        "id": f"{random.getrandbits(96):024x}",
        "at": at,
        "zone": random.choice(("+01:00", "-05:00", "+00:00")),
        "changed": "",
        "rep": f"Rep {random.randint(1, reps)}",
        "policy": version,
        "case": line,
        "code": code(version, line if number % 1013 else f"{line}1"),
        "owed": owed,
        "ended": ended,
        "words": random.choice(WORDS) if ended == "praised" else "",
        "fix": random.choice(FIXES) if random.random() < 0.1 else "",
        "promises": [promise] if random.random() < 0.1 else [],
    }


def _much(random: Random, most: Any, unit: str, policy: Policy) -> str:
    share = 3 if random.random() < 0.01 else random.choice(_SHARES)
    much = most * share if unit == "money" else most
    cents = 10**policy.currency.decimals
    much = Fraction(int(much * cents), cents) if unit == "money" else much
    return (value(much, unit, policy) or "yes").replace(" ", "+")


def _bases(policy: Json, read: Policy, count: int) -> Iterator[Base]:
    for raw in generated(policy, count):
        told = {key: raw[key] for key in ("situation", "level", "facts", "on", "fair") if key in raw}
        decision = decide(read, told | {"facts": _of_the_situation(told, read)})
        if decision.get("check") is None:
            continue
        may, due = [], []
        taken: set[str] = set()
        for one in (*decision["owed"], *decision["offers"]):
            amount = _number(one["amount"]) if one["certain"] else None
            if amount and not taken & {one["remedy"], *one["one_of"]}:
                (due if one["basis"] == "owed" else may).append((one["remedy"], one["unit"], amount))
                taken.add(one["remedy"])
        given = "; ".join(f"{name}:{value(amount, unit, read)}" for name, unit, amount in due)
        before, fair, on = _parted(decision["check"]["case"])
        yield before, fair + on, tuple(may), given


def _of_the_situation(told: Json, policy: Policy) -> Json:
    """The facts that somebody would ask for, of all that were made up."""
    remedies = [policy.remedies[name] for step in policy.situations[told["situation"]]["steps"] for name in step]
    names = {name for one in remedies for name in one.needs}
    return {name: text for name, text in told["facts"].items() if name in names}


def _parted(line: str) -> tuple[str, str, str]:
    """A line up to where what is accepted stands, the proposal, and the day."""
    before, on, day = line.partition("&.on=")
    before, fair, asked = before.partition("&.fair=")
    return before, fair + asked, on + day


def _number(amount: str) -> Any:
    return 1 if amount == "yes" else read_exact(amount)


def write(path: Path, count: int, policy: Path = POLICY, seed: int = 1) -> None:
    """A log of that many lines."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines(compiled(policy), count, seed))


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a synthetic log of wins.")
    parser.add_argument("path", type=Path)
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument("--policy", type=Path, default=POLICY)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    write(asked.path, asked.lines, asked.policy, asked.seed)


if __name__ == "__main__":
    main()
