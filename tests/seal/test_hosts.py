"""The configurations that `leeway host` prints: a real nginx and a real Caddy send what `_headers` says, and right types."""

from __future__ import annotations

import fnmatch
import gzip
import http.client
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest
import yaml

from leeway.cli import main
from leeway.seal.headers import ALWAYS, ASKED, KEPT, TYPES, always, cache_control
from tests import nginx, project


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered."""

    status: int
    headers: dict[str, str]
    body: bytes


def get(address: str, path: str, accept: str = "", method: str = "GET", **headers: str) -> Answer:
    """Ask for a path; nothing is unpacked or followed."""
    place = urlsplit(address)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=nginx.PATIENCE)
    sent = {"Accept-Encoding": accept} if accept else {"Accept-Encoding": "identity"}
    connection.request(method, place.path.rstrip("/") + path, headers={**sent, **headers})
    answer = connection.getresponse()
    found = Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
    connection.close()
    return found


def printed(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert main(["host", *map(str, arguments)]) == 0
    return capsys.readouterr().out


@pytest.fixture(scope="module", params=["", "/deep/playbook/"], ids=["root", "path"])
def served(request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site as nginx serves it, at the root of the host and below a path."""
    port = nginx.free_port()
    address = f"http://{nginx.HOST}:{port}{request.param}"
    run = project.leeway("host", "nginx", "--site", site, "--address", address, "--brotli")
    assert run.returncode == 0, run.stderr
    with nginx.serving(run.stdout, port, tmp_path_factory.mktemp("nginx")) as root:
        yield root + str(request.param)


@pytest.fixture(scope="module")
def rules(site: Path) -> list[tuple[str, dict[str, str]]]:
    """`_headers` as its hosts read it: a path, perhaps with a * at its end, and headers below it."""
    found: list[tuple[str, dict[str, str]]] = []
    for line in (site / "_headers").read_text("utf-8").splitlines():
        if line.startswith("/"):
            found.append((line, {}))
        elif line.strip():
            name, _, value = line.strip().partition(": ")
            assert name not in found[-1][1]
            found[-1][1][name] = value
    assert len(found) > 5
    return found


def by_rules(rules: list[tuple[str, dict[str, str]]], path: str) -> dict[str, str]:
    """The headers of a path; no two rules may give the same one."""
    found: dict[str, str] = {}
    for pattern, headers in rules:
        if fnmatch.fnmatchcase(path, pattern):
            assert not found.keys() & headers.keys(), (path, pattern)
            found |= headers
    return found


def asked(path: str) -> str:
    """The address of a file, as a browser asks for it."""
    return "/" + (path.removesuffix("index.html") if path.rpartition("/")[2] == "index.html" else path)


@pytest.mark.slow
def test_every_file_comes_with_the_headers_of_the_table(
    served: str, files: dict[str, bytes], rules: list[tuple[str, dict[str, str]]]
) -> None:
    originals = [path for path in files if not path.endswith((".br", ".gz")) and path not in ("_headers", ".nojekyll")]
    assert len(originals) > 60
    for path in originals:
        answer = get(served, asked(path))
        assert (answer.status, answer.body) == (200, files[path]), path
        expected = {**ALWAYS, "Cache-Control": cache_control(f"/{path}")}
        assert by_rules(rules, asked(path)) == expected, path
        for name, value in expected.items():
            assert answer.headers[name.lower()] == value, (path, name)
        kind = TYPES[path.rpartition(".")[2]]
        assert answer.headers["content-type"] == kind, path


def test_both_kinds_of_caching_occur(files: dict[str, bytes]) -> None:
    kept = {path for path in files if cache_control(f"/{path}") == KEPT}
    assert {path.rpartition("/")[2] for path in kept} >= {"leeway.mjs", "pyodide.asm.wasm", "pages.css"}
    assert not {path for path in kept if path.endswith((".html", ".map"))}
    assert {"index.html", "404.html", "sw.js", "release.json", "search/search_index.json"} <= files.keys() - kept


@pytest.mark.parametrize(
    ("accept", "encoding"),
    [("br", "br"), ("gzip", "gzip"), ("gzip, deflate, br, zstd", "br"), ("identity", None), ("", None)],
)
def test_compressed_files_are_sent_to_those_who_take_them(
    served: str, files: dict[str, bytes], accept: str, encoding: str | None
) -> None:
    wasm = next(path for path in files if path.endswith(".wasm"))
    ending = {"br": ".br", "gzip": ".gz", None: ""}[encoding]
    for path in ("index.html", wasm):
        answer = get(served, asked(path), accept)
        assert answer.headers.get("content-encoding") == encoding
        assert answer.body == files[path + ending]
        assert answer.headers["content-type"] == TYPES[path.rpartition(".")[2]]
        assert "accept-encoding" in answer.headers["vary"].lower()
        whole = {"br": brotli.decompress, "gzip": gzip.decompress}.get(str(encoding), bytes)
        assert whole(answer.body) == files[path]


def test_who_has_a_page_already_is_told_so(served: str) -> None:
    first = get(served, "/playbook/checker/")
    again = get(served, "/playbook/checker/", **{"If-None-Match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    assert again.headers["cache-control"] == ASKED


@pytest.mark.parametrize(
    "path", ["/nowhere/", "/_headers", "/.nojekyll", "/assets/leeway/python-0123456789abcdef/gone.wasm", "/assets/"]
)
def test_what_is_not_there_is_the_page_that_says_so(served: str, files: dict[str, bytes], path: str) -> None:
    answer = get(served, path)
    assert answer.status in (403, 404) and answer.body == files["404.html"]
    assert answer.headers["cache-control"] == ASKED, "a file that is missing today may be there tomorrow"
    assert answer.headers["content-security-policy"] == ALWAYS["Content-Security-Policy"]
    assert answer.headers["content-type"] == TYPES["html"]


def test_an_error_is_not_kept_whatever_it_stands_for(served: str, files: dict[str, bytes]) -> None:
    wasm = next(path for path in files if path.endswith(".wasm"))
    part = get(served, asked(wasm), Range="bytes=0-9")
    assert (part.status, part.body, part.headers["cache-control"]) == (206, files[wasm][:10], KEPT)
    refused = get(served, asked(wasm), method="POST")
    assert (refused.status, refused.headers["cache-control"]) == (405, ASKED)


def test_a_folder_without_its_slash_leads_to_the_folder(served: str) -> None:
    answer = get(served, "/playbook/checker")
    assert answer.status == 301
    assert answer.headers["location"] == f"{urlsplit(served).path.rstrip('/')}/playbook/checker/"


def test_without_the_module_for_brotli_nginx_is_not_asked_for_it(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = printed(capsys, "nginx", "--site", tmp_path)
    assert not re.search(r"^\s*brotli", text, re.MULTILINE) and "gzip_static on;" in text


def test_an_address_on_https_has_a_place_for_its_certificate(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, "nginx", "--address", "https://playbook.example/")
    assert "listen 443 ssl;" in text and "server_name playbook.example;" in text and "ssl_certificate " in text
    assert printed(capsys, "caddy", "--address", "https://playbook.example/").count("\nhttps://playbook.example {") == 1


@pytest.mark.parametrize(
    "address", ["playbook.example", "ftp://a.example/", "http://", "http://a:b/", "http://a/$b", "http://a/b;c"]
)
def test_what_is_no_address_is_refused(capsys: pytest.CaptureFixture[str], address: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["host", "nginx", "--address", address])
    assert ended.value.code == 2
    assert "is not an address such as" in capsys.readouterr().err


def test_netlify_gets_the_file_of_the_site(capsys: pytest.CaptureFixture[str], site: Path, tmp_path: Path) -> None:
    assert printed(capsys, "netlify", "--site", site) == (site / "_headers").read_text("utf-8")
    assert main(["host", "netlify", "--site", str(tmp_path)]) == 1
    assert "`leeway build` makes one" in capsys.readouterr().err


def test_the_workflow_for_github_builds_and_publishes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    project.small(tmp_path)
    for folder, builds in ((project.CHECKOUT, "make site"), (tmp_path, "leeway build")):
        monkeypatch.chdir(folder)
        workflow = yaml.safe_load(printed(capsys, "github"))
        steps = workflow["jobs"]["publish"]["steps"]
        assert any(step.get("run", "").endswith(builds) for step in steps)
        assert [step["uses"].partition("@")[0] for step in steps if "uses" in step][-2:] == [
            "actions/upload-pages-artifact",
            "actions/deploy-pages",
        ]
        assert workflow["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}


DESKS = ("https://desk.example", "https://*.panels.example:8443", "http://localhost:9000")


def test_a_help_desk_that_is_named_may_show_pages_in_a_frame(
    capsys: pytest.CaptureFixture[str], site: Path, files: dict[str, bytes], tmp_path: Path
) -> None:
    """In every configuration, and nothing else changes in it; twice named is once."""
    assert "frame-ancestors 'self';" in ALWAYS["Content-Security-Policy"]
    named = [word for one in (*DESKS, DESKS[0].upper().replace("HTTPS", "https")) for word in ("--embed-in", one)]
    for host in ("nginx", "caddy", "netlify"):
        alone = printed(capsys, host, "--site", site)
        assert alone.count("frame-ancestors 'self';") == 1
        allowed = f"frame-ancestors 'self' {' '.join(DESKS)};"
        assert printed(capsys, host, "--site", site, *named) == alone.replace("frame-ancestors 'self';", allowed)
    port = nginx.free_port()
    text = printed(capsys, "nginx", "--site", site, "--address", f"http://{nginx.HOST}:{port}", "--brotli", *named)
    with nginx.serving(text, port, tmp_path) as address:
        for path in ("/", "/playbook/checker/?embed", "/sw.js", "/nowhere/"):
            assert get(address, path).headers["content-security-policy"] == always(DESKS)["Content-Security-Policy"]


def test_github_pages_say_that_anybody_may(capsys: pytest.CaptureFixture[str]) -> None:
    alone, named = printed(capsys, "github"), printed(capsys, "github", "--embed-in", "https://desk.example")
    assert "every site may" in named and yaml.safe_load(named) == yaml.safe_load(alone) and "every site may" not in alone


@pytest.mark.parametrize(
    ("origin", "hint"),
    [
        ("desk.example", "it begins with https://"),
        ("https://desk.example/", "write https://desk.example"),
        ("https://desk.example/apps?x=1", "write https://desk.example"),
        ("*", "everybody would be too many"),
        ("https://*", ""),
        ("https://*.example", ""),
        ("https://desk.example:port", ""),
        ("https://desk.example; script-src *", ""),
        ("https://desk example", ""),
        ("https://-desk.example", ""),
        ("data:", "it begins with https://"),
        ("", "it begins with https://"),
    ],
)
def test_what_is_no_origin_is_refused(capsys: pytest.CaptureFixture[str], origin: str, hint: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["host", "nginx", "--embed-in", origin])
    said = capsys.readouterr().err
    assert ended.value.code == 2
    assert f'"{origin}" is not an origin such as https://desk.example or https://*.desk.example' in said and hint in said


@pytest.mark.skipif(shutil.which("caddy") is None, reason="there is no Caddy here")
@pytest.mark.parametrize("below", ["", "/deep/playbook/"])
def test_caddy_sends_the_same(
    capsys: pytest.CaptureFixture[str], site: Path, files: dict[str, bytes], tmp_path: Path, below: str
) -> None:
    address = f"http://{nginx.HOST}:{nginx.free_port()}{below}"
    text = printed(capsys, "caddy", "--site", site, "--address", address)
    (tmp_path / "Caddyfile").write_text("{\n\tadmin off\n}\n" + text, "utf-8")
    run = subprocess.Popen(
        ["caddy", "run", "--config", "Caddyfile", "--adapter", "caddyfile"],
        cwd=tmp_path,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)},
    )
    try:
        _until_it_answers(address)
        for path in ("index.html", "sw.js", *(path for path in files if path.endswith((".wasm", ".mjs", "pages.css")))):
            answer = get(address, asked(path), "br")
            assert (answer.status, answer.body) == (200, files.get(f"{path}.br", files[path])), path
            for name, value in {**ALWAYS, "Cache-Control": cache_control(f"/{path}")}.items():
                assert answer.headers[name.lower()] == value, (path, name)
            assert answer.headers["content-type"].partition(";")[0] == TYPES[path.rpartition(".")[2]].partition(";")[0]
        for path in ("/nowhere/", "/_headers", "/assets/leeway/python-0123456789abcdef/gone.wasm"):
            answer = get(address, path)
            assert (answer.status, answer.body, answer.headers["cache-control"]) == (404, files["404.html"], ASKED), path
    finally:
        run.terminate()
        run.wait(nginx.PATIENCE)


def _until_it_answers(address: str) -> None:
    end = time.monotonic() + nginx.PATIENCE
    while True:
        try:
            get(address, "/")
            return
        except OSError:
            assert time.monotonic() < end
            time.sleep(0.05)
