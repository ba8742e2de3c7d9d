"""The whole way from a policy file to a site: one short function for each part of it, stages in order.

policy.yml -> load -> shape, checks -> compile -> policy.json -> pages + bundle -> write -> docs/ -> builder -> site/
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from leeway import history, swap, write
from leeway.builders import BUILDERS
from leeway.bundle import bundle
from leeway.checks import check as run_checks
from leeway.checks import examples
from leeway.compile import compile_policy, dump
from leeway.coverage import untried
from leeway.draft import Draft
from leeway.load import load
from leeway.offers import read_policy
from leeway.pages import overdue, pages
from leeway.past import past
from leeway.problems import Problem, errors, in_order
from leeway.proofs import Proving, nothing_proved, prove
from leeway.shape import shape

Say = Callable[[str], None]
_PLAINLY = Proving()  # remembers nothing, says nothing, on one processor
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

    def proving(self, say: Say | None = None) -> Proving:
        """How to prove here: what was proved before is remembered where a playbook is."""
        memory = self.notes / "proofs.json" if self.config.is_file() else None
        return Proving(memory, say, os.cpu_count() or 1, examples=True)


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


def check(path: Path, today: date | None, proving: Proving | None = _PLAINLY) -> Checked:
    """Read a policy and find everything that is wrong with it; overdue parts are warnings when `today` is given.

    Without `proving` nothing is proved, and a warning says so.
    """
    source, problems = read(path)
    if problems:
        return Checked(None, source, problems)
    policy, problems = checked(source, today, proving)
    return Checked(policy, source, problems)


def checked(
    source: bytes, today: date | None, proving: Proving | None = _PLAINLY
) -> tuple[dict[str, Any] | None, tuple[Problem, ...]]:
    """The compiled policy of a file's bytes where nothing is wrong with it, and every problem in the order of the file."""
    policy, draft, problems = _compiled(source)
    if policy is not None:
        problems += examples(policy, read_policy(policy), draft) + overdue(policy, today, source)
        problems += prove(policy, draft, proving) if proving else (nothing_proved(),)
        problems += untried(policy, draft, proving.say) if proving and proving.examples else ()
    return (None if errors(problems) else policy), in_order(problems)


def compiled(source: bytes) -> tuple[dict[str, Any] | None, tuple[Problem, ...]]:
    """What a policy file says, whether or not its examples and guarantees hold: so that two versions can be compared."""
    policy, _, problems = _compiled(source)
    return policy, in_order(problems)


def _compiled(source: bytes) -> tuple[dict[str, Any] | None, Draft | None, tuple[Problem, ...]]:
    node, problems = load(source)
    draft, found = shape(node) if node else (None, ())
    problems += found
    if draft is None:
        return None, None, problems
    problems += run_checks(draft)
    return (None if errors(problems) else compile_policy(draft)), draft, problems


def generate(
    policy: dict[str, Any], place: Project, today: date | None, proved: bool = True
) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Every generated file below docs/, by its path."""
    recorded, problems = history.read(place.policy)
    versions = past(policy, recorded, place.notes)
    texts, more = pages(policy, today, write.hand_written(place.docs, place.notes), versions, proved)
    files, found = bundle(dump(policy), place.root)
    return {**{path: text.encode() for path, text in texts.items()}, **files}, problems + more + found


def build(
    place: Project, site: Path, builder: str, today: date | None, say: Say, record: bool = False, proved: bool = True
) -> Checked:
    """Check, then make a complete new site and put it in the place of `site`. With any error the old site stays.

    `record`: the version that was published is recorded beside the policy. `proved`: whether the policy is proved first; only a
    preview may be built without.
    """
    try:
        with swap.only_build(place.notes):
            built = _build(place, site, builder, today, say, proved)
            if built.policy is None or not record:
                return built
            problems = history.record(place.policy, built.policy["version"], dump(built.policy))
            return Checked(built.policy, built.source, in_order(built.problems + problems))
    except swap.Busy:
        message = "Another build of this project is running; it holds .leeway/lock. Wait for it, or end it."
        return Checked(None, b"", (Problem("build-running", message),))
    except OSError as failure:
        return Checked(None, b"", (Problem("cannot-write", f"The site could not be written: {failure}."),))


def _build(place: Project, site: Path, builder: str, today: date | None, say: Say, proved: bool) -> Checked:
    say("Checking the policy")
    checked = check(place.policy, today, place.proving(say) if proved else None)
    if checked.policy is None:
        return checked
    say("Writing the pages")
    files, problems = generate(checked.policy, place, today, proved)
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
