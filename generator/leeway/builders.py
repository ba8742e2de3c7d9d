"""Running the site builders, MkDocs and Zensical, on the same mkdocs.yml; what they complain of becomes problems."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import logging
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from leeway.problems import Problem

_COLOUR = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
# Zensical takes its output folder from the configuration alone, and resolves paths from the place of that file.
_ZENSICAL_CONFIG = ".leeway-zensical.yml"


class Builder(Protocol):
    """Builds the site of the configuration file `config` into the folder `site`; strict, so any complaint is a problem.

    `docs`: the folder of the pages, where it is not the one that the configuration names. `version`: the policy's; a page on
    which nothing but that has changed need not be made anew.
    """

    def __call__(self, config: Path, site: Path, docs: Path | None = None, version: str = "") -> tuple[Problem, ...]: ...


def mkdocs(config: Path, site: Path, docs: Path | None = None, version: str = "") -> tuple[Problem, ...]:
    """Build with MkDocs, in this process: importing it anew for every edit would cost as much as the build."""
    # The theme announces its successor on every start; this project knows (docs/decisions).
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    from leeway.rendered import remember

    with _complaints("mkdocs") as complaints:
        try:
            settings = load_config(str(config), site_dir=str(site), **({"docs_dir": str(docs)} if docs else {}))
            remember(settings, config.parent / ".leeway" / "rendered", version)
            build(settings)
        except MkDocsException as failure:
            complaints.append(str(failure))
        except Exception as failure:  # A plugin, a theme or a Markdown extension may raise anything.
            complaints.append(f"{type(failure).__name__}: {failure}")
    return _problems(complaints)


def zensical(config: Path, site: Path, docs: Path | None = None, version: str = "") -> tuple[Problem, ...]:
    """Build with Zensical, in a process of its own: it writes to the terminal directly and may end the process."""
    if importlib.util.find_spec("zensical") is None:
        return (Problem("builder-missing", "Zensical is not installed: pip install zensical."),)
    own, inside = config.parent / _ZENSICAL_CONFIG, site
    if not site.is_relative_to(config.parent.resolve()):  # Zensical writes nowhere but below its settings
        inside = config.parent / ".leeway" / "zensical"
        shutil.rmtree(inside, ignore_errors=True)
    places = {"INHERIT": config.name, "site_dir": str(inside)}
    places |= {"docs_dir": os.path.relpath(docs, config.parent)} if docs else {}  # a place outside of its settings ends it
    own.write_text("".join(f"{key}: {json.dumps(value)}\n" for key, value in places.items()), "utf-8")
    try:
        command = [sys.executable, "-m", "zensical", "build", "--strict", "--config-file", str(own)]
        run = subprocess.run(command, cwd=config.parent, capture_output=True, text=True, errors="replace", check=False)
    finally:
        own.unlink(missing_ok=True)
    if inside != site and inside.exists():
        shutil.copytree(inside, site, dirs_exist_ok=True)
        shutil.rmtree(inside)
    output = _without_trace(_COLOUR.sub("", run.stdout + run.stderr))
    if run.returncode == 0 and (site / "index.html").exists():
        return ()
    return _problems([output or f"Zensical ended with {run.returncode} and said nothing."])


def _without_trace(output: str) -> str:
    """What Zensical says of the pages; of the trace that it ends with, only the last line, and only when it said nothing."""
    said, _, trace = output.partition("Traceback (most recent call last)")
    return said.strip() or trace.strip().rpartition("\n")[2]


BUILDERS: dict[str, Builder] = {"mkdocs": mkdocs, "zensical": zensical}


def _problems(complaints: list[str]) -> tuple[Problem, ...]:
    return tuple(Problem("site-builder", text, path="mkdocs.yml") for text in dict.fromkeys(complaints) if text)


class _Collector(logging.Handler):
    def __init__(self, into: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.into = into

    def emit(self, record: logging.LogRecord) -> None:
        self.into.append(record.getMessage())


@contextlib.contextmanager
def _complaints(logger: str) -> Iterator[list[str]]:
    """The warnings and errors that are logged meanwhile, kept from the terminal: they are shown as problems."""
    complaints: list[str] = []
    collector, log = _Collector(complaints), logging.getLogger(logger)
    propagate, log.propagate = log.propagate, False
    log.addHandler(collector)
    try:
        yield complaints
    finally:
        log.removeHandler(collector)
        log.propagate = propagate
