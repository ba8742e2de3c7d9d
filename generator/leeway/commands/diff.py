"""`leeway diff`: what an edit means - who gets more, who gets less, and what else changed."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from leeway import history, pipeline, report, revisions
from leeway.commands.shared import Commands, about, add_policy
from leeway.difference import Difference, difference
from leeway.difference.writers import as_json, markdown, text
from leeway.problems import Problem, errors

FORMATS = ("text", "json", "markdown")
_VERSION = re.compile(r"[0-9a-f]{4,12}")

EXAMPLE = "Example: leeway diff HEAD~1"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two policies: what to call it, its compiled form where there is no error, and its problems with their text."""

    name: str
    policy: dict[str, Any] | None
    source: bytes = b""
    problems: tuple[Problem, ...] = ()


def add(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("diff", help="say what an edit means", description=about(__doc__), epilog=EXAMPLE)
    meaning = (
        "the policy as it was: a policy file, a policy.json, a git revision of the policy (HEAD~1, or REV:path), or the first "
        "letters of a recorded version"
    )
    parser.add_argument("old", metavar="OLD", help=meaning)
    parser.add_argument(
        "new", metavar="NEW", nargs="?", help="the policy as it is now, named likewise (default: the policy file)"
    )
    add_policy(parser, option=True)
    meaning = "how the difference is written: for people, for programs, or for a pull request (default: text)"
    parser.add_argument("--format", choices=FORMATS, default="text", help=meaning)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Compare, and print; 1 where one of the two has problems of severity error."""
    new = str(chosen.policy) if chosen.new is None else chosen.new
    old_side, new_side = side(chosen.old, chosen.policy), side(new, chosen.policy)
    sides = (old_side, new_side) if chosen.old != new else (old_side,)
    for one in sides:
        said = report.text(errors(one.problems), one.source, one.name)
        sys.stderr.write(said)
    if old_side.policy is None or new_side.policy is None:
        return 1
    sys.stdout.write(_WRITERS[chosen.format](difference(old_side.policy, new_side.policy)))
    return 0


_WRITERS: dict[str, Callable[[Difference], str]] = {"text": text, "json": as_json, "markdown": markdown}


def side(word: str, policy: Path) -> Side:
    """What a word of the command names: a file that is there, else a recorded version, else a git revision."""
    path = Path(word)
    if path.exists():
        data, problems = pipeline.read(path)
        return Side(word, None, data, problems) if problems else _of_bytes(word, data)
    recorded = _recorded(word, policy)
    if recorded is not None:
        return recorded
    revised = revisions.at(word, policy)
    if isinstance(revised, revisions.Revised):
        return _of_bytes(revised.path, revised.data)
    if isinstance(revised, str):
        return _not_there(word, "git-missing", f"{word}: {revised}.")
    said = f'"{word}" is no file, no recorded version of {policy}, and no git revision in which {policy} stands.'
    return _not_there(word, "no-such-version", said)


def _not_there(word: str, code: str, said: str) -> Side:
    return Side(word, None, b"", (Problem(code, said, path=word),))


def _recorded(word: str, policy: Path) -> Side | None:
    """The recorded version with this id; of several that begin so, a problem that names them."""
    if not _VERSION.fullmatch(word):
        return None
    every, _ = history.read(policy)
    found = {one.version: one for one in every if one.version.startswith(word)}
    if len(found) > 1:
        names = ", ".join(found)
        return _not_there(word, "no-such-version", f'"{word}" is the beginning of several recorded versions: {names}.')
    for one in found.values():
        if one.policy is None:
            said = f"The version {one.version} was recorded by another Leeway, and this one cannot read it."
            return _not_there(word, "history-not-understood", said)
        return Side(one.version, one.policy)
    return None


def _of_bytes(name: str, data: bytes) -> Side:
    """A policy file, or a compiled policy."""
    if data.lstrip()[:1] != b"{":
        policy, problems = pipeline.compiled(data)
        return Side(name, policy, data, problems)
    try:
        compiled = json.loads(data)
    except (ValueError, RecursionError):
        policy, problems = pipeline.compiled(data)
        return Side(name, policy, data, problems)
    if isinstance(compiled, dict) and history.is_understood(compiled):
        return Side(name, compiled, data)
    return _not_there(name, "not-a-policy", f"{name} begins like a compiled policy and is none that this program can read.")
