"""The whole way from a policy file to a site: one short function for each part of it, stages in order.

policy.yml -> load -> shape, checks -> compile -> policy.json -> audience
-> pages + bundle -> write -> docs/ -> builder -> seal -> site/
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from leeway import brand, write
from leeway.checks import check as run_checks
from leeway.checks import examples
from leeway.compile import compile_policy
from leeway.coverage import untried
from leeway.draft import Draft
from leeway.load import load
from leeway.offers import read_policy
from leeway.pages import overdue
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
    wrong = brand.problems(policy, source, path.parent) if policy is not None else ()
    return Checked(None if wrong else policy, source, in_order(problems + wrong))


def checked(
    source: bytes, today: date | None, proving: Proving | None = _PLAINLY
) -> tuple[dict[str, Any] | None, tuple[Problem, ...]]:
    """The compiled policy of a file's bytes where nothing is wrong with it, and every problem in the order of the file."""
    policy, draft, problems = _tried(source, today)
    if policy is not None:
        problems += prove(policy, draft, proving) if proving else (nothing_proved(),)
        problems += untried(policy, draft, proving.say) if proving and proving.examples else ()
    return (None if errors(problems) else policy), in_order(problems)


def tried(source: bytes) -> dict[str, Any] | None:
    """The compiled policy of a file's bytes where nothing but a proof may find anything wrong with it."""
    policy, _, problems = _tried(source, None)
    return None if errors(problems) else policy


def _tried(source: bytes, today: date | None) -> tuple[dict[str, Any] | None, Draft | None, tuple[Problem, ...]]:
    """The compiled policy, also where its examples do not hold, and every problem but what proofs find."""
    policy, draft, problems = _compiled(source)
    if policy is not None:
        problems += examples(policy, read_policy(policy).in_english(), draft) + overdue(policy, today, source)
    return policy, draft, problems


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
