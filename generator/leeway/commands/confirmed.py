"""`leeway confirmed`: say who has confirmed having read which change, from the files that readers saved on "What changed"."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from leeway import history, pipeline
from leeway.audience import reduced
from leeway.commands.shared import Commands, about, add_policy, show
from leeway.confirmations import Confirmation, SetAside, Standing, Told, names, read, standings
from leeway.history import Recorded
from leeway.past import MOST_VERSIONS, as_shown, past

EXAMPLE = "Example: leeway confirmed exports/*.csv --readers team.txt"
Json = dict[str, Any]
_LARGEST = 16 * 1024 * 1024


def add(commands: Commands) -> None:
    """Declare the command."""
    said = f"{about(__doc__)} What such a file says is what a browser was told to say, and no proof of who sat there. "
    ends = "Ends with 1 where anything was set aside, or somebody of the list is missing."
    parser = commands.add_parser("confirmed", help="say who confirmed a change", description=said + ends, epilog=EXAMPLE)
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="CSV or JSON, as readers saved it")
    add_policy(parser, option=True)
    meaning = "a file with the names of those who should have confirmed, one a line"
    parser.add_argument("--readers", type=Path, metavar="FILE", help=meaning)
    meaning = "the level that the site of these readers was made for (default: the site for everybody)"
    parser.add_argument("--audience", metavar="LEVEL", help=meaning)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="for people or for programs (default: text)")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Read, compare, and print; 1 where anything was set aside or somebody is missing."""
    recorded, problems = history.read(chosen.policy)
    show(problems, b"", chosen.policy)
    try:
        asked = None if chosen.readers is None else _names(chosen.readers)
        current = _current(recorded, chosen.audience)
    except _NotPossible as reason:
        print(f"leeway: {reason}", file=sys.stderr)
        return 1
    found, aside = _read(chosen.files)
    stand, unknown = standings(found, _told(current, recorded, found, pipeline.project(chosen.policy).notes), asked)
    for one in (*aside, *unknown):
        print(f"{_line(one)}; it is set aside", file=sys.stderr)
    sys.stdout.write(_as_json(stand) if chosen.format == "json" else "".join(f"{line}\n" for line in _text(stand, asked)))
    return 1 if aside or unknown or any(one.missing for one in stand) else 0


class _NotPossible(Exception):
    """Nothing can be said, and why."""


def _names(path: Path) -> Sequence[str]:
    try:
        return names(path.read_text("utf-8"))
    except UnicodeDecodeError:
        raise _NotPossible(f"{path} is not in UTF-8.") from None
    except OSError as failure:
        raise _NotPossible(f"{path} cannot be read: {failure.strerror or failure}.") from None


def _current(recorded: Sequence[Recorded], audience: str | None) -> Json:
    """The newest version, as these readers see it."""
    known = [one.policy for one in recorded if one.policy]
    if not known:
        raise _NotPossible("no version of this policy is recorded. `leeway build` records each one that it publishes.")
    if audience is None:
        return known[-1]
    told, problems = reduced(known[-1], audience)
    if told is None:
        raise _NotPossible(f"{problems[0].message}.")
    return told


def _told(current: Json, recorded: Sequence[Recorded], found: Sequence[Confirmation], notes: Path) -> tuple[Told, ...]:
    """What each version changed, oldest first, as far back as somebody confirmed."""
    shown, wanted = as_shown(current, recorded), {one.version for one in found}
    places = [place for place, one in enumerate(shown) if one.version in wanted]
    most = max(MOST_VERSIONS, len(shown) - min(places, default=len(shown)))
    return tuple(Told(one.version, one.updated, one.digest) for one in reversed(past(current, shown, notes, most)))


def _read(files: Sequence[Path]) -> tuple[tuple[Confirmation, ...], tuple[SetAside, ...]]:
    found: list[Confirmation] = []
    aside: list[SetAside] = []
    for path in files:
        try:
            with path.open("rb") as file:
                data = file.read(_LARGEST + 1)
        except OSError as failure:
            aside.append(SetAside(str(path), f"it cannot be read: {failure.strerror or failure}"))
            continue
        if len(data) > _LARGEST:
            aside.append(SetAside(str(path), "it is too large for a file of confirmations"))
            continue
        right, wrong = read(data, str(path))
        found += right
        aside += wrong
    return tuple(found), tuple(aside)


def _line(one: SetAside) -> str:
    return f"{one.place}: {one.why}"


def _text(stand: Sequence[Standing], asked: Sequence[str] | None) -> Iterator[str]:
    if not stand:
        yield "No recorded version changed anything: there is nothing to confirm."
    for number, one in enumerate(stand):
        if number:
            yield ""
        count = f"{len(one.confirmed)}" if asked is None else f"{len(asked) - len(one.missing)} of {len(asked)}"
        yield f"{one.told.day}, version {one.told.version}: confirmed by {count}"
        yield from (f"  {c.confirmed_at}  {c.reader or '(no name)'}{_mark(c, one)}" for c in one.confirmed)
        yield from (f"  missing               {name}" for name in one.missing)


def _mark(confirmation: Confirmation, one: Standing) -> str:
    return "  (not on the list)" if confirmation.reader in one.others else ""


def _as_json(stand: Sequence[Standing]) -> str:
    """The standings as one JSON array, newest version first."""
    found = [
        {
            **asdict(one.told),
            "confirmed": [{"reader": c.reader, "confirmed_at": c.confirmed_at} for c in one.confirmed],
            "missing": list(one.missing),
            "not_on_the_list": list(one.others),
        }
        for one in stand
    ]
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"
