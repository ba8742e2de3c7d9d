"""`leeway practice`: practise in the terminal on a step of the path, graded by the policy's own rules.

Without a step the cases go on until the input ends. The same seed is the same practice everywhere.
"""

from __future__ import annotations

import argparse
import secrets
import sys
from collections.abc import Iterator
from typing import Any

from leeway import pipeline
from leeway.commands.shared import Commands, about, add_policy, show, today
from leeway.desk import Desk
from leeway.desk.practice import certificate, deal, grade, path
from leeway.offers import read_policy
from leeway.offers.case import CaseProblem

Json = dict[str, Any]
EXAMPLE = "Example: leeway practice --step first_day"
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def add(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("practice", help="practise, graded by the rules", description=about(__doc__), epilog=EXAMPLE)
    add_policy(parser)
    parser.add_argument("--step", metavar="ID", help="a step of the path: its cases, its words, its pass mark, a certificate")
    parser.add_argument("--seed", metavar="SEED", help="letters and digits by which cases are drawn (default: made up)")
    parser.add_argument("--name", metavar="NAME", default="", help="the name on the certificate")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Ask and grade until the round, or the input, is over; 0 when the step was passed, or there was none."""
    raw, problems = pipeline.compiled(pipeline.read(chosen.policy)[0])
    if raw is None:
        show(problems, b"", chosen.policy)
        return 1
    desk = Desk(read_policy(raw), raw)
    one: Json = {"seed": chosen.seed or "".join(secrets.choice(_SIGNS) for _ in range(6))}
    if chosen.step is not None:
        one["step"] = chosen.step
    print(f"Practice with the seed {one['seed']}. An empty line is no answer; the end of input ends it.")
    try:
        return _practise(desk, one, chosen)
    except EOFError:
        print("\nUntil the next time.")
        return 0


def _practise(desk: Desk, one: Json, chosen: argparse.Namespace) -> int:
    while True:
        told, problems = deal(desk, {"round": one})
        if told is None:
            return _refused(desk, problems)
        print("\n".join(_question(told)))
        answers = {part["id"]: _answer(part) for part in told["parts"]}
        graded, _ = grade(desk, {"round": one, "answers": answers})
        print("\n".join(_grade(graded)))
        one = graded["round"]
        if graded["score"]["over"]:
            return _end(desk, one, chosen.name)


def _refused(desk: Desk, problems: tuple[CaseProblem, ...]) -> int:
    steps = ", ".join(one.id for one in path(desk.raw))
    for problem in problems:
        more = f" The path has: {steps}." if problem.code == "unknown-step" else ""
        print(f"leeway: {problem.message}.{more}", file=sys.stderr)
    return 1


def _question(told: Json) -> Iterator[str]:
    of = f" of {told['of']}" if told["of"] else ""
    yield f"\n--- {told['number']}{of} ---"
    yield told["lead"]
    yield from (f"“{said}”" for said in (told["says"],) if said)
    yield from (f"  {one['name']}: {one['said']}" for one in told["facts"])
    yield from told["told"]


def _answer(part: Json) -> Any:
    print(f"\n{part['ask']}" + (f" “{part['quote']}”" if "quote" in part else ""))
    options = part.get("options", [])
    for place, option in enumerate(options, 1):
        print(f"  {place}. {option['name']}")
    hint = {"choice": "a number", "marks": "numbers, with spaces between"}.get(part["kind"], part.get("hint", ""))
    said = input(f"({hint}) > ").strip()
    if not options:
        return said
    chosen = [options[int(one) - 1]["value"] for one in said.split() if one.isdecimal() and 0 < int(one) <= len(options)]
    return chosen if part["kind"] == "marks" else next(iter(chosen), "")


def _grade(graded: Json) -> Iterator[str]:
    yield ""
    for part in graded["parts"]:
        yield f"{'Right' if part['right'] else 'Not right. The answer'}: {part['answer']}"
        yield from (f"  {one['text']}" + (f" [{one['clause']}]" if one["clause"] else "") for one in part["why"])
        yield from (f"  {one}" for one in part["change"])
        yield from (f"  avoid “{one['avoid']}”: {one['why']}" for one in part.get("findings", []))
        yield from (f"  {note}" for note in (part["note"],) if note)
    score = graded["score"]
    yield f"So far: {score['right']} of {score['of']} right, {score['percent']}%."


def _end(desk: Desk, one: Json, name: str) -> int:
    value, problems = certificate(desk, {"rounds": [one], "name": name, "on": today().isoformat()})
    if value is None:
        return _refused(desk, problems)
    print(f"\n{value['text']}")
    return 0
