"""`leeway new`: start a playbook project of your own, ready to build."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from leeway import starter
from leeway.commands.shared import Commands, about

EXAMPLE = "Example: leeway new our-playbook"


def add(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("new", help="start a playbook project", description=about(__doc__), epilog=EXAMPLE)
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder of the project; it must be empty or not there yet")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write the project, or say why not."""
    folder: Path = chosen.folder
    if (folder.exists() and not folder.is_dir()) or (folder.is_dir() and any(folder.iterdir())):
        print(f"leeway: {folder} is not empty; a new project needs a folder of its own.", file=sys.stderr)
        return 1
    try:
        for path, data in sorted(starter.files().items()):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
    except OSError as failure:
        print(f"leeway: the project could not be written: {failure}", file=sys.stderr)
        return 1
    print(f"A new playbook stands in {folder}. Look at it with:\n\n  cd {os.fspath(folder)}\n  leeway serve")
    return 0
