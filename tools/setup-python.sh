#!/bin/sh
# Makes .venv with everything in requirements.lock, each file checked against its hash, and this project in it.
# Usage: setup-python.sh PYTHON
set -eu
cd "$(dirname "$0")/.."
python=${1:-}

fail() {
  printf '\n%s\n\n' "$1" >&2
  exit 1
}

[ -n "$python" ] || fail "Leeway needs Python 3.11 or newer, and found none.
Install one (Debian and Ubuntu: apt-get install python3 python3-venv; macOS: brew install python), or name yours:
    make PYTHON=/path/to/python3.12"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
  fail "Leeway needs Python 3.11 or newer; $python is $("$python" -V 2>&1)."

if ! [ -x .venv/bin/python ] || ! [ -f .venv/.place ]; then
  echo "Setting up .venv with $("$python" -V). This happens once and takes a minute or two."
  rm -rf .venv
  "$python" -c 'import ensurepip, venv' 2>/dev/null || fail "$python cannot make a virtual environment: its venv or ensurepip module is missing.
On Debian and Ubuntu they are a package of their own:
    apt-get install python3-venv"
  "$python" -m venv .venv
  pwd >.venv/.place
fi

pip="$(pwd)/.venv/bin/python -m pip --disable-pip-version-check --quiet"
$pip install --require-hashes --only-binary :all: -r requirements.lock ||
  fail "The packages in requirements.lock could not be installed; the lines above say why. Run the same command again to go on."
$pip install --no-deps --no-build-isolation --editable .
