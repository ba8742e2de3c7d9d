"""`leeway coverage`: say what the worked examples try of a policy, and write the examples that are missing."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import Any

from leeway import pipeline
from leeway.commands.shared import Commands, Progress, about, add_policy, show
from leeway.coverage import Coverage, cover
from leeway.coverage.writers import as_json, markdown, paste, text
from leeway.problems import errors

FORMATS = ("text", "json", "markdown")

EXAMPLE = "Example: leeway coverage --paste"


def add(commands: Commands) -> None:
    """Declare the command."""
    about_it = f"{about(__doc__)} Ends with 1 while a clause that anybody can come to is not tried."
    parser = commands.add_parser("coverage", help="say what the examples try", description=about_it, epilog=EXAMPLE)
    add_policy(parser)
    how = parser.add_mutually_exclusive_group()
    meaning = "how it is written: for people, for programs, or for a pull request (default: text)"
    how.add_argument("--format", choices=FORMATS, default="text", help=meaning)
    meaning = "print only the examples that are missing, by situation, ready to paste"
    how.add_argument("--paste", action="store_true", help=meaning)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Look, and print; 1 where the policy has an error, or a clause is not tried."""
    progress = Progress(sys.stderr)
    checked = pipeline.check(chosen.policy, None)
    if checked.policy is None:
        show(errors(checked.problems), checked.source, chosen.policy)
        return 1
    found = cover(checked.policy, progress)
    progress("")
    if chosen.paste:
        sys.stdout.write(paste(found, checked.policy))
    else:
        sys.stdout.write(_WRITERS[chosen.format](found, checked.policy, str(chosen.policy)))
    return 0 if found.complete else 1


_WRITERS: dict[str, Callable[[Coverage, dict[str, Any], str], str]] = {"text": text, "json": as_json, "markdown": markdown}
