"""`leeway check`: find everything that is wrong with a policy, without building anything."""

from __future__ import annotations

import argparse
import sys

from leeway import pipeline, report
from leeway.commands.shared import Commands, Progress, about, add_no_proof, add_policy, outcome, show, today
from leeway.problems import errors

FORMATS = ("text", "json", "github")

EXAMPLE = "Example: leeway check --format github"


def add(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("check", help="check a policy file", description=about(__doc__), epilog=EXAMPLE)
    add_policy(parser)
    add_no_proof(parser, "a quick look: do not prove anything for all customers, and say so")
    meaning = "how problems are written: for people, for programs, or as annotations of a GitHub action (default: text)"
    parser.add_argument("--format", choices=FORMATS, default="text", help=meaning)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Check and report."""
    progress = Progress(sys.stderr)
    proving = None if chosen.no_proof else pipeline.project(chosen.policy).proving(progress)
    checked = pipeline.check(chosen.policy, today(), proving)
    progress("")
    if chosen.format == "text":
        show(checked.problems, checked.source, chosen.policy)
        if not errors(checked.problems):
            print(f"{chosen.policy}: no errors")
    else:
        write = report.as_json if chosen.format == "json" else report.github
        sys.stdout.write(write(checked.problems, str(chosen.policy)))
    return outcome(checked)
