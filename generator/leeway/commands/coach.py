"""`leeway coach`: say what of a reply the policy would rather not have said, and what to say in its place."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from leeway import pipeline
from leeway.commands.shared import Commands, about, add_policy, show
from leeway.desk.coach import Finding, findings

EXAMPLE = "Example: leeway coach reply.txt"
_LARGEST = 4 * 1024 * 1024  # bytes of a reply


def add(commands: Commands) -> None:
    """Declare the command."""
    ends = " Only what the policy's phrases name is found. Ends with 0 where nothing is, with 1 where something is."
    parser = commands.add_parser("coach", help="look a reply over", description=about(__doc__) + ends, epilog=EXAMPLE)
    parser.add_argument(
        "file", metavar="FILE", nargs="?", default="-", help="a file with a reply; - for standard input (default)"
    )
    add_policy(parser, option=True)
    meaning = "the reply is about this situation: phrases of others are left out"
    parser.add_argument("--situation", metavar="SITUATION", help=meaning)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to write it (default: text)")
    parser.set_defaults(run=run, wrong=parser.error)


def run(chosen: argparse.Namespace) -> int:
    """Read the reply, and print what was found in it."""
    source, unread = pipeline.read(chosen.policy)
    policy, problems = (None, unread) if unread else pipeline.compiled(source)
    if policy is None:
        show(problems, source, chosen.policy)
        return 1
    if chosen.situation is not None and chosen.situation not in policy["situations"]:
        chosen.wrong(f'there is no situation "{chosen.situation}" in {chosen.policy}')
    try:
        text = _text(chosen.file)
    except OSError as failure:
        print(f"leeway: {chosen.file} cannot be read: {failure.strerror or failure}.", file=sys.stderr)
        return 1
    found = findings(policy, text, chosen.situation)
    if chosen.format == "json":
        print(json.dumps([asdict(one) for one in found], ensure_ascii=False))
    else:
        print("\n".join(_lines(found, text)) or "Nothing in it that the policy says to avoid.")
    return 1 if found else 0


def _text(name: str) -> str:
    if name == "-":
        return sys.stdin.buffer.read(_LARGEST).decode("utf-8-sig", "replace")
    with Path(name).open("rb") as file:
        return file.read(_LARGEST).decode("utf-8-sig", "replace")


def _lines(found: tuple[Finding, ...], text: str) -> Iterator[str]:
    for one in found:
        row = text.count("\n", 0, one.start) + 1
        column = one.start - text.rfind("\n", 0, one.start)
        yield f"{row}:{column}: {' '.join(text[one.start : one.end].split())}"
        yield f"  better: {one.say}"
        yield f"  why: {one.why}"
