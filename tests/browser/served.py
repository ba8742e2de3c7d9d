"""A built site on a port of this machine, and what a page did while it was looked at."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

HOST = "127.0.0.1"
START = 60_000  # ms in which Python starts in the page, on a slow machine with other tests beside it


class _Files(SimpleHTTPRequestHandler):
    extensions_map: ClassVar = {**SimpleHTTPRequestHandler.extensions_map, ".mjs": "text/javascript", ".wasm": "application/wasm"}
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        pass


@dataclass(frozen=True, slots=True)
class Site:
    """A site: where it is served, and its folder."""

    url: str
    folder: Path

    @property
    def policy_text(self) -> str:
        return (self.folder / "assets/leeway/policy.json").read_text("utf-8")

    def situation(self, name: str, fragment: str = "") -> str:
        return f"{self.url}/playbook/situations/{name}/{fragment}"

    def pages(self) -> list[str]:
        """The address of every page."""
        found = sorted(self.folder.rglob("index.html"))
        return [f"{self.url}/{path.relative_to(self.folder).as_posix().removesuffix('index.html')}" for path in found]


@contextmanager
def serve(folder: Path) -> Iterator[Site]:
    """Serve a folder until the end of the block."""
    server = ThreadingHTTPServer((HOST, 0), functools.partial(_Files, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Site(f"http://{HOST}:{server.server_port}", folder)
    finally:
        server.shutdown()
        server.server_close()


@dataclass(slots=True)
class Visit:
    """A page in a browser context of its own, and everything it asked for and complained about."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def watch(self) -> None:
        self.page.context.on("request", lambda request: self.requests.append(request.url))
        self.page.context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type in ("error", "warning") else None)
        self.page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))

    def without_python(self) -> None:
        """Let Python wait for ever for its files: a start for each of many pages takes long, and other tests look at it."""
        self.page.route("**/pyodide/**", lambda route: None)

    def with_python(self) -> None:
        self.page.unroute("**/pyodide/**")

    def elsewhere(self) -> list[str]:
        """Requests that left this machine."""
        local = ("data", "blob")
        return [url for url in self.requests if urlsplit(url).hostname != HOST and urlsplit(url).scheme not in local]


@contextmanager
def visit(browser: Browser, **options: Any) -> Iterator[Visit]:
    """A new page, watched from its first request on."""
    context = browser.new_context(**{"locale": "en-US", "viewport": {"width": 1280, "height": 900}, **options})
    try:
        found = Visit(context.new_page())
        found.watch()
        yield found
    finally:
        context.close()
