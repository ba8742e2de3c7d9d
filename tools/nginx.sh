#!/bin/sh
# Makes sure there is an nginx, with its module for brotli files, for the tests of the built site. Installs Debian's packages where
# there is none; no server is started by that.
set -eu
PATH=$PATH:/usr/sbin

have_nginx() {
  command -v nginx >/dev/null 2>&1 && find_module
}

find_module() {
  modules=$(nginx -V 2>&1 | tr ' ' '\n' | sed -n 's/^--modules-path=//p')
  [ -n "$modules" ] && [ -f "$modules/ngx_http_brotli_static_module.so" ]
}

if have_nginx; then
  exit 0
fi

fail() {
  printf '\n%s\n\n' "$1" >&2
  exit 1
}

packages="nginx libnginx-mod-http-brotli-static"
by_hand="The tests serve the built site with a real nginx and its module for brotli files, and did not find both.
Install them by hand, then run 'make test' again."

command -v apt-get >/dev/null 2>&1 || fail "$by_hand"
if [ "$(id -u)" = 0 ]; then
  as_root=
elif command -v sudo >/dev/null 2>&1; then
  as_root=sudo
else
  fail "$by_hand
    apt-get install $packages      (as root; there is no sudo here)"
fi

# Debian starts a server when it is installed, unless this file says no.
policy=/usr/sbin/policy-rc.d
ours=
if ! [ -e "$policy" ]; then
  ours=yes
  printf '#!/bin/sh\nexit 101\n' | $as_root tee "$policy" >/dev/null
  $as_root chmod 755 "$policy"
fi
clear_away() {
  [ -z "$ours" ] || $as_root rm -f "$policy"
}
trap clear_away EXIT

echo "Installing nginx for the tests: ${as_root:+$as_root }apt-get update, then apt-get install $packages."
log=$(mktemp)
# shellcheck disable=SC2086 # two packages
if ! { $as_root apt-get update && $as_root env DEBIAN_FRONTEND=noninteractive \
  apt-get install --yes --no-install-recommends $packages; } >"$log" 2>&1; then
  tail -n 20 "$log" >&2
  fail "nginx could not be installed; the lines above are the last that apt-get said (all of them: $log).
$by_hand"
fi
rm -f "$log"
have_nginx || fail "apt-get installed nginx, but the command or its module for brotli files is not there.
$by_hand"
