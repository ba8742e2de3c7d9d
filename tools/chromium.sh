#!/bin/sh
# Makes sure there is a Chromium for the browser tests. Installs Debian's package where there is none.
set -eu
. "$(dirname "$0")/apt.sh"

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
install_packages "The browser tests drive a real Chromium, and none was found (chromium, chromium-browser, google-chrome)." chromium
have_chromium || fail "apt-get installed Chromium, but no command of that name is on PATH: $PATH"
