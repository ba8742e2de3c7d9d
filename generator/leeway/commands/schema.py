"""`leeway schema`: write the JSON Schema of the policy file, for completion and checks in an editor."""

from __future__ import annotations

import argparse
import json

from leeway import schema
from leeway.commands.shared import Commands, about

EXAMPLE = "Example: leeway schema > policy.schema.json"


def add(commands: Commands) -> None:
    """Declare the command."""
    meaning = "write the JSON Schema of policy files"
    parser = commands.add_parser("schema", help=meaning, description=about(__doc__), epilog=EXAMPLE)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print the schema."""
    print(json.dumps(schema.schema(), indent=2, ensure_ascii=False))
    return 0
