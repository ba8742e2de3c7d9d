"""A built site on a port of this machine, and what a page did while it was looked at."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page

from leeway.seal.headers import ALWAYS, ASKED, TYPES, cache_control

HOST = "127.0.0.1"
PYTHON = "**/assets/leeway/python-*/**"  # the files of Python
BLOCKED = "Service Worker registration blocked by Playwright"
START = 60_000  # ms in which Python starts in the page, on a slow machine with other tests beside it
# Told of by the page itself, so that none is missed: what breaks the page's own rules.
VIOLATIONS = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
"""
Manner = Callable[[str], "bytes | tuple[bytes, ...] | int | None"]


class _Files(SimpleHTTPRequestHandler):
    """The files of a folder, with the headers that `leeway host` writes into a server's configuration."""

    server: Server
    extensions_map: ClassVar = {f".{ending}": kind for ending, kind in TYPES.items()}
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.directory = str(self.server.folder)  # it may be another by now, and browsers keep their connections
        del self.headers["If-Modified-Since"]  # releases follow one another within the second that a date can tell
        path = urlsplit(self.path).path
        self.server.asked.append(path)
        try:
            body = self.server.instead(path)
            if body is None:
                super().do_GET()
            elif isinstance(body, int):
                self.send_error(body)
            else:
                self._send(body if isinstance(body, tuple) else (body,))
        except OSError:  # the page has gone, or is to think that the server has
            self.close_connection = True

    def _send(self, pieces: tuple[bytes, ...]) -> None:
        self.send_response(200)
        path = urlsplit(self.path).path
        self.send_header("Content-Type", TYPES["html"] if path.endswith("/") else self.guess_type(path))
        self.send_header("Content-Length", str(sum(map(len, pieces))))
        self.end_headers()
        for number, piece in enumerate(pieces):
            time.sleep(min(number, 1))
            self.wfile.write(piece)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", TYPES["html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def send_response(self, code: int, message: str | None = None) -> None:
        self.code = code
        super().send_response(code, message)

    def end_headers(self) -> None:
        for name, value in ALWAYS.items():
            self.send_header(name, value)
        self.send_header(
            "Cache-Control", cache_control(urlsplit(self.path).path) if self.code < HTTPStatus.BAD_REQUEST else ASKED
        )
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        pass


class Server(ThreadingHTTPServer):
    """Serves a folder, which may become another. `asked` are the paths of all requests, also of workers that no page knows of."""

    request_queue_size = 200
    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__((HOST, 0), _Files)
        self.folder = folder
        self.asked: list[str] = []
        self.instead: Manner = as_it_is

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A page that closes in the middle of an answer is nothing to be told of."""


def as_it_is(path: str) -> None:
    """What stands in the folder is sent. Another function may give bytes to send instead, pieces of them to send with a second
    between each and the next, or the number of an error.
    """


def unreachable(path: str) -> None:
    """The network is cut."""
    raise ConnectionError(path)


@dataclass(frozen=True, slots=True)
class Site:
    """A site: where it is served, and its server."""

    url: str
    server: Server

    @property
    def folder(self) -> Path:
        return self.server.folder

    @property
    def policy_text(self) -> str:
        """The present policy.json: a site may hold earlier ones beside it."""
        version = json.loads((self.folder / "release.json").read_text("utf-8"))["policy"]
        return (self.folder / f"assets/leeway/policy-{version}.json").read_text("utf-8")

    def situation(self, name: str, fragment: str = "") -> str:
        return f"{self.url}/playbook/situations/{name}/{fragment}"

    def pages(self) -> list[str]:
        """The address of every page."""
        found = sorted(self.folder.rglob("index.html"))
        return [f"{self.url}/{path.relative_to(self.folder).as_posix().removesuffix('index.html')}" for path in found]

    def asked(self, end: str) -> int:
        """How many requests there were for paths that end so."""
        return sum(path.endswith(end) for path in tuple(self.server.asked))

    @contextmanager
    def instead(self, manner: Manner) -> Iterator[None]:
        """The server behaves otherwise until the end of the block."""
        self.server.instead = manner
        try:
            yield
        finally:
            self.server.instead = as_it_is


@contextmanager
def serve(folder: Path) -> Iterator[Site]:
    """Serve a folder until the end of the block."""
    server = Server(folder)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield Site(f"http://{HOST}:{server.server_port}", server)
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
        self.page.on("console", lambda said: self._said(said))
        self.page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))

    def _said(self, said: ConsoleMessage) -> None:
        if said.type in ("error", "warning") and said.text != BLOCKED:
            self.complaints.append(said.text)

    def without_python(self) -> None:
        """Let Python wait for ever for its files: a start for each of many pages takes long, and other tests look at it."""
        without_sharing(self.page.context)
        self.page.route(PYTHON, lambda route: None)

    def with_python(self) -> None:
        self.page.unroute(PYTHON)

    def elsewhere(self) -> list[str]:
        """Requests that left this machine."""
        local = ("data", "blob")
        return [url for url in self.requests if urlsplit(url).hostname != HOST and urlsplit(url).scheme not in local]


def without_sharing(context: BrowserContext) -> None:
    """As in a browser that has no shared workers: a Python for each page, whose requests a test can see and change."""
    context.add_init_script("delete globalThis.SharedWorker")


def wait_until(page: Page, expression: str, given: Any = None, patience: int = START) -> None:
    """Wait until what is evaluated on the page, a promise of it too, is true; the page may be loaded anew meanwhile."""
    end = time.monotonic() + patience / 1000
    while time.monotonic() < end:
        try:
            if page.evaluate(expression, given):
                return
        except Error:
            pass
        page.wait_for_timeout(50)
    raise AssertionError(f"this did not come about: {expression} of {given}")


def shared_workers(page: Page) -> list[str]:
    """The names that Chromium gives to the shared workers of the page's context, one for each that runs."""
    own = page.context.new_cdp_session(page)
    context = own.send("Target.getTargetInfo")["targetInfo"]["browserContextId"]
    all_of_them = own.send("Target.getTargets", {"filter": [{"type": "shared_worker"}]})["targetInfos"]
    own.detach()
    return [one["targetId"] for one in all_of_them if one["browserContextId"] == context]


@contextmanager
def visit(browser: Browser, **options: Any) -> Iterator[Visit]:
    """A new page, watched from its first request on; it keeps nothing for use without a network unless the options say so."""
    usual = {"locale": "en-US", "viewport": {"width": 1280, "height": 900}, "service_workers": "block"}
    context = browser.new_context(**{**usual, **options})
    try:
        found = Visit(context.new_page())
        found.watch()
        yield found
    finally:
        # What is still being answered would otherwise fail in whatever test comes next.
        for one in (context, *context.pages):
            one.unroute_all(behavior="ignoreErrors")
        context.close()
