"""The bundle in a real Pyodide: it starts, answers like CPython, and refuses a kernel that is not the locked one."""

import json
import shutil
import subprocess
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from leeway.bundle import bundle, kernel
from tests.bundle.conftest import POLICY, write

ROOT = Path(__file__).parents[2]
# Loads the kernel as a page does, and leaves in the title how that went.
PAGE = """<!doctype html><title>...</title><script type="module">
import { loadPyodide } from "./assets/leeway/pyodide/pyodide.mjs";
const python = await loadPyodide();
try {
  await python.loadPackage("leeway-offers", { messageCallback() {}, errorCallback() {} });
  document.title = python.pyimport("leeway.offers").__name__;
} catch (problem) {
  document.title = "refused";
}
</script>"""


def run(folder: Path, *arguments: str, cases: str = "") -> subprocess.CompletedProcess[str]:
    node = shutil.which("node")
    assert node, "Node.js is missing; `make test` puts it into .venv, and .venv/bin on the path"
    command = [node, str(ROOT / "tools/pyodide-run.mjs"), str(folder), *arguments]
    return subprocess.run(command, input=cases, capture_output=True, text=True, check=False, timeout=120)


def change_one_byte(folder: Path) -> None:
    """Change the time of the wheel's first file: it stays a sound archive, so nothing but its hash can tell."""
    (wheel,) = folder.glob("*.whl")
    data = bytearray(wheel.read_bytes())
    data[10] ^= 1
    wheel.write_bytes(data)
    assert zipfile.ZipFile(wheel).testzip() is None


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bundle whose kernel only says what it was asked."""
    package = tmp_path / "leeway"
    (package / "offers").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "desk").mkdir()
    (package / "desk/__init__.py").write_text('def desk(policy, call, told):\n    return f"{policy.strip()}|{call}|{told}"\n')
    (package / "offers/__init__.py").write_text('def wire(policy, case):\n    return f"{policy.strip()}|{case}"\n')
    monkeypatch.setattr(kernel, "PACKAGE", package)
    return write(bundle(POLICY)[0], tmp_path / "site")


@pytest.mark.slow
def test_the_kernel_starts_under_node(files: dict[str, bytes], tmp_path: Path) -> None:
    done = run(write(files, tmp_path))
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


@pytest.mark.slow
def test_each_line_gets_its_answer_unchanged(stand_in: Path, tmp_path: Path) -> None:
    policy = tmp_path / "policy.json"
    policy.write_text('{"p": "£"}\n')
    done = run(stand_in, str(policy), cases='{"a":  1}\n\n"\\u00e9 é"\n')
    assert done.stdout == '{"p": "£"}|{"a":  1}\n{"p": "£"}|"\\u00e9 é"\n', done.stderr


def test_each_line_may_name_its_own_policy(stand_in: Path, tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text("1")
    (tmp_path / "two.json").write_text("2")
    one, two = (str(tmp_path / name) for name in ("one.json", "two.json"))
    asked = [{"policy_file": one, "case": {"a": 1}}, {"policy_file": two, "call": "verify", "told": {"a": 1}}]
    done = run(stand_in, cases="\n".join(map(json.dumps, asked)))
    assert done.stdout == '1|{"a":1}\n2|verify|{"a":1}\n', done.stderr


def test_a_changed_kernel_is_refused_under_node(files: dict[str, bytes], tmp_path: Path) -> None:
    folder = write(files, tmp_path)
    change_one_byte(folder)
    done = run(folder)
    assert done.returncode != 0
    assert "is not the file that pyodide-lock.json promises" in done.stderr


@pytest.fixture
def address(files: dict[str, bytes], tmp_path: Path) -> Iterator[str]:
    """The address of a server on this machine that serves the bundle and one page."""
    write(files, tmp_path)
    (tmp_path / "index.html").write_text(PAGE)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(tmp_path))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.slow
@pytest.mark.parametrize(("changed", "title"), [(False, "leeway.offers"), (True, "refused")])
def test_a_browser_verifies_the_kernel(browser: Browser, address: str, tmp_path: Path, changed: bool, title: str) -> None:
    if changed:
        change_one_byte(tmp_path / "assets/leeway/pyodide")
    page = browser.new_page()
    page.goto(address)
    page.wait_for_function("document.title !== '...'", timeout=60_000)
    assert page.title() == title
    page.close()
