"""`leeway build`: check a policy, make the complete new site, then put it in the place of the old one."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from leeway import pipeline
from leeway.commands.shared import Commands, Progress, about, add_builder, add_policy, outcome, show, today

EXAMPLE = "Example: leeway build --site /srv/playbook"


def add(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("build", help="build the playbook site", description=about(__doc__), epilog=EXAMPLE)
    add_policy(parser)
    meaning = "the folder of the site, replaced in one step when the new one is complete (default: site beside mkdocs.yml)"
    parser.add_argument("--site", type=Path, metavar="DIR", help=meaning)
    add_builder(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Build and report."""
    place, start = pipeline.project(chosen.policy), time.monotonic()
    site = chosen.site or place.root / "site"
    progress = Progress(sys.stderr)
    built = pipeline.build(place, site, chosen.builder, today(), progress, record=True)
    progress("")
    show(built.problems, built.source, chosen.policy)
    if built.policy is None:
        kept = site.exists()
        print(f"Not built{f'; {site} is as it was before' if kept else ''}.", file=sys.stderr)
    else:
        print(f"{site}: built from policy {built.policy['version']} in {time.monotonic() - start:.1f} s")
    return outcome(built)
