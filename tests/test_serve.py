"""The live preview: an edit reaches the page, a broken one leaves the page and shows why, a mended one clears it."""

from __future__ import annotations

import http.client
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from leeway.preview.server import Server, State, live
from leeway.preview.watch import changes, stamps
from tests import project

PATIENCE = 60.0


class Preview:
    """A running `leeway serve` in a folder."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        command = [sys.executable, "-m", "leeway", "serve", "--port", "0", *arguments]
        self.run = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, preexec_fn=project.hears_ctrl_c
        )
        self.said: list[str] = []
        threading.Thread(target=self._listen, daemon=True).start()
        self.until(lambda: any("http://" in line for line in self.said))
        self.url = re.findall(r"http://[^ ]*/", "".join(self.said))[0]

    def _listen(self) -> None:
        assert self.run.stdout is not None
        self.said.extend(iter(self.run.stdout.readline, ""))

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until it holds; fails with what was said when it never does."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end and self.run.poll() is None, "".join(self.said)
            time.sleep(0.05)

    def built(self) -> int:
        return sum("built in" in line for line in self.said)

    def page(self, path: str = "") -> str:
        with urllib.request.urlopen(self.url + path, timeout=PATIENCE) as answer:
            return str(answer.read().decode())

    def end(self) -> int:
        self.run.send_signal(signal.SIGINT)
        return self.run.wait(PATIENCE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return project.small(tmp_path)


@pytest.fixture
def preview(folder: Path) -> Iterator[Preview]:
    running = Preview(folder)
    yield running
    running.run.kill()
    running.run.wait()


def edit(folder: Path, old: str, new: str) -> None:
    policy = folder / "policy" / "policy.yml"
    text = policy.read_text("utf-8")
    assert old in text
    policy.write_text(text.replace(old, new), "utf-8")


@pytest.mark.slow
def test_an_edit_reaches_the_page_and_a_broken_one_leaves_it(preview: Preview, folder: Path) -> None:
    assert "Corner Lamp Shop playbook" in preview.page()
    edit(folder, "Corner Lamp Shop", "Northern Lamp Shop")
    preview.until(lambda: "Northern Lamp Shop playbook" in preview.page())

    edit(folder, "representative: 30%", "representative: 30<script>%")
    preview.until(lambda: "leeway-problems" in preview.page())
    page = preview.page()
    assert "Northern Lamp Shop playbook" in page
    assert "policy/policy.yml:" in page and "30&lt;script&gt;" in page and "30<script>" not in page
    assert any("policy.yml:" in line for line in preview.said)

    edit(folder, "representative: 30<script>%", "representative: 30%")
    preview.until(lambda: "leeway-problems" not in preview.page())
    assert preview.end() == 0
    assert not any("Traceback" in line for line in preview.said)


@pytest.mark.slow
def test_a_page_written_by_hand_appears_and_goes(preview: Preview, folder: Path) -> None:
    mine = folder / "docs" / "mine.md"
    mine.write_text("# My own page\n")
    preview.until(lambda: "My own page" in preview.page("playbook/changes/"))
    mine.unlink()
    preview.until(lambda: "My own page" not in preview.page("playbook/changes/"))
    # What the build writes itself is no edit: after one build for each of ours, the preview has come to rest.
    preview.until(lambda: preview.built() >= 3)
    time.sleep(1.5)
    assert preview.built() == 3


@pytest.mark.slow
def test_open_pages_are_told_of_a_new_version(preview: Preview, folder: Path) -> None:
    host = preview.url.removeprefix("http://").rstrip("/")
    line = http.client.HTTPConnection(host, timeout=PATIENCE)
    line.request("GET", "/.leeway/events")
    answer = line.getresponse()
    assert answer.headers["Content-Type"] == "text/event-stream"
    first = answer.readline()
    edit(folder, "Corner Lamp Shop", "Northern Lamp Shop")
    while (told := answer.readline()) in (b"\n", first) or told.startswith(b":"):
        pass
    assert told.startswith(b"data: ") and told != first
    line.close()


@pytest.mark.slow
def test_a_broken_first_build_shows_its_problems(folder: Path) -> None:
    edit(folder, "unit: money", "unit: mony")
    running = Preview(folder)
    try:
        with pytest.raises(urllib.error.HTTPError) as missing:
            running.page()
        assert "mony" in missing.value.read().decode()
        edit(folder, "unit: mony", "unit: money")
        running.until(lambda: _answers(running))
        assert "Corner Lamp Shop playbook" in running.page()
    finally:
        running.run.kill()
        running.run.wait()


def test_a_port_in_use_is_told(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        run = project.leeway("serve", "--port", port, cwd=folder)
    assert run.returncode == 1
    assert f"http://127.0.0.1:{port}/ cannot be used" in run.stderr and "--port" in run.stderr


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    site = tmp_path / "site"
    (site / "deep").mkdir(parents=True)
    for name in ("index.html", "deep/index.html", "a.mjs", "b.wasm", "c.js", "d.json", "e.css", "f.whl", "g.unknown"):
        (site / name).write_text("<html><body><p>hello</p></body></html>")
    (tmp_path / "secret.txt").write_text("secret")
    made = Server("127.0.0.1", 0, site, State())
    threading.Thread(target=made.serve_forever, args=(0.05,), daemon=True).start()
    yield made
    made.state.close()
    made.shutdown()
    made.server_close()


def ask(server: Server, path: str, method: str = "GET") -> tuple[int, str, bytes]:
    line = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    line.request(method, path)
    answer = line.getresponse()
    found = answer.status, answer.headers.get("Content-Type", answer.headers.get("Location", "")), answer.read()
    line.close()
    return found


def test_files_come_under_the_type_that_browsers_ask_for(server: Server) -> None:
    types = {"a.mjs": "text/javascript", "c.js": "text/javascript", "b.wasm": "application/wasm", "d.json": "application/json"}
    types |= {"e.css": "text/css", "f.whl": "application/zip", "g.unknown": "application/octet-stream", "": "text/html"}
    for name, kind in types.items():
        assert ask(server, f"/{name}")[1].partition(";")[0] == kind
    assert ask(server, "/a.mjs", "HEAD")[2] == b""


def test_nothing_outside_the_site_is_served(server: Server) -> None:
    for path in (
        "/../secret.txt",
        "/deep/../../secret.txt",
        "/%2e%2e/secret.txt",
        "//../secret.txt",
        "/..%2fsecret.txt",
        "/..\\secret.txt",
    ):
        status, _, body = ask(server, path)
        assert status == 404 and b"secret" not in body
    assert ask(server, "/%00")[0] in (302, 404, 200)


def test_a_folder_is_answered_with_its_slash_and_never_with_another_host(server: Server) -> None:
    assert ask(server, "/deep")[:2] == (302, "/deep/")
    status, location, _ = ask(server, "//deep")
    assert status == 302 and location == "/deep/"


def test_only_pages_carry_the_reload_script() -> None:
    page = live(b"<html><body class=x><p>hi</p></body></html>", 3, "a <b> & c")
    assert b'data-version="3"' in page and b"a &lt;b&gt; &amp; c" in page
    assert page.index(b"<body class=x>") < page.index(b"leeway-problems") < page.index(b"<p>hi</p>")
    assert b"leeway-problems" not in live(b"<html><body></body></html>", 3, "")


def test_the_watcher_waits_until_a_file_is_written_to_its_end(tmp_path: Path) -> None:
    file, looks = tmp_path / "policy.yml", iter(["one", "one", "two", "two and a half", "three"])
    file.write_text("zero")

    def look() -> dict[str, tuple[int, int]]:
        text = next(looks, None)
        if text is not None:
            file.write_text(text)
        return stamps([tmp_path], lambda path: path.suffix == ".tmp")

    (tmp_path / "x.tmp").write_text("left out")
    (tmp_path / ".hidden").write_text("left out")
    before = look()
    assert list(before) == [str(file)]
    assert next(changes(look, before, lambda seconds: None)) == [str(file)]
    assert file.read_text() == "three"


def _answers(running: Preview) -> bool:
    try:
        return "leeway-problems" not in running.page()
    except urllib.error.HTTPError:
        return False
