"""The manual page of the commands, written from their own arguments: `python -m leeway.manual`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from leeway.cli import parser

HEAD = """---
search:
  exclude: true
---

# Commands

`leeway` has one command for each thing one does with a playbook. Every command ends with 0 when all is well, with 1 when
something is wrong with the policy or the files, and with 2 when the command itself was written wrongly.
"""


def manual(commands: argparse.ArgumentParser) -> str:
    """The page in Markdown, for all commands of the parser."""
    subparsers = next(one for one in commands._actions if isinstance(one, argparse._SubParsersAction))
    return "\n".join([HEAD, *(line for name, one in subparsers.choices.items() for line in _command(name, one))]).rstrip() + "\n"


def _command(name: str, command: argparse.ArgumentParser) -> Iterator[str]:
    actions = [action for action in command._actions if action.dest != "help"]
    yield f"## leeway {name}\n\n{command.description}\n"
    yield f"    {(command.epilog or '').removeprefix('Example: ')}\n"
    if actions:
        yield "| Argument | Meaning |\n| --- | --- |"
        yield from (f"| `{_written(action)}` | {_meaning(action)} |" for action in actions)
        yield ""


def _written(action: argparse.Action) -> str:
    """How the argument is written: `POLICY`, `--site DIR`, `--json`, `--format text`, with what may stand there."""
    value = action.metavar or "/".join(action.choices or ()) or action.dest.upper()
    if not action.option_strings:
        return str(value)
    return f"{action.option_strings[-1]} {value}" if action.nargs != 0 else action.option_strings[-1]


def _meaning(action: argparse.Action) -> str:
    said = action.help or ""
    return said[:1].upper() + said[1:] + ("; may be given more than once" if isinstance(action, argparse._AppendAction) else "")


if __name__ == "__main__":
    print(manual(parser()), end="")
