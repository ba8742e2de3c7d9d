"""The preview's web server: files of the last good site, each page with the reload script and the open problems."""

from __future__ import annotations

import html
import http.server
import os
import posixpath
import threading
import urllib.parse
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

_OWN = "/.leeway/"
# What the preview answers itself, by the file here.
_FILES = {f"{_OWN}live.js": "live.js", f"{_OWN}live.css": "live.css", "/sw.js": "gone.js"}
_PATIENCE = 15.0  # seconds of silence after which a waiting page gets a sign of life
# Not left to the system's tables: a browser runs no module and streams no WebAssembly that comes under a wrong type.
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".whl": "application/zip",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}


@dataclass(slots=True)
class State:
    """What the pages show now: a version that changes with every build, and the problems of the last one."""

    version: int = 0
    problems: str = ""
    closed: bool = False
    changed: threading.Condition = field(default_factory=threading.Condition)

    def show(self, problems: str) -> None:
        """Make every open page reload; with `problems` (plain text, empty for none) in its banner."""
        with self.changed:
            self.version, self.problems = self.version + 1, problems
            self.changed.notify_all()

    def close(self) -> None:
        """Let all waiting pages go."""
        with self.changed:
            self.closed = True
            self.changed.notify_all()


class Server(http.server.ThreadingHTTPServer):
    """Serves the folder `site`; raises OSError when the address cannot be used."""

    daemon_threads = True

    def __init__(self, host: str, port: int, site: Path, state: State) -> None:
        self.site, self.state = os.path.realpath(site), state
        # A connection that nobody answers is still there after a restart on some systems.
        self.allow_reuse_address = os.name == "posix"
        super().__init__((host, port), _Handler)

    @property
    def url(self) -> str:
        host, port = self.server_address[:2]
        return f"http://{host!s}:{port}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle of an answer is nothing to tell anybody."""


class _Handler(http.server.BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)
        if path == _OWN + "events":
            return self._events()
        if path in _FILES:
            return self._answer(200, resources.files(__package__).joinpath(_FILES[path]).read_bytes(), path)
        return self._page(path)

    do_HEAD = do_GET  # noqa: N815 - the library asks for this name

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for problems of the policy."""

    def _page(self, path: str) -> None:
        # The leading slash keeps `..` inside the site.
        name = self.server.site + posixpath.normpath("/" + path.replace("\\", "/").replace("\0", ""))
        if os.path.isdir(name):
            if not path.endswith("/"):
                return self._redirect(path + "/")
            name = os.path.join(name, "index.html")
        try:
            with open(name, "rb") as file:
                self._answer(200, file.read(), name)
        except OSError:
            self._missing()

    def _missing(self) -> None:
        try:
            with open(os.path.join(self.server.site, "404.html"), "rb") as file:
                self._answer(404, file.read(), "404.html")
        except OSError:
            waiting = b"<!doctype html><html lang=en><meta charset=utf-8><title>Leeway</title><body><p>No site yet.</body></html>"
            self._answer(404, waiting, "404.html")

    def _redirect(self, path: str) -> None:
        self.send_response(302)
        self.send_header("Location", urllib.parse.quote("/" + path.lstrip("/")))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _answer(self, status: int, body: bytes, name: str) -> None:
        kind = _TYPES.get(os.path.splitext(name)[1].lower(), "application/octet-stream")
        if kind.startswith("text/html"):
            with self.server.state.changed:
                body = live(body, self.server.state.version, self.server.state.problems)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _events(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        state, told = self.server.state, -1
        while not state.closed:
            self.wfile.write(b": still here\n\n" if told == state.version else b"data: %d\n\n" % state.version)
            self.wfile.flush()
            told = state.version
            with state.changed:
                state.changed.wait_for(lambda seen=told: state.closed or state.version != seen, _PATIENCE)  # type: ignore[misc]


def live(page: bytes, version: int, problems: str) -> bytes:
    """A page with the reload script, and with the banner when there are problems; their text is escaped."""
    script = f'<script src="{_OWN}live.js" data-version="{version}" defer></script>'
    banner = ""
    if problems:
        banner = (
            f'<link rel="stylesheet" href="{_OWN}live.css"><div id="leeway-problems" role="alert">'
            "<strong>The last edit is not on this page yet:</strong>"
            f"<pre>{html.escape(problems)}</pre></div>"
        )
    start, body, rest = page.partition(b"<body")
    opening, close, rest = rest.partition(b">")
    return b"".join((start, body, opening, close, banner.encode(), script.encode(), rest))
