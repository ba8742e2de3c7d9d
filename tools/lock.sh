#!/usr/bin/env bash
# Writes requirements*.lock and the two package-lock.json anew from pyproject.toml, package.json and tools/lighthouse.
# Versions already locked stay, unless pyproject.toml forbids them; `make lock UPGRADE=1` takes the newest of all.
# The files hold hashes and no host: they work with any mirror.
set -euo pipefail
cd "$(dirname "$0")/.."

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"${PYTHON:-python3}" -m venv "$scratch/venv"
"$scratch/venv/bin/python" -m pip install --quiet --disable-pip-version-check uv

compile() { # OUTPUT ARGUMENTS...: one lock for Python 3.11 and newer, Linux and macOS
  local output=$1
  shift
  "$scratch/venv/bin/uv" pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" ${UPGRADE:+--upgrade} \
    "$@" --output-file "$output"
}

compile requirements.lock pyproject.toml --group dev
compile requirements-node.lock --group node
compile requirements-bench.lock --group bench
npm install --package-lock-only --ignore-scripts ${UPGRADE:+--prefer-online}
npm --prefix tools/lighthouse install --package-lock-only --ignore-scripts ${UPGRADE:+--prefer-online}
