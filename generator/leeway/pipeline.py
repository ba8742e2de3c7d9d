"""The whole way from a policy file to a site: one short function for each part of it, stages in order.

policy.yml -> load -> shape, checks -> compile -> policy.json -> pages + bundle -> write -> docs/ -> builder -> site/
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from leeway import swap, write
from leeway.builders import BUILDERS
from leeway.bundle import bundle
from leeway.checks import check as run_checks
from leeway.checks import dead_rows, examples, holes
from leeway.compile import compile_policy, dump
from leeway.load import load
from leeway.offers import read_policy
from leeway.pages import overdue, pages
from leeway.problems import Problem, errors, in_order
from leeway.shape import shape

Say = Callable[[str], None]
_LARGEST = 64 * 1024 * 1024  # more is no policy; `load` refuses far less, with its own words


@dataclass(frozen=True, slots=True)
class Project:
    """Where things are: the policy file, the folder of mkdocs.yml, and what is derived from the two."""

    policy: Path
    root: Path

    @property
    def config(self) -> Path:
        return self.root / "mkdocs.yml"

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def notes(self) -> Path:
        return self.root / write.NOTES


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: the compiled policy where there is no error, the file's bytes, every problem."""

    policy: dict[str, Any] | None
    source: bytes
    problems: tuple[Problem, ...]


def project(policy: Path) -> Project:
    """The project that a policy file belongs to: the nearest folder above it with a mkdocs.yml, else the current one."""
    for folder in policy.resolve().parents:
        if (folder / "mkdocs.yml").is_file():
            return Project(policy, folder)
    return Project(policy, Path.cwd())


def read(path: Path) -> tuple[bytes, tuple[Problem, ...]]:
    """The bytes of a file, or a problem that says in plain words why there are none."""
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "it is a folder")
        with path.open("rb") as file:
            return file.read(_LARGEST), ()
    except OSError as failure:
        reason = "there is no such file" if isinstance(failure, FileNotFoundError) else (failure.strerror or str(failure))
        return b"", (Problem("cannot-read", f"{path} cannot be read: {reason}.", path=str(path)),)


def check(path: Path, today: date | None) -> Checked:
    """Read a policy and find everything that is wrong with it; overdue parts are warnings when `today` is given."""
    source, problems = read(path)
    if problems:
        return Checked(None, source, problems)
    policy, problems = checked(source, today)
    return Checked(policy, source, problems)


def checked(source: bytes, today: date | None) -> tuple[dict[str, Any] | None, tuple[Problem, ...]]:
    """The compiled policy of a file's bytes where nothing is wrong with it, and every problem in the order of the file."""
    node, problems = load(source)
    draft, found = shape(node) if node else (None, ())
    problems += found
    if draft is None:
        return None, in_order(problems)
    problems += run_checks(draft)
    if not errors(problems):
        policy = compile_policy(draft)
        kernel = read_policy(policy)
        problems += examples(policy, kernel, draft) + holes(kernel, draft) + dead_rows(kernel, draft)
        problems += overdue(policy, today, source)
    return (None if errors(problems) else policy), in_order(problems)


def generate(policy: dict[str, Any], place: Project, today: date | None) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Every generated file below docs/, by its path."""
    texts, problems = pages(policy, today, write.hand_written(place.docs, place.notes))
    files, found = bundle(dump(policy), place.root)
    return {**{path: text.encode() for path, text in texts.items()}, **files}, problems + found


def build(place: Project, site: Path, builder: str, today: date | None, say: Say) -> Checked:
    """Check, then make a complete new site and put it in the place of `site`. With any error the old site stays."""
    try:
        with swap.only_build(place.notes):
            return _build(place, site, builder, today, say)
    except swap.Busy:
        message = "Another build of this project is running; it holds .leeway/lock. Wait for it, or end it."
        return Checked(None, b"", (Problem("build-running", message),))
    except OSError as failure:
        return Checked(None, b"", (Problem("cannot-write", f"The site could not be written: {failure}."),))


def _build(place: Project, site: Path, builder: str, today: date | None, say: Say) -> Checked:
    say("Checking the policy")
    checked = check(place.policy, today)
    if checked.policy is None:
        return checked
    say("Writing the pages")
    files, problems = generate(checked.policy, place, today)
    problems += _ready(place, site)
    if not errors(problems):
        problems += _publish(place, files, site, builder, say)
    problems = in_order(checked.problems + problems)
    return Checked(None if errors(problems) else checked.policy, checked.source, problems)


def _ready(place: Project, site: Path) -> tuple[Problem, ...]:
    if not place.config.is_file():
        message = f"{place.config} is missing: it names the theme and its settings. `leeway new` writes one."
        return (Problem("no-mkdocs-yml", message),)
    if not swap.is_replaceable(site, place.root):
        message = f"{site} holds something that is not a built site; the build will not replace it."
        return (Problem("not-a-site", message, path=str(site)),)
    return ()


def _publish(place: Project, files: Mapping[str, bytes], site: Path, builder: str, say: Say) -> tuple[Problem, ...]:
    _, problems = write.write(files, place.docs, place.notes)
    if problems:
        return problems
    say(f"Building the site with {builder}")
    new = swap.new_folder(site)
    problems = BUILDERS[builder](place.config, new)
    if not errors(problems):
        say("Putting the new site in place")
        swap.swap(new, site)
    return problems
