#!/bin/sh
# Makes sure there is an nginx, with its module for brotli files, for the tests of the built site. Installs Debian's packages where
# there is none; no server is started by that.
set -eu
. "$(dirname "$0")/apt.sh"
PATH=$PATH:/usr/sbin

have_nginx() {
  command -v nginx >/dev/null 2>&1 && have_module
}

have_module() {
  modules=$(nginx -V 2>&1 | tr ' ' '\n' | sed -n 's/^--modules-path=//p')
  [ -n "$modules" ] && [ -f "$modules/ngx_http_brotli_static_module.so" ]
}

if have_nginx; then
  exit 0
fi
install_packages "The tests serve the built site with a real nginx and its module for brotli files, and did not find both." \
  nginx libnginx-mod-http-brotli-static
have_nginx || fail "apt-get installed nginx, but the command or its module for brotli files is not there."
