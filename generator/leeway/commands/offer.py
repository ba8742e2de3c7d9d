"""`leeway offer`: the decision on a case, in the terminal; or on many cases, a line of JSON each."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

from leeway import pipeline
from leeway.commands.shared import Commands, about, add_policy, show
from leeway.commands.spoken import spoken
from leeway.compile import dump
from leeway.offers import wire

_LONGEST = 1024 * 1024  # bytes of one case; a longer line is told and passed over

EXAMPLE = "Example: leeway offer reception tenure='12 years' fault=nobody visit_fee='$100'"


def add(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("offer", help="decide a case", description=about(__doc__), epilog=EXAMPLE)
    parser.add_argument("situation", nargs="?", metavar="SITUATION", help="the id of the situation")
    parser.add_argument("facts", nargs="*", metavar="FACT=VALUE", help="what is known, as in the policy: tenure='12 years'")
    add_policy(parser, option=True)
    parser.add_argument("--level", metavar="LEVEL", help="who decides (default: the level with the least authority)")
    meaning = "the day of the case, like 2026-11-20, or its minute, like '2026-11-20 12:30'; rates and deadlines go by it"
    parser.add_argument("--on", metavar="DATE", help=meaning)
    parser.add_argument("--refused", action="append", default=[], metavar="REMEDY", help="a remedy that the customer said no to")
    meaning = "a given fact that the customer only says, and nobody has verified"
    parser.add_argument("--claimed", action="append", default=[], metavar="FACT", help=meaning)
    meaning = "what the customer has accepted already: --accepted visit_discount='$30'"
    parser.add_argument("--accepted", action="append", default=[], metavar="REMEDY=VALUE", help=meaning)
    meaning = "what the customer thinks would be fair: --fair visit_discount='$40', or --fair any='$40'"
    parser.add_argument("--fair", action="append", default=[], metavar="REMEDY=VALUE", help=meaning)
    parser.add_argument("--json", action="store_true", help="write the decision as JSON")
    meaning = "decide many cases: a file with a case in JSON on each line, - for standard input; a decision a line comes out"
    parser.add_argument("--cases", metavar="FILE", help=meaning)
    parser.set_defaults(run=run, wrong=parser.error, more=more_facts)


def run(chosen: argparse.Namespace) -> int:
    """Decide, and print."""
    case = _case(chosen)
    checked = pipeline.check(chosen.policy, None, proving=None)
    if checked.policy is None:
        show(checked.problems, checked.source, chosen.policy)
        return 1
    policy = dump(checked.policy).decode()
    if chosen.cases is not None:
        return _many(chosen.cases, policy)
    answer = wire(policy, json.dumps(case))
    if chosen.json:
        print(answer)
    else:
        print(spoken(json.loads(answer), checked.policy), end="")
    return 1 if json.loads(answer)["problems"] else 0


def more_facts(chosen: argparse.Namespace, rest: list[str]) -> list[str]:
    """Takes facts that stand behind an option, which argparse does not; what is left is nobody's."""
    facts = [text for text in rest if "=" in text and not text.startswith("-")]
    chosen.facts = [*chosen.facts, *facts]
    return [text for text in rest if text not in facts]


def _case(chosen: argparse.Namespace) -> dict[str, Any] | None:
    """The case that the arguments describe; ends the command with 2 when they describe none."""
    if chosen.cases is not None:
        if chosen.situation or any(getattr(chosen, one) for one in ("refused", "fair", "claimed", "accepted", "level", "on")):
            chosen.wrong("with --cases the cases stand in the file; give no other case")
        return None
    if not chosen.situation:
        chosen.wrong("name a situation, or a file with --cases")
    case = {"situation": chosen.situation, "facts": _pairs(chosen.facts, chosen), "refused": chosen.refused}
    given = {"level": chosen.level, "on": chosen.on, "fair": _pairs(chosen.fair, chosen)}
    given |= {"claimed": chosen.claimed, "accepted": _pairs(chosen.accepted, chosen)}
    return case | {key: value for key, value in given.items() if value}


def _pairs(texts: Iterable[str], chosen: argparse.Namespace) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals or not name.strip():
            chosen.wrong(f'"{text}" is not name=value, like tenure="12 years"')
        if name.strip() in pairs:
            chosen.wrong(f'"{name.strip()}" is given twice')
        pairs[name.strip()] = value.strip()
    return pairs


def _many(path: str, policy: str) -> int:
    """Decide every line of a file; 1 when any line has problems."""
    with ExitStack() as closing:
        try:
            file = sys.stdin.buffer if path == "-" else closing.enter_context(Path(path).open("rb"))
        except OSError as failure:
            print(f"leeway: {path} cannot be read: {failure.strerror or failure}.", file=sys.stderr)
            return 1
        return 1 if _decide_all(file, policy) else 0


def _decide_all(file: BinaryIO, policy: str) -> bool:
    """Write a decision for every case; whether any had problems. Each is flushed: a program may wait for it."""
    troubled = False
    for case in _cases(file):
        answer = wire(policy, case)
        # Decisions on cases without problems end like this; reading back each answer would double the work.
        troubled |= not answer.endswith('"problems":[]}')
        sys.stdout.write(answer + "\n")
        sys.stdout.flush()
    return troubled


def _cases(file: BinaryIO) -> Iterator[str]:
    """The lines that hold something. One that is not UTF-8, or too long, becomes a text that is not JSON."""
    while line := file.readline(_LONGEST):
        if len(line) == _LONGEST and not line.endswith(b"\n"):
            while (rest := file.readline(_LONGEST)) and not rest.endswith(b"\n"):
                pass
            line = b"too long"
        if line.strip():
            yield _text(line)


def _text(line: bytes) -> str:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "not UTF-8"
