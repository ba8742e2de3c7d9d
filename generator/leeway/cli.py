"""The command `leeway`: reads its arguments, runs one command, and never shows a traceback.

Ends with 0 when all is well, 1 when something is wrong with the policy or the files, 2 when the command was written wrongly.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version

from leeway.commands import COMMANDS

INTERRUPTED = 130  # 128 + SIGINT, as shells count
READER_GONE = 141  # 128 + SIGPIPE


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # A terminal that lacks a letter shows a question mark instead of failing.
            stream.reconfigure(errors="replace")
    try:
        chosen, rest = parser().parse_known_args(arguments)
        if "more" in chosen:
            rest = chosen.more(chosen, rest)
        if rest:
            parser().error(f"unrecognized arguments: {' '.join(rest)}")
        code = int(chosen.run(chosen))
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Python would complain once more when it closes the stream at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_GONE
    except Exception as failure:
        if sys.flags.dev_mode:
            raise
        print(_our_mistake(failure), file=sys.stderr)
        return 1


def parser() -> argparse.ArgumentParser:
    """All commands with their arguments; docs/reference/commands.md is written from it."""
    found = argparse.ArgumentParser(
        prog="leeway",
        description="One policy file in; a customer-service playbook with an offer checker in the page out.",
        epilog="Exit code: 0 all is well, 1 there are problems, 2 the command was written wrongly.",
    )
    found.add_argument("--version", action="version", version=f"leeway {version('leeway-playbook')}")
    commands = found.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add(commands)
    return found


def _our_mistake(failure: Exception) -> str:
    return (
        f"leeway: this went wrong in Leeway itself: {type(failure).__name__}: {failure}\n"
        "Nothing was published. `python -X dev -m leeway ...` shows where, for a report."
    )
