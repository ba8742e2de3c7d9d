"""A real nginx on a port of this machine, with the configuration that `leeway host nginx` prints."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HOST = "127.0.0.1"
PATIENCE = 30.0
# What a machine's own nginx.conf has around the configuration, as little of it as nginx starts with.
AROUND = """
load_module {modules}/ngx_http_brotli_static_module.so;
{user}
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  include {folder}/playbook.conf;
}}
"""


def command() -> str:
    """The program; `make test` installs it."""
    found = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    assert found, "There is no nginx here: sh tools/nginx.sh"
    return found


def free_port() -> int:
    with socket.socket() as one:
        one.bind((HOST, 0))
        return int(one.getsockname()[1])


@contextmanager
def serving(configuration: str, port: int, folder: Path) -> Iterator[str]:
    """Serve until the end of the block what a configuration for `port` says; the address."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "playbook.conf").write_text(configuration, "utf-8")
    built = subprocess.run([command(), "-V"], capture_output=True, text=True, check=True).stderr
    modules = re.search(r"--modules-path=(\S+)", built)
    assert modules, built
    user = "user root;" if os.geteuid() == 0 else ""  # others may not read a test's folder
    around = AROUND.format(modules=modules[1], user=user, folder=folder)
    (folder / "nginx.conf").write_text(around, "utf-8")
    run = subprocess.Popen([command(), "-p", folder, "-c", folder / "nginx.conf"], stderr=subprocess.PIPE, text=True)
    try:
        _wait(run, port)
        yield f"http://{HOST}:{port}"
    finally:
        run.terminate()
        run.wait(PATIENCE)


def _wait(run: subprocess.Popen[str], port: int) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        assert run.poll() is None, run.stderr.read() if run.stderr else ""
        with socket.socket() as one:
            if one.connect_ex((HOST, port)) == 0:
                return
        assert time.monotonic() < end, "nginx does not answer"
        time.sleep(0.02)
