"""The preview shows its own pages, also where another site left a service worker at the same address."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from leeway.preview.server import Server, State
from tests.browser.served import HOST, visit
from tests.nginx import free_port

# It answers everything from its own cache, as one does that keeps a site for use without a network.
OLD = b"""
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(Promise.all([
  caches.open("leeway-old"), caches.open("somebody-else"), clients.claim(),
])));
self.addEventListener("fetch", (event) => {
  if (event.request.mode === "navigate") event.respondWith(
    new Response("<title>The old site</title>", { headers: { "content-type": "text/html" } }));
});
"""
PAGE = b"<title>Before</title><script>navigator.serviceWorker.register('/sw.js')</script>"


class _OldSite(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        kind, body = ("text/javascript", OLD) if self.path == "/sw.js" else ("text/html", PAGE)
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def running(server: http.server.HTTPServer) -> Iterator[None]:
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


def test_a_service_worker_of_another_site_gives_way(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>The preview</title><body><p>new</p>")
    port = free_port()
    with visit(browser, service_workers="allow") as one:
        page = one.page
        with running(http.server.ThreadingHTTPServer((HOST, port), _OldSite)):
            page.goto(f"http://{HOST}:{port}/")
            page.wait_for_function("navigator.serviceWorker.controller?.state === 'activated'")
            page.reload()
            assert page.title() == "The old site"
        with running(Server(HOST, port, tmp_path, State())):
            page.reload()
            page.wait_for_function("document.title === 'The preview'")
            assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
            assert page.evaluate("caches.keys()") == ["somebody-else"]
