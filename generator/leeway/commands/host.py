"""`leeway host`: print the configuration with which a web server or a host of static files serves the built site."""

from __future__ import annotations

import argparse
import re
import sys
from importlib.metadata import version
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from leeway import pipeline
from leeway.bundle import CHECKOUT
from leeway.commands.shared import POLICY, Commands, about
from leeway.seal.hosts import HOSTS
from leeway.seal.hosts.place import Hosted

# As browsers read it in `frame-ancestors`: a scheme, a host of letters, digits and hyphens, perhaps a port.
_LABEL = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_ORIGIN = re.compile(rf"https?://(?:\*\.{_LABEL}\.)?{_LABEL}(?:\.{_LABEL})*(?::[0-9]{{1,5}})?", re.IGNORECASE)
EXAMPLE = "Example: leeway host nginx --site /srv/playbook --address https://playbook.example"


def add(commands: Commands) -> None:
    """Declare the command."""
    meaning = "print a web server's configuration"
    parser = commands.add_parser("host", help=meaning, description=about(__doc__), epilog=EXAMPLE)
    parser.add_argument("host", choices=tuple(HOSTS), help="netlify: the file _headers; github: a workflow for GitHub Pages")
    parser.add_argument("--site", type=Path, metavar="DIR", help="the folder of the built site (default: site beside mkdocs.yml)")
    where = "where people will open the playbook (default: http://localhost:8080)"
    parser.add_argument("--address", type=address, default="http://localhost:8080", metavar="URL", help=where)
    parser.add_argument("--brotli", action="store_true", help="for nginx with its brotli_static module: send the .br files too")
    frames = "an origin whose pages may show the playbook in a frame, such as a help desk's"
    parser.add_argument("--embed-in", type=origin, action="append", default=[], metavar="ORIGIN", help=frames)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print it."""
    place = pipeline.project(POLICY)
    site = (chosen.site or place.root / "site").resolve()
    hosted = Hosted(site, chosen.address, _builds(place.root), chosen.brotli, tuple(dict.fromkeys(chosen.embed_in)))
    try:
        print(HOSTS[chosen.host](hosted), end="")
    except OSError as failure:
        reason = failure.strerror or failure
        print(f"leeway: {site} is not a built site ({reason}). `leeway build` makes one.", file=sys.stderr)
        return 1
    return 0


def address(text: str) -> SplitResult:
    """An address that begins with http:// or https://; anything else ends the command with a sentence that says so."""
    try:
        found = urlsplit(text)
        known = found.scheme in ("http", "https") and found.hostname and (found.port is None or found.port > 0)
    except ValueError:
        known = False
    if not known or any(character in text for character in " \t\n\"'{};$`\\"):
        raise argparse.ArgumentTypeError(f'"{text}" is not an address such as https://playbook.example/')
    return found


def origin(text: str) -> str:
    """An origin, perhaps with `*.` for all hosts below one; anything else ends the command with a sentence that says so."""
    if not _ORIGIN.fullmatch(text):
        hint = _hint(text)
        raise argparse.ArgumentTypeError(
            f'"{text}" is not an origin such as https://desk.example or https://*.desk.example{hint}'
        )
    return text.lower()


def _hint(text: str) -> str:
    """What of an address is too much or missing."""
    if "://" not in text:
        return ": it begins with https://" if text != "*" else ": everybody would be too many"
    origin_alone = "/".join(text.split("/")[:3])
    return f": write {origin_alone}" if _ORIGIN.fullmatch(origin_alone) else ""


def _builds(project: Path) -> str:
    """What a machine that has only the repository runs to build the site."""
    if project.resolve() == CHECKOUT:
        return "make site"
    return f"python -m pip install leeway-playbook=={version('leeway-playbook')} && leeway build"
