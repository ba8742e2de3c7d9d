"""The three sites that are measured beside each other: the playbook, a page with bare Pyodide, plain Material.

All are served by nginx with the configuration that `leeway host nginx` prints.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from leeway import pipeline, publish
from leeway.seal.hosts import HOSTS
from leeway.seal.hosts.place import Hosted
from leeway.seal.pack import packed
from tests import nginx, project

CHECKOUT = Path(__file__).parents[1]

BARE = """
import { loadPyodide } from "./pyodide/pyodide.mjs";
const python = await loadPyodide();
python.runPython("1 + 1");
document.dispatchEvent(new CustomEvent("leeway-decision", { bubbles: true }));
"""
BARE_PAGE = """<!doctype html><meta charset="utf-8"><title>Bare</title><link rel="icon" href="icon.svg">
<script type="module" src="bare.mjs"></script>
"""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the three are served: ports of this machine."""

    leeway: int
    bare: int
    plain: int


@contextmanager
def served(folder: Path) -> Iterator[Places]:
    """The three sites, each behind an nginx of its own."""
    ports = [nginx.free_port() for _ in range(3)]
    leeway = leeway_site(folder / "leeway", ports[0])
    sites = [leeway, bare_site(folder / "bare"), plain_site(folder / "plain", folder / "leeway")]
    with ExitStack() as stack:
        for port, site in zip(ports, sites):
            hosted = Hosted(site, urlsplit(f"http://{nginx.HOST}:{port}"), "", True)
            said = HOSTS["nginx"](hosted)
            if site is not leeway:  # the theme has scripts in its pages
                said = re.sub(r"\n *add_header Content-Security-Policy [^\n]*", "", said)
            stack.enter_context(nginx.serving(said, port, folder / f"nginx-{port}"))
        yield Places(*ports)


def leeway_site(root: Path, port: int) -> Path:
    """The playbook of the default policy, as `leeway build` publishes it."""
    project.full(root)
    config = (CHECKOUT / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(f"{config}\nsite_url: http://{nginx.HOST}:{port}/\n", "utf-8")
    place = pipeline.project(root / "policy" / "policy.yml")
    built = publish.build(place, root / "site", publish.Wanted(proved=False))
    assert built.policy is not None, built.problems
    return root / "site"


def bare_site(root: Path) -> Path:
    """A page that does nothing but start Pyodide, with the files that its makers publish."""
    (root / "pyodide").mkdir(parents=True)
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"):
        shutil.copy(CHECKOUT / "node_modules" / "pyodide" / name, root / "pyodide" / name)
    (root / "index.html").write_text(BARE_PAGE, "utf-8")
    (root / "404.html").write_text(BARE_PAGE, "utf-8")
    (root / "bare.mjs").write_text(BARE, "utf-8")
    (root / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    _pack(root)
    return root


def plain_site(root: Path, playbook: Path) -> Path:
    """The same pages as MkDocs with Material builds them, without anything of Leeway's."""
    root.mkdir()
    config = (playbook / "mkdocs.yml").read_text("utf-8")
    config = re.sub(r"(?m)^extra_(css|javascript):\n(?:  .*\n)+", "", config)
    (playbook / "plain.yml").write_text(config, "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(playbook / "plain.yml"), "-d", str(root)]
    subprocess.run(command, check=True, capture_output=True)
    shutil.rmtree(root / "assets" / "leeway")
    _pack(root)
    return root


def _pack(root: Path) -> None:
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}
    for name, data in packed(files, root.parent / "packed").items():
        (root / name).write_bytes(data)
