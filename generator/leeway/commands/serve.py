"""`leeway serve`: show the playbook in a browser and build it anew on every edit."""

from __future__ import annotations

import argparse
import sys

from leeway import pipeline, serve
from leeway.commands.shared import Commands, Progress, about, add_audience, add_builder, add_no_proof, add_policy, today

EXAMPLE = "Example: leeway serve --port 8080"


def add(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("serve", help="live preview of the site", description=about(__doc__), epilog=EXAMPLE)
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: this machine only)")
    parser.add_argument("--port", type=port, default=8000, help="the port to listen on (default: 8000)")
    add_policy(parser, option=True)
    add_builder(parser)
    add_audience(parser)
    add_no_proof(parser, "do not prove anything for all customers; the terminal and the pages say so")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Serve until Ctrl-C."""
    how = serve.Building(chosen.builder, today, Progress(sys.stderr), not chosen.no_proof, chosen.audience)
    return serve.serve(pipeline.project(chosen.policy), chosen.host, chosen.port, how)


def port(text: str) -> int:
    """A port number; anything else ends the command with a sentence that says so."""
    if not (text.isascii() and text.isdigit() and int(text) <= 65535):
        raise argparse.ArgumentTypeError(f'"{text}" is not a port, which is a number from 0 to 65535')
    return int(text)
