"""What several commands need: their common arguments, the day, progress on a terminal, and showing problems."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from leeway import report
from leeway.pipeline import Checked
from leeway.problems import Problem, errors

if TYPE_CHECKING:  # the class takes a parameter only for the type checker
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]
else:
    Commands = argparse._SubParsersAction

POLICY = Path("policy/policy.yml")


def about(docstring: str | None) -> str:
    """The sentence of a command's docstring, without the command's name before it."""
    said = " ".join((docstring or "").split()).partition(": ")[2]
    return said[:1].upper() + said[1:]


def add_policy(parser: argparse.ArgumentParser, option: bool = False) -> None:
    """The policy file, as a plain argument or as the option --policy."""
    meaning = f"the policy file (default: {POLICY})"
    if option:
        parser.add_argument("--policy", type=Path, default=POLICY, metavar="FILE", help=meaning)
    else:
        parser.add_argument("policy", type=Path, nargs="?", default=POLICY, metavar="POLICY", help=meaning)


def add_builder(parser: argparse.ArgumentParser) -> None:
    """Which program turns the pages into a site."""
    meaning = "the program that makes the site from the pages (default: mkdocs)"
    parser.add_argument("--builder", choices=("mkdocs", "zensical"), default="mkdocs", help=meaning)


def add_audience(parser: argparse.ArgumentParser) -> None:
    """For the people of which level the site is made."""
    meaning = (
        "make the site for people of this level: what higher levels may give, and notes for them, are left out of every file"
    )
    parser.add_argument("--audience", metavar="LEVEL", help=meaning)


def add_no_proof(parser: argparse.ArgumentParser, meaning: str) -> None:
    """The option --no-proof. `leeway build` does not have it: what is published was proved."""
    parser.add_argument("--no-proof", action="store_true", help=meaning)


def today() -> date:
    """The day of the build: SOURCE_DATE_EPOCH where it is set (reproducible-builds.org), else the machine's."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(fixed), UTC).date() if fixed.isdecimal() else date.today()


def show(problems: Iterable[Problem], source: bytes, policy: Path) -> None:
    """Problems in plain text on the standard error stream."""
    said = report.text(tuple(problems), source, str(policy))
    if said:
        print(said.rstrip("\n"), file=sys.stderr)


def outcome(checked: Checked) -> int:
    """The exit code of a command that ends with these problems."""
    if any(one.code == "unknown-audience" and one.path is None for one in checked.problems):
        return 2
    return 1 if errors(checked.problems) else 0


class Progress:
    """Says on a terminal what is being done, on one line that is written over; says nothing anywhere else."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._shown = stream.isatty()

    def __call__(self, doing: str) -> None:
        """Show what is being done from now on; an empty text clears the line."""
        if self._shown:
            self._stream.write(f"\r\x1b[K{doing}{' ...' if doing else ''}")
            self._stream.flush()
