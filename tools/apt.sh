# Sourced by the scripts that need a program of the system: installs Debian's packages, or says how to do it by hand and ends.
#
#   . tools/apt.sh; install_packages "what needs them and was not found" PACKAGE ...

fail() {
  printf '\n%s\n\n' "$1" >&2
  exit 1
}

install_packages() {
  by_hand="$1
Install it by hand, then run 'make test' again."
  shift
  command -v apt-get >/dev/null 2>&1 || fail "$by_hand"
  if [ "$(id -u)" = 0 ]; then
    as_root=
  elif command -v sudo >/dev/null 2>&1; then
    as_root=sudo
  else
    fail "$by_hand
    apt-get install $*      (as root; there is no sudo here)"
  fi
  without_servers
  echo "Installing for the tests: ${as_root:+$as_root }apt-get update, then apt-get install $*."
  log=$(mktemp)
  if ! { $as_root apt-get update && $as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install --yes --no-install-recommends "$@"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    fail "$* could not be installed; the lines above are the last that apt-get said (all of them: $log).
$by_hand"
  fi
  rm -f "$log"
}

# Debian starts a server when it is installed, unless this file says no.
without_servers() {
  policy=/usr/sbin/policy-rc.d
  if [ -e "$policy" ]; then
    return
  fi
  printf '#!/bin/sh\nexit 101\n' | $as_root tee "$policy" >/dev/null
  $as_root chmod 755 "$policy"
  trap '$as_root rm -f "$policy"' EXIT
}
