"""`leeway build`: check a policy, make the complete new site, then put it in the place of the old one."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import Any

from leeway import pipeline, publish
from leeway.audience import reduced
from leeway.commands.shared import Commands, Progress, about, add_audience, add_builder, add_policy, outcome, show, today

EXAMPLE = "Example: leeway build --site /srv/playbook"


def add(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("build", help="build the playbook site", description=about(__doc__), epilog=EXAMPLE)
    add_policy(parser)
    meaning = "the folder of the site, replaced in one step when the new one is complete (default: site beside mkdocs.yml)"
    parser.add_argument("--site", type=Path, metavar="DIR", help=meaning)
    add_builder(parser)
    add_audience(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Build and report."""
    place, start = pipeline.project(chosen.policy), time.monotonic()
    site = chosen.site or place.root / "site"
    progress = Progress(sys.stderr)
    wanted = publish.Wanted(chosen.builder, today(), progress, chosen.audience, record=True)
    built = publish.build(place, site, wanted)
    progress("")
    show(built.problems, built.source, chosen.policy)
    if built.policy is None:
        kept = site.exists()
        print(f"Not built{f'; {site} is as it was before' if kept else ''}.", file=sys.stderr)
    else:
        seconds = time.monotonic() - start
        print(f"{site}: built from policy {built.policy['version']}{_made_for(built.policy, chosen.audience)} in {seconds:.1f} s")
    return outcome(built)


def _made_for(policy: dict[str, Any], audience: str | None) -> str:
    """For whom, and the version that their pages name."""
    shown = reduced(policy, audience)[0] if audience else None
    return f" for {audience}, as version {shown['version']}," if shown else ""
