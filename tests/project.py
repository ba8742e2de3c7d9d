"""Playbook projects for tests: the checkout's own policy, or a small one, in a folder of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from copy import deepcopy
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from leeway import pipeline, starter

CHECKOUT = Path(__file__).parents[1]
POLICY = CHECKOUT / "policy" / "policy.yml"


def small(folder: Path) -> Path:
    """A small project in `folder`, as `leeway new` writes it; the folder."""
    for path, data in starter.files().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def full(folder: Path) -> Path:
    """The checkout's policy in a project of its own; the folder."""
    small(folder)
    shutil.copy(POLICY, folder / "policy" / "policy.yml")
    shutil.copy(POLICY.with_name("logo.svg"), folder / "policy" / "logo.svg")
    return folder


def compiled(path: Path = POLICY) -> dict[str, Any]:
    """The compiled policy of a file that is known to be right; the caller's own, to change as they like."""
    return deepcopy(_compiled(path.read_bytes()))


@cache
def _compiled(data: bytes) -> dict[str, Any]:
    """Two dozen modules ask for it while tests are collected, in each process: so it is not proved, which takes longest."""
    policy = pipeline.tried(data)
    assert policy is not None, "`leeway check` says what is wrong with it"
    return policy


def leeway(*arguments: object, cwd: Path | None = None, text: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    command = [sys.executable, "-m", "leeway", *map(str, arguments)]
    environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, cwd=cwd, input=text, capture_output=True, encoding="utf-8", env=environment, timeout=120)


def hears_ctrl_c() -> None:
    """For `preexec_fn`: a run in the background of a shell ignores Ctrl-C, and so would every program that it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Elements(HTMLParser):
    """Every element of a page with its attributes and the text right inside it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str], list[str]]] = []
        self.open: list[int] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}, []))
        if tag not in ("br", "hr", "img", "input", "link", "meta", "path", "source"):
            self.open.append(len(self.found) - 1)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.found[self.open.pop()][0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open:
            self.found[self.open[-1]][2].append(data)


def elements(page: Path, tag: str | None = None) -> list[tuple[str, dict[str, str], str]]:
    """The elements of an HTML file, all or those with one tag."""
    found = Elements(page.read_text("utf-8")).found
    return [(name, attributes, "".join(text)) for name, attributes, text in found if tag in (None, name)]
