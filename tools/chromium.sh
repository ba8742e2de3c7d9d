#!/bin/sh
# Makes sure there is a Chromium for the browser tests. Installs Debian's package where there is none.
set -eu

have_chromium() {
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v "$name" >/dev/null 2>&1; then
      return 0
    fi
  done
  return 1
}

if have_chromium; then
  exit 0
fi

fail() {
  printf '\n%s\n\n' "$1" >&2
  exit 1
}

by_hand="The browser tests drive a real Chromium, and none was found (chromium, chromium-browser, google-chrome).
Install one by hand, then run 'make test' again."

command -v apt-get >/dev/null 2>&1 || fail "$by_hand"
if [ "$(id -u)" = 0 ]; then
  as_root=
elif command -v sudo >/dev/null 2>&1; then
  as_root=sudo
else
  fail "$by_hand
    apt-get install chromium      (as root; there is no sudo here)"
fi

echo "Installing Chromium for the browser tests: ${as_root:+$as_root }apt-get update, then apt-get install chromium."
log=$(mktemp)
if ! { $as_root apt-get update && $as_root env DEBIAN_FRONTEND=noninteractive \
  apt-get install --yes --no-install-recommends chromium; } >"$log" 2>&1; then
  tail -n 20 "$log" >&2
  fail "Chromium could not be installed; the lines above are the last that apt-get said (all of them: $log).
$by_hand"
fi
rm -f "$log"
have_chromium || fail "apt-get installed Chromium, but no command of that name is on PATH: $PATH
$by_hand"
